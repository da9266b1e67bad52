import type { Actor, Json, Refusal } from '#kernel';
import type { JobRow } from '#store';

/** A person who asks for a job, in the post at hand. */
export interface Asker {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly actor: Actor;
  /** What the asker reaches now, in short: a file is only handed out while that is unchanged. */
  readonly reach: Json;
}

/** What is asked of an export: a list as in the address, and which columns. */
export interface ExportAsk {
  readonly procedure: string;
  readonly search: Readonly<Record<string, string>>;
  readonly columns: 'shown' | 'all';
}

/** What came of a job: kept as JSON in the job. */
export interface JobResult {
  readonly note?: string;
  readonly file?: string;
  readonly accepted?: number;
  readonly refused?: number;
  readonly problems?: readonly { readonly line: number; readonly text: string }[];
}

/** Tables out and in. Long ones run behind the page, one at a time; app puts it together. */
export interface ExchangeDoor {
  askExport(who: Asker, ask: ExportAsk): Promise<JobRow | Refusal>;
  /** Takes a table and tries it row by row; nothing is written before `confirm`. */
  askImport(
    who: Asker,
    ask: { readonly procedure: string; readonly act: string; readonly name: string; readonly bytes: Uint8Array },
  ): Promise<JobRow | Refusal>;
  confirm(who: Asker, job: JobRow): Promise<JobRow | Refusal>;
  /** Asks once more for a job that was cut off. */
  again(who: Asker, job: JobRow): Promise<JobRow | Refusal>;
  cancel(job: JobRow): Promise<void>;
  remove(job: JobRow): Promise<void>;
  /** Marks what was cut off, and takes away what has expired. */
  tidy(): Promise<void>;
  /** The table to fill in for an opening act. */
  template(who: Asker, procedure: string, act: string): Promise<Uint8Array>;
  /** Path of a job's file; undefined when there is none (any more). */
  fileOf(job: JobRow): string | undefined;
  stop(): Promise<void>;
}
