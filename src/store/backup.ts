import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Context } from './context.ts';
import { cell, type Tx } from './db.ts';
import { newestMigration } from './migrate.ts';
import { rebuildIn } from './rebuild.ts';
import { SetupRefusal } from './setup-refusal.ts';

const format = 'zhunsheng-backup-1';

/** Tables that hold what cannot be made again, with the key that orders them. Projections are rebuilt. */
const tables: Readonly<Record<string, readonly string[]>> = {
  unit: ['code', 'from_on'],
  account: ['id'],
  post: ['id'],
  role: ['id', 'version'],
  credential: ['account'],
  second_factor: ['account'],
  policy: ['norm', 'from_on', 'seq'],
  notice: ['id'],
  edition: ['kind', 'id', 'version'],
  setting: ['name'],
  serial: ['series'],
  file: ['sha256'],
  event: ['region', 'matter', 'seq'],
  kept: ['region', 'matter', 'seq', 'field'],
  idempotency: ['actor', 'key'],
  root: ['day', 'region'],
  audit: ['region', 'actor', 'seq'],
  outbox: ['region', 'id'],
  reminder: ['region', 'matter', 'stage'],
  message: ['region', 'account', 'id'],
  message_wish: ['account'],
  draft: ['account', 'procedure', 'act', 'matter'],
  habit: ['account', 'procedure', 'act'],
  phrase: ['id'],
  follow: ['region', 'matter', 'account'],
  urge: ['region', 'matter', 'id'],
  saved_view: ['id'],
  letter: ['region', 'matter', 'letter', 'seq'],
  receipt: ['code'],
  survey_code: ['region', 'matter', 'code'],
  survey_tally: ['region', 'matter', 'question', 'score'],
  report_text: ['id', 'version'],
  report_note: ['id'],
  report_proposal: ['id'],
};

interface Column {
  readonly name: string;
  readonly type: string;
}

const columnsOf = (tx: Pick<Tx, 'query'>, table: string): Promise<Column[]> =>
  tx.query<Column>(
    `select column_name as name, case when data_type = 'ARRAY' then 'text[]' else data_type end as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 order by ordinal_position`,
    [table],
  );

/** Rows of a table as text cells in the order of its key, a few thousand per step. */
async function* rowsOf(tx: Pick<Tx, 'query'>, table: string): AsyncGenerator<(string | null)[]> {
  const columns = await columnsOf(tx, table);
  const key = tables[table] ?? [];
  const typeOf = (name: string) => columns.find((c) => c.name === name)?.type ?? 'text';
  const list = columns.map((c) => `"${c.name}"::text`).join(', ');
  const order = key.map((k) => `"${k}"`).join(', ');
  const at = key.map((k) => columns.findIndex((c) => c.name === k));
  for (let last: string[] | undefined; ; ) {
    const after = last ? `where (${order}) > (${key.map((k, i) => `$${i + 1}::${typeOf(k)}`).join(', ')})` : '';
    const sql = `select json_build_array(${list})::text as row from "${table}" ${after} order by ${order} limit 5000`;
    const rows = (await tx.query<{ row: string }>(sql, last ?? [])).map((r) => JSON.parse(r.row) as (string | null)[]);
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < 5000) return;
    last = at.map((i) => end[i] ?? '');
  }
}

async function* linesOf(context: Context, tx: Tx, counted: { events: number }): AsyncGenerator<string> {
  yield `${JSON.stringify({ format, schema: newestMigration() })}\n`;
  for (const table of Object.keys(tables)) {
    yield `${JSON.stringify({ table, columns: (await columnsOf(tx, table)).map((c) => c.name) })}\n`;
    for await (const row of rowsOf(tx, table)) {
      if (table === 'event') counted.events += 1;
      yield `${JSON.stringify(row)}\n`;
    }
  }
  for await (const row of rowsOf(tx, 'file')) yield* contentOf(context, row[0] ?? '');
  yield `${JSON.stringify({ end: counted.events })}\n`;
}

async function* contentOf(context: Context, sha256: string): AsyncGenerator<string> {
  const path = context.filesDir && join(context.filesDir, sha256.slice(0, 2), sha256);
  if (path && existsSync(path)) yield `${JSON.stringify({ file: sha256, content: (await readFile(path)).toString('base64') })}\n`;
}

/** Writes everything that cannot be made again into one compressed file, the same for both databases. */
export async function backup(context: Context, file: string): Promise<{ events: number }> {
  const counted = { events: 0 };
  await context.db.asOwner(async (tx) => {
    await tx.exec('set transaction isolation level repeatable read, read only');
    await pipeline(Readable.from(linesOf(context, tx, counted)), createGzip({ level: 5 }), createWriteStream(file, { flush: true }));
  });
  return counted;
}

const broken = (why: string) => new SetupRefusal(`备份文件不能恢复：${why}`, '请换用另一份备份');

interface Loading {
  table: string;
  columns: readonly string[];
  text: string[];
  events: number;
  ended: boolean;
}

async function land(tx: Tx, l: Loading): Promise<void> {
  if (l.text.length > 0) await tx.copy(`"${l.table}"`, l.columns, l.text.join(''));
  l.text = [];
}

type Mark = { format?: string; schema?: string; table?: string; columns?: string[]; file?: string; content?: string; end?: number };

function checkHeader(mark: Mark): void {
  if (mark.format !== undefined && mark.format !== format) throw broken('不是本平台的备份');
  if (mark.schema !== undefined && mark.schema > newestMigration()) throw broken('备份来自更新的程序版本');
}

async function takeFile(context: Context, sha256: string, content: string): Promise<void> {
  if (context.filesDir === undefined || !/^[0-9a-f]{64}$/.test(sha256)) return;
  const path = join(context.filesDir, sha256.slice(0, 2), sha256);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.from(content, 'base64'), { flush: true });
}

async function takeMark(context: Context, tx: Tx, l: Loading, mark: Mark): Promise<void> {
  checkHeader(mark);
  if (mark.table !== undefined && mark.columns) {
    if (!Object.hasOwn(tables, mark.table) || mark.columns.some((c) => !/^[a-z_0-9]+$/.test(c))) throw broken('内容不明');
    await land(tx, l);
    l.table = mark.table;
    l.columns = mark.columns;
  }
  if (mark.file !== undefined) await takeFile(context, mark.file, mark.content ?? '');
  if (mark.end !== undefined) l.ended = mark.end === l.events;
}

async function takeLine(context: Context, tx: Tx, l: Loading, line: string): Promise<void> {
  const parsed = JSON.parse(line) as (string | null)[] | Mark;
  if (!Array.isArray(parsed)) return takeMark(context, tx, l, parsed);
  if (l.table === 'event') l.events += 1;
  l.text.push(`${parsed.map(cell).join('\t')}\n`);
  if (l.text.length >= 20_000) await land(tx, l);
}

async function* linesIn(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of source) {
    const lines = `${rest}${decoder.decode(part, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw broken('文件不完整');
}

async function take(context: Context, tx: Tx, file: string): Promise<void> {
  const loading: Loading = { table: '', columns: [], text: [], events: 0, ended: false };
  await pipeline(createReadStream(file), createGunzip(), async (source: AsyncIterable<Buffer>) => {
    for await (const line of linesIn(source)) await takeLine(context, tx, loading, line);
  }).catch((cause: unknown) => {
    throw cause instanceof SetupRefusal ? cause : broken(cause instanceof SyntaxError ? '内容不明' : '文件损坏');
  });
  await land(tx, loading);
  if (!loading.ended) throw broken('文件不完整');
}

/** Brings a backup into an empty database, in one transaction, and rebuilds the projections. */
export async function restore(context: Context, file: string): Promise<{ events: number }> {
  if (!existsSync(file)) throw broken('文件不存在');
  const events = await context.db.asOwner(async (tx) => {
    const there = await tx.query('select 1 from event union all select 1 from unit limit 1');
    if (there.length > 0) throw new SetupRefusal('数据库里已有数据', '请恢复到空的数据库或新的数据目录');
    await tx.exec('truncate setting, phrase');
    await take(context, tx, file);
    return rebuildIn(context, tx);
  });
  await context.units.load();
  return { events };
}
