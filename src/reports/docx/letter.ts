/** The two forms besides 「…文件」: the letter (GB/T 9704-2012 10.1) and the decision, which bears its organ's name. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type ISectionOptions,
  type ISectionPropertiesOptions,
  LineRuleType,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { type OfficialDocument, width } from '../model.ts';
import { printBody, printEnding, printText } from './body.ts';
import { pageNumbers } from './colophon.ts';
import { inFace } from './fonts.ts';
import { charWidth, colophonLine, footerMargin, letter, lineExact, markSize, page, size, textWidth } from './measures.ts';

const red = 'FF0000';
const exact = (line: number, before = 0) => ({ line, lineRule: LineRuleType.EXACT, before, after: 0 });
const out = { left: -letter.ruleOut, right: -letter.ruleOut };

/** A red double rule: above the number thick over thin, at the foot of the page thin over thick. */
const redRule = (style: 'THICK_THIN_SMALL_GAP' | 'THIN_THICK_SMALL_GAP', before: number): Paragraph =>
  new Paragraph({
    indent: out,
    spacing: exact(20, before),
    border: { bottom: { style: BorderStyle[style], size: 24, color: red, space: 0 } },
    children: [],
  });

/** The organ's name in red above the first double rule: it belongs to the first page alone. */
function letterHead(document: OfficialDocument): Header {
  const points = markSize(width(document.head.issuerMark));
  const mark = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exact(points * 20),
    children: [new TextRun({ text: document.head.issuerMark, ...inFace('xiaobiaosong', points * 2), color: red, snapToGrid: false })],
  });
  return new Header({ children: [mark, redRule('THICK_THIN_SMALL_GAP', letter.ruleGap)] });
}

/** The head of the pages after the first: so low that it pushes nothing down. */
const noHead = (): Header => new Header({ children: [new Paragraph({ spacing: exact(20), children: [] })] });

/** The number at the right edge, 7/8 of a character below the rule. */
const letterNumber = (docNo: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: exact(lineExact, Math.round((size.three * 10 * 7) / 8)),
    children: [new TextRun({ text: docNo, ...inFace('fangsong', size.three) })],
  });

/** 抄送 below the text, between rules: a letter has no 印发机关 and no 印发日期 (10.1). */
function copies(document: OfficialDocument): Paragraph[] {
  if (document.cc.length === 0) return [];
  const label = '抄送：';
  const hanging = Math.round(width(label) * charWidth);
  const rule = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 } as const;
  return [
    new Paragraph({
      indent: { left: hanging, hanging },
      spacing: exact(colophonLine, 2 * lineExact),
      border: { top: rule, bottom: rule },
      children: [new TextRun({ text: `${label}${document.cc.join('，')}。`, ...inFace('fangsong', size.four) })],
    }),
  ];
}

type Sheet = Pick<ISectionPropertiesOptions, 'page' | 'grid'>;

/** A letter: head and lower rule on its first page, which bears no number. */
export function letterSections(document: OfficialDocument, sheet: Sheet): readonly ISectionOptions[] {
  const first = new Footer({ children: [redRule('THIN_THICK_SMALL_GAP', 0)] });
  const margin = { ...sheet.page?.margin, header: letter.markTop, footer: letter.ruleBottom };
  return [
    {
      properties: { ...sheet, page: { ...sheet.page, margin }, titlePage: true },
      headers: { first: letterHead(document), default: noHead(), even: noHead() },
      footers: { first, ...pageNumbers(footerMargin - letter.ruleBottom) },
      children: [
        ...(document.head.docNo ? [letterNumber(document.head.docNo)] : []),
        ...printBody(document),
        ...printEnding(document),
        ...copies(document),
      ],
    },
  ];
}

/** The organ's name, the document's name below it in larger type, the number at the right. */
function decisionHead({ head, title }: OfficialDocument): Paragraph[] {
  const line = (text: string, halfPoints: number, before = 0) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: exact(Math.max(lineExact, halfPoints * 13), before),
      children: [new TextRun({ text, ...inFace('xiaobiaosong', halfPoints) })],
    });
  const number = new Paragraph({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(charWidth) },
    spacing: exact(lineExact, lineExact),
    children: [new TextRun({ text: head.docNo, ...inFace('fangsong', size.three) })],
  });
  const short = Math.max(...title.map(width)) * size.one * 10 <= textWidth;
  return [
    line(head.issuerMark, size.two),
    ...title.map((text) => line(text, short ? size.one : size.two)),
    ...(head.docNo ? [number] : []),
  ];
}

/** A decision, notice or opinion: no red head, every page numbered. */
export function decisionSections(document: OfficialDocument, sheet: Sheet): readonly ISectionOptions[] {
  const children: (Paragraph | Table)[] = [
    ...decisionHead(document),
    ...printText(document),
    ...printEnding(document),
    ...copies(document),
  ];
  return [
    {
      properties: { ...sheet, page: { ...sheet.page, margin: { ...sheet.page?.margin, top: page.top } } },
      footers: pageNumbers(),
      children,
    },
  ];
}
