import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { listOf, type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { procedures } from '../app/procedures.ts';
import { Counters } from './counters.ts';
import { countyShares } from './mediation-plan.ts';
import type { Entry, SeededMatter } from './replay.ts';
import { unitOf } from './units.ts';
import { CityYears, demoToday } from './year.ts';

const law = { calendar: cityCalendar, policies: [] };
const years = (part: number) => new CityYears({ registry: registry(procedures), law, part });

/** What was found while the year went by: it is too large to keep. */
class Watch {
  readonly counters = new Counters();
  readonly keys = new Set<string>();
  readonly unresolved: string[] = [];
  readonly disorder: string[] = [];
  readonly strangers: string[] = [];
  readonly selfReview: string[] = [];
  readonly missingFiles: string[] = [];
  readonly numbers = new Map<string, number>();
  readonly spans: number[] = [];
  events = 0;
  matters = 0;
  late = 0;
  readonly #has: (sha256: string) => boolean;

  constructor(has: (sha256: string) => boolean) {
    this.#has = has;
  }

  see(matter: SeededMatter): void {
    this.matters += 1;
    this.keys.add(matter.key);
    this.counters.add(matter);
    for (const [i, entry] of matter.entries.entries()) this.#event(entry, matter.entries[i - 1]);
    const { shows } = matter.procedure;
    const number = shows.number && matter.matter.values[shows.number];
    if (number !== undefined) {
      const key = `${matter.matter.region} ${matter.procedure.id} ${String(number)}`;
      this.numbers.set(key, (this.numbers.get(key) ?? 0) + 1);
    }
  }

  #event({ procedure, before, draft }: Entry, previous: Entry | undefined): void {
    this.events += 1;
    const where = `${procedure.id} ${draft.matter} ${draft.act}`;
    if (draft.recordedAt.slice(0, 10) < draft.occurredOn || draft.occurredOn > demoToday || draft.recordedAt.slice(0, 10) > demoToday)
      this.disorder.push(where);
    if (previous && (previous.draft.occurredOn > draft.occurredOn || previous.draft.recordedAt >= draft.recordedAt))
      this.disorder.push(where);
    if (draft.recordedAt.slice(0, 10) > draft.occurredOn) this.late += 1;
    const notBy = procedure.acts[draft.act]?.notBy ?? [];
    if (before?.history.some((s) => notBy.includes(s.act) && s.actor === draft.actor)) this.selfReview.push(where);
    this.#values(procedure, draft.values, where);
  }

  #values(procedure: Procedure, values: Entry['draft']['values'], where: string): void {
    for (const [field, value] of Object.entries(values)) {
      const kind = procedure.fields[field]?.kind;
      // A consequence may write the key of a matter that is seen later: looked at when all have been seen.
      if (kind === 'reference') this.unresolved.push(...listOf(value as string | readonly string[]));
      if (kind === 'file') this.#file(value as { sha256: string }, where);
      if (kind === 'rows' || kind === 'party') this.#papers(JSON.stringify(value));
    }
  }

  #file(value: { sha256: string } | readonly { sha256: string }[], where: string): void {
    if (!listOf(value).every((f) => this.#has(f.sha256))) this.missingFiles.push(where);
  }

  #papers(text: string): void {
    // Not a run of digits inside a digest.
    for (const [number] of text.matchAll(/(?<![0-9a-f])\d{17}[\dX](?![0-9a-f])/g))
      if (!number.startsWith('411799')) this.strangers.push(number);
  }
}

const q = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
let watch: Watch;

beforeAll(() => {
  const city = years(1);
  const seen = new Set<string>();
  let known = 0;
  // Files are made before the matter that names them: the set is refreshed only when it does not know one.
  watch = new Watch((sha256) => {
    if (seen.has(sha256)) return true;
    const all = city.files();
    for (; known < all.length; known += 1) seen.add(all[known]?.sha256 ?? '');
    return seen.has(sha256);
  });
  for (const matter of city.matters()) watch.see(matter);
}, 240_000);

const value = (id: string, where?: Record<string, string>) => watch.counters.value(id, where ? { ...q, where } : q);

describe('the published figures of 2019', () => {
  test.each([
    ['mediation-case.concluded', 102_771],
    ['mediation-case.succeeded', 101_496],
    ['mediation-case.failed', 1_275],
    ['legality-review.reviewed', 785],
    ['normative-document-cleanup.reviewed', 770],
    ['normative-document-cleanup.repealed', 185],
    ['normative-document-cleanup.amended', 13],
    ['normative-document-cleanup.kept', 572],
    ['normative-document-cleanup.expired', 0],
    ['cleanup-campaign.listed', 770],
    ['compilation.printed', 1],
    ['mediation-committee.active', 3_400],
    ['government-rule.promulgated', 1],
    ['local-regulation.npc-passed', 1],
    ['accountability-rule.in-force', 4],
    ['press-conference.held', 18],
    ['proactive-publication.published', 15_036],
  ])('%s is %d', (id, published) => {
    expect(value(id)).toBe(published);
  });

  test.each(
    Object.entries({
      'executive-meeting-item': 210,
      'executive-meeting-minutes': 60,
      'land-committee-item': 40,
      'planning-committee-item': 30,
      'normative-document': 65,
      'major-contract': 190,
      'framework-agreement': 80,
      'major-decision': 26,
      'rule-draft': 2,
      'other-document': 82,
    }),
  )('legality reviews of kind %s: %d', (kind, n) => {
    expect(value('legality-review.reviewed', { kind })).toBe(n);
  });

  test('every township and street has a committee', () => {
    expect(value('mediation-committee.active', { kind: 'township' })).toBe(200);
  });

  test('no item that had to be reviewed went to a meeting unreviewed, but for the three emergencies', () => {
    expect((value('meeting-item.review-due') ?? 0) - (value('meeting-item.review-done') ?? 0)).toBe(3);
    expect(value('meeting-item.exempted')).toBe(3);
    expect(value('meeting-item.later-review-late')).toBe(0);
  });
});

describe('the distributions', () => {
  test('disputes divide over the counties as assumed, exactly', () => {
    for (const [county, share] of Object.entries(countyShares)) {
      const { path: unitPath } = unitOf(county);
      const n = watch.counters.value('mediation-case.concluded', { ...q, unitPath }) ?? 0;
      expect(Math.abs(n - (102_771 * share) / 100)).toBeLessThan(3);
    }
  });

  test('February is the quietest month and December the busiest', () => {
    const months = Array.from({ length: 12 }, (_, i) => {
      const month = `2019-${String(i + 1).padStart(2, '0')}`;
      return watch.counters.value('mediation-case.concluded', { ...q, from: `${month}-01`, to: `${month}-28` }) ?? 0;
    });
    expect(months.indexOf(Math.min(...months))).toBe(1);
    expect(months.indexOf(Math.max(...months))).toBe(11);
  });

  test('nine filings in ten are in time, and reviews are late in about three of a hundred', () => {
    const share = (a: string, b: string) => (value(a) ?? 0) / (value(b) ?? 1);
    expect(share('normative-document-filing.on-time', 'normative-document-filing.submitted')).toBeGreaterThan(0.88);
    expect(share('normative-document-filing.on-time', 'normative-document-filing.submitted')).toBeLessThan(0.96);
    expect(share('legality-review.late', 'legality-review.opinions')).toBeGreaterThan(0.01);
    expect(share('legality-review.late', 'legality-review.opinions')).toBeLessThan(0.05);
  });

  test('about one act in thirty is entered after its day', () => {
    expect(watch.late / watch.events).toBeGreaterThan(0.01);
    expect(watch.late / watch.events).toBeLessThan(0.06);
  });
});

describe('the records', () => {
  test('acts stand in the order of their days and of their entry, none after the day of the demonstration', () => {
    expect(watch.disorder).toEqual([]);
  });
  test('every reference resolves', () => {
    expect(watch.unresolved.filter((key) => !watch.keys.has(key))).toEqual([]);
  });
  test('every file named exists', () => {
    expect(watch.missingFiles).toEqual([]);
  });
  test('nobody reviews his own work', () => {
    expect(watch.selfReview).toEqual([]);
  });
  test('no paper of a person lies outside the unassigned division 411799', () => {
    expect(watch.strangers).toEqual([]);
  });
  test('a number is given once within region and kind of matter', () => {
    expect([...watch.numbers].filter(([, n]) => n > 1)).toEqual([]);
  });
});

test('the same year comes out at every seeding', () => {
  const digest = () => {
    const hash = createHash('sha256');
    let n = 0;
    for (const { entries } of years(0.002).matters()) {
      for (const { draft } of entries) hash.update(JSON.stringify(draft));
      n += entries.length;
      if (n > 2_000) break;
    }
    return hash.digest('hex');
  };
  expect(digest()).toBe(digest());
});
