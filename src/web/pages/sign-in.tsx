import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useId, useState } from 'react';
import type { NextStepDto, SignInDto } from '../../api/contract/account.ts';
import { Failure, PasswordField } from '../account/fields.tsx';
import { stepQuery, waysQuery } from '../account/queries.ts';
import { call, keepCsrf, query } from '../client.ts';
import { useTitle } from '../kit/title.ts';
import { type DemoAccountsDto, demoAccountsQuery, sessionQuery } from '../queries.ts';
import { ChangeStep, CodeStep } from './sign-in-steps.tsx';
import './sign-in.css';

interface Credentials {
  readonly account: string;
  readonly password: string;
}

/** Only a path of our own: never an address from elsewhere. */
const ownPath = (to: string | undefined): string => (to?.startsWith('/') && !/^\/[/\\]|^\/sign-in/.test(to) ? to : '/');

/** Goes in, or to the step that comes before it. */
function useCame(onStep: (step: NextStepDto) => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false });
  return async (came: SignInDto): Promise<void> => {
    if ('next' in came) {
      onStep(came);
      return;
    }
    queries.clear();
    keepCsrf(came.csrf);
    queries.setQueryData(sessionQuery.queryKey, came);
    await navigate({ href: ownPath(to) });
  };
}

/** Why the single sign-on brought nobody. */
const ssoFailures: Readonly<Record<string, string>> = {
  unreachable: '统一身份认证暂时连不上，请稍后再试，或者用账号和密码登录。',
  refused: '统一身份认证没有完成，请再试一次，或者用账号和密码登录。',
  'no-account': '统一身份认证已通过，但本平台没有您的账号。请联系本单位的系统管理员开通。',
  'no-post': '您的账号没有在任岗位，请联系系统管理员分配岗位。',
};

export function SignInPage() {
  useTitle('登录');
  const pending = useQuery(stepQuery).data;
  /** Undefined: as the server has it; null: begun anew. */
  const [step, setStep] = useState<NextStepDto | null>();
  const came = useCame(setStep);
  const now = step === undefined ? (pending ?? null) : step;
  const props = { onCame: (dto: SignInDto) => void came(dto), onLeave: () => setStep(null) };
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <header>
          <p className="sign-in-name">准绳</p>
          <h1>法治政府建设督导考评平台</h1>
        </header>
        {now?.next === 'code' ? <CodeStep step={now} {...props} /> : null}
        {now?.next === 'change' ? <ChangeStep step={now} {...props} /> : null}
        {now === null ? <FirstStep onCame={props.onCame} /> : null}
        <p className="sign-in-public">
          <a href="/p/">公众服务：查文件、提意见、申请和查办件</a>
        </p>
      </div>
    </main>
  );
}

/** Account and password, the city's single sign-on where there is one, the accounts of a demonstration. */
function FirstStep({ onCame }: { readonly onCame: (came: SignInDto) => void }) {
  const { sso } = useSearch({ strict: false });
  const demo = useQuery(demoAccountsQuery).data;
  const signIn = useMutation({
    mutationFn: (body: Credentials) => call<SignInDto>('POST', '/session', { body }),
    onSuccess: onCame,
  });
  return (
    <>
      {/* A refused attempt leaves what was typed, and says why above it. */}
      <Failure error={signIn.error} said={signIn.isIdle && sso !== undefined ? (ssoFailures[sso] ?? ssoFailures.refused) : undefined} />
      <SignInForm busy={signIn.isPending} onSubmit={signIn.mutate} />
      <SingleSignOn />
      {demo?.accounts.length ? <Demonstration demo={demo} busy={signIn.isPending} onPick={signIn.mutate} /> : null}
    </>
  );
}

function SignInForm({ busy, onSubmit }: { readonly busy: boolean; readonly onSubmit: (given: Credentials) => void }) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    onSubmit({ account: String(given.get('account') ?? '').trim(), password: String(given.get('password') ?? '') });
  };
  return (
    <form onSubmit={submit}>
      <div className="entry">
        <label htmlFor={`${id}a`}>账号</label>
        <input id={`${id}a`} className="input" name="account" autoComplete="username" required maxLength={64} />
      </div>
      <PasswordField label="密码" name="password" autoComplete="current-password" />
      <button type="submit" className="button primary" disabled={busy}>
        {busy ? '正在登录…' : '登录'}
      </button>
    </form>
  );
}

function SingleSignOn() {
  const { to } = useSearch({ strict: false });
  const sso = useQuery(waysQuery).data?.sso;
  if (!sso) return null;
  return (
    <p className="sign-in-sso">
      <span className="grey small">或者</span>
      <a className="button" href={`/api/session/oidc${query({ to: ownPath(to) })}`}>
        用{sso.title}登录
      </a>
    </p>
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
      <p className="grey small">演示数据均为模拟，人名均为虚构。点一行即登录，不必更换密码。</p>
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
