/** What looks odd among many records: questions, no verdicts. Pure; nothing here knows what kind of matter the records are. */

export const checkIds = [
  'late-entry',
  'after-fact',
  'reused-file',
  'growth',
  'perfect',
  'digits',
  'same-second',
  'outlier',
  'gap',
  'impossible-date',
  'parties',
] as const;
export type CheckId = (typeof checkIds)[number];

/** One thing to ask one unit about. */
export interface Suspected {
  readonly check: CheckId;
  readonly unit: string;
  /** What it is about within the check: the same for the same thing, so that it is asked once. */
  readonly about: string;
  /** What the records say, in one sentence of facts. */
  readonly found: string;
  readonly observed: string;
  readonly threshold: string;
  /** The records, as far as they can be named. */
  readonly keys: readonly string[];
  /** The procedure whose records they are, where it is one. */
  readonly procedure?: string;
  /** Larger is odder; compared within one check alone. */
  readonly weight: number;
}

/** Titles for the sentences. */
export interface Names {
  procedure(id: string): string;
  metric(procedure: string, metric: string): string;
  field(procedure: string, field: string): string;
}

export const mostKeys = 100;

/** 5.13 as 5.13, 5.00 as 5. */
export const short = (n: number, digits = 2): string => String(Number(n.toFixed(digits)));

export const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const own = groups.get(key);
    if (own) own.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};
