import { type Block, type OfficialDocument, runsText, width } from '../model.ts';
import { cellLine, linesBeforeSignature, verificationHeight } from './body.ts';
import { headHeight } from './head.ts';
import { charsPerLine, colophonLine, lineExact, textHeight } from './measures.ts';

const noLineStart = new Set('、。，；：？！）》〉」』”’】〕%…');

/** Pieces that are not broken: a number with its sign, a Latin word, one Chinese character. */
const atoms = (text: string): string[] => text.match(/[!-~]+|[^!-~]/gu) ?? [];

/** Lines a paragraph takes on the grid; closing punctuation may hang over the edge. */
export function lineCount(text: string, firstIndent: number, perLine = charsPerLine): number {
  let lines = 1;
  let used = firstIndent;
  for (const piece of atoms(text)) {
    const w = width(piece);
    if (used + w <= perLine || noLineStart.has(piece)) used += w;
    else {
      lines += 1;
      used = w;
    }
  }
  return lines;
}

/** A stretch of the page that is not divided; `keep`: it stays with the next one. */
interface Piece {
  readonly height: number;
  readonly keep: boolean;
}

const lines = (n: number, keepLast = false): Piece[] =>
  Array.from({ length: n }, (_, i) => ({ height: lineExact, keep: keepLast && i === n - 1 }));

function blockPieces(block: Block, last: boolean): Piece[] {
  if (block.kind !== 'table') {
    const text = (block.kind === 'heading' ? block.number : '') + runsText(block.runs);
    return lines(lineCount(text, 2), last || block.kind === 'heading');
  }
  const perCell = Math.max(2, Math.floor((charsPerLine * 16) / 14 / Math.max(1, block.head.length)) - 1);
  return [block.head, ...block.rows].map((row) => {
    const tallest = Math.max(...row.map((cell) => lineCount(runsText(cell), 0, perCell)));
    return { height: tallest * cellLine + 80, keep: false };
  });
}

/** The document in reading order. */
function pieces(document: OfficialDocument): Piece[] {
  const { attachments, annotation, blocks } = document;
  const ending = linesBeforeSignature(document) + 2 + (attachments.length > 0 ? attachments.length + 1 : 0);
  return [
    { height: headHeight(document.head) + 2 * lineExact, keep: false },
    ...lines(document.title.length + 1),
    ...lines(lineCount(document.addressees.join('、'), 0)),
    ...blocks.flatMap((b, i) => blockPieces(b, i === blocks.length - 1)),
    { height: ending * lineExact, keep: false },
    ...(annotation === undefined ? [] : lines(lineCount(annotation, 3))),
    ...(document.verification ? [{ height: verificationHeight, keep: false }] : []),
  ];
}

/** Heights that must stand on one page each. */
function heights(document: OfficialDocument): number[] {
  const out: number[] = [];
  let held = 0;
  for (const { height, keep } of pieces(document)) {
    held += height;
    if (keep) continue;
    out.push(held);
    held = 0;
  }
  return out;
}

/** Height of the 版记 with its rules. */
export function colophonHeight(document: OfficialDocument): number {
  const cc = document.cc.length > 0 ? lineCount(document.cc.join('，'), 0, Math.floor((charsPerLine * 16) / 14) - 5) : 0;
  return (cc + 1) * colophonLine + 40;
}

/** How the document falls on pages, and where its 版记 goes. */
export interface Reckoning {
  /** The page on which the text ends. */
  readonly lastPage: number;
  /** Height used on it, in twips. */
  readonly used: number;
  /** Whether the 版记 stands at the foot of that page; otherwise it takes the next even page. */
  readonly colophonHere: boolean;
}

/**
 * Reckons the pages on the 22 × 28 grid. The 版记 belongs on the last, even page of a document printed on both sides
 * (7.4: 版记置于最后一面): where the text ends on an odd page or leaves no room, it goes to the next even one.
 */
export function reckon(document: OfficialDocument): Reckoning {
  let lastPage = 1;
  let used = 0;
  for (const height of heights(document)) {
    if (used + height > textHeight) {
      lastPage += 1;
      used = 0;
    }
    used += height;
  }
  const room = used + colophonHeight(document) + lineExact <= textHeight;
  return { lastPage, used, colophonHere: room && lastPage % 2 === 0 };
}
