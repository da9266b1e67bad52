import type { CivilDate } from '#kernel';
import { lastDay, parseQuarter, quarterNumeral } from '../bulletin/quarter.ts';

/** A quarter or a year as it is asked for: 2019Q4, 2019. */
export interface NamedPeriod {
  readonly id: string;
  readonly title: string;
  readonly span: { readonly from: CivilDate; readonly to: CivilDate };
}

/** Reads 2019Q4 or 2019; undefined for anything else. */
export function namedPeriod(id: string): NamedPeriod | undefined {
  if (/^(19|20|21)\d{2}$/.test(id)) return { id, title: `${id}年`, span: { from: `${id}-01-01`, to: `${id}-12-31` } };
  const quarter = parseQuarter(id);
  if (!quarter) return undefined;
  const first = String((quarter.n - 1) * 3 + 1).padStart(2, '0');
  const span = { from: `${quarter.year}-${first}-01`, to: lastDay(quarter) };
  return { id, title: `${quarter.year}年第${quarterNumeral(quarter)}季度`, span };
}
