import type { CivilDate, Json, Values } from '#kernel';
import type { MatterRow, OutboxRow } from './types.ts';

/** A person in a post on a day. */
export interface Seat {
  readonly account: string;
  readonly name: string;
  readonly unit: string;
  readonly duties: readonly string[];
}

/** That a matter has come to a stage: `overdue:reply:2020-01-03`. Made once. */
export interface ReminderRow {
  /** `region/uuid` of the matter. */
  readonly key: string;
  readonly stage: string;
}

/** What one person in one unit is told. Titles are not kept: they are read when it is shown, as far as the person may see them. */
export interface MessageRow {
  /** Region of the person's unit. */
  readonly region: string;
  readonly account: string;
  readonly id: string;
  readonly unit: string;
  /** soon, overdue, escalated, assigned, returned, urged */
  readonly kind: string;
  readonly on: CivilDate;
  readonly at: string;
  readonly procedure: string | null;
  /** The one matter it is about; null when it sums up several, whose keys are in `content`. */
  readonly matter: string | null;
  readonly state: string | null;
  readonly dueOn: CivilDate | null;
  readonly content: Values;
  readonly readAt: string | null;
  /** Since when the matter stands elsewhere, so that nothing is left to do. */
  readonly settledAt: string | null;
}
export type MessageDraft = Omit<MessageRow, 'readAt' | 'settledAt'>;

/** Whose messages: one person in one unit. */
export interface Inbox {
  readonly region: string;
  readonly account: string;
  readonly unit: string;
}

export interface MessageQuestion extends Inbox {
  /** Only what is neither read nor settled. */
  readonly open?: boolean;
  readonly kind?: string;
  /** Id of the last message of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** A matter with the step that brought it where it stands. */
export interface Arrival {
  readonly row: MatterRow;
  readonly act: string;
  readonly role: string;
  readonly actor: string;
  readonly actorUnit: string;
  readonly from: string | null;
}

export interface WishRow {
  readonly account: string;
  readonly content: Json;
  readonly changedAt: string;
}

/** A message of the outbox with the history of its tries. */
export interface Letter extends OutboxRow {
  readonly attempts: number;
}

/** A message to go out, not before an instant (UTC). */
export interface NewLetter extends OutboxRow {
  readonly nextAt: string | null;
}

/** What is made in one transaction, once it is known which reminders are new. */
export interface Telling {
  readonly messages: readonly MessageDraft[];
  readonly letters: readonly NewLetter[];
}

export interface Notices {
  /** Open matters due up to a day, soonest first, page by page. */
  dueMatters(upTo: CivilDate, after: MatterRow | undefined, limit: number): Promise<readonly MatterRow[]>;
  /** Matters whose last step was entered on or after a day, or those of these keys. */
  arrivals(of: { readonly since: CivilDate } | { readonly keys: readonly string[] }): Promise<readonly Arrival[]>;
  /** Everybody with a post on a day whose account is in use. */
  seats(on: CivilDate): Promise<readonly Seat[]>;
  /** Notes the reminders; `tell` hears which of them are new (`key stage`) and says what follows, all or nothing. */
  remind(reminders: readonly ReminderRow[], on: CivilDate, tell: (fresh: ReadonlySet<string>) => Telling): Promise<number>;
  /** Messages about these matters, or all, that have moved on since are settled. */
  settle(keys: readonly string[] | 'all', at: string): Promise<number>;
  messages(question: MessageQuestion): Promise<readonly MessageRow[]>;
  /** Open messages of a person by unit and kind. */
  openMessages(account: string, regions: readonly string[]): Promise<readonly { unit: string; kind: string; n: number }[]>;
  /** Marks as read: these, or all open ones. */
  readMessages(inbox: Inbox, at: string, ids?: readonly string[]): Promise<number>;
  wish(account: string): Promise<WishRow | undefined>;
  putWish(wish: WishRow): Promise<void>;
  /** Wishes of those who have messages not yet mailed. */
  wishesWaiting(): Promise<readonly WishRow[]>;
  /** Takes a person's messages made since an instant for a letter: they are taken by one letter only. */
  mailMessages(account: string, since: string, letter: (rows: readonly MessageRow[]) => NewLetter | undefined): Promise<boolean>;
  /** Takes letters whose time has come; until `lease` nobody else takes them, and after it they are tried again. */
  takeLetters(now: string, lease: string, limit: number): Promise<readonly Letter[]>;
  /** A try failed: the next one, or none (`null`) any more. */
  putBack(letter: Pick<OutboxRow, 'region' | 'id'>, nextAt: string | null, failure: string): Promise<void>;
  letterCounts(): Promise<readonly { kind: string; waiting: number; failed: number }[]>;
  /** Tries again what was given up. */
  retryLetters(now: string): Promise<number>;
}
