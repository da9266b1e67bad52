/** Which words of a text stand where, each text read once: a field is then looked up instead of searched for. */

export type WordCounts = ReadonlyMap<string, number>;

function counted(words: Iterable<string>): WordCounts {
  const counts = new Map<string, number>();
  for (const one of words) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** The first group of each match. */
function* groups(text: string, pattern: RegExp): Generator<string> {
  for (const [, group = ''] of text.matchAll(pattern)) yield group;
}

/** The words within each match, every word of a match once. */
function* wordsWithin(text: string, pattern: RegExp): Generator<string> {
  for (const within of groups(text, pattern)) yield* new Set(within.match(/\w+/g) ?? []);
}

/** What rules look at: `values.x` or any other property, `x` taken out of the values, `x` named as a link. */
export interface RuleWords {
  readonly property: WordCounts;
  readonly taken: WordCounts;
  readonly named: WordCounts;
  /** Read as `values.x`. */
  readonly values: ReadonlySet<string>;
}

export const ruleWords = (source: string): RuleWords => ({
  property: counted(groups(source, /\.(\w+)\b(?!\()/g)),
  taken: counted(wordsWithin(source, /\{([^{}]*)\}\s*=\s*(?:view\.)?(?:\w+\.)?values/g)),
  named: counted(groups(source, /\b(?:linked|linkedAll)\('(\w+)'\)/g)),
  values: new Set(groups(source, /values\.(\w+)/g)),
});

/** The words that a letter prints or asks about. */
export const printedWords = (letter: string): ReadonlySet<string> => new Set(wordsWithin(letter, /\{[{%]([^}]*)[%}]\}/g));
