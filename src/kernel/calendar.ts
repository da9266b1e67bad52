import type { Mark } from './basis.ts';
import { type CivilDate, fromDays, toDays, weekday, weekdayOf, yearOf } from './date.ts';

/** A day on which a holiday notice departs from Monday-to-Friday. */
export interface NoticeDay {
  readonly date: CivilDate;
  readonly working: boolean;
  /** 春节, 国庆节…; for a make-up day the holiday it makes up for. */
  readonly name: string;
}

/** A notice of the State Council's General Office on the holidays of a year, or one that changes it. */
export interface HolidayNotice {
  readonly id: string;
  /** 文号, e.g. 国办发明电〔2018〕15号; absent where it was not seen. */
  readonly number?: string;
  readonly title: string;
  readonly issuedOn?: CivilDate;
  /** The year it arranges; a change of a year already arranged names the same year. */
  readonly year: number;
  readonly mark: Mark;
  readonly days: readonly NoticeDay[];
}

/** What a day is and why. `provisional`: no notice of that year is known, weekends were assumed. */
export interface DayInfo {
  readonly date: CivilDate;
  readonly working: boolean;
  readonly why: string;
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'make-up';
  readonly notice?: string;
  readonly provisional: boolean;
}

export interface Calendar {
  isWorking(date: CivilDate): boolean;
  /** The same for a day number (`toDays`): what counting uses. */
  worksOn(day: number): boolean;
  day(date: CivilDate): DayInfo;
  /** Whether the year rests on a published notice. */
  isPublished(year: number): boolean;
}

const isWeekend = (date: CivilDate): boolean => weekday(date) % 6 === 0;

const plain = (weekend: boolean): Pick<DayInfo, 'why' | 'kind'> =>
  weekend ? { why: '周末', kind: 'weekend' } : { why: '工作日', kind: 'workday' };

function departing(day: NoticeDay): Pick<DayInfo, 'why' | 'kind'> {
  if (!day.working) return { why: `${day.name}放假`, kind: 'holiday' };
  return isWeekend(day.date) ? { why: `${day.name}调休上班`, kind: 'make-up' } : plain(false);
}

/**
 * Builds the calendar from notices; a later notice overrides an earlier one day by day.
 * `knownOn` leaves out what was issued after that day: how things stood then.
 */
export function calendar(notices: readonly HolidayNotice[], knownOn?: CivilDate): Calendar {
  const known = notices
    .filter((n) => knownOn === undefined || n.issuedOn === undefined || n.issuedOn <= knownOn)
    .sort((a, b) => (a.issuedOn ?? '').localeCompare(b.issuedOn ?? ''));
  const years = new Set(known.map((n) => n.year));
  const special = new Map<number, { day: NoticeDay; notice: HolidayNotice }>();
  for (const notice of known) for (const day of notice.days) special.set(toDays(day.date), { day, notice });
  const worksOn = (day: number): boolean => special.get(day)?.day.working ?? weekdayOf(day) % 6 !== 0;

  const day = (date: CivilDate): DayInfo => {
    const provisional = !years.has(yearOf(date));
    const hit = special.get(toDays(date));
    if (!hit) return { date, working: !isWeekend(date), ...plain(isWeekend(date)), provisional };
    const notice = hit.notice.number ?? hit.notice.title;
    return { date, working: hit.day.working, ...departing(hit.day), notice, provisional };
  };

  return { isWorking: (date) => worksOn(toDays(date)), worksOn, day, isPublished: (year) => years.has(year) };
}

/** The `n`-th working day after `from`; day zero is not counted (民事诉讼法 第85条). */
export function addWorkingDays(of: Calendar, from: CivilDate, n: number): CivilDate {
  let day = toDays(from);
  for (let left = n; left > 0; ) {
    day += 1;
    if (of.worksOn(day)) left -= 1;
  }
  return fromDays(day);
}

/** The day itself if it is a working day, else the first one after it. */
export function rollForward(of: Calendar, date: CivilDate): CivilDate {
  let day = toDays(date);
  while (!of.worksOn(day)) day += 1;
  return fromDays(day);
}

/** Working days after `a` up to and including `b`. */
export function workingDaysBetween(of: Calendar, a: CivilDate, b: CivilDate): number {
  let n = 0;
  for (let day = toDays(a) + 1, last = toDays(b); day <= last; day += 1) if (of.worksOn(day)) n += 1;
  return n;
}
