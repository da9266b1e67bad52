import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  InternalHyperlink,
  LeaderType,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  SimpleField,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { inFace } from '../docx/fonts.ts';
import { lineCount } from '../docx/layout.ts';
import { lineExact, size, textHeight, textWidth } from '../docx/measures.ts';
import { type Level, structureOf } from '../text/structure.ts';
import { finish, line, sheet, text } from './print.ts';

/** One document as the book prints it: word for word. */
export interface BookEntry {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  /** 2019年3月5日成文　2019年3月8日公布 */
  readonly dates: string;
  readonly signedOn: string;
  readonly text: string;
}

export interface BookPart {
  readonly title: string;
  readonly entries: readonly BookEntry[];
}

export interface Book {
  readonly title: string;
  readonly compiler: string;
  readonly committee: string;
  readonly year: number;
  /** The day that the file bears. */
  readonly date: string;
  readonly parts: readonly BookPart[];
}

const exact = (before = 0, height: number = lineExact) => ({ line: height, lineRule: LineRuleType.EXACT, before, after: 0 });

function cover(book: Book): Paragraph[] {
  const count = book.parts.reduce((n, p) => n + p.entries.length, 0);
  const name = book.title.replace(/（\d{4}）$/, '');
  return [
    line(name, { face: 'xiaobiaosong', size: 56, centred: true, before: 4000, line: 1100 }),
    line(`（${book.year}年度）`, { face: 'kaiti', size: 40, centred: true, before: 600, line: 800 }),
    line(`收入现行有效文件${count}件`, { centred: true, before: 1200 }),
    line(book.committee || book.compiler, { face: 'heiti', centred: true, before: 3600 }),
  ];
}

/** Every entry has a place of its own to point to. */
const placeOf = (part: number, entry: number): string => `doc_${part + 1}_${entry + 1}`;

function contentsLine(entry: BookEntry, place: string, page: number): Paragraph {
  const small = 440;
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    indent: { left: 320, hanging: 320 },
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth, leader: LeaderType.DOT }],
    spacing: exact(60, small),
    children: [
      new InternalHyperlink({
        anchor: place,
        children: [
          text(entry.title + (entry.number ? `（${entry.number}）` : ''), 'fangsong', size.four),
          new TextRun({ children: [new Tab()], ...inFace('fangsong', size.four) }),
        ],
      }),
      // The page as reckoned; the word processor puts its own in when it opens the file.
      new SimpleField(`PAGEREF ${place} \\h`, String(page)),
    ],
  });
}

/** Characters of the title that stand in one line: 20 pt. */
const titlePerLine = 22;

/** How many pages a document takes, on the lines of the official page. */
function pagesOf(entry: BookEntry, first: boolean): number {
  const title = lineCount(entry.title, 0, titlePerLine) * 760 + (first ? 1800 : 0);
  const head = lineExact + 200 + (entry.dates ? lineExact : 0);
  const body = structureOf(entry.text).reduce((n, l) => n + lineCount(`${l.label}${l.text}`, 2), entry.text ? 0 : 1);
  return Math.max(1, Math.ceil((title + head + body * lineExact) / textHeight));
}

/** The first page of every document, in the order of the book: each begins on a page of its own. */
function firstPages(book: Book): readonly (readonly number[])[] {
  let next = 1;
  return book.parts.map((part) =>
    part.entries.map((entry, e) => {
      const page = next;
      next += pagesOf(entry, e === 0);
      return page;
    }),
  );
}

function contents(book: Book): Paragraph[] {
  const pages = firstPages(book);
  return [
    line('目　录', { face: 'heiti', size: size.two, centred: true, before: lineExact, line: 800, pageBreakBefore: true }),
    ...book.parts.flatMap((part, p) => [
      new Paragraph({
        spacing: exact(240),
        keepNext: true,
        children: [text(`${part.title}（${part.entries.length}件）`, 'heiti', size.three)],
      }),
      ...part.entries.map((entry, e) => contentsLine(entry, placeOf(p, e), pages[p]?.[e] ?? 1)),
    ]),
  ];
}

const faceOf: Partial<Record<Level, 'heiti' | 'kaiti'>> = { chapter: 'heiti', section: 'kaiti', first: 'heiti', second: 'kaiti' };

/** The lines of a text, headings in their faces; nothing left out, nothing changed. */
function bodyLines(body: string): Paragraph[] {
  return structureOf(body).map(({ level, label, text: words }) => {
    const short = words.length <= 30 && !/[。；]$/.test(words);
    const face = faceOf[level];
    const gap = level === 'chapter' || level === 'section' || level === 'article' ? '　' : '';
    const centred = level === 'chapter' || level === 'section';
    const printed = label === '' ? words : `${label}${words && gap}${words}`;
    return line(printed, { ...(face && (centred || short) && { face, keepNext: true }), centred, ...(centred && { before: 200 }) });
  });
}

function entryPages(entry: BookEntry, place: string, first: boolean): Paragraph[] {
  return [
    new Paragraph({
      style: 'Heading2',
      alignment: AlignmentType.CENTER,
      spacing: exact(first ? 600 : 0, 760),
      keepNext: true,
      pageBreakBefore: !first,
      children: [new Bookmark({ id: place, children: [text(entry.title, 'xiaobiaosong', 40)] })],
    }),
    line([entry.number, entry.issuer].filter(Boolean).join('　'), { face: 'kaiti', centred: true, before: 200, keepNext: true }),
    ...(entry.dates ? [line(`（${entry.dates}）`, { face: 'kaiti', size: 24, centred: true, keepNext: true })] : []),
    ...(entry.text ? bodyLines(entry.text).map((p) => p) : [line('（平台未存正文，见原件。）', { before: 300 })]),
  ];
}

function partPages(part: BookPart, p: number): Paragraph[] {
  const head = new Paragraph({
    style: 'Heading1',
    alignment: AlignmentType.CENTER,
    pageBreakBefore: p > 0,
    keepNext: true,
    spacing: exact(400, 800),
    children: [text(part.title, 'heiti', size.two)],
  });
  return [head, ...part.entries.flatMap((entry, e) => entryPages(entry, placeOf(p, e), e === 0))];
}

const numbered = (format: (typeof NumberFormat)[keyof typeof NumberFormat]) => ({
  page: { ...sheet.page, pageNumbers: { start: 1, formatType: format } },
});

const footer = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...inFace('songti', size.four) })],
      }),
    ],
  });

/** The book as .docx: cover, contents with page numbers, and every document on a page of its own. */
export async function printBook(book: Book): Promise<Buffer> {
  const file = new Document({
    title: book.title,
    // Page numbers of the contents are reckoned by the word processor when it opens the file.
    features: { updateFields: true },
    compatabilityModeVersion: 15,
    sections: [
      { properties: { ...sheet, titlePage: true }, children: cover(book) },
      {
        properties: { ...numbered(NumberFormat.UPPER_ROMAN), type: SectionType.CONTINUOUS },
        footers: { default: footer() },
        children: contents(book),
      },
      {
        properties: { ...numbered(NumberFormat.DECIMAL), type: SectionType.NEXT_PAGE },
        footers: { default: footer() },
        children: book.parts.flatMap(partPages),
      },
    ],
  });
  return finish(await Packer.toBuffer(file), book);
}
