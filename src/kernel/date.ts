/**
 * Civil dates of the city (Asia/Shanghai), `YYYY-MM-DD`. No time zone ever enters: quarters derived from
 * UTC timestamps once produced a fifth quarter. Arithmetic is on whole days since 1970-01-01.
 */
export type CivilDate = string;
/** A civil month, `YYYY-MM`. */
export type CivilMonth = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a date that exists (2019-02-29 does not). */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string' || !shape.test(text)) return false;
  const year = Number(text.slice(0, 4));
  return year >= 1900 && year <= 2199 && fromDays(toDays(text)) === text;
}

/** The two digits at a place; read by code, since millions of dates pass here. */
const two = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

/** Days since 1970-01-01 (Howard Hinnant's days_from_civil, public domain). */
export function toDays(date: CivilDate): number {
  const month = two(date, 5);
  const year = two(date, 0) * 100 + two(date, 2) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + two(date, 8) - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

const pad = (n: number) => (n < 10 ? `0${n}` : String(n));

/** The date of a day number (civil_from_days). */
export function fromDays(days: number): CivilDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return `${yearOfEra + era * 400 + (month <= 2 ? 1 : 0)}-${pad(month)}-${pad(day)}`;
}

export const addDays = (date: CivilDate, n: number): CivilDate => fromDays(toDays(date) + n);
/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: CivilDate, b: CivilDate): number => toDays(b) - toDays(a);
/** 0 Sunday … 6 Saturday, of a day number. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
export const weekday = (date: CivilDate): number => weekdayOf(toDays(date));
export const monthOf = (date: CivilDate): CivilMonth => date.slice(0, 7);
export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));

/** The corresponding day `n` months on; the month's last day where there is none (民法典 第202条). */
export function addMonths(date: CivilDate, n: number): CivilDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const first = `${Math.floor(index / 12)}-${pad((index % 12) + 1)}-01`;
  const next = `${Math.floor((index + 1) / 12)}-${pad(((index + 1) % 12) + 1)}-01`;
  const length = toDays(next) - toDays(first);
  return addDays(first, Math.min(Number(date.slice(8, 10)), length) - 1);
}

/** 2020年2月9日: the form of official documents (GB/T 9704-2012 7.3.5.4: no padded zeros). */
export const printDate = (date: CivilDate): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
