import type { Values } from '#kernel';
import type { Inputs, Scheme } from '#reports';
import type { StoredMatter } from '#store';

/** What the work on an assessment needs to know of the kinds of matter it is done on; app alone names them. */
export interface AssessmentKind {
  readonly cycle: string;
  readonly assessment: string;
  readonly sheet: string;
  readonly finding: string;
  readonly survey: string;
  /** Every item of the sheets, and those for which a third rater is still needed. */
  combine(
    items: readonly { readonly indicator: string; readonly weight: number }[],
    sheets: readonly StoredMatter[],
  ): { readonly rows: readonly object[]; readonly open: readonly string[] };
  /** The records that the seed draws. */
  draw(scheme: Scheme, unitPath: string, seed: string): Promise<{ readonly population: number; readonly sample: readonly object[] }>;
  /** What people gave so far, also what was not told yet: for the engine alone. */
  inputs(scheme: string): Promise<ReadonlyMap<string, Inputs>>;
  /** The quantile of the normal distribution for the interval of satisfaction. */
  confidence(): number;
}

/** Rows of a table field. */
export const rowsIn = <T>(values: Values, field: string): readonly T[] => {
  const held = values[field];
  return Array.isArray(held) ? (held as unknown as readonly T[]) : [];
};
export const textIn = (values: Values, field: string): string => (typeof values[field] === 'string' ? (values[field] as string) : '');
export const numberIn = (values: Values, field: string): number | null =>
  typeof values[field] === 'number' ? (values[field] as number) : null;
