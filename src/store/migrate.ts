import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from './db.ts';
import { SetupRefusal } from './setup-refusal.ts';

const folder = join(import.meta.dirname, 'migrations');

interface Migration {
  readonly version: string;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((f) => /^\d{4}_[a-z_]+\.sql$/.test(f))
    .sort()
    .map((f) => {
      const sql = readFileSync(join(folder, f), 'utf8');
      return { version: f.slice(0, 4), name: f.slice(5, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
}

/** Runs what is missing, forward only, each in its own transaction under a lock on the table of migrations. */
export async function migrate(db: Db): Promise<void> {
  await db.asOwner((tx) =>
    tx.exec('create table if not exists migration (version text primary key, name text not null, sha256 text not null)'),
  );
  const known = migrations();
  for (const m of known) {
    await db.asOwner(async (tx) => {
      await tx.exec('lock table migration in exclusive mode');
      const done = await tx.query<{ version: string; sha256: string }>('select version, sha256 from migration order by version');
      const newest = done.at(-1);
      if (newest && !known.some((k) => k.version === newest.version)) {
        throw new SetupRefusal(`数据库的结构（${newest.version}）比本程序新`, '请使用与数据库相同或更新的程序版本');
      }
      const before = done.find((d) => d.version === m.version);
      if (before && before.sha256 !== m.sha256)
        throw new SetupRefusal(`数据库结构变更 ${m.version} 与本程序不一致`, '请使用建立该数据库的程序版本');
      if (before) return;
      await tx.exec(m.sql);
      await tx.query('insert into migration (version, name, sha256) values ($1, $2, $3)', [m.version, m.name, m.sha256]);
    });
  }
}

/** The version that a database stands at; undefined when it is empty. */
export async function standing(db: Db): Promise<string | undefined> {
  const there = await db.query("select 1 from information_schema.tables where table_name = 'migration' and table_schema = 'public'");
  if (there.length === 0) return undefined;
  const rows = await db.query<{ version: string }>('select max(version) as version from migration');
  return rows[0]?.version;
}

/** The newest version this program knows. */
export const newestMigration = (): string => migrations().at(-1)?.version ?? '0000';
