import { getDayDetail, getLunarDate } from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, addWorkingDays, calendar, monthOf, rollForward, weekday, workingDaysBetween } from '#kernel';
import { cityCalendar, holidayNotices } from './index.ts';

const daysOf = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) days.push(date);
  return days;
};
const every = daysOf('2016-01-01', '2026-12-31');

describe('holiday notices', () => {
  test('agree with an independent data set on every day of 2016–2026', () => {
    expect(every).toHaveLength(4018);
    expect(every.filter((date) => cityCalendar.isWorking(date) !== getDayDetail(date).work)).toEqual([]);
  });

  test('list only days of their own year, or of the last days before it', () => {
    for (const { year, days } of holidayNotices) {
      for (const { date } of days) expect(date >= `${year - 1}-12-20` && date <= `${year}-12-31`, date).toBe(true);
    }
  });

  test('list no day twice and make up only on Saturdays and Sundays', () => {
    for (const { id, days } of holidayNotices) {
      expect(new Set(days.map((d) => d.date)).size, id).toBe(days.length);
      for (const d of days) if (d.working) expect(weekday(d.date) % 6, d.date).toBe(0);
    }
  });

  test('give the first three days of every lunar year off as Spring Festival', () => {
    const first = every.filter((date) => {
      const lunar = getLunarDate(date);
      return lunar.lunarMon === 1 && lunar.lunarDay <= 3 && !lunar.isLeap;
    });
    expect(first).toHaveLength(33);
    for (const date of first) expect(cityCalendar.day(date), date).toMatchObject({ working: false, kind: 'holiday', why: '春节放假' });
  });

  test('bear a number whose year is the year of issue, each its own', () => {
    for (const n of holidayNotices) expect(n.number).toContain(`〔${n.issuedOn?.slice(0, 4)}〕`);
    expect(new Set(holidayNotices.map((n) => n.id)).size).toBe(holidayNotices.length);
    expect(new Set(holidayNotices.map((n) => n.number)).size).toBe(holidayNotices.length);
  });

  test('cover 2016–2026; other years are provisional', () => {
    for (let year = 2016; year <= 2026; year += 1) expect(cityCalendar.isPublished(year)).toBe(true);
    expect(cityCalendar.isPublished(2015)).toBe(false);
    expect(cityCalendar.day('2027-01-01')).toMatchObject({ working: true, provisional: true });
  });

  test('say by which notice a day is off', () => {
    expect(cityCalendar.day('2018-12-29')).toMatchObject({ kind: 'make-up', why: '元旦调休上班', notice: '国办发明电〔2018〕15号' });
    expect(cityCalendar.day('2020-02-01')).toMatchObject({ kind: 'holiday', notice: '国办发明电〔2020〕1号' });
  });
});

describe('a change during the year', () => {
  test('is not known before it was issued (Labour Day 2019)', () => {
    const before = calendar(holidayNotices, '2019-03-21');
    const after = calendar(holidayNotices, '2019-03-22');
    const days = ['2019-04-28', '2019-05-01', '2019-05-02', '2019-05-03', '2019-05-05'];
    expect(days.map((d) => before.isWorking(d))).toEqual([false, false, true, true, false]);
    expect(days.map((d) => after.isWorking(d))).toEqual([true, false, false, false, true]);
  });

  test('takes back a make-up day (Spring Festival 2020)', () => {
    const before = calendar(holidayNotices, '2020-01-25');
    const days = ['2020-01-31', '2020-02-01', '2020-02-02', '2020-02-03'];
    expect(days.map((d) => before.isWorking(d))).toEqual([true, true, false, true]);
    expect(days.map((d) => cityCalendar.isWorking(d))).toEqual([false, false, false, true]);
    expect(addWorkingDays(before, '2020-01-20', 5)).toBe('2020-02-01');
  });
});

describe('working days', () => {
  test.each([
    ['2019-01-31', 5, '2019-02-12'],
    ['2019-01-28', 7, '2019-02-11'],
    ['2019-04-26', 5, '2019-05-06'],
    ['2019-09-27', 5, '2019-10-10'],
    ['2019-09-25', 20, '2019-10-28'],
    ['2020-01-20', 5, '2020-02-04'],
    ['2020-02-09', 20, '2020-03-06'],
  ])('from %s, %i working days end on %s', (from, n, due) => {
    expect(addWorkingDays(cityCalendar, from, n)).toBe(due);
    expect(workingDaysBetween(cityCalendar, from, due)).toBe(n);
  });

  test.each([
    ['2019-08-02', 60, '2019-10-01', '2019-10-08'],
    ['2019-12-04', 60, '2020-02-02', '2020-02-03'],
    ['2019-07-25', 10, '2019-08-04', '2019-08-05'],
  ])('from %s, %i natural days end on %s and roll forward to %s', (from, n, last, due) => {
    expect(addDays(from, n)).toBe(last);
    expect(rollForward(cityCalendar, last)).toBe(due);
  });

  test.each([
    [2019, [60, 62, 66, 62]],
    [2020, [59, 62, 67, 61]],
  ])('of %i by quarter are %j', (year, quarters) => {
    const counts = [0, 1, 2, 3].map((q) => {
      const first = `${year}-${String(q * 3 + 1).padStart(2, '0')}-01`;
      const days = daysOf(first, addDays(addMonths(first, 3), -1));
      expect(monthOf(days.at(-1) ?? '')).toBe(`${year}-${String(q * 3 + 3).padStart(2, '0')}`);
      return days.filter((d) => cityCalendar.isWorking(d)).length;
    });
    expect(counts).toEqual(quarters);
  });
});
