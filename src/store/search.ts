const run = /[\p{Script=Han}]+|[a-z0-9]+/gu;
const han = /\p{Script=Han}/u;

/** Words for the index: overlapping pairs of Chinese signs (a lone one stays), Latin words and numbers whole. */
export function bigrams(text: string): string[] {
  const words: string[] = [];
  for (const [part] of text.normalize('NFKC').toLowerCase().matchAll(run)) {
    if (!han.test(part)) words.push(part.slice(0, 40));
    else {
      const signs = [...part];
      if (signs.length === 1) words.push(part);
      for (let i = 0; i + 1 < signs.length; i += 1) words.push(`${signs[i]}${signs[i + 1]}`);
    }
  }
  return words;
}

/** Longest text that enters the index; the rest of a very long field is not searched. */
const longest = 4000;

/** A tsvector literal without positions; null for a text without words. */
export function vectorOf(text: string): string | null {
  const words = new Set(bigrams(text.slice(0, longest)));
  return words.size === 0 ? null : [...words].join(' ');
}

/** A word of the question as the index is asked: a lone sign or a longer Latin word also as the beginning of one. */
function asked(word: string): string {
  const signs = [...word].length;
  return han.test(word) === signs < 2 ? `'${word}':*` : `'${word}'`;
}

/** A tsquery literal: all words. Undefined when there is nothing to look for. */
export function queryOf(text: string): string | undefined {
  const words = [...new Set(bigrams(text.slice(0, 200)))];
  return words.length === 0 ? undefined : words.map(asked).join(' & ');
}

const brackets = /[[(【﹝\u3014]((?:19|20)\d{2})[\])】﹞\u3015]/g;

/** What is typed, as the beginning of a number: the year in 〔〕, no spaces. Undefined when it cannot be one. */
export function numberStart(text: string): string | undefined {
  const start = text.normalize('NFKC').replace(/\s/g, '').replace(brackets, '〔$1〕').replace('〕第', '〕');
  return /\d/.test(start) && start.length >= 3 && start.length <= 60 ? start : undefined;
}
