import type { DescribedField } from '#kernel';

interface Props {
  readonly id: string;
  readonly field: Pick<DescribedField, 'options'>;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** One of a few, all in sight. */
export function RadioOptions({ id, field, value, onChange }: Props) {
  return (
    <div className="options">
      {Object.entries(field.options ?? {}).map(([code, title]) => (
        <label key={code}>
          <input type="radio" name={id} checked={value === code} onChange={() => onChange(code)} />
          {title}
        </label>
      ))}
    </div>
  );
}

/** Any number of them, told in the order of the declaration. */
export function CheckOptions({ field, value, onChange }: Props) {
  const chosen = new Set<unknown>(Array.isArray(value) ? value : []);
  const turn = (code: string, on: boolean) => onChange(Object.keys(field.options ?? {}).filter((c) => (c === code ? on : chosen.has(c))));
  return (
    <div className="options">
      {Object.entries(field.options ?? {}).map(([code, title]) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.has(code)} onChange={(e) => turn(code, e.target.checked)} />
          {title}
        </label>
      ))}
    </div>
  );
}

/** 是 or 否; neither until one is taken. */
export function YesNo({ id, value, onChange }: Props) {
  return (
    <div className="options">
      {[true, false].map((yes) => (
        <label key={String(yes)}>
          <input type="radio" name={id} checked={value === yes} onChange={() => onChange(yes)} />
          {yes ? '是' : '否'}
        </label>
      ))}
    </div>
  );
}
