import { type ActDecl, isOpen, listOf, type Procedure } from '#kernel';

/** What a declaration says of one act in one role: where somebody waits for it. */
export interface Turn {
  readonly act: string;
  readonly role: string;
  /** States in hand in which it is waited for. */
  readonly states: readonly string[];
  /** Other states in which it is waited for once the limit comes near that it begins or ends. */
  readonly near: readonly string[];
  /** All states it may be done in. */
  readonly from: readonly string[];
  readonly resumes: boolean;
}

/** An act that sends a matter back, and the state in which it then is. */
export interface Return {
  readonly act: string;
  readonly by: readonly string[];
  readonly states: readonly string[];
}

const known = new WeakMap<Procedure, readonly Turn[]>();

/** Who is waited for where, as declared; found once per declaration. */
export function turnsOf(procedure: Procedure): readonly Turn[] {
  const found = known.get(procedure) ?? Object.entries(procedure.acts).flatMap(([id, act]) => turnsOfAct(procedure, id, act));
  known.set(procedure, found);
  return found;
}

function fromOf(procedure: Procedure, act: ActDecl): readonly string[] {
  const living = Object.keys(procedure.states).filter((s) => !procedure.states[s]?.final);
  return act.from === 'open' ? living : listOf(act.from).filter((s) => living.includes(s));
}

/** Whether the act begins or ends a limit that is a due date. */
const timed = (procedure: Procedure, id: string): boolean =>
  Object.values(procedure.deadlines).some(
    (d) => d.kind === 'at-most' && [...listOf(d.starts), ...(d.restarts ?? []), ...listOf(d.stops)].includes(id),
  );

function turnsOfAct(procedure: Procedure, id: string, act: ActDecl): Turn[] {
  const from = fromOf(procedure, act);
  const states = (act.awaited ?? from).filter((s) => isOpen(procedure.states[s]));
  const near = act.awaited?.length !== 0 && timed(procedure, id) ? from.filter((s) => !states.includes(s)) : [];
  const turn = { act: id, states, near, from, resumes: act.resumes === true };
  return listOf<string>(act.by).flatMap((role) => (role === 'clock' ? [] : { ...turn, role }));
}

/** The acts of a declaration that send a matter back. */
export const returnsOf = (procedure: Procedure): readonly Return[] =>
  Object.entries(procedure.acts).flatMap(([id, act]) =>
    act.returns ? { act: id, by: listOf<string>(act.by), states: act.to === undefined ? fromOf(procedure, act) : [act.to] } : [],
  );
