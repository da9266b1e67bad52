/** The report room: what travels. Types only. */
import type { CivilDate, Figure } from '#kernel';

export interface RoomUnit {
  readonly code: string;
  readonly name: string;
}

/** A yearly report in hand or done, as a line of the list. */
export interface RoomLine {
  readonly key: string;
  readonly title: string;
  readonly year: number;
  readonly reporter: RoomUnit;
  readonly state: { readonly id: string; readonly title: string };
  readonly docNo: string | null;
  readonly submitBefore: CivilDate | null;
  readonly publishBefore: CivilDate | null;
}

export interface RoomTemplate {
  readonly id: string;
  readonly title: string;
  /** 0: as it ships with the platform. */
  readonly version: number;
  /** Kinds of unit it serves. */
  readonly kinds: readonly string[];
}

/** GET /reports/room */
export interface RoomListDto {
  readonly reports: readonly RoomLine[];
  readonly templates: readonly RoomTemplate[];
  /** What this person may begin now: a template, a unit and a year that has no report yet. */
  readonly mayOpen: readonly { readonly template: string; readonly title: string; readonly unit: RoomUnit; readonly year: number }[];
  readonly mayEditTemplates: boolean;
}

export interface RoomStage {
  readonly id: string;
  readonly title: string;
  readonly at: 'done' | 'now' | 'ahead';
  readonly on: CivilDate | null;
  /** The last day by which it has to be reached, where there is one. */
  readonly due: CivilDate | null;
}

export interface RoomContribution {
  readonly key: string;
  readonly unit: RoomUnit;
  readonly state: { readonly id: string; readonly title: string };
  readonly dueOn: CivilDate | null;
  readonly late: boolean;
  readonly verdict: 'confirmed' | 'disputed' | null;
  readonly disputes: readonly { readonly name: string; readonly reason: string }[];
}

export interface RoomFinding {
  readonly id: string;
  readonly severity: 'refusal' | 'error' | 'question' | 'gap';
  readonly said: string;
  readonly remedy: string;
  readonly explainable: boolean;
  readonly line: number | null;
  readonly explanation: string;
}

export interface RoomChange {
  readonly id: string;
  readonly title: string;
  readonly frozen: string;
  readonly now: string;
}

export interface RoomFrozen {
  readonly edition: number;
  readonly at: string;
  readonly events: number;
  readonly figures: number;
  readonly seal: string;
  /** What is kept still has the hash that the ledger sealed. */
  readonly intact: boolean;
  /** What is counted was changed since the data were asked for. */
  readonly definitionsChanged: boolean;
}

export interface RoomWay {
  readonly id: 'superior' | 'party' | 'npc';
  readonly title: string;
  readonly to: string | null;
  readonly sentOn: CivilDate | null;
  readonly due: CivilDate | null;
  readonly receipt: string | null;
  readonly receivedOn: CivilDate | null;
}

export interface RoomPublished {
  readonly code: string;
  readonly version: number;
  readonly seal: string;
  readonly on: CivilDate;
}

export interface RoomAdoption {
  readonly unit: string;
  readonly opinion: string;
  readonly adopted: 'full' | 'partly' | 'no' | 'pending';
  readonly reason: string;
}

export interface RoomBlock {
  readonly path: string;
  readonly kind: 'heading' | 'paragraph' | 'table';
  readonly quote: string;
}

/** GET /reports/room/{region}/{id} */
export interface RoomDto extends RoomLine {
  readonly seq: number;
  readonly level: string;
  readonly kinds: { readonly report: string; readonly contribution: string; readonly task: string };
  readonly template: RoomTemplate | null;
  /** The address of its text in the editor. */
  readonly text: {
    readonly template: string;
    readonly year: number;
    readonly unit: string;
    readonly version: number;
    readonly checked: number | null;
  };
  readonly stages: readonly RoomStage[];
  readonly contributions: readonly RoomContribution[];
  /** Units of whom a contribution may be asked. */
  readonly askable: number;
  readonly frozen: RoomFrozen | null;
  readonly changes: readonly RoomChange[];
  readonly findings: readonly RoomFinding[];
  readonly adoptions: readonly RoomAdoption[];
  readonly blocks: readonly RoomBlock[];
  readonly redactions: readonly { readonly path: string; readonly quote: string; readonly ground: string; readonly reason: string }[];
  readonly grounds: Readonly<Record<string, string>>;
  readonly ways: readonly RoomWay[];
  readonly published: RoomPublished | null;
  readonly promised: readonly { readonly title: string; readonly words: string; readonly given: boolean }[];
  /** Acts open to this person now. */
  readonly mine: readonly string[];
  /** For those that are not: whose turn it is. */
  readonly waitsFor: readonly { readonly act: string; readonly by: readonly string[] }[];
}

/** GET /reports/room/{region}/{id}/compare?with= */
export interface RoomCompareDto {
  readonly year: number;
  readonly with: number;
  /** Where the earlier figures come from. */
  readonly source: 'frozen' | 'records';
  readonly figures: readonly {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly before: string;
    readonly now: string;
    readonly change: string;
    readonly why: string | null;
  }[];
  /** Both texts block by block; `null` where the earlier one is not in the platform. */
  readonly text:
    | readonly { readonly same: boolean; readonly pieces: readonly { readonly kind: 'same' | 'cut' | 'added'; readonly text: string }[] }[]
    | null;
}

/** GET /reports/templates/{id} */
export interface RoomTemplateDto extends RoomTemplate {
  readonly text: string;
  readonly editable: boolean;
}

/** GET /public/verify?code= */
export interface VerifyDto {
  readonly code: string;
  readonly title: string;
  readonly docNo: string;
  readonly reporter: string;
  readonly year: number;
  readonly signedOn: CivilDate;
  readonly publishedOn: CivilDate;
  readonly version: number;
  /** The newest version, where this one was corrected. */
  readonly newest: { readonly version: number; readonly code: string } | null;
  readonly correction: string | null;
  readonly left: readonly { readonly ground: string; readonly n: number }[];
  readonly seal: string;
  /** What was computed anew just now, one by one. */
  readonly checks: readonly { readonly id: string; readonly title: string; readonly ok: boolean; readonly said: string }[];
  readonly root: { readonly day: CivilDate; readonly root: string } | null;
  readonly figures: readonly (Pick<Figure, 'id' | 'title' | 'unit' | 'value' | 'definition' | 'period' | 'rounding'> & {
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly basis: string | null;
    readonly citedAs: readonly string[];
  })[];
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly size: number; readonly href: string }[];
  readonly paper: string;
  readonly demonstration: boolean;
}
