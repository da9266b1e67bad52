import type { Basis } from './basis.ts';
import type { CivilDate } from './date.ts';
import { type Refusal, refusal } from './refusal.ts';
import { Fault, type Json } from './value.ts';

export type LimitUnit = 'working' | 'natural' | 'month' | 'year' | 'hour';
/** A length of time as the law states it. 日 may be working or natural days: every limit says which. */
export interface Limit {
  readonly n: number;
  readonly unit: LimitUnit;
}
export const workingDays = (n: number): Limit => ({ n, unit: 'working' });
export const naturalDays = (n: number): Limit => ({ n, unit: 'natural' });
export const months = (n: number): Limit => ({ n, unit: 'month' });
export const years = (n: number): Limit => ({ n, unit: 'year' });
export const hours = (n: number): Limit => ({ n, unit: 'hour' });

const unitTitles: Record<LimitUnit, string> = { working: '个工作日', natural: '日', month: '个月', year: '年', hour: '小时' };
export const printLimit = (limit: Limit): string => `${limit.n}${unitTitles[limit.unit]}`;

/** One value of a norm and the day from which it holds. */
export interface DatedValue<T> {
  readonly from: CivilDate;
  readonly value: T;
  readonly basis: Basis;
}

/**
 * A value that the law or the platform sets, dated, with its provision: a limit, an amount, a rate.
 * `adjustable`: a city may not touch it (`no`), may only make it stricter (`tighten`), or may set it (`free`).
 */
export interface Norm<T extends Json | Limit = Limit> {
  readonly id: string;
  readonly title: string;
  readonly values: readonly DatedValue<T>[];
  readonly adjustable: 'no' | 'tighten' | 'free';
  /** For limits and numbers: is the smaller value the stricter one (an at-most limit)? */
  readonly stricter: 'smaller' | 'larger';
}

/** A city's own value of a norm, from a day on. Data, edited in the platform. */
export interface Policy {
  readonly norm: string;
  readonly from: CivilDate;
  readonly value: Json | Limit;
}

type NormSpec<T extends Json | Limit> = Pick<Norm<T>, 'values'> & Partial<Pick<Norm<T>, 'adjustable' | 'stricter'>>;

/**
 * Declares a norm; values from the oldest to the newest. What a source proves may only be tightened by a city;
 * what is recalled or a default of the platform is free.
 */
export function norm<T extends Json | Limit>(id: string, title: string, spec: NormSpec<T>): Norm<T> {
  const newest = spec.values.at(-1);
  if (!newest) throw new Fault('norm-empty', `norm ${id} has no value`);
  const { values, adjustable = newest.basis.mark === 'verified' ? 'tighten' : 'free', stricter = 'smaller' } = spec;
  return { id, title, values, adjustable, stricter };
}

/** The value in force on the day; a city's policy goes before the declared value. `local` tells which it was. */
export function resolve<T extends Json | Limit>(
  of: Norm<T>,
  on: CivilDate,
  policies: readonly Policy[] = [],
): DatedValue<T> & { local: boolean } {
  const declared = of.values.findLast((v) => v.from <= on) ?? of.values[0];
  if (!declared) throw new Fault('norm-empty', `norm ${of.id} has no value`);
  let chosen: Policy | undefined;
  for (const p of policies) if (p.norm === of.id && p.from <= on && (!chosen || p.from >= chosen.from)) chosen = p;
  if (!chosen || !mayStand(of, declared.value, chosen.value)) return { ...declared, local: false };
  return { from: chosen.from, value: chosen.value as T, basis: declared.basis, local: true };
}

const size = (value: Json | Limit): number | undefined => (typeof value === 'number' ? value : isLimit(value) ? value.n : undefined);

/** Whether a city's value may stand beside the law's: one that later became looser than the law gives way to it. */
function mayStand(of: Pick<Norm<Json | Limit>, 'adjustable' | 'stricter'>, fixed: Json | Limit, asked: Json | Limit): boolean {
  if (of.adjustable !== 'tighten') return of.adjustable === 'free';
  if (isLimit(fixed) && (!isLimit(asked) || asked.unit !== fixed.unit)) return false;
  const [a, f] = [size(asked), size(fixed)];
  if (a === undefined || f === undefined) return false;
  return of.stricter === 'smaller' ? a <= f : a >= f;
}

/** The longest limit a city may set: ten years of days. */
const longest = 3650;

export function isLimit(value: unknown): value is Limit {
  if (value === null || typeof value !== 'object') return false;
  const { n, unit } = value as { n?: unknown; unit?: unknown };
  return Number.isInteger(n) && typeof unit === 'string' && Object.hasOwn(unitTitles, unit);
}

/** Why a city may not set this value, if it may not. */
export function policyRefusal(of: Norm<Json | Limit>, policy: Policy): Refusal | undefined {
  const law = resolve(of, policy.from);
  if (of.adjustable === 'no') {
    return refusal('policy-fixed', `「${of.title}」由法律规定，不得另行设定`, { basis: law.basis, remedy: '保留法定数值' });
  }
  if (isLimit(law.value) && (!isLimit(policy.value) || policy.value.n < 1 || policy.value.n > longest)) {
    return refusal('policy-shape', `「${of.title}」须为一个期限`, { remedy: `填写1至${longest}的整数和单位` });
  }
  if (mayStand(of, law.value, policy.value)) return undefined;
  return refusal('policy-looser', `「${of.title}」只能严于法定数值`, { basis: law.basis, remedy: '填写不宽于法定的数值，单位与法定一致' });
}
