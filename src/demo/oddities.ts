/**
 * What is odd in the demonstration on purpose, so that the checks of records have something to ask about: a few units, each
 * in one way. Everything is fixed; nothing here takes chance from the rest of the year.
 */
import { addDays, type CivilDate } from '#kernel';
import { later, workingDayAfter } from './days.ts';
import type { Replay } from './replay.ts';

/** A street that enters a week of disputes in one second, from a table. */
const tabled = { unit: '411702005', from: '2019-11-25', to: '2019-11-29', second: 16 * 3600 + 58 * 60 + 30 };
/** A town whose amounts in dispute mostly end alike. */
const alike = { unit: '411702101', ending: 800 };
/** A town that registers some people twice. */
const twice = { unit: '411727104', within: 20, every: 4 };
/** Proofs of what was promised to deputies that came long after it was said to be done. */
const afterwards = { act: 'fulfil', procedure: 'proposal-commitment', from: '2019-09-01', to: '2019-10-31', workingDays: 27 };

/** Bureaus whose yearly table tells of more applications than their records hold. */
const tooMany: Readonly<Record<string, number>> = { '411700-D06': 2, '411700-D30': 3 };
export const overstated = (unit: string): number => tooMany[unit] ?? 0;

interface Entered {
  readonly day: CivilDate;
  readonly second: number;
}
interface Entering extends Entered {
  readonly procedure: string;
  readonly act: string;
  readonly opens: boolean;
  readonly unit: string;
  readonly on: CivilDate;
  readonly today: CivilDate;
}

/** When an act is entered, for the few that are entered oddly; else as it would be. */
export function oddlyEntered({ procedure, act, opens, unit, on, today, day, second }: Entering): Entered {
  if (opens && unit === tabled.unit && procedure === 'mediation-case' && on >= tabled.from && on <= tabled.to) {
    return { day: tabled.to, second: tabled.second };
  }
  if (procedure === afterwards.procedure && act === afterwards.act && on >= afterwards.from && on <= afterwards.to) {
    const entered = workingDayAfter(on, afterwards.workingDays);
    return { day: entered > today ? later(on, today) : entered, second };
  }
  return { day, second };
}

/** The amount as this unit writes it down. */
export const writtenAmount = (unit: string, amount: number): number =>
  unit === alike.unit && amount >= 1000 && Math.floor(amount / 1000) % 5 !== 0 ? Math.floor(amount / 1000) * 1000 + alike.ending : amount;

interface Before<P> {
  readonly people: P;
  readonly on: CivilDate;
  readonly n: number;
}
const seen = new WeakMap<Replay, Map<string, Before<unknown>>>();

/** Who comes before a committee: in one town now and then the same two again. */
export function peopleAgain<P>(replay: Replay, unit: string, committee: string | undefined, on: CivilDate, people: P): P {
  if (unit !== twice.unit || committee === undefined) return people;
  const held = seen.get(replay) ?? new Map<string, Before<unknown>>();
  seen.set(replay, held);
  const before = held.get(committee);
  const n = (before?.n ?? 0) + 1;
  const again = before !== undefined && n % twice.every === 0 && on >= before.on && on <= addDays(before.on, twice.within);
  const now = again ? (before.people as P) : people;
  held.set(committee, { people: now, on, n });
  return now;
}
