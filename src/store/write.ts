import { type Decision, genesis, type Procedure, seal } from '#kernel';
import { apartOf, type Context, sealTools } from './context.ts';
import { type Queryable, sqlState } from './db.ts';
import { Gathering } from './gather.ts';
import type { Loaded } from './load.ts';
import { Counters, columns, eventLine, keptLines, keys, type Line, project } from './project.ts';
import type { Change } from './pulse.ts';
import { isElsewhere, type Numbers, SerialGuess, takeNumbers } from './serials.ts';
import type { Around, StoredMatter } from './types.ts';

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

/**
 * Everything of any number of acts in one statement: one round trip, one snapshot, all or nothing. Numbers that were only
 * guessed at are taken here: where a series stands elsewhere, a division by zero undoes the whole.
 */
const statement = `with
  numbered as (update serial s set n = w.after from json_to_recordset($10::json) as w(series text, before bigint, after bigint)
    where s.series = w.series and s.n = w.before returning 1),
  asked as (${insert('idempotency', remembering, '$1')}),
  happened as (${insert('event', columns.event, '$2')}),
  apart as (${insert('kept', columns.kept, '$3')}),
  unlinked as (delete from link l using json_to_recordset($4::json) as g(region text, matter uuid, keep text[])
    where l.region = g.region and l.matter = g.matter and not (l.field || ' ' || l.target_region || '/' || l.target::text = any(g.keep))),
  linked as (${insert('link', columns.link, '$5')} ${replacing('link')}),
  limits as (${insert('deadline', columns.deadline, '$6')} ${replacing('deadline')}),
  stands as (${insert('stock', columns.stock, '$7')} ${adding('stock', 'events')}),
  flows as (${insert('flow', columns.flow, '$8')} ${adding('flow', 'amount')})
  ${insert('matter', columns.matter, '$9')} where 1 / (select (count(*) = json_array_length($10::json))::int from numbered) = 1
    ${replacing('matter')}`;

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

/** Writes acts decided on, with the numbers they rest on if these were guessed; fails as a whole when one does not fit. */
export async function write(on: Queryable, all: readonly Written[], guessed: Numbers['taken'] = []): Promise<void> {
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
      JSON.stringify(guessed),
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
  finish(numbers: Numbers): Written;
  /** What stands around the matter once this act is written, where that is known without asking. */
  around(done: Written): Around | undefined;
}

/**
 * Writes acts of people who act at the same moment in one statement. An act that does not fit is written alone, so that
 * nobody is refused for another's sake.
 */
export class GroupWriter {
  readonly #context: Pick<Context, 'db' | 'pulse'>;
  readonly #gathering: Gathering<Proposal, Written | Failed>;
  readonly #serials = new SerialGuess();

  constructor(context: Pick<Context, 'db' | 'pulse'>) {
    this.#context = context;
    this.#gathering = new Gathering((lot) => this.#together(lot), {
      ...{ most: 64, atOnce: 2 },
      // The numbers of a series follow each other: of those under way the next lot knows nothing yet.
      alone: (proposal) => proposal.series,
    });
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
    const acts = (await this.#guessed(lot)) ?? (await this.#numbered(lot));
    this.#context.pulse.changed(changesOf(acts));
    return acts;
  }

  /** In one statement, where the numbers needed can be guessed and nobody else has taken them. */
  async #guessed(lot: readonly Proposal[]): Promise<Written[] | undefined> {
    const numbers = this.#serials.guess(seriesOf(lot));
    if (!numbers) return undefined;
    const acts = lot.map((p) => p.finish(numbers));
    try {
      await write(this.#context.db, acts, numbers.taken);
      this.#serials.remember(numbers);
      return acts;
    } catch (error) {
      this.#serials.forget(numbers);
      if (isElsewhere(error)) return undefined;
      throw error;
    }
  }

  async #numbered(lot: readonly Proposal[]): Promise<Written[]> {
    const done = await this.#context.db.tx(async (tx) => {
      const numbers = await takeNumbers(tx, seriesOf(lot));
      const acts = lot.map((p) => p.finish(numbers));
      await write(tx, acts);
      return { numbers, acts };
    });
    this.#serials.remember(done.numbers);
    return done.acts;
  }
}

class Failed {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

const seriesOf = (lot: readonly Proposal[]): string[] => lot.flatMap((p) => p.series);
