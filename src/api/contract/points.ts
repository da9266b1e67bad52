import type { CivilDate, Mark } from '#kernel';

export type PointReadingName = 'done' | 'late' | 'in-time' | 'red-light';

/** A rule of the city, as data: which records it reads, how, and for which cause. */
export interface PointRuleDto {
  readonly id: string;
  readonly title: string;
  readonly enabled: boolean;
  readonly procedure: string;
  readonly reads: PointReadingName;
  readonly acts: readonly string[];
  readonly clock?: string;
  readonly passed?: string;
  readonly spoiledBy?: readonly string[];
  readonly after?: readonly string[];
  readonly event?: string;
  readonly least?: number;
}

/** Something that the records of a quarter suggest to count, with the record it rests on. */
export interface PointLine {
  readonly mark: string;
  readonly ruleTitle: string;
  readonly event: string;
  readonly eventTitle: string;
  readonly points: number;
  readonly procedure: string;
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly unitName: string;
  readonly on: CivilDate;
  readonly why: string;
}

/** What a rule may be made of: kinds of matter with their acts and limits, ways of reading, causes. */
export interface PointWords {
  readonly kinds: readonly {
    readonly id: string;
    readonly title: string;
    readonly acts: readonly { readonly id: string; readonly title: string }[];
    readonly clocks: readonly { readonly id: string; readonly title: string }[];
  }[];
  readonly readings: readonly { readonly id: PointReadingName; readonly title: string }[];
  readonly events: readonly { readonly id: string; readonly title: string; readonly points: number }[];
}

/** GET /points: what is suggested for a quarter, and by which rules. */
export interface PointsDto {
  readonly entry: string;
  readonly quarter: string;
  readonly quarters: readonly { readonly id: string; readonly title: string }[];
  readonly lines: readonly PointLine[];
  readonly rules: readonly PointRuleDto[];
  /** 0: the platform's own. */
  readonly version: number;
  readonly setAt: string | null;
  readonly setBy: string | null;
  readonly basis: { readonly text: string; readonly mark: Mark };
  readonly words: PointWords;
  readonly mayDecide: boolean;
  readonly mayRule: boolean;
}

/** What came of deciding on several. */
export interface PointsDecided {
  readonly done: number;
  readonly refused: readonly { readonly mark: string; readonly why: string }[];
}
