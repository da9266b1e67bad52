import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { IssuedPasswordDto, LockedAccountDto, SignInRuleDto, SignInRulesDto } from '../../api/contract/account.ts';
import { call } from '../client.ts';
import { useSession } from '../frame/session.ts';
import { printInstant } from '../kit/format.ts';
import { Await, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { Failure } from './fields.tsx';
import { lockedQuery, rulesQuery } from './queries.ts';
import './account.css';

const enc = encodeURIComponent;

/** 登录管理: what the system and the security administrator do about the sign-in of others, each their own. */
export function KeepingPage() {
  useTitle('登录管理');
  const { duties } = useSession().post;
  const [system, security] = [duties.includes('system-administrator'), duties.includes('security-administrator')];
  return (
    <div className="page account">
      <header className="page-head">
        <h1>登录管理</h1>
      </header>
      {system ? (
        <>
          <Locked />
          <Reset />
        </>
      ) : null}
      {security ? (
        <>
          <Rules />
          <LostPhone />
        </>
      ) : null}
      {system || security ? null : <Note title="这里不在您的职责范围内">登录由系统管理员和安全保密管理员管理。</Note>}
    </div>
  );
}

function Locked() {
  const locked = useQuery(lockedQuery);
  const queries = useQueryClient();
  const unlock = useMutation({
    mutationFn: (account: string) => call<undefined>('POST', `/sign-in/accounts/${enc(account)}/unlock`),
    onSettled: () => queries.invalidateQueries({ queryKey: lockedQuery.queryKey }),
  });
  return (
    <section className="section" aria-labelledby="keeping-locked">
      <h2 id="keeping-locked">已锁定的账号</h2>
      <Await query={locked}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="grey">现在没有锁定的账号。连续输错密码的账号会列在这里，到时自动解除。</p>
          ) : (
            <ul className="account-devices">
              {rows.map((row) => (
                <LockedRow key={row.account} row={row} busy={unlock.isPending} onUnlock={() => unlock.mutate(row.account)} />
              ))}
            </ul>
          )
        }
      </Await>
      <Failure error={unlock.error} />
    </section>
  );
}

function LockedRow({ row, busy, onUnlock }: { readonly row: LockedAccountDto; readonly busy: boolean; readonly onUnlock: () => void }) {
  return (
    <li>
      <p>
        <span className="account-device">{row.name}</span> <span className="grey">{row.account}</span>
        <span className="grey small account-when">{printInstant(row.until)} 自动解除</span>
      </p>
      <button type="button" className="button compact" aria-label={`解锁${row.name}`} disabled={busy} onClick={onUnlock}>
        解锁
      </button>
    </li>
  );
}

interface AskProps {
  readonly label: string;
  readonly act: string;
  readonly busy: boolean;
  readonly onAsk: (account: string) => void;
}

/** One account by its name, and what to do with it. */
function AskAccount({ label, act, busy, onAsk }: AskProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAsk(String(new FormData(event.currentTarget).get('account') ?? '').trim());
  };
  return (
    <form className="keeping-ask" onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className="input" name="account" autoComplete="off" required maxLength={80} />
      <button type="submit" className="button" disabled={busy}>
        {act}
      </button>
    </form>
  );
}

function Reset() {
  const reset = useMutation({
    mutationFn: (account: string) => call<IssuedPasswordDto>('POST', `/sign-in/accounts/${enc(account)}/password`),
  });
  return (
    <section className="section" aria-labelledby="keeping-reset">
      <h2 id="keeping-reset">重置密码</h2>
      <p className="grey small">忘记密码的，由平台给出一个临时密码；本人用它登录后必须更换。其所有设备同时退出。</p>
      <AskAccount label="账号" act="重置" busy={reset.isPending} onAsk={reset.mutate} />
      <Failure error={reset.error} />
      {reset.data ? (
        <p className="keeping-issued" role="status">
          {reset.data.name}（{reset.data.account}）的临时密码：<strong>{reset.data.password}</strong>
          <span className="grey small">请当面或者电话告知本人，离开本页后不再显示。</span>
        </p>
      ) : null}
    </section>
  );
}

function LostPhone() {
  const [done, setDone] = useState<string>();
  const remove = useMutation({
    mutationFn: (account: string) => call<undefined>('DELETE', `/sign-in/accounts/${enc(account)}/second-factor`),
    onMutate: () => setDone(undefined),
    onSuccess: (_none, account) => setDone(account),
  });
  return (
    <section className="section" aria-labelledby="keeping-factor">
      <h2 id="keeping-factor">停用他人的动态口令</h2>
      <p className="grey small">手机遗失、恢复码也没有的，核实本人身份后停用；其所有设备同时退出，之后只凭密码登录，可重新启用。</p>
      <AskAccount label="账号" act="停用" busy={remove.isPending} onAsk={remove.mutate} />
      <Failure error={remove.error} />
      <p className="light-green" role="status">
        {done === undefined ? '' : `${done} 的动态口令已停用。`}
      </p>
    </section>
  );
}

function Rules() {
  const rules = useQuery(rulesQuery);
  return (
    <section className="section" aria-labelledby="keeping-rules">
      <h2 id="keeping-rules">登录规则</h2>
      <Await query={rules}>{(data) => <RulesForm key={JSON.stringify(data.rules)} data={data} />}</Await>
    </section>
  );
}

function RulesForm({ data }: { readonly data: SignInRulesDto }) {
  const queries = useQueryClient();
  const [done, setDone] = useState(false);
  const save = useMutation({
    mutationFn: (values: Readonly<Record<string, number>>) => call<SignInRulesDto>('PUT', '/sign-in/rules', { body: { values } }),
    onSuccess: (next) => {
      queries.setQueryData(rulesQuery.queryKey, next);
      setDone(true);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    setDone(false);
    save.mutate(Object.fromEntries(data.rules.map((r) => [r.id, Number(given.get(r.id))])));
  };
  return (
    <form onSubmit={submit}>
      <p className="grey small">以下是平台缺省的要求，不是法律规定；可在所列范围内调整，保存后立即生效。</p>
      {data.warning === null ? null : <p className="keeping-warning">{data.warning}。</p>}
      <ul className="keeping-rules">
        {data.rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} />
        ))}
      </ul>
      <Failure error={save.error} />
      <div className="account-row">
        <p className="light-green" role="status">
          {done ? '已保存。' : ''}
        </p>
        <button type="submit" className="button primary" disabled={save.isPending}>
          保存
        </button>
      </div>
    </form>
  );
}

function RuleRow({ rule }: { readonly rule: SignInRuleDto }) {
  const id = useId();
  return (
    <li>
      <label htmlFor={id}>
        {rule.title}
        <span className="grey small" id={`${id}n`}>
          {rule.note ? `${rule.note}；` : ''}
          {rule.min}–{rule.max}，缺省 {rule.preset}
        </span>
      </label>
      <span className="keeping-number">
        <input
          id={id}
          className="input"
          name={rule.id}
          type="number"
          inputMode="numeric"
          required
          min={rule.min}
          max={rule.max}
          defaultValue={rule.value}
          aria-describedby={`${id}n`}
        />
        <span className="grey">{rule.unit}</span>
      </span>
    </li>
  );
}
