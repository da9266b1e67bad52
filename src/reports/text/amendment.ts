import { printNumeral, readNumeral } from './numeral.ts';
import { type Article, type Articles, articlesOf, isArticle } from './structure.ts';

/** One instruction of a decision that amends: what it does to which article of the text before it. */
export type Instruction = { readonly words: string } & (
  | { readonly kind: 'rewrite'; readonly article: number; readonly paragraph?: number; readonly text: string }
  | { readonly kind: 'delete'; readonly article: number; readonly paragraph?: number }
  | { readonly kind: 'insert'; readonly after: number; readonly text: string }
  | { readonly kind: 'replace'; readonly article: number | undefined; readonly old: string; readonly fresh: string }
);

const n = '([〇零一二三四五六七八九十百\\d]+)';
const where = `第${n}条(?:第${n}款)?`;
const quoted = '[“"]([\\s\\S]*?)[”"](?=[。；，、\\s]|$)';
const verb = '(?:修改为|改为|修改成|替换为)';
const rewrite = new RegExp(`(?:将)?${where}${verb}[:：，]?\\s*${quoted}`, 'g');
const remove = new RegExp(`(?:删去|删除)${where}(?![第中的]|、第)|将?${where}(?:删去|删除)`, 'g');
const insert = new RegExp(`(?:在)?(?:第${n}条(?:之)?后)?增加一条[，,]?作为第${n}条[:：，]?\\s*${quoted}`, 'g');
const replace = new RegExp(
  `(?:将)?(?:(全文|全篇|文中|有关条款)|${where})(?:中的|中|的)\\s*[“"]([^”"]+)[”"]\\s*(?:统一|均|分别)?${verb}\\s*[“"]([^”"]*)[”"]`,
  'g',
);
const strike = new RegExp(`(?:删去|删除)${where}(?:中的|中|的)\\s*[“"]([^”"]+)[”"]`, 'g');

const num = (text: string | undefined): number => readNumeral(text ?? '') ?? 0;
const paragraphOf = (text: string | undefined) => (text === undefined ? {} : { paragraph: num(text) });

type At = readonly [at: number, instruction: Instruction];

/** How each shape is read; `m` holds what it caught. */
const readers: readonly (readonly [RegExp, (m: RegExpExecArray) => Instruction])[] = [
  [rewrite, (m) => ({ kind: 'rewrite', article: num(m[1]), ...paragraphOf(m[2]), text: m[3] ?? '', words: m[0] })],
  [remove, (m) => ({ kind: 'delete', article: num(m[1] ?? m[3]), ...paragraphOf(m[2] ?? m[4]), words: m[0] })],
  [insert, (m) => ({ kind: 'insert', after: m[1] === undefined ? num(m[2]) - 1 : num(m[1]), text: m[3] ?? '', words: m[0] })],
  [replace, (m) => ({ kind: 'replace', article: m[1] ? undefined : num(m[2]), old: m[4] ?? '', fresh: m[5] ?? '', words: m[0] })],
  [strike, (m) => ({ kind: 'replace', article: num(m[1]), old: m[3] ?? '', fresh: '', words: m[0] })],
];

const found = (text: string): At[] => readers.flatMap(([shape, read]) => [...text.matchAll(shape)].map((m): At => [m.index, read(m)]));

/** The instructions of a decision, in its order. What is quoted as new text is no instruction, whatever words stand in it. */
export function instructionsIn(text: string): Instruction[] {
  const all = found(text).sort(([a, x], [b, y]) => a - b || y.words.length - x.words.length);
  const kept: At[] = [];
  let end = -1;
  for (const [at, instruction] of all) {
    if (at < end) continue;
    kept.push([at, instruction]);
    end = at + instruction.words.length;
  }
  return kept.map(([, instruction]) => instruction);
}

export interface Applied {
  readonly instruction: Instruction;
  /** Why it could not be done; undefined when it was. */
  readonly failed?: string;
}

type Slot = { readonly part: Articles['parts'][number]; readonly mark?: 'changed' | 'inserted' };

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
/** New text as quoted, without the number that stands before it. */
const unlabelled = (text: string): string[] => linesOf(text.replace(/^\s*第[〇零一二三四五六七八九十百\d]+条\s*/, ''));

function rewritten(article: Article, paragraph: number | undefined, text: string): Article | string {
  if (paragraph === undefined) return { ...article, lines: unlabelled(text) };
  if (paragraph < 1 || paragraph > article.lines.length) return `${article.label}没有第${printNumeral(paragraph)}款`;
  return { ...article, lines: article.lines.flatMap((line, i) => (i === paragraph - 1 ? linesOf(text) : [line])) };
}

const swap = (article: Article, old: string, fresh: string): Article => ({
  ...article,
  lines: article.lines.map((l) => l.replaceAll(old, fresh)),
});
const has = (article: Article, words: string): boolean => article.lines.some((l) => l.includes(words));

/** The articles while they are being changed: numbers are those of the text before, so that one change does not move another. */
class Desk {
  slots: Slot[];
  constructor(parts: Articles['parts']) {
    this.slots = parts.map((part) => ({ part }));
  }

  #find(n: number): number {
    return this.slots.findIndex(({ part, mark }) => mark !== 'inserted' && isArticle(part) && part.n === n);
  }

  #put(at: number, part: Article | undefined): void {
    this.slots.splice(at, 1, ...(part ? [{ part, mark: 'changed' as const }] : []));
  }

  /** Changes one article by its number; the reason why not, if not. */
  #change(n: number, change: (article: Article) => Article | string | undefined): string | undefined {
    const at = this.#find(n);
    const part = this.slots[at]?.part;
    if (!part || !isArticle(part)) return `没有第${printNumeral(n)}条`;
    const made = change(part);
    if (typeof made === 'string') return made;
    this.#put(at, made);
    return undefined;
  }

  apply(i: Instruction): string | undefined {
    if (i.kind === 'rewrite') return this.#change(i.article, (a) => rewritten(a, i.paragraph, i.text));
    if (i.kind === 'delete') return this.#change(i.article, (a) => (i.paragraph === undefined ? undefined : rewritten(a, i.paragraph, '')));
    if (i.kind === 'insert') return this.#insert(i.after, i.text);
    const { article, old, fresh } = i;
    if (article !== undefined) return this.#change(article, (a) => (has(a, old) ? swap(a, old, fresh) : `${a.label}没有“${old}”`));
    return this.#everywhere(old, fresh);
  }

  #everywhere(old: string, fresh: string): string | undefined {
    const hit = this.slots.filter(({ part }) => isArticle(part) && has(part, old));
    this.slots = this.slots.map((s) =>
      hit.includes(s) && isArticle(s.part) ? { part: swap(s.part, old, fresh), mark: s.mark ?? 'changed' } : s,
    );
    return hit.length > 0 ? undefined : `全文没有“${old}”`;
  }

  #insert(after: number, text: string): string | undefined {
    const at = after === 0 ? this.slots.findIndex(({ part }) => isArticle(part)) - 1 : this.#find(after);
    if (after !== 0 && at < 0) return `没有第${printNumeral(after)}条`;
    let place = at + 1;
    while (this.slots[place]?.mark === 'inserted') place += 1;
    this.slots.splice(place, 0, { part: { n: after, label: '', lines: unlabelled(text) }, mark: 'inserted' });
    return undefined;
  }
}

export interface Amended {
  readonly text: string;
  readonly applied: readonly Applied[];
}

/** A text after a decision that amends it. Articles are numbered anew when one came or went. */
export function amend(text: string, instructions: readonly Instruction[]): Amended {
  const { preamble, parts } = articlesOf(text);
  const desk = new Desk(parts);
  const applied = instructions.map((instruction): Applied => {
    const failed = desk.apply(instruction);
    return failed === undefined ? { instruction } : { instruction, failed };
  });
  const moved = desk.slots.some((s) => s.mark === 'inserted') || desk.slots.length !== parts.length;
  let count = 0;
  const printed = desk.slots.flatMap(({ part }) => {
    if (!isArticle(part)) return [part.heading];
    count += 1;
    const [head = '', ...rest] = part.lines;
    const label = moved || part.label === '' ? `第${printNumeral(count)}条` : part.label;
    return [`${label} ${head}`.trimEnd(), ...rest];
  });
  return { text: [...preamble, ...printed].join('\n'), applied };
}
