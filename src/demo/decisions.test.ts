import { beforeAll, describe, expect, test } from 'vitest';
import { registry } from '#kernel';
import { cityCalendar } from '#law';
import { procedures } from '../app/procedures.ts';
import { fiveSteps } from '../modules/major-decision/roles.ts';
import { Counters } from './counters.ts';
import { CityYears } from './year.ts';

const q = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const counters = new Counters();
const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...q, where } : q);

beforeAll(() => {
  const years = new CityYears({ registry: registry(procedures), law: { calendar: cityCalendar, policies: [] }, part: 0.001 });
  const own = [
    'decision-item',
    'decision-catalogue',
    'major-decision',
    'government-rule',
    'rule-filing',
    'local-regulation',
    'legality-review',
  ];
  for (const live of years.matters()) if (own.includes(live.procedure.id)) counters.add(live);
}, 120_000);

describe('the published figures of 2019', () => {
  test.each([
    ['government-rule.promulgated', 1],
    ['local-regulation.npc-passed', 1],
    ['local-regulation.approved', 1],
    ['legality-review.reviewed', 785],
  ])('%s is %d', (id, published) => {
    expect(value(id)).toBe(published);
  });

  test('each of the five steps of the mechanism was taken in the year', () => {
    const taken = ['participation', 'experts', 'risks', 'legality', 'collective'].filter((m) => (value(`major-decision.${m}`) ?? 0) > 0);
    expect([taken.length, Object.keys(fiveSteps).length]).toEqual([5, 5]);
  });
});

describe('the year of decisions', () => {
  test('35 are launched, those reviewed among them as many as the reviews of their kind', () => {
    expect(value('major-decision.launched')).toBe(35);
    expect(value('decision-item.catalogued')).toBe(35);
    expect(value('legality-review.reviewed', { kind: 'major-decision' })).toBe(26);
    expect(value('legality-review.reviewed', { kind: 'rule-draft' })).toBe(2);
    expect(value('legality-review.reviewed', { kind: 'other-document' })).toBe(82);
    expect(value('major-decision.legality')).toBe(26);
  });

  test('most are decided, all in the executive or plenary meeting; some are still under way', () => {
    const decided = value('major-decision.decided') ?? 0;
    expect(decided).toBeGreaterThan(15);
    expect(value('major-decision.decided-collectively')).toBe(decided);
    expect(value('major-decision.forming')).toBeGreaterThan(8);
  });

  test('one catalogue is published late, one risk is found beyond control, hearings are held', () => {
    expect(value('decision-catalogue.published-late')).toBe(1);
    expect(value('major-decision.uncontrollable')).toBe(1);
    expect(value('major-decision.hearings')).toBeGreaterThan(2);
  });

  test('the rule is filed with four bodies in time and in force at the end of the year', () => {
    expect([value('rule-filing.submitted'), value('rule-filing.on-time'), value('rule-filing.registered')]).toEqual([4, 4, 4]);
    expect(value('government-rule.in-force')).toBe(1);
  });
});
