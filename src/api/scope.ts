import { type Actor, holds, type Matter, type Procedure } from '#kernel';
import type { ListQuestion } from '#store';

export type Reach = Pick<ListQuestion, 'unitPath'> & { readonly named?: NonNullable<ListQuestion['named']> };

/**
 * What an actor's lists of a procedure may reach, stated explicitly to the store: the unit's subtree; the whole
 * territory where the unit holds an office in the procedure; and matters that name the unit. `within` narrows it to a
 * subtree asked for by the person, and never widens it.
 */
export function scopeOf(procedure: Procedure, actor: Actor, within?: string): Reach {
  const roles = Object.entries(procedure.roles).flatMap(([id, r]) => (r.relation !== 'anyone' && holds(procedure, id, actor) ? [r] : []));
  if (!handlesMatters(actor)) return { unitPath: nowhere };
  const office = roles.some((r) => r.relation === 'office' && actor.offices.includes(r.office ?? ''));
  const reach = office && actor.territory.length < actor.unitPath.length ? actor.territory : reachOf(actor);
  const fields = roles.flatMap((r) => (r.relation === 'named' && r.field !== undefined ? [r.field] : []));
  const unitPath = within === undefined || reach.startsWith(within) ? reach : within.startsWith(reach) ? within : nowhere;
  const named = within === undefined && fields.length > 0 ? { named: { fields: [...new Set(fields)], unit: actor.unit } } : {};
  return { unitPath, ...named };
}

/** A path that no unit has. */
export const nowhere = '-/';

/** 三员 never touch a matter, and neither does a post without any role. */
export const handlesMatters = (actor: Actor): boolean => actor.duties.length > 0 && !actor.duties.some((d) => d.endsWith('-administrator'));

/**
 * What a post oversees: its unit's subtree; the whole territory where the unit is the rule-of-law office of its
 * government (office `oversight`), which watches, assesses and reports for all.
 */
export const reachOf = (actor: Actor): string => (actor.offices.includes('oversight') ? actor.territory : actor.unitPath);

/** Whether a matter lies in what a post oversees; what a merged or moved unit held lies where that unit is now. */
export const oversees = (actor: Actor, { unit, unitPath }: Pick<Matter, 'unit' | 'unitPath'>): boolean =>
  (actor.heirs?.get(unit)?.unitPath ?? unitPath).startsWith(reachOf(actor));
