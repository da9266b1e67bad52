import {
  AlignmentType,
  BorderStyle,
  Footer,
  LineRuleType,
  PageNumber,
  Paragraph,
  RelativeVerticalPosition,
  Tab,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { type OfficialDocument, width } from '../model.ts';
import { inFace } from './fonts.ts';
import { colophonLine, pageNumberGap, pageNumberHeight, size, textWidth, thickRule, thinRule } from './measures.ts';

/** One character of 4号, 14 pt. */
const one = 280;
/** Some word processors let a table float only where text could stand beside it: 4.7 mm must be free. */
export const besideTable = 300;
const exact = { line: colophonLine, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const rule = (weight: number) => ({ style: BorderStyle.SINGLE, size: weight, color: '000000' }) as const;
const run = (text: string) => new TextRun({ text, ...inFace('fangsong', size.four) });

function ccLine(cc: readonly string[]): Paragraph {
  const label = '抄送：';
  const hanging = width(label) * one;
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    indent: { left: one + hanging, right: one, hanging },
    spacing: exact,
    children: [run(`${label}${cc.join('，')}。`)],
  });
}

function printingLine(printing: OfficialDocument['printing']): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    indent: { left: one, right: one },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth - one }],
    spacing: exact,
    children: [run(printing.office), new TextRun({ children: [new Tab()] }), run(`${printing.dateText}印发`)],
  });
}

/** 版记: 抄送, 印发机关和印发日期 between rules, its last line on the lower edge of the text block (7.4). */
export function printColophon(document: OfficialDocument): Table {
  const lines = [...(document.cc.length > 0 ? [ccLine(document.cc)] : []), printingLine(document.printing)];
  const rows = lines.map(
    (line, i) =>
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            width: { size: textWidth, type: WidthType.DXA },
            borders: {
              top: rule(i === 0 ? thickRule : thinRule),
              bottom: rule(i === lines.length - 1 ? thickRule : thinRule),
              left: none,
              right: none,
            },
            margins: { left: 0, right: 0, top: 0, bottom: 0 },
            children: [line],
          }),
        ],
      }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: 0,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      leftFromText: 0,
      rightFromText: 0,
      topFromText: 0,
      bottomFromText: 0,
    },
    rows,
  });
}

/** The paragraph a floating table hangs on: as small as a paragraph can be. */
export const anchor = (): Paragraph =>
  new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, children: [] });

function pageNumber(side: 'odd' | 'even', lift: number): Footer {
  const odd = side === 'odd';
  return new Footer({
    children: [
      new Paragraph({
        alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: odd ? { right: one } : { left: one },
        spacing: { line: pageNumberHeight, lineRule: LineRuleType.EXACT, before: pageNumberGap, after: lift },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...inFace('songti', size.four) })],
      }),
    ],
  });
}

/** 页码: 单页居右空一字,双页居左空一字 (7.5). `lift`: how much the footer of the section stands too low for it. */
export const pageNumbers = (lift = 0) => ({ default: pageNumber('odd', lift), even: pageNumber('even', lift) });

/** 空白页和版记页均不编排页码 (7.5): used when a blank page lies before the 版记. */
export const noPageNumbers = () => {
  const empty = () => new Footer({ children: [new Paragraph({ children: [] })] });
  return { default: empty(), even: empty() };
};
