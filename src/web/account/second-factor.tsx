import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { RecoveryCodesDto, SecondFactorOffer } from '../../api/contract/account.ts';
import { call } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import { CodeField, Failure, PasswordField } from './fields.tsx';
import { accountQuery } from './queries.ts';

interface Props {
  readonly onClose: () => void;
}

/** Everything shown of the account is asked anew. */
function useRenewed() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: accountQuery.queryKey });
}

/** Begins with the password, goes on to the square and a first code, ends with the recovery codes. */
export function EnrolFactor({ onClose }: Props) {
  const [offer, setOffer] = useState<SecondFactorOffer>();
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Dialog title="启用动态口令" kind="box" onClose={onClose}>
      {codes ? <Recovery codes={codes} onClose={onClose} /> : null}
      {!codes && offer ? <Square offer={offer} onCodes={setCodes} /> : null}
      {!offer ? (
        <Proof act="下一步" path="/account/second-factor" onDone={setOffer} onClose={onClose}>
          先确认是您本人。请准备好手机，装好任意一款支持动态口令的身份验证器。
        </Proof>
      ) : null}
    </Dialog>
  );
}

export function RenewRecovery({ onClose }: Props) {
  const [codes, setCodes] = useState<readonly string[]>();
  const renewed = useRenewed();
  const done = async (dto: RecoveryCodesDto) => {
    setCodes(dto.codes);
    await renewed();
  };
  return (
    <Dialog title="换发恢复码" kind="box" onClose={onClose}>
      {codes ? (
        <Recovery codes={codes} onClose={onClose} />
      ) : (
        <Proof<RecoveryCodesDto> act="换发" path="/account/second-factor/recovery" onDone={(dto) => void done(dto)} onClose={onClose}>
          换发后，原来的恢复码全部作废。
        </Proof>
      )}
    </Dialog>
  );
}

export function DropFactor({ onClose }: Props) {
  const renewed = useRenewed();
  const done = async () => {
    await renewed();
    onClose();
  };
  return (
    <Dialog title="停用动态口令" kind="box" onClose={onClose}>
      <Proof<undefined> act="停用" path="/account/second-factor/remove" onDone={() => void done()} onClose={onClose}>
        停用后，登录只凭密码。手机遗失、无法登录的，请联系安全保密管理员停用。
      </Proof>
    </Dialog>
  );
}

interface ProofProps<T> extends Props {
  readonly act: string;
  readonly path: string;
  readonly onDone: (answer: T) => void;
  readonly children: ReactNode;
}

/** Asks for the password before the act. */
function Proof<T>({ act, path, onDone, onClose, children }: ProofProps<T>) {
  const prove = useMutation({ mutationFn: (password: string) => call<T>('POST', path, { body: { password } }), onSuccess: onDone });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    prove.mutate(String(new FormData(event.currentTarget).get('password') ?? ''));
  };
  return (
    <form onSubmit={submit}>
      <p>{children}</p>
      <PasswordField label="现在的密码" name="password" autoComplete="current-password" />
      <Failure error={prove.error} />
      <div className="dialog-acts">
        <button type="submit" className="button primary" disabled={prove.isPending}>
          {act}
        </button>
        <button type="button" className="button" onClick={onClose}>
          取消
        </button>
      </div>
    </form>
  );
}

interface SquareProps {
  readonly offer: SecondFactorOffer;
  readonly onCodes: (codes: readonly string[]) => void;
}

function Square({ offer, onCodes }: SquareProps) {
  const renewed = useRenewed();
  const confirm = useMutation({
    mutationFn: (code: string) => call<RecoveryCodesDto>('POST', '/account/second-factor/confirm', { body: { code } }),
    onSuccess: async ({ codes }) => {
      onCodes(codes);
      await renewed();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(String(new FormData(event.currentTarget).get('code') ?? '').trim());
  };
  const { size, path } = offer.square;
  return (
    <form onSubmit={submit}>
      <p>用身份验证器扫描，或者手工输入下面的密钥。</p>
      <svg className="factor-square" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="动态口令的二维码">
        <path d={path} />
      </svg>
      <p className="factor-secret">
        <span className="unseen">密钥：</span>
        {offer.secret}
      </p>
      <CodeField />
      <Failure error={confirm.error} />
      <div className="dialog-acts">
        <button type="submit" className="button primary" disabled={confirm.isPending}>
          确认启用
        </button>
      </div>
    </form>
  );
}

/** Shown this once: to be copied or printed before going on. */
function Recovery({ codes, onClose }: Props & { readonly codes: readonly string[] }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    // Plain http in an office network knows no clipboard: the codes stay on screen to be written down.
    void navigator.clipboard?.writeText(codes.join('\n')).then(() => setCopied(true));
  };
  return (
    <>
      <p>
        请抄录或者打印这些恢复码，放在稳妥的地方。手机不在身边时，一个恢复码可以代替一次动态口令。<strong>关闭后不再显示。</strong>
      </p>
      <ol className="factor-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="light-green small" role="status">
        {copied ? '已复制。' : ''}
      </p>
      <div className="dialog-acts">
        <button type="button" className="button primary" onClick={onClose}>
          我已保存
        </button>
        {'clipboard' in navigator ? (
          <button type="button" className="button" onClick={copy}>
            复制
          </button>
        ) : null}
        <button type="button" className="button" onClick={() => print()}>
          打印
        </button>
      </div>
    </>
  );
}
