import { beforeAll, expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { reconsiderationAnalysis } from '#modules/reconsideration-analysis';
import { reconsiderationCase, reconsiderationCaseOld } from '#modules/reconsideration-case';
import { reconsiderationInstitution } from '#modules/reconsideration-institution';
import { reconsiderationOpinion } from '#modules/reconsideration-opinion';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { Random } from './random.ts';
import { reconsideration } from './reconsideration.ts';
import { Replay, type SeededMatter } from './replay.ts';

const last = '2020-01-10';
const year = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const counters = new Counters();
let told: SeededMatter[] = [];

/** Enough of a registry for these flows: what they refer to elsewhere is never opened. */
const declared = (() => {
  const own = [reconsiderationCaseOld, reconsiderationCase, reconsiderationOpinion, reconsiderationAnalysis, reconsiderationInstitution];
  return own as unknown as readonly Procedure[];
})();

beforeAll(() => {
  const byId = registry([]);
  const at = (id: string, on: string) => declared.findLast((p) => p.id === id && (p.from === undefined || p.from <= on));
  const law = { calendar: cityCalendar, policies: [] };
  const replay = new Replay({ registry: { ...byId, at }, law, today: last, name: 'reconsideration alone' });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2018-06-01'), random: new Random('unused') };
  reconsideration(city);
  city.agenda.run(last);
  told = [...replay.linkable()];
  for (const matter of told) counters.add(matter);
});

const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...year, where } : year);

test('the published figures of 2019: four analyses, three posts, five aspects, all major cases together, all in time', () => {
  expect(value('reconsideration-analysis.issued')).toBe(4);
  expect(value('reconsideration-institution.posts-added')).toBe(3);
  expect(value('reconsideration-institution.standardised')).toBe(5);
  expect(value('reconsideration-case.major')).toBeGreaterThan(10);
  expect(value('reconsideration-case.major-together')).toBe(value('reconsideration-case.major'));
  expect(value('reconsideration-case.closed')).toBeGreaterThan(250);
  expect(value('reconsideration-case.on-time')).toBe(value('reconsideration-case.closed'));
});

test('380 applications were received, 320 of them accepted, 140 by the city', () => {
  expect(value('reconsideration-case.received')).toBe(380);
  expect(value('reconsideration-case.accepted')).toBe(320);
  const city = counters.value('reconsideration-case.accepted', { ...year, unitPath: '411700/411700-D09/' });
  expect(city).toBe(140);
});

test('what was in hand and what came in is what was closed and what is in hand', () => {
  const stock = (to: string) => counters.value('reconsideration-case.pending', { ...year, from: to, to }) ?? 0;
  const [came, went] = [value('reconsideration-case.accepted') ?? 0, value('reconsideration-case.closed') ?? 0];
  expect(stock('2018-12-31') + came).toBe(went + stock('2019-12-31'));
  expect(stock('2019-12-31')).toBeGreaterThan(20);
});

test('results lie as assumed: nearly half upheld, a fifth to a quarter set right', () => {
  const share = (...results: string[]) =>
    results.reduce((sum, result) => sum + (value('reconsideration-case.closed', { result }) ?? 0), 0) /
    (value('reconsideration-case.closed') ?? 1);
  expect(share('upheld')).toBeGreaterThan(0.4);
  expect(share('upheld')).toBeLessThan(0.52);
  const corrected = (value('reconsideration-case.corrected') ?? 0) / (value('reconsideration-case.judged') ?? 1);
  expect(corrected).toBeGreaterThan(0.2);
  expect(corrected).toBeLessThan(0.4);
  expect(value('reconsideration-case.days-median')).toBeGreaterThanOrEqual(48);
  expect(value('reconsideration-case.days-median')).toBeLessThanOrEqual(56);
});

test('some were extended, some suspended, some decisions went out late, some cases stand open', () => {
  const closed = value('reconsideration-case.closed') ?? 1;
  expect((value('reconsideration-case.extended') ?? 0) / closed).toBeGreaterThan(0.05);
  expect((value('reconsideration-case.suspended') ?? 0) / closed).toBeGreaterThan(0.02);
  const late = told.filter(({ entries }) => entries.some(({ draft }) => (draft.clocks.publication?.late ?? 0) > 0));
  expect(late.length).toBeGreaterThan(4);
  expect(new Set(told.filter((m) => m.procedure.id === 'reconsideration-case').map((m) => m.matter.state)).size).toBeGreaterThan(12);
});

test('nothing published names a person', () => {
  const published = told.filter(
    (m) => ['published', 'archived-open'].includes(m.matter.state) && m.procedure.id === 'reconsideration-case',
  );
  expect(published.length).toBeGreaterThan(150);
  const names = (m: SeededMatter) =>
    (m.matter.values.applicants as unknown as { party: { kind: string; name: string } }[]).filter((a) => a.party.kind === 'person');
  expect(published.filter((m) => names(m).some((a) => String(m.matter.values.publishedText).includes(a.party.name)))).toEqual([]);
});
