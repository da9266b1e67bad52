import type { Context } from './context.ts';
import type { Queryable } from './db.ts';
import { parseKey } from './project.ts';

/** From one civil day to another, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Entries of a unit; those that came more than some days after their day are told apart by both days. */
export interface EntryLine {
  readonly unit: string;
  readonly procedure: string;
  readonly on: string | null;
  readonly recordedOn: string | null;
  readonly n: number;
  readonly keys: readonly string[];
}

/** An act that a file stands for. `values` as in the ledger: sealed values are not in it. */
/** A matter that holds a file. */
export interface FileUse {
  readonly key: string;
  readonly number: string | null;
  readonly title: string;
  readonly openedOn: string;
  readonly of: string | null;
  readonly sha256: string;
}

export interface FileLine {
  readonly key: string;
  readonly unit: string;
  readonly procedure: string;
  readonly act: string;
  readonly on: string;
  readonly recordedOn: string;
  readonly values: unknown;
}

export interface SecondLine {
  readonly unit: string;
  readonly procedure: string;
  readonly second: string;
  readonly n: number;
  readonly keys: readonly string[];
}

export interface FlowLine {
  readonly unit: string;
  readonly procedure: string;
  readonly metric: string;
  readonly month: string;
  readonly n: number;
  readonly amount: number;
}

export interface DigitLine {
  readonly unit: string;
  readonly procedure: string;
  readonly field: string;
  readonly digit: string;
  readonly n: number;
}

/** Two days of a matter that have an order: fields, or `@opened`. */
export interface DayPair {
  readonly procedure: string;
  readonly earlier: string;
  readonly later: string;
}
export interface DayLine extends DayPair {
  readonly unit: string;
  readonly key: string;
}

/** Which records are concluded, and by what: fields and acts of one procedure. */
export interface ConcludedQuestion extends Span {
  readonly procedure: string;
  readonly acts: readonly string[];
  readonly where: { readonly field: string; readonly is: string };
  readonly group: string;
  readonly success: { readonly field: string; readonly is: string };
  /** A table of people, kept apart; only digests of its rows leave the store. */
  readonly people: { readonly field: string; readonly party: string };
}
export interface ConcludedLine {
  readonly key: string;
  readonly unit: string;
  readonly group: string;
  readonly openedOn: string;
  readonly concludedOn: string;
  readonly recordedOn: string;
  readonly success: boolean;
  /** Digests: the same for the same paper number, or the same name with the same telephone. */
  readonly parties: readonly string[];
}

/** Which values were given in which acts: what a unit typed in a period. */
export interface TypedLine {
  readonly unit: string;
  readonly procedure: string;
  readonly act: string;
  readonly acts: number;
  readonly fields: Readonly<Record<string, number>>;
}

/** What the checks of records ask: each one pass over one table. Nothing of a person leaves but digests. */
export interface Truth {
  /** Entries made by people, by the unit that made them. `days`: natural days that are never late. */
  entries(span: Span, days: number): Promise<readonly EntryLine[]>;
  /** Every act that carries a file, of whatever time. */
  fileUses(): Promise<readonly FileLine[]>;
  /** Matters of a procedure that hold any of these files, with what they refer to by a field. */
  filesUsed(procedure: string, sha256s: readonly string[], field?: string): Promise<readonly FileUse[]>;
  /** The day on which the platform was given each file. */
  filesSeen(): Promise<ReadonlyMap<string, string>>;
  /** Pairs `key key` of these matters that name each other, both ways. */
  linksAmong(keys: readonly string[]): Promise<ReadonlySet<string>>;
  sameSecond(span: Span, least: number): Promise<readonly SecondLine[]>;
  /** What each unit added to each metric, by month. */
  flows(span: Span): Promise<readonly FlowLine[]>;
  /** Last digits other than nought of number fields of matters opened in the span. */
  lastDigits(span: Span, fields: readonly { readonly procedure: string; readonly field: string }[]): Promise<readonly DigitLine[]>;
  dayOrder(span: Span, pairs: readonly DayPair[]): Promise<readonly DayLine[]>;
  concluded(question: ConcludedQuestion): Promise<readonly ConcludedLine[]>;
  /** What people gave in acts of one kind of matter. */
  typed(procedure: string, span: Span): Promise<readonly TypedLine[]>;
}

const keyOf = (alias: string, id: string): string => `${alias}.region || '/' || ${alias}.${id}::text`;
const months = ({ from, to }: Span): readonly [string, string] => [from.slice(0, 7), to.slice(0, 7)];

/** Entries that are not late are counted only; of the others each pair of days is told. */
function entries(db: Queryable, span: Span, days: number): Promise<EntryLine[]> {
  const late = `e.recorded_on > e.occurred_on + ${Math.trunc(days)}`;
  return db.query<EntryLine>(
    `select e.actor_unit as unit, e.procedure, case when ${late} then e.occurred_on::text end as "on",
       case when ${late} then e.recorded_on::text end as "recordedOn", count(*)::int as n,
       coalesce((array_agg(${keyOf('e', 'matter')}) filter (where ${late}))[1:20], '{}') as keys
     from event e where e.actor <> 'clock' and e.month between $1 and $2 and e.occurred_on between $3::date and $4::date
     group by 1, 2, 3, 4`,
    [...months(span), span.from, span.to],
  );
}

const fileUses = (db: Queryable): Promise<FileLine[]> =>
  db.query<FileLine>(
    `select ${keyOf('e', 'matter')} as key, e.actor_unit as unit, e.procedure, e.act, e.occurred_on::text as "on",
       e.recorded_on::text as "recordedOn", e.values
     from event e where e.actor <> 'clock' and e.values::text like '%"sha256"%' order by e.recorded_at`,
  );

const filesUsed = (db: Queryable, procedure: string, sha256s: readonly string[], field = ''): Promise<FileUse[]> =>
  db.query<FileUse>(
    `select ${keyOf('m', 'id')} as key, m.number, m.title, m.opened_on::text as "openedOn", m.data->>$3 as of, s.sha as sha256
     from unnest($2::text[]) as s(sha) join matter m on m.procedure = $1 and not m.voided and m.data::text like '%' || s.sha || '%'
     order by m.opened_on, m.id`,
    [procedure, sha256s, field],
  );

async function filesSeen(db: Queryable): Promise<ReadonlyMap<string, string>> {
  const rows = await db.query<{ sha256: string; on: string }>('select sha256, left(put_at, 10) as "on" from file');
  return new Map(rows.map((r) => [r.sha256, r.on]));
}

async function linksAmong(db: Queryable, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = keys.flatMap((key) => parseKey(key) ?? []);
  if (ids.length === 0) return new Set();
  const rows = await db.query<{ a: string; b: string }>(
    `select ${keyOf('l', 'matter')} as a, l.target_region || '/' || l.target::text as b
     from unnest($1::text[], $2::uuid[]) as w(region, id) join link l on l.region = w.region and l.matter = w.id`,
    [ids.map((i) => i.region), ids.map((i) => i.id)],
  );
  return new Set(rows.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
}

const sameSecond = (db: Queryable, span: Span, least: number): Promise<SecondLine[]> =>
  db.query<SecondLine>(
    `select e.actor_unit as unit, e.procedure, left(e.recorded_at, 19) as second, count(*)::int as n,
       (array_agg(${keyOf('e', 'matter')}))[1:50] as keys
     from event e where e.seq = 1 and e.actor <> 'clock' and e.month between $1 and $2
       and e.occurred_on between $3::date and $4::date
     group by e.actor, e.actor_unit, e.procedure, left(e.recorded_at, 19) having count(*) >= $5::int order by 4 desc limit 500`,
    [...months(span), span.from, span.to, least],
  );

const flows = (db: Queryable, span: Span): Promise<FlowLine[]> =>
  db.query<FlowLine>(
    `select unit, procedure, metric, month, sum(n)::bigint as n, sum(amount)::float8 as amount
     from flow where month between $1 and $2 group by 1, 2, 3, 4`,
    [...months(span)],
  );

async function lastDigits(
  db: Queryable,
  span: Span,
  fields: readonly { readonly procedure: string; readonly field: string }[],
): Promise<DigitLine[]> {
  if (fields.length === 0) return [];
  return db.query<DigitLine>(
    `select m.unit, m.procedure, w.field, right(rtrim(trunc((m.data->>w.field)::numeric)::text, '0'), 1) as digit, count(*)::int as n
     from unnest($1::text[], $2::text[]) as w(procedure, field) join matter m on m.procedure = w.procedure
     where not m.voided and m.opened_on between $3::date and $4::date and jsonb_typeof(m.data->w.field) = 'number'
       and (m.data->>w.field)::numeric >= 1
     group by 1, 2, 3, 4`,
    [fields.map((f) => f.procedure), fields.map((f) => f.field), span.from, span.to],
  );
}

async function dayOrder(db: Queryable, span: Span, pairs: readonly DayPair[]): Promise<DayLine[]> {
  if (pairs.length === 0) return [];
  const day = (column: string): string => `case when ${column} = '@opened' then m.opened_on::text else m.data->>${column} end`;
  return db.query<DayLine>(
    `select m.unit, m.procedure, ${keyOf('m', 'id')} as key, w.earlier, w.later
     from unnest($1::text[], $2::text[], $3::text[]) as w(procedure, earlier, later) join matter m on m.procedure = w.procedure
     where not m.voided and m.opened_on between $4::date and $5::date
       and ${day('w.later')} < ${day('w.earlier')} order by m.region, m.id limit 5000`,
    [pairs.map((p) => p.procedure), pairs.map((p) => p.earlier), pairs.map((p) => p.later), span.from, span.to],
  );
}

/**
 * People are told apart by digests made here: neither name nor number leaves the database. The acts of the span come first
 * (`offset 0`): the planner takes what matters hold for rarer than it is, and would look at every matter of every year.
 */
const concluded = (db: Queryable, q: ConcludedQuestion): Promise<ConcludedLine[]> =>
  db.query<ConcludedLine>(
    `select m.key, m.unit, m."group", m."openedOn", m."concludedOn", m."recordedOn", m.success, coalesce(p.digests, '{}') as parties
     from (select m.region, m.id, ${keyOf('m', 'id')} as key, m.unit, m.data->>$5 as "group", m.opened_on::text as "openedOn",
         e.occurred_on::text as "concludedOn", e.recorded_on::text as "recordedOn", coalesce(m.data->>$6 = $7, false) as success,
         m.data->>$10 = $11 as fits
       from event e join matter m on m.region = e.region and m.id = e.matter
       where e.procedure = $1 and e.act = any($2::text[]) and e.month between $3 and $4 and not m.voided
         and e.occurred_on between $12::date and $13::date offset 0) m
     left join lateral (select array_agg(distinct md5(w.who)) as digests
       from (select value from kept k where k.region = m.region and k.matter = m.id and k.field = $9 order by k.seq desc limit 1) k,
         json_array_elements(k.value::json) r,
         lateral (select coalesce(r->$8->>'idNumber', (r->$8->>'name') || ' ' || (r->$8->>'phone')) as who offset 0) w
       where w.who is not null) p on true
     where m.fits`,
    [
      q.procedure,
      q.acts,
      ...months(q),
      q.group,
      q.success.field,
      q.success.is,
      q.people.party,
      q.people.field,
      q.where.field,
      q.where.is,
      q.from,
      q.to,
    ],
  );

interface RawTyped {
  readonly unit: string;
  readonly act: string;
  /** Names of the values given; apart: those kept apart, known by their digests alone. */
  readonly given: readonly string[];
  readonly apart: readonly string[];
  readonly n: number;
}

/**
 * Fields given by each unit in each act of a kind. Acts that gave the same fields are counted together by the database and
 * told apart here: a tenth of the rows, in one reading of the events.
 */
async function typed(db: Queryable, procedure: string, span: Span): Promise<TypedLine[]> {
  const rows = await db.query<RawTyped>(
    `select e.actor_unit as unit, e.act, array(select json_object_keys(e.values)) as given,
       array(select json_object_keys(e.digests)) as apart, count(*)::int as n
     from event e where e.procedure = $1 and e.actor <> 'clock' and e.month between $2 and $3 and e.occurred_on between $4::date and $5::date
     group by 1, 2, 3, 4`,
    [procedure, ...months(span), span.from, span.to],
  );
  const lines = new Map<string, { unit: string; procedure: string; act: string; acts: number; fields: Record<string, number> }>();
  for (const { unit, act, given, apart, n } of rows) {
    const line = lines.get(`${unit} ${act}`) ?? { unit, procedure, act, acts: 0, fields: {} };
    lines.set(`${unit} ${act}`, line);
    line.acts += n;
    for (const field of [...given, ...apart]) line.fields[field] = (line.fields[field] ?? 0) + n;
  }
  return [...lines.values()];
}

export function truthOn({ db }: Pick<Context, 'db'>): Truth {
  return {
    entries: (span, days) => entries(db, span, days),
    fileUses: () => fileUses(db),
    filesUsed: (procedure, sha256s, field) => filesUsed(db, procedure, sha256s, field),
    filesSeen: () => filesSeen(db),
    linksAmong: (keys) => linksAmong(db, keys),
    sameSecond: (span, least) => sameSecond(db, span, least),
    flows: (span) => flows(db, span),
    lastDigits: (span, fields) => lastDigits(db, span, fields),
    dayOrder: (span, pairs) => dayOrder(db, span, pairs),
    concluded: (question) => concluded(db, question),
    typed: (procedure, span) => typed(db, procedure, span),
  };
}
