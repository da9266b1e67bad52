/** The text of a report as it is worked on: its head as it stands, and its blocks one by one, each as Markdown of one line or more. */
export interface Manuscript {
  /** The lines of the head, without the two `---`. */
  readonly head: string;
  readonly blocks: readonly string[];
}

/** A stretch of the text and the line it begins in, counted from 1. */
export interface Placed {
  readonly text: string;
  readonly line: number;
}

const fence = /^\s*```/;
const isHeading = (line: string): boolean => /^#{1,6}\s/.test(line);
const isRow = (line: string): boolean => /^\s*\|/.test(line);

type Kind = 'prose' | 'row' | 'heading' | 'fence';

const kindOf = (line: string): Kind => (fence.test(line) ? 'fence' : isHeading(line) ? 'heading' : isRow(line) ? 'row' : 'prose');

/** Whether a line goes on with the block before it. */
const goesOn = (kind: Kind, open: { readonly kind: Kind } | undefined): boolean =>
  open?.kind === kind && (kind === 'prose' || kind === 'row');

/** Lines of one block. What is broken inside a paragraph joins without a gap, as the report prints it. */
const textOf = (kind: Kind, lines: readonly string[]): string =>
  kind === 'prose' ? lines.map((l) => l.trim()).join('') : lines.map((l) => l.trimEnd()).join('\n');

/** The blocks of a body, with the lines they begin in. */
export function placedBlocks(body: string, firstLine = 1): Placed[] {
  const found: { kind: Kind; line: number; lines: string[] }[] = [];
  let shut = true;
  let fenced = false;
  for (const [index, line] of body.split('\n').entries()) {
    const last = found.at(-1);
    if (fenced) {
      last?.lines.push(line);
      fenced = !fence.test(line);
    } else if (line.trim() === '') {
      shut = true;
    } else {
      const kind = kindOf(line);
      if (!shut && last && goesOn(kind, last)) last.lines.push(line);
      else found.push({ kind, line: firstLine + index, lines: [line] });
      shut = kind === 'heading';
      fenced = kind === 'fence';
    }
  }
  return found.map(({ kind, line, lines }) => ({ line, text: textOf(kind, lines) }));
}

/** Takes a text apart; one without a head has an empty one. */
export function readManuscript(text: string): Manuscript {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, i) => i > 0 && line.trim() === '---') : -1;
  const body = lines.slice(end + 1).join('\n');
  return { head: end < 0 ? '' : lines.slice(1, end).join('\n'), blocks: placedBlocks(body).map((b) => b.text) };
}

/** Puts it together again: the same text for the same manuscript, whoever wrote it. */
export const printManuscript = ({ head, blocks }: Manuscript): string => `---\n${head}\n---\n\n${blocks.join('\n\n')}\n`;

/** The text in its one form. */
export const settled = (text: string): string => printManuscript(readManuscript(text));

/** Which block a line of the printed text stands in; undefined: in the head. */
export function blockAt(text: string, line: number): number | undefined {
  const lines = text.split('\n');
  const end = lines.findIndex((l, i) => i > 0 && l.trim() === '---');
  const placed = placedBlocks(lines.slice(end + 1).join('\n'), end + 2);
  const at = placed.findLastIndex((b) => b.line <= line);
  return line <= end + 1 || at < 0 ? undefined : at;
}

/** The heading a block stands under, as it is written; empty before the first. */
export function headingOver(blocks: readonly string[], at: number): string {
  const found = blocks.slice(0, at + 1).findLast(isHeading);
  return found === undefined ? '' : found.replace(/^#+\s*/, '');
}
