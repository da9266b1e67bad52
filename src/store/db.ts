/** Anything a statement accepts as a parameter; JSON goes in as text. */
export type Param = string | number | boolean | null | readonly string[] | readonly number[] | readonly boolean[];

export interface Queryable {
  /**
   * One statement, planned afresh (a kept plan is a bad one where it depends on the values, as in lists). `kept`: look-ups by
   * whole key, parsed and planned once per connection; their text must not vary.
   */
  query<R = Record<string, unknown>>(sql: string, params?: readonly Param[], plan?: 'kept'): Promise<R[]>;
}

/** Inside a transaction. */
export interface Tx extends Queryable {
  /** Several statements without parameters. */
  exec(sql: string): Promise<void>;
  /** Loads lines in the text format of COPY. */
  copy(table: string, columns: readonly string[], lines: string): Promise<void>;
}

/** One SQL over two drivers. */
export interface Db extends Queryable {
  readonly kind: 'pglite' | 'postgres';
  /** All or nothing, as the application's role. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same as the owner of the tables: for loads, migrations, rebuilds. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Hears the notifications of a channel, where other processes may write to the same database; absent where none can.
   * `missed`: some may have been lost, the connection having broken.
   */
  listen?(channel: string, heard: (text: string) => void, missed: () => void): Promise<void>;
  /** From now on as the application's role, if there is one and it may be taken. */
  lower(): Promise<boolean>;
  close(): Promise<void>;
}

/** The database's own code of an error (SQLSTATE), if it is one. */
export function sqlState(error: unknown): string | undefined {
  const code = error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The constraint that an error names. */
export function constraintOf(error: unknown): string | undefined {
  const name = error !== null && typeof error === 'object' && 'constraint' in error ? error.constraint : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** Type numbers of PostgreSQL that both drivers must read alike. */
export const oid = { int8: 20, numeric: 1700, date: 1082, json: 114, jsonb: 3802 } as const;

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One cell of the COPY text format. */
export function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value !== 'string') return value === true ? 't' : value === false ? 'f' : String(value);
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (c) => escapes[c] ?? c) : value;
}

const bare = (text: string): string => (text.includes('\u0000') ? text.replaceAll('\u0000', '') : text);

/** Parameters as the server takes them: no text may hold a NUL. */
export const cleaned = (params: readonly Param[]): Param[] =>
  params.map((p) => {
    if (typeof p === 'string') return bare(p);
    return Array.isArray(p) ? (p as readonly string[]).map((one) => (typeof one === 'string' ? bare(one) : one)) : p;
  });
