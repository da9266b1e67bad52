/** Tells of matters on which something has just been done in this process. */
export class Acted {
  readonly #listeners = new Set<(key: string) => void>();

  /** Calls back with the key of the matter; returns how to stop. */
  on(listener: (key: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  done(key: string): void {
    for (const listener of this.#listeners) listener(key);
  }
}
