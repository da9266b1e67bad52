import type { ChipDto } from '../../api/contract/texts.ts';

/** What the figures of a text say, by the source of their citation. Every chip on the page looks here. */
export class ChipBook {
  readonly #said = new Map<string, ChipDto>();
  readonly #waiting = new Set<() => void>();

  get(source: string): ChipDto | undefined {
    return this.#said.get(source);
  }

  put(chips: readonly ChipDto[]): void {
    for (const chip of chips) this.#said.set(chip.source, chip);
    for (const tell of this.#waiting) tell();
  }

  /** Calls back when something is said; returns how to stop. */
  watch(tell: () => void): () => void {
    this.#waiting.add(tell);
    return () => this.#waiting.delete(tell);
  }
}

const words = { live: '', frozen: '已冻结', changed: '冻结后记录有变化', unfrozen: '冻结时没有引用' } as const;

/** The state of a chip in words; empty where it is as usual. */
export const stateWords = (chip: ChipDto): string =>
  chip.why ?? (chip.state === 'changed' ? `${words.changed}，现为${chip.now ?? '—'}` : words[chip.state]);
