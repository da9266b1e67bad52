/**
 * One-page PDF files for the uploads of the demonstration: they can be opened, their digests are real, and they say
 * what they are. The Chinese font is named, not embedded (STSong-Light is among the fonts every reader substitutes).
 */
import { createHash } from 'node:crypto';
import type { FileValue } from '#kernel';

const ucs2 = (text: string): string => [...text].map((c) => (c.codePointAt(0) ?? 32).toString(16).padStart(4, '0').slice(-4)).join('');

/** Breaks a line so that it fits the page. */
function wrapped(line: string, width = 26): string[] {
  const signs = [...line];
  return Array.from({ length: Math.max(1, Math.ceil(signs.length / width)) }, (_, i) => signs.slice(i * width, (i + 1) * width).join(''));
}

function page(lines: readonly string[]): string {
  const shown = lines.flatMap((line) => wrapped(line));
  return `BT /F1 16 Tf 28 TL 72 760 Td ${shown.map((line) => `<${ucs2(line)}> Tj T*`).join(' ')} ET`;
}

/** The bytes of a PDF with these lines; the same lines give the same bytes. */
function pdfOf(lines: readonly string[]): Uint8Array {
  const content = page(lines);
  const descriptor =
    '/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F1 4 0 R>>>>>>',
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>',
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000${descriptor}>>`,
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const tail = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${tail}`, 'latin1');
}

export interface DemoFile extends FileValue {
  readonly content: Uint8Array;
}

/** Every so many papers that bear an old title. */
const handedInAgain = 150;

/** The files that the demonstration's matters refer to. */
export class Cabinet {
  readonly #files = new Map<string, DemoFile>();
  /** How often a page was asked for. */
  readonly #copies = new Map<string, number>();
  #again = 0;

  /** Files a page under a name; `lines` after the name. */
  file(name: string, ...lines: readonly string[]): FileValue {
    const asked = [name, ...lines].join('\n');
    const before = this.#copies.get(asked) ?? 0;
    if (before > 0) this.#again += 1;
    // Papers of one title are papers of their own; now and then somebody hands in the last one again.
    const copy = before > 0 && this.#again % handedInAgain === 0 ? before : before + 1;
    this.#copies.set(asked, copy);
    const which = copy > 1 ? [`第${copy}份`] : [];
    const content = pdfOf([name, ...lines, ...which, '演示数据：本页为合成内容，不是真实文件。']);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const value: FileValue = { sha256, name: `${name.slice(0, 80)}.pdf`, size: content.length, type: 'application/pdf' };
    if (!this.#files.has(sha256)) this.#files.set(sha256, { ...value, content });
    return value;
  }

  has(sha256: string): boolean {
    return this.#files.has(sha256);
  }

  all(): readonly DemoFile[] {
    return [...this.#files.values()];
  }
}
