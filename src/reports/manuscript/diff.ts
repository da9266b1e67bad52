/** A stretch of words that stayed, went or came. */
export interface Piece {
  readonly kind: 'same' | 'cut' | 'added';
  readonly text: string;
}

/** One step from an old list to a new one: what stayed, or what was put in the place of what. */
export interface Step<T> {
  readonly same: boolean;
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/** More pairs than this are not weighed one by one: the whole stretch counts as rewritten. */
const most = 4_000_000;

function lengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row, next] = [rows[i], rows[i + 1]];
    if (!row || !next) continue;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** Pairs of places that hold the same, in order. */
function pairs(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  if (a.length * b.length > most) return [];
  const rows = lengths(a, b);
  const found: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      found.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if ((rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return found;
}

function matched(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const middle = pairs(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [
    ...Array.from({ length: head }, (_none, i) => [i, i] as const),
    ...middle.map(([i, j]) => [i + head, j + head] as const),
    ...Array.from({ length: tail }, (_none, i) => [a.length - tail + i, b.length - tail + i] as const),
  ];
}

/** The way from one list to another, in as few changed places as there are. */
export function steps(a: readonly string[], b: readonly string[]): Step<string>[] {
  const out: { same: boolean; before: string[]; after: string[] }[] = [];
  const add = (same: boolean, before: readonly string[], after: readonly string[]) => {
    if (before.length + after.length === 0) return;
    const last = out.at(-1);
    if (last?.same === same) {
      last.before.push(...before);
      last.after.push(...after);
    } else out.push({ same, before: [...before], after: [...after] });
  };
  let [i, j] = [0, 0];
  for (const [x, y] of [...matched(a, b), [a.length, b.length] as const]) {
    add(false, a.slice(i, x), b.slice(j, y));
    if (x < a.length) add(true, a.slice(x, x + 1), b.slice(y, y + 1));
    [i, j] = [x + 1, y + 1];
  }
  return out;
}

/** A citation is one word, a run of Latin letters another; every Chinese sign stands for itself. */
const words = (text: string): string[] => text.match(/\{\{[^{}]*\}\}|\*\*|[A-Za-z0-9.%-]+|[\s\S]/gu) ?? [];

/** What changed between two wordings, word by word. */
export const pieces = (before: string, after: string): Piece[] =>
  steps(words(before), words(after)).flatMap((step): Piece[] => {
    if (step.same) return [{ kind: 'same', text: step.after.join('') }];
    return [
      ...(step.before.length > 0 ? [{ kind: 'cut' as const, text: step.before.join('') }] : []),
      ...(step.after.length > 0 ? [{ kind: 'added' as const, text: step.after.join('') }] : []),
    ];
  });
