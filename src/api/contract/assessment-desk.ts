/** Shapes of the work on an assessment: rating, self-assessment, the office's board, surveys. */
import type { CivilDate, FileValue } from '#kernel';

export interface RatingLineDto {
  readonly key: string;
  readonly title: string;
  readonly unitName: string;
  readonly seat: string;
  readonly state: { readonly id: string; readonly title: string };
  readonly due: CivilDate | null;
  readonly items: number;
  /** Something is to be done by the rater. */
  readonly open: boolean;
}
/** GET /assessment-desk/queue. */
export interface RatingQueueDto {
  readonly procedure: string;
  readonly rows: readonly RatingLineDto[];
}

export interface EvidenceDto {
  readonly title: string;
  readonly docNo: string;
  readonly signedOn: CivilDate;
  readonly reused: boolean;
  readonly file: FileValue | null;
}
export interface RatingItemDto {
  readonly indicator: string;
  readonly title: string;
  readonly weight: number;
  /** What the scheme asks as proof. */
  readonly asked: string;
  readonly basis: string;
  readonly statement: string;
  readonly evidence: readonly EvidenceDto[];
  /** The rater's own, once handed in. */
  readonly score: number | null;
  readonly reason: string;
}
/** GET /assessment-desk/sheets/{region}/{id}. */
export interface RatingSheetDto {
  readonly procedure: string;
  readonly key: string;
  readonly seq: number;
  readonly title: string;
  readonly unitName: string;
  readonly seat: string;
  readonly state: { readonly id: string; readonly title: string };
  readonly due: CivilDate | null;
  readonly late: boolean;
  readonly supplement: string;
  readonly items: readonly RatingItemDto[];
  /** Acts that the person may do now. */
  readonly acts: readonly string[];
}

export interface SelfComputedDto {
  readonly indicator: string;
  readonly title: string;
  readonly weight: number;
  readonly score: number;
  readonly value: string;
  /** The figure it was read from, to open its records. */
  readonly figure: string | null;
  readonly claimed: number | null;
  readonly why: string;
}
export interface SelfItemDto {
  readonly indicator: string;
  readonly title: string;
  readonly weight: number;
  readonly counts: number;
  readonly asked: string;
  readonly basis: string;
  readonly selfScore: number | null;
  readonly statement: string;
  readonly evidence: readonly EvidenceDto[];
}
export interface ResultItemDto {
  readonly indicator: string;
  readonly title: string;
  readonly kind: string;
  readonly weight: number;
  readonly score: number;
  readonly why: string;
}
/** GET /assessment-desk/self. */
export interface SelfDto {
  readonly procedure: string;
  readonly key: string;
  readonly seq: number;
  readonly title: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly scheme: string;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly state: { readonly id: string; readonly title: string };
  readonly due: { readonly title: string; readonly on: CivilDate } | null;
  readonly computed: readonly SelfComputedDto[];
  readonly items: readonly SelfItemDto[];
  readonly selfTotal: number | null;
  readonly total: number | null;
  readonly grade: string | null;
  readonly result: readonly ResultItemDto[];
  readonly objections: readonly { readonly indicator: string; readonly claim: number; readonly reason: string }[];
  readonly reply: string;
  readonly ruling: readonly { readonly indicator: string; readonly to: number; readonly why: string }[];
  readonly acts: readonly string[];
}

export interface BoardLineDto {
  readonly key: string;
  readonly unit: string;
  readonly unitName: string;
  readonly group: string;
  readonly state: { readonly id: string; readonly title: string };
  readonly due: CivilDate | null;
  readonly sheets: { readonly handedIn: number; readonly out: number };
  /** Items for which a third rater is needed. */
  readonly third: readonly string[];
  readonly selfTotal: number | null;
  /** Only after it was told to the unit, or to whom works it out. */
  readonly total: number | null;
  readonly grade: string | null;
  /** What the office can do with one press. */
  readonly step: { readonly id: BoardStep; readonly title: string } | null;
}
export type BoardStep = 'assign' | 'third' | 'merge' | 'draw' | 'survey' | 'score' | 'rescore' | 'notify';
export interface SurveyLineDto {
  readonly key: string;
  readonly title: string;
  readonly unitName: string;
  readonly channel: string;
  readonly open: boolean;
  readonly issued: number;
  readonly answered: number;
  readonly sampleSize: number | null;
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
/** GET /assessment-desk/board. */
export interface BoardDto {
  readonly cycle: {
    readonly key: string;
    readonly procedure: string;
    readonly title: string;
    readonly scheme: string;
    readonly state: { readonly id: string; readonly title: string };
    readonly step: { readonly id: 'publish-scheme' | 'open-all' | 'submit-results' | 'publish-results'; readonly title: string } | null;
  } | null;
  /** Published indicator systems for which no assessment was begun yet: the person may draft one. */
  readonly mayDraft: readonly { readonly id: string; readonly title: string }[];
  readonly unitProcedure: string;
  readonly surveyProcedure: string;
  readonly surveyAct: string;
  readonly units: readonly BoardLineDto[];
  readonly surveys: readonly SurveyLineDto[];
}

/** POST /assessment-desk/surveys/{region}/{id}/codes: shown once, kept nowhere. */
export interface SurveyCodesDto {
  readonly title: string;
  readonly unitName: string;
  /** The QR code as one path in a square of so many modules. */
  readonly codes: readonly { readonly code: string; readonly qr: { readonly size: number; readonly path: string } }[];
}

export interface SurveyQuestionDto {
  readonly id: string;
  readonly title: string;
}
/** POST /public/survey: what a code opens. */
export interface SurveyFormDto {
  readonly title: string;
  readonly unitName: string;
  readonly until: CivilDate;
  readonly used: boolean;
  readonly questions: readonly SurveyQuestionDto[];
  readonly answers: readonly { readonly score: number; readonly title: string }[];
}
