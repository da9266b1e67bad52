import { type Actor, type CivilDate, holds, isOpen, listOf, type Procedure, rolesOf } from '#kernel';
import type { LastStep, MatterRow } from '#store';
import type { Platform, RegisteredUnit } from '../platform.ts';
import { handlesMatters, reachOf } from '../scope.ts';
import { nearestHolders } from './places.ts';
import { type Turn, turnsOf } from './turns.ts';

/** A matter as far as it decides whose turn it is. */
export type Standing = Pick<MatterRow, 'state' | 'unit' | 'unitPath' | 'values' | 'suspendedOn' | 'nextDueOn' | 'nextDue'>;

interface On {
  readonly platform: Pick<Platform, 'units' | 'store'>;
  /** The last day that counts as near. */
  readonly soon: CivilDate;
}

/** The turns that stand open where a matter stands: those waited for, and those whose limit comes near. */
function openTurns(on: On, procedure: Procedure, row: Standing): readonly Turn[] {
  const near = row.nextDueOn !== null && row.nextDueOn <= on.soon;
  return turnsOf(procedure).filter((t) => {
    if (row.suspendedOn !== null) return t.resumes && t.from.includes(row.state);
    return !t.resumes && (t.states.includes(row.state) || (near && t.near.includes(row.state)));
  });
}

const titleOf = (procedure: Procedure, act: string): string => procedure.acts[act]?.title ?? act;
const titles = (procedure: Procedure, acts: readonly string[]): string[] => [...new Set(acts.map((a) => titleOf(procedure, a)))];

/** Who did an act may not do one that judges it (四眼): known here for the last step only. */
const mayFollow = (procedure: Procedure, act: string, actor: Actor, last: LastStep): boolean =>
  last.actor !== actor.id || !procedure.acts[act]?.notBy?.includes(last.act);

/** The acts that wait for a post; of a matter that came back also those that nobody waits for. */
export function mineOf(on: On, procedure: Procedure, actor: Actor, row: Standing & { last: LastStep; back: boolean }) {
  const open = (turns: readonly Turn[]) =>
    turns.filter((t) => rolesOf(procedure, actor, row, t.act).includes(t.role) && mayFollow(procedure, t.act, actor, row.last));
  const waited = open(openTurns(on, procedure, row));
  const some = waited.length === 0 && row.back ? open(turnsOf(procedure).filter((t) => t.from.includes(row.state))) : waited;
  const acts = [...new Set(some.map((t) => t.act))].sort((a, b) => weight(procedure, row, a) - weight(procedure, row, b));
  return acts.map((id) => ({ id, title: titleOf(procedure, id) }));
}

/** What ends the limit that runs out next stands first; then what leads on, before what turns aside, ends it or sends it back. */
function weight(procedure: Procedure, row: Standing, id: string): number {
  const act = procedure.acts[id];
  const ending = listOf(procedure.deadlines[row.nextDue ?? '']?.stops).includes(id) ? 0 : 10;
  // Taking up what is suspended leads on, though the state stays.
  if (act?.resumes && act.to === undefined) return ending;
  if (act?.to === undefined || act.to === row.state) return ending + 5;
  if (act.returns) return ending + 4;
  const to = procedure.states[act.to];
  if (to?.final) return ending + 3;
  const comesBack = Object.values(procedure.acts).some((a) => a.to === row.state && listOf<string>(a.from).includes(act.to ?? ''));
  if (comesBack) return ending + 2;
  return ending + (isOpen(to) ? 0 : 1);
}

/** The units that a role of a matter means; the nearest one where several could. */
function unitsOf({ platform: { units } }: On, procedure: Procedure, role: string, row: Standing): readonly RegisteredUnit[] {
  const declared = procedure.roles[role];
  const one = (code: string | null | undefined) => (code ? (units.get(code) ?? []) : []);
  switch (declared?.relation) {
    case 'own':
      return [one(row.unit)].flat();
    case 'above':
      return [one(units.get(row.unit)?.parent)].flat();
    case 'office':
      return nearestHolders(units.all(), declared.office ?? '', row.unitPath);
    case 'named':
      return [one(String(row.values[declared.field ?? ''] ?? ''))].flat();
    default:
      return [];
  }
}

export interface UnitTurn {
  readonly unit: RegisteredUnit;
  readonly acts: readonly string[];
}

/** Which units a matter waits for, and with what. */
export function unitTurns(on: On, procedure: Procedure, row: Standing): readonly UnitTurn[] {
  const acts = new Map<RegisteredUnit, string[]>();
  for (const t of openTurns(on, procedure, row)) {
    for (const unit of unitsOf(on, procedure, t.role, row)) acts.set(unit, [...(acts.get(unit) ?? []), t.act]);
  }
  return [...acts].map(([unit, ids]) => ({ unit, acts: titles(procedure, ids) }));
}

/**
 * Whether a post may urge a unit on a matter: it handles matters, the unit is another one, and its own oversees it or
 * holds an office of the procedure for it.
 */
export function mayUrge(procedure: Procedure, actor: Actor, unit: Pick<RegisteredUnit, 'code' | 'path'>): boolean {
  if (!handlesMatters(actor) || unit.code === actor.unit) return false;
  if (unit.path.startsWith(reachOf(actor))) return true;
  const holding = Object.entries(procedure.roles).some(
    ([id, role]) => role.relation === 'office' && actor.offices.includes(role.office ?? '') && holds(procedure, id, actor),
  );
  return holding && unit.path.startsWith(actor.territory);
}

/** The units that a post may urge on a matter now. */
export function urgeable(on: On, procedure: Procedure, actor: Actor, row: Standing): readonly RegisteredUnit[] {
  const done = row.suspendedOn !== null || (!isOpen(procedure.states[row.state]) && row.nextDueOn === null);
  if (done) return [];
  return unitTurns(on, procedure, row).flatMap(({ unit }) => (mayUrge(procedure, actor, unit) ? [unit] : []));
}
