import { type Actor, holds, isOpen, type Procedure } from '#kernel';
import type { WorkArm, WorkPart } from '#store';
import type { Platform } from '../platform.ts';
import { handlesMatters } from '../scope.ts';
import { type Door, doorOf, placeOf } from './places.ts';
import { returnsOf, type Turn, turnsOf } from './turns.ts';

type On = Pick<Platform, 'registry' | 'units' | 'store'>;

/** Arms gathered by door. */
class Plan {
  readonly #arms = new Map<Door, Map<string, WorkArm>>();

  add(door: Door, arm: WorkArm): void {
    if (arm.states.length === 0) return;
    const arms = this.#arms.get(door) ?? new Map<string, WorkArm>();
    this.#arms.set(door, arms);
    const { states: _, ...rest } = arm;
    const key = JSON.stringify(rest);
    const there = arms.get(key);
    arms.set(key, there ? { ...there, states: [...new Set([...there.states, ...arm.states])] } : arm);
  }

  parts(on: On, actor: Actor): WorkPart[] {
    return [...this.#arms].map(([door, arms]) => ({ place: placeOf(on, actor, door), arms: [...arms.values()] }));
  }
}

interface Kind {
  readonly procedure: Procedure;
  /** What tells its matters apart: the edition too, where several are in use. */
  readonly of: Pick<WorkArm, 'procedure' | 'edition'>;
}

function kindsOf({ registry }: On): Kind[] {
  return registry.all.flatMap((latest) => {
    const editions = Array.from({ length: latest.version }, (_, i) => registry.edition(latest.id, i + 1) ?? []).flat();
    return editions.map((procedure) => ({
      procedure,
      of: { procedure: procedure.id, ...(editions.length > 1 && { edition: procedure.version }) },
    }));
  });
}

const doorFor = (procedure: Procedure, role: string): Door | undefined => {
  const declared = procedure.roles[role];
  return declared && doorOf(declared);
};

/** Turns whose role and act the post holds. */
const turnsFor = (procedure: Procedure, actor: Actor): readonly Turn[] =>
  turnsOf(procedure).filter((t) => holds(procedure, t.role, actor, t.act));

/** What waits for a post, and what came back to it; or the latter alone. */
export function waitingParts(on: On, actor: Actor, only?: 'back'): WorkPart[] {
  if (!handlesMatters(actor)) return [];
  const plan = new Plan();
  for (const kind of kindsOf(on)) {
    const turns = turnsFor(kind.procedure, actor);
    if (only === undefined) for (const turn of turns) addTurn(plan, kind, turn);
    addReturned(plan, kind, turns, actor);
  }
  return plan.parts(on, actor);
}

function addTurn(plan: Plan, { procedure, of }: Kind, turn: Turn): void {
  const door = doorFor(procedure, turn.role);
  if (!door) return;
  if (turn.resumes) return plan.add(door, { ...of, states: turn.from, when: 'suspended' });
  plan.add(door, { ...of, states: turn.states });
  plan.add(door, { ...of, states: turn.near, when: 'near' });
}

/** What was sent back into a state in which the post may do something, by a role that it does not hold itself. */
function addReturned(plan: Plan, { procedure, of }: Kind, turns: readonly Turn[], actor: Actor): void {
  for (const back of returnsOf(procedure)) {
    if (back.by.some((role) => holds(procedure, role, actor, back.act))) continue;
    for (const turn of turns) {
      const door = doorFor(procedure, turn.role);
      const states = back.states.filter((s) => turn.from.includes(s));
      if (door) plan.add(door, { ...of, states, last: { acts: [back.act] }, back: true });
    }
  }
}

/**
 * What the post or its unit handed on and others have in hand: the unit's own matters, and matters of others in which the
 * unit took the last step. Where a colleague is waited for, only what the person handed on.
 */
export function handedOnParts(on: On, actor: Actor): WorkPart[] {
  if (!handlesMatters(actor)) return [];
  const plan = new Plan();
  for (const kind of kindsOf(on)) {
    const { procedure } = kind;
    const mine = Object.keys(procedure.roles).filter((role) => holds(procedure, role, actor));
    const doors = new Set(mine.flatMap((role) => doorFor(procedure, role) ?? []).filter((door) => door !== 'above'));
    for (const door of doors) addHandedOn(plan, kind, door, actor);
  }
  return plan.parts(on, actor);
}

const waitsIn = (turns: readonly Turn[], state: string): boolean => turns.some((t) => t.states.includes(state));

function addHandedOn(plan: Plan, { procedure, of }: Kind, door: Door, actor: Actor): void {
  const turns = turnsOf(procedure);
  const atDoor = turns.filter((t) => doorFor(procedure, t.role) === door);
  const mine = turnsFor(procedure, actor).filter((t) => atDoor.includes(t));
  for (const [state, decl] of Object.entries(procedure.states)) {
    if (!isOpen(decl) || !waitsIn(turns, state) || waitsIn(mine, state)) continue;
    const last = waitsIn(atDoor, state) ? { last: { actor: actor.id } } : door === 'own' ? {} : { last: { unit: actor.unit } };
    plan.add(door, { ...of, states: [state], ...last, ...elsewhere(procedure, turns, state, door) });
  }
}

/** The unit may itself be who is waited for, by another door than the one looked through. */
function elsewhere(procedure: Procedure, turns: readonly Turn[], state: string, door: Door): Pick<WorkArm, 'unlessNamed' | 'unlessOwn'> {
  const doors = turns.filter((t) => t.states.includes(state)).flatMap((t) => doorFor(procedure, t.role) ?? []);
  const named = doors.find((d) => d.startsWith('named ') && d !== door);
  return {
    ...(named !== undefined && { unlessNamed: named.slice('named '.length) }),
    ...(door !== 'own' && doors.includes('own') && { unlessOwn: true as const }),
  };
}
