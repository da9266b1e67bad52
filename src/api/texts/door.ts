import type { Figure } from '#kernel';
import type { Composed, Signing } from '#reports';
import type { Made, ProposalResult, TextRow } from '#store';
import type { ChipDto } from '../contract/texts.ts';

/** What may be done with a text as its report stands. */
export interface TextStanding {
  readonly edit: boolean;
  readonly propose: boolean;
  /** Why not, as a sentence. */
  readonly why?: string;
}

export interface ComposedText extends Composed {
  readonly chips: readonly ChipDto[];
}

/** A line of the table of what was proposed and what became of it (意见采纳情况表). */
export interface AdoptionRow {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly by: string;
  readonly at: string;
  /** The heading it stands under. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly result: ProposalResult;
  readonly answer: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly version: number | null;
}

/** The texts of reports: which template they begin with, how they stand, what they say with their figures. Ids: `template/year/unit`. */
export interface TextDoor {
  /** The words a text begins with; undefined where there is no such template or unit. */
  begin(id: string): Promise<string | undefined>;
  /** Makes the first version, unless there is one. */
  open(id: string, made: Made): Promise<TextRow | undefined>;
  current(id: string): Promise<TextRow | undefined>;
  version(id: string, version: number): Promise<TextRow | undefined>;
  standing(id: string): Promise<TextStanding>;
  /** The frozen figures of its report; undefined while they are not. */
  frozen(id: string): Promise<readonly Figure[] | undefined>;
  compose(id: string, text: string, signing?: Signing): Promise<ComposedText>;
  chips(id: string, sources: readonly string[]): Promise<readonly ChipDto[]>;
  adoption(id: string): Promise<readonly AdoptionRow[]>;
}
