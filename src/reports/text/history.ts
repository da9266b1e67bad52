import type { CivilDate } from '#kernel';
import { type Applied, amend, instructionsIn } from './amendment.ts';

/** One document in the line of a text: the first one, and each that amended it. */
export interface Version {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** First day of effect. */
  readonly from: CivilDate;
  /** First day without effect, by repeal or expiry; not where the next version takes over. */
  readonly to?: CivilDate | undefined;
}

export interface TextOn {
  /** The document that gave the text its last form. */
  readonly version: Version;
  readonly text: string;
  /** The text before that, where there was one. */
  readonly before?: string;
  /** The instructions carried out for it, where the version is a decision that amends. */
  readonly applied: readonly Applied[];
}

/** Why there is no text in force on a day. */
export interface NoText {
  readonly why: 'not-yet' | 'ended' | 'unknown';
  readonly on?: CivilDate;
}

/**
 * The text in force on a day (现行文本). A version is either a whole new text, or a decision whose instructions are
 * carried out on the text before it; an instruction that does not fit is told and changes nothing.
 */
export function textOn(versions: readonly Version[], on: CivilDate): TextOn | NoText {
  const [first, ...later] = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (!first) return { why: 'unknown' };
  if (on < first.from) return { why: 'not-yet', on: first.from };
  const start: TextOn = { version: first, text: first.text, applied: [] };
  const held = later.filter((v) => v.from <= on).reduce(after, start);
  const { to } = held.version;
  return to !== undefined && to <= on ? { why: 'ended', on: to } : held;
}

/** The text after one more version: a whole new one, or a decision carried out on it. */
function after(held: TextOn, version: Version): TextOn {
  const instructions = instructionsIn(version.text);
  if (instructions.length === 0) return { version, text: version.text, applied: [], before: held.text };
  // Both sides in the same print, so that only what was changed differs.
  return { version, ...amend(held.text, instructions), before: amend(held.text, []).text };
}

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** How many lines two texts have in common from each pair of places on. */
function commonFrom(a: readonly string[], b: readonly string[]): readonly Uint32Array[] {
  const length = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = length[i];
    for (let j = b.length - 1; row && j >= 0; j -= 1) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  return length;
}

/** What became of the lines of a text: those that stayed, came and went. */
export function diffLines(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const common = commonFrom(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  const goes = (): boolean => j >= b.length || (i < a.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0));
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (goes()) {
      lines.push({ kind: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}
