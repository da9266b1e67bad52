import type { Draft, Matter, Step } from './matter.ts';
import type { Procedure } from './procedure.ts';
import { Fault, type Values } from './value.ts';

function stepOf({ seq, act, occurredOn, recordedAt, actor, actorFor, actorUnit, role, from, to, clocks }: Draft): Step {
  return { seq, act, on: occurredOn, recordedAt, actor, ...(actorFor !== undefined && { actorFor }), actorUnit, role, from, to, clocks };
}

/** One event further, with the values it keeps apart where they still exist. The event was accepted: nothing is judged. */
export function apply(procedure: Procedure, before: Matter | undefined, event: Draft, opened: Values = {}): Matter {
  const act = procedure.acts[event.act];
  if (!act) throw new Fault('act-unknown', `${event.procedure}@${event.edition} has no act ${event.act}`);
  if (event.seq !== (before?.seq ?? 0) + 1) throw new Fault('seq-gap', `event ${event.seq} after ${before?.seq ?? 0}`);
  const final = procedure.states[event.to]?.final === true;
  const lifted = final || act.resumes === true;
  const suspendedOn = act.suspends ? event.occurredOn : before?.suspendedOn;
  return {
    id: event.matter,
    region: event.region,
    procedure: event.procedure,
    edition: event.edition,
    state: event.to,
    suspendedOn: lifted ? undefined : suspendedOn,
    voided: before?.voided === true || act.voids === true,
    unit: event.unit,
    unitPath: event.unitPath,
    openedOn: before?.openedOn ?? event.occurredOn,
    closedOn: final ? (before?.closedOn ?? event.occurredOn) : undefined,
    values: { ...before?.values, ...event.values, ...opened },
    seq: event.seq,
    history: before ? [...before.history, stepOf(event)] : [stepOf(event)],
  };
}

/** Folds a matter from all its events, in order. */
export function evolve(procedure: Procedure, events: readonly Draft[], opened: (seq: number) => Values = () => ({})): Matter | undefined {
  let matter: Matter | undefined;
  for (const event of events) matter = apply(procedure, matter, event, opened(event.seq));
  return matter;
}
