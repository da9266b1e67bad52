/**
 * What the bare server stands on: plain copies of matters and events, indexed as one would index them for these very
 * questions, without ledger, counters, audit or scope. Made in the same database, so that the same PostgreSQL serves both.
 */
import pg from 'pg';

const statements = [
  'create schema bare',
  `create table bare.matter as select region, id, procedure, number, title, state, unit, unit_path, opened_on, closed_on, next_due_on, data
     from public.matter`,
  'alter table bare.matter add primary key (region, id)',
  'create index on bare.matter (procedure, unit_path)',
  'create index on bare.matter (unit_path)',
  'create index on bare.matter (procedure, next_due_on, opened_on desc, region, id)',
  'create index on bare.matter (next_due_on) where next_due_on is not null',
  `create table bare.event as select region, matter, seq, procedure, act, occurred_on, recorded_at, actor, unit, unit_path, to_state, "values"
     from public.event`,
  'alter table bare.event add primary key (region, matter, seq)',
  'create index on bare.event (procedure, occurred_on)',
  'create index on bare.event (occurred_on)',
  'create index on bare.event (unit_path, occurred_on)',
  'vacuum analyze',
];

/** Copies once; a database that was measured before keeps its copies. Both sides start vacuumed and analysed. */
export async function makeBareTables(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const there = await client.query("select 1 from pg_namespace where nspname = 'bare'");
    if (there.rows.length > 0) return;
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}
