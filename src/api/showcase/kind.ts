import type { Scheme } from '#reports';

/** Which procedures, states and figures make up the showing of examples; told by app, the only layer that knows their names. */
export interface ShowcaseKind {
  readonly indicator: {
    readonly procedure: string;
    /** Field of the first-level indicator, its code and the unit that leads. */
    readonly group: string;
    readonly code: string;
    readonly lead: string;
    readonly verdict: string;
    readonly note: string;
    /** States that count as judged, and the value of `verdict` that counts as met. */
    readonly judged: readonly string[];
    readonly met: string;
    /** States left out of the register. */
    readonly outside: readonly string[];
    readonly total: string;
    readonly assigned: string;
    readonly attained: string;
    readonly evidence: string;
    readonly programme: string;
  };
  readonly application: {
    readonly procedure: string;
    readonly kind: string;
    readonly applicant: string;
    readonly programme: string;
    readonly criteria: string;
    readonly evidence: string;
    readonly docNo: string;
    readonly namedOn: string;
    readonly validUntil: string;
    readonly standing: readonly string[];
    readonly lookedAt: readonly string[];
    readonly ended: readonly string[];
    readonly pending: readonly string[];
    /** What the first table of a dossier tells. */
    readonly facts: readonly string[];
  };
  /** Figures of the year that tell how often units were visited and looked at. */
  readonly visits: readonly string[];
  readonly editions: readonly Scheme[];
}
