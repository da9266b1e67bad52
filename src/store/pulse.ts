import { randomUUID } from 'node:crypto';
import type { Db } from './db.ts';

/** What a committed act changed: matters of this procedure, of the unit with this path. */
export interface Change {
  readonly procedure: string;
  readonly unitPath: string;
  readonly events: number;
}
/** `everything`: a load, a rebuild, a restore, or news that may have been missed. `people`: accounts, posts, sessions. */
export type News = { readonly changes: readonly Change[]; readonly here: boolean } | 'everything' | 'people';
type Listener = (news: News) => void;

const channel = 'zs_pulse';
/** Changes told to other processes are gathered this long, so that a busy minute is not a thousand messages. */
const gatherMs = 40;
/** A message longer than the server's limit of 8,000 bytes becomes «everything». */
const longest = 7000;

/**
 * Tells who keeps something in memory what has changed. In this process at once, after the commit; in other processes
 * of the same PostgreSQL by its notifications a moment later. Whoever must not be stale for good after a lost
 * notification also lets what it keeps grow old (`Memory`).
 */
export class Pulse {
  readonly #db: Db;
  /** Marks one's own notifications, which have been told already. */
  readonly #self = randomUUID();
  readonly #listeners = new Set<Listener>();
  #waiting: Change[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Hears of other processes from now on. */
  async listen(): Promise<void> {
    await this.#db.listen?.(
      channel,
      (text) => this.#heard(text),
      () => this.#tell('everything'),
    );
  }

  /** Calls back on every change; returns how to stop. */
  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** After a commit in this process. */
  changed(changes: readonly Change[]): void {
    this.#tell({ changes, here: true });
    if (this.#db.listen === undefined) return;
    this.#waiting.push(...changes);
    this.#timer ??= setTimeout(() => this.#send(), gatherMs).unref();
  }

  /** After something as large that nothing kept may be trusted, or a change of accounts, posts and sessions. */
  async everything(what: 'everything' | 'people' = 'everything'): Promise<void> {
    this.#tell(what);
    if (this.#db.listen !== undefined) await this.#notify(what);
  }

  #tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }

  #send(): void {
    this.#timer = undefined;
    const merged = new Map<string, Change>();
    for (const c of this.#waiting) {
      const key = `${c.procedure} ${c.unitPath}`;
      merged.set(key, { ...c, events: c.events + (merged.get(key)?.events ?? 0) });
    }
    this.#waiting = [];
    const text = JSON.stringify([...merged.values()].map((c) => [c.procedure, c.unitPath, c.events]));
    void this.#notify(text.length > longest ? 'everything' : text);
  }

  /** A lost message costs other processes a few seconds of age, not this one its act. */
  async #notify(text: string): Promise<void> {
    await this.#db.query('select pg_notify($1, $2)', [channel, `${this.#self} ${text}`]).catch(() => undefined);
  }

  #heard(text: string): void {
    const at = text.indexOf(' ');
    if (text.slice(0, at) === this.#self) return;
    const rest = text.slice(at + 1);
    if (rest === 'everything' || rest === 'people') return this.#tell(rest);
    const changes = (JSON.parse(rest) as [string, string, number][]).map(([procedure, unitPath, events]) => ({
      procedure,
      unitPath,
      events,
    }));
    this.#tell({ changes, here: false });
  }
}
