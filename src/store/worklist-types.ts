import type { CivilDate } from '#kernel';
import type { MatterRow } from './types.ts';

/** Where matters wait for a post: the units that own them, or a unit field that names one of these codes. */
export interface WorkPlace {
  readonly regions: readonly string[];
  readonly units?: readonly string[];
  readonly named?: { readonly field: string; readonly codes: readonly string[] };
}

/** States of one kind of matter in which matters at a place belong to a list. */
export interface WorkArm {
  readonly procedure: string;
  /** Where several editions are in use. */
  readonly edition?: number;
  readonly states: readonly string[];
  /** `near`: only once the next limit has come near. `suspended`: only while suspended; any other arm only while not. */
  readonly when?: 'near' | 'suspended';
  /** What the last event must be. */
  readonly last?: { readonly acts?: readonly string[]; readonly actor?: string; readonly unit?: string };
  /** Not where this unit field names the reader's unit, or where it owns the matter: then it has it in hand itself. */
  readonly unlessNamed?: string;
  readonly unlessOwn?: true;
  /** Matters that came back. */
  readonly back?: true;
}

export interface WorkPart {
  readonly place: WorkPlace;
  readonly arms: readonly WorkArm[];
}

/** For whom a list is shown: whose follows, which unit's urges. */
export interface WorkReader {
  readonly account: string;
  readonly unit: string;
}

export interface WorkQuestion {
  readonly parts: readonly WorkPart[];
  readonly reader: WorkReader;
  readonly today: CivilDate;
  /** The last day that counts as near. */
  readonly soon: CivilDate;
  readonly cursor?: string;
  readonly limit: number;
}

/** The last step of a matter, or the last one by the reader. */
export interface LastStep {
  readonly act: string;
  readonly actor: string;
  readonly unit: string;
  readonly role: string;
  readonly on: CivilDate;
}

export interface WorkRow extends MatterRow {
  readonly last: LastStep;
  /** It came back by its last step. */
  readonly back: boolean;
  readonly followed: boolean;
  /** What the reader's unit is urged with, unanswered; the newest. */
  readonly urged: { readonly kind: UrgeKind; readonly unit: string; readonly words: string; readonly at: string } | null;
}

export interface WorkCounts {
  readonly total: number;
  readonly overdue: number;
  readonly soon: number;
  readonly back: number;
  /** Urges at the reader's unit that nobody has answered. */
  readonly urged: number;
  /** Followed matters with news. */
  readonly moved: number;
}

export interface WorkAnswer {
  readonly rows: readonly WorkRow[];
  readonly next: string | null;
  readonly counts: WorkCounts;
}

export interface WorkPage {
  readonly rows: readonly WorkRow[];
  readonly next: string | null;
}

export interface FollowedRow extends WorkRow {
  readonly since: string;
  /** Something happened since the person last looked. */
  readonly moved: boolean;
}

/** 催办 · 批示: a leader's word, delivered and answered like an urge · 约谈: that one has been arranged. */
export type UrgeKind = 'urge' | 'instruction' | 'talk';

export interface UrgeRow {
  readonly kind: UrgeKind;
  readonly id: string;
  readonly key: string;
  readonly toUnit: string;
  readonly fromUnit: string;
  readonly account: string;
  readonly words: string;
  readonly at: string;
  /** The first thing that the urged unit did afterwards. */
  readonly answer: { readonly act: string; readonly on: CivilDate } | null;
}

export interface NewUrge {
  readonly key: string;
  readonly seq: number;
  readonly toUnit: string;
  readonly fromUnit: string;
  readonly account: string;
  readonly words: string;
  readonly at: string;
}

/** What people work from. All of it reads committed rows: one's own write is there at once. */
export interface Worklists {
  /** Matters that wait, soonest due first, with the counts of the whole. */
  work(question: WorkQuestion): Promise<WorkAnswer>;
  /** Matters in which the person has acted, the last handled first; `last` is the person's own last step. */
  handled(reader: WorkReader, page: { readonly cursor?: string; readonly limit: number }): Promise<WorkPage>;
  /** Followed matters, the last followed first. */
  followed(
    reader: WorkReader,
    page: { readonly cursor?: string; readonly limit: number },
  ): Promise<{ readonly rows: readonly FollowedRow[]; readonly next: string | null }>;
  /** Follows a matter, or marks it seen up to `seq`; undefined seq: no longer. */
  follow(account: string, key: string, at: { readonly seq: number; readonly since: string } | undefined): Promise<void>;
  /** Whether and up to where a person follows a matter. */
  following(account: string, key: string): Promise<number | undefined>;
  urge(urge: NewUrge): Promise<UrgeRow>;
  /** The newest urges at or by a unit, unanswered ones first, and their matters; or all of one matter. */
  urges(of: { readonly to: string } | { readonly from: string } | { readonly key: string }): Promise<readonly UrgeRow[]>;
  /** What leaders of these units instructed, the newest first (≤ 100); or one instruction by its day and the end of its id. */
  instructions(of: { readonly by: readonly string[] } | { readonly on: CivilDate; readonly ending: string }): Promise<readonly UrgeRow[]>;
}
