import { beforeAll, describe, expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { administrativeAdjudication } from '#modules/administrative-adjudication';
import { arbitrationCase } from '#modules/arbitration-case';
import { legalServiceCentre } from '#modules/legal-service-centre';
import { mediationCase } from '#modules/mediation-case';
import { mediationCheck } from '#modules/mediation-check';
import { mediationCommittee } from '#modules/mediation-committee';
import { mediator } from '#modules/mediator';
import { drawSample } from '../reports/sampling.ts';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { committees } from './committees.ts';
import { Counters } from './counters.ts';
import { disputesOutsideCourt } from './disputes.ts';
import { mediation } from './mediation.ts';
import { MediationChecks } from './mediation-checks.ts';
import { Random } from './random.ts';
import { type Live, Replay } from './replay.ts';
import { demoToday, demoYear } from './year.ts';

const procedures = [
  mediationCommittee,
  mediationCase,
  mediator,
  mediationCheck,
  administrativeAdjudication,
  arbitrationCase,
  legalServiceCentre,
] as unknown as readonly Procedure[];
const counters = new Counters();
const checks: Live[] = [];
/** Concluded cases of people's mediation, by the month of their end. */
const concluded: { readonly key: string; readonly on: string }[] = [];
const ends = ['agree-oral', 'sign-agreement', 'terminate'];
/** A twentieth of the disputes is enough to draw from. */
const part = 0.05;
let fullTime = 0;

beforeAll(() => {
  const law = { calendar: cityCalendar, policies: [] };
  const replay = new Replay({ registry: registry(procedures), law, today: demoToday, name: 'disputes' });
  const city: City = { year: demoYear, last: demoToday, replay, agenda: new Agenda('2019-01-01'), random: new Random('test') };
  const all = committees(city, demoYear);
  for (const one of all) fullTime += one.kind === 'village' ? 0 : Number(replay.live(one.key)?.matter.values.fullTimeCount ?? 0);
  const drawn = new MediationChecks(city);
  for (const live of mediation(city, all, { last: demoToday, newest: true, part })) {
    drawn.see(live);
    const on = live.entries.find((e) => ends.includes(e.draft.act))?.draft.occurredOn;
    if (on !== undefined && live.matter.values.kind === 'people') concluded.push({ key: live.key, on });
  }
  for (const live of drawn.told()) {
    checks.push(live);
    counters.add(live);
  }
  for (const live of disputesOutsideCourt(city, all, 1)) counters.add(live);
}, 120_000);

const q = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...q, where } : q) ?? 0;

describe('the published figures of 2019', () => {
  test('one centre of public legal service of the city, nine of counties; the list of those due is declared', () => {
    expect(value('legal-service-centre.open', { level: 'city' })).toBe(1);
    expect(value('legal-service-centre.open', { level: 'county' })).toBe(9);
    expect(value('legal-service-centre.due', { level: 'county' })).toBe(9);
  });
});

describe('the assumed figures', () => {
  test('full-time mediators are as many as the register of committees says', () => {
    expect(value('mediator.active', { engagement: 'full' })).toBe(fullTime);
    expect(fullTime).toBeGreaterThan(500);
  });
  test('arbitration: between six and nine hundred a year, nearly half of them settled', () => {
    expect(value('arbitration-case.accepted')).toBe(726);
    expect(value('arbitration-case.settled') / value('arbitration-case.concluded')).toBeGreaterThan(0.38);
    expect(value('arbitration-case.settled') / value('arbitration-case.concluded')).toBeLessThan(0.52);
    expect(value('arbitration-case.pending')).toBeGreaterThan(20);
  });
  test('adjudications are concluded or stand open', () => {
    expect(value('administrative-adjudication.received')).toBe(34);
    expect(value('administrative-adjudication.concluded')).toBeGreaterThan(15);
  });
});

describe('the checks of mediation', () => {
  test('three quarters of the city are concluded in the year, the fourth is being called', () => {
    const own = checks.filter((live) => live.matter.unit === '411700-D09').map((live) => live.matter.state);
    expect(own).toHaveLength(4);
    expect(own.slice(0, 3).every((state) => state === 'closed' || state === 'rectifying')).toBe(true);
    expect(['planned', 'drawn', 'calling']).toContain(own[3]);
  });
  test('each sample is what its seed draws from the cases concluded in its period', () => {
    for (const { matter } of checks.filter((live) => live.matter.unit === '411700-D09')) {
      const { periodFrom, periodTo, seed, plannedSize, population, sample } = matter.values;
      const inside = concluded.filter(({ on }) => on >= String(periodFrom) && on <= String(periodTo)).map(({ key }) => key);
      expect(inside).toHaveLength(Number(population));
      expect(sample).toEqual(drawSample(inside, Number(plannedSize), String(seed)));
    }
  });
  test('most that could be reached confirm it', () => {
    expect(value('mediation-check.reached')).toBeGreaterThan(400);
    expect(value('mediation-check.confirmed') / value('mediation-check.reached')).toBeGreaterThan(0.94);
  });
});
