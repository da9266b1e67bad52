import type { FeeScale } from '#law';

/** What so many cost: each step's price holds only for what lies within it. */
export function feeOf(count: number, { steps, every, more }: FeeScale): number {
  let total = 0;
  for (const [i, { from, price }] of steps.entries()) {
    const next = steps[i + 1];
    const last = next ? Math.min(count, next.from - 1) : count;
    if (last < from) break;
    const n = last - from + 1;
    total += next || every === 0 ? n * price : growing(n, price, every, more);
  }
  return total;
}

/** The first `every` at the price, the next at the price and `more`, and so on. */
function growing(n: number, price: number, every: number, more: number): number {
  let total = 0;
  for (let left = n, now = price; left > 0; left -= every, now += more) total += Math.min(left, every) * now;
  return total;
}
