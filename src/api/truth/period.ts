import { type NamedPeriod, namedPeriod, printQuarter, quarterOn, shifted } from '#reports';
import type { Platform } from '../platform.ts';
import { malformed } from '../problem.ts';

/** Quarters that are over and can be looked through, the last one first, and the year before. */
const shown = 4;

export type Period = NamedPeriod;

/** What may be looked through: the last quarters that are over, and the year that is. */
export function periodsOf(platform: Platform): readonly Period[] {
  const now = quarterOn(platform.today());
  const quarters = Array.from({ length: shown }, (_none, i) => printQuarter(shifted(now, -1 - i)));
  return [...quarters, String(Number(platform.today().slice(0, 4)) - 1)].flatMap((id) => namedPeriod(id) ?? []);
}

/** A period by its id, 2019Q4 or 2019; the last quarter that is over without one. It must be over. */
export function periodOf(platform: Platform, id: string | undefined): Period {
  const period = id ? namedPeriod(id) : periodsOf(platform)[0];
  if (!period) throw malformed('期间不正确', '请按 2019Q4 或者 2019 的格式填写', 'period');
  if (period.span.to >= platform.today()) throw malformed('期间尚未结束', '请选择已经结束的季度或者年度', 'period');
  return period;
}
