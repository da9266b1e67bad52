import { type FormEvent, useState } from 'react';
import type { NewPersonDto } from '../../api/contract/administration.ts';
import { useSession } from '../frame/session.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Refusals, TextBox } from './parts.tsx';
import { refusalsOf, useChange } from './queries.ts';
import { emptySeat, SeatFields, seatBody, seatFields } from './seat-form.tsx';

/** 新设账号: name, sign-in name, a first post; then the password, seen once. */
export function NewPersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { today } = useSession();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [seat, setSeat] = useState(emptySeat(today));
  const change = useChange<NewPersonDto>('/people');
  const refusals = refusalsOf(change.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ name, login, seat: seatBody(seat) });
  };
  if (change.data) {
    const { person, password } = change.data;
    return (
      <Dialog key="issued" title={`${person.name}的账号已设立`} onClose={onClose}>
        <Issued login={person.login} password={password} onDone={onClose} />
        <p className="grey">岗位的权限须由安全保密管理员授予后生效。</p>
      </Dialog>
    );
  }
  return (
    <Dialog key="form" title="新设账号" onClose={onClose}>
      <form className="act-form" onSubmit={send} noValidate>
        <Refusals refusals={refusals} fields={['name', 'login', ...seatFields]} />
        <TextBox label="姓名" field="name" value={name} onChange={setName} refusals={refusals} />
        <TextBox
          label="账号"
          field="login"
          help="登录用，例：姓名拼音。小写字母开头，可含数字、点、横线"
          value={login}
          onChange={setLogin}
          refusals={refusals}
        />
        <h3 className="admin-part">首个岗位</h3>
        <SeatFields draft={seat} edit={(more) => setSeat({ ...seat, ...more })} refusals={refusals} />
        <button type="submit" className="button primary" disabled={change.isPending}>
          设立账号
        </button>
      </form>
    </Dialog>
  );
}

/** A password that is shown this once. */
export function Issued({ login, password, onDone }: { readonly login: string; readonly password: string; readonly onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard?.writeText(password).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="issued">
      <dl>
        <dt>账号</dt>
        <dd>{login}</dd>
        <dt>初始密码</dt>
        <dd className="issued-password">{password}</dd>
      </dl>
      <p>只显示这一次，请当面交给本人；首次登录须更换。</p>
      <div className="seat-acts">
        <button type="button" className="button" onClick={copy}>
          {copied ? '已复制' : '复制密码'}
        </button>
        <button type="button" className="button primary" onClick={onDone}>
          已记下
        </button>
      </div>
    </div>
  );
}
