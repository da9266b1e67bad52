/** Between the matters of an assessment and the engine: what people gave becomes inputs, what the engine made becomes rows. */
import type { Values } from '#kernel';
import type { Assessment, Indicator, Inputs, ItemScore, UnitScore } from './model.ts';

interface Change {
  readonly indicator?: string;
  readonly to?: number;
  readonly why?: string;
}
interface MaterialLine {
  readonly indicator?: string;
  readonly score?: number;
  readonly why?: string;
}
interface ExtraLine {
  readonly indicator?: string;
  readonly times?: number;
  readonly why?: string;
}

const rowsIn = <Row>(values: Values, field: string): readonly Row[] => {
  const held = values[field];
  return Array.isArray(held) ? (held as unknown as readonly Row[]) : [];
};

type Rated = { material: string; onsite?: string; why?: string };

type Lines = readonly (readonly [indicator: string, rated: Rated])[];

/** Who gave no self-assessment in time has no points for what a unit has to prove by itself. */
const unproved = (values: Values): Lines =>
  values.pledge === false
    ? rowsIn<MaterialLine>(values, 'evidenceItems').map(({ indicator = '' }) => [
        indicator,
        { material: '0', why: '逾期未自评，本项记零分' },
      ])
    : [];

const agreedOn = (values: Values): Lines =>
  rowsIn<MaterialLine>(values, 'material').map(({ indicator = '', score = 0, why }) => [
    indicator,
    { material: String(score), ...(why && { why }) },
  ]);

/** What people decided of each item: the raters' points, what was found on the spot, and later changes, which count for both. */
function ratedOf(values: Values): Readonly<Record<string, Rated>> {
  const rated = new Map<string, Rated>([...unproved(values), ...agreedOn(values)]);
  for (const { indicator = '', to = 0, why } of rowsIn<Change>(values, 'onsite')) {
    const held = rated.get(indicator);
    if (held) rated.set(indicator, { ...held, onsite: String(to), why: join(held.why, why) });
  }
  for (const { indicator = '', to = 0, why } of ['adjustments', 'ruling'].flatMap((field) => rowsIn<Change>(values, field))) {
    rated.set(indicator, { material: String(to), why: join(rated.get(indicator)?.why, why) });
  }
  return Object.fromEntries(rated);
}

/** Grounds one after the other; a full stop that somebody typed ends none of them. */
const join = (...parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => part?.trim().replace(/。+$/, '') || []).join('；');

/** What the engine is given of one unit: from its assessment, and the satisfaction that its survey found. */
export function inputsOfAssessment(values: Values, satisfaction: number | undefined): Inputs {
  const rated = ratedOf(values);
  const extras = rowsIn<ExtraLine>(values, 'extras');
  const found = Object.fromEntries(
    extras.flatMap(({ indicator, times: n, why }) => (indicator ? [[indicator, { times: n ?? 0, why: why ?? '' }]] : [])),
  );
  return {
    ...(Object.keys(rated).length > 0 && { rated }),
    ...(satisfaction !== undefined && { survey: String(satisfaction) }),
    ...(extras.length > 0 && { found }),
  };
}

/** Rows as a matter holds them. */
export interface ResultRow {
  readonly indicator: string;
  readonly title: string;
  readonly kind: Indicator['kind'];
  readonly weight: number;
  readonly score: number;
  readonly why: string;
}

const signed = ({ kind, points }: ItemScore): number => (kind === 'deduction' ? -Number(points) : Number(points));

/** What does not apply to the unit, and extras that did not happen, are no rows. */
const tells = (item: ItemScore): boolean =>
  item.state !== 'absent' && !(['bonus', 'deduction', 'veto'].includes(item.kind) && Number(item.points) === 0);

/** The points of every item, and the whole, as they are told to the unit. */
export function resultOf(score: UnitScore) {
  const items = score.items.filter(tells).map(
    (item): ResultRow => ({
      ...{ indicator: item.code, title: item.title, kind: item.kind, weight: Number(item.weight), score: signed(item) },
      why: item.why.slice(0, 1000),
    }),
  );
  return { items, total: Number(score.total), exact: score.exact, grade: score.grade, vetoes: score.vetoes.join('、') };
}

export interface ComputedRow {
  readonly indicator: string;
  readonly title: string;
  readonly weight: number;
  readonly score: number;
  readonly value: string;
}

/** What records show of a unit, with the weights as they are after that of absent items was spread. */
export const computedRows = (score: UnitScore): readonly ComputedRow[] =>
  score.items
    .filter((item) => item.kind === 'computed' && item.state === 'scored')
    .map(({ code, title, weight, points, why }) => ({
      ...{ indicator: code, title, weight: Number(weight), score: Number(points), value: why.slice(0, 200) },
    }));

export interface EvidenceRow {
  readonly indicator: string;
  readonly title: string;
  readonly weight: number;
  readonly counts: number;
}

/** What the unit has to prove: the declared weight, by which it is rated, and what that counts for. */
export const evidenceRows = (score: UnitScore): readonly EvidenceRow[] =>
  score.items
    .filter((item) => item.kind === 'evidence' && item.state !== 'unknown' && item.state !== 'absent')
    .map(({ code, title, declared, weight }) => ({ indicator: code, title, weight: Number(declared), counts: Number(weight) }));

/** Within each group by the engine's rank. */
export const placesOf = (made: Assessment) =>
  made.units.map(({ unit, group, total, grade, rank }) => ({ unit, group, total: Number(total), grade, rank }));
