/** Length of the pieces that texts are compared by, in signs. */
const piece = 10;
/** The shortest passage that is called the same. */
const shortest = 24;

interface Plain {
  readonly text: string;
  /** For each sign, where it stands in the text it came from. */
  readonly at: readonly number[];
}

/** Only the words: no spaces, no punctuation, figures in one width. */
function plainOf(text: string): Plain {
  const signs: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (!/[\u4e00-\u9fa5A-Za-z0-9]/.test(c)) continue;
    signs.push(c);
    at.push(i);
  }
  return { text: signs.join(''), at };
}

function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + piece; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** What is kept of a text to find its likes: one piece out of about four, the same ones in every text. */
export type Fingerprint = ReadonlySet<number>;

export function fingerprint(text: string): Fingerprint {
  const plain = plainOf(text).text;
  const kept = new Set<number>();
  for (let i = 0; i + piece <= plain.length; i += 1) {
    const hash = hashOf(plain, i);
    if (hash % 4 === 0) kept.add(hash);
  }
  return kept;
}

/** Share of the pieces of the first that the second has too, without those that stand everywhere. */
export function shared(of: Fingerprint, within: Iterable<number>, common?: (hash: number) => boolean): number {
  const counts = (hash: number): boolean => !common?.(hash);
  let own = 0;
  for (const hash of of) if (counts(hash)) own += 1;
  let both = 0;
  for (const hash of within) if (of.has(hash) && counts(hash)) both += 1;
  return own === 0 ? 0 : both / own;
}

export interface Passage {
  /** The words in the first text. */
  readonly text: string;
  /** Where it begins in the first text, and in the second. */
  readonly at: number;
  readonly there: number;
  /** Signs without spaces and punctuation. */
  readonly length: number;
}

function longestAt(a: string, i: number, b: string, places: readonly number[]): readonly [from: number, length: number] {
  let [best, length] = [-1, 0];
  for (const j of places) {
    let n = piece;
    while (i + n < a.length && j + n < b.length && a.charCodeAt(i + n) === b.charCodeAt(j + n)) n += 1;
    if (n > length) [best, length] = [j, n];
  }
  return [best, length];
}

/** The passages of the first text that stand word for word in the second, longest runs first come. */
export function passages(first: string, second: string): Passage[] {
  const [a, b] = [plainOf(first), plainOf(second)];
  const places = new Map<number, number[]>();
  for (let j = 0; j + piece <= b.text.length; j += 1) {
    const hash = hashOf(b.text, j);
    const held = places.get(hash);
    if (held) held.push(j);
    else places.set(hash, [j]);
  }
  const found: Passage[] = [];
  for (let i = 0; i + piece <= a.text.length; ) {
    const head = a.text.slice(i, i + piece);
    const starts = (places.get(hashOf(a.text, i)) ?? []).filter((j) => b.text.startsWith(head, j));
    const [j, n] = longestAt(a.text, i, b.text, starts);
    if (n >= shortest) {
      const [from, to] = [a.at[i] ?? 0, (a.at[i + n - 1] ?? 0) + 1];
      found.push({ text: first.slice(from, to), at: from, there: b.at[j] ?? 0, length: n });
      i += n;
    } else i += 1;
  }
  return found;
}

const pairsOf = (text: string): Set<string> => {
  const plain = plainOf(text).text;
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)));
};

/** The subject of a title: without who issues it and what kind of paper it is. */
export const subjectOf = (title: string): string =>
  title
    .replace(/^.*?关于(?:印发|公布|发布|调整|修改|加强|进一步|做好|开展)*/, '')
    .replace(/^[\u4e00-\u9fa5]{2,12}?(?:市|县|区|乡|镇|街道)(?=.{4,})/, '')
    .replace(/(?:的)?(?:通知|意见|公告|通告|决定|办法|规定|细则|规则|（试行）|（暂行）|试行|暂行)/g, '')
    .replace(/有关(?:事项|问题)?|若干|实施|管理|工作/g, '');

/** How alike two titles are in what they are about, 0 to 1. */
export function titleLikeness(a: string, b: string): number {
  const [x, y] = [pairsOf(subjectOf(a)), pairsOf(subjectOf(b))];
  if (x.size === 0 || y.size === 0) return 0;
  const both = [...x].filter((p) => y.has(p)).length;
  return (2 * both) / (x.size + y.size);
}
