/**
 * What travels between the server and the pages of the public. All paths are under /api/public; nothing here needs a
 * sign-in, and everything has passed `view()` as the public or, for a matter of one's own, as its party.
 */
import type { CivilDate, DescribedBasis, DescribedField } from '#kernel';
import type { MarkedPart } from './search.ts';

/** Says at a glance how a published matter stands; never by colour alone. */
export interface PublicMarkDto {
  readonly id: string;
  readonly title: string;
  readonly tone: 'good' | 'waiting' | 'ended' | 'plain';
}

export interface PublicFileDto {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
}

/** Another published matter. */
export interface PublicLinkDto {
  readonly procedure: string;
  readonly key: string;
  readonly label: string;
}

/** One value as the public reads it: words, files, links or a table. */
export interface PublicFactDto {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly files?: readonly PublicFileDto[];
  readonly links?: readonly PublicLinkDto[];
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export interface PublicRowDto {
  readonly key: string;
  readonly procedure: string;
  readonly title: string;
  readonly number: string | null;
  readonly mark: PublicMarkDto;
  readonly line: readonly PublicFactDto[];
  /** The title and what stands around the words looked for, where something was looked for. */
  readonly titleParts?: readonly MarkedPart[];
  readonly found?: readonly MarkedPart[];
}

export interface PublicChoiceDto {
  readonly field: string;
  readonly title: string;
  readonly options: Readonly<Record<string, string>>;
}

/** A kind of published matters, with how it may be narrowed. */
export interface PublicShelfDto {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly marks: readonly PublicMarkDto[];
  readonly choices: readonly PublicChoiceDto[];
}

/** GET /shelves/{shelf}?q=&mark=&page=&{field}= */
export interface PublicListDto {
  readonly shelf: PublicShelfDto;
  readonly rows: readonly PublicRowDto[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Something that anybody may ask for. */
export interface PublicServiceDto {
  readonly procedure: string;
  readonly act: string;
  readonly title: string;
  readonly words: string;
}

/** GET /home */
export interface PublicHomeDto {
  readonly city: string;
  readonly today: CivilDate;
  readonly demonstration: boolean;
  readonly shelves: readonly (PublicShelfDto & { readonly total: number; readonly rows: readonly PublicRowDto[] })[];
  readonly services: readonly PublicServiceDto[];
  readonly papers: readonly PublicPaperDto[];
}

/** GET /papers: bulletins and reports that have been issued, newest first. */
export interface PublicPaperDto {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: CivilDate;
}

/** A piece of an issued paper, in the order in which it is read. */
export type PublicBlockDto =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** GET /papers/{id} */
export interface PublicPaperTextDto extends PublicPaperDto {
  readonly blocks: readonly PublicBlockDto[];
}

/** GET /matters/{procedure}/{region}/{id} */
export interface PublicMatterDto {
  readonly key: string;
  readonly procedure: string;
  readonly kind: string;
  readonly shelf: { readonly id: string; readonly title: string } | null;
  readonly title: string;
  readonly number: string | null;
  readonly mark: PublicMarkDto;
  /** The day to which it runs: end of validity, end of the time for comments. */
  readonly until: PublicFactDto | null;
  readonly facts: readonly PublicFactDto[];
  readonly more: readonly PublicFactDto[];
  /** The wording of a document, where it is kept as text. */
  readonly text: string | null;
  readonly steps: readonly { readonly on: CivilDate; readonly title: string }[];
  /** Published matters that refer to this one. */
  readonly links: readonly (PublicLinkDto & { readonly title: string })[];
  /** What one may do about it: a form of its own, with this matter named in `field`. */
  readonly offers: readonly { readonly procedure: string; readonly act: string; readonly title: string; readonly field: string }[];
  /** What anybody may say on the matter itself. */
  readonly says: { readonly act: string; readonly title: string } | null;
}

/** GET /services/{procedure}/{act}, and GET /matters/…/says: all that a form is made of. */
export interface PublicFormDto {
  readonly procedure: string;
  readonly act: string;
  readonly title: string;
  readonly button: string;
  readonly words: string;
  readonly basis: DescribedBasis;
  readonly fields: readonly DescribedField[];
  readonly needs: readonly string[];
  /** Whether the authority is chosen beside the fields (`unit`), since no field names it. */
  readonly unitBeside: boolean;
  /** Unit fields in which only units holding an office may be chosen; `unit` for the authority beside the fields. */
  readonly offices: Readonly<Record<string, string>>;
  /** Whether matters of this kind are published, so that what is public in them is said beside the field. */
  readonly published: boolean;
  /** Within which time the authority has to do what. */
  readonly limits: readonly { readonly title: string; readonly limits: readonly string[]; readonly basis: DescribedBasis }[];
  readonly today: CivilDate;
}

/** GET /units */
export interface PublicUnitDto {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly offices: readonly string[];
}

/** POST /files: what a form hands in with a value. The ticket shows that the sender had the file. */
export interface PublicUploadDto extends PublicFileDto {
  readonly type: string;
  readonly ticket: string;
}

/** POST /matters/{procedure}: shown once. With both one follows the matter. */
export interface ReceiptDto {
  readonly code: string;
  readonly secret: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly unit: string;
  readonly on: CivilDate;
}

/** POST /follow {code, secret} */
export interface FollowDto {
  readonly code: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly unit: string;
  readonly state: { readonly title: string; readonly final: boolean };
  readonly suspended: boolean;
  readonly openedOn: CivilDate;
  readonly closedOn: CivilDate | null;
  readonly seq: number;
  readonly steps: readonly { readonly on: CivilDate; readonly title: string; readonly state: string; readonly own: boolean }[];
  readonly clocks: readonly {
    readonly title: string;
    readonly limit: string;
    readonly due: CivilDate | null;
    readonly paused: boolean;
    readonly basis: DescribedBasis;
  }[];
  readonly facts: readonly PublicFactDto[];
  /** What the party may do now. */
  readonly acts: readonly PublicFormDto[];
}
