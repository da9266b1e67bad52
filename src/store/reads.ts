import type { Queryable } from './db.ts';
import { Gathering } from './gather.ts';
import { type EventRow, eventColumns, eventRows } from './load.ts';
import { parseKey } from './project.ts';
import { type RawMatter, rowColumns, rowOf, rowsByKey } from './rows.ts';
import type { Around, LinkedRow, MatterRow } from './types.ts';

/** What a decision and a page read of single matters. */
export interface Reads {
  /** The events of a matter, in order; empty when there is none. */
  events(key: string): Promise<readonly EventRow[]>;
  /** Rows of the projection; those that are not there are left out. */
  rows(keys: readonly string[]): Promise<ReadonlyMap<string, MatterRow>>;
}

/** Read at once, on one connection: inside a transaction. */
export const readsOn = (on: Queryable): Reads => ({
  events: async (key) => {
    const at = parseKey(key);
    return at ? eventRows(on, at.region, at.id) : [];
  },
  rows: (keys) => rowsByKey(on, keys),
});

interface RawLinked extends RawMatter {
  readonly way: 'from' | 'to';
  readonly holder: string;
  readonly field: string;
}

/** Matters that refer to one, at most: a committee's page does not list all its cases. */
const mostReferring = 200;

/** References both ways with the row of the other matter, as one JSON value, of a matter `w`. */
const linkedJson = `(select json_agg(x) from (
  (select 'from' as way, l.procedure as holder, l.field, ${rowColumns(true)} from link l
    join matter m on m.region = l.target_region and m.id = l.target where l.region = w.region and l.matter = w.id order by l.field, l.target)
  union all (select 'to', l.procedure, l.field, ${rowColumns(true)} from link l
    join matter m on m.region = l.region and m.id = l.matter where l.target_region = w.region and l.target = w.id
    order by l.procedure, l.matter desc limit ${mostReferring})) x)`;

const namesJson = `(select json_object_agg(a.id, a.name) from account a
  where a.id in (select unnest(array[b.actor, b.actor_for]) from event b where b.region = w.region and b.matter = w.id))`;

// Not `unnest`: its estimate depends on the values, and the server would then plan anew at every question.
const asked = 'json_to_recordset($1::json) as w(region text, id uuid)';
const aroundSql = `select w.region, w.id, ${linkedJson} as linked, ${namesJson} as names from ${asked}`;
const eventsSql = `select ${eventColumns} from ${asked} join event e on e.region = w.region and e.matter = w.id
  order by e.region, e.matter, e.seq`;
const wholeSql = `select ${eventColumns}, case when e.seq = 1 then ${linkedJson} end as linked, case when e.seq = 1 then ${namesJson} end as names
  from ${asked} join event e on e.region = w.region and e.matter = w.id order by e.region, e.matter, e.seq`;

interface RawAround {
  readonly linked: readonly RawLinked[] | null;
  readonly names: Readonly<Record<string, string>> | null;
}
type WholeRow = EventRow & RawAround;

export const aroundOf = ({ linked, names }: RawAround): Around => ({
  linked: (linked ?? []).map(({ way, holder, field, ...row }): LinkedRow => ({ way, procedure: holder, field, row: rowOf(row) })),
  names: new Map(Object.entries(names ?? {})),
});

/** Region and uuid of public ids, each once; ids of a wrong form are left out. */
const placesOf = (keys: readonly string[]): [string] => [JSON.stringify([...new Set(keys)].flatMap((key) => parseKey(key) ?? []))];

/** Rows that come for several matters at once, put back to each. */
function perMatter<R extends { readonly region: string; readonly matter: string }>(keys: readonly string[], rows: readonly R[]): R[][] {
  const found = new Map<string, R[]>();
  for (const row of rows) {
    const key = `${row.region}/${row.matter}`;
    const there = found.get(key);
    if (there) there.push(row);
    else found.set(key, [row]);
  }
  return keys.map((key) => found.get(key) ?? []);
}

/** How many questions go together, and how many such lots may be under way. */
const manners = { most: 32, atOnce: 2 } as const;

/** Reads of people who ask at the same moment, put to the database together. */
export class GatheredReads implements Reads {
  readonly #events: Gathering<string, readonly EventRow[]>;
  readonly #rows: Gathering<string, MatterRow | undefined>;
  readonly #whole: Gathering<string, readonly WholeRow[]>;
  readonly #around: Gathering<string, Around>;

  constructor(db: Queryable) {
    this.#events = new Gathering(async (keys) => perMatter(keys, await db.query<EventRow>(eventsSql, placesOf(keys), 'kept')), manners);
    this.#whole = new Gathering(async (keys) => perMatter(keys, await db.query<WholeRow>(wholeSql, placesOf(keys), 'kept')), manners);
    this.#rows = new Gathering(async (keys) => {
      const found = await rowsByKey(db, [...new Set(keys)]);
      return keys.map((key) => found.get(key));
    }, manners);
    this.#around = new Gathering(async (keys) => {
      const rows = await db.query<RawAround & { region: string; id: string }>(aroundSql, placesOf(keys), 'kept');
      const found = new Map(rows.map((r) => [`${r.region}/${r.id}`, aroundOf(r)]));
      return keys.map((key) => found.get(key) ?? aroundOf({ linked: null, names: null }));
    }, manners);
  }

  events(key: string): Promise<readonly EventRow[]> {
    return this.#events.ask(key);
  }

  async rows(keys: readonly string[]): Promise<ReadonlyMap<string, MatterRow>> {
    const found = await Promise.all(keys.map(async (key) => [key, await this.#rows.ask(key)] as const));
    return new Map(found.flatMap(([key, row]) => (row ? [[key, row]] : [])));
  }

  /** A matter's events, with what stands around it on the first of them. */
  whole(key: string): Promise<readonly WholeRow[]> {
    return this.#whole.ask(key);
  }

  around(key: string): Promise<Around> {
    return this.#around.ask(key);
  }
}
