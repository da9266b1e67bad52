import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, fromDays, isCivilDate, printDate, toDays, weekday } from './index.ts';

const firstDay = Date.UTC(1900, 0, 1) / 86_400_000;
const lastDay = Date.UTC(2199, 11, 31) / 86_400_000;
const anyDay = fc.integer({ min: firstDay, max: lastDay });
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('civil dates', () => {
  test('every day of 1900–2199 agrees with the platform calendar, there and back', () => {
    const wrong: string[] = [];
    for (let day = firstDay; day <= lastDay; day += 1) {
      const date = iso(day);
      if (fromDays(day) !== date || toDays(date) !== day || weekday(date) !== new Date(day * 86_400_000).getUTCDay()) wrong.push(date);
    }
    expect(wrong).toEqual([]);
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, n) => {
        expect(daysBetween(iso(day), addDays(iso(day), n))).toBe(n);
      }),
    );
  });

  test('a month ends on the corresponding day, or on the last day where there is none', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (day, n) => {
        const date = iso(day);
        const [year = 0, month = 0, at = 0] = date.split('-').map(Number);
        const length = new Date(Date.UTC(year, month + n, 0)).getUTCDate();
        const expected = new Date(Date.UTC(year, month - 1 + n, Math.min(at, length))).toISOString().slice(0, 10);
        expect(addMonths(date, n)).toBe(expected);
      }),
    );
    expect(addMonths('2019-01-31', 1)).toBe('2019-02-28');
    expect(addMonths('2020-02-29', 12)).toBe('2021-02-28');
    expect(addMonths('2019-11-30', 3)).toBe('2020-02-29');
  });

  test('a date that does not exist is none', () => {
    for (const text of ['2019-02-29', '2019-13-01', '2019-00-10', '2019-1-1', '1899-12-31', '2200-01-01', '', 20190101, null]) {
      expect(isCivilDate(text)).toBe(false);
    }
    expect(isCivilDate('2020-02-29')).toBe(true);
  });

  test('an official document writes no padded zeros', () => {
    expect(printDate('2020-02-09')).toBe('2020年2月9日');
  });
});
