import type { Param, Queryable } from './db.ts';
import { columns, keys, type Line } from './project.ts';

type Table = keyof typeof columns;

const quoted = (names: readonly string[]): string => names.map((n) => `"${n}"`).join(',');

/** Several writes in one statement, hence one round trip and one snapshot. */
export class Statement {
  readonly #parts: string[] = [];
  readonly #params: Param[] = [];

  /** A placeholder for a value. */
  param(value: Param): string {
    this.#params.push(value);
    return `$${this.#params.length}`;
  }

  add(sql: string): this {
    this.#parts.push(sql);
    return this;
  }

  insert(table: Table, lines: readonly Line[], conflict = ''): this {
    if (lines.length === 0) return this;
    const rows = lines.map((line) => `(${line.map((value) => this.param(value)).join(',')})`).join(',');
    return this.add(`insert into ${table} (${quoted(columns[table])}) values ${rows} ${conflict}`);
  }

  /** Inserts, or replaces everything but the key. */
  upsert(table: 'matter' | 'deadline' | 'link', lines: readonly Line[]): this {
    const key: readonly string[] = keys[table];
    const rest = columns[table].filter((c) => !key.includes(c)).map((c) => `"${c}" = excluded."${c}"`);
    return this.insert(table, lines, `on conflict (${quoted(key)}) do update set ${rest.join(',')}`);
  }

  /** Adds to the counters. */
  count(table: 'stock' | 'flow', lines: readonly Line[]): this {
    const more = table === 'stock' ? 'events' : 'amount';
    const set = `n = ${table}.n + excluded.n, ${more} = ${table}.${more} + excluded.${more}`;
    return this.insert(table, lines, `on conflict (${quoted(keys[table])}) do update set ${set}`);
  }

  async run(on: Queryable): Promise<void> {
    const [last, ...before] = [...this.#parts].reverse();
    if (last === undefined) return;
    const parts = before.reverse().map((sql, i) => `w${i} as (${sql})`);
    await on.query(`${parts.length ? `with ${parts.join(', ')} ` : ''}${last}`, this.#params);
  }
}
