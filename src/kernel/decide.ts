import { type CivilDate, daysBetween, isCivilDate, printDate } from './date.ts';
import { type Clock, clockOf, factOf, type Law } from './deadline.ts';
import { apply } from './evolve.ts';
import { applies, isAbsent, printValue, type Read, type ReadContext, readField } from './field/index.ts';
import type { Actor, ClockFact, Draft, LinkedMatter, Matter } from './matter.ts';
import { resolve } from './norm.ts';
import type { ActDecl, GuardView, Procedure, SerialDecl } from './procedure.ts';
import { type Refusal, refusal } from './refusal.ts';
import { mayOpenAs, rolesOf } from './role.ts';
import { Fault, isList, type Json, listOf, type Values } from './value.ts';

/** A unit, as far as a decision needs to know it. */
type Owner = { readonly code: string; readonly path: string; readonly region: string };

/** What a decision may ask of the world; the host has loaded it all before, so nothing waits. */
export interface World {
  unit(code: string): (Owner & { readonly kind: string }) | undefined;
  hasFile(sha256: string): boolean;
  /** Another matter by its public id `region/uuid`. */
  linked(id: string): LinkedMatter | undefined;
  /** The next number of a series. Asked only when everything else is in order. */
  serial(series: string): number;
}

export interface Proposal {
  readonly procedure: Procedure;
  /** The matter acted upon; undefined when the act opens one. */
  readonly matter: Matter | undefined;
  /** The id for a matter that is opened. */
  readonly newId: string;
  readonly act: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly on: CivilDate;
  /** ISO instant of entry with the city's offset, e.g. 2019-06-30T09:12:00+08:00. */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly world: World;
  readonly law: Law;
}

export type Decision =
  | { readonly ok: true; readonly draft: Draft; readonly matter: Matter }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

const no = (...refusals: Refusal[]): Decision => ({ ok: false, refusals });

/** Judges one act on one matter. Pure and deterministic; refusals come back together, a fault is thrown. */
export function decide(p: Proposal): Decision {
  const act = p.procedure.acts[p.act];
  if (!act) return no(refusal('act-unknown', '没有这个办理动作', { remedy: '请从页面上列出的动作中选择', basis: p.procedure.basis }));
  const wrongState = stateRefusal(p, act);
  if (wrongState) return no(wrongState);
  const read = readValues(p, act);
  const values: Values = { ...p.matter?.values, ...read.given };
  const owner = ownerOf(p, values);
  if (!owner) return no(refusal('owner-unknown', '没有写明事项所属单位', { remedy: '请从单位名册中选择' }), ...read.refusals);
  // Nobody gains a role by a value of the very act: on a matter that exists the values before the act count.
  const target = { unit: owner.code, unitPath: owner.path, values: p.matter?.values ?? values };
  const role = rolesOf(p.procedure, p.actor, target, p.act).find((id) => listOf(act.by).includes(id));
  if (role === undefined) return no(notCompetent(p, act));
  const refusals = [...dateRefusals(p), ...read.refusals, ...separation(p, act), ...linkRefusals(p, read.given)];
  const clock = clocksBefore(p);
  if (refusals.length === 0) {
    refusals.push(...gateRefusals(p, values, clock), ...lateRefusals(p, act, values, clock), ...guardRefusals(p, act, values, clock));
  }
  if (refusals.length > 0) return no(...refusals);
  const draft = draftOf(p, act, { given: { ...read.given, ...serials(p, values, owner) }, role, owner });
  const matter = apply(p.procedure, p.matter, draft);
  const clocks = clockFacts(p, matter, clock);
  if (clocks === undefined) return { ok: true, draft, matter };
  const timed = { ...draft, clocks };
  return { ok: true, draft: timed, matter: apply(p.procedure, p.matter, timed) };
}

type FindClock = (id: string) => Clock | undefined;

/** The clocks as they stood before the act, each worked out once and only when asked for. */
function clocksBefore({ procedure, matter, law }: Pick<Proposal, 'procedure' | 'matter' | 'law'>): FindClock {
  const known = new Map<string, Clock | undefined>();
  return (id) => {
    if (matter && !known.has(id)) known.set(id, clockOf(procedure, id, matter, law));
    return known.get(id);
  };
}

/** Whether an act may start from where the matter stands. */
export function startsFrom(procedure: Procedure, act: ActDecl, matter: Matter | undefined): boolean {
  if (!matter) return act.from === undefined;
  if (act.from === undefined) return false;
  if (matter.suspendedOn !== undefined && !act.resumes && !act.voids && !listOf(act.by).includes('clock')) return false;
  if (act.resumes && matter.suspendedOn === undefined) return false;
  return act.from === 'open' ? procedure.states[matter.state]?.final !== true : listOf(act.from).includes(matter.state);
}

function stateRefusal(p: Proposal, act: ActDecl): Refusal | undefined {
  if (startsFrom(p.procedure, act, p.matter)) return undefined;
  if (!p.matter) return refusal('no-matter', `「${act.title}」须在已有事项上办理`, { remedy: '请先打开事项', basis: act.basis });
  const now = p.procedure.states[p.matter.state]?.title ?? p.matter.state;
  if (p.matter.suspendedOn) return refusal('suspended', `事项已中止，不能「${act.title}」`, { remedy: '恢复办理后再办', basis: act.basis });
  const froms = listOf(act.from).map((s) => p.procedure.states[s]?.title ?? s);
  const from = froms.length ? `应在「${froms.join('」「')}」时办理` : '这一步用于新办事项';
  return refusal('wrong-state', `事项现为「${now}」，不能「${act.title}」`, { remedy: from, basis: act.basis });
}

/**
 * Reads what was given; refuses what was not asked for and what is missing. A value whose field does not apply, given
 * the others, is left out: a form may still hold it from before another choice was made.
 */
function readValues(p: Proposal, act: ActDecl): { given: Values; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const values: Record<string, Json> = {};
  const ctx: ReadContext = {
    today: p.recordedAt.slice(0, 10),
    unitKind: (code) => p.world.unit(code)?.kind,
    hasFile: (sha) => p.world.hasFile(sha),
  };
  for (const [id, input] of Object.entries(p.values)) {
    if (isAbsent(input)) continue;
    const read = readOne(p, act, id, input, ctx);
    if ('value' in read) values[id] = read.value;
    else refusals.push(...read.refusals);
  }
  Object.assign(values, act.sets);
  const after: Values = { ...p.matter?.values, ...values };
  for (const id of Object.keys(values)) if (!applies(p.procedure.fields[id] ?? {}, after)) delete values[id];
  refusals.push(...missing(p, act, after, new Set(refusals.map((r) => r.field))));
  return { given: values, refusals };
}

/** What an act may be given: what it needs, what it asks, and its reason for being late. */
const asks = (act: ActDecl, id: string): boolean => act.needs?.includes(id) || act.asks?.includes(id) || act.lateReason === id;

function readOne(p: Proposal, act: ActDecl, id: string, input: unknown, ctx: ReadContext): Read {
  const field = p.procedure.fields[id];
  if (field && asks(act, id)) return readField(id, field, input, ctx);
  const said = `「${act.title}」不填「${field?.title ?? id.slice(0, 40)}」`;
  return { refusals: [refusal('field-not-asked', said, { remedy: '请去掉这一项', basis: act.basis, field: id })] };
}

function missing(p: Proposal, act: ActDecl, after: Values, refused: ReadonlySet<string | undefined>): Refusal[] {
  return (act.needs ?? []).flatMap((id) => {
    const field = p.procedure.fields[id];
    if (!field || refused.has(id) || after[id] !== undefined || !applies(field, after)) return [];
    const more = { remedy: field.help ?? '填写后再提交', basis: field.basis ?? act.basis, field: id };
    return [refusal('field-missing', `请填写「${field.title}」`, more)];
  });
}

/** The unit that owns the matter: as before, or named by the owner field, or the actor's. */
function ownerOf(p: Proposal, values: Values): Owner | undefined {
  if (p.matter) return { code: p.matter.unit, path: p.matter.unitPath, region: p.matter.region };
  const { owner } = p.procedure;
  const code = owner === undefined ? p.actor.unit : values[owner];
  return typeof code === 'string' ? p.world.unit(code) : undefined;
}

function notCompetent(p: Proposal, act: ActDecl): Refusal {
  const who = listOf(act.by).map((r) => (r === 'clock' ? '平台按期自动办理' : (p.procedure.roles[r]?.title ?? r)));
  return refusal('not-competent', `您的岗位无权「${act.title}」`, { remedy: `应由${who.join('、')}办理`, basis: act.basis });
}

function dateRefusals(p: Proposal): Refusal[] {
  if (!isCivilDate(p.on)) return [refusal('date-shape', '发生日期不是存在的日期', { remedy: '请按 2019-06-30 的格式填写', field: 'on' })];
  if (p.on > p.recordedAt.slice(0, 10))
    return [refusal('future-date', '不得登记尚未发生的日期', { remedy: '请核对发生日期', field: 'on' })];
  const last = p.matter?.history.at(-1);
  if (last && p.on < last.on) {
    const title = p.procedure.acts[last.act]?.title ?? last.act;
    return [
      refusal('date-order', `发生日期不得早于上一步「${title}」（${printDate(last.on)}）`, { remedy: '请核对发生日期', field: 'on' }),
    ];
  }
  return [];
}

function separation(p: Proposal, act: ActDecl): Refusal[] {
  // A stand-in and who is stood in for count as one.
  const who = [p.actor.id, p.actor.actsFor ?? p.actor.id];
  const same = p.matter?.history.find((s) => act.notBy?.includes(s.act) && (who.includes(s.actor) || who.includes(s.actorFor ?? s.actor)));
  if (!same || p.actor.kind === 'clock') return [];
  const done = p.procedure.acts[same.act]?.title ?? same.act;
  const said = `您办理过「${done}」，不得再办「${act.title}」`;
  return [refusal('self-review', said, { remedy: '请由本单位其他有权人员办理', basis: act.basis })];
}

function linkRefusals(p: Proposal, given: Values): Refusal[] {
  return Object.entries(given).flatMap(([id, value]) => {
    const field = p.procedure.fields[id];
    if (field?.kind !== 'reference') return [];
    const ids = (isList(value) ? value : [value]).map(String);
    if (ids.every((one) => p.world.linked(one)?.procedure === field.spec.procedure)) return [];
    const said = `「${field.title}」所指事项不存在或类型不符`;
    return [refusal('reference-unknown', said, { remedy: '请从列表中选择', field: id })];
  });
}

/** The act would be the first that an at-least limit allows. */
function gateRefusals(p: Proposal, values: Values, clocks: FindClock): Refusal[] {
  return Object.entries(p.procedure.deadlines).flatMap(([id, decl]) => {
    if (!decl.gates?.includes(p.act) || (decl.waivedBy !== undefined && values[decl.waivedBy] !== undefined)) return [];
    const clock = clocks(id);
    if (!clock) return [];
    if (clock.state === 'paused') return [refusal('too-early', `「${clock.title}」正在中止`, { remedy: '恢复后再办', basis: clock.basis })];
    if (!clock.due || p.on >= clock.due) return [];
    const more = { remedy: `最早可办日为${printDate(clock.due)}`, basis: clock.basis, field: 'on' };
    return [refusal('too-early', `「${clock.title}」未满`, more)];
  });
}

function lateRefusals(p: Proposal, act: ActDecl, values: Values, clocks: FindClock): Refusal[] {
  const { lateReason } = act;
  if (!lateReason || values[lateReason] !== undefined) return [];
  return Object.entries(p.procedure.deadlines).flatMap(([id, decl]) => {
    const clock = listOf(decl.stops).includes(p.act) ? clocks(id) : undefined;
    if (clock?.kind !== 'at-most' || clock.state !== 'running' || !clock.due || p.on <= clock.due) return [];
    const more = { remedy: '请填写超期原因后办理', basis: clock.basis, field: lateReason };
    return [refusal('late-reason', `「${clock.title}」已超期${daysBetween(clock.due, p.on)}天`, more)];
  });
}

function guardRefusals(p: Proposal, act: ActDecl, values: Values, clock: FindClock): Refusal[] {
  const guards = listOf(act.guard);
  if (guards.length === 0) return [];
  const { matter, on, law } = p;
  const ids = (field: string): string[] => {
    const held = values[field];
    return held === undefined ? [] : (isList(held) ? held : [held]).map(String);
  };
  const view: GuardView = {
    values,
    matter,
    on,
    calendar: law.calendar,
    linked: (field) => ids(field).map((id) => p.world.linked(id))[0],
    linkedAll: (field) => ids(field).flatMap((id) => p.world.linked(id) ?? []),
    inForce: (norm, day = on) => resolve(norm, day, law.policies).value,
    clock,
    did: (name) => matter?.history.findLast((s) => s.act === name),
    unitKind: (code) => p.world.unit(code)?.kind,
  };
  return guards.flatMap((guard) => listOf<Refusal>(guard(view)));
}

/** The series key of a serial: its pattern with everything filled in, as a person reads it, but the number. */
export function seriesOf(serial: SerialDecl, procedure: Procedure, values: Values, owner: Owner, on: CivilDate): string {
  return serial.pattern.replace(/\{(year|region|unit|field:([a-zA-Z]+))\}/g, (_all, token: string, field: string) => {
    if (token === 'year') return on.slice(0, 4);
    if (token === 'region') return owner.region;
    if (token === 'unit') return owner.code;
    const declared = procedure.fields[field];
    if (!declared) throw new Fault('serial-field', `serial of ${procedure.id} names no field ${field}`);
    return printValue(declared, values[field]);
  });
}

function serials(p: Proposal, values: Values, owner: Owner): Values {
  const given: Record<string, Json> = {};
  for (const [field, serial] of Object.entries(p.procedure.serials)) {
    if (!serial || !listOf(serial.at).includes(p.act) || values[field] !== undefined) continue;
    const series = seriesOf(serial, p.procedure, values, owner, p.on);
    const n = p.world.serial(`${p.procedure.id}:${series}`);
    given[field] = series.replace(/\{seq(\d?)\}/, (_all, width: string) => String(n).padStart(Number(width) || 1, '0'));
  }
  return given;
}

function draftOf(p: Proposal, act: ActDecl, more: { given: Values; role: string; owner: Owner }): Draft {
  const { matter } = p;
  const to = act.to ?? matter?.state;
  if (to === undefined) throw new Fault('no-target', `opening act ${p.act} of ${p.procedure.id} leads nowhere`);
  return {
    ...{ matter: matter?.id ?? p.newId, region: matter?.region ?? more.owner.region, seq: (matter?.seq ?? 0) + 1 },
    ...{ procedure: p.procedure.id, edition: p.procedure.version, act: p.act, occurredOn: p.on, recordedAt: p.recordedAt },
    ...{ actor: p.actor.id, actorUnit: p.actor.unit, role: more.role, ...(p.actor.actsFor !== undefined && { actorFor: p.actor.actsFor }) },
    ...{ unit: more.owner.code, unitPath: more.owner.path, from: matter?.state ?? null, to, values: more.given, clocks: {} },
  };
}

/** Facts of the clocks that this act stopped; undefined when there are none. */
function clockFacts(p: Proposal, after: Matter, before: FindClock): Readonly<Record<string, ClockFact>> | undefined {
  let facts: Record<string, ClockFact> | undefined;
  for (const [id, decl] of Object.entries(p.procedure.deadlines)) {
    if (!listOf(decl.stops).includes(p.act) || before(id)?.state === 'stopped') continue;
    const clock = clockOf(p.procedure, id, after, p.law);
    const fact = clock && factOf(clock, p.on, p.law.calendar);
    if (fact) facts = { ...facts, [id]: fact };
  }
  return facts;
}

/** For the list of what may be done: the reason why an act is closed to this person now, if one is known before values. */
export function closedReason(p: Omit<Proposal, 'act' | 'values' | 'newId'>, id: string): Refusal | undefined {
  const act = p.procedure.acts[id];
  if (!act) return refusal('act-unknown', '没有这个办理动作', { remedy: '' });
  const proposal: Proposal = { ...p, act: id, values: {}, newId: '' };
  const wrong = stateRefusal(proposal, act);
  if (wrong) return wrong;
  const { matter, procedure, actor } = p;
  const roles = matter && rolesOf(procedure, actor, matter, id);
  const may = listOf(act.by).some((role) => (roles ? roles.includes(role) : mayOpenAs(procedure, role, actor, id)));
  if (!may) return notCompetent(proposal, act);
  return [...separation(proposal, act), ...gateRefusals(proposal, matter?.values ?? {}, clocksBefore(p))][0];
}
