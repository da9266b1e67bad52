import { beforeAll, expect, test } from 'vitest';
import { isApart, type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { accountabilityCase } from '#modules/accountability-case';
import { accountabilityRule } from '#modules/accountability-rule';
import { accountability } from './accountability.ts';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { Random } from './random.ts';
import { type Live, Replay } from './replay.ts';

const last = '2020-01-10';
const year = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const counters = new Counters();
let told: readonly Live[] = [];

beforeAll(() => {
  const declared = [accountabilityCase, accountabilityRule] as unknown as readonly Procedure[];
  const at = (id: string) => declared.find((p) => p.id === id);
  const law = { calendar: cityCalendar, policies: [] };
  const replay = new Replay({ registry: { ...registry([]), at }, law, today: last, name: 'accountability alone' });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2018-06-01'), random: new Random('unused') };
  told = accountability(city, []);
  for (const live of told) counters.add(live);
});

const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...year, where } : year) ?? 0;

test('the published figures of 2019: four documents on supervision and accountability, one of them the reward measures of 2018', () => {
  expect(value('accountability-rule.in-force')).toBe(4);
  for (const theme of ['fault', 'supervision', 'points', 'reward']) expect(value('accountability-rule.in-force', { theme })).toBe(1);
  const years = told.flatMap(({ matter }) => (matter.values.theme === 'reward' ? [matter.values.forYear] : []));
  expect(years).toEqual([2018]);
});

test('260 clues, two fifths of them cases; persons four times as many as organs', () => {
  expect(value('accountability-case.clues')).toBe(260);
  const opened = value('accountability-case.opened');
  expect(opened).toBeGreaterThan(85);
  expect(opened).toBeLessThan(130);
  const [persons, agencies] = [value('accountability-case.persons-held'), value('accountability-case.agencies-held')];
  expect(persons).toBeGreaterThan(2.5 * agencies);
  expect(agencies).toBeGreaterThan(10);
  expect(value('accountability-case.decided')).toBe(persons + agencies);
});

test('some complained and one was changed; some were let off; some are not over', () => {
  expect(value('accountability-case.complaints-settled')).toBeGreaterThan(1);
  expect(value('accountability-case.complaints-changed')).toBe(1);
  expect(value('accountability-case.exempted')).toBeGreaterThan(1);
  expect(value('accountability-case.published')).toBeGreaterThan(1);
  expect(value('accountability-case.pending')).toBeGreaterThan(10);
});

test('nothing was decided by the calendar', () => {
  expect(told.flatMap((live) => live.entries).filter((entry) => entry.draft.role === 'clock')).toEqual([]);
});

test('no name stands in a value that is not kept apart', () => {
  for (const { matter, procedure } of told) {
    const { respondent, informant } = matter.values as Record<string, { kind: string; name: string } | undefined>;
    const names = [respondent, informant].flatMap((one) => (one?.kind === 'person' ? [one.name] : []));
    const open = Object.entries(matter.values).filter(([id]) => !isApart(procedure.fields[id]));
    const text = JSON.stringify(open);
    expect(names.filter((name) => text.includes(name))).toEqual([]);
  }
});
