import type { Actor, CivilDate } from '#kernel';
import type { MatterRow } from '#store';
import type { QuarterResults } from './contract/quarter.ts';

/** Which kinds of matter are the round, the unit in it and its points, and what the platform itself does on them. */
export interface QuarterDoor {
  readonly round: string;
  readonly unit: string;
  /** A line of points, and its fields that tell what it is about. */
  readonly entry: string;
  readonly about: readonly string[];
  /** Rounds, the newest first. */
  rounds(): Promise<readonly MatterRow[]>;
  /** All units of a round. */
  units(round: MatterRow): Promise<readonly MatterRow[]>;
  /** The path of the government whose round it is. */
  government(round: MatterRow): string;
  /** The quarters of one unit, the newest first. */
  quartersOf(unit: string, unitPath: string): Promise<readonly MatterRow[]>;
  /** First and last day of the quarter that a unit's matter is about. */
  period(row: MatterRow): { readonly from: CivilDate; readonly to: CivilDate };
  /** Units with a pledge in force that are not in the round. */
  missing(round: MatterRow): Promise<number>;
  /** Takes in every unit that has a pledge in force. */
  open(round: MatterRow, by: QuarterBy): Promise<QuarterResults>;
  /** Takes the figures of every unit that is not yet scored. */
  take(round: MatterRow, by: QuarterBy): Promise<QuarterResults>;
  /** Draws the units to be visited, by the seed that was published. */
  draw(round: MatterRow, by: QuarterBy): Promise<QuarterResults>;
  /** The same draw again: anybody who has the seed and the codes comes to the same list. */
  sample(codes: readonly string[], share: number, seed: string): readonly string[];
  /** Puts together the scores of all whom two or three people have scored, and of those changed on objection. */
  settle(round: MatterRow, by: QuarterBy): Promise<QuarterResults>;
  /** Places within each group, once every score is confirmed. */
  rank(round: MatterRow, by: QuarterBy): Promise<QuarterResults>;
}

export interface QuarterBy {
  readonly actor: Actor;
  readonly on: CivilDate;
  readonly at: string;
  readonly idempotency: string;
}
