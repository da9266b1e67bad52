import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { renumberBookmarks } from '../docx/document.ts';
import { type Face, fontTable, inFace, styles } from '../docx/fonts.ts';
import { chars, lineExact, page, size, textWidth } from '../docx/measures.ts';
import { type Part, unzip, zip } from '../docx/zip.ts';

export const sheet = {
  page: {
    size: { width: page.width, height: page.height },
    margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right, header: 850, footer: 1200, gutter: 0 },
  },
} as const;

const spacing = (before = 0, line: number = lineExact) => ({ line, lineRule: LineRuleType.EXACT, before, after: 0 });

/** One line of the book in its face. */
export const text = (words: string, face: Face = 'fangsong', halfPoints: number = size.three): TextRun =>
  new TextRun({ text: words, ...inFace(face, halfPoints) });

interface LineAsk {
  readonly face?: Face;
  readonly size?: number;
  readonly centred?: boolean;
  readonly before?: number;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  readonly line?: number;
}

/** A paragraph set like the text of an official paper: two characters in, unless it is centred. */
export function line(words: string, ask: LineAsk = {}): Paragraph {
  return new Paragraph({
    alignment: ask.centred ? AlignmentType.CENTER : AlignmentType.BOTH,
    ...(!ask.centred && { indent: { firstLine: chars(2), firstLineChars: 200 } }),
    spacing: spacing(ask.before, ask.line),
    keepNext: ask.keepNext ?? false,
    pageBreakBefore: ask.pageBreakBefore ?? false,
    children: [text(words, ask.face, ask.size)],
  });
}

const hairline = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const cellLine = 400;
/** 小四, 12 pt: number and date of a document stand in one line each. */
const cellSize = 24;

/** A table over the whole width; the widest column holds the words. */
export function grid(head: readonly string[], rows: readonly (readonly string[])[], weights: readonly number[]): Table {
  const sum = weights.reduce((a, b) => a + b, 0);
  const widths = weights.map((w) => Math.floor((textWidth * w) / sum));
  const row = (cells: readonly string[], header: boolean) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map(
        (cell, c) =>
          new TableCell({
            width: { size: widths[c] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            children: cell.split('\n').map(
              (words) =>
                new Paragraph({
                  alignment: header || cell.length <= 8 ? AlignmentType.CENTER : AlignmentType.LEFT,
                  spacing: spacing(0, cellLine),
                  children: [text(words, header ? 'heiti' : 'fangsong', cellSize)],
                }),
            ),
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: hairline, bottom: hairline, left: hairline, right: hairline, insideHorizontal: hairline, insideVertical: hairline },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escape = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function coreProperties(title: string, date: string): string {
  const when = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`;
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escape(title)}</dc:title><cp:revision>1</cp:revision>${when('created')}${when('modified')}</cp:coreProperties>`
  );
}

/** The styles and faces of official papers, and a date that is the document's own: equal contents give equal bytes. */
export async function finish(bytes: Buffer, about: { readonly title: string; readonly date: string }): Promise<Buffer> {
  const replaced: Readonly<Record<string, (part: Part) => string>> = {
    'word/document.xml': (part) => renumberBookmarks(part.data.toString('utf8')),
    'word/styles.xml': styles,
    'word/fontTable.xml': fontTable,
    'docProps/core.xml': () => coreProperties(about.title, about.date),
  };
  const parts = await unzip(bytes);
  return zip(
    parts.map((part): Part => {
      const make = replaced[part.name];
      return make ? { name: part.name, data: Buffer.from(make(part)) } : part;
    }),
  );
}
