import { refusal } from '#kernel';
import { mayIssueForCity } from '../city-office.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { handlesMatters, reachOf } from '../scope.ts';
import type { Signed } from '../session.ts';

/** The rule-of-law office of the city, and whoever oversees the whole city, sees the scores of all. */
export function overseesAll(platform: Platform, who: Signed): boolean {
  const city = platform.units.get(platform.cityCode)?.path ?? '';
  return handlesMatters(who.actor) && city.startsWith(reachOf(who.actor));
}

/** Whether the details of a unit are open: its own, those below it, and to the city's office all. */
export function opens(platform: Platform, who: Signed, code: string): boolean {
  const unit = platform.units.get(code);
  return unit !== undefined && handlesMatters(who.actor) && unit.path.startsWith(reachOf(who.actor));
}

/** Indicator systems of the city are set by the office that assesses. */
export const mayEditSchemes = (platform: Platform, who: Signed): boolean =>
  overseesAll(platform, who) && who.actor.offices.includes('oversight') && mayIssueForCity(platform, who);

export function assertOversees(platform: Platform, who: Signed): void {
  if (overseesAll(platform, who)) return;
  throw new Refused(
    403,
    refusal('not-competent', '您的岗位不能查看全部单位的得分', { remedy: '请查看本单位的得分；排名在结果公布后可以查看' }),
  );
}

export function assertEdits(platform: Platform, who: Signed): void {
  if (mayEditSchemes(platform, who)) return;
  throw new Refused(403, refusal('not-competent', '您的岗位不能修改考核指标体系', { remedy: '应由市司法行政部门负责人修改' }));
}
