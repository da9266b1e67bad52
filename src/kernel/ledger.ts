import type { Draft, Event, Kept } from './matter.ts';
import { canonical, type Json, type Values } from './value.ts';

/** Text → hex digest: SHA-256, or SM3 by setting. Given from outside, since the kernel has no dependency. */
export type Hash = (text: string) => string;

/** The seal before the first event of a matter. */
export const genesis = '0'.repeat(64);

/** Digest of a value kept apart; the salt keeps short values (an ID number) from being guessed. */
export const digestOf = (kept: Kept, hash: Hash): string => hash(`${kept.salt}\n${canonical(kept.value)}`);

/** The text that is sealed: `canonical` of all but the seal, written in key order, since every load and verification needs it. */
function lineOf(e: Omit<Event, 'seal'>, previous: string): string {
  const forWhom = e.actorFor === undefined ? '' : `"actorFor":${canonical(e.actorFor)},`;
  const who = `"act":${canonical(e.act)},"actor":${canonical(e.actor)},${forWhom}"actorUnit":${canonical(e.actorUnit)}`;
  const facts = `"clocks":${canonical(e.clocks as unknown as Json)},"digests":${canonical(e.digests)},"edition":${canonical(e.edition)}`;
  const place = `"from":${canonical(e.from)},"matter":${canonical(e.matter)},"occurredOn":${canonical(e.occurredOn)},"previous":${canonical(previous)}`;
  const kind = `"procedure":${canonical(e.procedure)},"recordedAt":${canonical(e.recordedAt)},"region":${canonical(e.region)},"role":${canonical(e.role)}`;
  const rest = `"seq":${canonical(e.seq)},"to":${canonical(e.to)},"unit":${canonical(e.unit)},"unitPath":${canonical(e.unitPath)},"values":${canonical(e.values)}`;
  return `{${who},${facts},${place},${kind},${rest}}`;
}

/**
 * Takes sealed and personal values out of the draft (`apart`), leaves their salted digests in the line, and seals it
 * onto the chain. Erasing the kept values later leaves the chain intact.
 */
export function seal(
  draft: Draft,
  previous: string,
  apart: (field: string) => boolean,
  tools: { hash: Hash; salt: () => string },
): { event: Event; kept: Readonly<Record<string, Kept>> } {
  const given = Object.entries(draft.values).filter(([, value]) => value !== undefined);
  const values: Values = Object.fromEntries(given.filter(([field]) => !apart(field)));
  const kept: Record<string, Kept> = {};
  for (const [field, value] of given) if (apart(field)) kept[field] = { salt: tools.salt(), value };
  const digests = Object.fromEntries(Object.entries(kept).map(([field, one]) => [field, digestOf(one, tools.hash)]));
  const event = { ...draft, values, digests };
  return { event: { ...event, seal: tools.hash(lineOf(event, previous)) }, kept };
}

/** What does not fit in a chain, if anything. */
export interface Break {
  readonly seq: number;
  readonly problem: 'missing' | 'altered' | 'value-altered';
}

/** Walks one matter's chain; names the first event that does not fit. `kept` gives values kept apart, where not erased. */
export function verifyChain(
  events: readonly Event[],
  hash: Hash,
  kept?: (seq: number) => Readonly<Record<string, Kept>>,
): Break | undefined {
  let previous = genesis;
  let expected = 1;
  for (const event of events) {
    if (event.seq !== expected) return { seq: expected, problem: 'missing' };
    const { seal: stated, ...rest } = event;
    if (hash(lineOf(rest, previous)) !== stated) return { seq: event.seq, problem: 'altered' };
    for (const [field, one] of Object.entries(kept?.(event.seq) ?? {})) {
      if (event.digests[field] !== digestOf(one, hash)) return { seq: event.seq, problem: 'value-altered' };
    }
    previous = stated;
    expected += 1;
  }
  return undefined;
}

/** Merkle root over leaves in the given order; an odd node is carried up. The root of nothing is the genesis seal. */
export function merkleRoot(leaves: readonly string[], hash: Hash): string {
  if (leaves.length === 0) return genesis;
  let level = leaves;
  while (level.length > 1) {
    const next: string[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left = '', right] = [level[i], level[i + 1]];
      next.push(right === undefined ? left : hash(`${left}${right}`));
    }
    level = next;
  }
  return level[0] ?? genesis;
}
