import { join } from 'node:path';
import { type Context, hashOf } from './context.ts';
import type { Store } from './contract.ts';
import type { Db } from './db.ts';
import { openPglite } from './db-pglite.ts';
import { openPostgres } from './db-postgres.ts';
import { lockFolder } from './lock.ts';
import { Memory } from './memory.ts';
import { migrate, newestMigration, standing } from './migrate.ts';
import { RoleBook } from './power-roles.ts';
import { Pulse } from './pulse.ts';
import { GatheredReads } from './reads.ts';
import { SetupRefusal } from './setup-refusal.ts';
import { storeOn } from './store.ts';
import type { StoreOptions } from './types.ts';
import { UnitBook } from './units.ts';
import { syncViews } from './views.ts';
import { GroupWriter } from './write.ts';

const oldest = 150_000;

async function connect(options: StoreOptions): Promise<Db> {
  if (options.url === undefined) {
    try {
      return await openPglite(options.dataDir === undefined ? undefined : join(options.dataDir, 'pg'));
    } catch (cause) {
      throw new SetupRefusal(`数据目录 ${options.dataDir ?? ''} 中的数据库打不开`, '请用备份恢复到新目录，或检查磁盘', { cause });
    }
  }
  return openPostgres(options.url, options.poolSize ?? 10);
}

async function checkServer(db: Db): Promise<void> {
  let version: number;
  try {
    const rows = await db.query<{ version: string }>("select current_setting('server_version_num') as version");
    version = Number(rows[0]?.version);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SetupRefusal(`连不上数据库（${why}）`, '请检查 DATABASE_URL 和数据库是否已启动', { cause });
  }
  if (version < oldest) throw new SetupRefusal(`数据库版本 ${Math.floor(version / 10_000)} 太旧`, '请使用 PostgreSQL 15 或更新版本');
}

async function ready(db: Db, options: StoreOptions): Promise<Context> {
  await checkServer(db);
  if (options.migrate !== false) await migrate(db);
  else if ((await standing(db)) !== newestMigration()) throw new SetupRefusal('数据库结构与本程序不一致', '请先完成结构升级后再启动');
  if (options.migrate !== false) await syncViews(db, options.registry);
  await db.lower();
  const units = new UnitBook(db, options.today);
  const roles = new RoleBook(db, options.registry);
  await Promise.all([units.load(), roles.load()]);
  const filesDir = options.filesDir ?? (options.dataDir === undefined ? undefined : join(options.dataDir, 'files'));
  const pulse = new Pulse(db);
  const memory = new Memory(pulse, db.listen === undefined ? Number.POSITIVE_INFINITY : foreignAgeMs, (path) => units.heirOf(path));
  const plain = {
    db,
    registry: options.registry,
    law: options.law,
    hash: hashOf(options.hash ?? 'sha256'),
    units,
    roles,
    filesDir,
    pulse,
    memory,
  };
  await pulse.listen();
  const context: Context = { ...plain, reads: new GatheredReads(db), writer: new GroupWriter(plain) };
  return context;
}

/** How long an answer is kept where another process may have written and its notification been lost. */
const foreignAgeMs = 10_000;

/** The store over a connection already made. */
export async function openOn(db: Db, options: StoreOptions, unlock: () => void = () => undefined): Promise<Store> {
  return storeOn(await ready(db, options), unlock);
}

/**
 * Opens the store: PostgreSQL by `url`, else the embedded database in `dataDir`, else one in memory. Throws a
 * SetupRefusal when the folder cannot be written or is in use, the database cannot be reached or is too old.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const unlock = options.url === undefined && options.dataDir !== undefined ? lockFolder(options.dataDir) : () => undefined;
  let db: Db | undefined;
  try {
    db = await connect(options);
    return await openOn(db, options, unlock);
  } catch (error) {
    await db?.close().catch(() => undefined);
    unlock();
    throw error;
  }
}
