/** The words of an indicator system and of its scores. Data: a city edits, publishes and keeps editions of it. */
import type { CivilDate, Mark } from '#kernel';

/** A number as it is written, e.g. '2.5'. Points and weights are never floats. */
export type Decimal = string;

export type IndicatorKind = 'computed' | 'evidence' | 'survey' | 'bonus' | 'deduction' | 'veto';
export type Direction = 'higher' | 'lower';

/** How a value becomes points. Shares are percent of the weight; `each` and `most` are points. */
export type Rule =
  /** The first step that the value reaches counts (left-closed); below the last there is nothing. Best step first. */
  | { readonly kind: 'steps'; readonly steps: readonly { readonly at: Decimal; readonly share: Decimal }[] }
  /** Nothing at the floor, all at the target, in proportion between. With a floor above the target less is better. */
  | { readonly kind: 'linear'; readonly floor: Decimal; readonly target: Decimal }
  /** In proportion to the best value of the group (less is better: the best to the value). */
  | { readonly kind: 'ratio-to-best' }
  /** So many points off (of a bonus: on) for every case, `most` at most; without it down to nothing. */
  | { readonly kind: 'per-case'; readonly each: Decimal; readonly most?: Decimal }
  /** All when there is at least one; with direction lower, all when there is none. */
  | { readonly kind: 'yes-no' }
  /** Points given by people: reviewers of evidence, 0 to the weight. */
  | { readonly kind: 'rated' };

/** What becomes of the weight of an indicator that does not apply to a unit (no case, no record to divide by). */
export type Absent =
  /** Its weight goes to the other indicators as the scheme says (`spread`). */
  | 'redistribute'
  /** All points; only where having no case is the aim. */
  | 'full'
  /** No points; only where not having is the failing. */
  | 'zero';

export interface SchemeBasis {
  /** The rule as it is cited, e.g. 《…条例》第26条. */
  readonly text: string;
  readonly mark: Mark;
}

export interface Indicator {
  /** 1.1.1; of extras J1, K1, F1 (加分、减分、否决). */
  readonly code: string;
  /** Code of the second-level node, or of the first where there is no second level; null for extras. */
  readonly parent: string | null;
  readonly title: string;
  /** What is asked, in full. */
  readonly text?: string;
  readonly kind: IndicatorKind;
  /** Of computed ones, and of extras and vetoes that records decide: the figure it cites. */
  readonly figure?: string;
  /** Unit of the value, for the reader: %, 件. */
  readonly unit?: string;
  /** The figure whose records are those that cost points, e.g. the late ones. */
  readonly costs?: string;
  /** The indicator applies to a unit only if this figure is above nothing. A share needs none: it applies where there is something to divide by. */
  readonly applies?: string;
  readonly direction?: Direction;
  readonly rule: Rule;
  /** Points by group. No entry: does not apply to the group. null: the weight is not known. */
  readonly weights: Readonly<Record<string, Decimal | null>>;
  readonly absent: Absent;
  readonly basis: SchemeBasis;
  /** Of evidence: what material proves it, and the office that reviews it. */
  readonly evidence?: string;
  readonly reviewer?: string;
  /** Known to exist, its content not obtained. */
  readonly missing?: true;
}

export interface SchemeNode {
  readonly code: string;
  readonly level: 1 | 2;
  readonly parent: string | null;
  readonly title: string;
  readonly missing?: true;
}

/** Which units are ranked with each other. A unit belongs to the first group that takes it. */
export interface SchemeGroup {
  readonly id: string;
  readonly title: string;
  /** Kinds of the register: county, zone, department, township, street. */
  readonly kinds: readonly string[];
  /** Only these units (codes). */
  readonly units?: readonly string[];
  /** Only units whose name contains one of these. */
  readonly names?: readonly string[];
  /** Without these units (codes), e.g. the office that assesses. */
  readonly except?: readonly string[];
  /** Ranked apart under each parent: townships by county. */
  readonly apart?: true;
}

export interface Grade {
  readonly title: string;
  /** From this total on, the bound included. */
  readonly from: Decimal;
}

/** What the total is put together from, in percent of 100; they add up to 100. */
export interface Composition {
  /** Indicators: computed points, and for evidence the points of the material review. */
  readonly material: Decimal;
  /** Indicators again, with what was found on the spot; where nothing was looked at, as in the material. */
  readonly onsite: Decimal;
  /** Satisfaction, 0 to 100. */
  readonly survey: Decimal;
  /** The mean over the quarters of the period of the computed indicators alone. */
  readonly daily: Decimal;
}

export interface Scheme {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly groups: readonly SchemeGroup[];
  readonly nodes: readonly SchemeNode[];
  readonly indicators: readonly Indicator[];
  readonly composition: Composition;
  /** Bounds of bonus and deduction points together, e.g. '5'. */
  readonly extras: { readonly bonus: Decimal; readonly deduction: Decimal };
  /** Grades by group, best first; `*` for all others. */
  readonly grades: Readonly<Record<string, readonly Grade[]>>;
  /** Where the weight of what does not apply goes: within its first-level indicator (else all), or to all. */
  readonly spread: 'first-level' | 'all';
  /** Equal totals: compared by these first-level indicators in turn; still equal, they share the rank. */
  readonly ties: readonly string[];
  /** Of points shown; ranking is by the unrounded value. */
  readonly rounding: { readonly mode: 'half-up'; readonly digits: number };
  readonly basis: SchemeBasis;
  readonly note?: string;
}

/** One figure of one unit. */
export interface Cell {
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
  /** 100 where the value is a percentage of the parts. */
  readonly scale?: 100;
}

/** Figures of many units in one period. */
export interface Sheet {
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /** Number of events in the ledger when it was read, and when that was. */
  readonly asOf: { readonly events: number; readonly at: string };
  cell(figure: string, unit: string): Cell | undefined;
}

export interface AssessedUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
}

/** What people and the other years add to the figures, by unit. */
export interface Inputs {
  /** Points by indicator: of the material, and on the spot. Two raters and a third: merged before. */
  readonly rated?: Readonly<Record<string, { readonly material?: Decimal; readonly onsite?: Decimal; readonly why?: string }>>;
  /** 0 to 100. */
  readonly survey?: Decimal;
  /** 0 to 100; made by the engine from the quarters where it is not given. */
  readonly daily?: Decimal;
  /** Times that an extra or a veto was found by people, with its grounds. */
  readonly found?: Readonly<Record<string, { readonly times: number; readonly why: string }>>;
}

export type ItemState =
  /** Has points. */
  | 'scored'
  /** Nothing to divide by: its weight is spread, or the points are as the scheme says. */
  | 'absent'
  /** Evidence not yet reviewed: no points so far. */
  | 'unrated'
  /** Weight or content unknown: not counted. */
  | 'unknown';

export interface ItemScore {
  readonly code: string;
  readonly title: string;
  readonly kind: IndicatorKind;
  readonly state: ItemState;
  readonly figure?: string;
  readonly cell?: Cell;
  /** The declared weight, and what it is after that of absent ones was spread. Rounded as points are. */
  readonly declared: Decimal;
  readonly weight: Decimal;
  readonly points: Decimal;
  /** The exact points, as a fraction: '25/3'. */
  readonly exact: string;
  readonly lost: Decimal;
  /** In plain Chinese, how the value became these points. */
  readonly why: string;
}

export interface UnitScore {
  readonly unit: string;
  readonly name: string;
  readonly group: string;
  /** Code of the unit under which it is ranked, where the group ranks apart. */
  readonly under?: string;
  readonly items: readonly ItemScore[];
  /** Points of 100 of the indicators alone. */
  readonly base: Decimal;
  /** By first-level indicator. */
  readonly firstLevels: Readonly<Record<string, { readonly points: Decimal; readonly weight: Decimal }>>;
  readonly parts: {
    readonly material: Decimal;
    readonly onsite: Decimal;
    readonly survey: Decimal | null;
    readonly daily: Decimal | null;
  };
  readonly bonus: Decimal;
  readonly deduction: Decimal;
  readonly total: Decimal;
  readonly exact: string;
  /** 1 for the best; 0 for a unit to which nothing applies. */
  readonly rank: number;
  /** How many others share the rank. */
  readonly shared: number;
  readonly grade: string;
  /** Vetoes hit: titles. */
  readonly vetoes: readonly string[];
}

export interface Assessment {
  readonly scheme: string;
  readonly period: Scheme['period'];
  readonly asOf: Sheet['asOf'];
  readonly units: readonly UnitScore[];
}
