import { type Queryable, sqlState } from './db.ts';

/** A series whose numbers are wanted: how many, and what stood before and stands after. */
interface Taken {
  readonly series: string;
  readonly before: number;
  readonly after: number;
}
/** Numbers of series, handed out in order, and what taking them makes of each series. */
export interface Numbers {
  readonly taken: readonly Taken[];
  next(series: string): number;
}

/** Series remembered by one process, at most; beyond, it begins anew. */
const mostSeries = 2000;

const numbersSql = `insert into serial (series, n) select series, n from json_to_recordset($1::json) as w(series text, n bigint)
  on conflict (series) do update set n = serial.n + excluded.n returning series, n`;

/** In one order, so that two who need the same series never wait for each other. */
function wantedOf(series: readonly string[]): (readonly [string, number])[] {
  const wanted = new Map<string, number>();
  for (const name of series) wanted.set(name, (wanted.get(name) ?? 0) + 1);
  return [...wanted].sort(([a], [b]) => (a < b ? -1 : 1));
}

function numbersOf(taken: readonly Taken[]): Numbers {
  const next = new Map(taken.map((t) => [t.series, t.before + 1]));
  return {
    taken,
    next: (series) => {
      const n = next.get(series) ?? 0;
      next.set(series, n + 1);
      return n;
    },
  };
}

const none = numbersOf([]);

/**
 * Takes the next numbers of all series asked for, one for each time it is named; each row stays locked until the
 * transaction ends, so that a number is never lost.
 */
export async function takeNumbers(tx: Queryable, series: readonly string[]): Promise<Numbers> {
  const wanted = wantedOf(series);
  if (wanted.length === 0) return none;
  const rows = await tx.query<{ series: string; n: number }>(
    numbersSql,
    [JSON.stringify(wanted.map(([name, n]) => ({ series: name, n })))],
    'kept',
  );
  const after = new Map(rows.map((r) => [r.series, r.n]));
  return numbersOf(wanted.map(([name, n]) => ({ series: name, before: (after.get(name) ?? n) - n, after: after.get(name) ?? n })));
}

/** The state of PostgreSQL for a division by zero: how the writing statement says that a series stands elsewhere. */
export const isElsewhere = (error: unknown): boolean => sqlState(error) === '22012';

/**
 * Where the series stood when this process last wrote: a guess at the next numbers, so that taking and writing them is one
 * question to the database. The statement holds only if every series still stands where it was guessed to.
 */
export class SerialGuess {
  readonly #last = new Map<string, number>();

  /** Numbers as they should follow; nothing when a series is not known here. */
  guess(series: readonly string[]): Numbers | undefined {
    const taken = wantedOf(series).map(([name, n]) => ({ series: name, before: this.#last.get(name), n }));
    const known = taken.flatMap(({ series, before, n }) => (before === undefined ? [] : [{ series, before, after: before + n }]));
    return known.length === taken.length ? numbersOf(known) : undefined;
  }

  /** After the commit. */
  remember({ taken }: Numbers): void {
    if (this.#last.size > mostSeries) this.#last.clear();
    for (const { series, after } of taken) this.#last.set(series, after);
  }

  forget({ taken }: Numbers): void {
    for (const { series } of taken) this.#last.delete(series);
  }
}
