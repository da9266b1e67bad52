/** What every part of the work on an assessment asks: the kind, the matter, who may do what on it. */
import { type Actor, clocksOf, closedReason, listOf, nextDue, type Procedure, rolesOf, type Values, view } from '#kernel';
import { everyRow, type StoredMatter } from '#store';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { oversees } from '../scope.ts';
import type { Signed } from '../session.ts';
import type { AssessmentKind } from './kind.ts';

export function kindIn(platform: Platform): AssessmentKind {
  if (!platform.assessmentKind) throw notFound();
  return platform.assessmentKind;
}

export function declared(platform: Platform, id: string): Procedure {
  const found = platform.registry.latest(id);
  if (!found) throw notFound();
  return found;
}

/** Every matter of a procedure that was not entered by mistake; whole city, or within a unit. */
export const mattersOf = async (platform: Platform, procedure: string, within: { unitPath?: string; unit?: string } = {}) =>
  (await Array.fromAsync(everyRow(platform.store, { procedure, unitPath: '', ...within }))).filter((row) => !row.voided);

/** A matter of a kind in which the person holds one of these roles; else «not found». */
export async function matterFor(
  platform: Platform,
  who: Signed,
  at: { readonly key: string; readonly procedure: string; readonly roles: readonly string[] },
): Promise<StoredMatter> {
  const stored = await platform.store.matter(at.key);
  if (stored?.matter.procedure !== at.procedure) throw notFound();
  const own = rolesOf(declared(platform, at.procedure), who.actor, stored.matter);
  if (!at.roles.some((role) => own.includes(role))) throw notFound();
  return stored;
}

/** The values that the person may see. */
export function seen(platform: Platform, who: Signed, { matter }: Pick<StoredMatter, 'matter'>): Values {
  const procedure = declared(platform, matter.procedure);
  const roles = rolesOf(procedure, who.actor, matter);
  const inScope = oversees(who.actor, matter) || roles.length > 0;
  return view(procedure, matter, { kind: 'official', roles, inScope })?.values ?? {};
}

/** Acts that nothing known before the values closes to the person. */
export function actsOpen(platform: Platform, who: Signed, { matter }: Pick<StoredMatter, 'matter'>): readonly string[] {
  const procedure = declared(platform, matter.procedure);
  const world = { unit: () => undefined, hasFile: () => true, linked: () => undefined, serial: () => 0 };
  const on = platform.today();
  const common = { procedure, matter, on, recordedAt: platform.now(), actor: who.actor, world, law: platform.law() };
  return Object.entries(procedure.acts).flatMap(([id, act]) => {
    const byPeople = listOf<string>(act.by).some((role) => role !== 'clock');
    return byPeople && closedReason(common, id) === undefined ? [id] : [];
  });
}

export function dueOf(platform: Platform, { matter }: Pick<StoredMatter, 'matter'>) {
  const due = nextDue(clocksOf(declared(platform, matter.procedure), matter, platform.law()));
  return due?.due === undefined ? null : { title: due.title, on: due.due };
}

export const stateOf = (platform: Platform, row: { readonly procedure: string; readonly state: string }) => ({
  id: row.state,
  title: declared(platform, row.procedure).states[row.state]?.title ?? row.state,
});

/** The platform itself, entering what it has computed for a unit. */
export const machineFor = ({ unit, unitPath }: { readonly unit: string; readonly unitPath: string }): Actor => ({
  ...{ id: 'clock', name: '平台', kind: 'clock' as const, unit, unitPath, duties: [], offices: [], territory: unitPath },
});

interface Doing {
  readonly actor: Actor;
  readonly procedure: string;
  readonly key?: string;
  readonly act: string;
  readonly values?: Values;
}

/** Does an act, or throws what stands against it. */
export async function perform(platform: Platform, { values = {}, ...ask }: Doing): Promise<string> {
  const answer = await platform.store.act({ ...ask, values, on: platform.today(), recordedAt: platform.now() });
  if (!answer.ok) throw new Refused(answer.conflict ? 409 : 422, ...answer.refusals);
  return answer.key;
}
