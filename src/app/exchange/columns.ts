import type { SheetRow } from '#cli';
import { type Field, kindOf, type Procedure, type Refusal, readDate, refusal } from '#kernel';
import type { Opened } from '../platform.ts';

const onColumn = '发生日期';
const unitColumn = '填报单位';

interface Column {
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
}

export const noProcedure = (platform: Opened, id: string): Refusal =>
  refusal('procedure-unknown', `没有“${id.slice(0, 60)}”这类事项`, {
    remedy: `可用：${platform.registry.all.map((p) => p.id).join('、')}`,
  });

/** The opening act an import replays: the one named, or the one that asks for most. */
export function openingAct(procedure: Procedure, named: string | undefined): string | undefined {
  const opening = Object.entries(procedure.acts).filter(([, a]) => a.from === undefined);
  if (named !== undefined) return opening.find(([id]) => id === named)?.[0];
  return opening.sort(([, a], [, b]) => (b.needs?.length ?? 0) - (a.needs?.length ?? 0))[0]?.[0];
}

const titled = (procedure: Procedure, ids: readonly string[]): string => ids.map((id) => procedure.fields[id]?.title ?? id).join('、');

/** Columns by title or id; an unknown one is refused, for silence would lose a value. */
export function columnsOf(procedure: Procedure, act: string, headers: readonly string[]): readonly Column[] | Refusal {
  const decl = procedure.acts[act];
  const asked = [...(decl?.needs ?? []), ...(decl?.asks ?? [])];
  const fieldOf = (header: string) => asked.find((id) => id === header || procedure.fields[id]?.title === header);
  const columns: Column[] = [];
  for (const [index, header] of headers.entries()) {
    if (header === '') continue;
    const field = header === onColumn || header === unitColumn ? header : fieldOf(header);
    if (field === undefined) {
      const remedy = `可用的列：${onColumn}、${unitColumn}、${titled(procedure, asked)}`;
      return refusal('column-unknown', `没有“${header.slice(0, 40)}”这一列`, { remedy });
    }
    columns.push({ index, field, declared: procedure.fields[field] });
  }
  const missing = (decl?.needs ?? []).filter((id) => !procedure.fields[id]?.when && !columns.some((c) => c.field === id));
  return missing.length ? refusal('column-missing', `缺少列：${titled(procedure, missing)}`, { remedy: '请补上这些列' }) : columns;
}

/** A unit by its code or full name. */
const codeOf = (platform: Opened, cell: string): string => platform.units.get(cell)?.code ?? platform.units.byName(cell)?.code ?? cell;

function readCell(platform: Opened, column: Column, cell: string): unknown {
  if (column.field === unitColumn || column.declared?.kind === 'unit') return codeOf(platform, cell);
  if (column.field === onColumn) return readDate(/^\d{5}$/.test(cell) ? Number(cell) : cell);
  return column.declared && kindOf(column.declared).parse(column.declared, cell);
}

/** One row; or the sentence that says why it cannot be read. */
export function readRow(platform: Opened, columns: readonly Column[], row: SheetRow): RowRead | string {
  if (row.refused) return row.refused;
  const cells: Record<string, unknown> = {};
  for (const column of columns) {
    const cell = row.cells[column.index]?.trim() ?? '';
    if (cell !== '') cells[column.field] = readCell(platform, column, cell);
    if (column.field === onColumn && cell !== '' && cells[onColumn] === undefined)
      return `「${onColumn}」不是存在的日期。请按 2019-06-30 的格式填写`;
  }
  const { [onColumn]: on = platform.today(), [unitColumn]: unit = platform.cityCode, ...values } = cells;
  if (!platform.units.get(String(unit))) return `「${unitColumn}」不在单位名册中。请填写单位代码或者全称`;
  return { line: row.line, values, on: String(on), unit: String(unit) };
}
