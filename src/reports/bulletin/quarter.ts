import { addDays, addMonths, type CivilDate, printDate } from '#kernel';
import type { Period } from '../catalogue.ts';
import { chineseNumeral } from '../model.ts';

/** A civil quarter: what a bulletin tells of. */
export interface Quarter {
  readonly year: number;
  readonly n: 1 | 2 | 3 | 4;
}

/** 2019Q4 → the quarter; undefined when it is none. */
export function parseQuarter(text: string): Quarter | undefined {
  const m = /^((?:19|20|21)\d{2})Q([1-4])$/.exec(text);
  return m ? { year: Number(m[1]), n: Number(m[2]) as Quarter['n'] } : undefined;
}

export const printQuarter = ({ year, n }: Quarter): string => `${year}Q${n}`;
/** 第四季度 without 第: 四. */
export const quarterNumeral = ({ n }: Quarter): string => chineseNumeral(n);

const firstDay = ({ year, n }: Quarter): CivilDate => `${year}-${String(n * 3 - 2).padStart(2, '0')}-01`;
export const lastDay = (quarter: Quarter): CivilDate => addDays(addMonths(firstDay(quarter), 3), -1);

/** The quarter that a day lies in. */
export const quarterOn = (day: CivilDate): Quarter => ({
  year: Number(day.slice(0, 4)),
  n: Math.ceil(Number(day.slice(5, 7)) / 3) as Quarter['n'],
});

/** The quarter so many quarters later, or earlier. */
export const shifted = (quarter: Quarter, by: number): Quarter => quarterOn(addMonths(firstDay(quarter), by * 3));

/** Which period a citation means, seen from the bulletin's quarter. */
export type Span = 'quarter' | 'last-quarter' | 'last-year' | 'to-date' | 'last-to-date';

const lastYearOf = (quarter: Quarter): Quarter => ({ ...quarter, year: quarter.year - 1 });

/** The days of a span. */
export function periodOf(quarter: Quarter, span: Span): Period {
  const whole = (q: Quarter): Period => ({ from: firstDay(q), to: lastDay(q) });
  const toDate = (q: Quarter): Period => ({ from: `${q.year}-01-01`, to: lastDay(q) });
  if (span === 'last-quarter') return whole(shifted(quarter, -1));
  if (span === 'last-year') return whole(lastYearOf(quarter));
  if (span === 'to-date') return toDate(quarter);
  return span === 'last-to-date' ? toDate(lastYearOf(quarter)) : whole(quarter);
}

/** Fills what a template says of its quarter: {year}, {quarter}, {from}… */
export function fillQuarter(text: string, quarter: Quarter): string {
  const { from, to } = periodOf(quarter, 'quarter');
  const next = shifted(quarter, 1);
  const words: Readonly<Record<string, string>> = {
    year: String(quarter.year),
    lastYear: String(quarter.year - 1),
    nextYear: String(quarter.year + 1),
    issueYear: String(next.year),
    quarter: quarterNumeral(quarter),
    from: printDate(from),
    to: printDate(to),
    nextQuarter: `${next.year}年第${quarterNumeral(next)}季度`,
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}
