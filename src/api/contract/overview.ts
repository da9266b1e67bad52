/** The leader's screen and the wall display: what travels. Types only. */
import type { CivilDate, Figure } from '#kernel';
import type { LightColour, RowDto, UnitDto } from '../contract.ts';
import type { TaskLightsDto } from './tasks.ts';

/** Open matters with a running limit: past it, near it, and with time left. */
export interface LightCounts {
  readonly overdue: number;
  readonly soon: number;
  readonly inTime: number;
}

/** How a unit stands with everything below it. */
export interface OverviewUnit extends LightCounts {
  readonly unit: UnitDto;
  /** 红 = something is overdue · 黄 = something is near · 绿 = all in time · 灰 = nothing has a limit. */
  readonly colour: LightColour;
  /** Due date of what has been overdue longest. */
  readonly oldest: CivilDate | null;
  /** Column and row on the city's tile map, from 1; none: the unit stands below the map. */
  readonly place: { readonly x: number; readonly y: number } | null;
  /** The name as short as the map has it. */
  readonly label: string;
}

export interface OverviewSystem extends LightCounts {
  readonly procedure: string;
  readonly title: string;
  readonly group: string;
  readonly colour: LightColour;
}

/** A matter past its limit: which, whose, and who has to act. */
export interface RedRow extends RowDto {
  readonly daysLate: number;
  /** Title of the deadline that has passed. */
  readonly limit: string;
  /** Posts that may do the act which stops the deadline, as the declaration names them. */
  readonly who: readonly string[];
  /** The unit whose turn it is. */
  readonly call: { readonly code: string; readonly name: string };
  /** Who answers for that unit. */
  readonly head: { readonly name: string; readonly post: string } | null;
}

/** GET /overview?unit= */
export interface OverviewDto {
  readonly unit: UnitDto;
  /** The units above it that the viewer oversees, the highest first. */
  readonly above: readonly UnitDto[];
  readonly total: LightCounts;
  /** What the unit holds itself, outside of the units below. */
  readonly own: LightCounts;
  /** Territories one level down, in the order of the register. */
  readonly territories: readonly OverviewUnit[];
  /** Departments one level down that have anything with a limit, the most overdue first. */
  readonly departments: readonly OverviewUnit[];
  readonly systems: readonly OverviewSystem[];
  /** Most overdue first (≤ 12). */
  readonly red: readonly RedRow[];
  readonly map: { readonly columns: number; readonly rows: number } | null;
}

export interface TrendPoint {
  /** 2019年4季度 */
  readonly label: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Null where it cannot be computed or nothing had been recorded yet. */
  readonly value: number | null;
}

/** GET /overview/trends?unit= : head figures over eight quarters; `figure` is that of the last one. */
export interface TrendDto {
  readonly figure: Figure;
  /** Title of the kind of matter it is about. */
  readonly system: string;
  readonly points: readonly TrendPoint[];
}

/** GET /overview/matters?unit=&procedure=&light=&cursor= : the matters behind a number of the screen, earliest due date first. */
export interface LightListDto {
  readonly rows: readonly RedRow[];
  readonly next: string | null;
  readonly total: number;
  readonly totalCapped: boolean;
}

/** An act as the wall tells it: nothing of a person; the title only where the public may read it. */
export interface WallAct {
  readonly id: string;
  /** 14:05 */
  readonly time: string;
  readonly on: CivilDate;
  readonly unit: string;
  readonly procedure: string;
  readonly act: string;
  readonly title: string | null;
}

/** Event `snapshot` of GET /stream: everything the wall shows. */
export interface WallDto {
  readonly unit: UnitDto;
  readonly total: LightCounts;
  readonly territories: readonly OverviewUnit[];
  readonly departments: readonly OverviewUnit[];
  readonly systems: readonly OverviewSystem[];
  readonly map: OverviewDto['map'];
  /** Lights of the tasks of the year in hand; null where there are none. */
  readonly tasks: TaskLightsDto | null;
  readonly trends: readonly TrendDto[];
  readonly acts: readonly WallAct[];
  readonly today: CivilDate;
  readonly demonstration: boolean;
  /** Whether its numbers open: not on a screen left to itself (POST /stream/pass), which may see nothing else. */
  readonly doors: boolean;
}

/** Event `end`: why the server has shut the stream. */
export interface StreamEnd {
  readonly reason: 'session' | 'closing';
}

/** POST /overview/instructions {matter, words}: 批示, delivered to the unit that owns the matter. 204. */
export interface InstructionBody {
  /** `region/uuid` of the matter. */
  readonly matter: string;
  readonly words: string;
}

/**
 * 约谈: a proposal that a person completes. GET /overview/talks?unit= · POST /overview/talks {matter, words} ·
 * POST /overview/talks/{id} {state: arranged, heldOn, place, note} or {state: dropped, note}.
 */
export interface TalkDto {
  readonly id: string;
  readonly unit: UnitDto;
  /** The matter that gave rise to it, as far as the viewer may know of it. */
  readonly matter: RowDto | null;
  readonly words: string;
  readonly by: { readonly name: string; readonly post: string };
  readonly proposedAt: string;
  readonly state: 'proposed' | 'arranged' | 'dropped';
  readonly heldOn: CivilDate | null;
  readonly place: string | null;
  readonly note: string | null;
  /** This person may arrange it or let it be. */
  readonly mine: boolean;
}
