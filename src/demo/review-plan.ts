/**
 * The reviews of a year on paper: 785 with an opinion, as published, divided by kind and conclusion. The total is
 * that of the whole territory, reviews by county justice offices included; a decline is no opinion and comes on top.
 */
import type { CivilDate } from '#kernel';
import { workingDayIn } from './days.ts';
import { deck, type Random } from './random.ts';
import type { Conclusion, ReviewSpec } from './reviews.ts';
import { company, documentTitle, project, topics, uscc } from './texts.ts';
import { governmentOffice, justiceBureau, unitsOfKind } from './units.ts';

/**
 * The published total, 785, by kind; the division is the platform's own assumption. Of the other documents 28 are in the
 * end drafts of decisions, of a rule and of a regulation: see `Taker`.
 */
export const reviewKindTotals = {
  'executive-meeting-item': 210,
  'executive-meeting-minutes': 60,
  'land-committee-item': 40,
  'planning-committee-item': 30,
  'normative-document': 65,
  'major-contract': 190,
  'framework-agreement': 80,
  'other-document': 110,
} as const;
export type ReviewKind = keyof typeof reviewKindTotals;

/** First opinions by conclusion, out of 785. */
const conclusionTotals: Readonly<Record<Conclusion, number>> = {
  lawful: 337,
  'lawful-after-revision': 360,
  'supplement-procedure': 64,
  unlawful: 12,
  'ultra-vires': 4,
  'risk-disclosed': 8,
};
/** Taken out of the common lot beforehand. */
export const documentConclusions: Readonly<Partial<Record<Conclusion, number>>> = {
  lawful: 26,
  'lawful-after-revision': 29,
  'supplement-procedure': 7,
  unlawful: 2,
  'ultra-vires': 1,
};
export const minutesConclusions: Readonly<Partial<Record<Conclusion, number>>> = { lawful: 40, 'lawful-after-revision': 20 };
export const exemptedItems = 3;
export const declinedReviews = 16;

type Days = Readonly<Record<string, number>>;
const meetingDays: Days = { 1: 24, 2: 36, 3: 37, 4: 2, 5: 1 };
const contractDays: Days = { 2: 12, 3: 22, 4: 20, 5: 17, 6: 6, 7: 6, 8: 6, 9: 5, 10: 3, 11: 2, 12: 1 };
const daysOf: Readonly<Record<ReviewKind, Days>> = {
  'executive-meeting-item': meetingDays,
  'land-committee-item': meetingDays,
  'planning-committee-item': meetingDays,
  'executive-meeting-minutes': { 0: 36, 1: 61, 2: 3 },
  'normative-document': { 4: 8, 5: 20, 6: 26, 7: 16, 8: 10, 9: 8, 11: 5, 13: 4, 17: 3 },
  'major-contract': contractDays,
  'framework-agreement': { ...contractDays, 11: 1, 12: 0 },
  'other-document': { 2: 28, 3: 34, 4: 20, 5: 14, 6: 3, 7: 1 },
};

/** How long each review of a kind takes, in working days from acceptance. */
export const dealDays = (kind: ReviewKind, n: number, random: Random): number[] => deck(n, daysOf[kind], random).map(Number);

/** The common lot: what is left after documents, minutes, exempted items and disclosed risks. */
export function commonLot(random: Random): Conclusion[] {
  const left = { ...conclusionTotals, 'risk-disclosed': 0 };
  left.lawful -= exemptedItems;
  for (const taken of [documentConclusions, minutesConclusions]) for (const [key, n] of Object.entries(taken)) left[key as Conclusion] -= n;
  const keys = Object.keys(left) as Conclusion[];
  return random.shuffle(keys.flatMap((key) => new Array<Conclusion>(left[key]).fill(key)));
}

const departments = unitsOfKind('department').filter((u) => u.code !== justiceBureau.code);
/** The five busiest departments send 55 %; the rest tails off. */
const busiest: Readonly<Record<string, number>> = {
  '411700-D12': 17,
  '411700-D14': 13,
  '411700-D02': 10,
  '411700-D10': 8,
  '411700-D15': 7,
};
const senders = Object.fromEntries(departments.map((u, i) => [u.code, busiest[u.code] ?? 45 / (3 + i) / 2.15]));
const sender = (random: Random): string => random.weighted(senders);

const monthWeights: Days = { 1: 70, 2: 45, 3: 105, 4: 105, 5: 100, 6: 100, 7: 75, 8: 75, 9: 105, 10: 95, 11: 105, 12: 100 };
/** A working day of the year, oftener in the busy months. */
export const opinionDay = (year: number, random: Random): CivilDate => workingDayIn(year, Number(random.weighted(monthWeights)), random);

const titles: Readonly<Record<ReviewKind, (random: Random, n: number) => string>> = {
  'executive-meeting-item': (random, n) =>
    n % 3 === 0 ? `关于${project(random)}项目建设有关问题的议题` : `关于${topics[(n * 31) % topics.length]}工作有关安排的议题（${n + 1}）`,
  'executive-meeting-minutes': (_random, n) => `市政府常务会议纪要（第${n + 1}期）`,
  'land-committee-item': (random, n) => `${project(random)}片区第${n + 1}号地块国有建设用地使用权出让方案`,
  'planning-committee-item': (random, n) => `${project(random)}片区控制性详细规划局部调整方案（${n + 1}）`,
  'normative-document': (_random, n) => documentTitle('市政府', '', n),
  'major-contract': (random, n) => `${project(random)}项目合同（第${n + 1}号）`,
  'framework-agreement': (random, n) => `${project(random)}战略合作框架协议（第${n + 1}号）`,
  'other-document': (_random, n) => `关于${topics[(n * 17) % topics.length]}有关问题的复函（第${n + 1}号）`,
};

const contractTypes = { 'land-grant': 22, investment: 22, ppp: 10, 'state-assets': 10, franchise: 6, procurement: 15, works: 15 };

function contractValues(random: Random) {
  const contractType = random.weighted(contractTypes);
  return {
    contractParty: { kind: 'organization', name: company(random), idKind: 'uscc', idNumber: uscc(random) },
    contractAmount: random.int(100, 3000) * 100_000,
    contractCurrency: 'cny',
    contractTerm: `${random.int(1, 15)}年`,
    contractType,
    investmentPromise: false,
  };
}

interface Draw {
  readonly kind: ReviewKind;
  readonly n: number;
  readonly issuedOn: CivilDate;
  readonly days: number;
  readonly conclusion: Conclusion;
}

/** A plan with its words: who sends what, with which hitch on the way. */
export function specOf(draw: Draw, random: Random): ReviewSpec {
  const { kind, n, issuedOn, days, conclusion } = draw;
  const submitter = kind === 'executive-meeting-minutes' ? governmentOffice.code : sender(random);
  const contract = kind === 'major-contract' || kind === 'framework-agreement';
  const trouble = kind === 'executive-meeting-minutes' ? 1 : random.next();
  return {
    kind,
    title: titles[kind](random, n),
    submitter,
    reviewer: justiceBureau.code,
    issuedOn,
    days,
    conclusion,
    ...(trouble < 0.04 && { hitch: 'returned' as const }),
    ...(trouble >= 0.04 && trouble < 0.11 && { hitch: 'supplement' as const }),
    ...(contract && { more: contractValues(random) }),
  };
}
