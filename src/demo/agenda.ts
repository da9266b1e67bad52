/** Runs many matters side by side, day by day, so that numbers are given in the order of the days. */
import { addDays, type CivilDate } from '#kernel';

/** The course of one thing: does what is to be done on a day, then yields the day on which it goes on. */
export type Flow = Generator<CivilDate, void, void>;

export class Agenda {
  readonly #days = new Map<CivilDate, Flow[]>();
  #now: CivilDate;

  constructor(from: CivilDate) {
    this.#now = from;
  }

  /** The day that is being lived through. */
  get now(): CivilDate {
    return this.#now;
  }

  /** Starts a flow on a day, at the earliest today. */
  add(on: CivilDate, flow: Flow): void {
    const day = on > this.#now ? on : this.#now;
    const list = this.#days.get(day);
    if (list) list.push(flow);
    else this.#days.set(day, [flow]);
  }

  /** Lives through every day up to the last; what would come later stays undone. */
  run(until: CivilDate): void {
    for (; this.#now <= until; this.#now = addDays(this.#now, 1)) {
      // A flow may add others to the same day: the list grows while it is read.
      for (const flow of this.#days.get(this.#now) ?? []) {
        const next = flow.next();
        if (!next.done) this.#resume(next.value, flow);
      }
      this.#days.delete(this.#now);
    }
  }

  #resume(on: CivilDate, flow: Flow): void {
    this.add(on, flow);
  }
}
