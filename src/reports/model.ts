import type { CivilDate } from '#kernel';

/** A stretch of text; a figure keeps its id, so that the screen links it to its records. */
export type Run =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold'; readonly text: string }
  | { readonly kind: 'figure'; readonly id: string; readonly text: string; readonly bold?: boolean };

export type HeadingLevel = 1 | 2 | 3 | 4;

export type Block =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly number: string; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly head: readonly (readonly Run[])[]; readonly rows: readonly (readonly (readonly Run[])[])[] };

/** 版头: what stands above the red rule (GB/T 9704-2012 7.2). */
export interface DocumentHead {
  /** 发文机关标志, 「文件」 included. */
  readonly issuerMark: string;
  readonly docNo: string;
  readonly signatories: readonly string[];
  /** 上行文: the document number moves left and the signatories are shown. */
  readonly upward: boolean;
  readonly copyNo?: string;
  readonly secrecy?: string;
  readonly urgency?: string;
}

/** An official document of the party and government organs, without any file format. */
export interface OfficialDocument {
  /** How it is set: a 「…文件」 where nothing is said, a 信函 (10.1), or a decision with the organ's name above its own. */
  readonly form?: 'document' | 'letter' | 'decision';
  readonly head: DocumentHead;
  /** The title in lines, as broken by meaning. */
  readonly title: readonly string[];
  readonly addressees: readonly string[];
  readonly blocks: readonly Block[];
  readonly attachments: readonly string[];
  readonly signature: string;
  /** Sealed documents centre the signature over the date; unsealed ones do not (7.3.5). */
  readonly sealed: boolean;
  readonly date?: CivilDate;
  /** The date as printed; blanks while it is not signed. */
  readonly dateText: string;
  readonly annotation?: string;
  /** By which anyone can check a published document: the code in words, the address in a two-dimensional code. */
  readonly verification?: { readonly code: string; readonly address: string };
  readonly cc: readonly string[];
  readonly printing: { readonly office: string; readonly dateText: string };
}

const numerals = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 30 → 三十; up to 99. */
export function chineseNumeral(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? numerals[tens] : ''}${tens > 0 ? '十' : ''}${numerals[ones]}`;
}

/** The number of a heading: 一、(一)1.(1) (GB/T 9704-2012 7.3.3). */
export function headingNumber(level: HeadingLevel, n: number): string {
  if (level === 1) return `${chineseNumeral(n)}、`;
  if (level === 2) return `（${chineseNumeral(n)}）`;
  return level === 3 ? `${n}.` : `（${n}）`;
}

export const runsText = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');

/** All figures of a block, in order. */
export function figureRuns(block: Block): readonly Extract<Run, { kind: 'figure' }>[] {
  const runs = block.kind === 'table' ? [...block.head, ...block.rows.flat()].flat() : block.runs;
  return runs.filter((r) => r.kind === 'figure');
}

/** Display width in full characters: Latin letters and digits take half of one. */
export function width(text: string): number {
  let halves = 0;
  for (const c of text) halves += (c.codePointAt(0) ?? 0) < 0x2000 ? 1 : 2;
  return halves / 2;
}
