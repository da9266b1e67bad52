/** Shapes of the assessment pages. Indicator systems and scores travel as they are. */
import type { CivilDate } from '#kernel';
import type { Indicator, ItemScore, Scheme, UnitScore } from '../../reports/scoring/model.ts';
import type { NoiseAnswer, RecordEffect, WeightEffect } from '../../reports/scoring/stress.ts';
import type { RowDto } from '../contract.ts';

export type {
  Absent,
  Indicator,
  IndicatorKind,
  ItemScore,
  Rule,
  Scheme,
  SchemeGroup,
  SchemeNode,
  UnitScore,
} from '../../reports/scoring/model.ts';

export interface SchemeHeadDto {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly version: number;
  readonly state: 'shipped' | 'draft' | 'published';
  /** Of the newest frozen result. */
  readonly frozenAt: string | null;
  readonly resultPublished: boolean;
}

/** GET /assessments. */
export interface AssessmentsDto {
  readonly schemes: readonly SchemeHeadDto[];
  /** May see every unit's scores before they are published. */
  readonly overseesAll: boolean;
  readonly mayEdit: boolean;
}

export interface RankedDto {
  readonly unit: string;
  readonly name: string;
  /** Null while it may not be shown. */
  readonly rank: number | null;
  readonly shared: number;
  readonly total: string;
  readonly base: string;
  readonly grade: string | null;
  readonly bonus: string;
  readonly deduction: string;
  readonly firstLevels: UnitScore['firstLevels'] | null;
  /** Whether its details are open to the person. */
  readonly open: boolean;
  /** Where the frozen result is shown: the rank as the records stand now; where the live one is shown: the frozen rank. */
  readonly otherRank: number | null;
}

/** One list of units ranked with each other. */
export interface FieldDto {
  readonly group: string;
  readonly under: string | null;
  readonly title: string;
  readonly units: readonly RankedDto[];
}

/** GET /assessments/{id}. */
export interface RankingDto {
  readonly scheme: SchemeHeadDto;
  readonly source: 'live' | 'frozen';
  readonly asOf: { readonly events: number; readonly at: string };
  readonly seal: string | null;
  readonly firstLevels: readonly { readonly code: string; readonly title: string }[];
  readonly fields: readonly FieldDto[];
  /** Points that wait for reviewers, at most of any unit. */
  readonly waiting: string;
  readonly mayStress: boolean;
  readonly mayFreeze: boolean;
  readonly note: string | null;
}

export interface GapDto extends ItemScore {
  readonly indicator: Indicator;
  readonly rule: string;
  /** The figure's records, and those that cost points. */
  readonly records: string | null;
  readonly costly: { readonly title: string; readonly query: string } | null;
}

/** GET /assessments/{id}/units/{unit}. */
export interface UnitAssessmentDto {
  readonly scheme: SchemeHeadDto;
  readonly source: 'live' | 'frozen';
  readonly asOf: { readonly events: number; readonly at: string };
  readonly composition: Scheme['composition'];
  readonly score: Omit<UnitScore, 'items' | 'rank' | 'grade'> & { readonly rank: number | null; readonly grade: string | null };
  readonly firstLevels: readonly { readonly code: string; readonly title: string }[];
  readonly items: readonly GapDto[];
  /** Units of the same list. */
  readonly among: number;
}

/** GET /assessments/{id}/units/{unit}/costs/{code}: records that were due and are not among those that count. */
export interface CostlyDto {
  readonly rows: readonly RowDto[];
  readonly total: number;
}

/** POST /assessments/{id}/units/{unit}/what-if. */
export interface WhatIfDto {
  readonly total: string;
  readonly points: string;
  readonly rank: number | null;
  readonly why: string;
}

/** GET /assessments/{id}/stress. */
export interface StressDto {
  readonly group: string;
  readonly under: string | null;
  readonly by: string;
  readonly draws: number;
  readonly weights: readonly WeightEffect[];
  readonly records: readonly RecordEffect[];
  readonly noise: NoiseAnswer['units'];
  readonly close: NoiseAnswer['close'];
}

export interface SchemeProblemDto {
  readonly severity: 'refusal' | 'question';
  readonly at?: string;
  readonly text: string;
  readonly remedy: string;
}

/** GET /assessments/schemes/{id}. */
export interface SchemeDto {
  readonly head: SchemeHeadDto;
  readonly scheme: Scheme;
  readonly problems: readonly SchemeProblemDto[];
  readonly editable: boolean;
  /** The person may edit systems, whether or not this one is locked. */
  readonly mayEdit: boolean;
  /** Why it is not, where the person may edit others. */
  readonly locked: string | null;
  readonly figures: readonly { readonly id: string; readonly title: string; readonly unit: string }[];
  /** Kinds of units that a group may take. */
  readonly kinds: readonly { readonly id: string; readonly title: string }[];
  /** How many units each group takes. */
  readonly units: Readonly<Record<string, number>>;
}

/** POST /assessments/schemes/check: what stands against a scheme, and what one indicator gives on real units. */
export interface SchemeCheckDto {
  readonly problems: readonly SchemeProblemDto[];
  readonly preview: readonly {
    readonly unit: string;
    readonly name: string;
    readonly group: string;
    readonly value: string;
    readonly points: string;
    readonly weight: string;
    readonly why: string;
  }[];
  readonly units: Readonly<Record<string, number>>;
}

/** POST /assessments/schemes/{id}/next-year. */
export interface SchemeBegunDto {
  readonly id: string;
}

/** Answer to keeping, publishing and importing: what stood against it; nothing: it is done. */
export interface SchemeDoneDto {
  readonly problems: readonly SchemeProblemDto[];
}
