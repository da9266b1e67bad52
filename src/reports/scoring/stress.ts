/** What a small change would do to a ranking: asked before it is published. Pure and repeatable. */
import { assess } from './assess.ts';
import { compare, type Exact, exact, hundred, isDecimal, isZero, minus, over, plus, printExact, rounded, times, total } from './exact.ts';
import { isExtra } from './groups.ts';
import type { AssessedUnit, Assessment, Cell, Inputs, ItemScore, Scheme, Sheet, UnitScore } from './model.ts';

interface StressWorld {
  readonly scheme: Scheme;
  readonly units: readonly AssessedUnit[];
  readonly sheet: Sheet;
  readonly inputs: ReadonlyMap<string, Inputs>;
}

const run = ({ scheme, units, sheet, inputs }: StressWorld): Assessment => assess(scheme, units, sheet, inputs);

/** The scheme with one weight of a group changed by so many points; the others give way in proportion. */
export function reweighed(scheme: Scheme, group: string, code: string, by: string): Scheme {
  const weighty = scheme.indicators.filter((i) => !isExtra(i) && typeof i.weights[group] === 'string' && isDecimal(i.weights[group] ?? ''));
  const weightOf = (i: (typeof weighty)[number]): Exact => exact(i.weights[group] ?? '0');
  const sum = total(weighty.map(weightOf));
  const target = weighty.find((i) => i.code === code);
  if (!target) return scheme;
  const moved = plus(weightOf(target), exact(by));
  const changed = compare(moved, exact('0')) < 0 ? exact('0') : compare(moved, sum) > 0 ? sum : moved;
  const rest = minus(sum, weightOf(target));
  const factor = isZero(rest) ? exact('0') : over(minus(sum, changed), rest);
  const next = (i: (typeof weighty)[number]): string => rounded(i.code === code ? changed : times(weightOf(i), factor), { digits: 9 });
  const codes = new Set(weighty.map((i) => i.code));
  return {
    ...scheme,
    indicators: scheme.indicators.map((i) => (codes.has(i.code) ? { ...i, weights: { ...i.weights, [group]: next(i) } } : i)),
  };
}

/** Points of reviewers are points of the old weights: of a changed weight they keep their share. */
function rescaled({ scheme, inputs }: StressWorld, next: Scheme, group: string): ReadonlyMap<string, Inputs> {
  const factors = new Map(
    scheme.indicators.flatMap((indicator): [string, Exact][] => {
      const [was, is] = [indicator.weights[group], next.indicators.find((i) => i.code === indicator.code)?.weights[group]];
      return was && is && !isZero(exact(was)) ? [[indicator.code, over(exact(is), exact(was))]] : [];
    }),
  );
  const scaled = (points: string | undefined, code: string): string | undefined => {
    const factor = factors.get(code);
    return points === undefined || !factor ? points : printExact(times(exact(points), factor));
  };
  const one = (given: Inputs): Inputs => ({
    ...given,
    ...(given.rated && {
      rated: Object.fromEntries(
        Object.entries(given.rated).map(([code, { material, onsite, ...rest }]) => {
          const [m, o] = [scaled(material, code), scaled(onsite, code)];
          return [code, { ...rest, ...(m !== undefined && { material: m }), ...(o !== undefined && { onsite: o }) }];
        }),
      ),
    }),
  });
  return new Map([...inputs].map(([unit, given]) => [unit, one(given)]));
}

/** The sheet with one cell as it might have been. */
export function whatIf(sheet: Sheet, figure: string, unit: string, cell: Cell): Sheet {
  return { ...sheet, cell: (f, u) => (f === figure && u === unit ? cell : sheet.cell(f, u)) };
}

interface Moved {
  readonly unit: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly gradeFrom: string;
  readonly gradeTo: string;
}

function movesBetween(before: readonly UnitScore[], after: readonly UnitScore[]): Moved[] {
  const then = new Map(after.map((s) => [s.unit, s]));
  return before.flatMap(({ unit, name, rank, grade }) => {
    const now = then.get(unit);
    return now && (now.rank !== rank || now.grade !== grade)
      ? [{ unit, name, from: rank, to: now.rank, gradeFrom: grade, gradeTo: now.grade }]
      : [];
  });
}

export interface WeightEffect {
  readonly code: string;
  readonly title: string;
  readonly by: string;
  readonly moved: readonly Moved[];
}

/** What each weight of a group does to the ranking when it is so many points more, and less. */
export function weightEffects(world: StressWorld, group: string, by: string): readonly WeightEffect[] {
  const before = run(world).units;
  return world.scheme.indicators.flatMap((indicator) => {
    const weight = indicator.weights[group];
    if (isExtra(indicator) || typeof weight !== 'string' || isZero(exact(weight))) return [];
    return [by, `-${by}`].map((step) => {
      const scheme = reweighed(world.scheme, group, indicator.code, step);
      const inputs = rescaled(world, scheme, group);
      return {
        code: indicator.code,
        title: indicator.title,
        by: step,
        moved: movesBetween(before, run({ ...world, scheme, inputs }).units),
      };
    });
  });
}

export interface RecordEffect {
  readonly unit: string;
  readonly name: string;
  readonly code: string;
  readonly title: string;
  /** Points of the total that one record more on the wrong side takes. */
  readonly points: string;
  readonly rankFrom: number;
  readonly rankTo: number;
}

/** One record on the other side: of a share one fewer in time, of a count one more that costs. */
function worse(cell: Cell, higher: boolean): Cell | undefined {
  const { numerator, denominator, value } = cell;
  if (numerator !== undefined && denominator !== undefined) {
    if (denominator === 0) return undefined;
    const next = higher ? numerator - 1 : numerator + 1;
    return next < 0 ? undefined : { ...cell, numerator: Math.min(next, denominator) };
  }
  if (value === null) return undefined;
  const next = higher ? value - 1 : value + 1;
  return next < 0 ? undefined : { ...cell, value: next };
}

/** What one single record would change of one item; undefined where no record can. */
function recordEffect(world: StressWorld, score: UnitScore, item: ItemScore): RecordEffect | undefined {
  const indicator = world.scheme.indicators.find((i) => i.code === item.code);
  if (item.kind !== 'computed' || item.state !== 'scored' || !indicator?.figure || !item.cell) return undefined;
  const higher = indicator.rule.kind !== 'per-case' && (indicator.direction ?? 'higher') === 'higher';
  const cell = worse(item.cell, higher);
  const sheet = cell && whatIf(world.sheet, indicator.figure, score.unit, cell);
  const after = sheet && run({ ...world, sheet }).units.find((s) => s.unit === score.unit);
  if (!after) return undefined;
  const points = rounded(minus(exact(score.exact), exact(after.exact)));
  const { unit, name } = score;
  return { unit, name, code: item.code, title: item.title, points, rankFrom: score.rank, rankTo: after.rank };
}

/** For every unit and computed indicator: what one single record would change. The largest first. */
export const recordEffects = (world: StressWorld): readonly RecordEffect[] =>
  run(world)
    .units.flatMap((score) => score.items.flatMap((item) => recordEffect(world, score, item) ?? []))
    .sort((a, b) => Number(b.points) - Number(a.points) || (a.unit < b.unit ? -1 : 1));

/** A repeatable source of numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

/** How many of `n` succeed with this chance. */
function binomial(n: number, chance: number, next: () => number): number {
  if (n <= 60) return Array.from({ length: n }, next).filter((x) => x < chance).length;
  const drawn = Math.round(n * chance + normal(next) * Math.sqrt(n * chance * (1 - chance)));
  return Math.min(n, Math.max(0, drawn));
}

/** How often something happens that happens so often on average. */
function poisson(mean: number, next: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + normal(next) * Math.sqrt(mean)));
  const bound = Math.exp(-mean);
  let [times, product] = [0, next()];
  while (product > bound) {
    times += 1;
    product *= next();
  }
  return times;
}

/** Cases that the rate of the whole list weighs as much as, beside a unit's own. */
const priorCases = 5;

/** One other year by chance: a share by its own cases and a few of the list's, so that few perfect cases are not taken for certainty. */
function redrawn(cell: Cell, rate: number, next: () => number): Cell {
  const { numerator, denominator, value, scale } = cell;
  if (numerator !== undefined && denominator !== undefined) {
    if (denominator === 0 || scale === undefined || numerator > denominator) return cell;
    const chance = (numerator + priorCases * rate) / (denominator + priorCases);
    return { ...cell, numerator: binomial(denominator, chance, next) };
  }
  return value === null || value < 0 || !Number.isInteger(value) ? cell : { ...cell, value: poisson(value, next) };
}

/** The rate of a share over all units of the list. */
function rates({ units, sheet }: StressWorld): (figure: string) => number {
  const held = new Map<string, number>();
  return (figure) => {
    const known = held.get(figure);
    if (known !== undefined) return known;
    const cells = units.flatMap(({ code }) => sheet.cell(figure, code) ?? []);
    const [of, over] = [cells.reduce((n, c) => n + (c.numerator ?? 0), 0), cells.reduce((n, c) => n + (c.denominator ?? 0), 0)];
    const rate = over === 0 ? 0 : Math.min(1, of / over);
    held.set(figure, rate);
    return rate;
  };
}

export interface NoiseAnswer {
  readonly draws: number;
  readonly units: readonly {
    readonly unit: string;
    readonly name: string;
    readonly rank: number;
    readonly total: string;
    /** Nine of ten draws lie between. */
    readonly low: string;
    readonly high: string;
    readonly bestRank: number;
    readonly worstRank: number;
  }[];
  /** Neighbours in the ranking whose order turned round in at least a tenth of the draws. */
  readonly close: readonly { readonly ahead: string; readonly behind: string; readonly gap: string; readonly turned: number }[];
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

/**
 * Who differs by less than chance. Parametric bootstrap: every share is drawn anew as a binomial of its cases, at its own rate
 * drawn a little towards that of the list; every count as a Poisson of its own value. All is scored again by the same
 * function; points given by people stay.
 */
export function noiseOf(world: StressWorld, { draws, seed }: { readonly draws: number; readonly seed: number }): NoiseAnswer {
  const before = run(world)
    .units.filter((s) => s.rank > 0)
    .toSorted((a, b) => a.rank - b.rank);
  const next = random(seed);
  const rateOf = rates(world);
  const totals = new Map<string, number[]>(before.map((s) => [s.unit, []]));
  const ranks = new Map<string, number[]>(before.map((s) => [s.unit, []]));
  const turned = new Map<string, number>();
  for (let draw = 0; draw < draws; draw += 1) {
    const cells = new Map<string, Cell | undefined>();
    const cell = (figure: string, unit: string): Cell | undefined => {
      const key = `${figure} ${unit}`;
      if (!cells.has(key)) {
        const held = world.sheet.cell(figure, unit);
        cells.set(key, held && redrawn(held, rateOf(figure), next));
      }
      return cells.get(key);
    };
    const drawn = new Map(run({ ...world, sheet: { ...world.sheet, cell } }).units.map((s) => [s.unit, s]));
    before.forEach(({ unit }, i) => {
      const score = drawn.get(unit);
      const behind = drawn.get(before[i + 1]?.unit ?? '');
      if (!score) return;
      totals.get(unit)?.push(Number(score.total));
      ranks.get(unit)?.push(score.rank);
      if (behind && behind.rank < score.rank) turned.set(unit, (turned.get(unit) ?? 0) + 1);
    });
  }
  return summary(before, { draws, totals, ranks, turned });
}

interface Drawn {
  readonly draws: number;
  readonly totals: ReadonlyMap<string, number[]>;
  readonly ranks: ReadonlyMap<string, number[]>;
  readonly turned: ReadonlyMap<string, number>;
}

function summary(before: readonly UnitScore[], { draws, totals, ranks, turned }: Drawn): NoiseAnswer {
  const sorted = (of: ReadonlyMap<string, number[]>, unit: string) => (of.get(unit) ?? []).toSorted((a, b) => a - b);
  return {
    draws,
    units: before.map(({ unit, name, rank, total: points }) => {
      const [t, r] = [sorted(totals, unit), sorted(ranks, unit)];
      const [low, high] = [quantile(t, 0.05).toFixed(2), quantile(t, 0.95).toFixed(2)];
      return { unit, name, rank, total: points, low, high, bestRank: quantile(r, 0.05), worstRank: quantile(r, 0.95) };
    }),
    close: before.flatMap((ahead, i) => {
      const behind = before[i + 1];
      const percent = rounded(over(times(exact(String(turned.get(ahead.unit) ?? 0)), hundred), exact(String(draws))), { digits: 0 });
      if (!behind || Number(percent) < 10) return [];
      return [
        { ahead: ahead.unit, behind: behind.unit, gap: rounded(minus(exact(ahead.exact), exact(behind.exact))), turned: Number(percent) },
      ];
    }),
  };
}
