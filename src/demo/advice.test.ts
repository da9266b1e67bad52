import { beforeAll, describe, expect, test } from 'vitest';
import { registry } from '#kernel';
import { cityCalendar } from '#law';
import { procedures } from '../app/procedures.ts';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { consultations } from './consultations.ts';
import { counselNetwork } from './counsel.ts';
import { Counters } from './counters.ts';
import { oversightItems } from './oversight.ts';
import { proposals } from './proposals.ts';
import { Random } from './random.ts';
import { type Live, Replay } from './replay.ts';
import { countedCounties, unitsOfKind } from './units.ts';

const today = '2020-01-10';
const counters = new Counters();
let matters: readonly Live[] = [];

beforeAll(() => {
  const law = { calendar: cityCalendar, policies: [] };
  const replay = new Replay({ registry: registry(procedures), law, today, name: 'advice' });
  const agenda = new Agenda('2018-06-01');
  const city: City = { year: 2019, last: today, replay, agenda, random: new Random('unused') };
  consultations(city, counselNetwork(city));
  proposals(city);
  oversightItems(city);
  agenda.run(today);
  matters = [...replay.linkable()];
  for (const one of matters) counters.add(one);
}, 60_000);

const q = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
const value = (id: string, where?: Record<string, string>) => counters.value(id, where ? { ...q, where } : q) ?? 0;
const share = (of: string, over: string) => value(of) / value(over);

/** Units with an engagement in force on the last day of the year. */
const covered = (level: string, method?: string) =>
  new Set(
    matters.flatMap(({ procedure, entries }) => {
      const at = procedure.id === 'counsel-engagement' && entries.findLast((e) => e.draft.occurredOn <= '2019-12-31')?.after;
      if (!at || at.state !== 'active' || at.values.level !== level) return [];
      return method === undefined || at.values.method !== method ? [at.unit] : [];
    }),
  ).size;

describe('the network of legal counsel', () => {
  test('9 counties, 3 districts and zones, 46 departments, 172 townships and streets have counsel in force', () => {
    expect(covered('county')).toBe(9);
    expect(covered('district')).toBe(3);
    expect(countedCounties).toHaveLength(12);
    expect(covered('department')).toBe(46);
    expect(unitsOfKind('department')).toHaveLength(46);
    expect(covered('township')).toBe(172);
  });
  test('most townships and a few departments share the counsel of their superior', () => {
    expect(covered('township', 'shared')).toBe(34);
    expect(covered('department', 'shared')).toBe(39);
  });
  test('terms are renewed, run out and are cut short; selections are under way', () => {
    for (const id of ['renewed', 'expired', 'terminated', 'selections', 'appraised'])
      expect(value(`counsel-engagement.${id}`), id).toBeGreaterThan(2);
  });
  test('the three ways of hearing counsel are all used, and writing most', () => {
    const by = (form: string) => value('counsel-consultation.issued', { form });
    for (const form of ['forum', 'demonstration', 'phone', 'letter', 'written', 'attend']) expect(by(form), form).toBeGreaterThan(20);
    expect(by('written')).toBeGreaterThan(by('phone'));
  });
  test('about 1,300 questions; few late, most adopted', () => {
    expect(value('counsel-consultation.requested')).toBe(1_304);
    expect(share('counsel-consultation.on-time', 'counsel-consultation.issued')).toBeGreaterThan(0.94);
    expect(value('counsel-consultation.late')).toBeGreaterThan(10);
    expect(share('counsel-consultation.adopted', 'counsel-consultation.fed-back')).toBeGreaterThan(0.78);
    expect(value('counsel-consultation.unheard')).toBe(5);
  });
});

describe('proposals and oversight', () => {
  test('160 suggestions and 220 proposals of the CPPCC were assigned', () => {
    expect(value('deputy-proposal.assigned', { kind: 'suggestion' })).toBe(160);
    expect(value('deputy-proposal.assigned', { kind: 'cppcc' })).toBe(220);
  });
  test('nearly all were answered in time and to content; some were handled again', () => {
    expect(share('deputy-proposal.on-time', 'deputy-proposal.replied')).toBeGreaterThan(0.96);
    expect(value('deputy-proposal.late')).toBeGreaterThan(1);
    expect(share('deputy-proposal.content', 'deputy-proposal.told-us')).toBeGreaterThan(0.97);
    expect(value('deputy-proposal.rehandled')).toBeGreaterThan(0);
    expect(value('deputy-proposal.returned')).toBeGreaterThan(5);
  });
  test('promises are kept in sight until they are done', () => {
    expect(value('proposal-commitment.promised')).toBeGreaterThan(100);
    expect(value('proposal-commitment.fulfilled')).toBeGreaterThan(20);
    expect(value('proposal-commitment.open')).toBeGreaterThan(20);
  });
  test('oversight of five kinds was accepted', () => {
    for (const by of ['party', 'congress', 'supervisory', 'democratic', 'judicial'])
      expect(value(`oversight-item.received-${by}`), by).toBeGreaterThan(0);
    expect(value('oversight-item.received')).toBe(141);
  });
  test('most were answered in time, and what was put right was checked', () => {
    expect(share('oversight-item.on-time', 'oversight-item.replied-by-law')).toBeGreaterThan(0.88);
    expect(value('oversight-item.verified')).toBeGreaterThan(20);
    expect(value('oversight-item.pending')).toBeGreaterThan(0);
  });
});
