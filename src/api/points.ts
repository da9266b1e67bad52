import type { Actor, Basis, CivilDate } from '#kernel';
import type { PointProposal, PointRule } from '#reports';
import type { ActAnswer } from '#store';

/** The rules in force, and who set them; version 0 is the platform's own. */
export interface HeldPointRules {
  readonly version: number;
  readonly rules: readonly PointRule[];
  readonly at: string | null;
  readonly by: string | null;
}

export interface PointQuarter {
  readonly year: number;
  readonly quarter: number;
}

export interface PointDecision {
  readonly accept: boolean;
  readonly reason: string;
  readonly actor: Actor;
  readonly on: CivilDate;
  readonly at: string;
}

/** Points that the records of a quarter suggest: by rules of the city, each for a person to decide. */
export interface PointDoor {
  /** The kind of matter that a line of points is, and the field with its cause. */
  readonly entry: string;
  readonly cause: string;
  /** Kinds of matter whose records a rule may read. */
  readonly watched: readonly string[];
  /** Why there are rules at all: no law says so. */
  readonly basis: Basis;
  rules(): Promise<HeldPointRules>;
  saveRules(rules: readonly PointRule[], by: { readonly id: string; readonly at: string }): Promise<HeldPointRules>;
  /** What a cause gives on a day, by the table in force. */
  worth(event: string, on: CivilDate): number;
  /** All that the rules count in a quarter and place and that nobody has entered, refused or reversed. */
  look(quarter: PointQuarter, unitPath: string): Promise<readonly PointProposal[]>;
  /** Enters a proposal in the ledger, or says there why it is not counted. */
  decide(proposal: PointProposal, decision: PointDecision): Promise<ActAnswer>;
}
