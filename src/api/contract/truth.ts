/** What travels about the truth of data: questions, no verdicts. Types only. */
import type { CivilDate, DescribedBasis } from '#kernel';
import type { RowDto } from '../contract.ts';

export interface TruthCheckDto {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly threshold: string;
  readonly basis: DescribedBasis;
  /** How many times it came up in the run shown. */
  readonly n: number;
}

export interface TruthFindingDto {
  readonly mark: string;
  readonly check: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly found: string;
  readonly observed: string;
  readonly threshold: string;
  /** How many records are named. */
  readonly records: number;
  /** Asked about already. */
  readonly question: { readonly key: string; readonly state: string; readonly final: boolean; readonly outcome: string | null } | null;
}

/** GET /truth?period=2019Q4 (the office): what a run found, with what was asked of it. */
export interface TruthDto {
  readonly procedure: string;
  readonly period: string;
  readonly periods: readonly { readonly id: string; readonly title: string }[];
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly mayRun: boolean;
  readonly mayAsk: boolean;
  /** Null before the first look. */
  readonly run: { readonly at: string; readonly by: string; readonly version: number } | null;
  readonly checks: readonly TruthCheckDto[];
  readonly findings: readonly TruthFindingDto[];
}

/** GET /truth/own: questions put to the unit of the post, the open ones first. */
export interface TruthOwnDto {
  readonly procedure: string;
  readonly office: boolean;
  readonly open: readonly TruthQuestionDto[];
  readonly past: readonly TruthQuestionDto[];
}
export interface TruthQuestionDto {
  readonly row: RowDto;
  readonly seq: number;
  readonly found: string;
  readonly definition: string;
  readonly more: string | null;
  readonly answer: string | null;
  readonly reviewNote: string | null;
  /** Acts open to this person now. */
  readonly acts: readonly { readonly id: string; readonly title: string; readonly needs: readonly string[] }[];
  readonly records: readonly { readonly kind: string; readonly number: string; readonly key: string }[];
}

/** POST /truth/runs {period} → TruthDto · POST /truth/questions {period, marks} */
export interface TruthAskedDto {
  readonly asked: number;
  readonly refused: readonly { readonly mark: string; readonly why: string }[];
}

/** GET /truth/records?period=&mark= : the records behind a finding, as far as the person may see them. */
export interface TruthRecordsDto {
  readonly rows: readonly RowDto[];
  /** Records that lie outside what the person may see. */
  readonly hidden: number;
}

/** GET /truth/mediation?period= */
export interface TruthMediationDto {
  readonly period: string;
  readonly periods: TruthDto['periods'];
  readonly odd: readonly {
    readonly kind: 'duplicate-parties' | 'impossible-date' | 'outlier';
    readonly unit: { readonly code: string; readonly name: string };
    readonly committee: { readonly key: string; readonly procedure: string; readonly title: string } | null;
    readonly why: string;
    readonly records: readonly { readonly key: string; readonly procedure: string; readonly label: string }[];
  }[];
  /** Call-back samples concluded or under way, the newest first. */
  readonly samples: readonly {
    readonly row: RowDto;
    readonly from: CivilDate | null;
    readonly to: CivilDate | null;
    readonly population: number | null;
    readonly sampled: number;
    readonly reached: number | null;
    readonly confirmed: number | null;
    readonly rate: number | null;
    readonly low: number | null;
    readonly high: number | null;
    /** Share that the records call a success. */
    readonly told: number | null;
  }[];
}
