import { isApart, listOf } from '#kernel';
import type { Context } from './context.ts';
import { decodeCursor, listCursor, listShapes } from './cursor.ts';
import { Conditions, conditionsOf, countable, proceduresOf, scopeOf, statesOf } from './filter.ts';
import { type RawMatter, rowColumns, rowOf } from './rows.ts';
import type { LinkRow, ListAnswer, ListQuestion, MatterRow, StockRow } from './types.ts';

const cap = 10_000;

/** Whether a text can be the end of a page of a list. */
export const isListCursor = (text: string): boolean => decodeCursor(text, listShapes) !== undefined;

/** A list shows the fields declared for it: values kept apart are only fetched where one of those is. */
const showsApart = (context: Context, q: ListQuestion): boolean =>
  proceduresOf(context, q).some(({ fields, shows }) =>
    [shows.title, shows.number, shows.outcome, ...(shows.list ?? []), ...(q.shows ?? [])].some(
      (id) => id !== undefined && isApart(fields[id]),
    ),
  );

/** The sort key of what has no due date, up to the day it was opened. */
export const undated = '9999-12-31~';

/** The first sort key at a place in the midst of a list. */
const keyAt = (at: NonNullable<ListQuestion['startAt']>): string =>
  'due' in at ? at.due : `${undated}${99_999_999 - Number(at.opened.replaceAll('-', ''))}`;

/**
 * One page of projection rows with the total. The first page of a scope is what everybody of a unit opens all day: it is
 * kept in memory until one of its matters changes.
 */
export function list(context: Context, q: ListQuestion): Promise<ListAnswer> {
  if (q.cursor !== undefined || q.startAt !== undefined || (q.limit ?? 50) > 50 || !countable(q)) return readList(context, q);
  const named = listOf<string>(q.procedure);
  const place = { procedure: named.length === 1 ? named[0] : undefined, unitPath: q.unitPath };
  return context.memory.get(place, `list ${JSON.stringify(q)}`, () => readList(context, q));
}

async function readList(context: Context, q: ListQuestion): Promise<ListAnswer> {
  const limit = Math.min(Math.max(Math.trunc(q.limit ?? 50) || 50, 1), 500);
  const c = conditionsOf(context, q);
  const whole = new Conditions();
  whole.parts.push(...c.parts);
  whole.params.push(...c.params);
  const after = decodeCursor(q.cursor, listShapes);
  if (after) {
    const [sort = '', region = '', id = ''] = after;
    c.add(`(m.sort_key, m.region, m.id) > (${c.param(sort)}, ${c.param(region)}, ${c.param(id)}::uuid)`);
  } else if (q.startAt) c.add(`m.sort_key >= ${c.param(keyAt(q.startAt))}`);
  const sql = `select ${rowColumns(showsApart(context, q))} from matter m where ${c.sql} order by m.sort_key, m.region, m.id limit ${limit + 1}`;
  const [rows, total] = await Promise.all([context.db.query<RawMatter>(sql, c.params), totalOf(context, q, whole)]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page.map(rowOf), next: rows.length > limit && last ? listCursor(last) : null, ...total };
}

async function totalOf(context: Context, q: ListQuestion, c: Conditions): Promise<{ total: number; totalCapped: boolean }> {
  if (q.count === 'none') return { total: 0, totalCapped: false };
  if (countable(q)) return { total: await fromCounters(context, q), totalCapped: false };
  const sql = `select count(*) as n from (select 1 from matter m where ${c.sql} limit ${cap + 1}) as capped`;
  const n = (await context.db.query<{ n: number }>(sql, c.params))[0]?.n ?? 0;
  return { total: Math.min(n, cap), totalCapped: n > cap };
}

async function fromCounters(context: Context, q: ListQuestion): Promise<number> {
  const procedures = new Map(proceduresOf(context, q).map((p) => [p.id, statesOf(p, q)]));
  const rows = await stockOf(context, q.unitPath, [...procedures.keys()], q.unit);
  let total = 0;
  for (const row of rows) {
    const states = procedures.get(row.procedure);
    if (states === undefined || states.includes(row.state)) total += row.n;
  }
  return total;
}

/** What stands in which state, from the counters, or from memory while nothing of it has changed. */
export function stockOf(context: Context, unitPath: string, procedures: readonly string[], unit?: string): Promise<StockRow[]> {
  const [only] = procedures;
  const place = { procedure: procedures.length === 1 ? only : undefined, unitPath };
  return context.memory.get(place, `stock ${procedures.join(' ')} ${unit ?? ''}`, () => readStock(context, unitPath, procedures, unit));
}

async function readStock(context: Context, unitPath: string, procedures: readonly string[], unit?: string): Promise<StockRow[]> {
  const c = new Conditions();
  scopeOf(context, c, unitPath, 's');
  c.add(`s.procedure = any(${c.param(procedures)}::text[])`);
  if (unit !== undefined) c.add(`s.unit = ${c.param(unit)}`);
  const sql = `select s.procedure, s.state, sum(s.n)::bigint as n from stock s where ${c.sql} group by s.procedure, s.state having sum(s.n) <> 0`;
  return context.db.query<StockRow>(sql, c.params);
}

interface DueCount {
  readonly procedure: string;
  readonly overdue: number;
  readonly soon: number;
}

/** What is due in a scope: the soonest twenty, and how many are overdue or fall due soon. */
export async function desk(context: Context, unitPath: string, { today, soon }: { readonly today: string; readonly soon: string }) {
  const c = new Conditions();
  scopeOf(context, c, unitPath, 'm');
  const [t, s] = [c.param(today), c.param(soon)];
  const counted = `select m.procedure, count(*) filter (where m.next_due_on < ${t}::date)::bigint as overdue,
    count(*) filter (where m.next_due_on >= ${t}::date)::bigint as soon
    from matter m where ${c.sql} and m.next_due_on <= ${s}::date group by m.procedure`;
  const d = new Conditions();
  scopeOf(context, d, unitPath, 'm');
  const first = `select ${rowColumns(true)} from matter m where ${d.sql} and m.next_due_on is not null order by m.next_due_on, m.sort_key, m.region, m.id limit 20`;
  const [byProcedure, due] = await Promise.all([
    context.db.query<DueCount>(counted, c.params),
    context.db.query<RawMatter>(first, d.params),
  ]);
  return { byProcedure, due: due.map(rowOf) as readonly MatterRow[] };
}

interface RawLink {
  readonly region: string;
  readonly matter: string;
  readonly procedure: string;
  readonly field: string;
  readonly target_region: string;
  readonly target: string;
}

const linkColumns = 'region, matter, procedure, field, target_region, target from link';
const linksSql = `(select 'from' as way, ${linkColumns} where region = $1 and matter = $2 order by field, target)
  union all (select 'to', ${linkColumns} where target_region = $1 and target = $2 order by procedure, matter limit 500)`;

/** References of a matter and to it. */
export async function links(context: Context, region: string, id: string) {
  const linkOf = (r: RawLink): LinkRow => ({
    from: `${r.region}/${r.matter}`,
    procedure: r.procedure,
    field: r.field,
    to: `${r.target_region}/${r.target}`,
  });
  const rows = await context.db.query<RawLink & { way: 'from' | 'to' }>(linksSql, [region, id], 'kept');
  const [from, to] = [rows.filter((r) => r.way === 'from'), rows.filter((r) => r.way === 'to')];
  return { from: from.map(linkOf), to: to.map(linkOf) };
}
