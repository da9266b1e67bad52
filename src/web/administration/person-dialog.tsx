import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { IssuedPasswordDto } from '../../api/contract/account.ts';
import type { PersonDto, SeatDto } from '../../api/contract/administration.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Refusals, Span } from './parts.tsx';
import { Issued } from './person-new.tsx';
import { refusalsOf, roleNamesQuery, useChange } from './queries.ts';
import { DelegateForm, EndForm, SeatForm } from './seat-form.tsx';
import { SeatRoles } from './seat-words.tsx';

type Doing =
  | { readonly what: 'open' }
  | { readonly what: 'transfer' | 'delegate' | 'end'; readonly seat: SeatDto }
  | { readonly what: 'issued'; readonly password: string };

/** One person: the posts held, and everything that can be done about them and the account. */
export function PersonDialog({ person, onClose }: { readonly person: PersonDto; readonly onClose: () => void }) {
  const [doing, setDoing] = useState<Doing>();
  const back = () => setDoing(undefined);
  if (doing) {
    return (
      <Dialog key={doing.what} title={titleOf(doing, person)} onClose={onClose}>
        {doing.what === 'issued' ? null : (
          <button type="button" className="link-button admin-back" onClick={back}>
            返回{person.name}
          </button>
        )}
        {formOf(doing, person, back)}
      </Dialog>
    );
  }
  return (
    <Dialog key="person" title={person.name} onClose={onClose}>
      <p className="grey">
        账号 {person.login}
        {person.active ? '' : '，已停用'}
      </p>
      <Seats person={person} onDoing={setDoing} />
      <Account person={person} onIssued={(password) => setDoing({ what: 'issued', password })} />
    </Dialog>
  );
}

function titleOf(doing: Doing, person: PersonDto): string {
  if (doing.what === 'open') return `为${person.name}新设岗位`;
  if (doing.what === 'issued') return `${person.name}的新密码`;
  const words = { transfer: '调任', delegate: '委托代行', end: '结束岗位' } as const;
  return `${person.name}：${words[doing.what]}`;
}

function formOf(doing: Doing, person: PersonDto, onDone: () => void): ReactNode {
  if (doing.what === 'open') return <SeatForm path={`/people/${encodeURIComponent(person.id)}/posts`} submit="新设岗位" onDone={onDone} />;
  if (doing.what === 'issued') return <Issued login={person.login} password={doing.password} onDone={onDone} />;
  const { seat } = doing;
  return (
    <>
      <p>
        {seat.unit.name} {seat.title}
      </p>
      {doing.what === 'transfer' ? (
        <>
          <p className="admin-lead">原岗位在调任日结束，以往办理的记录仍在原单位；新岗位授权后生效。</p>
          <SeatForm path={`/posts/${encodeURIComponent(seat.id)}/transfer`} submit="办理调任" fromLabel="调任日期" onDone={onDone} />
        </>
      ) : null}
      {doing.what === 'delegate' ? <DelegateForm seat={seat} onDone={onDone} /> : null}
      {doing.what === 'end' ? <EndForm seat={seat} onDone={onDone} /> : null}
    </>
  );
}

function Seats({ person, onDoing }: { readonly person: PersonDto; readonly onDoing: (doing: Doing) => void }) {
  const names = useQuery(roleNamesQuery).data;
  const current = person.seats.filter((s) => s.state !== 'ended');
  const ended = person.seats.filter((s) => s.state === 'ended');
  return (
    <section className="section">
      <h3>岗位</h3>
      <ul className="seat-list">
        {current.map((seat) => (
          <li key={seat.id}>
            <p>
              <b>{seat.title}</b>　{seat.unit.name}
            </p>
            <p className="small">
              <SeatRoles seat={seat} names={names} />
            </p>
            <p className="grey small">
              <Span from={seat.from} to={seat.to} />
            </p>
            <div className="seat-acts">
              {seat.standsFor === null ? (
                <button type="button" className="button compact" onClick={() => onDoing({ what: 'transfer', seat })}>
                  调任
                </button>
              ) : null}
              {seat.standsFor === null && seat.roles.length > 0 ? (
                <button type="button" className="button compact" onClick={() => onDoing({ what: 'delegate', seat })}>
                  委托代行
                </button>
              ) : null}
              <button type="button" className="button compact" onClick={() => onDoing({ what: 'end', seat })}>
                结束
              </button>
            </div>
          </li>
        ))}
      </ul>
      {current.length === 0 ? <p className="grey">没有在任岗位。</p> : null}
      <button type="button" className="button" onClick={() => onDoing({ what: 'open' })}>
        新设岗位
      </button>
      {ended.length > 0 ? (
        <details className="seat-ended">
          <summary>曾任{ended.length}个岗位</summary>
          <ul>
            {ended.map((s) => (
              <li key={s.id} className="small">
                {s.unit.name} {s.title}
                <span className="grey">
                  {'　'}
                  <Span from={s.from} to={s.to} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function Account({ person, onIssued }: { readonly person: PersonDto; readonly onIssued: (password: string) => void }) {
  const sign = `/sign-in/accounts/${encodeURIComponent(person.login)}`;
  const reset = useChange<IssuedPasswordDto>(`${sign}/password`);
  const unlock = useChange(`${sign}/unlock`);
  const use = useChange(`/people/${encodeURIComponent(person.id)}/${person.active ? 'close' : 'reopen'}`);
  const [asking, setAsking] = useState<'reset' | 'use'>();
  const refusals = refusalsOf(reset.error ?? unlock.error ?? use.error);
  const busy = reset.isPending || unlock.isPending || use.isPending;
  return (
    <section className="section">
      <h3>账号</h3>
      <Refusals refusals={refusals} fields={[]} />
      <div className="seat-acts">
        <button type="button" className="button compact" disabled={busy} onClick={() => setAsking('reset')}>
          重置密码
        </button>
        <button type="button" className="button compact" disabled={busy} onClick={() => unlock.mutate(undefined)}>
          解除锁定
        </button>
        <button type="button" className="button compact" disabled={busy} onClick={() => setAsking('use')}>
          {person.active ? '停用账号' : '恢复账号'}
        </button>
      </div>
      {unlock.isSuccess ? <p role="status">已解除锁定，可以立即登录。</p> : null}
      {asking === 'reset' ? (
        <Ask
          text={`为${person.name}生成新密码？原密码立即失效，本人登录后须自行更换。`}
          yes="生成新密码"
          onYes={() => reset.mutate(undefined, { onSuccess: (issued) => onIssued(issued.password), onSettled: () => setAsking(undefined) })}
          onNo={() => setAsking(undefined)}
        />
      ) : null}
      {asking === 'use' ? (
        <Ask
          text={person.active ? `停用${person.name}的账号？立即退出登录；岗位和以往记录不动，可以恢复。` : `恢复${person.name}的账号？`}
          yes={person.active ? '停用' : '恢复'}
          onYes={() => use.mutate(undefined, { onSettled: () => setAsking(undefined) })}
          onNo={() => setAsking(undefined)}
        />
      ) : null}
    </section>
  );
}

interface AskProps {
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Ask({ text, yes, onYes, onNo }: AskProps) {
  return (
    <div className="admin-ask" role="alertdialog" aria-label={yes}>
      <p>{text}</p>
      <div className="seat-acts">
        <button type="button" className="button primary compact" onClick={onYes}>
          {yes}
        </button>
        <button type="button" className="button compact" onClick={onNo}>
          不办了
        </button>
      </div>
    </div>
  );
}
