import { Worker } from 'node:worker_threads';

/** What the thread is asked for: a table row by row, or a table given back with its problems. */
export type SheetOrder =
  | {
      readonly kind: 'rows';
      readonly file: string;
      readonly headers: readonly string[];
      /** Lines of a second sheet that says what this is. */
      readonly notes: readonly (readonly string[])[];
    }
  | {
      readonly kind: 'problems';
      /** The workbook as it came; undefined: made of `headers` and `rows`. */
      readonly source: string | undefined;
      readonly file: string;
      readonly headers: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly problemColumn: string;
      readonly exampleMark: string;
      readonly problems: readonly { readonly line: number; readonly text: string; readonly columns: readonly number[] }[];
    };

export type Cell = string | number | null;
export type ToThread = { readonly rows: readonly (readonly Cell[])[] } | 'end';

/** Parts that may wait unread in the thread. */
const unread = 2;

/** A workbook that does not fit ends its thread, not the server. */
const resourceLimits = { maxOldGenerationSizeMb: 1024 };

/** The thread that writes one workbook. */
export class SheetWriter {
  readonly #worker: Worker;
  #credit = unread;
  #wake: () => void = () => undefined;
  #failed: Error | undefined;
  #done = false;

  constructor(order: SheetOrder) {
    this.#worker = new Worker(new URL('./sheet-thread.ts', import.meta.url), { workerData: order, resourceLimits });
    this.#worker.on('message', (said: 'taken' | 'done') => {
      if (said === 'done') this.#done = true;
      else this.#credit += 1;
      this.#wake();
    });
    this.#worker.on('error', (error) => {
      this.#failed = error as Error;
      this.#wake();
    });
  }

  async #until(met: () => boolean): Promise<void> {
    while (!met()) {
      if (this.#failed) throw this.#failed;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Hands over rows; waits while the thread has not yet taken those before. */
  async write(rows: readonly (readonly Cell[])[]): Promise<void> {
    await this.#until(() => this.#credit > 0);
    this.#credit -= 1;
    this.#worker.postMessage({ rows } satisfies ToThread);
  }

  /** Waits until the file stands whole. */
  async end(): Promise<void> {
    this.#worker.postMessage('end' satisfies ToThread);
    await this.done();
  }

  async done(): Promise<void> {
    await this.#until(() => this.#done);
  }

  /** Ends the thread, whatever it is at. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
