import { isApart } from '#kernel';
import type { Context } from './context.ts';
import { decodeCursor, listCursor, listShapes } from './cursor.ts';
import { Conditions } from './filter.ts';
import { stockOf } from './list.ts';
import { type Reach, reachSql } from './reach.ts';
import { type RawMatter, rowColumns, rowOf } from './rows.ts';
import { numberStart, queryOf } from './search.ts';
import type { MatterRow } from './types.ts';

export interface SearchQuestion {
  readonly q: string;
  readonly reaches: readonly Reach[];
  /** Opened within, both days included. */
  readonly from?: string;
  readonly to?: string;
  /** Rows of each procedure. */
  readonly limit: number;
  /** Where the page before ended; sensible with one procedure only. */
  readonly cursor?: string;
  /** Other bounds than the usual, to try every way of searching on few records. */
  readonly bounds?: Partial<SearchBounds>;
}

interface SearchBounds {
  /** Matches are counted up to here. */
  readonly cap: number;
  /** How far down a list is looked for words that many matters have, before the rest of it. */
  readonly front: number;
  /** Procedures with at most so many matters in reach are searched together, all their matches at once. */
  readonly small: number;
}
const usual: SearchBounds = { cap: 10_000, front: 2000, small: 5000 };

export interface SearchGroup {
  readonly procedure: string;
  readonly rows: readonly MatterRow[];
  readonly next: string | null;
  readonly total: number;
  /** The total is a lower bound: there are more. */
  readonly totalCapped: boolean;
}

export interface SearchAnswer {
  /** Matters whose number is or begins with what was typed, the exact one first. */
  readonly numbered: readonly MatterRow[];
  readonly moreNumbered: boolean;
  readonly groups: readonly SearchGroup[];
}

export interface Searching {
  search(question: SearchQuestion): Promise<SearchAnswer>;
}

const numbersShown = 10;

type Found = RawMatter & { readonly total: number };

/** One kind of match in one reach, stated for whichever statement asks. */
class Search {
  readonly #context: Context;
  readonly #question: SearchQuestion;
  readonly #reach: Reach;
  readonly #words: string;
  readonly bounds: SearchBounds;

  constructor(context: Context, question: SearchQuestion, reach: Reach, words: string) {
    this.#context = context;
    this.#question = question;
    this.#reach = reach;
    this.#words = words;
    this.bounds = { ...usual, ...question.bounds };
  }

  /** The reach, over `matter m`. */
  conditions(procedures: readonly string[]): Conditions {
    const c = new Conditions();
    c.add(reachSql(this.#context, c, this.#reach));
    if (procedures.length === 1) c.add(`m.procedure = ${c.param(procedures[0] ?? '')}`);
    else c.add(`m.procedure = any(${c.param([...procedures])}::text[])`);
    return c;
  }

  /** As far as an index of the list knows the reach. */
  narrowly(c: Conditions, procedure: string): string {
    const { region, unit } = this.#reach.named ? {} : this.#context.units.narrow(this.#reach.unitPath);
    const parts = [`m.procedure = ${c.param(procedure)}`];
    if (region !== undefined) parts.push(`m.region = ${c.param(region)}`);
    if (unit !== undefined) parts.push(`m.unit = ${c.param(unit)}`);
    return parts.join(' and ');
  }

  /** The words and the days, over `matter m`. */
  matches(c: Conditions): string {
    const { from, to } = this.#question;
    const parts = [`m.search @@ ${c.param(this.#words)}::tsquery`];
    if (from !== undefined) parts.push(`m.opened_on >= ${c.param(from)}::date`);
    if (to !== undefined) parts.push(`m.opened_on <= ${c.param(to)}::date`);
    return parts.join(' and ');
  }

  after(c: Conditions): string {
    const [sort, region, id] = decodeCursor(this.#question.cursor, listShapes) ?? [];
    if (sort === undefined || region === undefined || id === undefined) return 'true';
    return `(m.sort_key, m.region, m.id) > (${c.param(sort)}, ${c.param(region)}, ${c.param(id)}::uuid)`;
  }

  columns(procedures: readonly string[]): string {
    return rowColumns(procedures.some((id) => titleIsApart(this.#context, id)));
  }

  get limit(): number {
    return this.#question.limit + 1;
  }
}

/** Kept values are fetched only where the title is one. */
function titleIsApart({ registry }: Context, procedure: string): boolean {
  const p = registry.latest(procedure);
  return [p?.shows.title, p?.shows.number].some((id) => id !== undefined && isApart(p?.fields[id]));
}

const order = 'm.sort_key, m.region, m.id';

/** All matches of small procedures in one statement: first rows and exact totals by window. */
async function searchSmall(context: Context, s: Search, procedures: readonly string[]): Promise<Found[]> {
  const c = s.conditions(procedures);
  const [matches, after] = [s.matches(c), s.after(c)];
  const sql = `with hit as materialized (select m.region, m.id, m.procedure, m.sort_key from matter m where ${c.sql} and ${matches}),
    total as (select procedure, count(*)::bigint as total from hit group by procedure),
    first as (select m.*, row_number() over (partition by m.procedure order by ${order}) as place from hit m where ${after})
    select ${s.columns(procedures)}, t.total from first f join total t on t.procedure = f.procedure
    join matter m on m.region = f.region and m.id = f.id where f.place <= ${s.limit} order by ${order}`;
  return context.db.query<Found>(sql, c.params);
}

/** The first rows of the list, as far down as is cheap, that match. Inside stands only what an index of the list answers. */
function firstRows(context: Context, s: Search, procedure: string): Promise<RawMatter[]> {
  const c = s.conditions([procedure]);
  const head = `select m.* from matter m where ${s.narrowly(c, procedure)} and ${s.after(c)} order by ${order} limit ${s.bounds.front}`;
  const sql = `select ${s.columns([procedure])} from (${head}) m where ${c.sql} and ${s.matches(c)} order by ${order} limit ${s.limit}`;
  return context.db.query<RawMatter>(sql, c.params);
}

async function countUpToCap(context: Context, s: Search, procedure: string): Promise<number> {
  const c = s.conditions([procedure]);
  const sql = `select count(*)::bigint as n from (select 1 from matter m where ${c.sql} and ${s.matches(c)} limit ${s.bounds.cap + 1}) as capped`;
  return (await context.db.query<{ n: number }>(sql, c.params))[0]?.n ?? 0;
}

/** Rare words: every match from the index of words, sorted. Common ones that stand deep in the list: the list, walked on. */
function deepRows(context: Context, s: Search, procedure: string, rare: boolean): Promise<RawMatter[]> {
  const c = s.conditions([procedure]);
  const where = `${c.sql} and ${s.matches(c)} and ${s.after(c)}`;
  const columns = s.columns([procedure]);
  if (!rare)
    return context.db.query<RawMatter>(`select ${columns} from matter m where ${where} order by ${order} limit ${s.limit}`, c.params);
  const sql = `with hit as materialized (select m.region, m.id, m.sort_key from matter m where ${where}),
    first as (select * from hit m order by ${order} limit ${s.limit})
    select ${columns} from first f join matter m on m.region = f.region and m.id = f.id order by ${order}`;
  return context.db.query<RawMatter>(sql, c.params);
}

/**
 * A procedure with many matters. Sorting every match of a common word would mean reading most of the table: so they are
 * counted first, no further than the cap, and the more there are the more surely the list's own order, walked from its
 * head, comes upon enough of them.
 */
async function searchLarge(context: Context, s: Search, procedure: string): Promise<Found[]> {
  const total = await countUpToCap(context, s, procedure);
  const head = total > s.bounds.front ? await firstRows(context, s, procedure) : [];
  const rows = total === 0 || head.length >= s.limit ? head : await deepRows(context, s, procedure, total <= s.bounds.cap);
  return rows.map((row) => ({ ...row, total }));
}

function groupsOf(rows: readonly Found[], limit: number, cap: number): SearchGroup[] {
  const byProcedure = Map.groupBy(rows, (r) => r.procedure);
  return [...byProcedure].map(([procedure, found]) => {
    const page = found.slice(0, limit);
    const [last, total] = [page.at(-1), found[0]?.total ?? 0];
    const next = found.length > limit && last ? listCursor(last) : null;
    return { procedure, rows: page.map(rowOf), next, total: Math.min(total, cap), totalCapped: total > cap };
  });
}

/** How many matters each procedure holds in a reach; where matters elsewhere may name the unit, in all. */
async function sizes(context: Context, reach: Reach): Promise<Map<string, number>> {
  const held = new Map<string, number>();
  for (const row of await stockOf(context, reach.named ? '' : reach.unitPath, reach.procedures)) {
    held.set(row.procedure, (held.get(row.procedure) ?? 0) + row.n);
  }
  return held;
}

async function searchReach(context: Context, question: SearchQuestion, reach: Reach, words: string): Promise<Found[]> {
  const s = new Search(context, question, reach, words);
  const held = await sizes(context, reach);
  const there = reach.procedures.filter((id) => (held.get(id) ?? 0) > 0);
  const few = there.filter((id) => (held.get(id) ?? 0) <= s.bounds.small);
  const large = there.filter((id) => (held.get(id) ?? 0) > s.bounds.small);
  const asked = [...(few.length > 0 ? [searchSmall(context, s, few)] : []), ...large.map((id) => searchLarge(context, s, id))];
  return (await Promise.all(asked)).flat();
}

/** The first sign after every number that begins like this, in the C collation. */
const endOf = (start: string): string => `${start}\u{10ffff}`;

/** Numbers that begin like this: one step down the index of numbers for each region and procedure. */
async function numbersIn(context: Context, reach: Reach, start: string): Promise<RawMatter[]> {
  const numbered = reach.procedures.filter((id) => context.registry.latest(id)?.shows.number !== undefined);
  const regions = [...new Set(context.units.under(reach.named ? '' : reach.unitPath).map((u) => u.region))];
  if (numbered.length === 0 || regions.length === 0) return [];
  const c = new Conditions();
  c.add(reachSql(context, c, reach));
  const [from, to] = [c.param(start), c.param(endOf(start))];
  const one = `select m.* from matter m where m.region = r.region and m.procedure = p.procedure and not m.voided
    and m.number is not null and m.number >= ${from} and m.number < ${to} and ${c.sql} order by m.number limit ${numbersShown + 1}`;
  const sql = `select ${rowColumns(numbered.some((id) => titleIsApart(context, id)))}
    from unnest(${c.param(regions)}::text[]) as r(region) cross join unnest(${c.param(numbered)}::text[]) as p(procedure)
    cross join lateral (${one}) m order by m.number <> ${from}, m.number, m.region, m.id limit ${numbersShown + 1}`;
  return context.db.query<RawMatter>(sql, c.params);
}

async function searchNumbers(context: Context, { q, reaches, cursor }: SearchQuestion): Promise<RawMatter[]> {
  const start = cursor === undefined ? numberStart(q) : undefined;
  if (start === undefined) return [];
  const found = (await Promise.all(reaches.map((reach) => numbersIn(context, reach, start)))).flat();
  const exact = (r: RawMatter) => (r.number === start ? 0 : 1);
  return found.sort((a, b) => exact(a) - exact(b) || ((a.number ?? '') < (b.number ?? '') ? -1 : 1));
}

/** Matters of every procedure in reach whose text has all the words, or whose number begins so. */
export async function search(context: Context, question: SearchQuestion): Promise<SearchAnswer> {
  const words = queryOf(question.q);
  const [numbered, ...found] = await Promise.all([
    searchNumbers(context, question),
    ...(words === undefined ? [] : question.reaches.map((reach) => searchReach(context, question, reach, words))),
  ]);
  return {
    numbered: numbered.slice(0, numbersShown).map(rowOf),
    moreNumbered: numbered.length > numbersShown,
    groups: groupsOf(found.flat(), question.limit, question.bounds?.cap ?? usual.cap),
  };
}
