/** A share of a sample, and between which bounds the share of the whole lies; in percent, cut to two decimals. */
export interface Interval {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** Two decimals; a rounding that never widens beyond 0 and 100. */
const percent = (share: number): number => Math.min(100, Math.max(0, Number((share * 100).toFixed(2))));

/**
 * Wilson's score interval for `hits` of `n`: it holds for small samples and for shares near 100 in 100, where the usual
 * interval does not. `z` is the quantile of the normal distribution. Undefined for an empty sample.
 */
export function wilson(hits: number, n: number, z: number): Interval | undefined {
  if (n <= 0 || hits < 0 || hits > n) return undefined;
  const p = hits / n;
  const square = (z * z) / n;
  const centre = (p + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((p * (1 - p)) / n + square / (4 * n));
  return { rate: percent(p), low: percent(centre - half), high: percent(centre + half) };
}
