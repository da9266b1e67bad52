import { setImmediate as immediate } from 'node:timers/promises';
import { type Draft, Fault, genesis, type Matter, matterKey, type Procedure, seal, type World } from '#kernel';
import { apartOf, type Context, sealTools } from './context.ts';
import { cell, type Db, type Tx } from './db.ts';
import { eventOf, eventRows } from './load.ts';
import { Counters, columns, eventLine, isVoiding, keptLines, keys, type Line, project } from './project.ts';
import type { BulkEntry, BulkWriter } from './types.ts';

type Table = keyof typeof columns;

/** Events gathered before they are written: few enough that one part is made while the part before is being written. */
const batch = 2000;
/** After how many of them the event loop gets a turn. */
const breath = 50;

const lineText = (line: Line): string => `${line.map(cell).join('\t')}\n`;

/** Loads lines in parts, so that no single text grows beyond what the embedded database takes well. */
export async function copyLines(tx: Tx, table: Table, lines: readonly Line[]): Promise<void> {
  const part = 20_000;
  for (let at = 0; at < lines.length; at += part) {
    let text = '';
    for (const line of lines.slice(at, at + part)) text += lineText(line);
    await tx.copy(table, columns[table], text);
  }
}

/** Adds gathered counters to the tables: straight in when they are empty, else through a temporary table. */
export async function copyCounters(tx: Tx, table: 'stock' | 'flow', lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const there = await tx.query(`select 1 from ${table} limit 1`);
  if (there.length === 0) return copyLines(tx, table, lines);
  const more = table === 'stock' ? 'events' : 'amount';
  const list = columns[table].join(',');
  await tx.exec(`create temp table more_${table} (like public.${table}) on commit drop`);
  let text = '';
  for (const line of lines) text += `${line.map(cell).join('\t')}\n`;
  await tx.copy(`more_${table}`, columns[table], text);
  await tx.exec(`insert into ${table} (${list}) select ${list} from more_${table} order by ${keys[table].join(',')}
    on conflict (${keys[table].join(',')}) do update set n = ${table}.n + excluded.n, ${more} = ${table}.${more} + excluded.${more};
    drop table more_${table}`);
}

const bigTables = ['event', 'matter', 'deadline', 'link', 'flow'] as const;

/** Takes the secondary indexes off empty tables; the answer puts them back. Does nothing when there are rows. */
export async function withoutIndexes(tx: Tx, force = false): Promise<() => Promise<void>> {
  const full = force ? [] : await tx.query('select 1 from event limit 1');
  const mine = await tx.query(`select 1 from pg_class where relname = 'event' and pg_has_role(current_user, relowner, 'usage')`);
  if (full.length > 0 || mine.length === 0) return async () => undefined;
  const made = await tx.query<{ name: string; sql: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as sql from pg_index i join pg_class c on c.oid = i.indexrelid
     join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
     where n.nspname = 'public' and t.relname = any($1::text[]) and not i.indisprimary order by c.relname`,
    [bigTables],
  );
  // Emptied in the transaction that fills them: what is loaded need not be journalled where the server allows it.
  // Never on a rebuild (`force`): there the ledger stands and only what is derived from it is made anew.
  if (!force) await tx.exec(`truncate ${[...bigTables, 'kept', 'stock'].join(',')}`);
  for (const index of made) await tx.exec(`drop index public."${index.name}"`);
  return async () => {
    await tx.exec("set local maintenance_work_mem = '256MB'");
    for (const index of made) await tx.exec(index.sql);
    for (const table of bigTables) await tx.exec(`analyze ${table}`);
  };
}

/** A transaction that is opened now and ended later, by somebody else. */
interface Held {
  readonly tx: Tx;
  end(error?: Error): Promise<void>;
}

async function hold(db: Db): Promise<Held> {
  const opened = Promise.withResolvers<Tx>();
  const closing = Promise.withResolvers<void>();
  const done = db.asOwner(async (tx) => {
    opened.resolve(tx);
    await closing.promise;
  });
  done.catch(opened.reject);
  const tx = await opened.promise;
  return {
    tx,
    end: async (error) => {
      if (error) closing.reject(error);
      else closing.resolve();
      await done;
    },
  };
}

class Given extends Error {}

interface Live {
  readonly procedure: Procedure;
  matter: Matter;
  /** Seal of the last event; undefined until it is read, for a matter that was there before. */
  seal: string | undefined;
  /** Whether its projection already stands in the database. */
  readonly stands: boolean;
  /** Its events of this part, as far as they are sealed. */
  readonly drafts: Draft[];
}

/** What is written in one go: whole matters, or the next steps of matters written before. */
class Gathering {
  readonly entries: { readonly entry: BulkEntry; readonly live: Live }[] = [];
  readonly touched = new Map<string, Live>();
  opened = 0;

  add(entry: BulkEntry): void {
    const key = matterKey(entry.after);
    const there = this.touched.get(key);
    if (there && there.matter.seq !== entry.draft.seq - 1) {
      throw new Fault('seq-gap', `${key}: event ${entry.draft.seq} after ${there.matter.seq}`);
    }
    const live = there ?? this.#begin(key, entry);
    live.matter = entry.after;
    this.entries.push({ entry, live });
  }

  #begin(key: string, { procedure, before, after }: BulkEntry): Live {
    const fresh = before === undefined;
    if (fresh) this.opened += 1;
    const live: Live = { procedure, matter: after, seal: fresh ? genesis : undefined, stands: !fresh, drafts: [] };
    this.touched.set(key, live);
    return live;
  }

  /** Whether nothing of it was there before. */
  get isNew(): boolean {
    return [...this.touched.values()].every((l) => !l.stands);
  }

  /** Region and uuid of the matters that were there before, as two lists. */
  standing(): [string[], string[]] {
    const matters = [...this.touched.values()].filter((l) => l.stands).map((l) => l.matter);
    return [matters.map((m) => m.region), matters.map((m) => m.id)];
  }
}

async function readSeals(tx: Tx, g: Gathering): Promise<void> {
  const [regions, ids] = g.standing();
  if (ids.length === 0) return;
  const rows = await tx.query<{ region: string; id: string; seal: string }>(
    `select m.region, m.id, m.seal from unnest($1::text[], $2::uuid[]) as w(region, id)
     join matter m on m.region = w.region and m.id = w.id for update of m`,
    [regions, ids],
  );
  for (const row of rows) {
    const live = g.touched.get(matterKey(row));
    if (live) live.seal = row.seal;
  }
}

/** The events of a matter that stood in the ledger before this part. */
async function storedEvents(tx: Tx, { matter, stands }: Live): Promise<Draft[]> {
  return stands ? (await eventRows(tx, matter.region, matter.id)).map(eventOf) : [];
}

const places = [
  ['matter', 'id'],
  ['deadline', 'matter'],
  ['link', 'matter'],
] as const;

/** What stood before of matters that went on. */
async function clearProjections(tx: Tx, g: Gathering): Promise<void> {
  const [regions, ids] = g.standing();
  for (const [table, id] of ids.length > 0 ? places : []) {
    await tx.query(
      `delete from ${table} t using unnest($1::text[], $2::uuid[]) as w(region, id) where t.region = w.region and t."${id}" = w.id`,
      [regions, ids],
    );
  }
}

/** One part as the database takes it: the text of COPY for each table. */
type Parcel = Record<'event' | 'kept' | 'matter' | 'deadline' | 'link', string>;

function addProjection(context: Context, live: Live, to: Parcel): void {
  const shape = project(live.procedure, live.matter, live.seal ?? '', context.law());
  to.matter += lineText(shape.matter);
  for (const line of shape.deadlines) to.deadline += lineText(line);
  for (const line of shape.links) to.link += lineText(line);
}

class Writer implements BulkWriter {
  readonly #context: Context;
  readonly #atomic: boolean;
  readonly #tools: ReturnType<typeof sealTools>;
  readonly #serials: Map<string, number>;
  readonly #moved = new Set<string>();
  readonly #files: ReadonlySet<string>;
  readonly #began = performance.now();
  #gathering = new Gathering();
  #writing: Promise<void> = Promise.resolve();
  #counters = new Counters();
  #held: Held | undefined;
  #restore: (() => Promise<void>) | undefined;
  #events = 0;
  #matters = 0;

  constructor(context: Context, atomic: boolean, serials: Map<string, number>, files: ReadonlySet<string>) {
    this.#context = context;
    this.#atomic = atomic;
    this.#serials = serials;
    this.#files = files;
    this.#tools = sealTools(context);
  }

  async add(entry: BulkEntry): Promise<void> {
    if (entry.draft.seq === 1 && this.#gathering.entries.length >= batch) await this.#flush();
    this.#gathering.add(entry);
    // A caller that only computes would never let the answers of the database in, and the two would take turns.
    if (this.#gathering.entries.length % breath === 0) await immediate();
  }

  serial(series: string): number {
    const n = (this.#serials.get(series) ?? 0) + 1;
    this.#serials.set(series, n);
    this.#moved.add(series);
    return n;
  }

  world(linked: World['linked'] = () => undefined): World {
    return {
      unit: (code) => this.#context.units.unit(code),
      hasFile: (sha256) => this.#files.has(sha256),
      linked,
      serial: (series) => this.serial(series),
    };
  }

  /** Hands over what has gathered once the part before it is written; the caller goes on while the database works. */
  async #flush(): Promise<void> {
    const gathered = this.#gathering;
    this.#gathering = new Gathering();
    // Whole new matters ask nothing of the database: their lines are made while it still writes the part before.
    const made = this.#atomic && gathered.isNew ? await this.#make(undefined, gathered) : undefined;
    await this.#writing;
    this.#writing = this.#start(gathered, made);
    this.#writing.catch(() => undefined);
  }

  async #start(g: Gathering, made: Parcel | undefined): Promise<void> {
    if (g.entries.length === 0) return;
    if (!this.#atomic) {
      await this.#context.db.asOwner(async (tx) => {
        await this.#write(tx, g, made);
        await this.#count(tx);
      });
      return this.#context.pulse.everything();
    }
    if (!this.#held) {
      this.#held = await hold(this.#context.db);
      this.#restore = await withoutIndexes(this.#held.tx);
    }
    await this.#write(this.#held.tx, g, made);
  }

  /** Everything gathered, in one go: events sealed onto their chains, what is kept apart, projections. */
  async #write(tx: Tx, g: Gathering, made: Parcel | undefined): Promise<void> {
    const parcel = made ?? (await this.#make(tx, g));
    await clearProjections(tx, g);
    for (const [table, text] of Object.entries(parcel)) {
      if (text !== '') await tx.copy(table, columns[table as keyof Parcel], text);
    }
    this.#events += g.entries.length;
    this.#matters += g.opened;
  }

  /** Seals and projects. Without a transaction only what begins new matters: nothing of it stands in the database yet. */
  async #make(tx: Tx | undefined, g: Gathering): Promise<Parcel> {
    const parcel: Parcel = { event: '', kept: '', matter: '', deadline: '', link: '' };
    if (tx) await readSeals(tx, g);
    let n = 0;
    for (const { entry, live } of g.entries) {
      const voids = isVoiding(entry.procedure, entry.draft);
      const earlier = voids ? [...(tx ? await storedEvents(tx, live) : []), ...live.drafts] : [];
      this.#sealOne(entry, live, { parcel, earlier });
      n += 1;
      if (n % breath === 0) await immediate();
    }
    for (const live of g.touched.values()) {
      addProjection(this.#context, live, parcel);
      n += 1;
      if (n % breath === 0) await immediate();
    }
    return parcel;
  }

  #sealOne({ procedure, before, after, draft }: BulkEntry, live: Live, to: { parcel: Parcel; earlier: Draft[] }): void {
    if (live.seal === undefined) throw new Fault('seal-missing', `${matterKey(after)} is not in the ledger`);
    const sealed = seal(draft, live.seal, apartOf(procedure), this.#tools);
    live.seal = sealed.event.seal;
    to.parcel.event += lineText(eventLine(sealed.event));
    for (const line of keptLines(sealed.event, sealed.kept)) to.parcel.kept += lineText(line);
    this.#counters.add(procedure, before, after, draft, to.earlier);
    live.drafts.push(draft);
  }

  async #count(tx: Tx): Promise<void> {
    await copyCounters(tx, 'stock', this.#counters.stockLines());
    await copyCounters(tx, 'flow', this.#counters.flowLines());
    this.#counters = new Counters();
    for (const series of this.#moved) {
      await tx.query(
        'insert into serial (series, n) values ($1, $2) on conflict (series) do update set n = greatest(serial.n, excluded.n)',
        [series, this.#serials.get(series) ?? 0],
      );
    }
    this.#moved.clear();
  }

  async close() {
    try {
      await this.#flush();
      await this.#writing;
      if (this.#held) await this.#count(this.#held.tx);
      await this.#restore?.();
    } catch (error) {
      await this.abort();
      throw error;
    }
    await this.#held?.end();
    await this.#context.pulse.everything();
    return { events: this.#events, matters: this.#matters, seconds: (performance.now() - this.#began) / 1000 };
  }

  async abort(): Promise<void> {
    this.#gathering = new Gathering();
    await this.#writing.catch(() => undefined);
    const held = this.#held;
    this.#held = undefined;
    await held?.end(new Given('load given up')).catch((error: unknown) => {
      if (!(error instanceof Given)) throw error;
    });
  }
}

/** A writer for loads: seeds and imports. Atomic (default): nothing is seen before `close`. */
export async function bulk(context: Context, atomic: boolean): Promise<BulkWriter> {
  const rows = await context.db.query<{ series: string; n: number }>('select series, n from serial');
  const serials = new Map(rows.map((r) => [r.series, r.n]));
  const files = await context.db.query<{ sha256: string }>('select sha256 from file');
  return new Writer(context, atomic, serials, new Set(files.map((f) => f.sha256)));
}
