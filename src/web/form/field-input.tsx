import { type ComponentType, lazy, Suspense, useRef } from 'react';
import { CheckOptions, DateInput, RadioOptions, TextInput, toldOf, typedText, YesNo } from '../kit/plain-inputs.tsx';
import { FilesInput } from './files-input.tsx';
import type { InputProps } from './input.ts';
import { PartyInput } from './party-input.tsx';
import { Phrases } from './phrases.tsx';

const UnitInput = lazy(() => import('./pickers.tsx').then((m) => ({ default: m.UnitInput })));
const ReferenceInput = lazy(() => import('./pickers.tsx').then((m) => ({ default: m.ReferenceInput })));

function LongTextInput(p: InputProps) {
  const length = [...typedText(p.value)].length;
  const box = useRef<HTMLTextAreaElement>(null);
  const caret = useRef<readonly [number, number]>(undefined);
  /** Put in where the writing stood when the field was left, at the end where it was never entered. */
  const putIn = (words: string) => {
    const held = typedText(p.value);
    const [from, to] = caret.current ?? [held.length, held.length];
    const behind = from + words.length;
    p.onChange(`${held.slice(0, from)}${words}${held.slice(to)}`);
    caret.current = [behind, behind];
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(behind, behind);
    });
  };
  return (
    <>
      <textarea
        ref={box}
        id={p.id}
        className="input"
        rows={4}
        onBlur={(e) => {
          caret.current = [e.target.selectionStart, e.target.selectionEnd];
        }}
        value={typedText(p.value)}
        onChange={(e) => p.onChange(e.target.value)}
        {...toldOf(p)}
      />
      {p.field.min || p.field.max ? (
        <p className="field-count grey small">
          现有{length}字{p.field.min ? `，不少于${p.field.min}字` : ''}
          {p.field.max ? `，不超过${p.field.max}字` : ''}
        </p>
      ) : null}
      <Phrases title={p.field.title} text={typedText(p.value)} onPick={putIn} />
    </>
  );
}

function NumberInput(p: InputProps) {
  const unit = p.field.unit ?? (p.field.kind === 'money' ? '元' : '');
  return (
    <div className="input-unit">
      <input
        id={p.id}
        className="input input-number"
        inputMode={p.field.digits || p.field.kind === 'money' ? 'decimal' : 'numeric'}
        value={typedText(p.value)}
        autoComplete="off"
        onChange={(e) => p.onChange(e.target.value)}
        {...toldOf(p)}
      />
      <span className="grey">{unit}</span>
    </div>
  );
}

function ChoiceInput(p: InputProps) {
  const options = Object.entries(p.field.options ?? {});
  if (options.length > 5) {
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
  }
  return <RadioOptions {...p} />;
}

const inputs: Readonly<Record<string, ComponentType<InputProps>>> = {
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
  file: FilesInput,
};

/** The control of a field kind; a table of rows has its own, made of these. */
export function FieldInput(props: InputProps) {
  const Input = inputs[props.field.kind] ?? TextInput;
  return (
    <Suspense fallback={<div className="input" aria-busy="true" />}>
      <Input {...props} />
    </Suspense>
  );
}
