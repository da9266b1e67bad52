/** How the points of two raters, or three, become one. */
import { type Guard, type GuardView, type LinkedMatter, type Refusal, refusal } from '#kernel';
import { platformDefaults, ratingGap } from '#law';
import type { AssessmentValues } from './fields.ts';

const basis = platformDefaults('材料评分两人背靠背，分歧过大的由第三人评分，取中位数');

/** In thousandths of a point, so that the mean of two is exact. */
const mills = (n: number): number => Math.round(n * 1000);

/** Whether two raters differ by more than the share of the weight: then a third one rates. */
export const needsThird = (first: number, second: number, weight: number, gapPercent: number): boolean =>
  Math.abs(mills(first) - mills(second)) * 100 > mills(weight) * gapPercent;

/** The median: of two their mean, of three the one in the middle. */
export function agreed(first: number, second: number, third?: number): number {
  const given = [first, second, ...(third === undefined ? [] : [third])].map(mills).sort((a, b) => a - b);
  const middle = given.length === 3 ? given[1] : ((given[0] ?? 0) + (given[1] ?? 0)) / 2;
  return Math.round(middle ?? 0) / 1000;
}

export interface SheetLike {
  readonly seat: string;
  readonly scores: ReadonlyMap<string, { readonly score: number; readonly reason?: string }>;
}

export interface MaterialRow {
  readonly indicator: string;
  readonly first: number;
  readonly second: number;
  readonly third?: number;
  readonly score: number;
  readonly why?: string;
}

export interface Rated {
  readonly indicator?: string;
  readonly weight?: number;
}

/** Every item of the two sheets, and of the third where it is there; and those for which a third is still needed. */
export function combine(
  items: readonly Rated[],
  sheets: readonly SheetLike[],
  gapPercent: number,
): { readonly rows: readonly MaterialRow[]; readonly open: readonly string[] } {
  const given = (seat: string, indicator: string) => sheets.find((one) => one.seat === seat)?.scores.get(indicator);
  const of = (seat: string, indicator: string) => given(seat, indicator)?.score;
  const rows: MaterialRow[] = [];
  const open: string[] = [];
  for (const { indicator = '', weight = 0 } of items) {
    const [first = 0, second = 0] = [of('first', indicator), of('second', indicator)];
    const wanted = needsThird(first, second, weight, gapPercent);
    const third = wanted ? of('third', indicator) : undefined;
    if (wanted && third === undefined) open.push(indicator);
    const reasons = ['first', 'second', 'third'].flatMap((seat) => given(seat, indicator)?.reason?.replace(/。+$/, '') || []);
    const why = [...new Set(reasons)].join('；');
    rows.push({
      indicator,
      first,
      second,
      ...(third !== undefined && { third }),
      score: agreed(first, second, third),
      ...(why && { why }),
    });
  }
  return { rows, open };
}

/** A sheet as a linked matter shows it. */
export function sheetOf(one: LinkedMatter): SheetLike {
  const held = one.values.scores;
  const rows = Array.isArray(held)
    ? (held as readonly { readonly indicator?: string; readonly score?: number; readonly reason?: string }[])
    : [];
  const scores = rows.map(({ indicator, score, reason }) => [indicator ?? '', { score: score ?? 0, ...(reason && { reason }) }] as const);
  return { seat: String(one.values.seat), scores: new Map(scores) };
}

const wrong = (code: string, said: string, remedy: string, field = 'sheets'): Refusal => refusal(code, said, { remedy, basis, field });

function sheetsSound({ values, matter, linkedAll }: GuardView<AssessmentValues>): Refusal | undefined {
  const sheets = linkedAll('sheets');
  const seats = sheets.map((one) => String(one.values.seat));
  if (!['first', 'second'].every((seat) => seats.filter((one) => one === seat).length === 1)) {
    return wrong('one-rater', '每项须两名评分人', '请待两名评分人交分');
  }
  if (sheets.some((one) => !['submitted', 'used'].includes(one.state))) return wrong('sheet-open', '有评分人尚未交分', '请待其交分');
  if (sheets.some((one) => !String(one.values.assessment).endsWith(matter?.id ?? ''))) {
    return wrong('sheet-foreign', '评分表不是本单位考核的', '请从本单位考核的评分表中选择');
  }
  const units = [...sheets.map((one) => one.unit), values.unit];
  return new Set(units).size === units.length ? undefined : wrong('same-unit', '评分人不得来自同一单位或者被考核单位', '请改派评分人');
}

/** The rows written down are what the sheets come to. */
export const materialRight: Guard<AssessmentValues> = (view) => {
  const { values, linkedAll, inForce } = view;
  const unsound = sheetsSound(view);
  if (unsound) return unsound;
  const { rows, open } = combine(values.evidenceItems ?? [], linkedAll('sheets').map(sheetOf), inForce(ratingGap));
  if (open.length > 0) return wrong('third-rater', `${open.join('、')}分歧超过分值的${inForce(ratingGap)}%`, '请派第三评分人，取中位数');
  const given = new Map((values.material ?? []).map((row) => [row.indicator, row]));
  const differs = rows.find((row) => {
    const held = given.get(row.indicator);
    return (
      held?.score !== row.score ||
      held.first !== row.first ||
      held.second !== row.second ||
      held.third !== row.third ||
      held.why !== row.why
    );
  });
  if (!differs && given.size === rows.length) return undefined;
  return wrong('material-differs', '合议得分与评分表不符', '请由平台按评分表合议', 'material');
};
