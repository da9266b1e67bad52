import type { MarkedPart } from './contract/search.ts';

type Range = readonly [from: number, to: number];

/** Sign by sign, so that every place in the plain text is the same place in the text itself. */
const plain = (text: string): string =>
  Array.from({ length: text.length }, (_, i) => {
    const sign = text.charAt(i).normalize('NFKC').toLowerCase();
    return sign.length === 1 ? sign : text.charAt(i);
  }).join('');

const runs = /\p{Script=Han}+|[a-z0-9]+/gu;

/** Where a word stands in a text: whole, else by its runs of one script, else by the pairs of signs it is searched by. */
function placesOf(text: string, word: string): Range[] {
  const whole = occurrences(text, word);
  if (whole.length > 0) return whole;
  return [...word.matchAll(runs)].flatMap(([run]) => {
    const found = run === word ? [] : occurrences(text, run);
    return found.length > 0 ? found : pairs(run).flatMap((pair) => occurrences(text, pair));
  });
}

function pairs(run: string): string[] {
  const signs = [...run];
  return signs.length > 2 && /\p{Script=Han}/u.test(run) ? signs.slice(1).map((sign, i) => `${signs[i]}${sign}`) : [];
}

function occurrences(text: string, word: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(word); at >= 0 && found.length < 50; at = text.indexOf(word, at + word.length))
    found.push([at, at + word.length]);
  return found;
}

/** Overlapping and adjoining places as one, in order. */
function merged(ranges: readonly Range[]): Range[] {
  const out: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** What was typed, as the words that are looked for. */
export const wordsOf = (q: string): string[] => [...new Set(plain(q).split(/\s+/).filter(Boolean))];

export interface Marked {
  readonly places: readonly Range[];
  /** Indexes of the words that stand in the text, at least in part. */
  readonly words: ReadonlySet<number>;
}

/** Where the words stand in a text. */
export function mark(text: string, words: readonly string[]): Marked {
  const flat = plain(text);
  const each = words.map((word) => placesOf(flat, word));
  return { places: merged(each.flat()), words: new Set(each.flatMap((places, i) => (places.length > 0 ? [i] : []))) };
}

/** The text from one place to another, cut where marked words begin and end. */
export function partsOf(text: string, places: readonly Range[], from = 0, to = text.length): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let at = from;
  for (const [start, end] of places) {
    if (end <= from || start >= to) continue;
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(Math.max(start, from), Math.min(end, to)), hit: true });
    at = Math.min(end, to);
  }
  if (at < to) parts.push({ text: text.slice(at, to), hit: false });
  return parts;
}

/** Signs shown before the first word found, and in all. */
const [lead, length] = [16, 72];

/** What stands around the first word found, on one line, with … where it was cut. */
export function snippet(text: string, words: readonly string[]): MarkedPart[] {
  const line = text.replace(/\s+/g, ' ');
  const { places } = mark(line, words);
  const first = places[0]?.[0] ?? 0;
  const from = line.length <= length ? 0 : Math.max(0, Math.min(first - lead, line.length - length));
  const to = Math.min(line.length, from + length);
  const cut = (hidden: boolean): MarkedPart[] => (hidden ? [{ text: '…', hit: false }] : []);
  return [...cut(from > 0), ...partsOf(line, places, from, to), ...cut(to < line.length)];
}
