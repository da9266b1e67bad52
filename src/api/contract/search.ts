import type { RowDto } from '../contract.ts';

/** A piece of a text; `hit`: it is what was searched for. */
export interface MarkedPart {
  readonly text: string;
  readonly hit: boolean;
}

/** A matter found, without its values: the title, the number and one more place where the words stand. */
export interface FoundDto extends Omit<RowDto, 'values'> {
  readonly titleParts: readonly MarkedPart[];
  readonly numberParts: readonly MarkedPart[];
  /** The field that holds the words, and what stands around them; null where title and number hold them all. */
  readonly found: { readonly field: string; readonly parts: readonly MarkedPart[] } | null;
}

export interface SearchGroupDto {
  readonly procedure: string;
  readonly title: string;
  readonly rows: readonly FoundDto[];
  /** Only where one procedure was asked for. */
  readonly next: string | null;
  readonly total: number;
  /** The total is a lower bound: there are more. */
  readonly totalCapped: boolean;
}

/**
 * GET /search?q=&procedure=&unit=&from=&to=&cursor= : five of each procedure, or pages of one. `from`, `to`: the day on
 * which the matter was opened, both included. `unit`: the unit with everything under it.
 */
export interface SearchDto {
  readonly q: string;
  /** Matters whose number is or begins with what was typed. */
  readonly numbered: readonly FoundDto[];
  readonly moreNumbered: boolean;
  readonly groups: readonly SearchGroupDto[];
}
