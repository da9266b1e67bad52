import type { JobResult } from '#api';
import type { Json } from '#kernel';
import type { JobState, Store } from '#store';

/** What a job sees of the world while it runs. */
export interface Control {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

export interface Outcome {
  readonly state: Extract<JobState, 'done' | 'checked' | 'failed'>;
  readonly result: JobResult;
}

interface Task {
  readonly id: string;
  readonly work: (control: Control) => Promise<Outcome>;
}

const tickMs = 700;
const beatMs = 5000;
/** A job without a sign of life for so long has lost its process. */
export const silenceMs = 30_000;

const instant = (ms = Date.now()): string => new Date(ms).toISOString();

/** Runs jobs one at a time; what stands in the database tells the page how far each is. */
export class Queue {
  readonly #store: Store;
  readonly #keepHours: () => Promise<number>;
  readonly #waiting: Task[] = [];
  #running: { readonly task: Task; readonly abort: AbortController; done: number; total: number } | undefined;
  #loop: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #beatAt = 0;

  constructor(store: Store, keepHours: () => Promise<number>) {
    this.#store = store;
    this.#keepHours = keepHours;
  }

  add(id: string, work: Task['work']): void {
    this.#waiting.push({ id, work });
    if (this.#timer) return;
    this.#timer = setInterval(() => void this.#tick().catch(() => undefined), tickMs);
    this.#timer.unref();
    this.#loop = this.#run();
  }

  /** Stops a job that runs or waits here; one of another process notices by itself. */
  async cancel(id: string): Promise<void> {
    const now = Date.now();
    await this.#store.changeJob(id, ['waiting', 'running', 'checked'], {
      ...{ state: 'cancelled', endedAt: instant(now), expiresAt: instant(now + 3_600_000) },
    });
    const at = this.#waiting.findIndex((t) => t.id === id);
    if (at !== -1) this.#waiting.splice(at, 1);
    if (this.#running?.task.id === id) this.#running.abort.abort();
  }

  /** Gives up what waits and what runs: the process ends. */
  async stop(): Promise<void> {
    this.#waiting.length = 0;
    this.#running?.abort.abort();
    await this.#loop.catch(() => undefined);
  }

  async #run(): Promise<void> {
    for (let task = this.#waiting.shift(); task; task = this.#waiting.shift()) await this.#one(task).catch(() => undefined);
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #one(task: Task): Promise<void> {
    if (!(await this.#store.changeJob(task.id, ['waiting'], { state: 'running', beatAt: instant() }))) return;
    const abort = new AbortController();
    const running = { task, abort, done: 0, total: 0 };
    this.#running = running;
    const progress = (done: number, total: number): void => {
      abort.signal.throwIfAborted();
      Object.assign(running, { done, total });
    };
    try {
      const { state, result } = await task.work({ signal: abort.signal, progress });
      const { done, total } = running;
      await this.#end(task.id, state, result, { done: state === 'done' ? Math.max(done, total) : done, total });
    } catch (error) {
      if (abort.signal.aborted) await this.#end(task.id, 'interrupted', { note: '服务停止，没有做完' }, running);
      else await this.#end(task.id, 'failed', { note: '没有做完。请再试一次；仍不成功请联系平台管理员', ...faultOf(error) }, running);
    } finally {
      this.#running = undefined;
    }
  }

  async #end(id: string, state: JobState, result: JobResult, { done, total }: { done: number; total: number }): Promise<void> {
    const now = Date.now();
    const expiresAt = instant(now + (await this.#keepHours()) * 3_600_000);
    const change = { state, result: result as unknown as Json, done, total, endedAt: instant(now), expiresAt };
    await this.#store.changeJob(id, ['running'], change);
  }

  /** Writes down how far the job is; one that somebody has cancelled elsewhere is stopped. */
  async #tick(): Promise<void> {
    const now = Date.now();
    const running = this.#running;
    if (running) {
      const { done, total, task, abort } = running;
      if (!(await this.#store.changeJob(task.id, ['running'], { done, total, beatAt: instant(now) })) && this.#running === running)
        abort.abort();
    }
    if (now - this.#beatAt < beatMs) return;
    this.#beatAt = now;
    for (const { id } of [...this.#waiting]) await this.#store.changeJob(id, ['waiting'], { beatAt: instant(now) });
  }
}

/** Name and code of an error, never its message, which may quote a value. */
function faultOf(error: unknown): object {
  const { name = '', code = '' } = (error ?? {}) as { name?: string; code?: string };
  return { fault: `${name} ${code}`.trim() };
}
