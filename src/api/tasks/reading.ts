import { type Actor, type CivilDate, type Json, parseFigureId } from '#kernel';
import type { FirstPersonDto, TaskCounts, TaskDto, TaskKinds, TaskLine, TasksDto } from '../contract/tasks.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import { handlesMatters, reachOf } from '../scope.ts';
import type { Signed } from '../session.ts';
import type { TaskDoor } from '../tasks.ts';
import { doorOf, mayPlan } from './door.ts';
import { instructionOf } from './instructed.ts';

const kindsOf = ({ task, report, meeting, planAct }: TaskDoor): TaskKinds => ({ task, report, meeting, planAct });

/** What a post may see: tasks in its reach, those it handed down itself, and what they were broken down into. */
export function inReach(lines: readonly TaskLine[], actor: Actor): readonly TaskLine[] {
  if (!handlesMatters(actor)) return [];
  const reach = reachOf(actor);
  const seen = new Set<string>();
  return lines.filter((line) => {
    const sees =
      line.unitPath.startsWith(reach) ||
      line.issuer === actor.unit ||
      (line.parent !== null && seen.has(line.parent) && ownsAbove(lines, line, actor));
    if (sees) seen.add(line.key);
    return sees;
  });
}

/** Whether a task above is the actor's own unit's to answer for. */
function ownsAbove(lines: readonly TaskLine[], line: TaskLine, actor: Actor): boolean {
  for (let above = line.parent; above !== null; ) {
    const found = lines.find((one) => one.key === above);
    if (!found) return false;
    if (found.unit === actor.unit) return true;
    above = found.parent;
  }
  return false;
}

export const countsOf = (lines: readonly TaskLine[]): TaskCounts => {
  const of = (light: TaskLine['light']) => lines.filter((line) => line.light === light).length;
  return { red: of('red'), yellow: of('yellow'), green: of('green'), grey: of('grey') };
};

export interface TasksAsk {
  readonly year: number;
  readonly on: CivilDate;
  readonly under: string | undefined;
  readonly unit: string | undefined;
}

/** Whose tasks come first: the whole city's at the top, else those nobody in sight stands above. */
function rootsOf(lines: readonly TaskLine[]): readonly TaskLine[] {
  const keys = new Set(lines.map((line) => line.key));
  return lines.filter((line) => line.parent === null || !keys.has(line.parent));
}

export async function tasksDto(platform: Platform, who: Signed, ask: TasksAsk): Promise<TasksDto> {
  const door = doorOf(platform);
  const [all, years] = await Promise.all([door.board(ask.year, ask.on), door.years()]);
  const seen = inReach(all, who.actor);
  const path = ask.unit === undefined ? undefined : platform.units.get(ask.unit)?.path;
  const within = path === undefined ? seen : seen.filter((line) => line.unitPath.startsWith(path));
  const above = seen.find((line) => line.key === ask.under) ?? null;
  if (ask.under !== undefined && above === null) throw notFound();
  const lines = above ? seen.filter((line) => line.parent === above.key) : rootsOf(within);
  const counted = within.filter((line) => line.rule !== 'not-running');
  return {
    year: ask.year,
    years,
    on: ask.on,
    above,
    lines,
    counts: countsOf(counted),
    total: counted.length,
    mayPlan: mayPlan(who),
    kinds: kindsOf(door),
  };
}

/** Tasks in sight whose light is of a colour, the leaves first: the list behind a count. */
export async function tasksLit(
  platform: Platform,
  who: Signed,
  ask: TasksAsk & { readonly light: TaskLine['light'] },
): Promise<readonly TaskLine[]> {
  const seen = inReach(await doorOf(platform).board(ask.year, ask.on), who.actor);
  const path = ask.unit === undefined ? '' : (platform.units.get(ask.unit)?.path ?? '-/');
  return seen.filter((line) => line.light === ask.light && line.rule !== 'not-running' && line.unitPath.startsWith(path)).slice(0, 500);
}

interface Criterion {
  readonly text?: string;
  readonly measure?: string;
  readonly figure?: string;
  readonly target?: number;
}

/** The figures of a task's unit over the task's time, as they are today. */
export async function figuresOf(platform: Platform, line: TaskLine, criteria: readonly Criterion[], on: CivilDate) {
  const asked = criteria.filter((one) => one.measure === 'figure' && one.figure !== undefined && parseFigureId(one.figure));
  const ids = [...new Set(asked.map((one) => one.figure ?? ''))];
  const figures = await platform.figures.figures(ids.map((id) => ({ id, from: line.startOn, to: on, unit: line.unit })));
  return new Map(ids.map((id, i) => [id, figures[i]?.value ?? null]));
}

export async function taskDto(platform: Platform, who: Signed, key: string, on: CivilDate): Promise<TaskDto> {
  const door = doorOf(platform);
  const [row] = await platform.store.rows([key]);
  if (row?.procedure !== door.task || row.number === null) throw notFound();
  const all = await door.board(Number(row.number.slice(3, 7)), on);
  const seen = inReach(all, who.actor);
  const line = seen.find((one) => one.key === key);
  const life = line && (await door.life(key, on));
  if (!line || !life) throw notFound();
  const criteria = (row.values.criteria ?? []) as readonly Criterion[];
  const values = await figuresOf(platform, line, criteria, on);
  const parts = seen.filter((one) => one.parent === key);
  const planned = ((row.values.parts ?? []) as readonly Json[]).length;
  return {
    kinds: kindsOf(door),
    instruction: await instructionOf(platform, who, row.values.instruction),
    ...{ line, parts, ...life, above: aboveOf(all, line), ...mayDo(who, line, { planned, figures: values.size }) },
    criteria: criteria.map((one) => ({
      ...{ text: one.text ?? '', measure: one.measure ?? 'evidence', figure: one.figure ?? null, target: one.target ?? null },
      value: one.figure === undefined ? null : (values.get(one.figure) ?? null),
    })),
    missing: line.state === 'in-progress' ? Math.max(0, planned - openedParts(all, line)) : 0,
  };
}

/** What this post may do with the task from its page. */
function mayDo({ actor }: Signed, line: TaskLine, { planned, figures }: { readonly planned: number; readonly figures: number }) {
  const own = actor.unit === line.unit && ['clerk', 'head'].some((d) => actor.duties.includes(d));
  const underWay = line.state === 'in-progress';
  return {
    maySplit: own && line.state === 'signed' && line.level !== 'third',
    mayHandDown: own && underWay && planned > 0,
    mayProve: underWay && figures > 0 && (own || actor.unit === line.issuer),
  };
}

/** Rows of the break-down that have been opened: those whose number lies within it. */
export const openedParts = (all: readonly TaskLine[], line: TaskLine): number =>
  all.filter((one) => one.parent === line.key && Number(one.number.slice(-2)) <= line.parts).length;

function aboveOf(all: readonly TaskLine[], line: TaskLine): readonly TaskLine[] {
  const found = all.find((one) => one.key === line.parent);
  return found ? [...aboveOf(all, found), found] : [];
}

/** What the first person in charge did in person, counted by figures. */
export async function firstPersonDto(platform: Platform, who: Signed, year: number): Promise<FirstPersonDto> {
  const known = new Set(platform.figures.ids());
  const asks = doorOf(platform).inPerson.flatMap(({ figures: ids }) => ids.filter((id) => known.has(id)));
  const scope = reachOf(who.actor) === platform.units.get(platform.cityCode)?.path ? platform.cityCode : who.actor.unit;
  const found = await platform.figures.figures(asks.map((id) => ({ id, from: `${year}-01-01`, to: `${year}-12-31`, unit: scope })));
  const value = new Map(asks.map((id, i) => [id, Number(found[i]?.value ?? 0)]));
  const lines = doorOf(platform).inPerson.map(({ id, title, what, figures: ids }) => ({
    ...{ id, title, what, figure: ids.find((one) => known.has(one)) ?? null },
    value: ids.reduce((n, one) => n + (value.get(one) ?? 0), 0),
  }));
  return { year, lines };
}
