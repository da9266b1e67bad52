import type { FocusEvent } from 'react';
import type { DescribedField } from '#kernel';
import type { RefusalDto } from '../../api/contract.ts';
import { FieldWhy } from '../help/field-why.tsx';
import { useFormWhy } from '../help/form-why.ts';
import type { Names } from '../kit/values.ts';
import { FieldInput } from './field-input.tsx';
import { isGroup } from './groups.ts';
import { RowsInput } from './rows-input.tsx';

interface Props {
  readonly field: DescribedField;
  readonly needed: boolean;
  /** Stands under a heading that says already that it may be left out. */
  readonly plain?: boolean;
  /** A word on where the value comes from. */
  readonly note?: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** The focus has left the whole of the field. */
  readonly onLeave: () => void;
  readonly names: Names;
  readonly refusals: readonly RefusalDto[];
  readonly today: string;
}

function hintOf(field: DescribedField): string {
  if (field.help) return field.help;
  if (field.kind === 'doc-number') return '例：驻政文〔2020〕22号';
  return '';
}

/** Label above, its provision behind a small opener, control, refusal right at the control. */
export function FieldBox({ field, needed, plain = false, note, value, onChange, onLeave, names, refusals, today }: Props) {
  const id = `f-${field.id}`;
  const why = useFormWhy();
  const opener = why ? <FieldWhy field={field} {...why} /> : null;
  const noted = [hasHelp(field) && `${id}-help`, refusals.length > 0 && `${id}-no`].filter(Boolean).join(' ');
  const control = { id, field, value, onChange, names, today, invalid: refusals.length > 0, ...(noted && { describedBy: noted }) };
  const className = `field ${refusals.length ? 'field-refused' : ''}`;
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
  };
  const inside = (
    <>
      <FieldHelp field={field} />
      {field.kind === 'rows' ? <RowsInput {...control} /> : <FieldInput {...control} />}
      {note ? <p className="field-note-word grey small">{note}</p> : null}
      <FieldRefusals id={id} refusals={refusals} />
    </>
  );
  if (isGroup(field)) {
    return (
      <fieldset className={className} id={id} tabIndex={-1} aria-describedby={noted || undefined} onBlur={onBlur}>
        <legend>
          <FieldTitle field={field} needed={needed || plain} />
        </legend>
        {opener}
        {inside}
      </fieldset>
    );
  }
  return (
    <div className={className} onBlur={onBlur}>
      <label htmlFor={id}>
        <FieldTitle field={field} needed={needed || plain} />
      </label>
      {opener}
      {inside}
    </div>
  );
}

function FieldTitle({ field, needed }: Pick<Props, 'field' | 'needed'>) {
  return (
    <>
      {field.title}
      {needed ? null : <span className="grey small">　选填</span>}
    </>
  );
}

const hasHelp = (field: DescribedField): boolean => hintOf(field) !== '';

function FieldHelp({ field }: Pick<Props, 'field'>) {
  if (!hasHelp(field)) return null;
  return (
    <p className="field-help" id={`f-${field.id}-help`}>
      {hintOf(field)}
    </p>
  );
}

function FieldRefusals({ id, refusals }: { readonly id: string; readonly refusals: readonly RefusalDto[] }) {
  if (refusals.length === 0) return null;
  return (
    <div className="field-no" id={`${id}-no`}>
      {refusals.map((r) => (
        <p key={r.code}>
          {r.text}。{r.remedy}
        </p>
      ))}
    </div>
  );
}
