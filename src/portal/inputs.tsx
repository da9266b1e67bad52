import type { ComponentType } from 'react';
import type { DescribedField } from '#kernel';
import { CheckOptions, DateInput, RadioOptions, TextInput, toldOf, typedText, YesNo } from '../web/kit/plain-inputs.tsx';
import { FileInput } from './file-input.tsx';
import type { InputProps } from './input-props.ts';
import { PartyInput } from './party-input.tsx';
import { ReferenceInput, UnitInput } from './pickers.tsx';

function LongTextInput(p: InputProps) {
  const length = [...typedText(p.value)].length;
  const most = p.field.max;
  return (
    <>
      <textarea
        id={p.id}
        className="input"
        rows={6}
        value={typedText(p.value)}
        onChange={(e) => p.onChange(e.target.value)}
        {...toldOf(p)}
      />
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
        value={typedText(p.value)}
        onChange={(e) => p.onChange(e.target.value)}
        {...toldOf(p)}
      />
      {unit}
    </span>
  );
}

function ChoiceInput(p: InputProps) {
  const options = Object.entries(p.field.options ?? {});
  if (options.length > 6)
    return (
      <select id={p.id} className="input" value={typedText(p.value)} onChange={(e) => p.onChange(e.target.value)} {...toldOf(p)}>
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
