import type { CivilDate, Figure } from '#kernel';
import { type CitedFigure, citedFigures } from '../figures-json.ts';
import { type Block, figureRuns, type OfficialDocument, runsText } from '../model.ts';

/** What stays out of the public edition: a block by its place in the text, counted from 1. */
export interface Redaction {
  readonly path: string;
  readonly quote: string;
  readonly ground: string;
  readonly reason: string;
}

const blockText = (block: Block): string =>
  block.kind === 'table' ? [...block.head, ...block.rows.flat()].map(runsText).join(' ') : runsText(block.runs);

/** The beginnings of all blocks, to choose from. */
export const blockQuotes = ({
  blocks,
}: Pick<OfficialDocument, 'blocks'>): readonly { readonly path: string; readonly kind: Block['kind']; readonly quote: string }[] =>
  blocks.map((block, i) => ({ path: String(i + 1), kind: block.kind, quote: blockText(block).slice(0, 60) }));

/** Redactions whose passage is not where they say: the text was changed after the review. */
export function misplaced({ blocks }: Pick<OfficialDocument, 'blocks'>, redactions: readonly Redaction[]): readonly Redaction[] {
  return redactions.filter(({ path, quote }) => {
    const block = blocks[Number(path) - 1];
    return !block || !blockText(block).startsWith(quote);
  });
}

/** The document without the passages that are not public; a heading is left out together with nothing else. */
export function publicDocument(document: OfficialDocument, redactions: readonly Redaction[]): OfficialDocument {
  const out = new Set(redactions.map(({ path }) => Number(path) - 1));
  return { ...document, blocks: document.blocks.filter((_block, i) => !out.has(i)) };
}

/** The figures that a document cites, in order. */
export function figuresIn(document: OfficialDocument, figures: readonly Figure[]): readonly Figure[] {
  const cited = new Set(document.blocks.flatMap((b) => figureRuns(b).map((r) => r.id)));
  return figures.filter((f) => cited.has(f.id));
}

/** A report as everybody may have it; all of it is sealed. */
export interface PublicReport {
  readonly title: string;
  readonly reporter: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly docNo: string;
  readonly signedOn: CivilDate;
  readonly publishedOn: CivilDate;
  /** 1, and one more with each correction. */
  readonly version: number;
  readonly correction?: string;
  /** How many passages were left out, by the ground named. */
  readonly left: Readonly<Record<string, number>>;
  readonly figuresSeal: string;
  /** The matter, by its public id. */
  readonly matter: string;
  readonly figures: readonly CitedFigure[];
}

/** How many passages were left out on which ground. */
export function leftOut(redactions: readonly Redaction[]): Readonly<Record<string, number>> {
  const left: Record<string, number> = {};
  for (const { ground } of redactions) left[ground] = (left[ground] ?? 0) + 1;
  return left;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The code printed on a report: the first 80 bits of its seal, in letters that cannot be taken for one another. */
export function verifyCode(seal: string): string {
  const bits = BigInt(`0x${seal.slice(0, 20)}`);
  const signs = Array.from({ length: 16 }, (_none, i) => letters[Number((bits >> BigInt(5 * (15 - i))) & 31n)] ?? '');
  return [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-');
}

/** A code as a person types it: small letters, spaces, O for 0, I and L for 1. */
export function readCode(typed: string): string | undefined {
  const signs = typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[\s—–-]/g, '');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(signs) ? (signs.match(/.{4}/g)?.join('-') ?? undefined) : undefined;
}

const cell = (value: string | number | null | undefined): string => {
  const text = String(value ?? '');
  // A cell that begins like a formula is read as words.
  const safe = /^[=+@]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const columns = [
  'metricId',
  'title',
  'value',
  'unit',
  'numerator',
  'denominator',
  'rounding',
  'from',
  'to',
  'scope',
  'asOf',
  'definition',
] as const;

/** The figures as a table that any program reads: UTF-8 with its mark, one line each. */
export function figuresCsv(figures: readonly Figure[]): string {
  const lines = figures.map((f) => [
    ...[f.id, f.title, f.value, f.unit, f.numerator, f.denominator, `${f.rounding.mode} ${f.rounding.digits}`],
    ...[f.period.from, f.period.to, f.scope.name, f.asOf.at, f.definition],
  ]);
  return `\uFEFF${[[...columns], ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The figures of a public report, without the ways to the records that only officials may take. */
export const publicFigures = (document: OfficialDocument, figures: readonly Figure[]): readonly CitedFigure[] =>
  citedFigures(document, figuresIn(document, figures)).map((figure) => ({ ...figure, records: '' }));
