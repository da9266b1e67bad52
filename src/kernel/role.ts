import type { Actor } from './matter.ts';
import type { Procedure, RoleDecl } from './procedure.ts';
import type { Values } from './value.ts';

interface Target {
  readonly unit: string;
  readonly unitPath: string;
  readonly values: Values;
}

function stands(role: RoleDecl, actor: Actor, target: Target): boolean {
  switch (role.relation) {
    case 'own':
      return actor.unit === target.unit;
    case 'above':
      return actor.unit !== target.unit && target.unitPath.startsWith(actor.unitPath);
    case 'office':
      return actor.offices.includes(role.office ?? '') && target.unitPath.startsWith(actor.territory);
    case 'named':
      return role.field !== undefined && target.values[role.field] === actor.unit;
    case 'anyone':
      return actor.kind === 'public';
  }
}

const hasDuty = (role: RoleDecl, actor: Actor): boolean => role.relation === 'anyone' || role.duties.some((d) => actor.duties.includes(d));

/**
 * Whether the actor could open a matter in this role. Which unit the matter will belong to or name is known only from
 * the values, so a relation that hangs on them counts as possible.
 */
export function mayOpenAs(procedure: Procedure, id: string, actor: Actor): boolean {
  const role = procedure.roles[id];
  if (actor.kind === 'clock') return id === 'clock';
  if (!role || !hasDuty(role, actor)) return false;
  if (role.relation === 'named' || (procedure.owner !== undefined && (role.relation === 'own' || role.relation === 'above'))) return true;
  const unitPath = procedure.owner === undefined ? actor.unitPath : actor.territory;
  return stands(role, actor, { unit: actor.unit, unitPath, values: {} });
}

/** The roles an actor has towards a matter (or towards one about to be opened). The clock has only its own. */
export function rolesOf(procedure: Procedure, actor: Actor, target: Target): readonly string[] {
  if (actor.kind === 'clock') return ['clock'];
  return Object.entries(procedure.roles)
    .filter(([, role]) => hasDuty(role, actor) && stands(role, actor, target))
    .map(([id]) => id);
}
