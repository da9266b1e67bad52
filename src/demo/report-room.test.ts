import { beforeAll, expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { annualReport } from '#modules/annual-report';
import { reportContribution } from '#modules/report-contribution';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Random } from './random.ts';
import { type Live, Replay } from './replay.ts';
import { annualReports } from './report-room.ts';

const last = '2020-01-10';
let told: readonly Live[] = [];

beforeAll(() => {
  const declared = [annualReport, reportContribution] as unknown as readonly Procedure[];
  const law = { calendar: cityCalendar, policies: [] };
  const at = (id: string) => declared.find((p) => p.id === id);
  const replay = new Replay({ registry: { ...registry([]), at }, law, today: last, name: 'annual report alone' });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2020-01-01'), random: new Random('unused') };
  told = annualReports(city);
});

const reports = () => told.filter((live) => live.procedure.id === 'annual-report');
const contributions = (report: Live | undefined) => told.filter(({ matter }) => matter.values.report === report?.key);

test('the report of 2019 is begun on the first working day and asks 46 departments, 9 counties and 3 districts', () => {
  const [city] = reports();
  expect([city?.matter.openedOn, city?.matter.state, contributions(city).length]).toEqual(['2020-01-02', 'collecting', 58]);
});
test('most contributions are in; a few were returned, a few have not come in time, some doubt a figure', () => {
  const all = contributions(reports()[0]);
  const of = (...states: readonly string[]) => all.filter(({ matter }) => states.includes(matter.state)).length;
  expect(of('accepted', 'submitted')).toBeGreaterThan(38);
  expect(of('returned')).toBeGreaterThanOrEqual(2);
  const late = all.filter(({ matter }) => ['requested', 'drafted'].includes(matter.state) && String(matter.values.dueOn) < last);
  expect(late.length).toBeGreaterThanOrEqual(2);
  expect(all.filter(({ matter }) => matter.values.dataVerdict === 'disputed').length).toBeGreaterThanOrEqual(2);
});
test('counties and departments make their own, each from its own template', () => {
  const others = reports()
    .slice(1)
    .map(({ matter }) => [matter.values.template, matter.values.level]);
  expect(others).toEqual([
    ['county-annual-report', 'government'],
    ['county-annual-report', 'government'],
    ['department-annual-report', 'department'],
    ['department-annual-report', 'department'],
    ['department-annual-report', 'department'],
  ]);
  expect(told.reduce((n, live) => n + live.entries.length, 0)).toBeLessThan(600);
});
