/** The text of a report while it is written, as it travels between server and page. Types only. */
import type { Figure } from '#kernel';

/** Head and blocks of a text, each block as Markdown. */
export interface TextBody {
  readonly head: string;
  readonly blocks: readonly string[];
}

/** GET /texts/{template}/{year}/{unit} */
export interface ReportTextDto extends TextBody {
  readonly id: string;
  readonly year: number;
  readonly unit: { readonly code: string; readonly name: string };
  readonly title: string;
  /** 0: nobody has saved it yet; the words are the template's. */
  readonly version: number;
  readonly remark: string;
  readonly by: string;
  readonly byUnit: string;
  readonly at: string | null;
  readonly may: { readonly edit: boolean; readonly propose: boolean };
  /** Why the text may not be changed now, where that is not a matter of the post. */
  readonly why: string | null;
  /** Whether the figures of the report are frozen. */
  readonly frozen: boolean;
  /** What this person has written and not saved; `version`: what it was made from. */
  readonly draft: (TextBody & { readonly version: number; readonly savedAt: string }) | null;
}

/** live: as the records stand · frozen · changed: frozen, and the records say something else now · unfrozen: cited after the freezing. */
export type ChipState = 'live' | 'frozen' | 'changed' | 'unfrozen';

/** What a citation says in the text. */
export interface ChipDto {
  /** What stands between the braces. */
  readonly source: string;
  /** Id of the figure; empty where it cites none. */
  readonly id: string;
  readonly text: string;
  readonly state: ChipState;
  /** What the records say now, where that is something else. */
  readonly now?: string;
  /** Why it cannot be worded so. */
  readonly why?: string;
}

export interface TextProblem {
  /** Number of the block; null: the head. */
  readonly block: number | null;
  readonly severity: 'refusal' | 'question' | 'warning';
  readonly code: string;
  readonly text: string;
  readonly remedy: string;
  /** The words in the block that it is about. */
  readonly hit: string | null;
}

/** POST …/check {head, blocks}: the report as it would print, and all that stands against it. */
export interface TextCheckDto {
  /** `OfficialDocument` of #reports as JSON. */
  readonly document: unknown;
  readonly figures: readonly Figure[];
  readonly chips: readonly ChipDto[];
  readonly problems: readonly TextProblem[];
  readonly findings: readonly { readonly severity: 'error' | 'question'; readonly text: string; readonly figures: readonly string[] }[];
}

/** PUT …{version, head, blocks, remark, choices?} */
export type TextSaveDto =
  | ({ readonly saved: true; readonly version: number; readonly merged: boolean; readonly at: string } & TextBody)
  | {
      readonly saved: false;
      /** What must be put right first. */
      readonly problems: readonly TextProblem[];
    }
  | ({
      readonly saved: false;
      readonly problems: readonly [];
      /** Somebody else saved in between, and changed the same places. */
      readonly conflicts: readonly { readonly before: string; readonly mine: string; readonly theirs: string }[];
      readonly version: number;
      readonly by: string;
      readonly at: string;
    } & TextBody);

/** GET …/versions, newest first. */
export interface TextVersionDto {
  readonly version: number;
  readonly remark: string;
  readonly by: string;
  readonly unit: string;
  readonly at: string;
}

export interface PieceDto {
  readonly kind: 'same' | 'cut' | 'added';
  readonly text: string;
}

/** GET …/compare?from=&to= */
export interface TextCompareDto {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly { readonly same: boolean; readonly pieces: readonly PieceDto[] }[];
}

/** GET …/notes: remarks with their answers, oldest first. */
export interface TextNoteDto {
  readonly id: string;
  readonly kind: 'remark' | 'source';
  readonly place: number;
  readonly quote: string;
  readonly words: string;
  readonly by: string;
  readonly unit: string;
  readonly at: string;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
  /** Whether this person may settle it. */
  readonly mine: boolean;
  readonly answers: readonly {
    readonly id: string;
    readonly words: string;
    readonly by: string;
    readonly unit: string;
    readonly at: string;
  }[];
}

/** GET …/proposals, oldest first: those of one's own unit, or all where one may edit. */
export interface TextProposalDto {
  readonly id: string;
  readonly version: number;
  readonly heading: string;
  readonly before: string;
  readonly after: string;
  readonly pieces: readonly PieceDto[];
  readonly reason: string;
  readonly by: string;
  readonly unit: string;
  readonly at: string;
  readonly result: 'pending' | 'adopted' | 'partly' | 'refused' | 'withdrawn';
  readonly answer: string;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
  readonly settledVersion: number | null;
  /** Number of the block it is about in the text as it stands; null: rewritten since. */
  readonly place: number | null;
  readonly mine: boolean;
}

/** GET /texts/catalogue: every figure that can be cited, by system. */
export interface CatalogueDto {
  readonly groups: readonly {
    readonly title: string;
    readonly figures: readonly CatalogueFigure[];
  }[];
}
export interface CatalogueFigure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly definition: string;
  readonly dimensions: readonly {
    readonly field: string;
    readonly title: string;
    readonly options: readonly { readonly value: string; readonly title: string }[];
  }[];
}
