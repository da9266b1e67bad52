import { beforeAll, expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { progressReport } from '#modules/progress-report';
import { rectification } from '#modules/rectification';
import { supervisionTask } from '#modules/supervision-task';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { Random } from './random.ts';
import { Replay, type SeededMatter } from './replay.ts';
import { tasks } from './tasks.ts';

const last = '2020-01-10';
const year = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const counters = new Counters();
let told: readonly SeededMatter[] = [];

beforeAll(() => {
  const declared = [supervisionTask, progressReport, rectification] as unknown as readonly Procedure[];
  const at = (id: string) => declared.find((p) => p.id === id);
  const replay = new Replay({
    registry: { ...registry([]), at },
    law: { calendar: cityCalendar, policies: [] },
    today: last,
    name: 'tasks alone',
  });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2018-06-01'), random: new Random('unused') };
  told = tasks(city);
  for (const live of told) counters.add(live);
});

const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...year, where } : year) ?? 0;

test('some sixty tasks of the city, broken down to about a thousand that are carried out', () => {
  expect(value('supervision-task.handed-down', { level: 'first' })).toBe(60);
  const leaves = value('supervision-task.leaves');
  expect(leaves).toBeGreaterThan(900);
  expect(leaves).toBeLessThan(1250);
});
test('every county, department and township has one', () => {
  const units = new Set(told.flatMap((one) => (one.procedure.id === 'supervision-task' ? [one.matter.unit] : [])));
  expect([...units].filter((code) => code.length > 6 && !code.includes('-D')).length).toBeGreaterThan(170);
  expect([...units].filter((code) => code.includes('-D')).length).toBe(46);
});
test('most is done in time; reports come in time nine times in ten; one in twelve is sent back', () => {
  const share = (of: string, over: string) => value(of) / value(over);
  const shares = {
    onTime: share('supervision-task.accepted-in-time', 'supervision-task.concluded'),
    timely: share('progress-report.in-time', 'progress-report.concluded'),
    returned: share('progress-report.returned', 'progress-report.signed'),
  };
  expect(shares.onTime).toBeGreaterThan(0.9);
  expect(shares.onTime).toBeLessThan(0.99);
  expect(shares.timely).toBeGreaterThan(0.86);
  expect(shares.timely).toBeLessThan(0.95);
  expect(shares.returned).toBeGreaterThan(0.05);
  expect(shares.returned).toBeLessThan(0.1);
});
test('disputes, extensions, tasks that fell due, some not over', () => {
  for (const metric of ['disputed', 'reassigned', 'extended', 'fell-due', 'cancelled', 'returned-completion', 'in-hand'])
    expect([metric, value(`supervision-task.${metric}`)]).not.toEqual([metric, 0]);
});
test('problems found with tasks are listed for rectification, and the task goes on when they are crossed off', () => {
  const found = told.filter((one) => one.procedure.id === 'rectification');
  expect(found.length).toBeGreaterThan(8);
  expect(found.length).toBeLessThan(40);
  expect(new Set(found.map((one) => one.matter.state))).toEqual(new Set(['crossed-off']));
  const tasksOf = new Map(told.map((one) => [one.key, one]));
  for (const one of found) {
    const history = tasksOf.get(String(one.matter.values.task))?.matter.history.map((step) => step.act) ?? [];
    expect(history.filter((step) => step === 'start-rectification' || step === 'end-rectification')).toEqual([
      'start-rectification',
      'end-rectification',
    ]);
  }
});
test('no more events than a year can bear', () => {
  expect(told.reduce((n, one) => n + one.entries.length, 0)).toBeLessThan(27_000);
});
