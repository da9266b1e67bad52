import { Document, DocumentGridType, type ISectionOptions, Packer, SectionType } from 'docx';
import type { OfficialDocument } from '../model.ts';
import { printBody, printEnding } from './body.ts';
import { anchor, besideTable, noPageNumbers, pageNumbers, printColophon } from './colophon.ts';
import { fontTable, styles } from './fonts.ts';
import { printHead } from './head.ts';
import { reckon } from './layout.ts';
import { decisionSections, letterSections } from './letter.ts';
import { charSpace, footerMargin, linePitch, page } from './measures.ts';
import { type Part, unzip, zip } from './zip.ts';

const sheet = {
  page: {
    size: { width: page.width, height: page.height },
    margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right, header: 850, footer: footerMargin, gutter: 0 },
  },
  grid: { type: DocumentGridType.LINES, linePitch, charSpace },
} as const;

/** The 版记 has a section of its own, whose wider page lets the table float (see `besideTable`). */
const colophonSheet = { ...sheet, page: { ...sheet.page, margin: { ...sheet.page.margin, right: page.right - besideTable } } };

function sections(document: OfficialDocument): readonly ISectionOptions[] {
  if (document.form === 'letter') return letterSections(document, sheet);
  return document.form === 'decision' ? decisionSections(document, sheet) : documentSections(document);
}

function documentSections(document: OfficialDocument): readonly ISectionOptions[] {
  const text = [...printHead(document.head), ...printBody(document), ...printEnding(document)];
  const { colophonHere, lastPage } = reckon(document);
  const blankBefore = !colophonHere && lastPage % 2 === 0;
  return [
    { properties: sheet, footers: pageNumbers(), children: text },
    {
      properties: { ...colophonSheet, type: colophonHere ? SectionType.CONTINUOUS : SectionType.EVEN_PAGE },
      footers: blankBefore ? noPageNumbers() : pageNumbers(),
      children: [anchor(), printColophon(document), anchor()],
    },
  ];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** docProps/core.xml dated by the document itself, never by the clock. */
function coreProperties(document: OfficialDocument): string {
  const at = `${document.date ?? '1980-01-01'}T00:00:00Z`;
  const when = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escape(document.title.join(''))}</dc:title><dc:creator>${escape(document.signature)}</dc:creator>` +
    `<cp:lastModifiedBy>${escape(document.signature)}</cp:lastModifiedBy><cp:revision>1</cp:revision>${when('created')}${when('modified')}</cp:coreProperties>`
  );
}

/** Bookmark ids come from a counter of the whole process; here they start at 1 in each document. */
export function renumberBookmarks(xml: string): string {
  const ids = new Map<string, number>();
  return xml.replace(/(<w:bookmark(?:Start|End)\b[^>]*w:id=")(\d+)(")/g, (_, before: string, id: string, after: string) => {
    if (!ids.has(id)) ids.set(id, ids.size + 1);
    return `${before}${ids.get(id)}${after}`;
  });
}

function settle(part: Part, document: OfficialDocument): Part {
  const replaced: Record<string, () => string> = {
    'word/styles.xml': styles,
    'word/fontTable.xml': fontTable,
    'docProps/core.xml': () => coreProperties(document),
    'word/document.xml': () => renumberBookmarks(part.data.toString('utf8')),
  };
  const make = replaced[part.name];
  return make ? { name: part.name, data: Buffer.from(make()) } : part;
}

/** The document as .docx by GB/T 9704-2012; equal documents give equal bytes. */
export async function printDocx(document: OfficialDocument): Promise<Buffer> {
  const file = new Document({
    title: document.title.join(''),
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    sections: sections(document),
  });
  const parts = await unzip(await Packer.toBuffer(file));
  return zip(parts.map((part) => settle(part, document)));
}
