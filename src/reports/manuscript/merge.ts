import { printManuscript, readManuscript } from './blocks.ts';
import { steps } from './diff.ts';

/** A place that two people changed in different ways. */
export interface Conflict {
  readonly before: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Whose words stand where two people changed the same. */
export type Choice = 'mine' | 'theirs' | 'both';

export type Merged = { readonly text: string } | { readonly conflicts: readonly Conflict[] };

/** What one side made of a stretch of the base. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly after: readonly string[];
  readonly mine: boolean;
}

function changes(base: readonly string[], next: readonly string[], mine: boolean): Change[] {
  let at = 0;
  return steps(base, next).flatMap((step) => {
    const from = at;
    at += step.before.length;
    return step.same ? [] : [{ from, to: at, after: step.after, mine }];
  });
}

/** Changes that touch the same blocks, or put something into the same gap. */
interface Cluster {
  readonly from: number;
  to: number;
  readonly changes: Change[];
}

const meets = (c: Cluster, next: Change): boolean =>
  next.from < c.to || (next.from === c.from && (c.from === c.to || next.from === next.to));

function clusters(all: readonly Change[]): Cluster[] {
  const found: Cluster[] = [];
  for (const change of all.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = found.at(-1);
    if (last && meets(last, change)) {
      last.changes.push(change);
      last.to = Math.max(last.to, change.to);
    } else found.push({ from: change.from, to: change.to, changes: [change] });
  }
  return found;
}

/** What one side made of the blocks of a cluster; undefined where it left them alone. */
function side(base: readonly string[], { from, to, changes: all }: Cluster, mine: boolean): readonly string[] | undefined {
  const own = all.filter((c) => c.mine === mine);
  if (own.length === 0) return undefined;
  let at = from;
  const said = own.flatMap((c) => {
    const kept = base.slice(at, c.from);
    at = c.to;
    return [...kept, ...c.after];
  });
  return [...said, ...base.slice(at, to)];
}

const joined = (blocks: readonly string[]): string => blocks.join('\n\n');

class Table {
  readonly conflicts: Conflict[] = [];
  readonly #choices: readonly Choice[];

  constructor(choices: readonly Choice[]) {
    this.#choices = choices;
  }

  /** What stands in a place that both changed: a choice made, or a conflict noted. */
  decide(before: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
    if (joined(mine) === joined(theirs)) return mine;
    const choice = this.#choices[this.conflicts.length];
    this.conflicts.push({ before: joined(before), mine: joined(mine), theirs: joined(theirs) });
    return choice === 'both' ? [...theirs, ...mine] : choice === 'theirs' ? theirs : mine;
  }

  get open(): boolean {
    return this.conflicts.length > this.#choices.length;
  }
}

/** A list with the changes of both sides; where they meet, the table decides. */
function woven(table: Table, base: readonly string[], all: readonly Change[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const cluster of clusters(all)) {
    out.push(...base.slice(at, cluster.from));
    const [ours, others] = [side(base, cluster, true), side(base, cluster, false)];
    out.push(...(ours && others ? table.decide(base.slice(cluster.from, cluster.to), ours, others) : (ours ?? others ?? [])));
    at = cluster.to;
  }
  return [...out, ...base.slice(at)];
}

function head(table: Table, base: string, mine: string, theirs: string): string {
  if (mine === base) return theirs;
  if (theirs === base) return mine;
  const items = (text: string) => text.split(/\n(?=\S)/);
  // Items changed by one side only are put together; one that both changed is a conflict of its own.
  const [old, ours, others] = [items(base), items(mine), items(theirs)];
  const all = [...changes(old, ours, true), ...changes(old, others, false)];
  return woven(table, old, all).join('\n');
}

/**
 * Two people's work on one text, put together where they worked in different places. Where they changed the same, whoever
 * saves chooses, conflict by conflict; while a choice is missing, the conflicts come back and nothing is decided.
 */
export function merge(before: string, mine: string, theirs: string, choices: readonly Choice[] = []): Merged {
  const [base, one, two] = [readManuscript(before), readManuscript(mine), readManuscript(theirs)];
  const table = new Table(choices);
  const newHead = head(table, base.head, one.head, two.head);
  const both = [...changes(base.blocks, one.blocks, true), ...changes(base.blocks, two.blocks, false)];
  const blocks = woven(table, base.blocks, both);
  return table.open ? { conflicts: table.conflicts } : { text: printManuscript({ head: newHead, blocks }) };
}
