import { type Field, isApart, kindOf, type Procedure, type Registry } from '#kernel';
import type { Db, Tx } from './db.ts';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const casts: Readonly<Record<string, string>> = { numeric: '::numeric', date: '::date', boolean: '::boolean', text: '', jsonb: '' };

function column([id, field]: [string, Field]): string {
  const type = field.spec.many ? 'jsonb' : kindOf(field).column;
  const held = `data${type === 'jsonb' ? '->' : '->>'}${literal(id)}`;
  return `(${held})${casts[type] ?? ''} as ${quote(id.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`))}`;
}

const fixed = [
  'region',
  'id',
  'edition',
  'number',
  'title',
  'outcome',
  'state',
  'voided',
  'unit',
  'unit_path',
  'opened_on',
  'closed_on',
  'next_due_on',
];

/** A typed table of one procedure for reporting tools; what is kept apart does not appear. */
function viewOf(p: Procedure): { name: string; sql: string } {
  const name = `bi_${p.id.replaceAll('-', '_')}`;
  const fields = Object.entries(p.fields).filter(([, f]) => !isApart(f));
  const own = fields
    .map(column)
    .map((sql) => (fixed.some((f) => sql.endsWith(`as "${f}"`)) ? sql.replace(/as "(\w+)"$/, 'as "field_$1"') : sql));
  return {
    name,
    sql: `create view ${quote(name)} as select ${[...fixed, ...own].join(', ')} from matter where procedure = ${literal(p.id)}`,
  };
}

/** Brings the views in line with the declarations; does nothing when they already are. */
export async function syncViews(db: Db, registry: Registry): Promise<void> {
  const views = registry.all.map(viewOf);
  const text = views.map((v) => v.sql).join(';\n');
  const stored = await db.query<{ value: unknown }>("select value from setting where name = 'bi-views'");
  if (stored[0]?.value === text) return;
  await db.asOwner(async (tx: Tx) => {
    const old = await tx.query<{ name: string }>(
      "select viewname as name from pg_views where schemaname = 'public' and viewname like 'bi\\_%'",
    );
    for (const view of old) await tx.exec(`drop view ${quote(view.name)}`);
    for (const view of views) await tx.exec(view.sql);
    await tx.query("insert into setting (name, value) values ('bi-views', $1) on conflict (name) do update set value = excluded.value", [
      JSON.stringify(text),
    ]);
  });
}
