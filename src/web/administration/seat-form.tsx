import { type FormEvent, useState } from 'react';
import type { SeatBody, SeatDto } from '../../api/contract/administration.ts';
import type { Choice } from '../form/combobox.tsx';
import { useSession } from '../frame/session.ts';
import { PersonBox, Refusals, RoleChecks, TextBox, UnitBox } from './parts.tsx';
import { refusalsOf, useChange } from './queries.ts';

export interface SeatDraft {
  readonly unit: Choice | undefined;
  readonly title: string;
  readonly roles: readonly string[];
  readonly from: string;
  readonly to: string;
}

export const emptySeat = (today: string): SeatDraft => ({ unit: undefined, title: '', roles: [], from: today, to: '' });

export const seatBody = (d: SeatDraft): SeatBody => ({
  unit: d.unit?.value ?? '',
  title: d.title,
  roles: d.roles,
  from: d.from,
  ...(d.to && { to: d.to }),
});

export const seatFields = ['unit', 'title', 'roles', 'from', 'to'];

interface FieldsProps {
  readonly draft: SeatDraft;
  readonly edit: (more: Partial<SeatDraft>) => void;
  readonly refusals: ReturnType<typeof refusalsOf>;
  readonly fromLabel?: string;
}

/** Where, as what, with which roles, from when. */
export function SeatFields({ draft, edit, refusals, fromLabel = '开始日期' }: FieldsProps) {
  return (
    <>
      <UnitBox label="单位" field="unit" chosen={draft.unit} onChange={(unit) => edit({ unit })} refusals={refusals} />
      <TextBox
        label="岗位名称"
        field="title"
        help="例：填报员、合法性审查科科长"
        value={draft.title}
        onChange={(title) => edit({ title })}
        refusals={refusals}
      />
      <RoleChecks
        legend="申请的角色"
        help="由安全保密管理员授予后才有权限"
        chosen={draft.roles}
        onChange={(roles) => edit({ roles })}
        refusals={refusals}
      />
      <TextBox label={fromLabel} field="from" type="date" value={draft.from} onChange={(from) => edit({ from })} refusals={refusals} />
      <TextBox
        label="结束日期"
        field="to"
        optional
        help="自这一日起不再担任；不填为长期"
        type="date"
        value={draft.to}
        onChange={(to) => edit({ to })}
        refusals={refusals}
      />
    </>
  );
}

interface SeatFormProps {
  readonly path: string;
  readonly submit: string;
  readonly fromLabel?: string;
  readonly onDone: () => void;
}

/** A further post, or the one a person is transferred to. */
export function SeatForm({ path, submit, fromLabel, onDone }: SeatFormProps) {
  const { today } = useSession();
  const [draft, setDraft] = useState(emptySeat(today));
  const change = useChange(path);
  const refusals = refusalsOf(change.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(seatBody(draft), { onSuccess: onDone });
  };
  return (
    <form className="act-form" onSubmit={send} noValidate>
      <Refusals refusals={refusals} fields={seatFields} />
      <SeatFields
        draft={draft}
        edit={(more) => setDraft({ ...draft, ...more })}
        refusals={refusals}
        {...(fromLabel !== undefined && { fromLabel })}
      />
      <button type="submit" className="button primary" disabled={change.isPending}>
        {submit}
      </button>
    </form>
  );
}

interface ForSeatProps {
  readonly seat: SeatDto;
  readonly onDone: () => void;
}

/** 委托代行: who, from when to when. */
export function DelegateForm({ seat, onDone }: ForSeatProps) {
  const { today } = useSession();
  const [person, setPerson] = useState<Choice>();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const change = useChange(`/posts/${encodeURIComponent(seat.id)}/delegate`);
  const refusals = refusalsOf(change.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ account: person?.value ?? '', from, to }, { onSuccess: onDone });
  };
  return (
    <form className="act-form" onSubmit={send} noValidate>
      <Refusals refusals={refusals} fields={['account', 'from', 'to']} />
      <p className="admin-lead">代行期间，代行人以该岗位办理；经过里同时记下代行人和原岗位的人。到期自动结束。</p>
      <PersonBox label="代行人" field="account" chosen={person} onChange={setPerson} refusals={refusals} />
      <TextBox label="开始日期" field="from" type="date" value={from} onChange={setFrom} refusals={refusals} />
      <TextBox label="结束日期" field="to" help="自这一日起不再代行" type="date" value={to} onChange={setTo} refusals={refusals} />
      <button type="submit" className="button primary" disabled={change.isPending}>
        委托代行
      </button>
    </form>
  );
}

/** 结束岗位. */
export function EndForm({ seat, onDone }: ForSeatProps) {
  const { today } = useSession();
  const [on, setOn] = useState(today);
  const change = useChange(`/posts/${encodeURIComponent(seat.id)}/end`);
  const refusals = refusalsOf(change.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ on }, { onSuccess: onDone });
  };
  return (
    <form className="act-form" onSubmit={send} noValidate>
      <Refusals refusals={refusals} fields={['on']} />
      <p className="admin-lead">岗位结束后不能再以它办理；以往办理的记录不动。代行这个岗位的，同日结束。</p>
      <TextBox label="结束日期" field="on" help="自这一日起不再担任" type="date" value={on} onChange={setOn} refusals={refusals} />
      <button type="submit" className="button primary" disabled={change.isPending}>
        结束岗位
      </button>
    </form>
  );
}
