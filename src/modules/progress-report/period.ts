import { addDays, addMonths, type CivilDate } from '#kernel';

/** The last day of a month `2019-03` or a quarter `2019-Q1`; undefined when the period is not of that rhythm. */
export function endOfPeriod(period: string, cycle: string | undefined): CivilDate | undefined {
  const [, year, month, quarter] = period.match(/^(\d{4})-(?:(0[1-9]|1[0-2])|Q([1-4]))$/) ?? [];
  if (year === undefined || (cycle === 'month') !== (month !== undefined)) return undefined;
  const last = month === undefined ? Number(quarter) * 3 : Number(month);
  return addDays(addMonths(`${year}-${String(last).padStart(2, '0')}-01`, 1), -1);
}
