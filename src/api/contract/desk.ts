import type { CivilDate } from '#kernel';
import type { RowDto } from '../contract.ts';
import type { InstructedTask } from './tasks.ts';

/** 待办 · 退回 · 等别人 · 已办 · 关注. Urges are not matters: they have their own answer. */
export type DeskTab = 'todo' | 'back' | 'waiting' | 'handled' | 'followed';

interface NamedUnit {
  readonly code: string;
  readonly name: string;
}

/** A matter in a person's own list: instead of its values, why it is there. */
export interface WorkRowDto extends Omit<RowDto, 'values'> {
  /** The acts that wait for this post; empty when it is not its turn. */
  readonly mine: readonly { readonly id: string; readonly title: string }[];
  /** Which other units are waited for, and with what. */
  readonly others: readonly (NamedUnit & { readonly acts: readonly string[] })[];
  /** The limit that runs out next. */
  readonly limit: string | null;
  /** The last step; under 已办 the person's own last one. */
  readonly last: { readonly act: string; readonly unit: NamedUnit; readonly on: CivilDate; readonly me: boolean };
  /** Sent back by the last step. */
  readonly back: boolean;
  readonly followed: boolean;
  /** Followed, and something has happened since the person last looked. */
  readonly moved: boolean;
  /** The newest unanswered urge at this unit. */
  readonly urged: { readonly kind: UrgeKind; readonly unit: string; readonly words: string; readonly on: CivilDate } | null;
  /** Units that this post may urge. */
  readonly urge: readonly NamedUnit[];
}

export interface WorkCountsDto {
  readonly total: number;
  readonly totalCapped: boolean;
  readonly overdue: number;
  readonly soon: number;
  readonly back: number;
  readonly urged: number;
  readonly moved: number;
}

/** GET /desk/worklist?tab=&cursor=&limit=(≤100, 30). `counts` of the tab itself; of 已办 and 关注 none are kept. */
export interface WorklistDto {
  readonly tab: DeskTab;
  readonly rows: readonly WorkRowDto[];
  readonly next: string | null;
  readonly counts: WorkCountsDto | null;
}

/** 催办 · 批示 · 约谈. */
export type UrgeKind = 'urge' | 'instruction' | 'talk';

export interface UrgeDto {
  readonly id: string;
  /** Number of an instruction, by which a task may refer to it. */
  readonly no: string | null;
  readonly kind: UrgeKind;
  readonly row: Omit<RowDto, 'values'>;
  readonly to: NamedUnit;
  readonly from: NamedUnit;
  readonly by: string;
  readonly words: string;
  readonly on: CivilDate;
  /** What the urged unit did next; null while it has done nothing. */
  readonly answer: { readonly act: string; readonly on: CivilDate } | null;
}

/** GET /desk/urges: at this unit and by it, the unanswered first (≤ 100 each). */
export interface UrgesDto {
  readonly at: readonly UrgeDto[];
  readonly by: readonly UrgeDto[];
}

/** POST /desk/urges → UrgeDto. */
export interface UrgeBody {
  readonly matter: string;
  readonly unit: string;
  readonly words: string;
}

/** GET /desk/watch/{region}/{id}; PUT and DELETE follow and no longer follow it. Being looked at, it counts as seen. */
export interface WatchDto {
  readonly following: boolean;
  /** Units that this post may urge now. */
  readonly urge: readonly NamedUnit[];
  readonly urges: readonly Omit<UrgeDto, 'row'>[];
  /** Tasks that were made of the instructions on it. */
  readonly made: readonly InstructedTask[];
  /** Whether this post may make a task of an instruction. */
  readonly mayPlan: boolean;
}
