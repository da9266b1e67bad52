import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { type DocumentHead, width } from '../model.ts';
import { type Face, inFace } from './fonts.ts';
import { charWidth, lineExact, markSize, markTop, ruleGap, size, textWidth } from './measures.ts';

const red = 'FF0000';
const exact = (line: number, before = 0) => ({ line, lineRule: LineRuleType.EXACT, before, after: 0 });
const run = (text: string, face: Face = 'fangsong') => new TextRun({ text, ...inFace(face, size.three) });

/** 份号, 密级, 紧急程度: top left, one line each (7.2.1–7.2.3). */
function corner(head: DocumentHead): Paragraph[] {
  const lines: readonly (readonly [string | undefined, Face])[] = [
    [head.copyNo, 'fangsong'],
    [head.secrecy, 'heiti'],
    [head.urgency, 'heiti'],
  ];
  return lines.flatMap(([text, face]) => (text ? [new Paragraph({ spacing: exact(lineExact), children: [run(text, face)] })] : []));
}

function issuerMark(head: DocumentHead, linesAbove: number): Paragraph {
  const points = markSize(width(head.issuerMark));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exact(points * 20, Math.max(0, markTop - linesAbove * lineExact)),
    children: [new TextRun({ text: head.issuerMark, ...inFace('xiaobiaosong', points * 2), color: red, snapToGrid: false })],
  });
}

const pairs = <T>(list: readonly T[]): T[][] => list.flatMap((_, i) => (i % 2 === 0 ? [list.slice(i, i + 2)] : []));

/** 签发人: two names a line; names of two characters are opened to the width of three. */
function signatoryRuns(names: readonly string[], first: boolean): TextRun[] {
  const open = (name: string) => ([...name].length === 2 ? [...name].join('　') : name);
  return [run(first ? '签发人：' : ''), run(names.map(open).join('　'), 'kaiti')];
}

/** 发文字号: centred, or for an upward document left by one character with the last signatories at its right (7.2.5, 7.2.6). */
function numberLines(head: DocumentHead): Paragraph[] {
  if (!head.upward) {
    return [
      new Paragraph({ alignment: AlignmentType.CENTER, spacing: exact(size.three * 10, 2 * lineExact), children: [run(head.docNo)] }),
    ];
  }
  const rows = pairs(head.signatories.length > 0 ? head.signatories : ['　　　']);
  return rows.map((names, i) => {
    const last = i === rows.length - 1;
    return new Paragraph({
      alignment: AlignmentType.LEFT,
      indent: { left: Math.round(charWidth) },
      tabStops: [{ type: TabStopType.RIGHT, position: Math.round(textWidth - charWidth) }],
      spacing: exact(last ? size.three * 10 : lineExact, i === 0 ? 2 * lineExact : 0),
      children: [run(last ? head.docNo : ''), new TextRun({ children: [new Tab()] }), ...signatoryRuns(names, i === 0)],
    });
  });
}

/** The red rule, as wide as the text block, 4 mm below the document number (7.2.7). */
function redRule(): Paragraph {
  return new Paragraph({
    spacing: exact(ruleGap),
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 0 } },
    children: [],
  });
}

/** Everything above the title. */
export function printHead(head: DocumentHead): Paragraph[] {
  const above = corner(head);
  return [...above, issuerMark(head, above.length), ...numberLines(head), redRule()];
}

/** Height of the head in twips, for the reckoning of pages. */
export function headHeight(head: DocumentHead): number {
  const mark = markSize(width(head.issuerMark)) * 20;
  const rows = head.upward ? Math.max(1, Math.ceil(head.signatories.length / 2)) : 1;
  const corners = [head.copyNo, head.secrecy, head.urgency].filter(Boolean).length * lineExact;
  return Math.max(markTop, corners) + mark + 2 * lineExact + (rows - 1) * lineExact + size.three * 10 + ruleGap;
}
