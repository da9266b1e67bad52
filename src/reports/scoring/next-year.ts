import { addDays, addMonths, type CivilDate } from '#kernel';
import type { Scheme } from './model.ts';

/** The same day of another year; the last of a month stays the last. */
function inYear(day: CivilDate, years: number): CivilDate {
  const isLast = addDays(day, 1).endsWith('-01');
  const first = `${Number(day.slice(0, 4)) + years}-${day.slice(5, 7)}-01`;
  return isLast ? addDays(addMonths(first, 1), -1) : `${first.slice(0, 8)}${day.slice(8)}`;
}

/** A scheme to be edited for the following year: everything as it stands, under an id, a title and a period of its own. */
export function forNextYear(scheme: Scheme): Scheme {
  const { id, title, year, period } = scheme;
  const next = year + 1;
  const base = id.replace(/-\d{4}$/, '').slice(0, 55);
  return {
    ...scheme,
    id: `${base}-${next}`,
    title: title.includes(String(year)) ? title.replaceAll(String(year), String(next)) : `${title}（${next}年度）`,
    year: next,
    period: { from: inYear(period.from, 1), to: inYear(period.to, 1) },
  };
}
