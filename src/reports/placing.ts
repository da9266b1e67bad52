import type { TemplateBlock, TemplateRun } from './blocks.ts';
import type { PlacedBlock } from './completeness.ts';
import { headingNumber, type Run } from './model.ts';

/** What a citation becomes in the document. */
export type Wording<C> = (citation: C, bold: boolean) => Run | readonly Run[];

/** Turns the blocks of a template into those of a document: citations become words, headings get their numbers in turn. */
export class Placing<C> {
  readonly #word: Wording<C>;
  readonly #numbers = [0, 0, 0, 0];

  constructor(word: Wording<C>) {
    this.#word = word;
  }

  runs(list: readonly TemplateRun<C>[]): Run[] {
    return list.flatMap((run) => (run.kind === 'citation' ? this.#word(run.citation, run.bold) : run));
  }

  block(block: TemplateBlock<C>): PlacedBlock {
    const { line } = block;
    if (block.kind === 'table') {
      const row = (cells: readonly (readonly TemplateRun<C>[])[]) => cells.map((cell) => this.runs(cell));
      return { line, block: { kind: 'table', head: row(block.head), rows: block.rows.map(row) } };
    }
    if (block.kind === 'paragraph') return { line, block: { kind: 'paragraph', runs: this.runs(block.runs) } };
    this.#numbers[block.level - 1] = (this.#numbers[block.level - 1] ?? 0) + 1;
    this.#numbers.fill(0, block.level);
    const number = headingNumber(block.level, this.#numbers[block.level - 1] ?? 1);
    return { line, block: { kind: 'heading', level: block.level, number, runs: this.runs(block.runs) } };
  }
}
