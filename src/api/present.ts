import {
  type Actor,
  type Clock,
  clocksOf,
  closedReason,
  type Event,
  explain,
  isList,
  type Json,
  listOf,
  type Matter,
  matterKey,
  type Procedure,
  printLimit,
  rolesOf,
  seeField,
  startsFrom,
  type Values,
  type Viewer,
  view,
  type World,
  workingDaysBetween,
} from '#kernel';
import type { ActDto, ClockDto, LineDto, RowDto, StepDto } from './contract.ts';
import { lightOf } from './light.ts';
import type { Platform } from './platform.ts';
import { basisDto, refusalDto } from './problem.ts';
import { handlesMatters, oversees } from './scope.ts';

/** How an official stands to a matter: in scope through the unit's subtree or through any role. */
export function viewerOf(procedure: Procedure, actor: Actor, matter: Pick<Matter, 'unit' | 'unitPath' | 'values'>): Viewer {
  const roles = rolesOf(procedure, actor, matter);
  const inScope = handlesMatters(actor) && (oversees(actor, matter) || roles.length > 0);
  return { kind: 'official', roles, inScope };
}

/** A matter as the list or a projection holds it. */
export interface Projected {
  readonly id: string;
  readonly region: string;
  readonly state: string;
  readonly unit: string;
  readonly unitPath: string;
  readonly openedOn: string;
  readonly closedOn: string | undefined | null;
  readonly nextDueOn: string | undefined | null;
  readonly suspended: boolean;
  readonly values: Values;
}

const text = (value: Json | undefined): string | null => (value === undefined || value === null ? null : String(value));

/** One row; undefined when the viewer may not know of the matter. Everything has passed view(). */
export function rowDto(platform: Platform, procedure: Procedure, m: Projected, viewer: Viewer): RowDto | undefined {
  const seen = view(procedure, { state: m.state, values: m.values, history: [] }, viewer);
  return seen && { ...lineOf(platform, procedure, m, seen.values), values: seen.values as Readonly<Record<string, Json>> };
}

/** One line about a matter: its title and number as the viewer may see them, no other value. */
export function lineDto(platform: Platform, procedure: Procedure, m: Projected, viewer: Viewer): LineDto | undefined {
  const { title, number } = procedure.shows;
  const values = Object.fromEntries([title, ...(number === undefined ? [] : [number])].map((id) => [id, m.values[id]]));
  const seen = view(procedure, { state: m.state, values, history: [] }, viewer);
  return seen && lineOf(platform, procedure, m, seen.values);
}

function lineOf(platform: Platform, procedure: Procedure, m: Projected, values: Values): LineDto {
  const { shows } = procedure;
  const state = procedure.states[m.state];
  const title = text(values[shows.title]) ?? procedure.title;
  const closedOn = m.closedOn ?? null;
  return {
    key: matterKey(m),
    procedure: procedure.id,
    number: shows.number === undefined ? null : text(values[shows.number]),
    title: printed(procedure, shows.title, title),
    state: { id: m.state, title: state?.title ?? m.state, final: state?.final === true },
    unit: { code: m.unit, name: platform.units.get(m.unit)?.name ?? m.unit },
    openedOn: m.openedOn,
    closedOn,
    nextDueOn: m.nextDueOn ?? null,
    light: lightOf(
      { due: m.nextDueOn, closedOn, paused: m.suspended, settled: state?.settled === true },
      platform.today(),
      platform.law().calendar,
      platform.soonDays(),
    ),
  };
}

const printed = (procedure: Procedure, field: string, value: string): string => procedure.fields[field]?.spec.options?.[value] ?? value;

export function clockDto(platform: Platform, clock: Clock): ClockDto {
  const { calendar } = platform.law();
  const standing = { due: clock.due, closedOn: clock.state === 'stopped' ? clock.stoppedOn : undefined, paused: clock.state === 'paused' };
  return {
    ...clock,
    basis: basisDto(clock.basis),
    limit: clock.limit ? printLimit(clock.limit) : '至所定日期',
    extension: clock.extension ? printLimit(clock.extension) : null,
    light: lightOf(standing, platform.today(), calendar, platform.soonDays()),
    strip: explain(calendar, clock),
  };
}

/** The acts from where the matter stands: mine first; the reason where one is closed to me. */
export function actDtos(platform: Platform, procedure: Procedure, matter: Matter | undefined, actor: Actor, world: World): ActDto[] {
  const proposal = { procedure, matter, on: platform.today(), recordedAt: platform.now(), actor, world, law: platform.law() };
  return Object.entries(procedure.acts)
    .filter(([, act]) => startsFrom(procedure, act, matter) && !(listOf(act.by).length === 1 && act.by === 'clock'))
    .map(([id, act]) => {
      const closed = closedReason(proposal, id);
      return {
        id,
        title: act.title,
        basis: basisDto(act.basis),
        needs: act.needs ?? [],
        asks: [...(act.asks ?? []), ...(act.lateReason && !act.asks?.includes(act.lateReason) ? [act.lateReason] : [])],
        by: listOf(act.by).map((r) => (r === 'clock' ? '平台' : (procedure.roles[r]?.title ?? r))),
        to: act.to ?? null,
        closed: closed ? refusalDto(closed) : null,
        mine: !closed,
      };
    });
}

const roleTitle = (procedure: Procedure, role: string): string => procedure.roles[role]?.title ?? '';

/** The values of one step that the viewer may see, by the same decision as the whole matter. */
function seenValues(procedure: Procedure, values: Values, viewer: Viewer): Record<string, Json> {
  const shown: Record<string, Json> = {};
  for (const [field, value] of Object.entries(values)) {
    const declared = procedure.fields[field];
    const seen = declared && value !== undefined && value !== null ? seeField(declared, value, viewer) : undefined;
    if (seen) shown[field] = seen.value;
  }
  return shown;
}

/** The timeline: each step with the values given in it, as this viewer may see them. */
export function stepDtos(
  platform: Platform,
  procedure: Procedure,
  events: readonly Event[],
  opened: (seq: number) => Values,
  more: { viewer: Viewer; actorOf: (id: string, role: string, actsFor?: string) => StepDto['actor'] },
): StepDto[] {
  const { calendar } = platform.law();
  return events.map((e) => {
    const act = procedure.acts[e.act];
    return {
      seq: e.seq,
      act: e.act,
      title: act?.title ?? e.act,
      basis: basisDto(act?.basis ?? procedure.basis),
      on: e.occurredOn,
      recordedAt: e.recordedAt,
      late: workingDaysBetween(calendar, e.occurredOn, e.recordedAt.slice(0, 10)) > platform.lateEntryDays(),
      actor: more.actorOf(e.actor, roleTitle(procedure, e.role), e.actorFor),
      unit: platform.units.get(e.actorUnit)?.name ?? '',
      state: procedure.states[e.to]?.title ?? e.to,
      values: seenValues(procedure, { ...e.values, ...opened(e.seq) }, more.viewer),
      seal: e.seal.slice(0, 12),
    };
  });
}

/** Ids of matters and codes of units named in values, to be printed by name. */
export function namedIn(procedure: Procedure, values: Readonly<Record<string, Json>>): { matters: string[]; units: string[] } {
  const matters: string[] = [];
  const units: string[] = [];
  for (const [id, value] of Object.entries(values)) {
    const kind = procedure.fields[id]?.kind;
    const held = (isList(value) ? value : [value]).filter((v) => typeof v === 'string');
    if (kind === 'reference') matters.push(...held);
    if (kind === 'unit') units.push(...held);
  }
  return { matters, units };
}

export const liveClocks = (platform: Platform, procedure: Procedure, matter: Matter): ClockDto[] =>
  clocksOf(procedure, matter, platform.law()).map((clock) => clockDto(platform, clock));
