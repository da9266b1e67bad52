import { mkdirSync } from 'node:fs';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { cleaned, type Db, oid, type Param, type Tx } from './db.ts';

const asText = (value: string): string => value;
const parsers = { [oid.int8]: Number, [oid.numeric]: Number, [oid.date]: asText };

function wrap(tx: Transaction): Tx {
  return {
    query: async <R>(sql: string, params: readonly Param[] = []) => (await tx.query<R>(sql, cleaned(params), { parsers })).rows,
    exec: async (sql) => {
      await tx.exec(sql);
    },
    copy: async (table, columns, lines) => {
      const list = columns.map((c) => `"${c}"`).join(',');
      await tx.query(`copy ${table} (${list}) from '/dev/blob'`, [], { blob: new Blob([lines]) });
    },
  };
}

/** The embedded database: in the process, one transaction at a time. Without a folder it lives in memory. */
export async function openPglite(folder: string | undefined): Promise<Db> {
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const lite = await PGlite.create({ ...(folder !== undefined && { dataDir: folder }), relaxedDurability: false, parsers });
  return {
    kind: 'pglite',
    query: async <R>(sql: string, params: readonly Param[] = []) => (await lite.query<R>(sql, cleaned(params), { parsers })).rows,
    tx: <T>(work: (tx: Tx) => Promise<T>) => lite.transaction((tx) => work(wrap(tx))),
    asOwner: <T>(work: (tx: Tx) => Promise<T>) =>
      lite.transaction(async (tx) => {
        await tx.exec('set local role none');
        return await work(wrap(tx));
      }),
    lower: async () => {
      await lite.exec('set role zs_app');
      return true;
    },
    close: () => lite.close(),
  };
}
