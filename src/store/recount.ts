import { type Counted, Fault, listOf, monthOf, type Procedure, type Question, type Tally } from '#kernel';
import { type Context, latestOf } from './context.ts';
import { decodeCursor, encodeCursor, matterShapes } from './cursor.ts';
import { countedOf } from './figure.ts';
import { Conditions, scopeOf } from './filter.ts';
import { type RawMatter, rowColumns, rowOf } from './rows.ts';
import type { RecordsAnswer, SampleAnswer } from './types.ts';

/** The value a field held when an event had happened: the last one given up to it. */
const heldAt = (c: Conditions, field: string): string => {
  const f = c.param(field);
  return `(select v."values"->>${f} from event v where v.region = e.region and v.matter = e.matter and v.seq <= e.seq
    and v."values"->>${f} is not null order by v.seq desc limit 1)`;
};

/** Conditions on held values: those of the metric, and those of the question, which may only name declared dimensions. */
function wheres(c: Conditions, decl: Counted, q: Question, days: string | undefined): void {
  for (const [field, wanted] of Object.entries('where' in decl ? (decl.where ?? {}) : {})) {
    const texts = listOf(wanted as string | boolean | readonly string[]).map(String);
    c.add(`${heldAt(c, field)} = any(${c.param(texts)}::text[])`);
  }
  for (const [field, wanted] of Object.entries(q.where ?? {})) {
    const declared = decl.by?.includes(field) === true;
    const held = field === 'days' && days !== undefined ? days : declared ? heldAt(c, field) : "''";
    c.add(`coalesce(${held}, '') = ${c.param(wanted)}`);
  }
}

const clockFact = (c: Conditions, clock: string, fact: 'used' | 'late'): string => `(e.clocks->${c.param(clock)}->>'${fact}')`;

function selecting(c: Conditions, decl: Exclude<Counted, { kind: 'stock' }>): void {
  const acts = c.param([...listOf<string>(decl.acts)]);
  c.add(`e.act = any(${acts}::text[])`);
  if (decl.kind === 'duration') return c.add(`${clockFact(c, decl.clock, 'used')} is not null`);
  if (decl.first) {
    c.add(
      `not exists (select 1 from event p where p.region = e.region and p.matter = e.matter and p.seq < e.seq and p.act = any(${acts}::text[]))`,
    );
  }
  if (decl.inTime !== undefined) c.add(`${clockFact(c, decl.inTime, 'late')}::integer = 0`);
  if (decl.late !== undefined) c.add(`${clockFact(c, decl.late, 'late')}::integer > 0`);
}

/** Matters standing in a state at the end: their last event up to then led into it, and nothing has voided them. */
function standing(c: Conditions, procedure: Procedure, decl: Extract<Counted, { kind: 'stock' }>, q: Question): void {
  const month = c.param(monthOf(q.to));
  const voiding = voidingActs(procedure);
  c.add(`e.to_state = any(${c.param([...listOf<string>(decl.states)])}::text[])`);
  c.add(`not exists (select 1 from event l where l.region = e.region and l.matter = e.matter and l.seq > e.seq and l.month <= ${month})`);
  if (voiding.length > 0) {
    c.add(`not exists (select 1 from event w where w.region = e.region and w.matter = e.matter and w.seq <= e.seq
      and w.act = any(${c.param(voiding)}::text[]))`);
  }
}

interface Selection {
  readonly c: Conditions;
  /** What one event adds: 1; -1 where it was taken back within the period. */
  readonly n: string;
  readonly amount: string;
}

const voidingActs = (procedure: Procedure): string[] => Object.entries(procedure.acts).flatMap(([id, act]) => (act.voids ? [id] : []));

/**
 * An event counts in its own month, and is taken back in the month of the first act after it that voids its matter.
 * Both may fall into the period, then it adds nothing.
 */
function signed(c: Conditions, procedure: Procedure, first: string, last: string): string {
  const voiding = voidingActs(procedure);
  if (voiding.length === 0) {
    c.add(`e.month >= ${first}`);
    return '1';
  }
  const undone = `coalesce((select u.month >= ${first} and u.month <= ${last} from event u where u.region = e.region and u.matter = e.matter
    and u.seq > e.seq and u.act = any(${c.param(voiding)}::text[]) order by u.seq limit 1), false)`;
  const n = `((e.month >= ${first})::integer - ${undone}::integer)`;
  c.add(`${n} <> 0`);
  return n;
}

/** The events behind a figure, by SQL over the ledger alone: shares no code with the counters. */
function selection(context: Context, procedure: Procedure, metric: string, q: Question): Selection {
  const decl = countedOf(procedure, metric);
  const c = new Conditions();
  const last = c.param(monthOf(q.to));
  const editions = c.param([...context.registry.counting(procedure.id, metric)]);
  c.add(`e.procedure = ${c.param(procedure.id)} and e.edition = any(${editions}::integer[]) and e.month <= ${last}`);
  scopeOf(context, c, q.unitPath, 'e', q.units ?? 'then');
  if (decl.kind === 'stock') {
    standing(c, procedure, decl, q);
    wheres(c, decl, q, undefined);
    return { c, n: '1', amount: '0' };
  }
  selecting(c, decl);
  const n = signed(c, procedure, c.param(monthOf(q.from)), last);
  const used = decl.kind === 'duration' ? clockFact(c, decl.clock, 'used') : undefined;
  wheres(c, decl, q, used);
  const amount = decl.kind === 'sum' ? `coalesce(${heldAt(c, decl.field)}::numeric, 0)` : used ? `${used}::numeric` : '0';
  return { c, n, amount };
}

/** Counts again, by SQL over `event` only. */
export async function recount(context: Context, procedureId: string, metric: string, q: Question): Promise<Tally> {
  const procedure = latestOf(context.registry, procedureId);
  const decl = countedOf(procedure, metric);
  const { c, n: sign, amount } = selection(context, procedure, metric, q);
  const rows = await context.db.query<{ amount: number; n: number }>(
    `select r.amount, sum(r.n)::bigint as n from (select ${amount} as amount, ${sign} as n from event e where ${c.sql}) r
     group by r.amount having sum(r.n) <> 0 order by r.amount`,
    c.params,
  );
  let [n, total] = [0, 0];
  for (const row of rows) {
    n += row.n;
    total += row.n * row.amount;
  }
  return { n, amount: Number(total.toFixed(2)), days: decl.kind === 'duration' ? rows.map((r) => [r.amount, r.n] as const) : [] };
}

/** A share is shown by the records of its numerator. */
function shown(procedure: Procedure, metric: string): { id: string; decl: Counted } {
  const decl = procedure.metrics[metric];
  if (!decl) throw new Fault('metric-unknown', `${procedure.id} has no metric ${metric}`);
  const id = decl.kind === 'share' ? decl.of : metric;
  return { id, decl: countedOf(procedure, id) };
}

interface RawRecord extends RawMatter {
  readonly event_seq: number;
  readonly act: string;
  readonly occurred_on: string;
  readonly n: number;
  readonly amount: number;
}

const shapes = [/^\d{4}-\d{2}-\d{2}$/, ...matterShapes, /^\d{1,9}$/];

/** The records behind a figure, oldest first; as many as the figure says. */
export async function records(
  context: Context,
  of: { procedure: string; metric: string; question: Question },
  page: { cursor?: string; limit?: number },
): Promise<RecordsAnswer> {
  const procedure = latestOf(context.registry, of.procedure);
  const { id } = shown(procedure, of.metric);
  const limit = Math.min(Math.max(Math.trunc(page.limit ?? 50) || 50, 1), 1000);
  const { c, n, amount } = selection(context, procedure, id, of.question);
  const counted = `select coalesce(sum(r.n), 0)::bigint as n, sum(r.amount) as amount from (select ${n} as n, ${amount} as amount from event e where ${c.sql}) r`;
  const count = context.db.query<{ n: number }>(counted, [...c.params]);
  const after = decodeCursor(page.cursor, shapes);
  if (after) {
    const [day = '', region = '', id = '', seq = '0'] = after;
    c.add(
      `(e.occurred_on, e.region, e.matter, e.seq) > (${c.param(day)}::date, ${c.param(region)}, ${c.param(id)}::uuid, ${c.param(Number(seq))}::integer)`,
    );
  }
  const sql = `select ${rowColumns(true)}, e.seq as event_seq, e.act, e.occurred_on, ${n} as n, ${amount} as amount
    from event e join matter m on m.region = e.region and m.id = e.matter
    where ${c.sql} order by e.occurred_on, e.region, e.matter, e.seq limit ${limit + 1}`;
  const [rows, total] = await Promise.all([context.db.query<RawRecord>(sql, c.params), count]);
  const taken = rows.slice(0, limit);
  const last = taken.at(-1);
  const next = rows.length > limit && last ? encodeCursor([last.occurred_on, last.region, last.id, last.event_seq]) : null;
  return {
    rows: taken.map((r) => ({ ...rowOf(r), event: { seq: r.event_seq, act: r.act, on: r.occurred_on }, n: r.n, amount: r.n * r.amount })),
    next,
    total: total[0]?.n ?? 0,
  };
}

/**
 * A random sample of the matters behind a figure. Whoever has the seed can draw it again: the place of a matter is
 * SHA-256 over the seed, a bar and its public id; the lowest are taken.
 */
export async function sample(
  context: Context,
  of: { procedure: string; metric: string; question: Question },
  { seed, size }: { readonly seed: string; readonly size: number },
): Promise<SampleAnswer> {
  const procedure = latestOf(context.registry, of.procedure);
  const { c, n } = selection(context, procedure, shown(procedure, of.metric).id, of.question);
  c.add(`${n} > 0`);
  const behind = `select distinct e.region, e.matter from event e where ${c.sql}`;
  const all = context.db.query<{ n: number }>(`select count(*)::bigint as n from (${behind}) b`, [...c.params]);
  const rank = `sha256(convert_to(${c.param(seed)} || '|' || b.region || '/' || b.matter::text, 'UTF8'))`;
  const drawn = `select b.region, b.matter, ${rank} as place from (${behind}) b order by place limit ${c.param(size)}::integer`;
  const sql = `select ${rowColumns(true)} from (${drawn}) d join matter m on m.region = d.region and m.id = d.matter order by d.place`;
  const [rows, population] = await Promise.all([context.db.query<RawMatter>(sql, c.params), all]);
  return { rows: rows.map(rowOf), population: population[0]?.n ?? 0 };
}
