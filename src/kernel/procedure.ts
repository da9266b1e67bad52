import type { Basis } from './basis.ts';
import type { Calendar } from './calendar.ts';
import type { CivilDate } from './date.ts';
import type { Clock } from './deadline.ts';
import type { Field } from './field/index.ts';
import type { LinkedMatter, Matter, Step } from './matter.ts';
import type { MetricDecl } from './metric.ts';
import type { Limit, Norm } from './norm.ts';
import type { Refusal } from './refusal.ts';
import type { Json } from './value.ts';

export type Fields = Readonly<Record<string, Field>>;
type ValueOf<F> = F extends Field<infer V> ? V : never;
/** The values of a matter, typed by its fields; any may still be missing. */
export type ValuesOf<F extends Fields> = { readonly [K in keyof F]?: ValueOf<F[K]> };

/**
 * Who stands how to the matter. `own`: a post in the matter's unit · `above`: in a unit over it ·
 * `office`: in the unit that holds this office for the territory (e.g. the justice bureau) ·
 * `named`: in the unit that a unit field names · `anyone`: the public.
 */
export type Relation = 'own' | 'above' | 'office' | 'named' | 'anyone';

export interface RoleDecl<F extends string = string> {
  readonly title: string;
  readonly relation: Relation;
  /** Duties of a post that fill the role (clerk, head…); data of the city may add posts, never relations. */
  readonly duties: readonly string[];
  readonly office?: string;
  readonly field?: F;
}

export interface StateDecl {
  readonly title: string;
  readonly final?: true;
  /** 办结 but not yet at its end (e.g. not archived): nobody waits for it, so it does not count as open. */
  readonly settled?: true;
}

/** In hand (在办): a matter that stands in such a state counts as open; a state that is not known does not. */
export const isOpen = (state: StateDecl | undefined): boolean => state !== undefined && !state.final && !state.settled;

/** What a guard may look at. Pure: everything was loaded before. */
export interface GuardView<V = Readonly<Record<string, Json | undefined>>> {
  /** Values after this act would be accepted. */
  readonly values: V;
  readonly matter: Matter | undefined;
  readonly on: CivilDate;
  readonly calendar: Calendar;
  /** The matter that a reference field points to. */
  linked(field: keyof V & string): LinkedMatter | undefined;
  linkedAll(field: keyof V & string): readonly LinkedMatter[];
  /** The value of a norm in force on the day of the act, or on another day. */
  inForce<T extends Json | Limit>(norm: Norm<T>, on?: CivilDate): T;
  clock(deadline: string): Clock | undefined;
  /** The last time an act was done. */
  did(act: string): Step | undefined;
  /** The kind of a unit (county, department…) by its code. */
  unitKind(code: string): string | undefined;
}

type GuardResult = Refusal | readonly Refusal[] | undefined;
/** A guard only refuses; it never decides where a matter goes. */
export type Guard<V> = { judge(view: GuardView<V>): GuardResult }['judge'];

/** After this act the clock does another act on the matter that a field refers to, in the same transaction. */
export interface Consequence<F extends string> {
  readonly on: F;
  readonly act: string;
  readonly when?: { readonly field: F; readonly in: readonly string[] };
  /** Fields handed over: field there → field here, or `@id` for this matter's id. */
  readonly carry?: Readonly<Record<string, F | '@id'>>;
}

export interface ActDecl<
  R extends string = string,
  S extends string = string,
  F extends string = string,
  V = Readonly<Record<string, Json | undefined>>,
> {
  readonly title: string;
  readonly basis: Basis;
  readonly by: R | 'clock' | readonly (R | 'clock')[];
  /** States it starts from; `open` any that is not final. Without it the act opens a matter. */
  readonly from?: S | 'open' | readonly S[];
  /** Where it leads; without it the state stays. */
  readonly to?: S;
  readonly needs?: readonly F[];
  readonly asks?: readonly F[];
  /** Values that the act itself fixes. */
  readonly sets?: Readonly<Partial<Record<F, Json>>>;
  /** Whoever did one of these may not do this one (四眼). */
  readonly notBy?: readonly string[];
  readonly suspends?: true;
  readonly resumes?: true;
  /** Undoes the matter's figures by compensating contributions. */
  readonly voids?: true;
  /** The field that must say why, when a deadline this act stops has passed. */
  readonly lateReason?: F;
  readonly guard?: Guard<V> | readonly Guard<V>[];
  /** States in which somebody waits for it; without it all it starts from. None: it may be done, but nobody waits for it. */
  readonly awaited?: readonly S[];
  /** Sends the matter back to whom it came from. */
  readonly returns?: true;
  readonly brings?: readonly Consequence<F>[];
}

/** Picks a limit by a branch value of the matter. */
export interface LimitBy<F extends string> {
  readonly by: F;
  readonly of: Readonly<Record<string, Norm<Limit>>>;
  readonly otherwise: Norm<Limit>;
}

export interface DeadlineDecl<A extends string = string, S extends string = string, F extends string = string> {
  readonly title: string;
  readonly basis: Basis;
  /** `at-most`: a due date. `at-least`: the acts in `gates` may not come before. */
  readonly kind: 'at-most' | 'at-least';
  readonly starts: A | readonly A[];
  /** Day zero is this date field instead of the day of the act. */
  readonly startsOn?: F;
  /** The length, or (`until`) the date field that is itself the due date. */
  readonly within?: Norm<Limit> | LimitBy<F>;
  readonly until?: F;
  readonly restarts?: readonly A[];
  readonly pausedIn?: readonly S[];
  readonly extends?: { readonly by: A; readonly within: Norm<Limit> };
  readonly stops: A | readonly A[];
  readonly gates?: readonly A[];
  /** A field that, when filled, lifts an at-least limit (urgency with reasons). */
  readonly waivedBy?: F;
  /** The clock act that follows when it passes in silence. */
  readonly then?: A;
}

/** A number given by the platform. Tokens: {year} {region} {unit} {field:x} {seq} {seq4}; the series is all but seq. */
export interface SerialDecl<A extends string = string> {
  readonly at: A | readonly A[];
  readonly pattern: string;
  readonly basis: Basis;
}

/** How a matter is shown in lists. */
export interface Shows<F extends string = string> {
  readonly title: F;
  readonly number?: F;
  readonly outcome?: F;
  readonly list: readonly F[];
}

/** One kind of matter, declared: the single source from which all surfaces are derived. */
export interface Procedure<
  F extends Fields = Fields,
  S extends string = string,
  R extends string = string,
  A extends string = string,
  D extends string = string,
  M extends string = string,
> {
  readonly id: string;
  readonly version: number;
  /** First day on which matters open under this edition. */
  readonly from?: CivilDate;
  readonly title: string;
  readonly group: string;
  readonly basis: Basis;
  readonly roles: Readonly<Record<R, RoleDecl<NoInfer<keyof F & string>>>>;
  readonly fields: F;
  readonly shows: Shows<NoInfer<keyof F & string>>;
  /** The unit field whose unit owns the matter; else the unit of whoever opens it. */
  readonly owner?: NoInfer<keyof F & string>;
  readonly states: Readonly<Record<S, StateDecl>>;
  /** States in which the public may see that the matter exists. Stated always: silence could be an oversight. */
  readonly publicIn: readonly NoInfer<S>[];
  readonly acts: Readonly<Record<A, ActDecl<NoInfer<R>, NoInfer<S>, NoInfer<keyof F & string>, ValuesOf<NoInfer<F>>>>>;
  readonly deadlines: Readonly<Record<D, DeadlineDecl<NoInfer<A>, NoInfer<S>, NoInfer<keyof F & string>>>>;
  readonly serials: Readonly<Partial<Record<NoInfer<keyof F & string>, SerialDecl<NoInfer<A>>>>>;
  readonly metrics: Readonly<Record<M, MetricDecl<NoInfer<A>, NoInfer<S>, NoInfer<keyof F & string>, NoInfer<D>>>>;
}

/** Declares a procedure. Unknown roles, states, fields, acts or deadlines do not compile. */
export function procedure<
  const F extends Fields,
  const S extends string,
  const R extends string,
  const A extends string,
  const D extends string,
  const M extends string,
>(declared: Procedure<F, S, R, A, D, M>): Procedure<F, S, R, A, D, M> {
  const { roles, fields, states, acts, deadlines, serials, metrics } = declared;
  // An id from outside (`constructor`) must never find what every object inherits.
  for (const record of [roles, fields, states, acts, deadlines, serials, metrics]) Object.setPrototypeOf(record, null);
  return declared;
}
