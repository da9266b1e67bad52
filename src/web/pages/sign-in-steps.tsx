import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { NextStepDto, SignInDto } from '../../api/contract/account.ts';
import { CodeField, Failure, PasswordField, Sentences } from '../account/fields.tsx';
import { call } from '../client.ts';

interface StepProps {
  readonly step: NextStepDto;
  readonly onCame: (came: SignInDto) => void;
  /** Begins anew with another account. */
  readonly onLeave: () => void;
}

/** The heading takes the focus: a screen reader hears that something else is asked now. */
function StepHead({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div className="sign-in-step">
      <h2 ref={head} tabIndex={-1}>
        {title}
      </h2>
      <p className="grey">{children}</p>
    </div>
  );
}

function Leave({ onLeave }: Pick<StepProps, 'onLeave'>) {
  return (
    <button type="button" className="link-button" onClick={onLeave}>
      换一个账号
    </button>
  );
}

/** The second factor: a code of the phone, or a recovery code where the phone is not at hand. */
export function CodeStep({ step, onCame, onLeave }: StepProps) {
  const [recovery, setRecovery] = useState(false);
  const give = useMutation({
    mutationFn: (code: string) => call<SignInDto>('POST', '/session/code', { body: { code } }),
    onSuccess: onCame,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    give.mutate(String(new FormData(event.currentTarget).get('code') ?? '').trim());
  };
  return (
    <>
      <StepHead title="请输入动态口令">
        {step.account}，{recovery ? '请输入启用时保存的恢复码，每个只能用一次。' : '请打开手机上的身份验证器，输入“准绳”一项的六位数字。'}
      </StepHead>
      <Failure error={give.error} />
      <form onSubmit={submit}>
        <CodeField recovery={recovery} />
        <button type="submit" className="button primary" disabled={give.isPending}>
          {give.isPending ? '正在核对…' : '继续'}
        </button>
      </form>
      <p className="sign-in-others">
        <button type="button" className="link-button" onClick={() => setRecovery(!recovery)}>
          {recovery ? '用手机上的动态口令' : '手机不在身边，用恢复码'}
        </button>
        <Leave onLeave={onLeave} />
      </p>
    </>
  );
}

const reasons: Readonly<Record<NonNullable<NextStepDto['why']>, string>> = {
  first: '这是首次登录，请换成您自己的密码。',
  reset: '您的密码由管理员重置过，请换成您自己的密码。',
  expired: '您的密码已到期，请更换。',
};

/** A new password before one goes on. */
export function ChangeStep({ step, onCame, onLeave }: StepProps) {
  const id = useId();
  const [said, setSaid] = useState<string>();
  const give = useMutation({
    mutationFn: (password: string) => call<SignInDto>('POST', '/session/password', { body: { password } }),
    onSuccess: onCame,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [password, again] = [String(given.get('password') ?? ''), String(given.get('again') ?? '')];
    setSaid(password === again ? undefined : '两次输入的新密码不一样，请重新输入。');
    if (password === again) give.mutate(password);
  };
  return (
    <>
      <StepHead title="请更换密码">{reasons[step.why ?? 'reset']}</StepHead>
      <Failure error={give.error} said={said} />
      <form onSubmit={submit}>
        {/* Tells the password keeper whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={step.account} readOnly hidden />
        <PasswordField label="新密码" name="password" autoComplete="new-password" describedBy={id} />
        <Sentences id={id}>{step.rules}</Sentences>
        <PasswordField label="再输一遍" name="again" autoComplete="new-password" />
        <button type="submit" className="button primary" disabled={give.isPending}>
          {give.isPending ? '正在更换…' : '更换并进入'}
        </button>
      </form>
      <p className="sign-in-others">
        <Leave onLeave={onLeave} />
      </p>
    </>
  );
}
