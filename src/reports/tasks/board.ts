/** A whole plan at once: every task with its light, those that were broken down from their parts. Pure. */
import type { CivilDate } from '#kernel';
import {
  heldOn,
  type Light,
  type LightRules,
  type Lit,
  lightOf,
  lightOfWhole,
  plannedOn,
  progressOfWhole,
  type TaskFacts,
} from './light.ts';

export interface TaskRecord {
  readonly key: string;
  readonly number: string;
  readonly parent: string | undefined;
  readonly weight: number;
  readonly isKey: boolean;
  /** Into how many parts it was broken down. */
  readonly parts: number;
  readonly facts: TaskFacts;
}

export interface Shown {
  readonly lit: Lit;
  readonly progress: number;
  readonly planned: number;
  readonly dueOn: CivilDate;
}

const done = new Set(['accepted', 'archived', 'archived-internal']);

/** The parts of each task. */
export function partsOf<T extends Pick<TaskRecord, 'parent'>>(records: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const parts = new Map<string, T[]>();
  for (const one of records) {
    if (one.parent === undefined) continue;
    const list = parts.get(one.parent);
    if (list) list.push(one);
    else parts.set(one.parent, [one]);
  }
  return parts;
}

/** The light, progress and plan of each task on a day. Parts come before their whole: their numbers are longer. */
export function showAll(records: readonly TaskRecord[], rules: LightRules, on: CivilDate): ReadonlyMap<string, Shown> {
  const shown = new Map<string, Shown>();
  const parts = partsOf(records);
  for (const one of records.toSorted((a, b) => b.number.length - a.number.length)) {
    const below = (parts.get(one.key) ?? []).flatMap((part) => {
      const held = shown.get(part.key);
      return held ? [{ weight: part.weight, isKey: part.isKey, ...held }] : [];
    });
    shown.set(one.key, showOne(one, below, rules, on));
  }
  return shown;
}

function showOne(one: TaskRecord, below: readonly (Shown & { weight: number; isKey: boolean })[], rules: LightRules, on: CivilDate): Shown {
  const { facts } = one;
  const dueOn = heldOn(facts.dueOn, on) ?? facts.dueOn.at(-1)?.is ?? on;
  const ended = done.has(heldOn(facts.states, on) ?? '');
  const own = ended ? 100 : (heldOn(facts.progress, on) ?? 0);
  const progress = below.length > 0 && !ended ? progressOfWhole(below) : own;
  const planned = plannedOn(facts, dueOn, on);
  const lit = lightOf(facts, rules, on, progress);
  return { lit: below.length > 0 ? lightOfWhole(lit, below, rules) : lit, progress, planned, dueOn };
}

export interface LightChange {
  readonly on: CivilDate;
  readonly from: Light | undefined;
  readonly lit: Lit;
}

/** When the light of a task changed: worked out for each day, so that it can be told again at any time. */
export function changesOf(days: readonly { readonly on: CivilDate; readonly lit: Lit }[]): readonly LightChange[] {
  const changes: LightChange[] = [];
  let before: Lit | undefined;
  for (const { on, lit } of days) {
    if (before?.light !== lit.light || before.rule !== lit.rule) changes.push({ on, from: before?.light, lit });
    before = lit;
  }
  return changes;
}
