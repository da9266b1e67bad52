/** Official letters on matters, and quarterly bulletins: what travels. Types only. */
import type { CivilDate, Figure } from '#kernel';

/** A letter that this person may make of the matter now. */
export interface LetterReady {
  readonly letter: string;
  readonly title: string;
  /** The event that occasions it. */
  readonly seq: number;
  readonly after: string;
  readonly on: CivilDate;
  readonly purpose: string;
}

/** A letter that was issued; it never changes. */
export interface LetterIssued {
  readonly letter: string;
  readonly seq: number;
  readonly title: string;
  readonly number: string | null;
  readonly datedOn: CivilDate;
  readonly madeAt: string;
  readonly by: { readonly name: string; readonly unit: string };
  /** Whether this person may see all that it says. */
  readonly open: boolean;
}

/** GET /matters/{procedure}/{region}/{id}/letters */
export interface LettersDto {
  readonly ready: readonly LetterReady[];
  readonly issued: readonly LetterIssued[];
}

/** What stands against a template, with the line it stands in. */
export interface TemplateProblem {
  readonly line: number;
  readonly text: string;
  readonly remedy: string;
}

/** GET …/letters/{letter} : as it would be made now. `…/letters/{letter}/file` : the same as .docx. */
export interface LetterDraft extends LetterReady {
  /** `OfficialDocument` of #reports as JSON. */
  readonly document: unknown;
  /** What stands against issuing it. */
  readonly against: readonly string[];
  readonly template: { readonly version: number; readonly editable: boolean };
}

/** GET …/letters/{letter}/issued/{seq} ; POST …/letters/{letter} answers the same. `…/file` : the file as it was issued. */
export interface LetterFrozen extends LetterIssued {
  readonly document: unknown;
}

/** GET /letters/{procedure}/{letter} : the text it is made by; PUT {from, text} sets a new version, in force from a day. */
export interface LetterTemplateDto {
  readonly title: string;
  readonly version: number;
  readonly from: CivilDate;
  readonly text: string;
  readonly editable: boolean;
  readonly versions: readonly { readonly version: number; readonly from: CivilDate; readonly by: string; readonly at: string }[];
}

/** GET /bulletins : systems, quarters (newest first), and what was issued. */
export interface BulletinsDto {
  readonly systems: readonly { readonly system: string; readonly title: string }[];
  readonly quarters: readonly { readonly quarter: string; readonly title: string; readonly over: boolean }[];
  readonly issued: readonly { readonly system: string; readonly quarter: string; readonly docNo: string; readonly date: CivilDate }[];
  /** Whether drafts are open to this person. */
  readonly drafts: boolean;
}

/** GET /bulletins/{system}/{quarter} ; POST {docNo, date} issues it. `…/file` : .docx; `…/figures` : the figures cited. */
export interface BulletinDto {
  readonly system: string;
  readonly title: string;
  readonly quarter: string;
  readonly quarterTitle: string;
  readonly state: 'draft' | 'issued';
  readonly docNo: string | null;
  readonly date: CivilDate | null;
  readonly document: unknown;
  /** By the key under which the document's words refer to them; none where this person may not open them. */
  readonly figures: readonly { readonly key: string; readonly figure: Figure }[];
  readonly against: readonly string[];
  readonly mayIssue: boolean;
  readonly template: { readonly version: number; readonly editable: boolean };
}
