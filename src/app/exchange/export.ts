import { type Door, writeSheet } from '#cli';
import { type Procedure, printValue, refusal, view } from '#kernel';
import { everyRow, type MatterRow } from '#store';
import type { Opened } from '../platform.ts';
import { noProcedure } from './columns.ts';

/** An official in scope without any role: an export never holds what is kept for a role. */
const official = { kind: 'official', roles: [], inScope: true } as const;

function cellsOf(platform: Opened, procedure: Procedure, row: MatterRow): string[] {
  const seen = view(procedure, { state: row.state, values: row.values, history: [] }, official);
  const unit = platform.units.get(row.unit)?.name ?? row.unit;
  const head = [row.number ?? row.key, procedure.states[row.state]?.title ?? row.state, unit, row.openedOn, row.closedOn ?? ''];
  return [...head, ...exported(procedure).map(([f, field]) => printValue(field, seen?.values[f]))];
}

const exported = (procedure: Procedure) => Object.entries(procedure.fields).filter(([, f]) => f.kind !== 'file');

/** All matters of a unit's subtree as a table, read page by page. */
export async function exportRows(platform: Opened, id: string, file: string, unit: string): ReturnType<Door['exportFile']> {
  const procedure = platform.registry.latest(id);
  if (!procedure) return noProcedure(platform, id);
  if (!/\.(xlsx|csv)$/i.test(file)) return refusal('file-type', '导出文件应为 .xlsx 或者 .csv', { remedy: '请改文件名' });
  const headers = ['编号', '状态', '单位', '开始日期', '办结日期', ...exported(procedure).map(([, f]) => f.title)];
  const unitPath = platform.units.get(unit)?.path ?? '';
  const { store } = platform;
  async function* rows(of: Procedure) {
    for await (const row of everyRow(store, { procedure: id, unitPath })) yield cellsOf(platform, of, row);
  }
  const written = await writeSheet(file, headers, rows(procedure));
  const detail = { unit, rows: written };
  await store.audit({ region: platform.cityRegion, actor: 'command', at: platform.now(), what: 'export', subject: id, detail });
  return { rows: written };
}
