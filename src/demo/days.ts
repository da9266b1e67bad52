/** Days on which officials work, as indexes, so that the replay never searches the calendar. */
import { type CivilDate, type CivilMonth, fromDays, toDays } from '#kernel';
import { cityCalendar } from '#law';
import type { Random } from './random.ts';

const first = toDays('2001-01-01');
const last = toDays('2021-12-31');
const dates: readonly CivilDate[] = Array.from({ length: last - first + 1 }, (_, i) => fromDays(first + i));
const working: readonly CivilDate[] = dates.filter((d) => cityCalendar.isWorking(d));
/** For each day the index of the first working day on or after it. */
const nextIndex = new Int32Array(dates.length + 1);
{
  let at = working.length;
  for (let i = dates.length - 1; i >= 0; i -= 1) {
    if (working[at - 1] === dates[i]) at -= 1;
    nextIndex[i] = at;
  }
}

const indexOf = (date: CivilDate): number => nextIndex[toDays(date) - first] ?? working.length - 1;

/** The n-th working day after the day; 0 gives the day itself, or the next working day. */
export function workingDayAfter(date: CivilDate, n: number): CivilDate {
  const at = indexOf(date);
  const shift = n > 0 && working[at] !== date ? n - 1 : n;
  return working[at + shift] ?? date;
}

export const isWorking = (date: CivilDate): boolean => working[indexOf(date)] === date;
export const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

const month = (year: number, m: number): CivilMonth => `${year}-${String(m).padStart(2, '0')}`;
const daysOf = new Map<CivilMonth, { all: CivilDate[]; working: CivilDate[] }>();
for (const date of dates) {
  const key = date.slice(0, 7);
  const entry = daysOf.get(key) ?? { all: [], working: [] };
  entry.all.push(date);
  if (isWorking(date)) entry.working.push(date);
  daysOf.set(key, entry);
}

/** A working day of the month (m from 1), up to `until` if given. */
export function workingDayIn(year: number, m: number, random: Random): CivilDate {
  return random.pick(daysOf.get(month(year, m))?.working ?? []);
}

/** A day of the month; five of six are working days, for disputes do not wait. */
export function anyDayIn(year: number, m: number, random: Random): CivilDate {
  const days = daysOf.get(month(year, m));
  return random.pick((random.chance(0.83) ? days?.working : days?.all) ?? []);
}

/** Milliseconds of an instant on a day, the city's clock being eight hours ahead. */
export const instantMs = (date: CivilDate, secondsOfDay: number): number => toDays(date) * 86_400_000 + (secondsOfDay - 8 * 3600) * 1000;

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
/** The instant as it stands in the ledger, with the city's offset. */
export const printInstant = (date: CivilDate, secondsOfDay: number): string => {
  const minutes = Math.floor(secondsOfDay / 60);
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(secondsOfDay % 60)}+08:00`;
};
