import { describe, expect, test } from 'vitest';
import { type LightRules, type Lit, lightOf, lightOfWhole, plannedOn, type TaskFacts, whyLit } from './light.ts';

const rules: LightRules = {
  ...{ behindShare: 0.8, nearUntil: '2019-07-12', nearDays: 10, nearProgress: 90, missedPeriods: 2, redShare: 20, redYellowShare: 30 },
};
const on = '2019-06-28';
const facts = (more: Partial<TaskFacts> = {}): TaskFacts => ({
  ...{ states: [{ on: '2019-02-12', is: 'in-progress' }], startOn: '2019-01-01', dueOn: [{ on: '2019-01-01', is: '2019-12-31' }] },
  ...{ progress: [{ on: '2019-04-05', is: 50 }], falseEvidence: [], signBy: undefined, plan: [], reports: [], orders: [], ...more },
});
const q = (n: number, filedOn?: string) => ({ period: `2019-Q${n}`, dueOn: `2019-0${n * 3 - 1}-10`, filedOn });

describe('亮灯按次序判定', () => {
  test.each<[string, Partial<TaskFacts>, string, string]>([
    ['按计划推进的为绿灯', {}, 'green', 'running'],
    ['超过时限未完成的为红灯', { dueOn: [{ on: '2019-01-01', is: '2019-06-27' }] }, 'red', 'overdue'],
    ['时限当日不亮红灯', { dueOn: [{ on: '2019-01-01', is: '2019-06-28' }], progress: [{ on: '2019-06-01', is: 95 }] }, 'green', 'running'],
    ['连续两期未填报的为红灯', { reports: [q(1), q(2)] }, 'red', 'missed-periods'],
    ['隔期补报的不算连续', { reports: [q(1), q(2, '2019-05-08')] }, 'green', 'running'],
    ['证据核查不实的为红灯', { falseEvidence: [{ on: '2019-05-01', is: true }] }, 'red', 'false-evidence'],
    ['督办单超期未回的为红灯', { orders: [{ dueOn: '2019-06-20', answeredOn: undefined }] }, 'red', 'order-overdue'],
    ['督办单已回复的不亮红灯', { orders: [{ dueOn: '2019-06-20', answeredOn: '2019-06-25' }] }, 'green', 'running'],
    ['进度低于计划八成的为黄灯', { progress: [{ on: '2019-04-05', is: 15, asOf: '2019-03-31' }] }, 'yellow', 'behind-plan'],
    ['与所报期末的计划相比，不与当日相比', { progress: [{ on: '2019-04-05', is: 21, asOf: '2019-03-31' }] }, 'green', 'running'],
    [
      '临近时限进度不足九成的为黄灯',
      { dueOn: [{ on: '2019-01-01', is: '2019-07-12' }], progress: [{ on: '2019-06-01', is: 89 }] },
      'yellow',
      'near-due',
    ],
    ['本期逾期填报的为黄灯', { reports: [q(2, '2019-05-13')] }, 'yellow', 'late-report'],
    ['签收期限内的不亮灯', { states: [{ on: '2019-06-27', is: 'issued' }], signBy: '2019-07-01' }, 'grey', 'unsigned'],
    ['已取消的不亮灯', { states: [{ on: '2019-06-27', is: 'cancelled' }] }, 'grey', 'not-running'],
    [
      '已办结的为绿灯',
      {
        states: [
          { on: '2019-06-20', is: 'completion-review' },
          { on: '2019-06-25', is: 'accepted' },
        ],
      },
      'green',
      'done',
    ],
  ])('%s', (_title, more, light, rule) => {
    expect(lightOf(facts(more), rules, on)).toMatchObject({ light, rule });
  });
  test('逾期办结的标明逾期', () => {
    const states = [
      { on: '2019-06-20', is: 'completion-review' },
      { on: '2019-06-25', is: 'accepted' },
    ];
    expect(lightOf(facts({ states, dueOn: [{ on: '2019-01-01', is: '2019-06-10' }] }), rules, on).rule).toBe('done-late');
  });
  test('延期不清除已亮的红灯：当日仍按当时的时限判定', () => {
    const dueOn = [
      { on: '2019-01-01', is: '2019-05-31' },
      { on: '2019-06-10', is: '2019-12-31' },
    ];
    expect(lightOf(facts({ dueOn }), { ...rules, nearUntil: '2019-06-17' }, '2019-06-03').rule).toBe('overdue');
    expect(lightOf(facts({ dueOn }), rules, on).light).toBe('green');
  });
});

describe('母任务按权重聚合', () => {
  const lit = (light: Lit['light'], rule: Lit['rule'] = 'running'): Lit => ({ light, rule, inputs: {} });
  const part = (weight: number, light: Lit['light'], isKey = false) => ({ weight, isKey, lit: lit(light) });
  test('关键子任务红灯，母任务红灯', () => {
    expect(lightOfWhole(lit('green'), [part(5, 'red', true), part(95, 'green')], rules).rule).toBe('key-part-red');
  });
  test('红灯权重超过两成为红灯，恰为两成不为红灯', () => {
    expect(lightOfWhole(lit('green'), [part(21, 'red'), part(79, 'green')], rules).light).toBe('red');
    expect(lightOfWhole(lit('green'), [part(20, 'red'), part(80, 'green')], rules).light).toBe('green');
  });
  test('红黄合计超过三成为黄灯', () => {
    expect(lightOfWhole(lit('green'), [part(10, 'red'), part(21, 'yellow'), part(69, 'green')], rules).light).toBe('yellow');
  });
  test('取消的子任务不计权重', () => {
    const dropped = { weight: 80, isKey: false, lit: lit('grey', 'not-running') };
    expect(lightOfWhole(lit('green'), [dropped, part(10, 'red'), part(10, 'green')], rules).light).toBe('red');
  });
});

test('计划进度按计划曲线，没有计划的匀速推进', () => {
  expect(plannedOn({ startOn: '2019-01-01', plan: [] }, '2019-01-11', '2019-01-06')).toBe(50);
  const plan = [
    { on: '2019-01-06', pct: 20 },
    { on: '2019-01-11', pct: 100 },
  ];
  expect(plannedOn({ startOn: '2019-01-01', plan }, '2019-01-11', '2019-01-06')).toBe(20);
  expect(plannedOn({ startOn: '2019-01-01', plan }, '2019-01-11', '2019-02-01')).toBe(100);
});

test('为何亮灯，写成一句话', () => {
  expect(whyLit(lightOf(facts({ dueOn: [{ on: '2019-01-01', is: '2019-06-20' }] }), rules, on))).toBe(
    '超过完成时限2019年6月20日8天，进度50%',
  );
});
