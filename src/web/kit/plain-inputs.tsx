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

interface TypedProps extends Omit<Props, 'field'> {
  readonly field: Pick<DescribedField, 'max' | 'future'>;
  readonly today: string;
  readonly invalid: boolean;
  readonly describedBy?: string | undefined;
}

/** A value as a box of the page holds it. */
export const typedText = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
/** What a box tells those who hear the page. */
export const toldOf = (p: Pick<TypedProps, 'invalid' | 'describedBy'>) => ({
  'aria-invalid': p.invalid || undefined,
  'aria-describedby': p.describedBy,
});

export function TextInput(p: TypedProps) {
  return (
    <input
      id={p.id}
      className="input"
      value={typedText(p.value)}
      maxLength={p.field.max ?? 200}
      autoComplete="off"
      onChange={(e) => p.onChange(e.target.value)}
      {...toldOf(p)}
    />
  );
}

/** A civil date; not after today unless the field may hold a later one. */
export function DateInput(p: TypedProps) {
  return (
    <input
      id={p.id}
      type="date"
      className="input input-date"
      value={typedText(p.value)}
      max={p.field.future ? undefined : p.today}
      onChange={(e) => p.onChange(e.target.value)}
      {...toldOf(p)}
    />
  );
}
