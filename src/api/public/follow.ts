import {
  type Clock,
  clocksOf,
  type Event,
  isApart,
  type Procedure,
  printLimit,
  seeField,
  startsFrom,
  thePublic,
  type Values,
  view,
} from '#kernel';
import type { StoredMatter } from '#store';
import type { FollowDto } from '../contract/public.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { basisDto, notFound } from '../problem.ts';
import { holderId, isForAnyone } from './citizen.ts';
import { factsOf, namedIn, namesIn } from './print.ts';
import { formOf } from './services.ts';

/** Who gave each value last. */
function givers({ events, opened }: StoredMatter): ReadonlyMap<string, string> {
  const by = new Map<string, string>();
  const named = (e: Event) => [...Object.keys(e.values), ...Object.keys(e.digests), ...Object.keys(opened.get(e.seq) ?? {})];
  for (const event of events) for (const field of named(event)) by.set(field, event.actor);
  return by;
}

/**
 * What the holder of a receipt may see: all that a party may, but of personal data of others (another party, an official)
 * no more than the public.
 */
export function seenByHolder(procedure: Procedure, stored: StoredMatter): Values {
  const opening = stored.matter.history[0];
  const roles = opening?.actor === holderId ? [opening.role] : [];
  const seen = view(procedure, stored.matter, { kind: 'party', roles, inScope: false });
  if (!seen) throw notFound();
  const by = givers(stored);
  const shown: Record<string, Values[string]> = {};
  for (const [id, value] of Object.entries(seen.values)) {
    const field = procedure.fields[id];
    const held = stored.matter.values[id];
    if (!field || held === undefined) continue;
    const foreign = isApart(field) && by.get(id) !== holderId;
    const masked = foreign ? seeField(field, held, thePublic)?.value : value;
    if (masked !== undefined) shown[id] = masked;
  }
  return shown;
}

/** Limits of the law that run; what the platform only reminds of is no right of the party. */
function clocksFor(platform: Platform, procedure: Procedure, stored: StoredMatter): FollowDto['clocks'] {
  const binding = (c: Clock) => c.kind === 'at-most' && c.basis.mark !== 'default' && (c.state === 'running' || c.state === 'paused');
  return clocksOf(procedure, stored.matter, platform.law())
    .filter(binding)
    .map((c) => ({
      ...{ title: c.title, due: c.due ?? null, paused: c.state === 'paused', basis: basisDto(c.basis) },
      limit: c.limit ? printLimit(c.limit) : '',
    }));
}

/** Where the matter went, and what the holder did; what an office does between is its own affair. */
function stepsFor(procedure: Procedure, { matter }: StoredMatter): FollowDto['steps'] {
  return matter.history
    .filter((step) => step.actor === holderId || step.from !== step.to)
    .map((step) => ({
      ...{ on: step.on, title: procedure.acts[step.act]?.title ?? step.act, own: step.actor === holderId },
      state: procedure.states[step.to]?.title ?? step.to,
    }));
}

/** The matter of a receipt, as its holder sees it. */
export async function followDto(platform: Platform, key: string, code: string): Promise<FollowDto> {
  const stored = await platform.store.matter(key);
  if (!stored) throw notFound();
  const procedure = procedureOf(platform, stored.matter);
  const { matter } = stored;
  const values = seenByHolder(procedure, stored);
  const printing = { platform, named: await namedIn(platform, procedure, values) };
  const { title: titleField, number: numberField } = procedure.shows;
  const told = Object.keys(procedure.fields).filter((id) => id !== titleField && id !== numberField);
  const state = procedure.states[matter.state];
  const acts = Object.entries(procedure.acts).filter(
    ([id, act]) => act.from !== undefined && isForAnyone(procedure, id) && startsFrom(procedure, act, matter),
  );
  return {
    ...{ code, kind: procedure.title, ...namesIn(procedure, values) },
    unit: platform.units.get(matter.unit)?.name ?? '',
    state: { title: state?.title ?? matter.state, final: state?.final === true },
    suspended: matter.suspendedOn !== undefined,
    ...{ openedOn: matter.openedOn, closedOn: matter.closedOn ?? null, seq: matter.seq },
    steps: stepsFor(procedure, stored),
    clocks: clocksFor(platform, procedure, stored),
    facts: factsOf(printing, procedure, values, told),
    acts: acts.map(([id]) => formOf(platform, procedure, id)),
  };
}

/** The values in which the holder may see a file. */
export async function valuesOfHolder(platform: Platform, key: string): Promise<Values> {
  const stored = await platform.store.matter(key);
  if (!stored) throw notFound();
  return seenByHolder(procedureOf(platform, stored.matter), stored);
}
