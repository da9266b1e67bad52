import { beforeAll, expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { judicialAdvice } from '#modules/judicial-advice';
import { litigationCase } from '#modules/litigation-case';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { litigation } from './litigation.ts';
import { Random } from './random.ts';
import { Replay } from './replay.ts';
import { countedCounties } from './units.ts';

const last = '2020-01-10';
const year = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const counters = new Counters();
/** County or district → appearances of its heads in the year. */
const appeared = new Map<string, number>();
let late = 0;

beforeAll(() => {
  const declared = [litigationCase, judicialAdvice] as unknown as readonly Procedure[];
  const at = (id: string) => declared.find((p) => p.id === id);
  const law = { calendar: cityCalendar, policies: [] };
  const replay = new Replay({ registry: { ...registry([]), at }, law, today: last, name: 'litigation alone' });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2018-06-01'), random: new Random('unused') };
  for (const live of litigation(city).told) {
    counters.add(live);
    const { defendantKind } = live.matter.values;
    for (const { draft } of live.entries) {
      const isHead = ['appear-head', 'appear-another-head'].includes(draft.act) && draft.occurredOn.startsWith('2019');
      if (isHead && ['county-government', 'district-government'].includes(String(defendantKind)))
        appeared.set(draft.unit, (appeared.get(draft.unit) ?? 0) + 1);
      late += Object.values(draft.clocks).filter((c) => c.late > 0).length;
    }
  }
});

const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...year, where } : year);
const ratio = (a: string, b: string) => (value(`litigation-case.${a}`) ?? 0) / (value(`litigation-case.${b}`) ?? 1);

test('the published figure of 2019: heads of the nine counties and three districts appeared 35 times', () => {
  expect(value('litigation-case.county-head-appearances')).toBe(35);
  const [counties, districts] = ['county-government', 'district-government'].map((k) =>
    value('litigation-case.head-appearances', { defendantKind: k }),
  );
  expect((counties ?? 0) + (districts ?? 0)).toBe(35);
  expect([...appeared.values()].reduce((sum, n) => sum + n, 0)).toBe(35);
});

test('every one of them appeared, and nobody else is counted among them', () => {
  expect([...appeared.keys()].sort()).toEqual(countedCounties.map((u) => u.code).sort());
  const districts = countedCounties.filter((u) => u.kind === 'zone' || u.name.endsWith('区'));
  expect([countedCounties.length - districts.length, districts.length]).toEqual([9, 3]);
});

test('420 suits of first instance, 130 of second, 20 retrials', () => {
  expect(value('litigation-case.received', { instance: 'first' })).toBe(420);
  expect(value('litigation-case.received', { instance: 'second' })).toBe(130);
  expect(value('litigation-case.received', { instance: 'retrial' })).toBe(20);
  expect(value('judicial-advice.received')).toBe(12);
});

test('what was in hand and what came in is what was decided and what is in hand', () => {
  const stock = (to: string) => counters.value('litigation-case.pending', { ...year, from: to, to }) ?? 0;
  const [came, went] = [value('litigation-case.received') ?? 0, value('litigation-case.concluded') ?? 0];
  expect(stock('2018-12-31') + came).toBe(went + stock('2019-12-31'));
  expect(stock('2019-12-31')).toBeGreaterThan(20);
});

test('about a quarter of the judgments were lost, heads came to half of the hearings, every judgment was performed in time', () => {
  expect(ratio('lost', 'judged')).toBeGreaterThan(0.2);
  expect(ratio('lost', 'judged')).toBeLessThan(0.32);
  expect(ratio('attended', 'heard')).toBeGreaterThan(0.35);
  expect(ratio('attended', 'heard')).toBeLessThan(0.6);
  expect(ratio('defences-in-time', 'defences-due')).toBeGreaterThan(0.96);
  expect(ratio('performed-in-time', 'performance-due')).toBe(1);
  expect(value('litigation-case.not-attended')).toBe(3);
  expect(late).toBeGreaterThan(0);
});
