/** The figures of each unit and quarter, counted by the kernel's own contributions as the year is told. */
import { contributions, type Procedure, ratio } from '#kernel';
import type { SeededMatter } from './replay.ts';

interface Wanted {
  readonly of: string;
  readonly over: string;
}

export interface QuarterFigure {
  readonly value?: number;
  readonly numerator: number;
  readonly denominator: number;
}

export class QuarterFigures {
  readonly #shares: readonly string[];
  /** Metrics to count, by procedure. */
  readonly #wanted = new Map<string, Set<string>>();
  readonly #parts = new Map<string, Wanted>();
  readonly #at = new Map<string, number>();
  readonly #known = new Set<string>();

  /** `shares`: ids of shares, `procedure.metric`. */
  constructor(shares: readonly string[]) {
    this.#shares = shares;
  }

  #learn(procedure: Procedure): Set<string> {
    const wanted = new Set<string>();
    for (const id of this.#shares) {
      const [of, metric = ''] = id.split('.');
      const decl = of === procedure.id ? procedure.metrics[metric] : undefined;
      if (decl?.kind !== 'share') continue;
      this.#parts.set(id, { of: decl.of, over: decl.over });
      for (const part of [decl.of, decl.over]) wanted.add(part);
    }
    this.#wanted.set(procedure.id, wanted);
    this.#known.add(procedure.id);
    return wanted;
  }

  /** Counts a matter with all its events, for its unit and every unit above. */
  see({ procedure, entries }: SeededMatter): void {
    const wanted = this.#wanted.get(procedure.id) ?? this.#learn(procedure);
    if (wanted.size === 0) return;
    for (const { before, after, draft } of entries) {
      for (const { metric, month, unitPath, n } of contributions(procedure, before, after, draft)) {
        if (!wanted.has(metric)) continue;
        const quarter = `${month.slice(0, 4)}-${Math.ceil(Number(month.slice(5)) / 3)}`;
        for (const unit of unitPath.split('/').filter(Boolean)) {
          const key = `${procedure.id}.${metric}|${unit}|${quarter}`;
          this.#at.set(key, (this.#at.get(key) ?? 0) + n);
        }
      }
    }
  }

  /** The share of a unit in a quarter; without a value where there was nothing to divide by. */
  figure(id: string, unit: string, year: number, quarter: string): QuarterFigure {
    const parts = this.#parts.get(id);
    const of = id.split('.')[0] ?? '';
    const at = (metric: string | undefined) => this.#at.get(`${of}.${metric}|${unit}|${year}-${quarter}`) ?? 0;
    const [numerator, denominator] = [at(parts?.of), at(parts?.over)];
    // As a figure is printed: in percent, with two decimals.
    const value = ratio(numerator, denominator, { mode: 'half-up', digits: 2 }, 100);
    return { ...(value !== null && { value }), numerator, denominator };
  }
}
