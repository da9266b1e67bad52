import { type FormEvent, useEffect, useRef, useState } from 'react';
import { applies, type DescribedField, type Values } from '#kernel';
import type { PublicFormDto } from '../api/contract/public.ts';
import type { RefusalDto } from '../api/contract.ts';
import { newKey, ProblemError } from '../web/client.ts';
import { Input, isGroup } from './inputs.tsx';
import { failureOf } from './load.tsx';
import { RowsInput } from './rows-input.tsx';
import './form.css';

type Given = Readonly<Record<string, unknown>>;

/** What a form hands in. */
export interface Handed {
  readonly values: Given;
  readonly unit: string | undefined;
  readonly idempotencyKey: string;
}

interface Props {
  readonly form: PublicFormDto;
  readonly given?: Given;
  readonly names?: Readonly<Record<string, string>>;
  readonly onSubmit: (handed: Handed) => Promise<void>;
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const isAsked = (field: DescribedField, values: Given): boolean => applies(field.when ? { when: field.when } : {}, values as Values);

/** The authority applied to, asked beside the fields where no field names it. */
const unitField: DescribedField = { id: 'unit', kind: 'unit', title: '受理机关', publicity: 'party', personal: false };

const unknown = (error: unknown): readonly RefusalDto[] => [{ code: 'failed', text: failureOf(error).replace(/。$/, ''), remedy: '' }];
const refusalsIn = (error: unknown): readonly RefusalDto[] =>
  error instanceof ProblemError && error.problem.refusals.length > 0 ? error.problem.refusals : unknown(error);

/** The same thing sent twice is recognised; something else gets a key of its own. */
function useKey(): (handed: unknown) => string {
  const held = useRef({ said: '', key: '' });
  return (handed) => {
    const said = JSON.stringify(handed);
    if (held.current.said !== said) held.current = { said, key: newKey() };
    return held.current.key;
  };
}

/** A form as it is declared: what is needed first, what may be left out after it, refusals at their fields. */
export function Form({ form, given = {}, names = {}, onSubmit }: Props) {
  const [values, setValues] = useState<Given>(given);
  const [refusals, setRefusals] = useState<readonly RefusalDto[]>([]);
  const [busy, setBusy] = useState(false);
  const keyFor = useKey();
  const fields = form.unitBeside ? [unitField, ...form.fields] : form.fields;
  const needed = fields.filter((f) => (f === unitField || form.needs.includes(f.id)) && isAsked(f, values));
  const free = fields.filter((f) => f !== unitField && !form.needs.includes(f.id) && isAsked(f, values));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const sent = Object.fromEntries(
      [...needed, ...free].flatMap((f) => (f === unitField || isBlank(values[f.id]) ? [] : [[f.id, values[f.id]]])),
    );
    const unit = form.unitBeside && typeof values.unit === 'string' ? values.unit : undefined;
    setBusy(true);
    try {
      await onSubmit({ values: sent, unit, idempotencyKey: keyFor([sent, unit]) });
    } catch (error) {
      setRefusals(refusalsIn(error));
    } finally {
      setBusy(false);
    }
  };
  const box = (field: DescribedField) => (
    <FieldBox
      key={field.id}
      field={field}
      form={form}
      value={values[field.id]}
      names={names}
      refusals={refusals.filter((r) => r.field === field.id)}
      onChange={(value) => setValues((held) => ({ ...held, [field.id]: value }))}
    />
  );
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <Summary refusals={refusals} />
      {needed.map(box)}
      {free.length > 0 ? (
        <fieldset className="free">
          <legend>可以补充的（选填）</legend>
          {free.map(box)}
        </fieldset>
      ) : null}
      <button type="submit" className="button primary wide-button" disabled={busy}>
        {busy ? '正在提交…' : form.button}
      </button>
    </form>
  );
}

/** All that stands against handing in, on top; each leads to its field. */
function Summary({ refusals }: { readonly refusals: readonly RefusalDto[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusals.length > 0) box.current?.focus();
  }, [refusals]);
  if (refusals.length === 0) return null;
  const say = (r: RefusalDto) => [r.text, r.remedy].filter(Boolean).join('。');
  return (
    <div className="summary" ref={box} tabIndex={-1} role="alert">
      <p className="summary-title">还不能提交：</p>
      <ul>
        {refusals.map((r, at) => (
          <li key={`${r.code}${at}`}>{r.field ? <a href={`#f-${r.field}`}>{say(r)}</a> : say(r)}</li>
        ))}
      </ul>
    </div>
  );
}

interface BoxProps {
  readonly field: DescribedField;
  readonly form: PublicFormDto;
  readonly value: unknown;
  readonly names: Readonly<Record<string, string>>;
  readonly refusals: readonly RefusalDto[];
  readonly onChange: (value: unknown) => void;
}

/** Label, a word of help, whether it will be public, the control, what stands against it. */
function FieldBox({ field, form, value, names, refusals, onChange }: BoxProps) {
  const id = `f-${field.id}`;
  const open = form.published && field.publicity === 'public' && ['text', 'long-text', 'file'].includes(field.kind);
  const help = [field.help, open ? '此项将公开，请不要写个人信息' : ''].filter(Boolean);
  const described = [help.length > 0 && `${id}-help`, refusals.length > 0 && `${id}-no`].filter(Boolean).join(' ') || undefined;
  const given = {
    ...{ id, field, value, onChange, names, today: form.today, describedBy: described },
    ...{ office: form.offices[field.id], invalid: refusals.length > 0, needed: field === unitField || form.needs.includes(field.id) },
  };
  const control = (
    <>
      {help.length > 0 ? (
        <p className="field-help" id={`${id}-help`}>
          {help.join('。')}
        </p>
      ) : null}
      {field.kind === 'rows' ? <RowsInput {...given} /> : <Input {...given} />}
      {refusals.length > 0 ? (
        <div className="field-no" id={`${id}-no`}>
          {refusals.map((r) => (
            <p key={r.code}>
              {r.text}。{r.remedy}
            </p>
          ))}
        </div>
      ) : null}
    </>
  );
  if (isGroup(field))
    return (
      <fieldset className="field" id={id} tabIndex={-1}>
        <legend>{field.title}</legend>
        {control}
      </fieldset>
    );
  return (
    <div className="field">
      <label htmlFor={id}>{field.title}</label>
      {control}
    </div>
  );
}
