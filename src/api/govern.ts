import { refusal } from '#kernel';
import type { Platform } from './platform.ts';
import { Refused } from './problem.ts';
import type { Signed } from './session.ts';

/**
 * Who changes what due dates rest on: the chief or head of the city's rule-of-law office (市司法局). A holiday notice or a
 * local limit moves the dates of matters all over the city, which is business with legal effect: a system administrator
 * keeps machines and accounts and touches no matter, and a county has no power to change the city's calendar.
 */
export function mayGovern(platform: Platform, { actor }: Pick<Signed, 'actor'>): boolean {
  const city = platform.units.get(platform.cityCode)?.path ?? '';
  const office = actor.offices.includes('justice') || actor.offices.includes('oversight');
  return actor.territory === city && office && (actor.duties.includes('chief') || actor.duties.includes('head'));
}

export function assertMayGovern(platform: Platform, who: Pick<Signed, 'actor'>): void {
  if (mayGovern(platform, who)) return;
  throw new Refused(403, refusal('not-competent', '您的岗位不能更改全市的日历和期限', { remedy: '应由市司法行政部门负责人办理' }));
}
