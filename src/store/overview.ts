import type { Context } from './context.ts';
import { decodeCursor, encodeCursor, matterShapes } from './cursor.ts';
import { Conditions, scopeOf } from './filter.ts';
import { type Talks, talksOn } from './overview-talks.ts';
import { type RawMatter, rowColumns, rowOf } from './rows.ts';
import type { MatterRow } from './types.ts';

/** Overdue: due before `today`. Soon: from today up to and including `soon`. Else in time. */
export interface LightDays {
  readonly today: string;
  readonly soon: string;
}
export type LightOfDue = 'overdue' | 'soon' | 'in-time';

/** Open matters with a running limit, of one procedure and of one unit (with all below it) one level under the scope. */
export interface LightLine {
  /** Code of the unit one level down; empty for what the scope's own unit holds. */
  readonly unit: string;
  readonly procedure: string;
  readonly overdue: number;
  readonly soon: number;
  readonly inTime: number;
  /** Earliest due date among them. */
  readonly oldest: string | null;
}

export interface LightQuestion {
  /** Scope: a path prefix, closed by a slash. */
  readonly unitPath: string;
  readonly procedure?: string;
  readonly light: LightOfDue;
  readonly cursor?: string;
  readonly limit: number;
}

/** A line of the ledger with what the projection knows of its matter. */
export interface ActLine {
  readonly seq: number;
  readonly act: string;
  readonly on: string;
  readonly recordedAt: string;
  readonly row: MatterRow;
}

/** Who answers for a unit. */
export interface UnitHead {
  readonly unit: string;
  readonly name: string;
  readonly post: string;
}

/** What the leader's screen and the wall display ask. */
export interface Overview extends Talks {
  /** How everything with a running limit stands, by unit one level down and by procedure: one question. */
  lights(unitPath: string, days: LightDays): Promise<readonly LightLine[]>;
  /** The matters behind a light, earliest due date first. */
  lit(
    question: LightQuestion,
    days: LightDays,
  ): Promise<{ readonly rows: readonly MatterRow[]; readonly next: string | null; readonly total: number; readonly totalCapped: boolean }>;
  /**
   * Acts that happened since a month (YYYY-MM) began, as entered last first, of some procedures and units; `entered`:
   * only those entered between two instants, both included.
   */
  latestActs(ask: {
    readonly since: string;
    readonly entered?: readonly [from: string, to: string];
    readonly limit: number;
    readonly procedures: readonly string[];
    readonly unitPath: string;
    readonly units?: readonly string[];
  }): Promise<readonly ActLine[]>;
  /** The holders of a duty in these units on a day; one a unit. */
  headsOf(units: readonly string[], duty: string, on: string): Promise<readonly UnitHead[]>;
}

const cap = 10_000;
const cursorShapes = [/^\d{4}-\d{2}-\d{2}$/, ...matterShapes];

async function lights(context: Context, unitPath: string, { today, soon }: LightDays): Promise<LightLine[]> {
  const c = new Conditions();
  scopeOf(context, c, unitPath, 'm');
  const [t, s] = [c.param(today), c.param(soon)];
  const below = c.param(unitPath.split('/').length);
  const sql = `select split_part(m.unit_path, '/', ${below}::integer) as unit, m.procedure,
      count(*) filter (where m.next_due_on < ${t}::date)::bigint as overdue,
      count(*) filter (where m.next_due_on >= ${t}::date and m.next_due_on <= ${s}::date)::bigint as soon,
      count(*) filter (where m.next_due_on > ${s}::date)::bigint as "inTime",
      min(m.next_due_on) as oldest
    from matter m where ${c.sql} and m.next_due_on is not null group by 1, 2 order by 1, 2`;
  return context.db.query<LightLine>(sql, c.params);
}

function within(c: Conditions, light: LightOfDue, { today, soon }: LightDays): void {
  if (light === 'overdue') return c.add(`m.next_due_on < ${c.param(today)}::date`);
  if (light === 'in-time') return c.add(`m.next_due_on > ${c.param(soon)}::date`);
  c.add(`m.next_due_on >= ${c.param(today)}::date and m.next_due_on <= ${c.param(soon)}::date`);
}

async function lit(context: Context, q: LightQuestion, days: LightDays) {
  const c = new Conditions();
  scopeOf(context, c, q.unitPath, 'm');
  within(c, q.light, days);
  if (q.procedure !== undefined) c.add(`m.procedure = ${c.param(q.procedure)}`);
  const whole = { sql: c.sql, params: [...c.params] };
  const after = decodeCursor(q.cursor, cursorShapes);
  if (after) {
    const [due = '', region = '', id = ''] = after;
    c.add(`(m.next_due_on, m.region, m.id) > (${c.param(due)}::date, ${c.param(region)}, ${c.param(id)}::uuid)`);
  }
  const page = `select ${rowColumns(true)} from matter m where ${c.sql} order by m.next_due_on, m.region, m.id limit ${q.limit + 1}`;
  const count = `select count(*)::bigint as n from (select 1 from matter m where ${whole.sql} limit ${cap + 1}) as capped`;
  const [rows, counted] = await Promise.all([
    context.db.query<RawMatter>(page, c.params),
    context.db.query<{ n: number }>(count, whole.params),
  ]);
  const n = counted[0]?.n ?? 0;
  const shown = rows.slice(0, q.limit);
  const last = shown.at(-1);
  const next = rows.length > q.limit && last ? encodeCursor([last.next_due_on, last.region, last.id]) : null;
  return { rows: shown.map(rowOf), next, total: Math.min(n, cap), totalCapped: n > cap };
}

interface RawAct extends RawMatter {
  readonly event_seq: number;
  readonly act: string;
  readonly occurred_on: string;
  readonly recorded_at: string;
}

async function latestActs(context: Context, ask: Parameters<Overview['latestActs']>[0]): Promise<ActLine[]> {
  const c = new Conditions();
  const pairs = ask.procedures.flatMap((id) => Object.keys(context.registry.latest(id)?.acts ?? {}).map((act) => [id, act] as const));
  c.add(`e.procedure = any(${c.param([...ask.procedures])}::text[])`);
  c.add(`e.act = any(${c.param([...new Set(pairs.map(([, act]) => act))])}::text[])`);
  c.add(`e.month >= ${c.param(ask.since)}`);
  scopeOf(context, c, ask.unitPath, 'e');
  if (ask.entered) c.add(`e.recorded_at >= ${c.param(ask.entered[0])} and e.recorded_at <= ${c.param(ask.entered[1])}`);
  if (ask.units) c.add(`e.unit = any(${c.param([...ask.units])}::text[])`);
  const sql = `with told as (select e.region, e.matter, e.seq, e.act, e.occurred_on, e.recorded_at from event e
      where ${c.sql} order by e.recorded_at desc, e.seq desc limit ${ask.limit})
    select ${rowColumns(false)}, told.seq as event_seq, told.act, told.occurred_on, told.recorded_at
    from told join matter m on m.region = told.region and m.id = told.matter order by told.recorded_at desc, told.seq desc`;
  const rows = await context.db.query<RawAct>(sql, c.params);
  return rows.map((r) => ({ seq: r.event_seq, act: r.act, on: r.occurred_on, recordedAt: r.recorded_at, row: rowOf(r) }));
}

async function headsOf(context: Context, units: readonly string[], duty: string, on: string): Promise<UnitHead[]> {
  if (units.length === 0) return [];
  const sql = `select distinct on (p.unit) p.unit, a.name, p.title as post from post p join account a on a.id = p.account
    where p.unit = any($1::text[]) and $2 = any(p.duties) and a.active and p.from_on <= $3::date and (p.to_on is null or p.to_on > $3::date)
    order by p.unit, p.id`;
  return context.db.query<UnitHead>(sql, [[...new Set(units)], duty, on]);
}

/** The questions of the leader's screen over one database. */
export const overviewOn = (context: Context): Overview => ({
  lights: (unitPath, days) =>
    context.memory.get({ procedure: undefined, unitPath }, `lights ${days.today} ${days.soon}`, () => lights(context, unitPath, days)),
  lit: (question, days) => lit(context, question, days),
  latestActs: (ask) => latestActs(context, ask),
  headsOf: (units, duty, on) => headsOf(context, units, duty, on),
  ...talksOn(context.db),
});
