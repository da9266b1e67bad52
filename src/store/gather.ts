import { setImmediate as turnOfLoop } from 'node:timers/promises';

interface Waiting<Q, A> {
  readonly question: Q;
  resolve(answer: A): void;
  reject(error: unknown): void;
}

interface Manners<Q> {
  /** Questions in one lot, at most. */
  readonly most: number;
  /** Lots under way. */
  readonly atOnce: number;
  /** What only one lot at a time may touch; a question that needs it waits until that lot is back. */
  readonly alone?: (question: Q) => readonly string[];
}

/** Fewer than this are not parted: a lot has its price too. */
const least = 3;

/**
 * Work of people who come at the same moment, done together: while one lot is on its way to the database, those that come
 * are gathered for the next. Where several lots may be under way, those who wait are shared among them, so that this
 * process works on one lot while the database works on the other. Nobody waits for more than the lots under way.
 */
export class Gathering<Q, A> {
  readonly #work: (lot: readonly Q[]) => Promise<readonly A[]>;
  readonly #manners: Manners<Q>;
  readonly #taken = new Set<string>();
  #waiting: Waiting<Q, A>[] = [];
  /** Those who gather or work. */
  #busy = 0;
  /** Lots under way. */
  #under = 0;

  /** `work` answers a lot of questions in their order. */
  constructor(work: (lot: readonly Q[]) => Promise<readonly A[]>, manners: Manners<Q>) {
    this.#work = work;
    this.#manners = manners;
  }

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      if (this.#busy < this.#manners.atOnce) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#busy += 1;
    // Those whose requests are being read in this turn of the event loop come along.
    await turnOfLoop();
    for (let lot = this.#next(); lot.length > 0; lot = this.#next()) {
      if (this.#waiting.length > 0 && this.#busy < this.#manners.atOnce) void this.#run();
      await this.#do(lot);
    }
    this.#busy -= 1;
  }

  /** A fair share of those who wait, in their order, without those who need what another lot has. */
  #next(): readonly Waiting<Q, A>[] {
    const { most, atOnce } = this.#manners;
    const share = Math.min(most, Math.max(least, Math.ceil(this.#waiting.length / (atOnce - this.#under))));
    const lot: Waiting<Q, A>[] = [];
    const rest: Waiting<Q, A>[] = [];
    for (const one of this.#waiting) (lot.length < share && !this.#isTaken(one) ? lot : rest).push(one);
    this.#waiting = rest;
    return lot;
  }

  readonly #isTaken = ({ question }: Waiting<Q, A>): boolean =>
    this.#manners.alone?.(question).some((name) => this.#taken.has(name)) === true;

  async #do(lot: readonly Waiting<Q, A>[]): Promise<void> {
    const names = lot.flatMap(({ question }) => this.#manners.alone?.(question) ?? []);
    for (const name of names) this.#taken.add(name);
    this.#under += 1;
    try {
      const answers = await this.#work(lot.map((w) => w.question));
      lot.forEach((one, i) => one.resolve(answers[i] as A));
    } catch (error) {
      for (const one of lot) one.reject(error);
    } finally {
      this.#under -= 1;
      for (const name of names) this.#taken.delete(name);
    }
  }
}
