import { beforeAll, describe, expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { budgetDisclosure } from '#modules/budget-disclosure';
import { disclosureReport } from '#modules/disclosure-report';
import { informationRequest } from '#modules/information-request';
import { pressConference } from '#modules/press-conference';
import { proactivePublication } from '#modules/proactive-publication';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { overstated } from './oddities.ts';
import { openGovernment } from './open-government.ts';
import { Random } from './random.ts';
import { type Live, Replay } from './replay.ts';
import { demoToday, demoYear } from './year.ts';

const procedures = [
  proactivePublication,
  pressConference,
  budgetDisclosure,
  informationRequest,
  disclosureReport,
] as unknown as readonly Procedure[];
const counters = new Counters();
const lives: Live[] = [];

beforeAll(() => {
  const law = { calendar: cityCalendar, policies: [] };
  const replay = new Replay({ registry: registry(procedures), law, today: demoToday, name: 'open government' });
  const city: City = { year: demoYear, last: demoToday, replay, agenda: new Agenda('2019-01-01'), random: new Random('test') };
  for (const live of openGovernment(city, 1)) {
    counters.add(live);
    lives.push(live);
  }
}, 60_000);

const q = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...q, where } : q) ?? 0;
const of = (id: string) => lives.filter((live) => live.procedure.id === id);

describe('the published figures of 2019', () => {
  test('eighteen press conferences', () => {
    expect(value('press-conference.held')).toBe(18);
    expect(value('press-conference.cancelled')).toBe(1);
  });
  test('about fifteen thousand items on the portal', () => {
    expect(value('proactive-publication.published', { channel: 'portal' })).toBe(15_036);
  });
  test.each([
    ['budget', '2019'],
    ['final', '2018'],
  ])('every department published its %s of %s, and every one of them was laid before the congress', (kind, fiscalYear) => {
    const where = { kind, fiscalYear, level: 'department' };
    expect(value('budget-disclosure.due', where)).toBe(46);
    expect(value('budget-disclosure.submitted', where)).toBe(46);
    expect(value('budget-disclosure.published', where)).toBe(46);
    expect(value('budget-disclosure.on-time', where)).toBe(46);
    expect(value('budget-disclosure.exempt', where)).toBe(2);
    expect(value('budget-disclosure.published', { ...where, level: 'government' })).toBe(1);
  });
});

describe('the assumed figures', () => {
  test('applications of the year, each answered, pending or carried over: the table closes', () => {
    const before = counters.value('information-request.pending', { ...q, to: '2018-12-31' }) ?? 0;
    expect(value('information-request.received')).toBe(1_100);
    expect(before).toBeGreaterThan(5);
    expect(before + 1_100).toBe(value('information-request.closed') + value('information-request.pending'));
  });
  test('the reasons add up to their groups', () => {
    for (const group of ['denied', 'unable', 'not-processed', 'other']) {
      expect(value(`information-request.${group}`), group).toBe(value('information-request.closed', { resultGroup: group }));
    }
  });
  test('nearly all answers are in time, one in twenty after an extension', () => {
    expect(value('information-request.late')).toBeGreaterThan(0);
    expect(value('information-request.late')).toBeLessThan(12);
    expect(value('information-request.on-time') + value('information-request.late')).toBe(value('information-request.timed'));
    expect(value('information-request.extended')).toBeGreaterThan(25);
    expect(value('information-request.extended')).toBeLessThan(90);
    expect(value('information-request.days-median')).toBeGreaterThan(8);
    expect(value('information-request.days-median')).toBeLessThan(13);
  });
  test('publication is mostly in time; some stands withheld or waits', () => {
    const late = value('proactive-publication.late');
    expect(late).toBeGreaterThan(20);
    expect(late / value('proactive-publication.published')).toBeLessThan(0.02);
    expect(value('proactive-publication.withheld')).toBe(14);
    expect(value('proactive-publication.waiting')).toBeGreaterThan(0);
  });
  test('the yearly reports carry the numbers of the applications', () => {
    const computed = of('disclosure-report').filter((live) => live.matter.values.newlyReceived !== undefined);
    expect(computed.length).toBeGreaterThan(30);
    for (const { matter } of computed) {
      const own = of('information-request').filter((r) => r.matter.unit === matter.unit && r.matter.openedOn.startsWith('2019'));
      expect(matter.values.newlyReceived, matter.unit).toBe(own.length + overstated(matter.unit));
    }
  });
  test('an index number is given once', () => {
    const numbers = of('proactive-publication').flatMap((live) => live.matter.values.indexNo ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
