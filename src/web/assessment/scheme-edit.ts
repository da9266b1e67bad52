/** Changes to an indicator system, each giving a new one: adding, removing, moving, numbering anew. */
import type { Indicator, IndicatorKind, Rule, Scheme, SchemeGroup, SchemeNode } from '../../api/contract/assessments.ts';
import { isExtraKind } from './words.ts';

/** What stands in the tree: a level, or an indicator. */
export type Entry = SchemeNode | Indicator;

export const entryAt = (scheme: Scheme, code: string): Entry | undefined =>
  scheme.nodes.find((n) => n.code === code) ?? scheme.indicators.find((i) => i.code === code);

export const isNode = (entry: Entry): entry is SchemeNode => 'level' in entry;

const letters: Readonly<Partial<Record<IndicatorKind, string>>> = { bonus: 'J', deduction: 'K', veto: 'F' };

/** A free number under a place: 1.2.4, or J3 among what adds points. */
function freeCode(scheme: Scheme, prefix: string): string {
  const taken = new Set([...scheme.nodes, ...scheme.indicators].map((e) => e.code));
  for (let n = 1; ; n += 1) if (!taken.has(`${prefix}${n}`)) return `${prefix}${n}`;
}

const under = (parent: string | null): string => (parent === null ? '' : `${parent}.`);

/** A rule to begin with. */
export const firstRule: Readonly<Record<IndicatorKind, Rule>> = {
  computed: { kind: 'linear', floor: '0', target: '100' },
  evidence: { kind: 'rated' },
  survey: { kind: 'rated' },
  bonus: { kind: 'per-case', each: '1' },
  deduction: { kind: 'per-case', each: '1' },
  veto: { kind: 'per-case', each: '0' },
};

export interface Added {
  readonly scheme: Scheme;
  readonly code: string;
}

export function addNode(scheme: Scheme, parent: string | null): Added {
  const code = freeCode(scheme, under(parent));
  return { code, scheme: { ...scheme, nodes: [...scheme.nodes, { code, level: parent === null ? 1 : 2, parent, title: '' }] } };
}

/** A new indicator, without a name and without points until somebody gives it both. */
export function addIndicator(scheme: Scheme, parent: string | null, kind: IndicatorKind): Added {
  const code = freeCode(scheme, letters[kind] ?? under(parent));
  const added: Indicator = {
    ...{ code, parent, title: '', kind, rule: firstRule[kind], weights: {}, absent: kind === 'computed' ? 'redistribute' : 'zero' },
    basis: { text: '本市自行设定', mark: 'default' },
  };
  return { code, scheme: { ...scheme, indicators: [...scheme.indicators, added] } };
}

/** How many indicators stand under a level. */
export function indicatorsUnder(scheme: Scheme, code: string): number {
  const below = new Set([code, ...scheme.nodes.flatMap((n) => (n.parent === code ? n.code : []))]);
  return scheme.indicators.filter((i) => i.parent !== null && below.has(i.parent)).length;
}

/** Without an entry and all that stands under it. */
export function removed(scheme: Scheme, code: string): Scheme {
  const gone = new Set([code, ...scheme.nodes.flatMap((n) => (n.parent === code ? n.code : []))]);
  return {
    ...scheme,
    nodes: scheme.nodes.filter((n) => !gone.has(n.code)),
    indicators: scheme.indicators.filter((i) => !gone.has(i.code) && !(i.parent !== null && gone.has(i.parent))),
    ties: scheme.ties.filter((t) => !gone.has(t)),
  };
}

/** Entries that stand side by side: under one parent, of one sort. */
function beside(scheme: Scheme, entry: Entry): readonly Entry[] {
  if (isNode(entry)) return scheme.nodes.filter((n) => n.level === entry.level && n.parent === entry.parent);
  const extra = isExtraKind(entry.kind);
  return scheme.indicators.filter((i) => (extra ? isExtraKind(i.kind) : !isExtraKind(i.kind) && i.parent === entry.parent));
}

function swapped<T>(list: readonly T[], one: T, other: T): readonly T[] {
  return list.map((at) => (at === one ? other : at === other ? one : at));
}

/** Whether an entry can go a place up (-1) or down (1). */
export function canShift(scheme: Scheme, code: string, by: -1 | 1): boolean {
  const entry = entryAt(scheme, code);
  return entry !== undefined && beside(scheme, entry)[beside(scheme, entry).indexOf(entry) + by] !== undefined;
}

/** A place up or down among those beside it. */
export function shifted(scheme: Scheme, code: string, by: -1 | 1): Scheme {
  const entry = entryAt(scheme, code);
  const other = entry && beside(scheme, entry)[beside(scheme, entry).indexOf(entry) + by];
  if (!entry || !other) return scheme;
  return {
    ...scheme,
    nodes: swapped<Entry>(scheme.nodes, entry, other) as Scheme['nodes'],
    indicators: swapped<Entry>(scheme.indicators, entry, other) as Scheme['indicators'],
  };
}

/** Where an entry may stand: a second level under a first; an indicator under either. */
export function placesFor(scheme: Scheme, entry: Entry): readonly SchemeNode[] {
  const firsts = scheme.nodes.filter((n) => n.level === 1);
  if (isNode(entry)) return entry.level === 2 ? firsts : [];
  if (isExtraKind(entry.kind)) return [];
  return firsts.flatMap((first) => [first, ...scheme.nodes.filter((n) => n.level === 2 && n.parent === first.code)]);
}

/** An entry and all under it put under another parent, as the last there, with a number of that place. */
export function moved(scheme: Scheme, code: string, parent: string): Added {
  const entry = entryAt(scheme, code);
  if (!entry || entry.parent === parent) return { scheme, code };
  const next = freeCode(scheme, under(parent));
  const last = <T extends Entry>(list: readonly T[]): readonly T[] => [
    ...list.filter((e) => e.code !== code),
    ...list.flatMap((e) => (e.code === code ? { ...e, parent } : [])),
  ];
  return { code: next, scheme: recoded({ ...scheme, nodes: last(scheme.nodes), indicators: last(scheme.indicators) }, code, next) };
}

function withCodes(scheme: Scheme, codes: ReadonlyMap<string, string>): Scheme {
  const of = (code: string): string => codes.get(code) ?? code;
  const put = <T extends Entry>(e: T): T => ({ ...e, code: of(e.code), parent: e.parent === null ? null : of(e.parent) });
  return { ...scheme, nodes: scheme.nodes.map(put), indicators: scheme.indicators.map(put), ties: scheme.ties.map(of) };
}

/** Another number for an entry; what hangs under it goes along. The number must be free. */
export const recoded = (scheme: Scheme, code: string, next: string): Scheme => withCodes(scheme, new Map([[code, next]]));

/** Numbers everything as it stands: 1, 1.1, 1.1.1, and J1, K1, F1. */
export function renumbered(scheme: Scheme): Scheme {
  const codes = new Map<string, string>();
  const number = (parent: string | null, own: string): void => {
    const level = parent === null ? 1 : 2;
    const indicators = scheme.indicators.filter((i) => !isExtraKind(i.kind) && i.parent === parent);
    const nodes = scheme.nodes.filter((n) => n.level === level && n.parent === parent);
    for (const [n, { code }] of [...indicators, ...nodes].entries()) codes.set(code, `${own}${n + 1}`);
    for (const { code } of nodes) number(code, `${codes.get(code)}.`);
  };
  number(null, '');
  for (const [kind, letter] of Object.entries(letters))
    for (const [n, { code }] of scheme.indicators.filter((i) => i.kind === kind).entries()) codes.set(code, `${letter}${n + 1}`);
  return withCodes(scheme, codes);
}

export const replaced = (scheme: Scheme, code: string, next: Entry): Scheme =>
  isNode(next)
    ? { ...scheme, nodes: scheme.nodes.map((n) => (n.code === code ? next : n)) }
    : { ...scheme, indicators: scheme.indicators.map((i) => (i.code === code ? next : i)) };

/** An indicator of another kind: with a rule that fits it, and without a figure where people judge. */
export function ofKind(indicator: Indicator, kind: IndicatorKind): Indicator {
  const { figure: _figure, applies: _applies, costs: _costs, unit: _unit, direction: _direction, ...judged } = indicator;
  const counted = kind === 'computed' || isExtraKind(kind);
  return { ...(counted ? indicator : judged), kind, rule: firstRule[kind] };
}

export function addGroup(scheme: Scheme): Scheme {
  const taken = new Set(scheme.groups.map((g) => g.id));
  const id = Array.from({ length: scheme.groups.length + 1 }, (_none, n) => `group-${n + 1}`).find((one) => !taken.has(one)) ?? '';
  return { ...scheme, groups: [...scheme.groups, { id, title: '', kinds: [] }] };
}

export const replaceGroup = (scheme: Scheme, next: SchemeGroup): Scheme => ({
  ...scheme,
  groups: scheme.groups.map((g) => (g.id === next.id ? next : g)),
});

/** Without a group, its points and its grades. */
export function removeGroup(scheme: Scheme, id: string): Scheme {
  const { [id]: _grades, ...grades } = scheme.grades;
  const indicators = scheme.indicators.map((i) => {
    const { [id]: _points, ...weights } = i.weights;
    return { ...i, weights };
  });
  return { ...scheme, groups: scheme.groups.filter((g) => g.id !== id), indicators, grades };
}

/** A unit belongs to the first group that takes it: hence their order can be changed. */
export function shiftGroup(scheme: Scheme, id: string, by: -1 | 1): Scheme {
  const at = scheme.groups.findIndex((g) => g.id === id);
  const [one, other] = [scheme.groups[at], scheme.groups[at + by]];
  return one && other ? { ...scheme, groups: swapped(scheme.groups, one, other) } : scheme;
}

/** Gives a group the points of another. */
export const copyWeights = (scheme: Scheme, from: string, to: string): Scheme => ({
  ...scheme,
  indicators: scheme.indicators.map((i) => {
    const { [to]: _old, ...weights } = i.weights;
    const points = i.weights[from];
    return { ...i, weights: points === undefined ? weights : { ...weights, [to]: points } };
  }),
});
