import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
// biome-ignore lint/style/noRestrictedImports: support for tests only; no program imports it.
import { afterAll, beforeAll, describe } from 'vitest';
import type { Registry } from '#kernel';
import type { Store } from './contract.ts';
import type { Db } from './db.ts';
import { openPglite } from './db-pglite.ts';
import { openPostgres } from './db-postgres.ts';
import { openOn } from './open.ts';
import { law, procedures, units } from './store.test.fixture.ts';

const server = process.env.DATABASE_TEST_URL;

/** A database of its own, empty; dropped at the end. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `zs_${randomBytes(6).toString('hex')}`;
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`create database ${name}`);
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

export interface Bench {
  store: Store;
  db: Db;
  dir: string;
  /** PostgreSQL only. */
  url: string | undefined;
}

/** Runs a suite on the embedded database and, where a server is given, on PostgreSQL. */
export function onBoth(title: string, suite: (bench: () => Bench) => void, options: { registry?: Registry } = {}): void {
  for (const kind of ['pglite', 'postgres'] as const) {
    describe.skipIf(kind === 'postgres' && !server)(`${title} (${kind})`, () => {
      let bench: Bench | undefined;
      let drop = async () => {};
      beforeAll(async () => {
        const dir = mkdtempSync(join(tmpdir(), 'zs-store-'));
        const made = kind === 'postgres' ? await freshDatabase() : undefined;
        drop = made?.drop ?? drop;
        const db = made ? openPostgres(made.url, 8) : await openPglite(undefined);
        const store = await openOn(db, { registry: options.registry ?? procedures, law: () => law, filesDir: join(dir, 'files') });
        await store.upsertUnits(units);
        bench = { store, db, dir, url: made?.url };
      });
      afterAll(async () => {
        await bench?.store.close();
        await drop();
        if (bench) rmSync(bench.dir, { recursive: true, force: true });
      });
      suite(() => {
        if (!bench) throw new Error('the store is not open');
        return bench;
      });
    });
  }
}
