import { readFile } from 'node:fs/promises';
import { type Door, type ImportResult, readSheet, type Sheet, writeSheet } from '#cli';
import { type Actor, listOf, type Procedure, refusal } from '#kernel';
import type { Opened } from '../platform.ts';
import { noProcedure, openingAct } from './columns.ts';
import { type Checked, check, type Load, printOf, type RefusedRow, write } from './judge.ts';

/** An import acts for the unit that each row names, in the post that the act asks for; the ledger says so. */
function importer(platform: Opened, procedure: Procedure, act: string): (code: string) => Actor {
  const duties = listOf(procedure.acts[act]?.by).flatMap((r) => procedure.roles[r]?.duties ?? []);
  const known = new Map<string, Actor>();
  return (code) => {
    const there = known.get(code);
    if (there) return there;
    const { path: unitPath = '', offices = [], territory = '' } = platform.units.get(code) ?? {};
    const actor: Actor = { id: 'import', name: '批量导入', kind: 'official', unit: code, unitPath, duties, offices, territory };
    known.set(code, actor);
    return actor;
  };
}

const byKeyOnly = () => ({ trouble: '应填写事项标识。可先导出后复制' });

/**
 * Replays the opening act once per row through the same guards as the screen. What is accepted lands together or not at
 * all; refused rows come back in a file with the reason. The same file twice is refused.
 */
export async function importRows(
  platform: Opened,
  id: string,
  file: string,
  ask: { dryRun: boolean; act: string | undefined },
): ReturnType<Door['importFile']> {
  const procedure = platform.registry.at(id, platform.today());
  if (!procedure) return noProcedure(platform, id);
  const act = openingAct(procedure, ask.act);
  if (act === undefined) return refusal('act-unknown', '这类事项没有这个新办动作', { remedy: '请去掉 --act 或者换一个' });
  const sheet = await readSheet(file);
  if ('code' in sheet) return sheet;
  const print = printOf(id, act, await readFile(file));
  if (!ask.dryRun && (await platform.store.setting(print)) !== undefined) {
    return refusal('import-repeated', '这个文件已经导入过', { remedy: '如需补充，请只保留新的行' });
  }
  const today = platform.today();
  const reading = { units: platform.units, today: () => today, unit: platform.cityCode, ownOnly: false, find: byKeyOnly };
  const load: Load = { platform, procedure, act, reading, actorOf: importer(platform, procedure, act) };
  const answer = await run(load, sheet, ask.dryRun);
  if ('code' in answer) return answer;
  const accepted = answer.accepted.length;
  if (!ask.dryRun && accepted > 0) await platform.store.setSetting(print, { at: platform.now(), rows: accepted });
  return answerOf(file, sheet.headers, accepted, answer.refused);
}

async function run(load: Load, sheet: Sheet, dryRun: boolean): ReturnType<typeof check> {
  const writer = await load.platform.store.bulk({ atomic: true });
  try {
    const checked = await check(load, sheet, writer);
    const accepted: Checked['accepted'] = 'code' in checked ? [] : checked.accepted;
    if (dryRun || accepted.length === 0) await writer.abort();
    else await write(load, accepted, writer);
    return checked;
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

async function answerOf(file: string, headers: readonly string[], accepted: number, refused: readonly RefusedRow[]): Promise<ImportResult> {
  const refusals = refused.map((r) => ({ row: r.row.line, text: r.text }));
  if (refused.length === 0) return { accepted, refused: 0, refusals };
  const errorFile = file.replace(/(\.\w+)$/, '.不能导入$1');
  async function* rows() {
    for (const { row, text } of refused) yield [...headers.map((_h, i) => row.cells[i] ?? ''), String(row.line), text];
  }
  await writeSheet(errorFile, [...headers, '原文件行号', '不能导入的原因'], rows());
  return { accepted, refused: refused.length, errorFile, refusals };
}
