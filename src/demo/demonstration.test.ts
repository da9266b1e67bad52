import { beforeAll, expect, test } from 'vitest';
import { isApart, type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { demonstrationApplication } from '#modules/demonstration-application';
import { demonstrationProgramme } from '#modules/demonstration-programme';
import { indicatorAssignment } from '#modules/indicator-assignment';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { demonstrations } from './demonstration.ts';
import { Random } from './random.ts';
import { type Live, Replay } from './replay.ts';

const last = '2020-01-10';
const year = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const counters = new Counters();
let told: readonly Live[] = [];

beforeAll(() => {
  const declared = [demonstrationProgramme, demonstrationApplication, indicatorAssignment] as unknown as readonly Procedure[];
  const at = (id: string) => declared.find((p) => p.id === id);
  const law = { calendar: cityCalendar, policies: [] };
  const replay = new Replay({ registry: { ...registry([]), at }, law, today: last, name: 'demonstration alone' });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2018-06-01'), random: new Random('unused') };
  told = demonstrations(city);
  for (const live of told) counters.add(live);
});

const value = (id: string, where?: Record<string, string>, to = year.to) =>
  counters.value(id, { ...year, to, ...(where && { where }) }) ?? 0;
const programme = (metric: string, where?: Record<string, string>) => value(`demonstration-programme.${metric}`, where);
const application = (metric: string, where?: Record<string, string>) => value(`demonstration-application.${metric}`, where);

test('2019年公布的数字：领导小组1个，工作会议和推进会议各1次，文件2件，申报省、国家两级', () => {
  expect(programme('leading-groups')).toBe(1);
  expect([programme('meetings', { meetingKind: 'work' }), programme('meetings', { meetingKind: 'progress' })]).toEqual([1, 1]);
  expect(programme('documents')).toBe(2);
  expect([application('sought-above', { tier: 'national' }), application('sought-above', { tier: 'provincial' })]).toEqual([1, 1]);
});

test('2019年公布的数字：两抓手现场会2次，三项制度现场推进会1次', () => {
  const themes = ['service', 'responsibility', 'three-systems'].map((meetingTheme) => programme('observation-meetings', { meetingTheme }));
  expect(themes).toEqual([1, 1, 1]);
});

test('存量：依法行政15至30个，服务型40至80个，责任制20至40个', () => {
  const active = (kind: string) => application('active', { kind });
  for (const [kind, least, most] of [
    ['law-unit', 15, 30],
    ['service-point', 40, 80],
    ['responsibility-point', 20, 40],
  ] as const) {
    expect(active(kind)).toBeGreaterThanOrEqual(least);
    expect(active(kind)).toBeLessThanOrEqual(most);
  }
});

test('申报30至60件，命名占三成五到四成五，撤回1件', () => {
  const [applied, named] = [application('applied'), application('named')];
  expect([applied, named, application('withdrawn')]).toEqual([52, 20, 1]);
  expect(named / applied).toBeGreaterThan(0.35);
  expect(named / applied).toBeLessThan(0.45);
});

test('复核约占存量三分之一，合格九成上下；撤销2个，到期2个', () => {
  const [reinspected, kept] = [application('reinspected'), application('kept')];
  expect(reinspected).toBeGreaterThan(28);
  expect(reinspected).toBeLessThan(45);
  expect(kept / reinspected).toBeGreaterThan(0.84);
  expect([application('revoked'), application('expired')]).toEqual([2, 2]);
});

test('指标都有牵头单位；达标率从三分之二逐月升到九成六', () => {
  const at = (month: string) => value('indicator-assignment.attained', undefined, `2019-${month}-28`);
  const all = value('indicator-assignment.indicators');
  expect(value('indicator-assignment.assigned')).toBe(all);
  const curve = ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => at(month) / all);
  expect(curve).toEqual(curve.toSorted((a, b) => a - b));
  expect(curve[0]).toBeGreaterThan(0.63);
  expect(curve[0]).toBeLessThan(0.74);
  expect(curve.at(-1)).toBeGreaterThan(0.94);
  expect(curve.at(-1)).toBeLessThan(0.98);
});

test('自拟的工作要点都写明自拟；事件不超过六千', () => {
  const items = told.filter((live) => live.procedure.id === 'indicator-assignment');
  expect(items.every(({ matter }) => String(matter.values.title).startsWith('（自拟）'))).toBe(true);
  expect(told.reduce((sum, live) => sum + live.entries.length, 0)).toBeLessThan(6000);
});

test('评审人的姓名不出现在不封存的内容里', () => {
  for (const { matter, procedure } of told) {
    const panel = (matter.values.panel ?? []) as unknown as readonly { name: string }[];
    const open = JSON.stringify(Object.entries(matter.values).filter(([id]) => !isApart(procedure.fields[id])));
    expect(panel.filter(({ name }) => open.includes(name))).toEqual([]);
  }
});
