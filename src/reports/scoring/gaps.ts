import { compare, exact } from './exact.ts';
import type { Indicator, ItemScore } from './model.ts';

/** Where the records that cost an indicator points are found. */
interface CostRecords {
  /** Records of this figure cost the points. */
  readonly costs?: string;
  /** Records counted by the second and not by the first: due, but not done as it should be. */
  readonly missing?: { readonly of: string; readonly over: string };
}

/** Which records cost the points of an indicator: the figure named for it, else what a share's denominator has beyond its numerator. */
export function costRecords(indicator: Indicator, shareOf: (figure: string) => { of: string; over: string } | undefined): CostRecords {
  if (indicator.costs !== undefined) return { costs: indicator.costs };
  const { figure, direction = 'higher', rule } = indicator;
  if (figure === undefined) return {};
  const share = shareOf(figure);
  if (share && direction === 'higher') return { missing: share };
  if (share) return { costs: share.of };
  return rule.kind === 'per-case' || direction === 'lower' ? { costs: figure } : {};
}

/** The largest loss first; equal ones by their code. */
export const gapOrder = (a: ItemScore, b: ItemScore): number => compare(exact(b.lost), exact(a.lost)) || (a.code < b.code ? -1 : 1);
