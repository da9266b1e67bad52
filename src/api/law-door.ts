import type { HolidayNotice, Policy, Refusal } from '#kernel';
import type { Moved } from '#store';

/** A holiday notice or a value that the city sets. */
export type LawChange = { readonly notice: HolidayNotice } | { readonly policy: Policy };

/** A holiday notice as it is typed or pasted; what is not given as `days` is read from the printed `text`. */
export interface TypedNotice {
  readonly year: number;
  readonly number: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly text?: string | undefined;
  readonly days?: readonly unknown[] | undefined;
}

export interface LawDone {
  readonly id: string;
  readonly version: number;
  readonly moved: readonly Moved[];
}

/** The one door to what due dates rest on: whatever changes it moves the due dates of open matters along with it. */
export interface LawDoor {
  /** Every notice known: those the platform brings along and those imported. */
  notices(): readonly (HolidayNotice & { readonly imported: boolean })[];
  readNotice(
    typed: TypedNotice,
  ): { readonly ok: true; readonly notice: HolidayNotice } | { readonly ok: false; readonly refusals: readonly Refusal[] };
  /** Which running limits would move. */
  preview(change: LawChange): Promise<readonly Moved[]>;
  /** Puts it in force, with every due date that moves; felt at once by whatever is decided next. */
  adopt(change: LawChange, by: { readonly actor: string; readonly at: string; readonly title: string }): Promise<LawDone>;
}
