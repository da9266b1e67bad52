/** The JSON of an official document, as the report routes send it. */
export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'figure'; readonly id: string; readonly text: string; readonly bold?: boolean };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly number: string; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly head: readonly (readonly Run[])[]; readonly rows: readonly (readonly (readonly Run[])[])[] };

export interface OfficialDocument {
  /** A 「…文件」 where nothing is said; a letter; a decision with its organ's name above its own. */
  readonly form?: 'document' | 'letter' | 'decision';
  readonly head: {
    readonly issuerMark: string;
    readonly docNo: string;
    readonly signatories: readonly string[];
    readonly upward: boolean;
    readonly copyNo?: string;
    readonly secrecy?: string;
    readonly urgency?: string;
  };
  readonly title: readonly string[];
  readonly addressees: readonly string[];
  readonly blocks: readonly Block[];
  readonly attachments: readonly string[];
  readonly signature: string;
  readonly sealed: boolean;
  readonly date?: string;
  readonly dateText: string;
  readonly annotation?: string;
  readonly cc: readonly string[];
  readonly printing: { readonly office: string; readonly dateText: string };
}

/** Whether what came is such a document; the report page says so in words when it is not. */
export function isOfficialDocument(value: unknown): value is OfficialDocument {
  return typeof value === 'object' && value !== null && 'head' in value && 'blocks' in value && 'title' in value;
}

/** A stretch of a part of the document that stands on one page, in whole lines of the grid. */
export interface Slice {
  readonly part: number;
  readonly from: number;
  readonly lines: number;
}

/** Lines of a page (GB/T 9704-2012 5.2.3). */
export const linesPerPage = 22;

/** What a part asks of the page break: a heading keeps the next line with it, a whole part is not cut. */
export interface Part {
  readonly lines: number;
  readonly keep?: 'with-next' | 'whole';
}

function fits(part: Part, next: Part | undefined, room: number): boolean {
  if (part.keep === 'with-next') return part.lines + Math.min(next?.lines ?? 0, 1) <= room;
  if (part.keep === 'whole') return part.lines <= room;
  return room > 0;
}

/** Lays parts measured in lines on pages of 22 lines. Parts longer than the room are cut at a line. */
export function paginate(parts: readonly Part[], perPage: number = linesPerPage): readonly (readonly Slice[])[] {
  const pages: Slice[][] = [[]];
  let room = perPage;
  for (const [at, part] of parts.entries()) {
    if (!fits(part, parts[at + 1], room) && room < perPage) {
      pages.push([]);
      room = perPage;
    }
    for (let from = 0; from < part.lines; ) {
      if (room === 0) {
        pages.push([]);
        room = perPage;
      }
      const lines = Math.min(part.lines - from, room);
      pages.at(-1)?.push({ part: at, from, lines });
      from += lines;
      room -= lines;
    }
  }
  return pages;
}
