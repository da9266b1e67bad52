import { type Decision, genesis, type Procedure, seal } from '#kernel';
import { apartOf, type Context, sealTools } from './context.ts';
import { type Queryable, sqlState } from './db.ts';
import { Gathering } from './gather.ts';
import type { Loaded } from './load.ts';
import { Counters, columns, eventLine, keptLines, keys, type Line, project } from './project.ts';
import type { Change } from './pulse.ts';
import type { StoredMatter } from './types.ts';

type Table = keyof typeof columns;

/** Who asked under which number, so that the same request twice is one event. */
export interface Remembered {
  readonly actor: string;
  readonly key: string;
  readonly request: string;
  readonly recordedOn: string;
}

/** One decided act as it will be written, and the matter as it stands then. */
export interface Written {
  readonly stored: StoredMatter;
  readonly lines: Readonly<Record<'event' | 'kept' | 'matter' | 'deadline' | 'link', readonly Line[]>>;
  readonly counters: Counters;
  readonly remembered: Readonly<Record<string, string | number>> | undefined;
  /** Of a matter that stood before: which of its links stay. */
  readonly keeps: Readonly<Record<string, unknown>> | undefined;
}

/** Seals a decision onto the chain and works out every row that follows from it. */
export function written(
  context: Context,
  procedure: Procedure,
  before: Loaded | undefined,
  decided: Extract<Decision, { ok: true }>,
  asked: Remembered | undefined,
): Written {
  const { draft, matter } = decided;
  const { event, kept } = seal(draft, before?.events.at(-1)?.seal ?? genesis, apartOf(procedure), sealTools(context));
  const counters = new Counters();
  counters.add(procedure, before?.matter, matter, draft, before?.events);
  const shape = project(procedure, matter, event.seal, context.law());
  const { region, seq } = event;
  const apart = Object.fromEntries(Object.entries(kept).map(([field, one]) => [field, one.value]));
  return {
    stored: {
      key: `${region}/${event.matter}`,
      matter,
      events: [...(before?.events ?? []), event],
      opened: new Map([...(before?.opened ?? []), [seq, apart]]),
    },
    lines: {
      event: [eventLine(event)],
      kept: keptLines(event, kept),
      matter: [shape.matter],
      deadline: shape.deadlines,
      link: shape.links,
    },
    counters,
    remembered: asked && {
      actor: asked.actor,
      key: asked.key,
      request: asked.request,
      region,
      matter: event.matter,
      seq,
      recorded_on: asked.recordedOn,
    },
    keeps: before && { region, matter: event.matter, keep: shape.links.map((l) => `${l[2]} ${l[3]}/${l[4]}`) },
  };
}

const quoted = (names: readonly string[]): string => names.map((n) => `"${n}"`).join(',');

/** Rows of a table from a list of objects: one text for any number of them, so that the server plans it once. */
const insert = (table: Table | 'idempotency', names: readonly string[], param: string): string =>
  `insert into ${table} (${quoted(names)}) select ${quoted(names)} from json_populate_recordset(null::${table}, ${param}::json)`;

const replacing = (table: 'matter' | 'deadline' | 'link'): string => {
  const key: readonly string[] = keys[table];
  const rest = columns[table].filter((c) => !key.includes(c)).map((c) => `"${c}" = excluded."${c}"`);
  return `on conflict (${quoted(key)}) do update set ${rest.join(',')}`;
};

const adding = (table: 'stock' | 'flow', more: string): string =>
  `on conflict (${quoted(keys[table])}) do update set n = ${table}.n + excluded.n, ${more} = ${table}.${more} + excluded.${more}`;

const remembering = ['actor', 'key', 'request', 'region', 'matter', 'seq', 'recorded_on'];

/** Everything of any number of acts in one statement: one round trip, one snapshot, all or nothing. */
const statement = `with
  asked as (${insert('idempotency', remembering, '$1')}),
  happened as (${insert('event', columns.event, '$2')}),
  apart as (${insert('kept', columns.kept, '$3')}),
  unlinked as (delete from link l using json_to_recordset($4::json) as g(region text, matter uuid, keep text[])
    where l.region = g.region and l.matter = g.matter and not (l.field || ' ' || l.target_region || '/' || l.target::text = any(g.keep))),
  linked as (${insert('link', columns.link, '$5')} ${replacing('link')}),
  limits as (${insert('deadline', columns.deadline, '$6')} ${replacing('deadline')}),
  stands as (${insert('stock', columns.stock, '$7')} ${adding('stock', 'events')}),
  flows as (${insert('flow', columns.flow, '$8')} ${adding('flow', 'amount')})
  ${insert('matter', columns.matter, '$9')} ${replacing('matter')}`;

/** Cells that are JSON already and go in as they are. */
const raw: ReadonlySet<string> = new Set(['values', 'clocks', 'digests', 'data']);

function object(table: Table, line: Line): string {
  const names = columns[table];
  const cells = line.map((cell, i) => {
    const name = names[i] ?? '';
    return `"${name}":${raw.has(name) && typeof cell === 'string' ? cell : JSON.stringify(cell)}`;
  });
  return `{${cells.join(',')}}`;
}

const list = (objects: readonly string[]): string => `[${objects.join(',')}]`;
const objects = (table: Table, lines: readonly Line[]): string => list(lines.map((line) => object(table, line)));

/** Writes acts decided on; fails as a whole when one of them does not fit. */
export async function write(on: Queryable, all: readonly Written[]): Promise<void> {
  const counters = Counters.together(all.map((w) => w.counters));
  const of = (table: 'event' | 'kept' | 'link' | 'deadline' | 'matter') =>
    objects(
      table,
      all.flatMap((w) => w.lines[table]),
    );
  const told = (what: 'remembered' | 'keeps') => list(all.flatMap((w) => (w[what] ? [JSON.stringify(w[what])] : [])));
  await on.query(
    statement,
    [
      told('remembered'),
      of('event'),
      of('kept'),
      told('keeps'),
      of('link'),
      of('deadline'),
      objects('stock', counters.stockLines()),
      objects('flow', counters.flowLines()),
      of('matter'),
    ],
    'kept',
  );
}

/** What acts changed, for those who keep answers in memory. */
export function changesOf(all: readonly Written[]): Change[] {
  const changes = new Map<string, Change>();
  const felt = (procedure: string, unitPath: string, events: number) => {
    const key = `${procedure} ${unitPath}`;
    changes.set(key, { procedure, unitPath, events: events + (changes.get(key)?.events ?? 0) });
  };
  for (const { stored, counters } of all) {
    felt(stored.matter.procedure, stored.matter.unitPath, 1);
    for (const at of counters.places()) felt(at.procedure, at.unitPath, 0);
  }
  return [...changes.values()];
}

/** An act found to be in order: it is finished once the numbers it needs are known. */
export interface Proposal {
  readonly procedure: Procedure;
  readonly series: readonly string[];
  finish(serial: (series: string) => number): Written;
}

const numbersSql = `insert into serial (series, n) select series, n from json_to_recordset($1::json) as w(series text, n bigint)
  on conflict (series) do update set n = serial.n + excluded.n returning series, n`;

/**
 * Takes the next numbers of all series asked for; each row stays locked until the transaction ends, so that a number is
 * never lost. The answer hands them out in order.
 */
export async function takeNumbers(tx: Queryable, proposals: readonly Proposal[]): Promise<(series: string) => number> {
  const wanted = new Map<string, number>();
  for (const name of proposals.flatMap((p) => p.series)) wanted.set(name, (wanted.get(name) ?? 0) + 1);
  if (wanted.size === 0) return () => 0;
  // In one order, so that two who need the same series never wait for each other.
  const asked = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([series, n]) => ({ series, n }));
  const next = new Map<string, number>();
  for (const r of await tx.query<{ series: string; n: number }>(numbersSql, [JSON.stringify(asked)], 'kept')) {
    next.set(r.series, r.n - (wanted.get(r.series) ?? 0) + 1);
  }
  return (series) => {
    const n = next.get(series) ?? 0;
    next.set(series, n + 1);
    return n;
  };
}

/**
 * Writes acts of people who act at the same moment in one statement. An act that does not fit is written alone, so that
 * nobody is refused for another's sake.
 */
export class GroupWriter {
  readonly #context: Pick<Context, 'db' | 'pulse'>;
  readonly #gathering: Gathering<Proposal, Written | Failed>;

  constructor(context: Pick<Context, 'db' | 'pulse'>) {
    this.#context = context;
    this.#gathering = new Gathering((lot) => this.#together(lot), { most: 64, atOnce: 1 });
  }

  /** Resolves once the act is committed; rejects with the database's error. */
  async submit(proposal: Proposal): Promise<Written> {
    const outcome = await this.#gathering.ask(proposal);
    if (outcome instanceof Failed) throw outcome.error;
    return outcome;
  }

  async #together(lot: readonly Proposal[]): Promise<readonly (Written | Failed)[]> {
    try {
      return await this.#write(lot);
    } catch (error) {
      if (lot.length === 1 || sqlState(error) === undefined) return lot.map(() => new Failed(error));
      const outcomes: (Written | Failed)[] = [];
      for (const one of lot) outcomes.push(...(await this.#together([one])));
      return outcomes;
    }
  }

  async #write(lot: readonly Proposal[]): Promise<readonly Written[]> {
    const { db, pulse } = this.#context;
    const acts = lot.some((p) => p.series.length > 0) ? await db.tx((tx) => numbered(tx, lot)) : await plainly(db, lot);
    pulse.changed(changesOf(acts));
    return acts;
  }
}

class Failed {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

async function plainly(on: Queryable, lot: readonly Proposal[]): Promise<Written[]> {
  const acts = lot.map((p) => p.finish(() => 0));
  await write(on, acts);
  return acts;
}

async function numbered(tx: Queryable, lot: readonly Proposal[]): Promise<Written[]> {
  const serial = await takeNumbers(tx, lot);
  const acts = lot.map((p) => p.finish(serial));
  await write(tx, acts);
  return acts;
}
