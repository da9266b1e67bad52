/** What travels about documents and their texts: the library of normative documents. Types only. */
import type { CivilDate, Json } from '#kernel';
import type { FileDto } from '../contract.ts';

/** GET /library: which procedures it is about, and what this person may do here. */
export interface LibraryDto {
  readonly document: string;
  readonly filing: string;
  readonly opinion: string;
  readonly campaign: string;
  readonly item: string;
  readonly book: string;
  /** The act by which an existing document is entered; null where this post may not. */
  readonly importAct: string | null;
  /** May enter that an instrument was amended or repealed. */
  readonly mayEnterLaw: boolean;
}

/** POST /library/recognise {sha256}: what a file says of itself, for a person to confirm. Nothing is recorded. */
export interface RecognisedDto {
  readonly file: FileDto;
  /** Every line of the text. */
  readonly lines: readonly string[];
  readonly found: readonly {
    /** A field of the form, or addressees, validYears: shown, not entered. */
    readonly id: string;
    readonly title: string;
    readonly value: string;
    /** Line, from 0. */
    readonly at: number;
    readonly sure: boolean;
    readonly why: string | null;
  }[];
  /** What was looked for and not found. */
  readonly missing: readonly string[];
  readonly levels: readonly { readonly at: number; readonly level: string; readonly label: string }[];
  /** Numbers of articles and items that jump or come twice. */
  readonly misnumbered: readonly { readonly at: number; readonly said: string }[];
  /** The form as it may start. */
  readonly start: Readonly<Record<string, Json>>;
  readonly names: Readonly<Record<string, string>>;
  /** Documents already held with the same number or title. */
  readonly held: readonly DocumentRef[];
}

/** A document of the library as it is named elsewhere. */
export interface DocumentRef {
  readonly key: string;
  readonly title: string;
  readonly docNo: string | null;
  readonly state: string;
  readonly issuer: string;
}

/** GET /library/checks/{region}/{id}: what the text of a document repeats and names. */
export interface ChecksDto {
  /** What was read: the entered text, or a file; null: no text to read yet. */
  readonly source: string | null;
  readonly similar: readonly SimilarDto[];
  readonly cited: readonly CitedDto[];
  readonly misnumbered: readonly { readonly at: number; readonly said: string }[];
  /** How many documents in force it was held against. */
  readonly against: number;
}
export interface SimilarDto extends DocumentRef {
  /** Share of this text that the other one has too, 0 to 100; what stands in very many documents left out. */
  readonly share: number;
  /** Likeness of what the titles are about, 0 to 100. */
  readonly title100: number;
  readonly passages: readonly string[];
}
export interface CitedDto {
  readonly words: string;
  readonly articles: readonly string[];
  readonly standing: 'in-force' | 'ended' | 'changed' | 'not-yet' | 'unknown';
  /** What is known of it, in words. */
  readonly said: string;
  /** The document of the library, where it is one. */
  readonly key: string | null;
}

/** GET /library/history/{region}/{id}?on=: the line of a text and what it said on a day. */
export interface HistoryDto {
  readonly on: CivilDate;
  readonly versions: readonly {
    readonly key: string;
    readonly title: string;
    readonly docNo: string | null;
    readonly from: CivilDate | null;
    readonly to: CivilDate | null;
    readonly state: string;
  }[];
  readonly text: {
    /** Key of the version that gave it this form. */
    readonly key: string;
    readonly lines: readonly { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }[];
    readonly amended: boolean;
    /** Instructions that did not fit. */
    readonly failed: readonly { readonly words: string; readonly why: string }[];
    readonly carried: number;
  } | null;
  /** Why there is none. */
  readonly none: string | null;
}

/** GET /library/expiring?unit=: documents whose validity ends within the longest reminder. */
export interface ExpiringDto {
  readonly today: CivilDate;
  /** Months before the end at which one is reminded: 6, 3, 1. */
  readonly reminders: readonly number[];
  readonly rows: readonly (DocumentRef & {
    readonly expiresOn: CivilDate;
    /** Days left; 0 on the last day. */
    readonly days: number;
    /** The shortest reminder already reached. */
    readonly within: number;
    readonly assessed: boolean;
  })[];
  /** Documents in force without an end. */
  readonly endless: number;
}

/** GET /library/filing?from=&to=&unit= */
export interface FilingDto {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit: { readonly code: string; readonly name: string };
  readonly units: readonly FilingUnitDto[];
  readonly total: Omit<FilingUnitDto, 'code' | 'name'>;
  /** Filed after the limit. */
  readonly late: readonly FilingRowDto[];
  /** Not filed and past the limit. */
  readonly overdue: readonly FilingRowDto[];
  /** Published in the period, entered nowhere as to be filed. */
  readonly unlisted: readonly DocumentRef[];
}
export interface FilingUnitDto {
  readonly code: string;
  readonly name: string;
  readonly due: number;
  readonly submitted: number;
  readonly onTime: number;
  readonly late: number;
  readonly conforming: number;
  readonly corrected: number;
}
export interface FilingRowDto {
  readonly key: string;
  readonly title: string;
  readonly docNo: string | null;
  readonly unit: string;
  readonly authority: string;
  readonly publishedOn: CivilDate | null;
  readonly on: CivilDate | null;
  readonly reason: string | null;
}

/** GET /library/campaigns/{region}/{id} · POST …/list {keys, on?} · GET …/catalogues.docx */
export interface CampaignDto {
  readonly listed: number;
  /** Documents of its scope in force that are not on the list; keys for the first 200. */
  readonly missing: { readonly n: number; readonly rows: readonly DocumentRef[] };
  readonly mayList: boolean;
  readonly results: readonly { readonly id: string; readonly title: string; readonly n: number }[];
  readonly states: readonly { readonly id: string; readonly title: string; readonly n: number }[];
  readonly units: readonly { readonly name: string; readonly listed: number; readonly proposed: number; readonly checked: number }[];
}

/** GET /library/opinions/{region}/{id} · POST …/table: the table of opinions as a file, taken into the platform. */
export interface OpinionsDto {
  readonly received: number;
  readonly answered: number;
  readonly adopted: number;
  readonly results: readonly { readonly title: string; readonly n: number }[];
  /** The act that ends the period, while it is open. */
  readonly closes: string | null;
}
export interface OpinionTableDto {
  readonly act: string;
  readonly seq: number;
  readonly values: Readonly<Record<string, Json>>;
}

/** GET /law/changes · POST /law/changes · GET /law/radar?instrument=|title=&number= */
export interface LawChangeDto {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly kind: 'amended' | 'repealed';
  readonly on: CivilDate;
  /** What amended or replaced it. */
  readonly by: string | null;
  readonly note: string | null;
  readonly enteredBy: string;
  readonly at: string;
}
export interface RadarDto {
  readonly title: string;
  readonly number: string | null;
  readonly changes: readonly LawChangeDto[];
  /** Editions that the platform knows. */
  readonly known: readonly {
    readonly title: string;
    readonly number: string | null;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly documents: { readonly n: number; readonly rows: readonly (DocumentRef & { readonly words: readonly string[] })[] };
  readonly procedures: readonly { readonly id: string; readonly title: string; readonly places: readonly string[] }[];
  readonly norms: readonly { readonly id: string; readonly title: string; readonly value: string; readonly provision: string }[];
  readonly questions: readonly { readonly id: string; readonly title: string }[];
  readonly templates: readonly { readonly id: string; readonly title: string; readonly lines: readonly string[] }[];
}
