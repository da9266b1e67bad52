import {
  between,
  compare,
  type Exact,
  exact,
  hundred,
  isZero,
  least,
  minus,
  over,
  plus,
  printExact,
  rounded,
  times,
  total,
  zero,
} from './exact.ts';
import { fields, gradesOf, isExtra } from './groups.ts';
import { bests, type Item, itemsOf } from './items.ts';
import type { AssessedUnit, Assessment, Indicator, Inputs, ItemScore, Scheme, SchemeGroup, Sheet, UnitScore } from './model.ts';
import { extraPoints, valueOf } from './rules.ts';

/** A unit's score while it is still exact. */
interface Whole {
  readonly unit: AssessedUnit;
  readonly items: readonly Item[];
  readonly extras: readonly Extra[];
  readonly base: Exact;
  readonly parts: {
    readonly material: Exact;
    readonly onsite: Exact;
    readonly survey: Exact | undefined;
    readonly daily: Exact | undefined;
  };
  readonly bonus: Exact;
  readonly deduction: Exact;
  readonly total: Exact;
  /** Something applies to it. */
  readonly counts: boolean;
}

interface Extra {
  readonly indicator: Indicator;
  readonly found: Exact;
  readonly points: Exact;
  readonly why: string;
}

const noInputs: Inputs = {};

function extrasOf(scheme: Scheme, group: string, unit: string, sheet: Sheet, inputs: Inputs): Extra[] {
  return scheme.indicators.flatMap((indicator) => {
    if (!isExtra(indicator) || indicator.weights[group] === undefined) return [];
    const said = inputs.found?.[indicator.code];
    const counted = indicator.figure === undefined ? undefined : valueOf(sheet.cell(indicator.figure, unit));
    const found = said ? exact(String(said.times)) : (counted ?? zero);
    const why = said?.why ?? (indicator.figure === undefined ? '没有认定' : `记录中有${found.n}${indicator.unit ?? '次'}`);
    return [{ indicator, found, points: extraPoints(indicator, found), why }];
  });
}

const sumOf = (extras: readonly Extra[], kind: Indicator['kind']): Exact =>
  total(extras.flatMap((e) => (e.indicator.kind === kind ? e.points : [])));

/** Parts that are there, by their percent; what is missing leaves its percent to the others. */
function weighed(parts: readonly (readonly [Exact | undefined, string])[]): Exact {
  const there = parts.flatMap(([value, percent]) => (value === undefined ? [] : [[value, exact(percent)] as const]));
  const whole = total(there.map(([, percent]) => percent));
  return isZero(whole) ? zero : over(total(there.map(([value, percent]) => times(value, percent))), whole);
}

interface At {
  readonly scheme: Scheme;
  readonly group: SchemeGroup;
  readonly sheet: Sheet;
  readonly bests: ReadonlyMap<string, Exact>;
}

function wholeOf(unit: AssessedUnit, inputs: Inputs, at: At): Whole {
  const { scheme, sheet } = at;
  const items = itemsOf({ scheme, group: at.group.id, unit: unit.code, sheet, inputs, bests: at.bests });
  const [material, onsite] = [total(items.map((i) => i.material)), total(items.map((i) => i.onsite))];
  const survey = inputs.survey === undefined ? undefined : exact(inputs.survey);
  const daily = inputs.daily === undefined ? undefined : exact(inputs.daily);
  const { composition } = scheme;
  const base = weighed([
    [material, composition.material],
    [onsite, composition.onsite],
  ]);
  const extras = extrasOf(scheme, at.group.id, unit.code, sheet, inputs);
  const bonus = least(sumOf(extras, 'bonus'), exact(scheme.extras.bonus));
  const deduction = least(sumOf(extras, 'deduction'), exact(scheme.extras.deduction));
  const together = weighed([
    [material, composition.material],
    [onsite, composition.onsite],
    [survey, composition.survey],
    [daily, composition.daily],
  ]);
  const counts = items.some((i) => !isZero(i.weight));
  const end = counts ? between(zero, minus(plus(together, bonus), deduction), hundred) : zero;
  return { unit, items, extras, base, parts: { material, onsite, survey, daily }, bonus, deduction, total: end, counts };
}

const firstPoints = (whole: Whole, first: string): Exact => total(whole.items.flatMap((i) => (i.first === first ? pointsOf(i) : [])));
/** Without a composition at hand the two readings count alike; ties only need the same measure for all. */
const pointsOf = (item: Item): Exact => over(plus(item.material, item.onsite), exact('2'));

/** Better first; by the totals, then by the first-level indicators that the scheme names. */
function order(scheme: Scheme, a: Whole, b: Whole): number {
  if (a.counts !== b.counts) return a.counts ? -1 : 1;
  const totals = compare(b.total, a.total);
  if (totals !== 0) return totals;
  for (const first of scheme.ties) {
    const compared = compare(firstPoints(b, first), firstPoints(a, first));
    if (compared !== 0) return compared;
  }
  return 0;
}

/** Competition ranks: 1, 2, 2, 4. */
function ranked(scheme: Scheme, wholes: readonly Whole[]): readonly { whole: Whole; rank: number; shared: number }[] {
  const sorted = wholes.toSorted((a, b) => order(scheme, a, b) || (a.unit.code < b.unit.code ? -1 : 1));
  return sorted.map((whole) => {
    const equal = sorted.filter((other) => order(scheme, whole, other) === 0).length;
    const rank = whole.counts ? sorted.findIndex((other) => order(scheme, whole, other) === 0) + 1 : 0;
    return { whole, rank, shared: equal - 1 };
  });
}

/** By the total as it is published; a veto bars the best grade. While evidence waits for reviewers there is no grade yet. */
function gradeOf(scheme: Scheme, group: string, shown: string, vetoed: boolean, whole: Whole): string {
  const grades = gradesOf(scheme, group);
  if (!whole.counts || grades.length === 0) return '不计';
  if (whole.items.some((i) => i.state === 'unrated')) return '待定';
  const at = grades.findIndex(({ from }) => compare(exact(shown), exact(from)) >= 0);
  const reached = at < 0 ? grades.length : vetoed ? Math.max(at, 1) : at;
  return grades[reached]?.title ?? '不合格';
}

function itemScore(item: Item, scheme: Scheme, unit: string, sheet: Sheet): ItemScore {
  const { indicator, state, declared, weight, why } = item;
  const points = weighed([
    [item.material, scheme.composition.material],
    [item.onsite, scheme.composition.onsite],
  ]);
  const round = (value: Exact) => rounded(value, scheme.rounding);
  const cell = indicator.figure === undefined ? undefined : sheet.cell(indicator.figure, unit);
  return {
    code: indicator.code,
    title: indicator.title,
    kind: indicator.kind,
    state,
    ...(indicator.figure !== undefined && { figure: indicator.figure }),
    ...(cell && { cell }),
    declared: round(declared),
    weight: round(weight),
    points: round(points),
    exact: printExact(points),
    lost: round(minus(weight, points)),
    why,
  };
}

function extraScore({ indicator, found, points, why }: Extra, scheme: Scheme): ItemScore {
  const none = rounded(zero, scheme.rounding);
  return {
    code: indicator.code,
    title: indicator.title,
    kind: indicator.kind,
    state: 'scored',
    ...(indicator.figure !== undefined && { figure: indicator.figure }),
    cell: { value: Number(found.n) },
    declared: none,
    weight: none,
    points: rounded(points, scheme.rounding),
    exact: printExact(points),
    lost: none,
    why,
  };
}

function scoreOf({ whole, rank, shared }: { whole: Whole; rank: number; shared: number }, at: At): UnitScore {
  const { scheme, group, sheet } = at;
  const round = (value: Exact) => rounded(value, scheme.rounding);
  const firsts = scheme.nodes.filter((node) => node.level === 1);
  const shown = round(whole.total);
  const vetoes = whole.extras.filter((e) => e.indicator.kind === 'veto' && !isZero(e.found)).map((e) => e.indicator.title);
  const { survey, daily } = whole.parts;
  return {
    unit: whole.unit.code,
    name: whole.unit.name,
    group: group.id,
    ...(group.apart && whole.unit.parent !== null && { under: whole.unit.parent }),
    items: [...whole.items.map((i) => itemScore(i, scheme, whole.unit.code, sheet)), ...whole.extras.map((e) => extraScore(e, scheme))],
    base: round(whole.base),
    firstLevels: Object.fromEntries(
      firsts.map(({ code }) => {
        const weight = total(whole.items.flatMap((i) => (i.first === code ? i.weight : [])));
        return [code, { points: round(firstPoints(whole, code)), weight: round(weight) }];
      }),
    ),
    parts: {
      material: round(whole.parts.material),
      onsite: round(whole.parts.onsite),
      survey: survey ? round(survey) : null,
      daily: daily ? round(daily) : null,
    },
    bonus: round(whole.bonus),
    deduction: round(whole.deduction),
    total: shown,
    exact: printExact(whole.total),
    rank,
    shared,
    grade: gradeOf(scheme, group.id, shown, vetoes.length > 0, whole),
    vetoes,
  };
}

/** Scores, ranks and grades of all units that the scheme's groups take. Pure: the same scheme, figures and inputs give the same. */
export function assess(
  scheme: Scheme,
  units: readonly AssessedUnit[],
  sheet: Sheet,
  inputs: ReadonlyMap<string, Inputs> = new Map(),
): Assessment {
  const scores = [...fields(scheme, units).values()].flatMap(({ group, units: members }) => {
    const at: At = { scheme, group, sheet, bests: bests(scheme, members, sheet) };
    const wholes = members.map((unit) => wholeOf(unit, inputs.get(unit.code) ?? noInputs, at));
    return ranked(scheme, wholes).map((one) => scoreOf(one, at));
  });
  return { scheme: scheme.id, period: scheme.period, asOf: sheet.asOf, units: scores };
}

/**
 * The regular work of the year: of every quarter the percent that the computed indicators alone would get, and their mean.
 * A quarter in which nothing applied does not count.
 */
export function dailyOf(scheme: Scheme, units: readonly AssessedUnit[], sheets: readonly Sheet[]): ReadonlyMap<string, string> {
  const computed: Scheme = { ...scheme, indicators: scheme.indicators.filter((i) => i.kind === 'computed') };
  const quarters = new Map<string, Exact[]>();
  for (const sheet of sheets) {
    for (const { group, units: members } of fields(scheme, units).values()) {
      const at: At = { scheme: computed, group, sheet, bests: bests(computed, members, sheet) };
      for (const unit of members) {
        const { items, parts, counts } = wholeOf(unit, noInputs, at);
        const weight = total(items.map((i) => i.weight));
        if (!counts || isZero(weight)) continue;
        const percent = over(times(parts.material, hundred), weight);
        quarters.set(unit.code, [...(quarters.get(unit.code) ?? []), percent]);
      }
    }
  }
  return new Map([...quarters].map(([code, all]) => [code, printExact(over(total(all), exact(String(all.length))))]));
}
