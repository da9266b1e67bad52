import { type ReactNode, useState } from 'react';
import '../form/form.css';

interface FieldProps {
  readonly title: string;
  readonly value: string;
  readonly onPut: (value: string) => void;
  readonly max?: number;
  /** Of a long text. */
  readonly rows?: number;
  readonly help?: string;
}

/** A line of text with its title above. */
export function TextField({ title, value, onPut, max = 200, rows, help }: FieldProps) {
  const box = { className: 'input', value, maxLength: max };
  return (
    <label className="indicator-field">
      <span>{title}</span>
      {rows === undefined ? (
        <input {...box} autoComplete="off" onChange={(e) => onPut(e.target.value)} />
      ) : (
        <textarea {...box} rows={rows} onChange={(e) => onPut(e.target.value)} />
      )}
      {help ? <span className="grey small">{help}</span> : null}
    </label>
  );
}

export function NumberField({ title, value, onPut }: FieldProps) {
  return (
    <label className="indicator-field number-field">
      <span>{title}</span>
      <input className="input" inputMode="decimal" value={value} maxLength={20} onChange={(e) => onPut(e.target.value.trim())} />
    </label>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, title: string])[];
  readonly onPut: (value: string) => void;
}

export function ChoiceField({ title, value, options, onPut }: ChoiceProps) {
  return (
    <label className="indicator-field">
      <span>{title}</span>
      <select className="input" value={value} onChange={(e) => onPut(e.target.value)}>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Taking something away: asked once more, in place. */
export function RemoveButton({
  label,
  question,
  onRemove,
}: {
  readonly label: string;
  readonly question: string;
  readonly onRemove: () => void;
}) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <button type="button" className="button plain compact" onClick={() => setAsked(true)}>
        {label}
      </button>
    );
  return (
    <span className="scheme-asked" role="group" aria-label={question}>
      <span>{question}</span>
      <button type="button" className="button compact" onClick={onRemove}>
        确认去掉
      </button>
      <button type="button" className="button plain compact" onClick={() => setAsked(false)}>
        不去掉
      </button>
    </span>
  );
}

export const Row = ({ children }: { readonly children: ReactNode }) => <div className="scheme-row">{children}</div>;
