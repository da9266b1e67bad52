import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  ImageRun,
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
import { type Block, type OfficialDocument, type Run, runsText, width } from '../model.ts';
import { type Face, headingFaces, inFace } from './fonts.ts';
import { chars, lineExact, size, textWidth } from './measures.ts';
import { qrPng } from './qr.ts';

export const cellLine = 440;
export const verificationLine = 400;
/** 22 mm at 96 dots an inch. */
const qrPixels = 83;
/** The picture, the space before it, and two lines of small words. */
export const verificationHeight = qrPixels * 15 + lineExact / 2 + 2 * verificationLine;
const exact = (before = 0, line = lineExact) => ({ line, lineRule: LineRuleType.EXACT, before, after: 0 });

/** Prints runs; each figure gets a bookmark `fig-n-id`, so that it can be found in the file. */
export class RunPrinter {
  #count = 0;

  print(runs: readonly Run[], face: Face, halfPoints: number = size.three): (TextRun | Bookmark)[] {
    return runs.map((r) => {
      const bold = r.kind === 'bold' || (r.kind === 'figure' && r.bold === true);
      const text = new TextRun({ text: r.text, ...inFace(face, halfPoints), ...(bold && { bold }) });
      return r.kind === 'figure' ? new Bookmark({ id: this.#name(r.id), children: [text] }) : text;
    });
  }

  /** Word allows 40 letters, digits and underscores. */
  #name(id: string): string {
    this.#count += 1;
    return `fig-${this.#count}-${id}`.replace(/[^\p{L}\p{N}_-]/gu, '_').slice(0, 40);
  }
}

const hairline = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

/** Many columns are set smaller, and a long name may take two lines. */
const isWide = (columns: number): boolean => columns >= 6;

/** Column widths after the longest cell of each column, at least four characters. */
function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const columns = rows[0]?.length ?? 0;
  const most = isWide(columns) ? 9 : 16;
  const longest = Array.from({ length: columns }, (_, c) => Math.min(most, Math.max(4, ...rows.map((r) => width(r[c] ?? '')))));
  const sum = longest.reduce((a, b) => a + b, 0);
  const widths = longest.map((w) => Math.floor((textWidth * w) / sum));
  return widths.map((w, i) => (i === columns - 1 ? textWidth - widths.slice(0, -1).reduce((a, b) => a + b, 0) : w));
}

/** The column of names, set left: the first that holds more than numbers. */
function nameColumn(rows: readonly (readonly string[])[]): number {
  const columns = rows[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, c) => c).findIndex((c) => rows.some((r) => !/^[\d.,%—-]*$/.test(r[c] ?? '')));
}

function printTable(block: Extract<Block, { kind: 'table' }>, printer: RunPrinter): Table {
  const names = nameColumn(block.rows.map((row) => row.map(runsText)));
  const halfPoints = isWide(block.head.length) ? size.smallFour : size.four;
  const widths = columnWidths([block.head, ...block.rows].map((row) => row.map(runsText)));
  const row = (cells: readonly (readonly Run[])[], face: Face, header: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: header,
      children: cells.map(
        (runs, c) =>
          new TableCell({
            width: { size: widths[c] ?? 0, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            children: [
              new Paragraph({
                alignment: c === names && !header ? AlignmentType.LEFT : AlignmentType.CENTER,
                spacing: exact(0, cellLine),
                children: printer.print(runs, face, halfPoints),
              }),
            ],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: hairline, bottom: hairline, left: hairline, right: hairline, insideHorizontal: hairline, insideVertical: hairline },
    rows: [row(block.head, 'heiti', true), ...block.rows.map((r) => row(r, 'fangsong', false))],
  });
}

const indented = { firstLine: chars(2), firstLineChars: 200 } as const;

/** Headings keep with their text, and the last paragraph with the signature: no page shows only a signature (7.3.5). */
function printBlock(block: Block, last: boolean, printer: RunPrinter): Paragraph | Table {
  if (block.kind === 'table') return printTable(block, printer);
  const face = block.kind === 'heading' ? headingFaces[block.level] : 'fangsong';
  const number = block.kind === 'heading' ? [{ kind: 'text', text: block.number } as const] : [];
  return new Paragraph({
    ...(block.kind === 'heading' && { style: `Heading${block.level}` }),
    keepNext: block.kind === 'heading' || last,
    indent: indented,
    spacing: exact(),
    children: printer.print([...number, ...block.runs], face),
  });
}

/** The title in its lines, two lines below what stands above (7.3.1). */
function printTitle(document: OfficialDocument): Paragraph[] {
  return document.title.map(
    (line, i) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: exact(i === 0 ? 2 * lineExact : 0),
        children: [new TextRun({ text: line, ...inFace('xiaobiaosong', size.two) })],
      }),
  );
}

/** Addressees and text (7.3.2, 7.3.3). */
export function printText(document: OfficialDocument): (Paragraph | Table)[] {
  const printer = new RunPrinter();
  const { addressees, blocks } = document;
  const to = new Paragraph({
    spacing: exact(lineExact),
    children: printer.print([{ kind: 'text', text: addressees.length > 0 ? `${addressees.join('、')}：` : '' }], 'fangsong'),
  });
  // Without addressees the text itself keeps the one line of distance from what stands above.
  return [
    ...(addressees.length > 0 ? [to] : [new Paragraph({ spacing: exact(), children: [] })]),
    ...blocks.map((b, i) => printBlock(b, i === blocks.length - 1, printer)),
  ];
}

/** Title, addressees and text (7.3.1–7.3.3). */
export const printBody = (document: OfficialDocument): (Paragraph | Table)[] => [...printTitle(document), ...printText(document)];

/** 附件说明: one line below the text, names aligned under each other, no punctuation after them (7.3.4). */
function attachmentLines(attachments: readonly string[]): Paragraph[] {
  const many = attachments.length > 1;
  return attachments.map((name, i) => {
    const label = `${i === 0 ? '附件：' : '　　　'}${many ? `${i + 1}.` : ''}`;
    const hanging = chars(width(label));
    return new Paragraph({
      alignment: AlignmentType.LEFT,
      indent: { left: chars(2) + hanging, hanging },
      keepNext: true,
      spacing: exact(i === 0 ? lineExact : 0),
      children: [new TextRun({ text: `${label}${name}`, ...inFace('fangsong', size.three) })],
    });
  });
}

interface Ending {
  readonly signature: number;
  readonly date: number;
}

/** Right indents, in characters: sealed 右空4字 with the signature centred on the date; unsealed 右空2字 (7.3.5). */
function endingIndents(document: OfficialDocument): Ending {
  const [name, day] = [width(document.signature), width(document.dateText)];
  if (document.sealed) {
    const signature = 4 + (day - name) / 2;
    return signature >= 0 ? { signature, date: 4 } : { signature: 0, date: 4 - signature };
  }
  return day > name - 2 ? { signature: 2 + (day + 2 - name), date: 2 } : { signature: 2, date: name - day };
}

/** Lines between text and signature: room for a seal whose top keeps within one line of the text. */
export const linesBeforeSignature = (document: OfficialDocument): number => (document.sealed ? 2 : 1);

function signatureLines(document: OfficialDocument): Paragraph[] {
  const indents = endingIndents(document);
  const line = (text: string, right: number, before: number, keepNext: boolean) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: chars(right) },
      spacing: exact(before),
      keepNext,
      children: [new TextRun({ text, ...inFace('fangsong', size.three) })],
    });
  return [
    line(document.signature, indents.signature, linesBeforeSignature(document) * lineExact, true),
    line(document.dateText, indents.date, 0, false),
  ];
}

/** The code by which anyone can check the document, below it; not part of the document itself, hence small. */
function verificationLines({ verification }: OfficialDocument): Paragraph[] {
  if (!verification) return [];
  const words = `核验码：${verification.code}。扫描二维码，或者在公众服务网站「核验报告」中输入核验码，可以查看所引数据和口径，核对是否改动。`;
  return [
    new Paragraph({
      // A fixed line would cut the picture off.
      spacing: { before: lineExact / 2, line: 240, lineRule: LineRuleType.AUTO },
      keepNext: true,
      indent: { left: chars(2) },
      children: [
        new ImageRun({
          type: 'png',
          data: qrPng(verification.address),
          transformation: { width: qrPixels, height: qrPixels },
          altText: { name: '核验二维码', title: '核验二维码', description: verification.address },
        }),
      ],
    }),
    new Paragraph({
      spacing: exact(0, verificationLine),
      indent: { left: chars(2) },
      children: [new TextRun({ text: words, ...inFace('fangsong', size.smallFour) })],
    }),
  ];
}

/** Attachments note, signature, date and annotation (7.3.4–7.3.6). */
export function printEnding(document: OfficialDocument): Paragraph[] {
  const note =
    document.annotation === undefined
      ? []
      : [
          new Paragraph({
            indent: indented,
            spacing: exact(),
            children: [new TextRun({ text: `（${document.annotation}）`, ...inFace('fangsong', size.three) })],
          }),
        ];
  return [...attachmentLines(document.attachments), ...signatureLines(document), ...note, ...verificationLines(document)];
}
