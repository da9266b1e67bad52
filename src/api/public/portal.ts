import type { Values } from '#kernel';
import type { PublicMarkDto, PublicPaperDto, PublicPaperTextDto } from '../contract/public.ts';
import type { RegisteredUnit } from '../platform.ts';

/** A mark with the states it stands for. */
export interface ShelfMark extends PublicMarkDto {
  readonly states: readonly string[];
}

/** A kind of published matters that has a list of its own, and how one of them is read. */
export interface Shelf {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly procedure: string;
  readonly marks: readonly ShelfMark[];
  /** The date by which the newest comes first; without one, the day of opening. */
  readonly newest?: string;
  /** Fields told in one line under the title. */
  readonly line: readonly string[];
  /** The date to which it runs. */
  readonly until?: string;
  /** The wording. */
  readonly text?: string;
  /** Fields told first; what else is public follows folded. */
  readonly facts: readonly string[];
  /** Fields of few values by which the list is narrowed. */
  readonly narrow: readonly string[];
  /** What published matters that refer to one of them are called, by `procedure.field`. */
  readonly links?: Readonly<Record<string, string>>;
  /** Forms offered about one of them, in some of the marks; `field` names it there. */
  readonly offers: readonly {
    readonly procedure: string;
    readonly act: string;
    readonly title: string;
    readonly field: string;
    readonly marks: readonly string[];
  }[];
  /** An act on the matter itself that anybody may do, not only its party. */
  readonly says?: string;
}

/** Words and order for what anybody may ask for; what is not named here is offered too, after these. */
export interface ServiceWords {
  readonly procedure: string;
  readonly act: string;
  readonly title?: string;
  readonly words: string;
  /** Unit fields (`unit`: the authority beside the fields) in which only units with an office are offered. */
  readonly offices?: Readonly<Record<string, string>>;
  /** Fields that the public is not asked for: they follow from the rest, or from how the form came. */
  readonly hides?: readonly string[];
  /** Values for those fields. */
  readonly fills?: (given: Readonly<Record<string, unknown>>, look: Looking) => Promise<Readonly<Record<string, unknown>>>;
}

/** Where values that are not asked for may be taken from. */
export interface Looking {
  readonly units: readonly RegisteredUnit[];
  /** What the public may see of a matter; empty where it may see nothing. */
  seen(key: unknown): Promise<Values>;
}

/** Bulletins and reports that have been issued. */
export interface PaperDoor {
  issued(): Promise<readonly PublicPaperDto[]>;
  read(id: string): Promise<PublicPaperTextDto | undefined>;
  docx(id: string): Promise<Uint8Array | undefined>;
}

/** What the public's pages show; app tells, which alone knows the procedures. */
export interface PortalDoor {
  readonly shelves: readonly Shelf[];
  readonly services: readonly ServiceWords[];
  /** Forms that are offered on another page only. */
  readonly elsewhere: readonly string[];
  readonly papers: PaperDoor;
}

const none: PortalDoor = {
  shelves: [],
  services: [],
  elsewhere: [],
  papers: { issued: async () => [], read: async () => undefined, docx: async () => undefined },
};

export const portalOf = (platform: { readonly portal?: PortalDoor }): PortalDoor => platform.portal ?? none;

export const shelfOf = (door: PortalDoor, procedure: string, state: string): { shelf: Shelf; mark: ShelfMark } | undefined => {
  for (const shelf of door.shelves) {
    const mark = shelf.procedure === procedure ? shelf.marks.find((m) => m.states.includes(state)) : undefined;
    if (mark) return { shelf, mark };
  }
  return undefined;
};

/** The mark as it travels: which states it stands for is no business of the page. */
export const markDto = ({ id, title, tone }: PublicMarkDto): PublicMarkDto => ({ id, title, tone });
