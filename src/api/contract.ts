/**
 * The shapes that travel between server and pages. Types only: the pages import nothing else of the server.
 * All paths are under /api; errors are application/problem+json (`Problem`).
 */
import type { CivilDate, Clock, Described, DescribedBasis, Figure, Json, Limit, Mark, StripDay } from '#kernel';

export interface RefusalDto {
  readonly code: string;
  readonly text: string;
  readonly remedy: string;
  readonly basis?: DescribedBasis;
  readonly field?: string;
}

/** RFC 9457. `status` 400 malformed · 401 not signed in · 403 · 404 · 409 someone was faster · 413 · 422 refused · 429 · 503. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly refusals: readonly RefusalDto[];
}

export interface UnitDto {
  readonly code: string;
  readonly name: string;
  /** city, county, zone, department, township… */
  readonly kind: string;
  readonly path: string;
  readonly parent: string | null;
}

export interface PostDto {
  readonly id: string;
  readonly title: string;
  readonly unit: UnitDto;
  /** Ids of the roles granted. */
  readonly duties: readonly string[];
  /** Account id of whose post it is, when the person stands in. */
  readonly standsFor?: string;
}

/** GET /session · POST /session {account, password} · DELETE /session · POST /session/post {post}. */
export interface SessionDto {
  readonly account: string;
  readonly name: string;
  readonly post: PostDto;
  readonly posts: readonly PostDto[];
  readonly csrf: string;
  /** The records are synthetic: said on every screen. */
  readonly demonstration: boolean;
  /** The embedded database: 试用库, said on every screen. */
  readonly embedded: boolean;
  readonly today: CivilDate;
}

/** GET /procedures: those the viewer can see, with what may be opened. GET /procedures/{id}: `Described`. */
export interface ProcedureDto {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** Opening acts that this person may do. */
  readonly opens: readonly { readonly act: string; readonly title: string }[];
}
export type ProcedureDetail = Described;

export type LightColour = 'red' | 'amber' | 'green' | 'grey';
export interface LightDto {
  readonly colour: LightColour;
  /** 逾期 3 天, 还有 2 个工作日, 办结, 未起算. */
  readonly word: string;
  readonly since: CivilDate | null;
}

/** One line about a matter; title and number have passed view(). */
export interface LineDto {
  /** `region/uuid` */
  readonly key: string;
  readonly procedure: string;
  readonly number: string | null;
  readonly title: string;
  readonly state: { readonly id: string; readonly title: string; readonly final: boolean };
  readonly unit: { readonly code: string; readonly name: string };
  readonly openedOn: CivilDate;
  readonly closedOn: CivilDate | null;
  readonly nextDueOn: CivilDate | null;
  readonly light: LightDto;
}

/** A row of a list; `values` has passed view(). */
export interface RowDto extends LineDto {
  readonly values: Readonly<Record<string, Json>>;
}

/**
 * GET /matters/{procedure}?state=&unit=&q=&from=&to=&closedFrom=&closedTo=&due=overdue|soon&f.{field}=&f.{field}.from=&f.{field}.to=
 *   &at=due:2020-02|opened:2019-06&cols=&cursor=&limit=(≤100)
 * `total` is exact from counters, or capped (`totalCapped`: at least so many).
 */
export interface ListDto {
  readonly rows: readonly RowDto[];
  readonly next: string | null;
  readonly total: number;
  readonly totalCapped: boolean;
  /** Printed names of matters that chosen columns refer to. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface StepDto {
  readonly seq: number;
  readonly act: string;
  readonly title: string;
  readonly basis: DescribedBasis;
  readonly on: CivilDate;
  readonly recordedAt: string;
  /** Entered more than 5 working days after it happened. */
  readonly late: boolean;
  readonly actor: { readonly name: string; readonly post: string } | null;
  readonly unit: string;
  readonly state: string;
  /** Values given in this step, as seen by the viewer. */
  readonly values: Readonly<Record<string, Json>>;
  /** First 12 signs of the seal. */
  readonly seal: string;
}

export interface ClockDto extends Omit<Clock, 'basis' | 'limit' | 'extension'> {
  readonly basis: DescribedBasis;
  /** 15个工作日 */
  readonly limit: string;
  readonly extension: string | null;
  readonly light: LightDto;
  readonly strip: readonly StripDay[];
}

/** An act on the matter page: open to this person now (`closed` null) or the reason why not. */
export interface ActDto {
  readonly id: string;
  readonly title: string;
  readonly basis: DescribedBasis;
  readonly needs: readonly string[];
  readonly asks: readonly string[];
  /** Who may do it. */
  readonly by: readonly string[];
  readonly to: string | null;
  readonly closed: RefusalDto | null;
  /** Open to this person, and the state is right: show as button. Else listed as "下一步由…". */
  readonly mine: boolean;
}

export interface LinkDto {
  readonly field: string;
  readonly title: string;
  readonly key: string;
  readonly procedure: string;
  readonly procedureTitle: string;
  readonly label: string;
  readonly state: string;
  /** Whether this matter refers to that one, or that one to this. */
  readonly direction: 'to' | 'from';
}

/** GET /matters/{procedure}/{region}/{id} */
export interface MatterDto extends RowDto {
  readonly edition: number;
  readonly suspendedOn: CivilDate | null;
  readonly masked: readonly string[];
  /** Sequence to send along with an act: a 409 tells that somebody was faster. */
  readonly seq: number;
  readonly steps: readonly StepDto[];
  readonly clocks: readonly ClockDto[];
  readonly acts: readonly ActDto[];
  readonly links: readonly LinkDto[];
  /** Procedures that can be opened with a reference to this matter. */
  readonly starts: readonly { readonly procedure: string; readonly title: string; readonly act: string; readonly field: string }[];
  /** Printed names of units and matters that values refer to. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * POST /matters/{procedure} (open) and POST /matters/{procedure}/{region}/{id}/acts/{act}
 * Header Idempotency-Key required (uuid). Answers 201/200 with `MatterDto`.
 */
export interface ActBody {
  readonly act?: string;
  readonly on?: CivilDate;
  readonly values: Readonly<Record<string, unknown>>;
  /** The `seq` the form was made from. */
  readonly seq?: number;
}

/** POST /files (multipart, one part `file`, ≤ 50 MB) → FileDto; GET /files/{sha256}?matter=key. */
export interface FileDto {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

/** GET /desk: the unit's dashboard. */
export interface DeskDto {
  readonly unit: UnitDto;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate; readonly label: string };
  /** Open matters of the scope with due dates, soonest first (≤ 20). */
  readonly due: readonly LineDto[];
  readonly overdue: number;
  readonly soon: number;
  readonly open: number;
  readonly systems: readonly {
    readonly procedure: string;
    readonly title: string;
    readonly open: number;
    readonly overdue: number;
    readonly states: readonly { readonly id: string; readonly title: string; readonly n: number }[];
    readonly figures: readonly Figure[];
  }[];
}

/** GET /figures?year=&unit= → Figure[]; GET /figures/{id}?… → FigureDetail; GET /figures/{id}/records?year=&unit=&cursor=&limit= → ListDto */
export interface FigureDetail {
  readonly figure: Figure;
  /** Eight quarters up to the period's end. */
  readonly trend: readonly { readonly label: string; readonly value: number | null }[];
  /** By unit one level down in the scope. */
  readonly units: readonly { readonly code: string; readonly name: string; readonly value: number | null }[];
  /** By each declared dimension. */
  readonly dimensions: readonly {
    readonly field: string;
    readonly title: string;
    readonly parts: readonly { readonly value: string; readonly title: string; readonly n: number }[];
  }[];
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Whether a sample may be drawn of what it counts: not of what is worked out, nor of the register. */
  readonly sampled: boolean;
}

/** GET /figures/{id}/sample?from=&to=&unit=&seed=&size= */
export interface SampleDto {
  readonly seed: string;
  readonly size: number;
  /** Out of how many it was drawn. */
  readonly population: number;
  /** Public ids, in the order of the draw. */
  readonly keys: readonly string[];
  readonly rows: readonly RowDto[];
}

/** GET /units?under=&q= → UnitDto[] (≤ 300). */
export type UnitsDto = readonly UnitDto[];

/** GET /lookup/{procedure}?q= → for reference fields (≤ 20). */
export type LookupDto = readonly { readonly key: string; readonly label: string; readonly state: string }[];

/** GET /calendar/due?from=&working=|natural= */
export interface DueDto {
  readonly due: CivilDate;
  readonly strip: readonly StripDay[];
}

/** GET /law: instruments and norms; PUT /law/policies (city office) {norm, from, value}. */
export interface LawDto {
  readonly instruments: readonly {
    readonly id: string;
    readonly title: string;
    readonly number: string | null;
    readonly from: CivilDate | null;
    readonly to: CivilDate | null;
    readonly mark: Mark;
    readonly note: string | null;
  }[];
  /** Whether this person may set local values. */
  readonly may: boolean;
  readonly norms: readonly {
    readonly id: string;
    readonly title: string;
    readonly value: string;
    readonly basis: DescribedBasis;
    readonly adjustable: 'no' | 'tighten' | 'free';
    /** Whether the smaller or the larger value is the stricter one. */
    readonly stricter: 'smaller' | 'larger';
    /** The value as it is entered. */
    readonly held: Json | Limit;
    /** Every value the law has had, the oldest first. */
    readonly editions: readonly { readonly from: CivilDate; readonly value: string; readonly basis: DescribedBasis }[];
    /** The city's own value in force. */
    readonly local: string | null;
    readonly localFrom: CivilDate | null;
    /** Values the city has set, the oldest first, those to come included. */
    readonly locals: readonly { readonly from: CivilDate; readonly value: string }[];
  }[];
}

/** GET /reports/annual?year=&unit= : the report as it would print. GET /reports/annual.docx?year=. */
export interface ReportDto {
  readonly year: number;
  /** `OfficialDocument` of #reports as JSON. */
  readonly document: unknown;
  readonly figures: readonly Figure[];
  readonly findings: readonly { readonly severity: 'error' | 'question'; readonly text: string; readonly figures: readonly string[] }[];
  readonly problems: readonly { readonly line: number; readonly text: string; readonly remedy: string }[];
  readonly template: { readonly version: number; readonly text: string; readonly editable: boolean };
}
