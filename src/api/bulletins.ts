import type { CivilDate } from '#kernel';
import type { KeyedFigure, Quarter } from '#reports';

/** A bulletin as it is, or would be, printed. */
export interface BulletinEdition {
  /** `OfficialDocument` of #reports as JSON. */
  readonly document: unknown;
  readonly figures: readonly KeyedFigure[];
  /** What stands against issuing it. */
  readonly against: readonly string[];
  readonly findings: readonly { readonly severity: 'error' | 'question'; readonly text: string }[];
  readonly templateVersion: number;
}

/** An issued bulletin: frozen with its figures and its file. */
export interface IssuedBulletin extends Pick<BulletinEdition, 'document' | 'figures' | 'templateVersion'> {
  readonly docNo: string;
  readonly date: CivilDate;
  readonly by: string;
  readonly at: string;
  readonly sha256: string;
}

export interface BulletinTemplateText {
  readonly version: number;
  readonly text: string;
}

/** Quarterly bulletins of the whole city, one of each system. */
export interface BulletinDoor {
  /** By the id of the main procedure, in the order of the systems. */
  systems(): Promise<readonly { readonly system: string; readonly title: string }[]>;
  /** As it would be printed now; undefined when there is no such system. */
  draft(system: string, quarter: Quarter): Promise<BulletinEdition | undefined>;
  issued(system: string, quarter: Quarter): Promise<IssuedBulletin | undefined>;
  /** All issued so far: number and date. */
  editions(): Promise<readonly { readonly system: string; readonly quarter: string; readonly docNo: string; readonly date: CivilDate }[]>;
  /** Freezes the bulletin; undefined when it was already issued, else what stands against it (empty: it is issued). */
  issue(
    system: string,
    quarter: Quarter,
    signing: { readonly docNo: string; readonly date: CivilDate; readonly by: string; readonly at: string },
  ): Promise<readonly string[] | undefined>;
  /** The file: of the issued edition as it was kept, else of the draft. */
  docx(system: string, quarter: Quarter): Promise<{ readonly name: string; readonly bytes: Uint8Array } | undefined>;
  template(system: string): Promise<BulletinTemplateText | undefined>;
  /** A new version of the text; with problems of severity `refusal` nothing is kept. */
  saveTemplate(
    system: string,
    text: string,
    by: { readonly actor: string; readonly at: string },
  ): Promise<{
    readonly problems: readonly { readonly line: number; readonly severity: string; readonly text: string; readonly remedy: string }[];
  }>;
}
