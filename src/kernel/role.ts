import type { Actor } from './matter.ts';
import type { Procedure, RoleDecl } from './procedure.ts';
import type { Values } from './value.ts';

interface Target {
  readonly unit: string;
  readonly unitPath: string;
  readonly values: Values;
}

function stands(role: RoleDecl, actor: Actor, target: Target): boolean {
  // A matter of a unit that was merged or moved is handled where it went.
  const { unit, unitPath } = actor.heirs?.get(target.unit) ?? target;
  const named = role.field === undefined ? undefined : target.values[role.field];
  switch (role.relation) {
    case 'own':
      return actor.unit === unit;
    case 'above':
      return actor.unit !== unit && unitPath.startsWith(actor.unitPath);
    case 'office':
      return actor.offices.includes(role.office ?? '') && unitPath.startsWith(actor.territory);
    case 'named':
      return named !== undefined && (actor.heirs?.get(String(named))?.unit ?? named) === actor.unit;
    case 'anyone':
      return actor.kind === 'public';
  }
}

/** Whether the post gives a role, for one act or at all: by its grants where the city has set them, else by its duties. */
export function holds(procedure: Procedure, id: string, actor: Actor, act?: string): boolean {
  const role = procedure.roles[id];
  if (!role || role.relation === 'anyone') return role !== undefined;
  const granted = actor.grants?.get(`${procedure.id}/${id}`);
  return actor.grants
    ? granted !== undefined && (act === undefined || granted.has(act))
    : role.duties.some((d) => actor.duties.includes(d));
}

/**
 * Whether the actor could open a matter in this role. Which unit the matter will belong to or name is known only from
 * the values, so a relation that hangs on them counts as possible.
 */
export function mayOpenAs(procedure: Procedure, id: string, actor: Actor, act: string): boolean {
  const role = procedure.roles[id];
  if (actor.kind === 'clock') return id === 'clock';
  if (!role || !holds(procedure, id, actor, act)) return false;
  if (role.relation === 'named' || (procedure.owner !== undefined && (role.relation === 'own' || role.relation === 'above'))) return true;
  const unitPath = procedure.owner === undefined ? actor.unitPath : actor.territory;
  return stands(role, actor, { unit: actor.unit, unitPath, values: {} });
}

/** The roles an actor has towards a matter (or towards one about to be opened), for one act or at all. The clock has only its own. */
export function rolesOf(procedure: Procedure, actor: Actor, target: Target, act?: string): readonly string[] {
  if (actor.kind === 'clock') return ['clock'];
  return Object.entries(procedure.roles)
    .filter(([id, role]) => holds(procedure, id, actor, act) && stands(role, actor, target))
    .map(([id]) => id);
}
