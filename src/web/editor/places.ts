import type { Node } from '@tiptap/pm/model';
import type { PieceDto } from '../../api/contract/texts.ts';

/** Stands for a figure where words of the text are looked for or quoted. */
export const figureSign = '□';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The words of a block of inline content, each sign with its place in the document. */
interface Line {
  readonly text: string;
  readonly at: readonly number[];
  readonly end: number;
}

function lineOf(node: Node, start: number): Line {
  let text = '';
  const at: number[] = [];
  node.forEach((child, offset) => {
    const said = child.isText ? (child.text ?? '') : figureSign;
    for (let i = 0; i < said.length; i += 1) at.push(start + 1 + offset + i);
    text += said;
  });
  return { text, at, end: start + 1 + node.content.size };
}

/** The lines of one block of the document: itself, or the cells of a table. */
export function linesOf(doc: Node, child: number): Line[] {
  if (child < 0 || child >= doc.childCount) return [];
  let start = 0;
  for (let i = 0; i < child; i += 1) start += doc.child(i).nodeSize;
  const top = doc.child(child);
  if (top.isTextblock) return [lineOf(top, start)];
  const lines: Line[] = [];
  top.descendants((node, offset) => {
    if (node.isTextblock) lines.push(lineOf(node, start + 1 + offset));
    return !node.isTextblock;
  });
  return lines;
}

const isDigit = (sign: string | undefined): boolean => sign !== undefined && /[\d.]/.test(sign);

/** Whether digits found are part of a longer number, or of a date, or of the number of a provision. */
const isWithin = (text: string, from: number, to: number): boolean =>
  isDigit(text[from - 1]) || isDigit(text[to]) || /^[年月日]/.test(text.slice(to)) || /[第〔]$/.test(text.slice(0, from));

function hitsIn({ text, at }: Line, words: string): Range[] {
  const found: Range[] = [];
  for (let i = text.indexOf(words); i >= 0 && words !== ''; i = text.indexOf(words, i + 1)) {
    const inside = isDigit(words[0]) && isWithin(text, i, i + words.length);
    const [from, last] = [at[i], at[i + words.length - 1]];
    if (!inside && from !== undefined && last !== undefined) found.push({ from, to: last + 1 });
  }
  return found;
}

/** Where words stand in a block. */
export const findIn = (doc: Node, child: number, words: string): Range[] => linesOf(doc, child).flatMap((line) => hitsIn(line, words));

/** The clause around words in a block: a bare number alone would stand for every number like it. */
export function clauseOf(doc: Node, child: number, words: string): string {
  for (const line of linesOf(doc, child)) {
    const [hit] = hitsIn(line, words);
    const at = hit ? line.at.indexOf(hit.from) : -1;
    if (at < 0) continue;
    const before = /[^，。；：、！？□\s]*$/.exec(line.text.slice(0, at))?.[0] ?? '';
    const after = /^[^，。；：、！？□\s]*/.exec(line.text.slice(at + words.length))?.[0] ?? '';
    return `${before}${words}${after}`;
  }
  return words;
}

/** Where words stand, nearest to the block they were in. */
export function findNear(doc: Node, child: number, words: string): Range | undefined {
  const order = Array.from({ length: doc.childCount }, (_none, i) => i).sort((a, b) => Math.abs(a - child) - Math.abs(b - child));
  for (const i of order) {
    const [hit] = findIn(doc, i, words);
    if (hit) return hit;
  }
  return undefined;
}

/** The whole of a block. */
export function wholeOf(doc: Node, child: number): Range | undefined {
  const lines = linesOf(doc, child);
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? { from: first.at[0] ?? first.end, to: last.end } : undefined;
}

/** Which block of the document a place stands in. */
export const childAt = (doc: Node, pos: number): number => doc.resolve(Math.min(pos, doc.content.size)).index(0);

/** The words of a stretch, figures as signs, for quoting. */
export const quoteOf = (doc: Node, { from, to }: Range): string =>
  doc.textBetween(from, to, ' ', (leaf) => (leaf.type.name === 'figure' ? figureSign : ''));

/** One stretch of a proposal, where it would stand. */
export type Shown =
  | { readonly kind: 'cut'; readonly range: Range }
  | { readonly kind: 'added'; readonly at: number; readonly text: string };

/** A word of Markdown as it shows: a citation is one sign, marks of bold and of headings none. */
const shownLength = (markdown: string): number => markdown.replace(/\{\{[^{}]*\}\}/g, figureSign).replaceAll('**', '').length;
const spoken = (markdown: string): string =>
  markdown
    .replace(/\{\{[^{}]*\}\}/g, figureSign)
    .replaceAll('**', '')
    .replace(/^#+\s+/gm, '');

/** What a proposal would strike and add, inside the block it is about. Of tables nothing is shown: they are compared beside. */
export function shownPieces(doc: Node, child: number, pieces: readonly PieceDto[]): Shown[] {
  const top = child >= 0 && child < doc.childCount ? doc.child(child) : undefined;
  const [line] = linesOf(doc, child);
  if (!top?.isTextblock || !line) return [];
  let mark = top.type.name === 'heading' ? Number(top.attrs.level) + 1 : 0;
  let at = 0;
  return pieces.flatMap((piece): Shown[] => {
    const place = line.at[at] ?? line.end;
    if (piece.kind === 'added') return [{ kind: 'added', at: place, text: spoken(piece.text) }];
    const skipped = Math.min(mark, piece.text.length);
    mark -= skipped;
    const from = line.at[at] ?? line.end;
    at += shownLength(piece.text.slice(skipped));
    return piece.kind === 'cut' ? [{ kind: 'cut', range: { from, to: (line.at[at - 1] ?? line.end - 1) + 1 } }] : [];
  });
}
