import type { InputProps } from './input-props.ts';
import { Input, isGroup } from './inputs.tsx';

/** A table as a list of small forms, one below the other. */
export function RowsInput(p: InputProps) {
  const columns = p.field.columns ?? [];
  const least = p.needed ? Math.max(1, p.field.min ?? 1) : 0;
  const given = Array.isArray(p.value) && p.value.length > 0 ? (p.value as readonly Record<string, unknown>[]) : [];
  const rows = given.length > 0 ? given : Array.from({ length: least }, () => ({}) as Record<string, unknown>);
  const set = (at: number, id: string, value: unknown) => p.onChange(rows.map((row, i) => (i === at ? { ...row, [id]: value } : row)));
  return (
    <div className="row-forms">
      {rows.map((row, at) => (
        <fieldset key={at} className="row-form">
          <legend className={rows.length === 1 && least === 1 ? 'unseen' : undefined}>
            {p.field.title} {at + 1}
            {rows.length > least ? (
              <button type="button" className="link-button" onClick={() => p.onChange(rows.filter((_row, i) => i !== at))}>
                移除
              </button>
            ) : null}
          </legend>
          {columns.map((column) => {
            const id = `${p.id}-${at}-${column.id}`;
            const control = <Input {...p} id={id} field={column} value={row[column.id]} onChange={(value) => set(at, column.id, value)} />;
            const title = `${column.title}${column.min === 0 ? '（选填）' : ''}`;
            if (isGroup(column))
              return (
                <fieldset key={column.id} className="column">
                  <legend className={column.title === p.field.title ? 'unseen' : undefined}>{title}</legend>
                  {control}
                </fieldset>
              );
            return (
              <div key={column.id} className="column">
                <label htmlFor={id}>{title}</label>
                {control}
              </div>
            );
          })}
        </fieldset>
      ))}
      {rows.length < (p.field.max ?? 200) ? (
        <button type="button" className="button compact" onClick={() => p.onChange([...rows, {}])}>
          {rows.length === 0 ? `填写${p.field.title}` : '再加一项'}
        </button>
      ) : null}
    </div>
  );
}
