import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { SessionDto } from '../../api/contract.ts';
import { call, keepCsrf, OfflineError, ProblemError, statusOf } from '../client.ts';
import { useTitle } from '../kit/title.ts';
import { type DemoAccountsDto, demoAccountsQuery, sessionQuery } from '../queries.ts';
import './sign-in.css';

interface Credentials {
  readonly account: string;
  readonly password: string;
}

function useSignIn() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false });
  return useMutation({
    mutationFn: (body: Credentials) => call<SessionDto>('POST', '/session', { body }),
    onSuccess: async (session) => {
      queries.clear();
      keepCsrf(session.csrf);
      queries.setQueryData(sessionQuery.queryKey, session);
      // Only a path of our own: never an address from elsewhere.
      const back = to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/sign-in') ? to : '/';
      await navigate({ href: back });
    },
  });
}

function wordsOf(error: unknown): string {
  if (error instanceof OfflineError) return '连不上服务器，请检查网络后再试。';
  if (statusOf(error) === 429) return '尝试次数过多，请稍候再试。';
  if (error instanceof ProblemError && error.problem.detail) return error.problem.detail;
  return statusOf(error) === 401 ? '账号或密码不对，请重新输入。' : '没有登录成功，请再试一次。';
}

export function SignInPage() {
  useTitle('登录');
  const signIn = useSignIn();
  const demo = useQuery(demoAccountsQuery).data;
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <header>
          <p className="sign-in-name">准绳</p>
          <h1>法治政府建设督导考评平台</h1>
        </header>
        {/* A refused attempt leaves what was typed, and says why above it. */}
        <p className="sign-in-error" role="alert">
          {signIn.isError ? wordsOf(signIn.error) : ''}
        </p>
        <SignInForm busy={signIn.isPending} onSubmit={signIn.mutate} />
        {demo?.accounts.length ? <Demonstration demo={demo} busy={signIn.isPending} onPick={signIn.mutate} /> : null}
      </div>
    </main>
  );
}

function SignInForm({ busy, onSubmit }: { readonly busy: boolean; readonly onSubmit: (given: Credentials) => void }) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    onSubmit({ account: String(given.get('account') ?? '').trim(), password: String(given.get('password') ?? '') });
  };
  return (
    <form ref={form} onSubmit={submit}>
      <label htmlFor={`${id}a`}>账号</label>
      <input id={`${id}a`} className="input" name="account" autoComplete="username" required maxLength={64} />
      <label htmlFor={`${id}p`}>密码</label>
      <div className="sign-in-password">
        <input
          id={`${id}p`}
          className="input"
          name="password"
          type={shown ? 'text' : 'password'}
          autoComplete="current-password"
          required
          maxLength={128}
        />
        <button type="button" className="button plain compact" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? '隐藏' : '显示'}
        </button>
      </div>
      <button type="submit" className="button primary" disabled={busy}>
        {busy ? '正在登录…' : '登录'}
      </button>
    </form>
  );
}

interface DemoProps {
  readonly demo: DemoAccountsDto;
  readonly busy: boolean;
  readonly onPick: (given: Credentials) => void;
}

function Demonstration({ demo, busy, onPick }: DemoProps) {
  return (
    <section className="sign-in-demo">
      <h2>演示账号</h2>
      <p className="grey small">演示数据均为模拟，人名均为虚构。点一行即登录。</p>
      <ul>
        {demo.accounts.map((a) => (
          <li key={a.account}>
            <button type="button" disabled={busy} onClick={() => onPick({ account: a.account, password: demo.password })}>
              <span className="sign-in-post">{a.post}</span>
              <span className="grey nowrap">{a.name}</span>
              <span className="grey sign-in-why">{a.why}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
