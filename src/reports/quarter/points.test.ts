import { describe, expect, test } from 'vitest';
import { cityCalendar } from '#law';
import { defaultPointRules, type PointDeed, type PointRule, proposalsOf, redProposals } from './points.ts';

const rule = (id: string): PointRule => {
  const found = defaultPointRules.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const key = '411700/00000000-0000-7000-8000-000000000001';
type Step = PointDeed['course'][number];
const step = (act: string, on: string, clocks: Step['clocks'] = {}): Step => ({ act, on, clocks });

/** One deed for each of the acts asked for, in a matter with this course. */
const deeds = (acts: readonly string[], course: readonly Step[]): PointDeed[] =>
  course
    .filter(({ act }) => acts.includes(act))
    .map((one) => ({ key, number: '督办〔2019〕3号', title: '某事项', unit: '411722', unitPath: '411700/411722/', course, ...one }));
const found = (id: string, course: readonly Step[]) => proposalsOf(rule(id), deeds(rule(id).acts, course), cityCalendar);

describe('逾期', () => {
  const reply = (on: string, late: number) => step('reply', on, { reply: { due: '2019-05-16', used: 0, late } });
  test.each([
    ['2019-05-16', 0, undefined],
    ['2019-05-17', 1, 'late-short'],
    ['2019-05-24', 8, 'late-middle'],
    ['2019-06-20', 35, 'late-long'],
  ])('%s办理', (on, late, event) => {
    expect(found('order-late', [reply(on, late)])[0]?.event).toBe(event);
  });
  test('期限届满后才办理的，按届满的期限计', () => {
    const passed = step('pass-limit', '2019-05-18', { limit: { due: '2019-05-17', used: 0, late: 1 } });
    expect(found('rectification-late', [passed, step('report-done', '2019-05-20')])).toMatchObject([
      { event: 'late-short', on: '2019-05-20', why: '期限2019年5月17日，2019年5月20日办理，逾期1个工作日' },
    ]);
  });
  test('同一督办单两次逾期只提一条，从重', () => {
    const again = [reply('2019-05-17', 1), step('reply', '2019-06-28', { reply: { due: '2019-06-03', used: 0, late: 25 } })];
    expect(found('order-late', again).map((p) => p.event)).toEqual(['late-short', 'late-long'].slice(1));
  });
});

describe('按期且一次通过', () => {
  const done = (on: string, used: number) => step('report-done', on, { limit: { due: '2019-05-31', used, late: 0 } });
  test('销号后才提；提前五分之一以上的另计', () => {
    expect(found('rectification-in-time', [done('2019-05-30', 20)])).toEqual([]);
    expect(found('rectification-in-time', [done('2019-05-30', 20), step('cross-off', '2019-06-03')])[0]?.event).toBe('on-time');
    expect(found('rectification-in-time', [done('2019-05-13', 5), step('cross-off', '2019-06-03')])[0]?.event).toBe('early');
  });
  test('退回过、反弹过的不提', () => {
    const course = [done('2019-05-13', 5), step('cross-off', '2019-06-03'), step('reopen', '2019-07-01')];
    expect(found('rectification-in-time', course)).toEqual([]);
    expect(found('rectification-relapse', course)).toMatchObject([{ event: 'relapse', mark: `relapse.${key}` }]);
  });
});

test('任务月末亮红灯，一个任务一季一条', () => {
  const days = ['2019-04-30', '2019-06-30'];
  const lit = [{ key, number: 'RW-2019-FZ-0001', title: '某任务', unit: '411722', unitPath: '411700/411722/', days }];
  expect(redProposals(rule('task-red'), lit, '2019Q2')).toMatchObject([
    { mark: `red-light.${key}.2019Q2`, number: 'RW-2019-FZ-0001/2019Q2', on: '2019-06-30' },
  ]);
  expect(redProposals({ ...rule('task-red'), least: 3 }, lit, '2019Q2')).toEqual([]);
});
