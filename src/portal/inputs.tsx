import type { ComponentType } from 'react';
import type { DescribedField } from '#kernel';
import { CheckOptions, RadioOptions, YesNo } from '../web/kit/option-inputs.tsx';
import { FileInput } from './file-input.tsx';
import type { InputProps } from './input-props.ts';
import { PartyInput } from './party-input.tsx';
import { ReferenceInput, UnitInput } from './pickers.tsx';

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const aria = (p: InputProps) => ({ 'aria-invalid': p.invalid || undefined, 'aria-describedby': p.describedBy });

function TextInput(p: InputProps) {
  return (
    <input
      id={p.id}
      className="input"
      value={text(p.value)}
      maxLength={p.field.max ?? 200}
      autoComplete="off"
      onChange={(e) => p.onChange(e.target.value)}
      {...aria(p)}
    />
  );
}

function LongTextInput(p: InputProps) {
  const length = [...text(p.value)].length;
  const most = p.field.max;
  return (
    <>
      <textarea id={p.id} className="input" rows={6} value={text(p.value)} onChange={(e) => p.onChange(e.target.value)} {...aria(p)} />
      {most && length > most * 0.8 ? (
        <p className="grey small">
          现有{length}字，不超过{most}字
        </p>
      ) : null}
    </>
  );
}

function NumberInput(p: InputProps) {
  const unit = p.field.unit ?? (p.field.kind === 'money' ? '元' : '');
  return (
    <span className="input-unit">
      <input
        id={p.id}
        className="input"
        inputMode={p.field.kind === 'money' ? 'decimal' : 'numeric'}
        autoComplete="off"
        value={text(p.value)}
        onChange={(e) => p.onChange(e.target.value)}
        {...aria(p)}
      />
      {unit}
    </span>
  );
}

function DateInput(p: InputProps) {
  return (
    <input
      id={p.id}
      type="date"
      className="input input-date"
      max={p.field.future ? undefined : p.today}
      value={text(p.value)}
      onChange={(e) => p.onChange(e.target.value)}
      {...aria(p)}
    />
  );
}

function ChoiceInput(p: InputProps) {
  const options = Object.entries(p.field.options ?? {});
  if (options.length > 6)
    return (
      <select id={p.id} className="input" value={text(p.value)} onChange={(e) => p.onChange(e.target.value)} {...aria(p)}>
        <option value="">请选择</option>
        {options.map(([code, title]) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
    );
  return <RadioOptions {...p} />;
}

const controls: Readonly<Record<string, ComponentType<InputProps>>> = {
  text: TextInput,
  'long-text': LongTextInput,
  'doc-number': TextInput,
  number: NumberInput,
  money: NumberInput,
  date: DateInput,
  choice: ChoiceInput,
  choices: CheckOptions,
  flag: YesNo,
  party: PartyInput,
  unit: UnitInput,
  reference: ReferenceInput,
  file: FileInput,
};

/** The control of a kind of field; a table has its own, made of these. */
export function Input(props: InputProps) {
  const Control = controls[props.field.kind] ?? TextInput;
  return <Control {...props} />;
}

const grouped = new Set(['flag', 'choices', 'party', 'rows', 'file', 'unit', 'reference']);

/** Whether the control is a group of several inputs: its label is then a legend. */
export const isGroup = (field: DescribedField): boolean =>
  grouped.has(field.kind) || (field.kind === 'choice' && Object.keys(field.options ?? {}).length <= 6);
