import type { Platform } from '#api';
import type { SheetRow } from '#cli';
import { type Field, kindOf, type Procedure, type Refusal, readDate, refusal } from '#kernel';

export const onColumn = '发生日期';
export const unitColumn = '填报单位';
/** Stands in templates and in tables that come back: filled by the platform, never read. */
export const problemColumn = '问题';
/** A row so marked in the column of problems shows how to fill in, and is not taken. */
export const exampleMark = '示例';

export interface Column {
  readonly index: number;
  readonly field: string;
  readonly declared: Field | undefined;
}

/** A row of the table as the act will be asked for. */
export interface RowRead {
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly on: string;
  readonly unit: string;
  /** Of cells that could not be read and are left out of `values`. */
  readonly trouble?: Trouble;
}

/** Why a row cannot be taken, and the columns that are to blame. */
export interface Trouble {
  readonly text: string;
  readonly fields: readonly string[];
}

/** What reading a row asks of the world. */
export interface Reading extends Pick<Platform, 'units' | 'today'> {
  /** The unit that a row without one is for. */
  readonly unit: string;
  /** No other unit may be named: a person files for the own unit. */
  readonly ownOnly: boolean;
  /** A matter by its printed title or number, as the person may see it. */
  readonly find: (procedure: string, text: string) => { readonly key: string } | { readonly trouble: string };
}

export const noProcedure = (platform: Pick<Platform, 'registry'>, id: string): Refusal =>
  refusal('procedure-unknown', `没有“${id.slice(0, 60)}”这类事项`, {
    remedy: `可用：${platform.registry.all.map((p) => p.id).join('、')}`,
  });

/** The opening act an import replays: the one named, or the one that asks for most. */
export function openingAct(procedure: Procedure, named: string | undefined): string | undefined {
  const opening = Object.entries(procedure.acts).filter(([, a]) => a.from === undefined);
  if (named !== undefined) return opening.find(([id]) => id === named)?.[0];
  return opening.sort(([, a], [, b]) => (b.needs?.length ?? 0) - (a.needs?.length ?? 0))[0]?.[0];
}

/** The fields that an act takes, each once, in the order declared. */
export function askedBy(procedure: Procedure, act: string): readonly string[] {
  const decl = procedure.acts[act];
  return [...new Set([...(decl?.needs ?? []), ...(decl?.asks ?? [])])];
}

const titled = (procedure: Procedure, ids: readonly string[]): string => ids.map((id) => procedure.fields[id]?.title ?? id).join('、');

/** Columns by title or id; an unknown one is refused, for silence would lose a value. */
export function columnsOf(procedure: Procedure, act: string, headers: readonly string[]): readonly Column[] | Refusal {
  const asked = askedBy(procedure, act);
  const fieldOf = (header: string) => asked.find((id) => id === header || procedure.fields[id]?.title === header);
  const columns: Column[] = [];
  for (const [index, header] of headers.entries()) {
    if (header === '' || header === problemColumn) continue;
    const field = header === onColumn || header === unitColumn ? header : fieldOf(header);
    if (field === undefined) {
      const remedy = `可用的列：${onColumn}、${unitColumn}、${titled(procedure, asked)}`;
      return refusal('column-unknown', `没有“${header.slice(0, 40)}”这一列`, { remedy });
    }
    columns.push({ index, field, declared: procedure.fields[field] });
  }
  const needs = procedure.acts[act]?.needs ?? [];
  const missing = needs.filter((id) => !procedure.fields[id]?.when && !columns.some((c) => c.field === id));
  return missing.length ? refusal('column-missing', `缺少列：${titled(procedure, missing)}`, { remedy: '请补上这些列' }) : columns;
}

const keyShape = /^\d{6}\/[0-9a-f-]{36}$/;

/** A unit by its code or full name. */
const codeOf = ({ units }: Reading, cell: string): string => units.get(cell)?.code ?? units.byName(cell)?.code ?? cell;

function readReference(reading: Reading, field: Field, cell: string, troubles: string[]): unknown {
  const one = (text: string): string => {
    if (keyShape.test(text)) return text;
    const found = reading.find(field.spec.procedure ?? '', text);
    if ('key' in found) return found.key;
    troubles.push(`「${field.title}」${found.trouble}`);
    return text;
  };
  if (!field.spec.many) return one(cell);
  const keys = cell.split(/[、,\uFF0C;\uFF1B\s]+/).filter(Boolean);
  if (keys.every((key) => keyShape.test(key))) return keys;
  // A title may hold a comma or a space: titles are parted by semicolons and lines alone.
  const titles = cell.split(/[;\uFF1B\n]/).map((text) => text.trim());
  return titles.filter(Boolean).map(one);
}

/** Rows in one cell; units in them by code or full name, where they are all there is parted by commas of a list as well. */
function readRows(reading: Reading, field: Field, cell: string): unknown {
  const columns = Object.entries(field.spec.columns ?? {});
  const units = columns.filter(([, column]) => column.kind === 'unit').map(([id]) => id);
  const apart = columns.length === units.length ? cell.replaceAll(/[、,\uFF0C]/g, ';') : cell;
  const rows = kindOf(field).parse(field, apart);
  if (units.length === 0 || !Array.isArray(rows)) return rows;
  return rows.map((row: Readonly<Record<string, unknown>>) => ({
    ...row,
    ...Object.fromEntries(units.flatMap((id) => (typeof row[id] === 'string' ? [[id, codeOf(reading, row[id])]] : []))),
  }));
}

function readCell(reading: Reading, { field, declared }: Column, cell: string, troubles: string[]): unknown {
  if (field === unitColumn || declared?.kind === 'unit') return codeOf(reading, cell);
  if (declared?.kind === 'rows') return readRows(reading, declared, cell);
  if (field === onColumn) return readDate(/^\d{5}$/.test(cell) ? Number(cell) : cell);
  if (declared?.kind === 'reference') return readReference(reading, declared, cell, troubles);
  return declared && kindOf(declared).parse(declared, cell);
}

const isTrouble = (read: RowRead | Trouble): read is Trouble => 'text' in read;

export { isTrouble };

interface Cells {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly trouble: Trouble | undefined;
}

/** The cells of a row as inputs, by field, without those that cannot be read. */
function readCells(reading: Reading, columns: readonly Column[], row: SheetRow): Cells {
  const inputs: Record<string, unknown> = {};
  const said: string[] = [];
  const fields: string[] = [];
  for (const column of columns) {
    const cell = row.cells[column.index]?.trim() ?? '';
    if (cell === '') continue;
    const troubles: string[] = [];
    const input = readCell(reading, column, cell, troubles);
    if (column.field === onColumn && input === undefined) troubles.push(`「${onColumn}」不是存在的日期。请按 2019-06-30 的格式填写`);
    if (troubles.length === 0) inputs[column.field] = input;
    else fields.push(column.field);
    said.push(...troubles);
  }
  return { inputs, trouble: said.length > 0 ? { text: said.join('；'), fields } : undefined };
}

/** One row; or the sentence that says why it cannot be read at all. */
export function readRow(reading: Reading, columns: readonly Column[], row: SheetRow): RowRead | Trouble {
  if (row.refused) return { text: row.refused, fields: [] };
  const { inputs, trouble } = readCells(reading, columns, row);
  const { [onColumn]: on = reading.today(), [unitColumn]: unit = reading.unit, ...values } = inputs;
  const code = String(unit);
  if (!reading.units.get(code)) return { text: `「${unitColumn}」不在单位名册中。请填写单位代码或者全称`, fields: [unitColumn] };
  if (reading.ownOnly && code !== reading.unit) return { text: `「${unitColumn}」应为本单位。请由该单位自行导入`, fields: [unitColumn] };
  return { line: row.line, values, on: String(on), unit: code, ...(trouble && { trouble }) };
}

/** Rows that are to be taken: no example of the template. */
export function rowsToTake(headers: readonly string[], rows: readonly SheetRow[]): readonly SheetRow[] {
  const at = headers.indexOf(problemColumn);
  return at === -1 ? rows : rows.filter((row) => !row.cells[at]?.trim().startsWith(exampleMark));
}
