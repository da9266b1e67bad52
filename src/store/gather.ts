import { setImmediate as turnOfLoop } from 'node:timers/promises';

interface Waiting<Q, A> {
  readonly question: Q;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

/**
 * Work of people who come at the same moment, done together: while one lot is on its way to the database, those that come
 * are gathered for the next. Nobody waits for more than the lot under way.
 */
export class Gathering<Q, A> {
  readonly #work: (lot: readonly Q[]) => Promise<readonly A[]>;
  readonly #most: number;
  readonly #atOnce: number;
  #waiting: Waiting<Q, A>[] = [];
  #busy = 0;

  /** `work` answers a lot of questions in their order; `most` in one lot, `atOnce` lots under way. */
  constructor(work: (lot: readonly Q[]) => Promise<readonly A[]>, { most, atOnce }: { readonly most: number; readonly atOnce: number }) {
    this.#work = work;
    this.#most = most;
    this.#atOnce = atOnce;
  }

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (this.#busy < this.#atOnce) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#busy += 1;
    // Those whose requests are being read in this turn of the event loop come along.
    await turnOfLoop();
    while (this.#waiting.length > 0) await this.#do(this.#waiting.splice(0, this.#most));
    this.#busy -= 1;
  }

  async #do(lot: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await this.#work(lot.map((w) => w.question));
      lot.forEach((one, i) => one.resolve(answers[i] as A));
    } catch (error) {
      for (const one of lot) one.reject(error);
    }
  }
}
