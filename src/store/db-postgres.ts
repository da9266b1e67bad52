import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { cleaned, type Db, oid, type Param, type Queryable, type Tx } from './db.ts';

const asText = (value: string): string => value;
const numeric: ReadonlySet<number> = new Set([oid.int8, oid.numeric]);
const types = {
  getTypeParser: (id: number, format?: 'text' | 'binary') => {
    if (numeric.has(id)) return Number;
    return id === oid.date ? asText : pg.types.getTypeParser(id, format as 'text');
  },
} as pg.CustomTypesConfig;

/** Names of the statements whose plan is kept. */
const names = new Map<string, string>();
function nameOf(sql: string): string {
  const known = names.get(sql) ?? `kept_${names.size}`;
  names.set(sql, known);
  return known;
}

const queryOn = (on: pg.Pool | pg.PoolClient): Queryable['query'] =>
  (async (sql: string, params: readonly Param[] = [], plan?: 'kept') =>
    (await on.query({ text: sql, values: cleaned(params), types, ...(plan && { name: nameOf(sql) }) })).rows) as Queryable['query'];

function wrap(client: pg.PoolClient): Tx {
  return {
    query: queryOn(client),
    exec: async (sql) => {
      await client.query(sql);
    },
    copy: async (table, columns, lines) => {
      const list = columns.map((c) => `"${c}"`).join(',');
      const size = 1 << 20;
      const parts = function* () {
        const bytes = Buffer.from(lines);
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      await pipeline(Readable.from(parts()), client.query(copyFrom(`copy ${table} (${list}) from stdin`)));
    },
  };
}

async function within<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(wrap(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function makePool(url: string, max: number, role?: string): pg.Pool {
  const options = { connectionString: url, max, connectionTimeoutMillis: 10_000, ...(role && { options: `-c role=${role}` }) };
  const pool = new pg.Pool(options);
  // A connection lost while idle is replaced by the pool; the next query reports what matters.
  pool.on('error', () => undefined);
  return pool;
}

/** A connection of its own that hears one channel; made anew when it breaks. */
class Ear {
  readonly #url: string;
  readonly #channel: string;
  readonly #heard: (text: string) => void;
  readonly #missed: () => void;
  #client: pg.Client | undefined;
  #closed = false;

  constructor(url: string, channel: string, heard: (text: string) => void, missed: () => void) {
    this.#url = url;
    this.#channel = channel;
    this.#heard = heard;
    this.#missed = missed;
  }

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, connectionTimeoutMillis: 10_000 });
    client.on('notification', (n) => this.#heard(n.payload ?? ''));
    client.on('error', () => undefined);
    client.on('end', () => this.#again(client));
    this.#client = client;
    await client.connect();
    await client.query(`listen ${this.#channel}`);
  }

  #again(lost: pg.Client): void {
    if (this.#closed || this.#client !== lost) return;
    this.#missed();
    setTimeout(() => {
      if (this.#closed) return;
      this.open().then(this.#missed, () => this.#client && this.#again(this.#client));
    }, 1000).unref();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end();
  }
}

/** A PostgreSQL server. `lower` makes every connection start as zs_app, so that even RESET ROLE leads back to it. */
export function openPostgres(url: string, poolSize: number): Db {
  const owner = makePool(url, 2);
  let app = owner;
  let ear: Ear | undefined;
  return {
    kind: 'postgres',
    query: (sql, params, plan) => queryOn(app)(sql, params, plan) as never,
    tx: (work) => within(app, work),
    asOwner: (work) => within(owner, work),
    lower: async () => {
      const may = await owner.query("select 1 from pg_roles where rolname = 'zs_app' and pg_has_role(current_user, oid, 'member')");
      app = makePool(url, poolSize, may.rows.length > 0 ? 'zs_app' : undefined);
      return may.rows.length > 0;
    },
    listen: async (channel, heard, missed) => {
      ear = new Ear(url, channel, heard, missed);
      await ear.open();
    },
    close: async () => {
      await ear?.close();
      if (app !== owner) await app.end();
      await owner.end();
    },
  };
}
