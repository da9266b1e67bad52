import type { Change, News, Pulse } from './pulse.ts';

interface Held<T> {
  readonly answer: Promise<T>;
  readonly since: number;
}

/** Answers of one scope by what was asked. */
type Shelf = Map<string, Held<unknown>>;

const anyProcedure = '*';
/** Scopes kept at most; beyond, all is forgotten rather than tracked. */
const maxShelves = 20_000;

/** The scopes a unit's change is felt in: its own path and every path above it, the whole included. */
function scopesOf(unitPath: string): string[] {
  const scopes = [''];
  for (let at = unitPath.indexOf('/'); at >= 0; at = unitPath.indexOf('/', at + 1)) scopes.push(unitPath.slice(0, at + 1));
  return scopes;
}

/**
 * Answers computed from counters, kept until a matter in their scope changes: exact in this process, since an answer that
 * was under way when a change was committed is forgotten with the rest. Where other processes may write to the same
 * database, an answer also grows old after `maxAgeMs`, so that a lost notification is made good.
 */
export class Memory {
  readonly #shelves = new Map<string, Shelf>();
  readonly #maxAgeMs: number;
  readonly #heir: (unitPath: string) => string | undefined;

  /** `heir`: where a merged or moved unit is now, since what it holds is counted there too. */
  constructor(pulse: Pulse, maxAgeMs: number, heir: (unitPath: string) => string | undefined = () => undefined) {
    this.#maxAgeMs = maxAgeMs;
    this.#heir = heir;
    pulse.on((news) => this.#hear(news));
  }

  /** The kept answer, or the one computed now. `procedure` undefined: felt by changes of any. */
  get<T>(
    at: { readonly procedure: string | undefined; readonly unitPath: string },
    question: string,
    compute: () => Promise<T>,
  ): Promise<T> {
    const held = this.peek<T>(at, question);
    if (held) return held;
    const answer = compute();
    this.put(at, question, answer);
    return answer;
  }

  peek<T>(at: { readonly procedure: string | undefined; readonly unitPath: string }, question: string): Promise<T> | undefined {
    const held = this.#shelves.get(`${at.procedure ?? anyProcedure} ${at.unitPath}`)?.get(question);
    return held && performance.now() - held.since < this.#maxAgeMs ? (held.answer as Promise<T>) : undefined;
  }

  put(at: { readonly procedure: string | undefined; readonly unitPath: string }, question: string, answer: Promise<unknown>): void {
    const name = `${at.procedure ?? anyProcedure} ${at.unitPath}`;
    let shelf = this.#shelves.get(name);
    if (!shelf) {
      if (this.#shelves.size >= maxShelves) this.#shelves.clear();
      shelf = new Map();
      this.#shelves.set(name, shelf);
    }
    if (shelf.size >= 2000) shelf.clear();
    const held = { answer, since: performance.now() };
    shelf.set(question, held);
    const on = shelf;
    // A failure is not an answer: whoever asks next asks the database.
    answer.catch(() => {
      if (on.get(question) === held) on.delete(question);
    });
  }

  #hear(news: News): void {
    if (news === 'people') return;
    if (news === 'everything') return this.#shelves.clear();
    for (const change of news.changes) this.#forget(change);
  }

  #forget({ procedure, unitPath }: Change): void {
    const now = this.#heir(unitPath);
    for (const scope of now === undefined ? scopesOf(unitPath) : [...scopesOf(unitPath), ...scopesOf(now)]) {
      this.#shelves.delete(`${procedure} ${scope}`);
      this.#shelves.delete(`${anyProcedure} ${scope}`);
    }
  }
}
