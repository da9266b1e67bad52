import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { law, notices } from './example.test.fixture.ts';
import { addDays, addWorkingDays, calendar, rollForward, usedDays, workingDaysBetween } from './index.ts';

const days = law.calendar;

describe('working days', () => {
  test.each([
    ['2019-01-31', 5, '2019-02-12'],
    ['2019-01-28', 7, '2019-02-11'],
    ['2019-04-26', 5, '2019-05-06'],
    ['2019-09-27', 5, '2019-10-10'],
    ['2019-09-25', 20, '2019-10-28'],
    ['2020-01-20', 5, '2020-02-04'],
    ['2020-02-09', 20, '2020-03-06'],
  ])('%s and %i working days end on %s', (from, n, due) => {
    expect(addWorkingDays(days, from, n)).toBe(due);
    expect(workingDaysBetween(days, from, due)).toBe(n);
  });

  test('each day says what it is, by which notice, and whether that is published', () => {
    expect(days.day('2019-02-02')).toMatchObject({ kind: 'make-up', working: true, why: '春节调休上班', notice: '示例发〔2018〕1号' });
    expect(days.day('2019-02-05')).toMatchObject({ kind: 'holiday', working: false, why: '春节放假', provisional: false });
    expect(days.day('2019-03-02')).toMatchObject({ kind: 'weekend', working: false, why: '周末' });
    expect(days.day('2019-03-04')).toMatchObject({ kind: 'workday', working: true, why: '工作日' });
    expect(days.day('2024-02-12')).toMatchObject({ working: true, provisional: true });
    expect([days.isPublished(2020), days.isPublished(2024)]).toEqual([true, false]);
  });

  test('a later notice overrides an earlier one from the day it was issued', () => {
    const before = calendar(notices, '2020-01-20');
    expect([before.isWorking('2020-01-31'), before.isWorking('2020-02-01')]).toEqual([true, true]);
    expect([days.isWorking('2020-01-31'), days.isWorking('2020-02-01')]).toEqual([false, false]);
  });

  test('rolling forward stops at the first working day, and counting agrees with asking day by day', () => {
    const start = fc.integer({ min: 0, max: 730 }).map((n) => addDays('2019-01-01', n));
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 120 }), (from, n) => {
        const rolled = rollForward(days, from);
        expect(days.isWorking(rolled)).toBe(true);
        expect(workingDaysBetween(days, addDays(from, -1), rolled)).toBe(1);
        const to = addDays(from, n);
        const asked = Array.from({ length: n }, (_, i) => addDays(from, i + 1)).filter((d) => days.day(d).working);
        expect(workingDaysBetween(days, from, to)).toBe(asked.length);
        expect(usedDays(days, 'working', from, to)).toBe(asked.length);
      }),
    );
  });
});
