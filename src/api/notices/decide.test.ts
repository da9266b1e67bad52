import { describe, expect, test } from 'vitest';
import { addDays } from '#kernel';
import { cityCalendar } from '#law';
import { remindersOn } from './decide.ts';
import { defaultRule, type ReminderRule } from './rule.ts';

const days = { calendar: cityCalendar, soonDays: 2 };
const rule: ReminderRule = { ...defaultRule, againEvery: 5 };
const reply = (dueOn: string) => ({ deadline: 'reply', dueOn });
const on = (today: string, dueOn: string, by: ReminderRule = rule) => remindersOn(today, reply(dueOn), by, days);
const told = (today: string, dueOn: string, by: ReminderRule = rule) => on(today, dueOn, by).map((r) => `${r.kind} ${r.to} ${r.days}`);

/** Every stage reached when somebody looks every day from one day to another. */
function stages(dueOn: string, from: string, to: string): readonly string[] {
  const made: string[] = [];
  for (let today = from; today <= to; today = addDays(today, 1)) {
    for (const r of on(today, dueOn)) if (!made.includes(r.stage)) made.push(r.stage);
  }
  return made;
}

describe('who is reminded of a deadline on a day', () => {
  test('nobody before the amber days begin', () => {
    expect(told('2019-09-03', '2019-09-06')).toEqual([]);
  });

  test('who handles it from two working days before, up to the last day itself', () => {
    expect(told('2019-09-04', '2019-09-06')).toEqual(['soon handler 2']);
    expect(told('2019-09-06', '2019-09-06')).toEqual(['soon handler 0']);
    expect(new Set(['2019-09-04', '2019-09-05', '2019-09-06'].flatMap((d) => on(d, '2019-09-06').map((r) => r.stage))).size).toBe(1);
  });

  test('red on the first working day after it: due on a Friday, told on Monday', () => {
    expect(told('2019-09-07', '2019-09-06')).toEqual([]);
    expect(told('2019-09-09', '2019-09-06')).toEqual(['overdue handler 1']);
  });

  test('the head after three working days, the reviewer above after five, the city office after ten', () => {
    expect(told('2019-09-11', '2019-09-06')).toEqual(['overdue handler 3', 'escalated head 3']);
    // 2019-09-13 is Mid-Autumn: the fifth working day is the Monday after it.
    expect(told('2019-09-13', '2019-09-06')).toEqual([]);
    expect(told('2019-09-16', '2019-09-06')).toEqual(['overdue handler 5', 'escalated head 5', 'escalated above 5']);
    expect(told('2019-09-23', '2019-09-06').at(-1)).toBe('escalated office 10');
  });

  test('each step once, the handler again every five working days', () => {
    expect(stages('2019-09-06', '2019-09-01', '2019-09-24')).toEqual([
      'soon:reply:2019-09-06',
      'overdue0:reply:2019-09-06',
      'late3-head:reply:2019-09-06',
      'late5-above:reply:2019-09-06',
      'overdue1:reply:2019-09-06',
      'late10-office:reply:2019-09-06',
      'overdue2:reply:2019-09-06',
    ]);
  });

  test('over the Spring Festival nobody is told anything; the make-up Sunday before it counts', () => {
    // Holiday from 2020-01-24, prolonged to 2020-02-02; Sunday 2020-01-19 is worked.
    expect(cityCalendar.isWorking('2020-01-19')).toBe(true);
    expect(told('2020-01-19', '2020-01-21')).toEqual(['soon handler 2']);
    for (let today = '2020-01-24'; today <= '2020-02-02'; today = addDays(today, 1)) expect(told(today, '2020-01-22'), today).toEqual([]);
    expect(told('2020-01-23', '2020-01-22')).toEqual(['overdue handler 1']);
    // Twelve civil days after the last day it is the second working day only: no step besides has come.
    expect(told('2020-02-03', '2020-01-22')).toEqual(['overdue handler 2']);
  });

  test('a last day within the festival is amber before it and red on the first day of work after it', () => {
    expect(told('2020-01-23', '2020-01-28')).toEqual(['soon handler 0']);
    expect(told('2020-02-03', '2020-01-28')).toEqual(['overdue handler 1']);
  });

  test('days that nobody looked at are not told one by one', () => {
    expect(told('2019-12-20', '2019-09-06')).toHaveLength(4);
  });

  test('a deadline that is moved is a new one', () => {
    const [before, after] = [on('2019-09-05', '2019-09-06'), on('2019-09-05', '2019-09-09')];
    expect(before[0]?.stage).not.toBe(after[0]?.stage);
  });

  test('a step of the rule may fall on the first day, and the handler may be left out', () => {
    const strict: ReminderRule = { ...rule, steps: [{ after: 0, to: 'head' }] };
    expect(told('2019-09-09', '2019-09-06', strict)).toEqual(['escalated head 1']);
  });
});
