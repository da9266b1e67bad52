import { useBlocker } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef } from 'react';
import type { DescribedBasis, DescribedField } from '#kernel';
import type { MatterDto, ProcedureDetail, RefusalDto } from '../../api/contract.ts';
import { Dialog } from '../kit/dialog.tsx';
import { Provision } from '../kit/provision.tsx';
import { isAsked, isFile, type Names } from '../kit/values.ts';
import { type Given, type Outcome, type Target, useDraft } from './draft.ts';
import { FieldBox } from './field-box.tsx';
import './form.css';

/** An act as far as its form goes. */
export interface FormAct {
  readonly id: string;
  readonly title: string;
  readonly basis: DescribedBasis;
  readonly needs: readonly string[];
  readonly asks: readonly string[];
}

interface Props {
  readonly detail: ProcedureDetail;
  readonly act: FormAct;
  readonly target: Target;
  readonly start: Given;
  readonly names: Names;
  readonly today: string;
  readonly onDone: (matter: MatterDto) => void;
  /** Asks for the matter anew after somebody was faster. */
  readonly onReload?: () => void;
}

interface Asked {
  readonly field: DescribedField;
  readonly needed: boolean;
}

/** The fields of an act in the order of the declaration, needed ones marked. */
export function fieldsOf(detail: ProcedureDetail, act: Pick<FormAct, 'needs' | 'asks'>): readonly Asked[] {
  const needed = new Set(act.needs);
  const wanted = new Set([...act.needs, ...act.asks]);
  return detail.fields.filter((f) => wanted.has(f.id)).map((field) => ({ field, needed: needed.has(field.id) }));
}

/** The field right behind a file field that takes the file's digest: nobody types one. */
function digestOf(asked: readonly Asked[], field: DescribedField): DescribedField | undefined {
  const next = field.kind === 'file' && !field.many ? asked[asked.findIndex((a) => a.field.id === field.id) + 1]?.field : undefined;
  return next?.pattern === '^[0-9a-f]{64}$' ? next : undefined;
}

/** The form of one act: one column, label above, provision below it, refusals at the field and summed up on top. */
export function ActForm({ detail, act, target, start, names, today, onDone, onReload }: Props) {
  const asked = fieldsOf(detail, act);
  const draft = useDraft({ fields: asked.map((a) => a.field), target, today, start, onDone });
  const all = { ...target.held, ...draft.given };
  const refusals = draft.outcome?.kind === 'refused' ? draft.outcome.refusals : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.submit();
  };
  const give = (field: DescribedField, value: unknown) => {
    draft.set(field.id, value);
    const digest = digestOf(asked, field);
    if (digest) draft.set(digest.id, isFile(value) ? value.sha256 : undefined);
  };
  return (
    <form className="act-form" onSubmit={submit} noValidate>
      <Summary outcome={draft.outcome} asked={asked} onReload={onReload && (() => (draft.setOutcome(undefined), onReload()))} />
      <p className="act-form-basis">
        <Provision basis={act.basis} />
      </p>
      {asked
        .filter(({ field }) => isAsked(field, all))
        .map(({ field, needed }) => (
          <FieldBox
            key={field.id}
            field={field}
            needed={needed}
            value={draft.given[field.id]}
            onChange={(value) => give(field, value)}
            names={names}
            refusals={refusals.filter((r) => r.field === field.id)}
            today={today}
          />
        ))}
      <OccurredOn on={draft.on} today={today} onChange={draft.setOn} />
      <div className="act-form-foot">
        <button type="submit" className="button primary" disabled={draft.busy}>
          {draft.busy ? '正在提交…' : act.title}
        </button>
      </div>
      <LeaveGuard changed={draft.changed} />
    </form>
  );
}

function OccurredOn({ on, today, onChange }: { readonly on: string; readonly today: string; readonly onChange: (day: string) => void }) {
  return (
    <div className="field">
      <label htmlFor="f-on">发生日期</label>
      <p className="field-help">不是今天办的，请改为实际发生的日期；登记时间由平台另记。</p>
      <input
        id="f-on"
        type="date"
        className="input input-date"
        value={on}
        max={today}
        required
        onChange={(e) => onChange(e.target.value)}
      />
    </div>
  );
}

interface SummaryProps {
  readonly outcome: Outcome | undefined;
  readonly asked: readonly Asked[];
  readonly onReload: (() => void) | undefined;
}

/** What stands against it, all at once, on top; read out and in focus as soon as it comes. */
function Summary({ outcome, asked, onReload }: SummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!outcome) return;
    ref.current?.focus({ preventScroll: true });
    ref.current?.scrollIntoView({ block: 'center' });
  }, [outcome]);
  return (
    <div ref={ref} role="alert" tabIndex={-1} className={outcome ? 'summary' : 'summary-none'}>
      {outcome ? <SummaryText outcome={outcome} asked={asked} onReload={onReload} /> : null}
    </div>
  );
}

function SummaryText({ outcome, asked, onReload }: SummaryProps & { readonly outcome: Outcome }) {
  if (outcome.kind === 'failed') return <p>{outcome.text}</p>;
  if (outcome.kind === 'overtaken') {
    return (
      <>
        <p>{outcome.text}您填的内容还在，请先看最新情况，再决定是否提交。</p>
        {onReload ? (
          <button type="button" className="button compact" onClick={onReload}>
            载入最新情况
          </button>
        ) : null}
      </>
    );
  }
  return (
    <>
      <p className="summary-title">还不能办理，有{outcome.refusals.length}处需要处理</p>
      <ul>
        {outcome.refusals.map((r) => (
          <li key={`${r.code}${r.field ?? ''}${r.text}`}>
            <RefusalLine refusal={r} shown={asked.some((a) => a.field.id === r.field)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function RefusalLine({ refusal, shown }: { readonly refusal: RefusalDto; readonly shown: boolean }) {
  const goTo = () => {
    const box = document.getElementById(`f-${refusal.field ?? ''}`);
    box?.scrollIntoView({ block: 'center' });
    box?.focus({ preventScroll: true });
  };
  return (
    <>
      {shown ? (
        <button type="button" className="link-button" onClick={goTo}>
          {refusal.text}
        </button>
      ) : (
        refusal.text
      )}
      。{refusal.remedy}。{refusal.basis ? <RefusalBasis basis={refusal.basis} /> : null}
    </>
  );
}

const RefusalBasis = ({ basis }: { readonly basis: DescribedBasis }) => <Provision basis={basis} />;

/** Asks before what was filled in is lost, on the way to another page or out of the window. */
function LeaveGuard({ changed }: { readonly changed: { readonly current: boolean } }) {
  const blocker = useBlocker({
    shouldBlockFn: () => changed.current,
    enableBeforeUnload: () => changed.current,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title="还没有提交" kind="box" onClose={blocker.reset}>
      <p>离开这里，已经填写的内容不会保存。</p>
      <div className="dialog-acts">
        <button type="button" className="button primary" onClick={blocker.reset}>
          继续填写
        </button>
        <button type="button" className="button" onClick={blocker.proceed}>
          不要了，离开
        </button>
      </div>
    </Dialog>
  );
}
