/** Exact arithmetic of points: fractions of whole numbers, so that no rounding ever decides a rank. */
import { Fault, type Rounding } from '#kernel';

export interface Exact {
  readonly n: bigint;
  /** Always positive. */
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

function fraction(n: bigint, d: bigint): Exact {
  if (d === 0n) throw new Fault('exact-zero', 'a fraction over zero');
  const sign = d < 0n ? -1n : 1n;
  const by = gcd(n, d < 0n ? -d : d) || 1n;
  return { n: (sign * n) / by, d: (sign * d) / by };
}

/** A number as people write it: an optional minus, digits, at most nine decimals. */
export const isDecimal = (text: string): boolean => /^-?\d{1,15}(\.\d{1,9})?$/.test(text);

/** From a decimal as written, or from a number that prints as one. */
export function exact(of: string | number | bigint): Exact {
  const text = typeof of === 'number' ? printed(of) : String(of);
  const slash = text.indexOf('/');
  if (slash > 0) return fraction(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)));
  const point = text.indexOf('.');
  if (point < 0) return fraction(BigInt(text), 1n);
  const decimals = text.slice(point + 1);
  return fraction(BigInt(text.slice(0, point) + decimals), 10n ** BigInt(decimals.length));
}

/** Figures are whole numbers or have few decimals; a number in scientific notation is not one. */
function printed(value: number): string {
  const text = String(value);
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  throw new Fault('exact-number', `${text} is not a figure`);
}

export const zero: Exact = { n: 0n, d: 1n };
export const hundred: Exact = { n: 100n, d: 1n };

export const plus = (a: Exact, b: Exact): Exact => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Exact, b: Exact): Exact => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Exact, b: Exact): Exact => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Exact, b: Exact): Exact => fraction(a.n * b.d, a.d * b.n);
export const compare = (a: Exact, b: Exact): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const least = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const most = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);
export const between = (low: Exact, value: Exact, high: Exact): Exact => most(low, least(value, high));
export const total = (all: Iterable<Exact>): Exact => {
  let sum = zero;
  for (const one of all) sum = plus(sum, one);
  return sum;
};
export const isZero = (a: Exact): boolean => a.n === 0n;

/** As a fraction that `exact` reads again. */
export const printExact = (a: Exact): string => `${a.n}/${a.d}`;

/** Rounded half away from zero to so many decimals, with all of them written. */
export function rounded(a: Exact, { digits }: Pick<Rounding, 'digits'> = { digits: 2 }): string {
  const power = 10n ** BigInt(digits);
  const size = a.n < 0n ? -a.n : a.n;
  const whole = (2n * size * power + a.d) / (2n * a.d);
  const text = whole.toString().padStart(digits + 1, '0');
  const sign = a.n < 0n && whole > 0n ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Without needless zeros, for sentences: 12.50 → 12.5. */
export const brief = (a: Exact, digits = 2): string => {
  const text = rounded(a, { digits });
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
