import { groupBy, type Names, type Suspected, short } from './model.ts';

/** How often a last digit other than nought stands in the numbers of a unit. */
export interface DigitRow {
  readonly unit: string;
  readonly procedure: string;
  readonly field: string;
  readonly digit: string;
  readonly n: number;
}

/** Cells below this say nothing in a chi-square; they are put together. */
const leastExpected = 5;

/** ln Γ(x), Lanczos. */
function logGamma(x: number): number {
  const c = [76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2, -0.5395239384953e-5];
  const t = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  const sum = c.reduce((s, of, i) => s + of / (x + 1 + i), 1.000000000190015);
  return -t + Math.log((2.5066282746310005 * sum) / x);
}

/** The chance of a chi-square at least as large: the regularised upper incomplete gamma function. */
export function chiSquareTail(x: number, freedom: number): number {
  const [a, z] = [freedom / 2, x / 2];
  if (z <= 0) return 1;
  if (z < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 500 && term > sum * 1e-15; n += 1) {
      term *= z / (a + n);
      sum += term;
    }
    return 1 - sum * Math.exp(-z + a * Math.log(z) - logGamma(a));
  }
  // Lentz's continued fraction.
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 500; n += 1) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / (an * d + b || 1e-300);
    c = b + an / c || 1e-300;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return Math.exp(-z + a * Math.log(z) - logGamma(a)) * h;
}

interface Cell {
  readonly observed: number;
  readonly expected: number;
}

/** Puts the cells too small to count together. */
function merged(cells: readonly Cell[]): readonly Cell[] {
  const large = cells.filter((c) => c.expected >= leastExpected);
  const rest = cells
    .filter((c) => c.expected < leastExpected)
    .reduce((sum, c) => ({ observed: sum.observed + c.observed, expected: sum.expected + c.expected }), { observed: 0, expected: 0 });
  if (rest.expected >= leastExpected) return [...large, rest];
  const [first, ...others] = large;
  if (!first) return [];
  return [{ observed: first.observed + rest.observed, expected: first.expected + rest.expected }, ...others];
}

export interface DigitTest {
  readonly n: number;
  readonly chiSquare: number;
  readonly freedom: number;
  readonly chance: number;
}

/** A unit's last digits against those of all other units; undefined where there are too few of them to say anything. */
export function digitTest(own: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>, least: number): DigitTest | undefined {
  const sum = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((n, v) => n + v, 0);
  const [n, all] = [sum(own), sum(others)];
  if (n < least || all < 10 * least) return undefined;
  const digits = [...new Set([...own.keys(), ...others.keys()])];
  // A digit that nobody else has is given half a count, else it would be impossible rather than rare.
  const cells = digits.map((d) => ({ observed: own.get(d) ?? 0, expected: (n * (others.get(d) ?? 0.5)) / all }));
  const kept = merged(cells);
  if (kept.length < 3) return undefined;
  const chiSquare = kept.reduce((x, c) => x + (c.observed - c.expected) ** 2 / c.expected, 0);
  return { n, chiSquare, freedom: kept.length - 1, chance: chiSquareTail(chiSquare, kept.length - 1) };
}

interface DigitsRule {
  readonly least: number;
  /** For all tests of the run together. */
  readonly chancePercent: number;
}

/**
 * 末位数字分布: whoever makes numbers up repeats digits. Each unit is held against the other units, for people round
 * numbers everywhere alike; the level is divided by the number of tests.
 */
export function lastDigits(rows: readonly DigitRow[], rule: DigitsRule, names: Names): readonly Suspected[] {
  const tests = [...groupBy(rows, (r) => `${r.procedure} ${r.field}`).values()].flatMap((of) => {
    const all = new Map<string, number>();
    for (const r of of) all.set(r.digit, (all.get(r.digit) ?? 0) + r.n);
    return [...groupBy(of, (r) => r.unit)].flatMap(([unit, mine]) => {
      const own = new Map(mine.map((r) => [r.digit, r.n]));
      const others = new Map([...all].map(([d, n]) => [d, n - (own.get(d) ?? 0)]));
      const test = digitTest(own, others, rule.least);
      const [{ procedure, field } = { procedure: '', field: '' }] = mine;
      return test ? [{ unit, procedure, field, own, test }] : [];
    });
  });
  const level = rule.chancePercent / 100 / Math.max(1, tests.length);
  return tests
    .filter(({ test }) => test.chance < level)
    .map(({ unit, procedure, field, own, test }) => {
      const [digit = '', most = 0] = [...own].sort((a, b) => b[1] - a[1])[0] ?? [];
      const share = short((most * 100) / test.n);
      return {
        check: 'digits' as const,
        unit,
        about: `${procedure}.${field}`,
        procedure,
        found: `「${names.field(procedure, field)}」${test.n}个数值中末位有效数字为${digit}的占${share}%，分布与其他单位不同（卡方${short(test.chiSquare, 1)}，自由度${test.freedom}）。`,
        observed: `卡方${short(test.chiSquare, 1)}`,
        threshold: `显著性${rule.chancePercent}%，${tests.length}项检验合计`,
        keys: [],
        weight: test.chiSquare / test.freedom,
      };
    });
}
