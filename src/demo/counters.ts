/** Counts a seeding in memory by the kernel's own contributions: the proof of its totals without any store. */
import { type Contribution, type Counted, contributions, type Question, tally, valueOf } from '#kernel';
import type { SeededMatter } from './replay.ts';

export class Counters {
  readonly #rows = new Map<string, Contribution[]>();
  readonly #at = new Map<string, { n: number; amount: number; row: Contribution }>();
  readonly #metrics = new Map<string, Counted>();

  /** Adds a matter with all its events. */
  add({ procedure, entries }: SeededMatter): void {
    for (const { before, after, draft } of entries)
      for (const row of contributions(procedure, before, after, draft)) this.#count(procedure.id, row);
    for (const [metric, decl] of Object.entries(procedure.metrics))
      if (decl.kind !== 'share') this.#metrics.set(`${procedure.id}.${metric}`, decl);
  }

  #count(procedure: string, row: Contribution): void {
    const key = `${procedure}.${row.metric}|${row.month}|${row.unitPath}|${JSON.stringify(row.dims)}`;
    const held = this.#at.get(key);
    this.#rows.clear();
    if (held) {
      held.n += row.n;
      held.amount += row.amount;
      return;
    }
    this.#at.set(key, { n: row.n, amount: row.amount, row });
  }

  #rowsOf(id: string): Contribution[] {
    if (this.#rows.size === 0) {
      for (const [key, { n, amount, row }] of this.#at) {
        const metric = key.slice(0, key.indexOf('|'));
        const list = this.#rows.get(metric) ?? [];
        list.push({ ...row, n, amount });
        this.#rows.set(metric, list);
      }
    }
    return this.#rows.get(id) ?? [];
  }

  /** The value of `procedure.metric`; a share is not counted here. */
  value(id: string, question: Question): number | null {
    const decl = this.#metrics.get(id);
    if (!decl) throw new Error(`no counted metric ${id}`);
    return valueOf(decl, tally(decl, this.#rowsOf(id), question));
  }
}
