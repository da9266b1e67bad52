import type { CivilDate } from '#kernel';
import type { Context } from './context.ts';
import { Conditions } from './filter.ts';
import { type Reach, reachSql } from './reach.ts';
import { type RawMatter, rowColumns, rowOf } from './rows.ts';
import type { MatterRow } from './types.ts';

/** How many open matters of a procedure fall due on a day. */
export interface DueDay {
  readonly day: CivilDate;
  readonly procedure: string;
  readonly n: number;
}

export interface Months {
  /** Due dates of open matters in reach from one day to another, both included, counted by day and procedure. */
  dueDays(reaches: readonly Reach[], from: CivilDate, to: CivilDate): Promise<readonly DueDay[]>;
  /** The open matters in reach that fall due on a day: the first `limit` of them. */
  dueOn(reaches: readonly Reach[], day: CivilDate, limit: number): Promise<readonly MatterRow[]>;
}

/** One part of the question per reach; no matter stands in two, since each reach has procedures of its own. */
const parts = (context: Context, c: Conditions, reaches: readonly Reach[]): string[] =>
  reaches.map((reach) => `m.procedure = any(${c.param(reach.procedures)}::text[]) and ${reachSql(context, c, reach)}`);

export const monthsOn = (context: Context): Months => ({
  dueDays: async (reaches, from, to) => {
    const c = new Conditions();
    const days = `m.next_due_on between ${c.param(from)}::date and ${c.param(to)}::date`;
    const each = parts(context, c, reaches).map(
      (part) => `select m.next_due_on as day, m.procedure, count(*)::bigint as n from matter m where ${days} and ${part} group by 1, 2`,
    );
    return each.length === 0 ? [] : context.db.query<DueDay>(`${each.join(' union all ')} order by 1, 2`, c.params);
  },
  dueOn: async (reaches, day, limit) => {
    const c = new Conditions();
    const due = `m.next_due_on = ${c.param(day)}::date`;
    const each = parts(context, c, reaches).map(
      (part) => `(select m.* from matter m where ${due} and ${part} order by m.sort_key, m.region, m.id limit ${limit})`,
    );
    if (each.length === 0) return [];
    const sql = `select ${rowColumns(true)} from (${each.join(' union all ')}) m order by m.sort_key, m.region, m.id limit ${limit}`;
    return (await context.db.query<RawMatter>(sql, c.params)).map(rowOf);
  },
});
