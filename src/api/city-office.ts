import type { Platform } from './platform.ts';
import type { Signed } from './session.ts';

/** Only the office that writes the report (the justice bureau of the territory) edits its template. */
const mayEdit = (who: Signed): boolean =>
  who.actor.offices.includes('justice') && who.actor.duties.some((d) => d === 'chief' || d === 'reviewer' || d === 'head');

const isCity = (platform: Platform, who: Signed): boolean => who.actor.territory === platform.units.get(platform.cityCode)?.path;

/** Templates of the whole city are for the city's own justice bureau to set. */
export const mayEditForCity = (platform: Platform, who: Signed): boolean => mayEdit(who) && isCity(platform, who);

/** Bulletins of the whole city are issued by its justice bureau or its government's office. */
export const mayIssueForCity = (platform: Platform, who: Signed): boolean =>
  isCity(platform, who) &&
  who.actor.offices.some((office) => ['justice', 'oversight', 'government-office'].includes(office)) &&
  who.actor.duties.some((duty) => ['chief', 'reviewer', 'head'].includes(duty));
