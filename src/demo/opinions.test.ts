import { beforeAll, describe, expect, test } from 'vitest';
import { registry } from '#kernel';
import { cityCalendar } from '#law';
import { procedures } from '../app/procedures.ts';
import { Agenda } from './agenda.ts';
import type { City } from './city.ts';
import { Counters } from './counters.ts';
import { legality } from './legality.ts';
import { Random } from './random.ts';
import { Replay, type SeededMatter } from './replay.ts';

const last = '2020-01-10';
const year = { from: '2018-06-01', to: last, unitPath: '411700/' };
const counters = new Counters();
let told: SeededMatter[] = [];

beforeAll(() => {
  const law = { calendar: cityCalendar, policies: [] };
  const replay = new Replay({ registry: registry(procedures), law, today: last, name: 'documents alone' });
  const city: City = { year: 2019, last, replay, agenda: new Agenda('2018-06-01'), random: new Random('documents') };
  legality(city, true);
  city.agenda.run(last);
  told = [...replay.linkable()];
  for (const matter of told) counters.add(matter);
}, 60_000);

const value = (id: string) => counters.value(id, year);

describe('what the public said to the drafts of the year', () => {
  test('the documents tell as many opinions as there are, and as many adopted', () => {
    expect(value('public-opinion.received')).toBeGreaterThan(200);
    expect(value('public-opinion.received')).toBe(value('normative-document.comments-received'));
    expect(value('public-opinion.adopted')).toBe(value('normative-document.comments-adopted'));
  });

  test('each is answered; what became of them is published when the period is over', () => {
    expect(value('public-opinion.answered')).toBe(value('public-opinion.received'));
    const states = new Set(told.filter((m) => m.procedure.id === 'public-opinion').map((m) => m.matter.state));
    expect([...states]).toEqual(['published']);
  });

  test('one that is not adopted has its reason', () => {
    const refused = told.filter((m) => m.matter.values.result === 'not-adopted');
    expect(refused.length).toBeGreaterThan(50);
    expect(refused.every((m) => String(m.matter.values.answer).length > 6)).toBe(true);
  });
});
