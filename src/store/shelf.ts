import { type Context, latestOf } from './context.ts';
import { type Conditions, conditionsOf, like } from './filter.ts';
import { type RawMatter, rowColumns, rowOf } from './rows.ts';
import type { ListQuestion, MatterRow } from './types.ts';

/** What the public may know of a procedure, the newest first by a date of the matter itself. */
export interface ShelfQuestion extends Pick<ListQuestion, 'unitPath' | 'state' | 'q' | 'fields'> {
  readonly procedure: string;
  /** Without one: by the day of opening. */
  readonly newest?: string;
  readonly offset: number;
  readonly limit: number;
}

export interface ShelfAnswer {
  readonly rows: readonly MatterRow[];
  readonly total: number;
}

export interface Shelves {
  shelf(question: ShelfQuestion): Promise<ShelfAnswer>;
}

/** What is looked for stands in the title or is the number: such a one comes before one that only mentions it. */
function named(context: Context, c: Conditions, { procedure, q = '' }: ShelfQuestion): string {
  const { fields, shows } = latestOf(context.registry, procedure);
  const isPublic = (id: string | undefined) => id !== undefined && fields[id]?.publicity === 'public';
  const columns = [...(isPublic(shows.title) ? ['m.title'] : []), ...(isPublic(shows.number) ? ['m.number'] : [])];
  const words = q.trim().split(/\s+/).filter(Boolean).slice(0, 5);
  if (columns.length === 0 || words.length === 0) return '';
  const each = words.map((word) => {
    const pattern = c.param(like(word));
    return `(${columns.map((column) => `coalesce(${column}, '') ilike ${pattern}`).join(' or ')})`;
  });
  return `(${each.join(' and ')}) desc, `;
}

async function read(context: Context, q: ShelfQuestion): Promise<ShelfAnswer> {
  const { newest, offset, limit, ...asked } = q;
  const c = conditionsOf(context, { ...asked, publicOnly: true });
  const counted = context.db.query<{ n: number }>(`select count(*)::bigint as n from matter m where ${c.sql}`, c.params.slice());
  const by = newest === undefined ? 'm.opened_on' : `m.data->>${c.param(newest)}`;
  const page = `limit ${Math.trunc(limit)} offset ${Math.trunc(offset)}`;
  const first = named(context, c, q);
  const sql = `select ${rowColumns(true)} from matter m where ${c.sql} order by ${first}${by} desc nulls last, m.region, m.id desc ${page}`;
  const [rows, total] = await Promise.all([context.db.query<RawMatter>(sql, c.params), counted]);
  return { rows: rows.map(rowOf), total: total[0]?.n ?? 0 };
}

/** Shelves are what strangers open all day: an answer without words looked for is kept until a matter of the kind changes. */
export function shelvesOn(context: Context): Shelves {
  return {
    shelf: (q) => {
      if (q.q?.trim() || q.offset > 200) return read(context, q);
      const place = { procedure: q.procedure, unitPath: q.unitPath };
      return context.memory.get(place, `shelf ${JSON.stringify(q)}`, () => read(context, q));
    },
  };
}
