import type { Actor, Procedure } from '#kernel';
import type { Reach } from '#store';
import { handlesMatters, scopeOf } from './scope.ts';

/**
 * Where a person may look for matters of several procedures: those that share a reach together, so that each reach is one
 * question to the store. `within` narrows it to a subtree, and never widens it.
 */
export function reachesOf(actor: Actor, procedures: readonly Procedure[], within?: string): Reach[] {
  if (!handlesMatters(actor)) return [];
  const scoped = procedures.map((p) => ({ id: p.id, reach: scopeOf(p, actor, within) }));
  const same = Map.groupBy(scoped, ({ reach }) => JSON.stringify(reach));
  return [...same.values()].flatMap((members) => {
    const reach = members[0]?.reach;
    return reach ? [{ ...reach, procedures: members.map((m) => m.id) }] : [];
  });
}
