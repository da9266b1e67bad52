import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { call } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Failure, PasswordField, Sentences } from './fields.tsx';
import { accountQuery } from './queries.ts';

interface Props {
  readonly rules: readonly string[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function ChangePassword({ rules, onClose, onDone }: Props) {
  const id = useId();
  const queries = useQueryClient();
  const [said, setSaid] = useState<string>();
  const change = useMutation({
    mutationFn: (body: { readonly current: string; readonly password: string }) => call<undefined>('PUT', '/account/password', { body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: accountQuery.queryKey });
      onDone();
      onClose();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const of = (name: string) => String(given.get(name) ?? '');
    const same = of('password') === of('again');
    setSaid(same ? undefined : '两次输入的新密码不一样，请重新输入。');
    if (same) change.mutate({ current: of('current'), password: of('password') });
  };
  return (
    <Dialog title="更换密码" kind="box" onClose={onClose}>
      <form onSubmit={submit}>
        <PasswordField label="现在的密码" name="current" autoComplete="current-password" />
        <PasswordField label="新密码" name="password" autoComplete="new-password" describedBy={id} />
        <Sentences id={id}>{rules}</Sentences>
        <PasswordField label="再输一遍新密码" name="again" autoComplete="new-password" />
        <Failure error={change.error} said={said} />
        <div className="dialog-acts">
          <button type="submit" className="button primary" disabled={change.isPending}>
            {change.isPending ? '正在更换…' : '更换'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            取消
          </button>
        </div>
      </form>
    </Dialog>
  );
}
