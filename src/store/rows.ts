import type { Json, Values } from '#kernel';
import type { Queryable } from './db.ts';
import { parseKey } from './project.ts';
import type { MatterRow } from './types.ts';

export interface RawMatter {
  readonly region: string;
  readonly id: string;
  readonly procedure: string;
  readonly edition: number;
  readonly number: string | null;
  readonly title: string;
  readonly outcome: string | null;
  readonly state: string;
  readonly voided: boolean;
  readonly suspended_on: string | null;
  readonly unit: string;
  readonly unit_path: string;
  readonly opened_on: string;
  readonly closed_on: string | null;
  readonly next_due_on: string | null;
  readonly next_due: string | null;
  readonly sort_key: string;
  readonly seq: number;
  readonly data: Values;
  readonly kept: readonly { readonly field: string; readonly value: string }[] | null;
}

const plain = `m.region, m.id, m.procedure, m.edition, m.number, m.title, m.outcome, m.state, m.voided, m.suspended_on, m.unit,
  m.unit_path, m.opened_on, m.closed_on, m.next_due_on, m.next_due, m.sort_key, m.seq, m.data`;

/** Columns of a projection row; kept values are only fetched where a procedure has any. */
export const rowColumns = (withKept: boolean): string =>
  withKept
    ? `${plain}, (select json_agg(json_build_object('field', k.field, 'value', k.value) order by k.seq)
        from kept k where k.region = m.region and k.matter = m.id) as kept`
    : plain;

export const rowOf = (r: RawMatter): MatterRow => ({
  key: `${r.region}/${r.id}`,
  region: r.region,
  id: r.id,
  procedure: r.procedure,
  edition: r.edition,
  number: r.number,
  title: r.title,
  outcome: r.outcome,
  state: r.state,
  voided: r.voided,
  suspendedOn: r.suspended_on,
  unit: r.unit,
  unitPath: r.unit_path,
  openedOn: r.opened_on,
  closedOn: r.closed_on,
  nextDueOn: r.next_due_on,
  nextDue: r.next_due,
  seq: r.seq,
  values: r.kept ? { ...r.data, ...Object.fromEntries(r.kept.map((k) => [k.field, JSON.parse(k.value) as Json])) } : r.data,
});

/** Rows by public id; ids of a wrong form and unknown ones are left out. */
export async function rowsByKey(on: Queryable, wanted: readonly string[]): Promise<Map<string, MatterRow>> {
  const ids = wanted.flatMap((key) => parseKey(key) ?? []);
  if (ids.length === 0) return new Map();
  const rows = await on.query<RawMatter>(
    `select ${rowColumns(true)} from json_to_recordset($1::json) as w(region text, id uuid) join matter m on m.region = w.region and m.id = w.id`,
    [JSON.stringify(ids)],
    'kept',
  );
  return new Map(rows.map((r) => [`${r.region}/${r.id}`, rowOf(r)]));
}
