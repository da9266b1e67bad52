import { headingOver, type Manuscript, printManuscript, readManuscript } from './blocks.ts';
import { type Piece, pieces, steps } from './diff.ts';

/** One change that somebody proposes: what would stand in the place of what. */
export interface Proposed {
  /** Number of the first block concerned, in the text it was made from. */
  readonly place: number;
  /** The heading it stands under. */
  readonly heading: string;
  /** Blocks as they stand; empty where something is only added. */
  readonly before: string;
  /** Blocks as they should be; empty where something is only struck. */
  readonly after: string;
}

const joined = (blocks: readonly string[]): string => blocks.join('\n\n');

/** What somebody changed in a text, place by place; paragraphs rewritten one for one are told one by one. */
export function proposalsIn(base: string, text: string): Proposed[] {
  const [old, next] = [readManuscript(base), readManuscript(text)];
  let at = 0;
  return steps(old.blocks, next.blocks).flatMap((step) => {
    const from = at;
    at += step.before.length;
    if (step.same) return [];
    const heading = headingOver(old.blocks, Math.max(0, from - (step.before.length === 0 ? 1 : 0)));
    if (step.before.length !== step.after.length) return [{ place: from, heading, before: joined(step.before), after: joined(step.after) }];
    return step.before.map((before, i) => ({
      place: from + i,
      heading: headingOver(old.blocks, from + i),
      before,
      after: step.after[i] ?? '',
    }));
  });
}

/** Where the blocks of a proposal stand now: as they were, nearest to where they were. */
export function placeOf({ blocks }: Manuscript, { place, before }: Pick<Proposed, 'place' | 'before'>): number | undefined {
  const wanted = before === '' ? [] : before.split('\n\n');
  if (wanted.length === 0) return place <= blocks.length ? place : undefined;
  const found = blocks.flatMap((_b, i) => (wanted.every((w, k) => blocks[i + k] === w) ? [i] : []));
  return found.sort((a, b) => Math.abs(a - place) - Math.abs(b - place))[0];
}

/** The text with a proposal carried out; undefined when its place has been rewritten since. */
export function adopted(text: string, proposal: Proposed): string | undefined {
  const manuscript = readManuscript(text);
  const at = insertionPlace(manuscript, proposal) ?? placeOf(manuscript, proposal);
  if (at === undefined) return undefined;
  const blocks = [...manuscript.blocks];
  const gone = proposal.before === '' ? 0 : proposal.before.split('\n\n').length;
  blocks.splice(at, gone, ...(proposal.after === '' ? [] : proposal.after.split('\n\n')));
  return printManuscript({ head: manuscript.head, blocks });
}

/** What is only added goes where it was meant, under the heading it was meant for, when blocks before it came or went. */
export function insertionPlace(
  { blocks }: Manuscript,
  { before, place, heading }: Pick<Proposed, 'before' | 'place' | 'heading'>,
): number | undefined {
  if (before !== '' || heading === '' || headingOver(blocks, Math.max(0, place - 1)) === heading) return undefined;
  const at = blocks.findIndex((b) => /^#/.test(b) && b.replace(/^#+\s*/, '') === heading);
  if (at < 0) return undefined;
  const next = blocks.findIndex((b, i) => i > at && /^#/.test(b));
  return next < 0 ? blocks.length : next;
}

/** A row of a comparison: a block that stayed, or what became of it. */
export interface Compared {
  readonly same: boolean;
  readonly pieces: readonly Piece[];
}

/** Two texts side by side, block by block. */
export function compared(before: string, after: string): Compared[] {
  const [old, next] = [readManuscript(before), readManuscript(after)];
  const rows: Compared[] = old.head === next.head ? [] : [{ same: false, pieces: pieces(old.head, next.head) }];
  for (const step of steps(old.blocks, next.blocks)) {
    if (step.same) rows.push(...step.after.map((text) => ({ same: true, pieces: [{ kind: 'same' as const, text }] })));
    else {
      const n = Math.max(step.before.length, step.after.length);
      for (let i = 0; i < n; i += 1) rows.push({ same: false, pieces: pieces(step.before[i] ?? '', step.after[i] ?? '') });
    }
  }
  return rows;
}
