import type { CivilDate } from '#kernel';
import type { Queryable } from './db.ts';
import { parseKey } from './project.ts';

/** The code by which somebody without an account follows a matter. */
export interface ReceiptRow {
  readonly code: string;
  /** `region/uuid` of the matter. */
  readonly key: string;
  /** Wrong secrets in a row, and the ISO instant of the last one. */
  readonly failures: number;
  readonly failedAt: string | null;
}

export interface Receipts {
  /** The code of a matter: the one given, or the one that it has already. Undefined when the code is another matter's. */
  giveReceipt(receipt: { readonly code: string; readonly key: string; readonly on: CivilDate }): Promise<string | undefined>;
  receipt(code: string): Promise<ReceiptRow | undefined>;
  /** Counts a wrong secret (`at`), or forgets those before (null). */
  noteReceipt(code: string, at: string | null): Promise<void>;
}

interface Raw {
  readonly code: string;
  readonly region: string;
  readonly matter: string;
  readonly failures: number;
  readonly failed_at: string | null;
}

export function receiptsOn(db: Queryable): Receipts {
  return {
    giveReceipt: async ({ code, key, on }) => {
      const at = parseKey(key);
      if (!at) return undefined;
      await db.query(
        `insert into receipt (code, region, matter, made_on, failures) values ($1, $2, $3::uuid, $4::date, 0) on conflict do nothing`,
        [code, at.region, at.id, on],
      );
      const sql = 'select code from receipt where region = $1 and matter = $2::uuid';
      return (await db.query<{ code: string }>(sql, [at.region, at.id]))[0]?.code;
    },
    receipt: async (code) => {
      const [found] = await db.query<Raw>('select code, region, matter, failures, failed_at from receipt where code = $1', [code]);
      return found && { code, key: `${found.region}/${found.matter}`, failures: found.failures, failedAt: found.failed_at };
    },
    noteReceipt: async (code, at) => {
      const sql = 'update receipt set failures = case when $2::text is null then 0 else failures + 1 end, failed_at = $2 where code = $1';
      await db.query(sql, [code, at]);
    },
  };
}
