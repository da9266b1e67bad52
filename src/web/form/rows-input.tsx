import type { ClipboardEvent } from 'react';
import type { DescribedField } from '#kernel';
import { FieldInput } from './field-input.tsx';
import { isGroup, startRows } from './groups.ts';
import type { InputProps } from './input.ts';
import { pastedIds, rowsWith } from './pasted.ts';

type Row = Readonly<Record<string, unknown>>;

/** A table to be filled in: one group per row, a row added and removed in place. */
export function RowsInput({ id, field, value, onChange, names, today }: InputProps) {
  const rows: readonly Row[] = Array.isArray(value) && value.length ? (value as Row[]) : startRows(field);
  const most = field.max ?? 200;
  // A label that says what the table says already is left to the reader of the screen.
  const said = (title: string): string => (title === field.title ? 'unseen' : 'small');
  // A list of matters that is pasted becomes a row for each.
  const matter = field.columns?.find((c) => c.kind === 'reference');
  const take = (event: ClipboardEvent) => {
    const ids = matter ? pastedIds(event) : [];
    if (matter && ids.length > 0) onChange(rowsWith(rows, matter.id, ids).slice(0, most));
  };
  const change = (at: number, row: Row) => onChange(rows.map((r, i) => (i === at ? row : r)));
  return (
    <div className="rows" onPaste={take}>
      <ol>
        {rows.map((row, at) => (
          <li key={at}>
            <span className="rows-ordinal">{at + 1}</span>
            <RowFields {...{ id, names, today, row, said }} columns={field.columns ?? []} at={at} onChange={(r) => change(at, r)} />
            {rows.length > Math.max(1, field.min ?? 1) ? (
              <button type="button" className="link-button" onClick={() => onChange(rows.filter((_, i) => i !== at))}>
                去掉<span className="unseen">第{at + 1}行</span>
              </button>
            ) : null}
          </li>
        ))}
      </ol>
      {rows.length < most ? (
        <button type="button" className="button compact" onClick={() => onChange([...rows, {}])}>
          加一行
        </button>
      ) : null}
    </div>
  );
}

/** Of a text the least length is nought; of a number nought is a value like another. */
const mayBeLeftOut = ({ kind, min }: DescribedField): boolean => min === 0 && kind !== 'number' && kind !== 'money';

interface RowProps extends Pick<InputProps, 'id' | 'names' | 'today'> {
  readonly columns: readonly DescribedField[];
  readonly at: number;
  readonly row: Row;
  readonly said: (title: string) => string;
  readonly onChange: (row: Row) => void;
}

function RowFields({ id, names, today, columns, at, row, said, onChange }: RowProps) {
  const asked = columns.filter((c) => !c.when || c.when.in.includes(row[c.when.field] as string | boolean));
  return (
    <div className="rows-fields">
      {asked.map((column) => {
        const cell = `${id}-${at}-${column.id}`;
        const title = (
          <>
            {column.title}
            {mayBeLeftOut(column) ? <span className="grey"> 选填</span> : null}
          </>
        );
        const control = (
          <FieldInput
            id={cell}
            field={column}
            value={row[column.id]}
            onChange={(v) => onChange({ ...row, [column.id]: v })}
            {...{ names, today }}
            invalid={false}
          />
        );
        const className = `rows-field rows-${column.kind}`;
        return isGroup(column) ? (
          <fieldset key={column.id} className={className}>
            <legend className={said(column.title)}>{title}</legend>
            {control}
          </fieldset>
        ) : (
          <div key={column.id} className={className}>
            <label htmlFor={cell} className={said(column.title)}>
              {title}
            </label>
            {control}
          </div>
        );
      })}
    </div>
  );
}
