/**
 * The score of one unit in one quarter, put together from what its pledge asks, what the platform took, what the unit told
 * and what two or three people gave. Pure: the same inputs give the same score, on any day.
 */
import { between, brief, compare, type Exact, exact, minus, over, rounded, times, total, zero } from '../scoring/exact.ts';

export interface PledgeIndicator {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly weight?: number;
  readonly direction: string;
  readonly target?: number;
  readonly floor?: number;
  readonly scoring: string;
  readonly dataSource: string;
  readonly metricRef?: string;
}
export interface TakenFigure {
  readonly code: string;
  readonly value?: number;
  readonly numerator?: number;
  readonly denominator?: number;
}
export interface Told {
  readonly code: string;
  readonly value?: number;
}
export interface Given {
  readonly code: string;
  readonly points?: number;
}

export interface QuarterInputs {
  readonly indicators: readonly PledgeIndicator[];
  readonly figures: readonly TakenFigure[];
  readonly reported: readonly Told[];
  /** Lists of the first, second and (where they differed) third scorer. */
  readonly given: readonly (readonly Given[])[];
  /** Points that a decision on an objection put in the place of what stood. */
  readonly adjusted?: readonly Given[];
  /** The unit told nothing in time: what it should have told counts nothing. */
  readonly unreported: boolean;
  readonly falsified: boolean;
  /** Net points of the quarter. */
  readonly credit: number;
}

/** What the city sets for itself. */
export interface QuarterRules {
  readonly creditCap: number;
  readonly stepShare: number;
  readonly grades: { readonly excellent: number; readonly good: number; readonly fair: number };
}

export interface QuarterItem {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly scoring: string;
  readonly weight: number;
  readonly actual: string;
  readonly points: number;
  readonly lost: number;
  readonly why: string;
}
export interface QuarterScore {
  readonly scores: readonly QuarterItem[];
  readonly indicatorScore: number;
  readonly bonus: number;
  readonly deduction: number;
  readonly creditScore: number;
  readonly total: number;
  readonly grade: 'excellent' | 'good' | 'fair' | 'poor';
  readonly vetoHits: readonly ('veto' | 'falsified')[];
}

const number = (value: Exact): number => Number(rounded(value));
const counts = ({ category }: PledgeIndicator): boolean => category === 'common' || category === 'function';

/** How much of the whole: 0 to 1, and in words. Undefined: there was nothing to measure. */
interface Share {
  readonly of: Exact;
  readonly actual: string;
  readonly why: string;
}

const one = exact(1);

function linear({ target = 0, floor = 0 }: PledgeIndicator, value: number): Exact {
  const [span, gone] = [minus(exact(target), exact(floor)), minus(exact(value), exact(floor))];
  if (span.n === 0n) return value >= target ? one : zero;
  return between(zero, over(gone, span), one);
}

function stepped({ target = 0, floor = 0, direction }: PledgeIndicator, value: number, stepShare: number): Exact {
  const reaches = (mark: number) => (direction === 'lowerBetter' ? value <= mark : value >= mark);
  if (reaches(target)) return one;
  return reaches(floor) ? over(exact(stepShare), exact(100)) : zero;
}

function ofValue(row: PledgeIndicator, value: number, rules: QuarterRules): Share {
  const actual = brief(exact(value));
  const span = `底线值${row.floor ?? 0}，目标值${row.target ?? 0}`;
  if (row.scoring === 'step') return { of: stepped(row, value, rules.stepShare), actual, why: `按档计分，${span}` };
  return { of: linear(row, value), actual, why: `按完成比例计分，${span}` };
}

/** The mean of two scorers; with a third, the middle one. */
export function merged(code: string, given: QuarterInputs['given']): Exact | undefined {
  const all = given.flatMap((list) => list.filter((row) => row.code === code).map((row) => exact(row.points ?? 0)));
  if (all.length === 0) return undefined;
  if (all.length < 3) return over(total(all), exact(all.length));
  return all.sort(compare)[1];
}

function ofFigure(row: PledgeIndicator, figure: TakenFigure | undefined, rules: QuarterRules): Share | undefined {
  if (figure?.value === undefined) return undefined;
  const { numerator, denominator } = figure;
  const parts = denominator === undefined ? '' : `（${numerator ?? 0}÷${denominator}）`;
  const share = ofValue(row, figure.value, rules);
  return { ...share, actual: `${share.actual}${parts}` };
}

function ofPeople(row: PledgeIndicator, given: QuarterInputs['given']): Share {
  const points = merged(row.code, given) ?? zero;
  const people = given.length > 2 ? '三名评分人取中间分' : '两名评分人的平均分';
  return { of: over(points, exact(row.weight || 1)), actual: brief(points), why: people };
}

function shareOf(row: PledgeIndicator, inputs: QuarterInputs, rules: QuarterRules): Share | undefined {
  const { figures, reported, given, unreported } = inputs;
  if (row.dataSource === 'systemMetric') {
    const taken = figures.find((one) => one.code === row.code);
    return ofFigure(row, taken, rules);
  }
  if (unreported) return { of: zero, actual: '未自评', why: '逾期未自评，按零进度计' };
  if (row.scoring === 'manual') return ofPeople(row, given);
  const told = reported.find((one) => one.code === row.code)?.value;
  return told === undefined ? { of: zero, actual: '未报', why: '没有自评值' } : ofValue(row, told, rules);
}

/** The weights once that of what could not be measured went to the others in proportion: nobody gains or loses by having no case. */
function spread(rows: readonly PledgeIndicator[], measured: (row: PledgeIndicator) => boolean): ReadonlyMap<string, Exact> {
  const weight = (row: PledgeIndicator) => exact(row.weight ?? 0);
  const all = total(rows.map(weight));
  const kept = total(rows.filter(measured).map(weight));
  const factor = kept.n === 0n ? zero : over(all, kept);
  return new Map(rows.map((row) => [row.code, measured(row) ? times(weight(row), factor) : zero]));
}

function itemOf(row: PledgeIndicator, weight: Exact, share: Share | undefined, adjusted: Given | undefined): QuarterItem {
  const full = number(weight);
  const common = { code: row.code, name: row.name, source: row.dataSource, scoring: row.scoring, weight: full };
  if (!share) return { ...common, actual: '无数据', points: 0, lost: 0, why: '本季没有可计的记录，权重按比例分给其他指标' };
  const own = adjusted?.points === undefined ? times(weight, between(zero, share.of, one)) : between(zero, exact(adjusted.points), weight);
  const points = number(own);
  const why = adjusted ? '异议成立，按复核决定计分' : share.why;
  return { ...common, actual: share.actual, points, lost: Number((full - points).toFixed(2)), why };
}

/** A veto is hit when its value, of whatever source, says there was a case. */
function vetoes(inputs: QuarterInputs): QuarterScore['vetoHits'] {
  const hit = inputs.indicators.some((row) => {
    const value = inputs.reported.find((told) => told.code === row.code)?.value ?? inputs.figures.find((f) => f.code === row.code)?.value;
    return row.scoring === 'veto' && (value ?? 0) > 0;
  });
  return [...(hit ? (['veto'] as const) : []), ...(inputs.falsified ? (['falsified'] as const) : [])];
}

function gradeOf(sum: number, hit: boolean, { grades }: QuarterRules): QuarterScore['grade'] {
  const best = hit ? 'fair' : 'excellent';
  if (sum >= grades.excellent && best === 'excellent') return 'excellent';
  if (sum >= grades.good && best === 'excellent') return 'good';
  return sum >= grades.fair ? 'fair' : 'poor';
}

/** The whole score of a unit: by indicator with its reason, the points of the quarter up to the cap, the grade. */
export function quarterScore(inputs: QuarterInputs, rules: QuarterRules): QuarterScore {
  const rows = inputs.indicators.filter((row) => counts(row) && row.scoring !== 'veto');
  const shares = new Map(rows.map((row) => [row.code, shareOf(row, inputs, rules)]));
  const weights = spread(rows, (row) => shares.get(row.code) !== undefined);
  const scores = rows.map((row) =>
    itemOf(
      row,
      weights.get(row.code) ?? zero,
      shares.get(row.code),
      inputs.adjusted?.find((one) => one.code === row.code),
    ),
  );
  const indicatorScore = Number(scores.reduce((sum, item) => sum + item.points, 0).toFixed(2));
  const counted = Math.min(rules.creditCap, Math.max(-rules.creditCap, inputs.credit));
  const [bonus, deduction] = [Math.max(0, counted), Math.max(0, -counted)];
  const sum = Math.max(0, Number((indicatorScore + bonus - deduction).toFixed(2)));
  const vetoHits = vetoes(inputs);
  const grade = gradeOf(sum, vetoHits.length > 0, rules);
  return { scores, indicatorScore, bonus, deduction, creditScore: inputs.credit, total: sum, grade, vetoHits };
}

export interface QuarterRank<T> {
  readonly of: T;
  readonly rank: number;
  readonly groupSize: number;
  readonly tied: boolean;
}

/** Places within each group, never across: 1, 2, 2, 4. */
export function quarterRanking<T>(all: readonly T[], groupOf: (one: T) => string, totalOf: (one: T) => number): readonly QuarterRank<T>[] {
  return all.map((one) => {
    const group = all.filter((other) => groupOf(other) === groupOf(one));
    const better = group.filter((other) => totalOf(other) > totalOf(one)).length;
    const tied = group.filter((other) => totalOf(other) === totalOf(one)).length > 1;
    return { of: one, rank: better + 1, groupSize: group.length, tied };
  });
}
