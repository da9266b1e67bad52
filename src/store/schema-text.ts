import type { Queryable } from './db.ts';

const columnsSql = `select c.relname as t, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when co.collname = 'C' then ' collate "C"' else '' end
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum left join pg_collation co on co.oid = a.attcollation
  where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by c.relname collate "C", a.attnum`;

const keysSql = `select c.relname as t, '  ' || pg_get_constraintdef(k.oid) as line from pg_constraint k join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and k.contype in ('p', 'u', 'f', 'c') order by c.relname collate "C", k.conname collate "C"`;

const indexSql = `select pg_get_indexdef(i.indexrelid) as line from pg_index i join pg_class c on c.oid = i.indexrelid
  join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
  and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) order by c.relname collate "C"`;

const functionSql = `select pg_get_functiondef(p.oid) as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' order by p.proname collate "C"`;

const grantSql = `select 'grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type collate "C") || ' on ' || table_name || ' to zs_app' as line
  from information_schema.role_table_grants where grantee = 'zs_app' and table_schema = 'public' and table_name not like 'bi\\_%'
  group by table_name order by table_name collate "C"`;

const triggerSql = `select 'trigger ' || tgname as line from pg_trigger where not tgisinternal order by tgname`;

/** The schema as it stands, in a form that is the same on every server version: what the migrations add up to. */
export async function schemaText(on: Queryable): Promise<string> {
  const tables = new Map<string, string[]>();
  for (const sql of [columnsSql, keysSql]) {
    for (const row of await on.query<{ t: string; line: string }>(sql)) tables.set(row.t, [...(tables.get(row.t) ?? []), row.line]);
  }
  const blocks = [...tables].map(([name, lines]) => `create table ${name} (\n${lines.join(',\n')}\n)`);
  for (const sql of [indexSql, functionSql, triggerSql, grantSql]) {
    blocks.push(...(await on.query<{ line: string }>(sql)).map((r) => r.line.trim()));
  }
  return `-- What the migrations add up to; made by the test of the schema (vitest -u), not by hand.\n\n${blocks.join(';\n\n')};\n`;
}
