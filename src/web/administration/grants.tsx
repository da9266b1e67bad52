import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { EffectDto, PeopleDto, PersonDto, RoleNamesDto, SeatDto } from '../../api/contract/administration.ts';
import { Dialog } from '../kit/dialog.tsx';
import { printNumber } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { OnlyFor } from './admin-nav.tsx';
import { ConfirmEffect } from './effect.tsx';
import { Find, Refusals, RoleChecks, Span } from './parts.tsx';
import { peopleQuery, refusalsOf, roleNamesQuery, useChange, usePreview } from './queries.ts';
import { Pages, SeatCells, SeatRoles } from './seat-words.tsx';

interface Chosen {
  readonly person: PersonDto;
  readonly seat: SeatDto;
}

/** 岗位授权: who holds which roles, those that wait first. */
export const GrantsPage = () => (
  <OnlyFor entry="/administration/grants">
    <Grants />
  </OnlyFor>
);

function Grants() {
  useTitle('岗位授权');
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState('');
  const [waiting, setWaiting] = useState(true);
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<Chosen>();
  const q = useDeferredValue(typed.trim());
  const people = useQuery(peopleQuery({ q, role, waiting: waiting ? '1' : undefined, page }));
  const names = useQuery(roleNamesQuery).data;
  const find = (more: () => void) => {
    more();
    setPage(1);
  };
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>岗位授权</h1>
          <p className="grey">岗位由系统管理员设立，权限在这里授予；先看谁增加、谁减少，再确认。</p>
        </div>
      </header>
      <search className="admin-filters no-print" aria-label="筛选">
        <div className="admin-tabs" role="group" aria-label="范围">
          <button type="button" aria-pressed={waiting} onClick={() => find(() => setWaiting(true))}>
            待授权
          </button>
          <button type="button" aria-pressed={!waiting} onClick={() => find(() => setWaiting(false))}>
            全部岗位
          </button>
        </div>
        <Find label="查姓名、单位或者岗位" value={typed} onChange={(v) => find(() => setTyped(v))} />
        <select className="input" aria-label="角色" value={role} onChange={(e) => find(() => setRole(e.target.value))}>
          <option value="">角色：全部</option>
          {(names ?? []).map((r) => (
            <option key={r.id} value={r.id}>
              {r.title}
            </option>
          ))}
        </select>
        <span className="grey" role="status">
          {people.data ? `${printNumber(people.data.total)} 人` : ''}
        </span>
      </search>
      <Await query={people}>
        {(data) => (
          <div className={people.isPlaceholderData ? 'list-stale' : ''}>
            <Rows data={data} names={names} waiting={waiting} onChoose={setChosen} />
            <Pages data={data} onPage={setPage} />
          </div>
        )}
      </Await>
      {chosen ? <GrantDialog key={chosen.seat.id} {...chosen} names={names} onClose={() => setChosen(undefined)} /> : null}
    </div>
  );
}

interface RowsProps {
  readonly data: PeopleDto;
  readonly names: RoleNamesDto | undefined;
  readonly waiting: boolean;
  readonly onChoose: (chosen: Chosen) => void;
}

function Rows({ data, names, waiting, onChoose }: RowsProps) {
  const rows = data.rows.flatMap((person) =>
    person.seats.filter((s) => s.state !== 'ended' && (!waiting || s.asked !== null)).map((seat) => ({ person, seat })),
  );
  if (rows.length === 0) {
    return (
      <Note title={waiting ? '没有等待授权的岗位' : '没有找到这样的岗位'}>
        {waiting ? '新设、调任和代行的岗位会出现在这里。' : '换个词试试。'}
      </Note>
    );
  }
  return (
    <table className="grid-table admin-table" aria-label="岗位授权">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">岗位</th>
          <th scope="col">角色</th>
          <th scope="col">任期</th>
          <th scope="col">
            <span className="unseen">办理</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ person, seat }) => (
          <tr key={seat.id}>
            <td data-cell="title">
              {person.name}
              {person.active ? null : <span className="admin-off">已停用</span>}
            </td>
            <SeatCells seat={seat} names={names} />
            <td data-cell="acts" className="admin-acts">
              <button
                type="button"
                className={seat.asked ? 'button compact' : 'button plain compact'}
                aria-label={`${person.name} ${seat.title} 授权`}
                onClick={() => onChoose({ person, seat })}
              >
                {seat.asked ? '授权' : '调整'}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface GrantProps extends Chosen {
  readonly names: RoleNamesDto | undefined;
  readonly onClose: () => void;
}

function GrantDialog({ person, seat, names, onClose }: GrantProps) {
  const [roles, setRoles] = useState<readonly string[]>(seat.asked ?? seat.roles);
  const path = `/posts/${encodeURIComponent(seat.id)}/roles`;
  const preview = usePreview<EffectDto>(path);
  const change = useChange(path);
  const refusals = refusalsOf(change.error ?? preview.error);
  const choose = (next: readonly string[]) => {
    setRoles(next);
    preview.reset();
    change.reset();
  };
  return (
    <Dialog title={`${person.name}：岗位授权`} onClose={onClose}>
      <p>
        <b>{seat.title}</b>　{seat.unit.name}
      </p>
      <p className="grey small">
        <Span from={seat.from} to={seat.to} />
        {'　'}现有：
        <SeatRoles seat={seat} names={names} />
      </p>
      {seat.standsFor === null ? null : <p className="admin-lead">代{seat.standsFor}办理：权限不能超出原岗位，到期自动结束。</p>}
      <form
        className="act-form admin-gap"
        onSubmit={(event) => {
          event.preventDefault();
          preview.mutate({ roles });
        }}
      >
        <Refusals refusals={refusals} fields={['roles']} />
        <RoleChecks legend="授予的角色" help="全部去掉即收回这个岗位的权限" chosen={roles} onChange={choose} refusals={refusals} />
        {preview.data ? (
          <ConfirmEffect
            effect={preview.data}
            pending={change.isPending}
            label="确认授权"
            onConfirm={() => change.mutate({ roles, digest: preview.data.digest }, { onSuccess: onClose })}
          />
        ) : (
          <button type="submit" className="button primary" disabled={preview.isPending}>
            核对影响
          </button>
        )}
      </form>
    </Dialog>
  );
}
