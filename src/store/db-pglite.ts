import { Worker } from 'node:worker_threads';
import { cleaned, type Db, type Param, type Tx } from './db.ts';
import type { LiteAnswer, LiteRequest } from './pglite-wire.ts';

interface Waiting {
  resolve(rows: readonly unknown[]): void;
  reject(error: Error): void;
}

/** The thread with the database, and the requests under way. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly opened: Promise<unknown>;
  #last = 0;

  constructor(folder: string | undefined) {
    this.#worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: { folder } });
    this.opened = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.#worker.on('message', (answer: LiteAnswer) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#failAll(error as Error));
  }

  ask(request: Omit<LiteRequest, 'id'>): Promise<readonly unknown[]> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, ...request } satisfies LiteRequest);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle({ id, rows, error }: LiteAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(Object.assign(new Error(error.message), error));
    else waiting?.resolve(rows ?? []);
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/** One after the other: the database has one connection, which a transaction holds until it ends. */
class Turn {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}

const queryOn =
  (thread: Thread) =>
  async <R>(sql: string, params: readonly Param[] = []): Promise<R[]> =>
    (await thread.ask({ sql, params: cleaned(params) })) as R[];

function wrap(thread: Thread): Tx {
  return {
    query: queryOn(thread),
    exec: async (sql) => {
      await thread.ask({ sql, many: true });
    },
    copy: async (table, columns, lines) => {
      const list = columns.map((c) => `"${c}"`).join(',');
      await thread.ask({ sql: `copy ${table} (${list}) from '/dev/blob'`, lines });
    },
  };
}

/** Begins, works, and commits; whatever goes wrong undoes all of it. */
async function transact<T>(tx: Tx, first: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.exec(first);
  try {
    const done = await work(tx);
    await tx.exec('commit');
    return done;
  } catch (error) {
    await tx.exec('rollback');
    throw error;
  }
}

/** The embedded database: one transaction at a time. Without a folder it lives in memory. */
export async function openPglite(folder: string | undefined): Promise<Db> {
  const thread = new Thread(folder);
  try {
    await thread.opened;
  } catch (error) {
    await thread.end();
    throw error;
  }
  const turn = new Turn();
  const tx = wrap(thread);
  return {
    kind: 'pglite',
    query: (sql, params) => turn.take(() => tx.query(sql, params)),
    tx: (work) => turn.take(() => transact(tx, 'begin', work)),
    asOwner: (work) => turn.take(() => transact(tx, 'begin; set local role none', work)),
    lower: async () => {
      await turn.take(() => tx.exec('set role zs_app'));
      return true;
    },
    close: async () => {
      await turn.take(() => thread.ask({ sql: '', close: true }));
      await thread.end();
    },
  };
}
