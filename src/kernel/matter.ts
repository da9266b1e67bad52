import type { CivilDate } from './date.ts';
import type { Values } from './value.ts';

/** A person in a post, the public, or the clock. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: 'official' | 'public' | 'clock';
  readonly unit: string;
  /** Codes from the city down, each closed by a slash: `411700/411702/411702001/`. */
  readonly unitPath: string;
  readonly duties: readonly string[];
  /** Offices that the unit holds (e.g. the justice bureau's), and the path prefix of the territory it holds them for. */
  readonly offices: readonly string[];
  readonly territory: string;
  /** The acts given by `procedure/role`, where the city has set the post's roles; else its duties give all that is declared. */
  readonly grants?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whose post it is, when a stand-in acts. */
  readonly actsFor?: string;
  /** Where units that were merged or moved are now, by their code at the time. */
  readonly heirs?: ReadonlyMap<string, { readonly unit: string; readonly unitPath: string }>;
}

/** What a deadline stood at when an act stopped it: recorded in the event, never recomputed. */
export interface ClockFact {
  readonly due: CivilDate;
  /** Days used, in the unit of the limit. */
  readonly used: number;
  /** Natural days after the due date; 0 in time. */
  readonly late: number;
}

/** What was done: one immutable line of the ledger, before it is sealed. */
export interface Draft {
  readonly matter: string;
  readonly region: string;
  readonly seq: number;
  readonly procedure: string;
  readonly edition: number;
  readonly act: string;
  /** When it happened (civil date) and when it was entered (ISO instant). They differ for late entries. */
  readonly occurredOn: CivilDate;
  readonly recordedAt: string;
  readonly actor: string;
  /** For whom, when a stand-in acted. */
  readonly actorFor?: string;
  readonly actorUnit: string;
  readonly role: string;
  /** The unit that owns the matter, at that time. */
  readonly unit: string;
  readonly unitPath: string;
  readonly from: string | null;
  readonly to: string;
  /** Values given or fixed by this act that stand in the line itself. */
  readonly values: Values;
  readonly clocks: Readonly<Record<string, ClockFact>>;
}

/** An event of the ledger. Sealed and personal values are only salted digests here. */
export interface Event extends Draft {
  readonly digests: Readonly<Record<string, string>>;
  readonly seal: string;
}

/** A value kept apart, with the salt of its digest; gone after lawful erasure. */
export interface Kept {
  readonly salt: string;
  readonly value: Values[string];
}

/** A step of the history: the event without what it says. */
export interface Step extends Omit<Draft, 'matter' | 'region' | 'procedure' | 'edition' | 'occurredOn' | 'unit' | 'unitPath' | 'values'> {
  readonly on: CivilDate;
}

/** A matter: folded from its events, never set. */
export interface Matter {
  readonly id: string;
  readonly region: string;
  readonly procedure: string;
  readonly edition: number;
  readonly state: string;
  readonly suspendedOn: CivilDate | undefined;
  readonly voided: boolean;
  readonly unit: string;
  readonly unitPath: string;
  readonly openedOn: CivilDate;
  readonly closedOn: CivilDate | undefined;
  readonly values: Values;
  readonly seq: number;
  readonly history: readonly Step[];
}

/** What another matter shows to guards. */
export type LinkedMatter = Pick<Matter, 'id' | 'procedure' | 'state' | 'unit' | 'unitPath' | 'openedOn' | 'values'>;

/** The public id: region and uuid, since an id without its region would search every shard. */
export const matterKey = (m: { region: string; id: string }): string => `${m.region}/${m.id}`;
