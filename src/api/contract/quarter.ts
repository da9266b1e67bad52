import type { CivilDate } from '#kernel';

/** GET /quarter: the rounds of quarterly review, the newest first. */
export interface QuarterRoundLine {
  readonly key: string;
  readonly title: string;
  readonly year: number;
  readonly quarter: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly openOn: CivilDate;
  readonly reportBy: CivilDate;
  readonly lockOn: CivilDate;
  /** Until when it is to be published. */
  readonly publishBy: CivilDate | null;
}

/** One unit in a round. Of other units only what was published: then `key` is null. */
export interface QuarterLine {
  readonly key: string | null;
  readonly unit: string;
  readonly unitName: string;
  readonly group: string;
  readonly state: string;
  readonly stateTitle: string;
  readonly dueOn: CivilDate | null;
  readonly total: number | null;
  readonly creditScore: number | null;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly groupSize: number | null;
  readonly tied: boolean;
}

/** The on-site sample of a round: how it was drawn, and who was. */
export interface QuarterSampleDto {
  readonly seed: string | null;
  readonly seedSource: string;
  readonly share: number;
  readonly population: number;
  /** In the order of the draw, each with the number that gave it its place; empty until it is drawn. */
  readonly drawn: readonly {
    readonly unit: string;
    readonly unitName: string;
    readonly mark: string;
    readonly key: string | null;
    readonly visited: boolean;
  }[];
  /** Whether drawing again by the seed gives the same list. */
  readonly repeated: boolean;
}

/** GET /quarter/:region/:id: a round with its units by group. */
export interface QuarterBoardDto {
  readonly rounds: readonly QuarterRoundLine[];
  readonly round: QuarterRoundLine | null;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly lines: readonly QuarterLine[] }[];
  /** How many units stand where, in the order of the course. */
  readonly states: readonly { readonly state: string; readonly title: string; readonly n: number }[];
  /** For those who review, and for everybody once the round is published. */
  readonly sample: QuarterSampleDto | null;
  /** The kind of matter that a round is. */
  readonly kind: string;
  readonly mayManage: boolean;
  /** Whether the person may arrange a round of the own government. */
  readonly mayPlan: boolean;
  /** Units with a pledge in force that are not yet in the round. */
  readonly missing: number;
}

export interface QuarterItemLine {
  readonly code: string;
  readonly name: string;
  readonly source: string;
  readonly weight: number;
  readonly actual: string;
  readonly points: number;
  readonly lost: number;
  readonly why: string;
  /** The figure behind, and the period whose records tell it. */
  readonly figure: string | null;
}
export interface QuarterPointLine {
  readonly key: string;
  readonly title: string;
  readonly event: string;
  readonly on: CivilDate;
  readonly points: number;
  /** The matter that it is about. */
  readonly about: { readonly procedure: string; readonly key: string; readonly title: string } | null;
}

/** GET /quarter/unit/:region/:id: one unit's quarter: what cost points, and the records behind. */
export interface QuarterUnitDto {
  /** The kinds of matter that a unit's quarter and a line of points are. */
  readonly kinds: { readonly unit: string; readonly entry: string };
  readonly line: QuarterLine;
  readonly title: string;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly indicatorScore: number | null;
  readonly bonus: number | null;
  readonly deduction: number | null;
  readonly items: readonly QuarterItemLine[];
  /** Indicators as they stand before there is a score: what was taken and told so far. */
  readonly asked: readonly {
    readonly code: string;
    readonly name: string;
    readonly weight: number;
    readonly source: string;
    readonly value: string;
  }[];
  readonly points: readonly QuarterPointLine[];
  readonly before: readonly { readonly key: string; readonly title: string; readonly total: number | null; readonly rank: number | null }[];
}

/** What came of an act on many units in one go. */
export interface QuarterResults {
  readonly done: number;
  readonly refused: readonly { readonly unitName: string; readonly why: string }[];
}
