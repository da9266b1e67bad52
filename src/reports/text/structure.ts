import { printNumeral, readNumeral } from './numeral.ts';

/** The levels of a document, from the widest: 章、节、条, and the four of an official paper: 一、（一）1.（1）. */
export type Level = 'chapter' | 'section' | 'article' | 'first' | 'second' | 'third' | 'fourth' | 'paragraph';

export const levelTitles: Readonly<Record<Level, string>> = {
  chapter: '章',
  section: '节',
  article: '条',
  first: '一、',
  second: '（一）',
  third: '1.',
  fourth: '（1）',
  paragraph: '段',
};

/** One line of a text with the place it has in the whole. */
export interface Line {
  /** Number of the line in the text, from 0. */
  readonly at: number;
  readonly level: Level;
  /** As it is numbered, where it is. */
  readonly n: number | undefined;
  /** 第三条 · （二） · empty for a plain paragraph. */
  readonly label: string;
  /** The words after the label. */
  readonly text: string;
}

const numeral = '[〇零一二两三四五六七八九十百千]+|[0-9０-９]+';
const shapes: readonly (readonly [Level, RegExp])[] = [
  ['chapter', new RegExp(`^(第(${numeral})[章编])\\s*(.*)$`)],
  ['section', new RegExp(`^(第(${numeral})节)\\s*(.*)$`)],
  ['article', new RegExp(`^(第(${numeral})条(?:之[一二三四五六七八九十]+)?)(?![第款项规的、和至到，])\\s*(.*)$`)],
  ['first', /^(([〇零一二三四五六七八九十百]+)、)\s*(.*)$/],
  ['second', /^([（(]([〇零一二三四五六七八九十百]+)[）)])\s*(.*)$/],
  ['third', /^(([0-9０-９]{1,3})[.．、])\s*(?![0-9０-９])(.*)$/],
  ['fourth', /^([（(]([0-9０-９]{1,3})[）)])\s*(.*)$/],
];

/** Spaces of every width at both ends, and signs that are not seen. */
export const tidy = (line: string): string => line.replace(/[\u200b-\u200f\ufeff]/g, '').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');

/** The lines of a text as they are read: one line break each, no empty ends. */
export const linesOf = (text: string): string[] => text.replace(/\r\n?/g, '\n').split('\n').map(tidy);

function lineOf(text: string, at: number): Line {
  for (const [level, shape] of shapes) {
    const found = shape.exec(text);
    if (found) return { at, level, n: readNumeral(found[2] ?? ''), label: found[1] ?? '', text: found[3] ?? '' };
  }
  return { at, level: 'paragraph', n: undefined, label: '', text };
}

/** Every line that says something, with its level. */
export function structureOf(text: string): Line[] {
  return linesOf(text).flatMap((line, at) => (line === '' ? [] : [lineOf(line, at)]));
}

const depth: Readonly<Record<Level, number>> = {
  ...{ chapter: 0, section: 1, article: 2, first: 3, second: 4, third: 5, fourth: 6, paragraph: 7 },
};

export interface Misnumbered {
  readonly at: number;
  readonly label: string;
  readonly said: string;
}

/** The last number of each level, while a text is read. */
class Counters {
  readonly #last = new Map<Level, number>();

  /** Takes the next number of a level; what is wrong with it, if anything. Everything below begins anew, articles excepted. */
  take({ level, n = 0, label }: Line): string | undefined {
    const before = this.#last.get(level) ?? 0;
    this.#last.set(level, n);
    for (const other of this.#last.keys()) if (other !== 'article' && depth[other] > depth[level]) this.#last.delete(other);
    if (n === before + 1 || (level !== 'article' && n === 1)) return undefined;
    return n <= before ? `${label}重复` : `${missing(level, before + 1, n - 1)}缺失`;
  }
}

/** Where the numbers jump or come twice. Articles run through the whole text, everything else begins anew under what is above it. */
export function misnumbered(lines: readonly Line[]): Misnumbered[] {
  const counters = new Counters();
  return lines
    .filter(({ level, n, label }) => level !== 'paragraph' && n !== undefined && !label.includes('之'))
    .flatMap((line) => {
      const said = counters.take(line);
      return said === undefined ? [] : [{ at: line.at, label: line.label, said }];
    });
}

const printLabel: Readonly<Partial<Record<Level, (n: number) => string>>> = {
  chapter: (n) => `第${printNumeral(n)}章`,
  section: (n) => `第${printNumeral(n)}节`,
  article: (n) => `第${printNumeral(n)}条`,
  first: (n) => `${printNumeral(n)}、`,
  second: (n) => `（${printNumeral(n)}）`,
  third: (n) => `${n}.`,
  fourth: (n) => `（${n}）`,
};

function missing(level: Level, from: number, to: number): string {
  const print = printLabel[level] ?? String;
  return from === to ? print(from) : `${print(from)}至${print(to)}`;
}

/** An article with everything under it, as an amendment names it. */
export interface Article {
  readonly n: number;
  readonly label: string;
  /** Its lines, the first without the label. */
  readonly lines: readonly string[];
}

/** A text taken apart at its articles: what stands before the first, the articles, and the headings among them. */
export interface Articles {
  readonly preamble: readonly string[];
  readonly parts: readonly (Article | { readonly heading: string })[];
}

export const isArticle = (part: Articles['parts'][number]): part is Article => 'n' in part;

export function articlesOf(text: string): Articles {
  const preamble: string[] = [];
  const parts: (Article | { heading: string })[] = [];
  const raw = linesOf(text);
  for (const line of structureOf(text)) {
    const printed = raw[line.at] ?? '';
    const open = parts.at(-1);
    if (line.level === 'article' && line.n !== undefined) parts.push({ n: line.n, label: line.label, lines: [line.text] });
    else if (line.level === 'chapter' || line.level === 'section') parts.push({ heading: printed });
    else if (open && isArticle(open)) parts[parts.length - 1] = { ...open, lines: [...open.lines, printed] };
    else preamble.push(printed);
  }
  return { preamble, parts };
}
