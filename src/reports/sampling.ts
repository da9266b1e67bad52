/**
 * Random samples that anybody can draw again, and what looks untrue among many records. Pure: the records come from
 * outside, and nothing here knows what kind of matter they are.
 */
import { createHash } from 'node:crypto';

/** The place of a record in the draw: SHA-256 over the seed, a bar and the record's public id. Nobody can choose it. */
export const drawRank = (seed: string, id: string): string => createHash('sha256').update(`${seed}|${id}`).digest('hex');

/** Keeps the `size` records of the lowest rank out of any number that pass by, in the order of their rank. */
export class Draw<T> {
  readonly #seed: string;
  readonly #size: number;
  readonly #held: { readonly rank: string; readonly id: string; readonly one: T }[] = [];
  /** How many passed by. */
  population = 0;

  constructor(seed: string, size: number) {
    this.#seed = seed;
    this.#size = size;
  }

  see(id: string, one: T): void {
    this.population += 1;
    const rank = drawRank(this.#seed, id);
    const last = this.#held.at(-1);
    if (this.#size <= 0 || (this.#held.length >= this.#size && last !== undefined && rank > last.rank)) return;
    let at = this.#held.findIndex((held) => held.rank > rank);
    if (at < 0) at = this.#held.length;
    this.#held.splice(at, 0, { rank, id, one });
    if (this.#held.length > this.#size) this.#held.pop();
  }

  /** The sample, by rank. */
  drawn(): readonly { readonly id: string; readonly one: T }[] {
    return this.#held.map(({ id, one }) => ({ id, one }));
  }
}

/** The ids drawn: the same for the same seed, in whatever order they are given. */
export function drawSample(ids: Iterable<string>, size: number, seed: string): readonly string[] {
  const draw = new Draw<undefined>(seed, size);
  for (const id of new Set(ids)) draw.see(id, undefined);
  return draw.drawn().map(({ id }) => id);
}

/** What the checks read of one concluded record. Days are civil dates. */
export interface ConcludedRecord {
  readonly id: string;
  /** Who concluded it: a committee, a station. */
  readonly group: string;
  readonly openedOn: string;
  readonly concludedOn: string;
  /** The day on which the conclusion was entered. */
  readonly recordedOn: string;
  readonly success: boolean;
  /** Those between whom it was, by whatever names them surely (a paper's number, or name and telephone). */
  readonly parties: readonly string[];
}

export interface Suspicion {
  readonly kind: 'duplicate-parties' | 'impossible-date' | 'outlier';
  /** The records or the group that it is about. */
  readonly subjects: readonly string[];
  readonly why: string;
}

const dayNumber = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);

/** The same people before the same body again within so many days. */
export function duplicateParties(records: readonly ConcludedRecord[], within: number): readonly Suspicion[] {
  const byParties = new Map<string, ConcludedRecord[]>();
  for (const record of records) {
    if (record.parties.length < 2) continue;
    const key = `${record.group} ${[...record.parties].sort().join(' ')}`;
    byParties.set(key, [...(byParties.get(key) ?? []), record]);
  }
  return [...byParties.values()].flatMap((same) => {
    const days = same.map((r) => dayNumber(r.openedOn)).sort((a, b) => a - b);
    const near = days.some((day, i) => i > 0 && day - (days[i - 1] ?? day) <= within);
    if (!near) return [];
    return [
      { kind: 'duplicate-parties' as const, subjects: same.map((r) => r.id), why: `相同当事人${within}日内重复立案${same.length}件` },
    ];
  });
}

/** Concluded before it began, or entered before it was concluded. */
export const impossibleDates = (records: readonly ConcludedRecord[]): readonly Suspicion[] =>
  records.flatMap((r) => {
    const why = r.concludedOn < r.openedOn ? '办结早于登记' : r.recordedOn < r.concludedOn ? '录入早于办结' : undefined;
    return why === undefined ? [] : [{ kind: 'impossible-date' as const, subjects: [r.id], why }];
  });

export interface OutlierRule {
  /** Groups with fewer records say nothing. */
  readonly least: number;
  /** A mean below so many days, with every record a success, is too good. */
  readonly tooQuick: number;
  /** So many records on one day are too many for one body. */
  readonly perDay: number;
}

/** Bodies that always succeed at once, and bodies that conclude more on one day than can be. */
export function outliers(records: readonly ConcludedRecord[], { least, tooQuick, perDay }: OutlierRule): readonly Suspicion[] {
  const groups = new Map<string, ConcludedRecord[]>();
  for (const record of records) groups.set(record.group, [...(groups.get(record.group) ?? []), record]);
  return [...groups].flatMap(([group, own]) => {
    const whys: string[] = [];
    const mean = own.reduce((sum, r) => sum + dayNumber(r.concludedOn) - dayNumber(r.openedOn), 0) / own.length;
    if (own.length >= least && mean < tooQuick && own.every((r) => r.success)) {
      whys.push(`${own.length}件全部成功，平均用时${mean.toFixed(1)}日`);
    }
    const [day, most] = busiest(own);
    if (most > perDay) whys.push(`${day}一天办结${most}件`);
    return whys.map((why) => ({ kind: 'outlier' as const, subjects: [group], why }));
  });
}

function busiest(records: readonly ConcludedRecord[]): readonly [day: string, n: number] {
  const days = new Map<string, number>();
  for (const { concludedOn } of records) days.set(concludedOn, (days.get(concludedOn) ?? 0) + 1);
  return [...days].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as const);
}
