/** What the parts of the story of an assessment share. */
import type { Actor, CivilDate, Law, Registry } from '#kernel';
import { assess, type Inputs, inputsOfAssessment, resultOf, type Scheme, type Sheet, type UnitScore } from '#reports';
import { act, type City, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { staffOf } from './people.ts';
import type { Live } from './replay.ts';
import { cityCode, cityPath, justiceBureau } from './units.ts';

/** What is known when the story begins: the scheme, the figures, and of each unit the records that may be checked. */
export interface AssessmentOrder {
  readonly registry: Registry;
  readonly law: Law;
  readonly year: number;
  readonly today: CivilDate;
  readonly scheme: Scheme;
  readonly schemeVersion: number;
  readonly schemeSeal: string;
  readonly sheet: Sheet;
  readonly units: readonly { readonly code: string; readonly name: string; readonly kind: string; readonly parent: string | null }[];
  /** The regular work of the quarters, by unit. */
  readonly daily: ReadonlyMap<string, Inputs>;
  readonly seed: string;
  /** The records of a unit that the rule and the seed draw. */
  readonly drawn: ReadonlyMap<string, { readonly population: number; readonly sample: readonly SampledRecord[] }>;
  /** The seal of the result that follows from these inputs. */
  readonly sealOf: (inputs: ReadonlyMap<string, Inputs>) => string;
}

export interface SampledRecord {
  readonly record: string;
  readonly kind: string;
  readonly title: string;
}

/** One item as three raters would see it, and the unit itself. */
export interface Rated {
  readonly indicator: string;
  readonly title: string;
  readonly weight: number;
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly self: number;
}

/** One unit on its way through the assessment. */
export interface Case {
  readonly unit: AssessmentOrder['units'][number];
  readonly live: Live;
  readonly score: UnitScore;
  readonly sheets: Live[];
  /** The raters' points of every item. */
  rated: readonly Rated[];
  /** The day of the last step. */
  on: CivilDate;
  readonly late: boolean;
  satisfaction: number;
}

export interface Story {
  readonly order: AssessmentOrder;
  readonly city: City;
  readonly cycle: Live;
  readonly cases: readonly Case[];
}

/** The platform itself, which alone enters what it computes. */
export const machine: Actor = {
  ...{ id: 'clock', name: '平台', kind: 'clock', unit: cityCode, unitPath: cityPath },
  ...{ duties: [], offices: [], territory: '' },
};

/** The days on which the office acts, in the year after the period's end. */
export const days = (year: number) => ({
  drafted: `${year}-03-04`,
  approved: `${year}-03-15`,
  announced: `${year}-03-20`,
  opened: `${year}-12-02`,
  surveyed: `${year}-12-20`,
  scored: `${year}-12-25`,
  moderated: `${year}-12-26`,
  submitted: `${year + 1}-01-07`,
  agreed: `${year + 1}-01-08`,
  published: `${year + 1}-01-09`,
});

export const organizer = (city: City, ...not: readonly (string | undefined)[]) => who(city, justiceBureau.code, 'clerk', ...not);
/** What people gave of every unit so far. */
export const inputsOf = ({ daily }: AssessmentOrder, cases: readonly Case[]): Map<string, Inputs> =>
  new Map(
    cases.map(({ unit, live, satisfaction }) => [
      unit.code,
      { ...daily.get(unit.code), ...inputsOfAssessment(live.matter.values, satisfaction || undefined) },
    ]),
  );

/** The engine's scores as the matters stand. */
export function scoresOf(story: Pick<Story, 'order' | 'cases'>): ReadonlyMap<string, UnitScore> {
  const { order, cases } = story;
  const made = assess(order.scheme, order.units, order.sheet, inputsOf(order, cases));
  return new Map(made.units.map((u) => [u.unit, u]));
}

/** The engine writes its result into the matter. */
export function work(city: City, one: Case, act: 'score' | 'rescore', on: CivilDate, score: UnitScore | undefined): void {
  if (!score) throw new Error(`${one.unit.code} has no score`);
  const { items, total, exact, grade, vetoes } = resultOf(score);
  const values = { draftItems: items, draftTotal: total, draftExact: exact, draftGrade: grade, ...(vetoes && { draftVetoes: vetoes }) };
  city.replay.act(one.live, act, values, on, machine);
}

export function notify(city: City, one: Case, on: CivilDate): void {
  const { draftItems: items, draftTotal: total, draftGrade: grade } = one.live.matter.values;
  act(city, one.live, 'notify', on, organizer(city), { items, total, grade, surveyScore: one.satisfaction });
}

/** Raters of other units than the one assessed, and of none below it, the least used first. */
export function raters(
  assessed: string,
  not: readonly string[],
  used: ReadonlyMap<string, number>,
  units: readonly string[],
): readonly string[] {
  const fit = units.filter((u) => u !== assessed && !not.includes(u) && u !== justiceBureau.code && staffOf(u, 'rater').length > 0);
  return fit.toSorted((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0) || (a < b ? -1 : 1));
}

export const nextDay = (on: CivilDate, n = 1): CivilDate => workingDayAfter(on, n);
