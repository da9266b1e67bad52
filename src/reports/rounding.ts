import { type Rounding, ratio } from '#kernel';

/** `scale` × numerator ÷ denominator with all declared digits; null when the denominator is 0. */
export function quotient(numerator: number, denominator: number, rounding: Rounding, scale = 1): string | null {
  return ratio(numerator, denominator, rounding, scale)?.toFixed(rounding.digits) ?? null;
}

/** A share in per cent without its sign: 101496 ÷ 102771 → 98.75 truncated, 98.76 half up. */
export const percent = (numerator: number, denominator: number, rounding: Rounding): string | null =>
  quotient(numerator, denominator, rounding, 100);

/** A number with the declared digits; whole numbers keep none. */
export const decimal = (value: number, rounding: Rounding): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(rounding.digits);
