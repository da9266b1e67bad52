import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Door, type ImportResult, readSheet, type Sheet, type SheetRow, writeSheet } from '#cli';
import {
  type Actor,
  type Decision,
  decide,
  type LinkedMatter,
  listOf,
  type Procedure,
  printRefusal,
  type Refusal,
  refusal,
  type World,
} from '#kernel';
import { type BulkWriter, newId } from '#store';
import type { Opened } from '../platform.ts';
import { columnsOf, noProcedure, openingAct, type RowRead, readRow } from './columns.ts';

interface Refused {
  readonly row: SheetRow;
  readonly text: string;
}

/** An import acts for the unit that each row names, in the post that the act asks for; the ledger says so. */
function importer(platform: Opened, procedure: Procedure, act: string, code: string): Actor {
  const unit = platform.units.get(code);
  const duties = listOf(procedure.acts[act]?.by).flatMap((r) => procedure.roles[r]?.duties ?? []);
  const { path: unitPath = '', offices = [], territory = '' } = unit ?? {};
  return { id: 'import', name: '批量导入', kind: 'official', unit: code, unitPath, duties, offices, territory };
}

/** Matters that cells refer to, loaded once for the whole file. */
async function linkedIn(platform: Opened, procedure: Procedure, rows: readonly RowRead[]): Promise<ReadonlyMap<string, LinkedMatter>> {
  const fields = Object.keys(procedure.fields).filter((f) => procedure.fields[f]?.kind === 'reference');
  const keys = new Set(rows.flatMap((r) => fields.flatMap((f) => listOf(r.values[f] as string | string[] | undefined))));
  const found = keys.size > 0 ? await platform.store.rows([...keys]) : [];
  return new Map(found.map((r) => [r.key, { ...r, id: r.key }]));
}

interface Job {
  readonly platform: Opened;
  readonly procedure: Procedure;
  readonly act: string;
  readonly world: World;
}

/** Judges a row with the same rules as the screen. */
function judge({ platform, procedure, act, world }: Job, read: RowRead) {
  const actor = importer(platform, procedure, act, read.unit);
  const common = { matter: undefined, newId: newId(), recordedAt: platform.now(), world, law: platform.law() };
  return decide({ procedure, act, values: read.values, on: read.on, actor, ...common });
}

const printId = (procedure: string, act: string, bytes: Uint8Array): string =>
  `${procedure}.${act}.${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}`;

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
  const print = printId(id, act, await readFile(file));
  if (!ask.dryRun && (await platform.store.setting(`import.${print}`)) !== undefined) {
    return refusal('import-repeated', '这个文件已经导入过', { remedy: '如需补充，请只保留新的行' });
  }
  const answer = await load(platform, procedure, act, sheet, ask.dryRun);
  if ('code' in answer) return answer;
  if (!ask.dryRun && answer.accepted > 0) await platform.store.setSetting(`import.${print}`, { at: platform.now(), rows: answer.accepted });
  return answerOf(file, sheet.headers, answer.accepted, answer.refused);
}

async function load(
  platform: Opened,
  procedure: Procedure,
  act: string,
  sheet: Sheet,
  dryRun: boolean,
): Promise<{ accepted: number; refused: Refused[] } | Refusal> {
  const columns = columnsOf(procedure, act, sheet.headers);
  if ('code' in columns) return columns;
  const reads = sheet.rows.map((row) => ({ row, read: readRow(platform, columns, row) }));
  const linked = await linkedIn(
    platform,
    procedure,
    reads.flatMap((r) => (typeof r.read === 'string' ? [] : r.read)),
  );
  const writer = await platform.store.bulk({ atomic: true });
  try {
    const job: Job = { platform, procedure, act, world: writer.world((key) => linked.get(key)) };
    const judged = await withoutTwins(
      job,
      reads.map(({ row, read }) => ({ row, answer: typeof read === 'string' ? read : judgedText(job, read) })),
    );
    const refused = judged.flatMap(({ row, answer }) => (typeof answer === 'string' ? { row, text: answer } : []));
    const accepted = judged.length - refused.length;
    if (dryRun || accepted === 0) await writer.abort();
    else await write(job, writer, judged);
    return { accepted, refused };
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

type Accepted = Extract<Decision, { ok: true }>;
interface Judged {
  readonly row: SheetRow;
  /** The decision, or the reason against it. */
  readonly answer: Accepted | string;
}

function judgedText(job: Job, read: RowRead): Accepted | string {
  const decision = judge(job, read);
  return decision.ok ? decision : decision.refusals.map(printRefusal).join(';');
}

async function write({ procedure }: Job, writer: BulkWriter, judged: readonly Judged[]): Promise<void> {
  for (const { answer } of judged) {
    if (typeof answer !== 'string') await writer.add({ procedure, before: undefined, after: answer.matter, draft: answer.draft });
  }
  await writer.close();
}

/**
 * A number may stand once: neither twice in the file nor in the register already. Asked for the whole file before anything
 * is written: the embedded database answers nobody else while a load is being written.
 */
async function withoutTwins({ platform, procedure }: Job, judged: readonly Judged[]): Promise<readonly Judged[]> {
  const field = procedure.shows.number;
  const numbers = judged.map(({ answer }) => {
    const number = typeof answer === 'string' || field === undefined ? undefined : answer.matter.values[field];
    return typeof answer !== 'string' && typeof number === 'string' ? { region: answer.matter.region, number } : undefined;
  });
  const held = await platform.store.numbersTaken(
    procedure.id,
    numbers.filter((n) => n !== undefined),
  );
  const taken = new Set(held.keys());
  return judged.map((one, i) => {
    const of = numbers[i];
    const key = of && `${of.region} ${of.number}`;
    if (key !== undefined && taken.has(key)) return { row: one.row, answer: `编号 ${of?.number} 已被使用。请核对编号` };
    if (key !== undefined) taken.add(key);
    return one;
  });
}

async function answerOf(file: string, headers: readonly string[], accepted: number, refused: readonly Refused[]): Promise<ImportResult> {
  const refusals = refused.map((r) => ({ row: r.row.line, text: r.text }));
  if (refused.length === 0) return { accepted, refused: 0, refusals };
  const errorFile = file.replace(/(\.\w+)$/, '.不能导入$1');
  async function* rows() {
    for (const { row, text } of refused) yield [...headers.map((_h, i) => row.cells[i] ?? ''), String(row.line), text];
  }
  await writeSheet(errorFile, [...headers, '原文件行号', '不能导入的原因'], rows());
  return { accepted, refused: refused.length, errorFile, refusals };
}
