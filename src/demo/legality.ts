/** Puts the reviews and meetings of a year on the agenda. */
import type { CivilDate } from '#kernel';
import type { City } from './city.ts';
import { workingDayAfter } from './days.ts';
import { Decisions } from './decisions.ts';
import { beginningOf, type MakingPlan } from './documents.ts';
import { Legislation } from './legislation.ts';
import { makers, platformMakers, platformTowns } from './library.ts';
import { emergencyFlow, executive, hearingFlow, hold, itemFlow, type Meeting, meetingsOf } from './meetings.ts';
import { shareOut } from './random.ts';
import type { Live } from './replay.ts';
import {
  commonLot,
  dealDays,
  declinedReviews,
  documentConclusions,
  exemptedItems,
  minutesConclusions,
  opinionDay,
  type ReviewKind,
  reviewKindTotals,
  specOf,
} from './review-plan.ts';
import { type Conclusion, declined, type ReviewDays, type ReviewSpec, review, reviewDays } from './reviews.ts';
import { cityCode, type DemoUnit, unitOf } from './units.ts';

class Lots {
  readonly #city: City;
  readonly #common: Conclusion[];
  readonly #days = new Map<ReviewKind, number[]>();

  constructor(city: City) {
    this.#city = city;
    this.#common = commonLot(city.random);
  }

  days(kind: ReviewKind): number {
    const held = this.#days.get(kind) ?? dealDays(kind, reviewKindTotals[kind], this.#city.random);
    this.#days.set(kind, held);
    return held.pop() ?? 3;
  }

  conclusion(): Conclusion {
    return this.#common.pop() ?? 'lawful';
  }
}

const listed = (table: Readonly<Partial<Record<Conclusion, number>>>): Conclusion[] =>
  Object.entries(table).flatMap(([key, n]) => new Array<Conclusion>(n).fill(key as Conclusion));

/** Items of a committee or of the executive meeting, each reviewed shortly before one of its meetings. */
function items(city: City, lots: Lots, kind: ReviewKind, total: number, own: readonly Meeting[], all: readonly Meeting[]): void {
  const perMeeting = shareOut(
    total,
    own.map(() => 1),
  );
  let n = 0;
  for (const [i, meeting] of own.entries()) {
    for (let k = 0; k < (perMeeting[i] ?? 0); k += 1) {
      const issuedOn = workingDayAfter(meeting.on, -city.random.int(3, 8));
      const spec = specOf({ kind, n, issuedOn, days: lots.days(kind), conclusion: lots.conclusion() }, city.random);
      const days = reviewDays(city, spec);
      city.agenda.add(days.submittedOn, itemFlow(city, all, spec, days));
      n += 1;
    }
  }
}

/** The executive meetings with their minutes, the emergencies, and what is only heard. */
function meetings(city: City, lots: Lots, newest: boolean): readonly Meeting[] {
  const { year, random } = city;
  const all = meetingsOf(year, newest);
  const own = executive(all, year);
  const of = (kind: string) => all.filter((m) => m.kind === kind);
  items(city, lots, 'executive-meeting-item', reviewKindTotals['executive-meeting-item'] - exemptedItems, own, all);
  items(city, lots, 'land-committee-item', reviewKindTotals['land-committee-item'], of('land-committee'), all);
  items(city, lots, 'planning-committee-item', reviewKindTotals['planning-committee-item'], of('planning-committee'), all);
  for (let i = 0; i < exemptedItems; i += 1) {
    const meeting = own[5 + i * 3];
    if (!meeting) continue;
    const title =
      ['关于应对强降雨的应急处置方案', '关于重大动物疫情的应急处置方案', '关于危险化学品运输事故的应急处置方案'][i] ?? '应急处置方案';
    const spec = specOf({ kind: 'executive-meeting-item', n: 300 + i, issuedOn: meeting.on, days: 1, conclusion: 'lawful' }, random);
    const { hitch: _none, ...plain } = spec;
    city.agenda.add(workingDayAfter(meeting.on, -1), emergencyFlow(city, meeting, { ...plain, title }));
  }
  own.forEach((meeting, i) => {
    const before = workingDayAfter(meeting.on, -2);
    if (i % 5 === 1)
      city.agenda.add(before, hearingFlow(city, meeting, 'rule-of-law', `听取法治政府建设工作情况汇报（${Math.floor(i / 5) + 1}）`));
    if (i === 3 || i === 12)
      city.agenda.add(before, hearingFlow(city, meeting, 'demonstration', `研究法治政府建设示范市创建工作（${i === 3 ? 1 : 2}）`));
  });
  const conclusions = random.shuffle(listed(minutesConclusions));
  all.forEach((meeting) => {
    const minutes = own.includes(meeting) ? [0, 1, 2].map((k) => minutesOf(city, lots, own.indexOf(meeting) * 3 + k, conclusions)) : [];
    // After all items of the day were scheduled: the meeting's own flow begins on its day.
    city.agenda.add(meeting.on, hold(city, meeting, minutes));
  });
  return all;
}

function minutesOf(city: City, lots: Lots, n: number, conclusions: Conclusion[]): ReviewSpec {
  const kind = 'executive-meeting-minutes';
  return specOf({ kind, n, issuedOn: `${city.year}-01-02`, days: lots.days(kind), conclusion: conclusions.pop() ?? 'lawful' }, city.random);
}

/** Who makes one of the year's other reviews that of a decision or of a rule: the total stays. */
export interface Taker {
  wants(spec: ReviewSpec): boolean;
  take(spec: ReviewSpec, days: ReviewDays): void;
}

/** Contracts, agreements and other papers: no meeting waits for them here. */
function papers(city: City, lots: Lots, takers: readonly Taker[]): void {
  const { random, year } = city;
  for (const kind of ['major-contract', 'framework-agreement', 'other-document'] as const) {
    for (let n = 0; n < reviewKindTotals[kind]; n += 1) {
      const conclusion = kind === 'other-document' && n < 8 ? 'risk-disclosed' : lots.conclusion();
      const spec = specOf({ kind, n, issuedOn: opinionDay(year, random), days: lots.days(kind), conclusion }, random);
      if (kind !== 'other-document' || n < 8 || !taken(city, spec, takers)) alone(city, spec);
    }
  }
  for (let n = 0; n < declinedReviews; n += 1) {
    const on = opinionDay(year, random);
    const spec = specOf({ kind: 'other-document', n: 200 + n, issuedOn: on, days: 1, conclusion: 'lawful' }, random);
    city.agenda.add(on, declined(city, spec, on));
  }
}

/** Hands a review over to whoever wants it. */
function taken(city: City, spec: ReviewSpec, takers: readonly Taker[]): boolean {
  const taker = takers.find((t) => t.wants(spec));
  taker?.take(spec, reviewDays(city, spec));
  return taker !== undefined;
}

function alone(city: City, spec: ReviewSpec): void {
  const days = reviewDays(city, spec);
  city.agenda.add(days.submittedOn, review(city, spec, days));
}

/** Reviews that stand open on the last day, or were finished in the first days of the next year. */
function unfinished(city: City): void {
  const { random, year } = city;
  for (let n = 0; n < 22; n += 1) {
    const kind = random.pick(['major-contract', 'framework-agreement', 'other-document'] as const);
    const issuedOn = workingDayAfter(`${year + 1}-01-02`, 1 + (n % 14));
    alone(city, specOf({ kind, n: 400 + n, issuedOn, days: random.int(2, 5), conclusion: 'lawful' }, random));
  }
}

/** Documents made on the platform, by level: together the published kind's reviews. */
const documentsByLevel = { city: 36, department: 20, township: 9 } as const;

function documents(city: City, lots: Lots, amending: () => string | undefined): void {
  const { random, year } = city;
  const conclusions = random.shuffle(listed(documentConclusions));
  const plans: MakingPlan[] = [];
  const review = (issuedOn: CivilDate) => ({
    issuedOn,
    days: lots.days('normative-document'),
    conclusion: conclusions.pop() ?? ('lawful' as const),
  });
  const towns = platformTowns;
  const place = (unit: DemoUnit, drafter: string, n: number, issuedOn: CivilDate) => {
    const amends = unit.code === cityCode && issuedOn > `${year}-11-25` ? { amends: amending } : {};
    plans.push({ unit, drafter, n, review: review(issuedOn), ...amends });
  };
  for (let i = 0; i < documentsByLevel.city; i += 1) place(unitOf(cityCode), random.pick(makers).code, 790 + i, opinionDay(year, random));
  for (let i = 0; i < documentsByLevel.department; i += 1) {
    const unit = platformMakers[i % platformMakers.length] ?? unitOf('411700-D12');
    place(unit, unit.code, 100 + i, opinionDay(year, random));
  }
  for (let i = 0; i < documentsByLevel.township; i += 1) {
    const unit = random.pick(towns);
    place(unit, unit.code, 40 + i, opinionDay(year, random));
  }
  for (const plan of [...plans, ...inTheMaking(city)]) {
    const { start, flow } = beginningOf(city, plan);
    city.agenda.add(start, flow);
  }
}

/** Begun in the year, to be reviewed in the next. */
function inTheMaking(city: City): MakingPlan[] {
  const { random, year } = city;
  return Array.from({ length: 16 }, (_, i) => {
    const unit = i % 2 === 0 ? unitOf(cityCode) : (platformMakers[i % platformMakers.length] ?? unitOf('411700-D12'));
    const drafter = unit.code === cityCode ? random.pick(makers).code : unit.code;
    const issuedOn = workingDayAfter(`${year + 1}-01-02`, 1 + i * 4);
    return { unit, drafter, n: 850 + i, review: { issuedOn, days: 6, conclusion: 'lawful' } };
  });
}

/** Reviews of documents alone: for the years before the platform held the documents themselves. */
function documentReviews(city: City, lots: Lots): void {
  const { random, year } = city;
  for (const [n, conclusion] of random.shuffle(listed(documentConclusions)).entries()) {
    alone(
      city,
      specOf(
        { kind: 'normative-document', n, issuedOn: opinionDay(year, random), days: lots.days('normative-document'), conclusion },
        random,
      ),
    );
  }
}

/** All of a year; `newest`: with the documents themselves and what is still open. */
export function legality(city: City, newest: boolean): void {
  const lots = new Lots(city);
  const all = meetings(city, lots, newest);
  if (!newest) {
    papers(city, lots, []);
    return documentReviews(city, lots);
  }
  const [laws, decisions] = [new Legislation(city, all), new Decisions(city, all)];
  papers(city, lots, [laws, decisions]);
  laws.begin();
  decisions.begin();
  unfinished(city);
  documents(city, lots, () => firstToAmend(city));
}

/** A document that the clean-up found to be amended and that nothing amends yet. */
function firstToAmend(city: City): string | undefined {
  const isAmending = (d: Live) => d.procedure.id === 'normative-document' && d.matter.state === 'amending';
  const taken = new Set([...city.replay.linkable()].map((d) => d.matter.values.amends));
  for (const one of city.replay.linkable()) if (isAmending(one) && !taken.has(one.key)) return one.key;
  return undefined;
}
