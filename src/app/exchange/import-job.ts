import { readFile } from 'node:fs/promises';
import type { Asker, Platform } from '#api';
import { readSheet, type Sheet } from '#cli';
import { matterKey, type Procedure, type Refusal, refusal } from '#kernel';
import type { BulkWriter } from '#store';
import { askedBy, exampleMark, problemColumn } from './columns.ts';
import { type Checked, check, type Load, printOf, write } from './judge.ts';
import type { Control, Outcome } from './queue.ts';
import { finder, registersFor } from './registers.ts';
import { SheetWriter } from './sheet-writer.ts';

/** An import as it stands in its job. */
export interface ImportAsk {
  readonly procedure: string;
  readonly act: string;
  readonly name: string;
  /** First tried, then written. */
  readonly phase: 'check' | 'write';
  /** A matter of the load: whether it is there tells whether the whole load is. */
  readonly landmark?: string;
}

export interface ImportWork {
  readonly platform: Platform;
  readonly who: Asker;
  readonly ask: ImportAsk;
  readonly source: string;
  /** Where the table with its problems goes. */
  readonly out: string;
  readonly control: Control;
  /** Keeps the landmark before anything is written. */
  readonly keep: (ask: ImportAsk) => Promise<void>;
}

const maxRows = 50_000;
const shownProblems = 50;

const said = (r: Refusal): Outcome => ({ state: 'failed', result: { note: `${r.text}。${r.remedy}` } });

async function loadOf({ platform, who, control }: ImportWork, procedure: Procedure, act: string): Promise<Load> {
  const registers = await registersFor(platform, who, procedure, askedBy(procedure, act));
  const today = platform.today();
  const reading = { units: platform.units, today: () => today, unit: who.actor.unit, ownOnly: true, find: finder(registers) };
  return { platform, procedure, act, reading, actorOf: () => who.actor, onProgress: control.progress };
}

/** Gives the table back with its problems in the column of their own. */
async function giveBack({ source, out, control }: ImportWork, sheet: Sheet, { columns, refused }: Checked): Promise<void> {
  const indexOf = new Map(columns.map((c) => [c.field, c.index]));
  const problems = refused.map(({ row, text, fields }) => ({ line: row.line, text, columns: fields.flatMap((f) => indexOf.get(f) ?? []) }));
  const isBook = /\.xlsx$/i.test(source);
  const writer = new SheetWriter({
    ...{ kind: 'problems', file: out, headers: sheet.headers, problems, problemColumn, exampleMark },
    ...(isBook ? { source, rows: [] } : { source: undefined, rows: atTheirLines(sheet) }),
  });
  const giveUp = () => void writer.stop();
  control.signal.addEventListener('abort', giveUp);
  try {
    await writer.done();
  } finally {
    control.signal.removeEventListener('abort', giveUp);
    await writer.stop();
  }
}

/** Cells of a text table at the lines they had there: empty lines stay empty. */
function atTheirLines(sheet: Sheet): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const row of sheet.rows) rows[row.line - 2] = row.cells;
  return Array.from(rows, (cells) => cells ?? []);
}

async function judged(work: ImportWork, sheet: Sheet, checked: Checked): Promise<Outcome | undefined> {
  const { accepted, refused } = checked;
  if (accepted.length + refused.length === 0) return said(refusal('file-empty', '表格里没有要导入的行', { remedy: '请在示例行下面填写' }));
  if (refused.length === 0) return undefined;
  await giveBack(work, sheet, checked);
  const problems = refused.slice(0, shownProblems).map(({ row, text }) => ({ line: row.line, text }));
  const note = `${refused.length} 行有问题，没有导入；原因已写在表格的「${problemColumn}」列`;
  return { state: 'checked', result: { note, accepted: accepted.length, refused: refused.length, problems, file: 'problems' } };
}

async function writeAll(work: ImportWork, load: Load, { accepted }: Checked, writer: BulkWriter): Promise<void> {
  const { control, ask, keep } = work;
  const first = accepted[0];
  if (first) await keep({ ...ask, landmark: matterKey(first.matter) });
  control.progress(0, accepted.length);
  await write(load, accepted, writer, (done) => control.progress(done, accepted.length));
}

/** Tries a table row by row; in its second phase, when every row is in order, writes it: all of it or nothing. */
export async function runImport(work: ImportWork): Promise<Outcome> {
  const { platform, who, ask, source } = work;
  const procedure = platform.registry.at(ask.procedure, platform.today());
  if (!procedure) return said(refusal('procedure-unknown', '没有这类事项', { remedy: '请从列表进入' }));
  const sheet = await readSheet(source);
  if ('code' in sheet) return said(sheet);
  if (sheet.rows.length > maxRows) return said(refusal('file-rows', `超过${maxRows}行`, { remedy: '请拆分成几个文件后分别导入' }));
  const print = printOf(procedure.id, ask.act, await readFile(source));
  if ((await platform.store.setting(print)) !== undefined)
    return said(refusal('import-repeated', '这个文件已经导入过', { remedy: '如需补充，请只保留新的行' }));
  const load = await loadOf(work, procedure, ask.act);
  const writer = await platform.store.bulk({ atomic: true });
  try {
    const checked = await check(load, sheet, writer);
    if ('code' in checked) return said(checked);
    const held = await judged(work, sheet, checked);
    const rows = checked.accepted.length;
    if (held) return held;
    if (ask.phase === 'check') return { state: 'checked', result: { note: `${rows} 行全部无误，确认后写入`, accepted: rows, refused: 0 } };
    await writeAll(work, load, checked, writer);
    await platform.store.setSetting(print, { at: platform.now(), rows });
    const entry = {
      region: platform.cityRegion,
      actor: who.id,
      at: platform.now(),
      what: 'import',
      subject: procedure.id,
      detail: { rows },
    };
    await platform.store.audit(entry);
    return { state: 'done', result: { note: `已导入 ${rows.toLocaleString('zh-CN')} 件`, accepted: rows, refused: 0 } };
  } finally {
    await writer.abort();
  }
}
