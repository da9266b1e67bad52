import type { Basis, CivilDate } from '#kernel';
import type { CheckId, Suspected } from '#reports';

/** From one civil day to another, both included. */
export interface TruthSpan {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A check as a person reads it: what it looks at, where the limit lies, and that it is the platform's own. */
export interface CheckWords {
  readonly id: CheckId;
  readonly title: string;
  readonly definition: string;
  readonly threshold: string;
  readonly basis: Basis;
}

/** What a run found; kept as an edition, so that it is known later what was seen when. */
export interface TruthRun {
  readonly span: TruthSpan;
  readonly at: string;
  readonly by: string;
  readonly version: number;
  readonly found: readonly (Suspected & { readonly mark: string })[];
}

/** A committee that stands out, or the same people twice: by keys alone. */
export interface MediationOddity {
  readonly kind: 'duplicate-parties' | 'impossible-date' | 'outlier';
  /** Unit of the committee or of the records. */
  readonly unit: string;
  readonly committee: string | null;
  readonly keys: readonly string[];
  readonly why: string;
}

/** The checks of records, told by app: below it no file knows which procedures they look at. */
export interface TruthDoor {
  /** The procedure in which questions are asked, and the act that asks. */
  readonly question: { readonly procedure: string; readonly ask: string };
  /** The procedure of call-back samples. */
  readonly samples: string;
  checks(): readonly CheckWords[];
  /** Looks through all records of a period; keeps what was found. */
  run(period: string, span: TruthSpan, by: string): Promise<TruthRun>;
  latest(period: string): Promise<TruthRun | undefined>;
  mediation(span: TruthSpan): Promise<readonly MediationOddity[]>;
}
