import { createHash } from 'node:crypto';
import { setImmediate as immediate } from 'node:timers/promises';
import type { Platform } from '#api';
import type { Sheet, SheetRow } from '#cli';
import {
  type Actor,
  type Decision,
  decide,
  type Law,
  type LinkedMatter,
  listOf,
  type Procedure,
  printRefusal,
  type Refusal,
  type World,
} from '#kernel';
import { type BulkWriter, newId } from '#store';
import { type Column, columnsOf, isTrouble, onColumn, type Reading, type RowRead, readRow, rowsToTake, type Trouble } from './columns.ts';

type Accepted = Extract<Decision, { ok: true }>;

export interface RefusedRow extends Trouble {
  readonly row: SheetRow;
}

/** A load as asked for: what is replayed, by whom, and how its cells are read. */
export interface Load {
  readonly platform: Platform;
  readonly procedure: Procedure;
  readonly act: string;
  readonly reading: Reading;
  /** Who acts, for the unit of a row. */
  readonly actorOf: (unit: string) => Actor;
  /** Told now and then how many rows are judged; it may throw to give up. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Checked {
  readonly columns: readonly Column[];
  readonly accepted: readonly Accepted[];
  readonly refused: readonly RefusedRow[];
}

/** Rows judged before the event loop gets a turn: a few milliseconds. */
const breath = 100;

/** Matters that cells refer to, loaded once for the whole file. */
async function linkedIn({ platform, procedure }: Load, reads: readonly (RowRead | Trouble)[]): Promise<ReadonlyMap<string, LinkedMatter>> {
  const fields = Object.keys(procedure.fields).filter((f) => procedure.fields[f]?.kind === 'reference');
  const keys = new Set<string>();
  for (const read of reads) {
    if (isTrouble(read)) continue;
    for (const f of fields) for (const key of listOf(read.values[f] as string | readonly string[] | undefined)) keys.add(key);
  }
  const found = keys.size > 0 ? await platform.store.rows([...keys]) : [];
  return new Map(found.map((r) => [r.key, { ...r, id: r.key }]));
}

interface Judging {
  readonly load: Load;
  readonly world: World;
  readonly law: Law;
  /** One instant for the whole load. */
  readonly recordedAt: string;
}

/** Judges a row with the same rules as the screen; all that stands against it comes back together. */
function judge({ load, world, law, recordedAt }: Judging, { values, on, unit, trouble }: RowRead): Accepted | Trouble {
  const { procedure, act, actorOf } = load;
  const decision = decide({ procedure, act, values, on, actor: actorOf(unit), matter: undefined, newId: newId(), recordedAt, world, law });
  if (decision.ok) return trouble ?? decision;
  const known = new Set(trouble?.fields);
  const more = decision.refusals.filter((r) => r.field === undefined || !known.has(r.field));
  const fields = more.flatMap((r) => (r.field === undefined ? [] : [r.field === 'on' ? onColumn : r.field]));
  const said = more.map(printRefusal);
  return { text: [...(trouble ? [trouble.text] : []), ...said].join('；'), fields: [...known, ...fields] };
}

/**
 * A number may stand once: neither twice in the file nor in the register already. Asked for the whole file before anything
 * is written: the embedded database answers nobody else while a load is being written.
 */
async function twinsIn({ platform, procedure }: Load, answers: readonly (Accepted | Trouble)[]): Promise<ReadonlyMap<number, Trouble>> {
  const field = procedure.shows.number;
  if (field === undefined) return new Map();
  const numbers = answers.flatMap((answer, at) => {
    const number = 'ok' in answer ? answer.matter.values[field] : undefined;
    return 'ok' in answer && typeof number === 'string' ? [{ at, region: answer.matter.region, number }] : [];
  });
  const taken = new Set((await platform.store.numbersTaken(procedure.id, numbers)).keys());
  const twins = new Map<number, Trouble>();
  for (const { at, region, number } of numbers) {
    const key = `${region} ${number}`;
    if (taken.has(key)) twins.set(at, { text: `编号 ${number} 已被使用。请核对编号`, fields: [field] });
    taken.add(key);
  }
  return twins;
}

/** Gives the event loop a turn now and then. */
async function each<A, B>(all: readonly A[], make: (one: A) => B, after?: (done: number) => void): Promise<B[]> {
  const made: B[] = [];
  for (const one of all) {
    made.push(make(one));
    if (made.length % breath !== 0) continue;
    after?.(made.length);
    await immediate();
  }
  return made;
}

/** Judges every row of a table; nothing is written. A refusal where the table as a whole cannot be used. */
export async function check(load: Load, sheet: Sheet, writer: Pick<BulkWriter, 'world'>): Promise<Checked | Refusal> {
  const columns = columnsOf(load.procedure, load.act, sheet.headers);
  if ('code' in columns) return columns;
  const rows = rowsToTake(sheet.headers, sheet.rows);
  const reads = await each(rows, (row) => readRow(load.reading, columns, row));
  const linked = await linkedIn(load, reads);
  const { platform, onProgress } = load;
  const world = writer.world((key) => linked.get(key));
  const judging: Judging = { load, world, law: platform.law(), recordedAt: platform.now() };
  const judged = (read: RowRead | Trouble) => (isTrouble(read) ? read : judge(judging, read));
  const answers = await each(reads, judged, (done) => onProgress?.(done, rows.length));
  const twins = await twinsIn(load, answers);
  const accepted: Accepted[] = [];
  const refused: RefusedRow[] = [];
  for (const [at, row] of rows.entries()) {
    const answer = twins.get(at) ?? answers[at];
    if (answer && 'ok' in answer) accepted.push(answer);
    else if (answer) refused.push({ row, ...answer });
  }
  return { columns, accepted, refused };
}

/** Writes what was accepted: together, or not at all. */
export async function write(
  { procedure }: Load,
  accepted: readonly Accepted[],
  writer: BulkWriter,
  onProgress?: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (const { matter, draft } of accepted) {
    await writer.add({ procedure, before: undefined, after: matter, draft });
    done += 1;
    if (done % 1000 === 0) onProgress?.(done);
  }
  await writer.close();
}

/** The name under which a table that was taken is remembered, so that it is not taken twice. */
export const printOf = (procedure: string, act: string, bytes: Uint8Array): string =>
  `import.${procedure}.${act}.${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}`;
