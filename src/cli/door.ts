import type { Figure, Law, Refusal } from '#kernel';
import type { Assessment } from '#reports';

/** One record behind a figure, as the command line and exports print it. */
export interface TraceRecord {
  readonly key: string;
  readonly number: string | null;
  readonly title: string;
  readonly unit: string;
  readonly act: string;
  readonly on: string;
  readonly weight: number;
}

/** The burden of reporting as the command line prints it. */
export interface BurdenLines {
  readonly period: { readonly from: string; readonly to: string };
  readonly minutes: number;
  readonly acts: number;
  readonly values: number;
  readonly levels: readonly {
    readonly level: string;
    readonly title: string;
    readonly units: number;
    readonly minutes: number;
    readonly median: number;
    readonly most: number;
  }[];
  readonly units: readonly {
    readonly unit: string;
    readonly name: string;
    readonly level: string;
    readonly acts: number;
    readonly minutes: number;
  }[];
  readonly fields: readonly {
    readonly procedure: string;
    readonly field: string;
    readonly title: string;
    readonly basis: string;
    readonly times: number;
    readonly reused: number;
    readonly minutes: number;
  }[];
  /** Given in the period and used again by nothing. */
  readonly unused: readonly string[];
}

export interface VerifyResult {
  readonly ok: boolean;
  readonly events: number;
  readonly matters: number;
  /** The first event that does not fit. */
  readonly problem?: { readonly region: string; readonly matter: string; readonly seq: number; readonly what: string };
}

export interface ImportResult {
  readonly accepted: number;
  readonly refused: number;
  /** Path of the file with the refused rows and why, if any. */
  readonly errorFile?: string;
  readonly refusals: readonly { readonly row: number; readonly text: string }[];
}

/** A city set up: how many units it has, and the administrators with the passwords that are seen this once. */
export interface SetUpDone {
  readonly units: number;
  readonly people: readonly { readonly account: string; readonly title: string; readonly password: string }[];
}
/** All that is wrong with a table: by line of the file, the header being 1, or with the whole of it. */
export interface TableTroubles {
  readonly troubles: readonly { readonly row: number | null; readonly text: string }[];
}

/** What the commands ask of the platform. App opens it; a second process reaches it through the running server. */
export interface Door {
  law(): Law;
  figures(ask: { year: number; unit: string }): Promise<readonly Figure[]>;
  trace(
    id: string,
    ask: { year: number; unit: string; limit: number },
  ): Promise<{ figure: Figure; records: readonly TraceRecord[] } | Refusal>;
  /** Scores and ranks of an indicator system, as the records stand or as they were frozen; undefined when there is no such system. */
  assess(ask: {
    scheme: string;
    frozen: boolean;
    period: { readonly from: string; readonly to: string } | undefined;
  }): Promise<{ readonly title: string; readonly seal: string | null; readonly result: Assessment } | undefined>;
  annualReport(ask: {
    year: number;
    unit: string;
    out: string;
  }): Promise<{ readonly files: readonly string[]; readonly notes: readonly string[]; readonly refused: readonly string[] }>;
  /** Undefined when there is no such system. `quarter`: 2019Q4. */
  bulletin(ask: {
    system: string;
    quarter: string;
    out: string;
  }): Promise<{ readonly files: readonly string[]; readonly notes: readonly string[]; readonly refused: readonly string[] } | undefined>;
  /** What reporting cost the units of a scope in a quarter (2019Q4) or year; undefined when the period is none. */
  burden(ask: { period: string; unit: string }): Promise<BurdenLines | undefined>;
  verify(progress: (done: number, total: number) => void): Promise<VerifyResult>;
  importFile(procedure: string, file: string, ask: { dryRun: boolean; act: string | undefined }): Promise<ImportResult | Refusal>;
  exportFile(procedure: string, file: string, ask: { unit: string }): Promise<{ readonly rows: number } | Refusal>;
  backup(file: string): Promise<{ readonly events: number }>;
  restore(file: string): Promise<{ readonly events: number }>;
  seed(
    ask: { year: number; scale: number },
    progress: (done: number, total: number) => void,
  ): Promise<{ readonly matters: number; readonly events: number }>;
  /** Units and the three administrators for an empty installation. */
  setUp(ask: { code: string; name: string; units: string | undefined }): Promise<SetUpDone | TableTroubles | Refusal>;
  /** A drawn password for an account, to be changed at the first sign-in; undefined when there is no such account. */
  issuePassword(account: string): Promise<string | undefined>;
  /** Today's clock acts and the daily root. */
  daily(): Promise<{ readonly acts: number; readonly root: string }>;
  /** Whether the unit exists, and the city's own code. */
  unitName(code: string): string | undefined;
  readonly cityCode: string;
  close(): Promise<void>;
}

/** Where a command writes; the server collects it and sends it back when the command came from another process. */
export interface Console {
  out(line: string): void;
  note(line: string): void;
  progress(title: string, done: number, total: number): void;
}
