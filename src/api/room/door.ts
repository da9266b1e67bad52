import type { Hash } from '#kernel';
import type { Problem } from '#reports';

/** A report template as the platform holds it now: the city's newest text, else the shipped one. */
export interface HeldTemplate {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly from: string;
  readonly text: string;
}

/** Procedures by what they are to the room; published reports are editions under the name of the first. */
interface RoomKinds {
  readonly report: string;
  readonly contribution: string;
  /** Into whose drafts next year's arrangements are made. */
  readonly task: string;
}

/** What the report room needs of the house around it. */
export interface RoomDoor {
  /** The kinds of matter that make up the room. */
  readonly kinds: RoomKinds;
  /** The hash by which the ledger is sealed. */
  readonly hash: Hash;
  templates(): Promise<readonly HeldTemplate[]>;
  template(id: string): Promise<HeldTemplate | undefined>;
  /** Kept only without refusals; a new id makes a new template. */
  saveTemplate(
    id: string,
    change: { readonly title: string; readonly text: string },
    by: { readonly actor: string; readonly at: string },
  ): Promise<readonly Problem[]>;
  /** Puts the names of the reporting unit into the words of a template. */
  fill(text: string, unit: string): string;
}
