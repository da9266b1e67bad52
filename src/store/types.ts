import type {
  Actor,
  CivilDate,
  Draft,
  Event,
  Json,
  Law,
  Matter,
  Procedure,
  Question,
  Refusal,
  Registry,
  Tally,
  Values,
  World,
} from '#kernel';

/** What the store is opened with. Neither `url` nor `dataDir`: a database in memory, for tests. */
export interface StoreOptions {
  /** PostgreSQL 15 or newer. */
  readonly url?: string;
  /** Folder of the embedded database; one process at a time. */
  readonly dataDir?: string;
  readonly registry: Registry;
  /** The law as it is known now: asked anew at every decision. */
  readonly law: () => Law;
  readonly hash?: 'sha256' | 'sm3';
  /** Bring the schema up to date while opening (default true). */
  readonly migrate?: boolean;
  /** The city's civil date: from which day a merger of units counts. */
  readonly today?: () => CivilDate;
  /** Folder of the uploaded files; by default `files` inside `dataDir`. */
  readonly filesDir?: string;
  /** Connections to PostgreSQL (default 10). */
  readonly poolSize?: number;
}

export interface ActRequest {
  readonly procedure: string;
  /** `region/uuid` of the matter; absent when the act opens one. */
  readonly key?: string;
  readonly act: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly on: CivilDate;
  readonly actor: Actor;
  /** ISO instant of entry with the city's offset. */
  readonly recordedAt: string;
  readonly idempotencyKey?: string;
  /** The `seq` that the person saw: differs it from the matter's, somebody was faster. */
  readonly expectedSeq?: number;
  /** Id for a matter that is opened; made by the store when absent. */
  readonly newId?: string;
}

export type ActAnswer =
  | {
      readonly ok: true;
      readonly key: string;
      readonly matter: Matter;
      readonly event: Event;
      /** The matter as it stands after the act, as `matter()` would read it. */
      readonly stored: StoredMatter;
      readonly repeated?: true;
    }
  | { readonly ok: false; readonly refusals: readonly Refusal[]; readonly conflict?: true };

export interface StoredMatter {
  readonly key: string;
  readonly matter: Matter;
  readonly events: readonly Event[];
  /** Values kept apart, by the seq of the event that gave them, where they still exist. */
  readonly opened: ReadonlyMap<number, Values>;
  /** What stands around it, where that is known without asking: of a matter just opened. */
  readonly around?: Around;
}

/** A row of the projection. `values` holds every value that still exists; view() goes before anybody sees it. */
export interface MatterRow {
  readonly key: string;
  readonly region: string;
  readonly id: string;
  readonly procedure: string;
  readonly edition: number;
  readonly number: string | null;
  /** Printed title; empty when the title field is kept apart: then it is in `values`. */
  readonly title: string;
  readonly outcome: string | null;
  readonly state: string;
  readonly voided: boolean;
  readonly suspendedOn: CivilDate | null;
  readonly unit: string;
  readonly unitPath: string;
  readonly openedOn: CivilDate;
  readonly closedOn: CivilDate | null;
  readonly nextDueOn: CivilDate | null;
  /** The deadline that falls due next. */
  readonly nextDue: string | null;
  readonly seq: number;
  readonly values: Values;
}

/** One comparison on a declared field. */
export interface FieldFilter {
  readonly field: string;
  readonly op: 'is' | 'in' | 'contains' | 'from' | 'to';
  readonly value: string | number | boolean | readonly string[];
}

export interface ListQuestion {
  /** One procedure, several, or all. */
  readonly procedure?: string | readonly string[];
  /** Scope: a path prefix, closed by a slash. */
  readonly unitPath: string;
  /** Also matters outside the scope in which one of these unit fields names the unit. */
  readonly named?: { readonly fields: readonly string[]; readonly unit: string };
  readonly unit?: string;
  readonly state?: string | readonly string[];
  /** Only matters in hand: neither at their end nor settled. */
  readonly open?: boolean;
  /** Opened within, both days included. */
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  readonly closedFrom?: CivilDate;
  readonly closedTo?: CivilDate;
  /** Due before this day (overdue: today), or from–to (soon). */
  readonly dueBefore?: CivilDate;
  readonly dueFrom?: CivilDate;
  readonly number?: string;
  readonly fields?: readonly FieldFilter[];
  readonly q?: string;
  readonly cursor?: string;
  readonly limit?: number;
  /** Begins in the midst of the list: at what falls due from a day on, or at what has no due date and was opened up to a day. */
  readonly startAt?: { readonly due: CivilDate } | { readonly opened: CivilDate };
  /** Fields shown besides those declared for lists. */
  readonly shows?: readonly string[];
  /** Leaves the total uncounted (it is then 0). */
  readonly count?: 'none';
  /** Only what the public may know of; `q` and `fields` then reach public values only. */
  readonly publicOnly?: boolean;
}

export interface ListAnswer {
  readonly rows: readonly MatterRow[];
  readonly next: string | null;
  readonly total: number;
  /** The total is a lower bound: there are more. */
  readonly totalCapped: boolean;
}

/** A record behind a figure: one event (flow) or one matter (stock), with what it adds. */
export interface RecordRow extends MatterRow {
  readonly event: { readonly seq: number; readonly act: string; readonly on: CivilDate } | null;
  readonly n: number;
  readonly amount: number;
}
/** A random sample of what stands behind a figure, in the order of the draw, and out of how many. */
export interface SampleAnswer {
  readonly rows: readonly MatterRow[];
  readonly population: number;
}

export interface RecordsAnswer {
  readonly rows: readonly RecordRow[];
  readonly next: string | null;
  readonly total: number;
}

/**
 * How to split a figure. `unit`: the units one level under the scope · `holder`: the units themselves · `path`: the same by their
 * paths, where they were counted · a field: a declared dimension.
 */
export type SplitBy = 'unit' | 'holder' | 'path' | { readonly field: string };
export interface Part {
  /** Unit code or value of the field; the scope's own code for what it holds itself. */
  readonly key: string;
  readonly tally: Tally;
}

export interface TallyRequest {
  readonly procedure: string;
  readonly metric: string;
  readonly question: Question;
}

/** What the bulk writer takes: a decision already made, in the order of the matter's life. */
export interface BulkEntry {
  readonly procedure: Procedure;
  readonly before: Matter | undefined;
  readonly after: Matter;
  readonly draft: Draft;
}

export interface BulkWriter {
  /** Takes one event; writes when enough has gathered and a new matter begins, so that a matter lands whole. */
  add(entry: BulkEntry): Promise<void>;
  /** Next number of a series; kept with the load. */
  serial(series: string): number;
  /** A world for `decide` without waiting: units and files as loaded at the start. */
  world(linked?: World['linked']): World;
  /** Writes what is left, restores indexes, commits. */
  close(): Promise<{ readonly events: number; readonly matters: number; readonly seconds: number }>;
  /** Gives up: nothing of the load remains. */
  abort(): Promise<void>;
}

export interface VerifyProblem {
  readonly region: string;
  readonly matter: string;
  readonly seq: number;
  readonly problem:
    | 'missing'
    | 'altered'
    | 'value-altered'
    | 'head-missing'
    | 'projection-missing'
    | 'projection-altered'
    | 'root-mismatch'
    | 'count-mismatch'
    | 'audit-altered';
}
export interface VerifyAnswer {
  readonly events: number;
  readonly matters: number;
  readonly roots: number;
  readonly problem?: VerifyProblem;
}

export interface RootRow {
  readonly day: CivilDate;
  /** Region code; `*` for the root over all regions. */
  readonly region: string;
  readonly root: string;
  readonly matters: number;
  readonly events: number;
}

export interface DueRow {
  readonly key: string;
  readonly procedure: string;
  readonly deadline: string;
  readonly dueOn: CivilDate;
  readonly act: string;
}
export interface SweepAnswer {
  readonly done: number;
  readonly refused: readonly { readonly key: string; readonly act: string; readonly refusals: readonly Refusal[] }[];
}

/** A unit of the register as it stood from a day on. */
export interface UnitRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** `411700/411702/` … closed by a slash. */
  readonly path: string;
  readonly parent: string | null;
  readonly region: string;
  readonly offices: readonly string[];
  readonly from: CivilDate;
  /** First day on which it is no longer so. */
  readonly to: CivilDate | null;
  readonly position: number;
  /** Code of the unit it was merged into. */
  readonly successor?: string;
}

export interface AccountRow {
  readonly id: string;
  /** Sign-in name. */
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly kind: 'official' | 'public';
  readonly active: boolean;
  readonly data: Values;
}
export interface PostRow {
  readonly id: string;
  readonly account: string;
  readonly unit: string;
  readonly title: string;
  /** Ids of the roles granted: a duty of the declarations, or a role of the city. */
  readonly duties: readonly string[];
  /** Roles asked for by the system administrator, not yet granted. */
  readonly asked?: readonly string[];
  /** The post, and the account holding it, that this one stands in for. */
  readonly forPost?: string;
  readonly forAccount?: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}
export interface SessionRow {
  /** Digest of the token; the token itself is not stored. */
  readonly id: string;
  readonly account: string;
  readonly post: string | null;
  readonly csrf: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly data: Values;
}

export interface SignedIn {
  readonly session: SessionRow;
  readonly account: AccountRow;
  readonly posts: readonly PostRow[];
}

export interface AuditEntry {
  readonly region: string;
  readonly actor: string;
  readonly at: string;
  /** sign-in, read, search, export, grant… */
  readonly what: string;
  readonly subject: string;
  readonly detail: Values;
}
export interface AuditRow extends AuditEntry {
  readonly seq: number;
  readonly seal: string;
}

export interface FileRow {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly name: string;
  readonly by: string;
  readonly at: string;
}

/** A versioned document of the city: report edition, template, indicator table… */
export interface EditionRow {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly content: Json;
  readonly by: string;
  readonly at: string;
  /** Frozen: published, never replaced. */
  readonly frozen: boolean;
}

export interface OutboxRow {
  readonly id: string;
  readonly region: string;
  readonly kind: string;
  readonly payload: Json;
  readonly at: string;
}

export interface LinkRow {
  /** The matter that refers. */
  readonly from: string;
  readonly procedure: string;
  readonly field: string;
  /** The matter referred to. */
  readonly to: string;
}

/** A reference between the matter at hand and another: `from` it to the other, or from the other `to` it. */
export interface LinkedRow {
  readonly way: 'from' | 'to';
  /** The procedure and field of the matter that refers. */
  readonly procedure: string;
  readonly field: string;
  /** The other matter. */
  readonly row: MatterRow;
}
export interface Around {
  readonly linked: readonly LinkedRow[];
  /** Names of those who acted, by account. */
  readonly names: ReadonlyMap<string, string>;
}

export interface StockRow {
  readonly procedure: string;
  readonly state: string;
  readonly n: number;
}

export interface Health {
  readonly ok: boolean;
  readonly kind: 'pglite' | 'postgres';
  readonly version: string;
  readonly migration: string;
}
