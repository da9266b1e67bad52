import { Fault, isList, type Json } from '../value.ts';
import { choiceKind, choicesKind, flagKind } from './choice.ts';
import { dateKind } from './date.ts';
import { docNumberKind } from './doc-number.ts';
import { applies, type Field, type FieldOptions, fieldOf, hiddenText, type Kind, type Read, type ReadContext, refused } from './field.ts';
import { moneyKind, numberKind } from './number.ts';
import { partyKind } from './party.ts';
import { fileKind, referenceKind, unitKind } from './reference.ts';
import { longTextKind, textKind } from './text.ts';

export { choice, choices, flag } from './choice.ts';
export { date, readDate } from './date.ts';
export { docNumber, parseDocNumber } from './doc-number.ts';
export * from './field.ts';
export { isIdCard, isUscc, normalizeNumber } from './identity.ts';
export { money, number } from './number.ts';
export { type Party, party } from './party.ts';
export { type FileValue, file, files, matterRef, matterRefs, unit } from './reference.ts';
export { cleanText, longText, text } from './text.ts';

type ColumnValue<F> = F extends Field<infer V> ? V : never;
export type Row<C extends Readonly<Record<string, Field>>> = { readonly [K in keyof C]?: ColumnValue<C[K]> };

/** A table: a list of rows with the same columns, `min` to `max` rows. A column is required unless it has `min: 0`. */
export const rows = <const C extends Readonly<Record<string, Field>>>(
  title: string,
  columns: C,
  options: FieldOptions & { min?: number; max?: number },
): Field<readonly Row<C>[]> => {
  const personal = Object.values(columns).some((c) => c.personal);
  return fieldOf<readonly Row<C>[]>('rows')(title, { ...options, columns, ...(personal && { personal: true as const }) });
};

/** Whether an input counts as not given. */
export const isAbsent = (input: unknown): boolean => input === undefined || input === null || input === '';

/** Reads one row: every column that is given and applies beside the columns before it, and refuses a missing one. */
function readRow(field: Field, item: unknown, at: number, ctx: ReadContext): Read {
  const given = (item !== null && typeof item === 'object' ? item : {}) as Record<string, unknown>;
  const row: Record<string, Json> = {};
  for (const [id, column] of Object.entries(field.spec.columns ?? {})) {
    if (!applies(column, row) || (isAbsent(given[id]) && column.spec.min === 0)) continue;
    if (isAbsent(given[id])) return refused(field, 'row-missing', `「${field.title}」第${at}行缺少「${column.title}」`, '请补充后再提交');
    const read = kindOf(column).read(column, given[id], ctx);
    if ('refusals' in read) return read;
    row[id] = read.value;
  }
  return { value: row };
}

function readRows(field: Field, input: unknown, ctx: ReadContext): Read {
  const { min = 1, max = 200 } = field.spec;
  const items = isList(input) ? input : [];
  if (items.length < min || items.length > max) {
    const said = items.length < min ? `「${field.title}」至少${min}项` : `「${field.title}」至多${max}项`;
    return refused(field, 'list-length', said, `现有${items.length}项，请增减后再提交`);
  }
  const values: Json[] = [];
  for (const [i, item] of items.entries()) {
    const read = readRow(field, item, i + 1, ctx);
    if ('refusals' in read) return read;
    values.push(read.value);
  }
  return { value: values };
}

/** The cells of each row in the order of the columns; the empty text where there is none. */
function cellsOf(field: Field, value: Json, cell: (column: Field, value: Json) => string): string[][] {
  const columns = Object.entries(field.spec.columns ?? {});
  return (isList(value) ? value : []).map((row) =>
    columns.map(([id, column]) => {
      const held = (row as Record<string, Json | undefined> | null)?.[id];
      return held === undefined || held === null ? '' : cell(column, held);
    }),
  );
}

/** Cells of a line, in the order of the columns; an empty cell is not given. */
function parseRow(field: Field, line: string): Record<string, unknown> {
  const cells = line.split(/[|\uFF5C]/).map((cell) => cell.trim());
  const columns = Object.entries(field.spec.columns ?? {});
  return Object.fromEntries(columns.map(([id, column], i) => [id, cells[i] ? kindOf(column).parse(column, cells[i]) : undefined]));
}

const rowsKind: Kind = {
  id: 'rows',
  column: 'jsonb',
  read: readRows,
  print: (field, value) =>
    cellsOf(field, value, printValue)
      .map((cells) => cells.join('|'))
      .join(';'),
  parse: (field, cell) =>
    cell
      .split(/[;\uFF1B\n]/)
      .filter((line) => line.trim())
      .map((line) => parseRow(field, line)),
  searchText: (field, value) =>
    cellsOf(field, value, (column, held) => kindOf(column).searchText(column, held))
      .flat()
      .filter(Boolean)
      .join(' '),
};

const textual = [textKind, longTextKind, docNumberKind, numberKind, moneyKind, dateKind];
const chosen = [choiceKind, choicesKind, flagKind, unitKind, referenceKind, partyKind, fileKind, rowsKind];
const kinds: Readonly<Record<string, Kind>> = Object.fromEntries([...textual, ...chosen].map((kind) => [kind.id, kind]));

/** The kind of a field; an unknown kind is a bug. */
export function kindOf(field: Pick<Field, 'kind'>): Kind {
  const kind = kinds[field.kind];
  if (!kind) throw new Fault('field-kind', `no field kind ${field.kind}`);
  return kind;
}

/** Reads an input with the field's kind; refusals carry the field's id. */
export function readField(id: string, field: Field, input: unknown, ctx: ReadContext): Read {
  const read = kindOf(field).read(field, input, ctx);
  return 'value' in read ? read : { refusals: read.refusals.map((r) => ({ ...r, field: id })) };
}

/** As a person reads it; the empty text for no value. */
export function printValue(field: Field, value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return value === hiddenText ? hiddenText : kindOf(field).print(field, value);
}
