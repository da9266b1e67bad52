import type { Actor } from '#kernel';
import type { Platform } from '../platform.ts';

/** What the city has set about a post with these roles: the acts granted, for whom it stands in, and what became of merged units. */
export function standing(platform: Pick<Platform, 'store'>, roles: readonly string[], actsFor?: string): Partial<Actor> {
  const [grants, heirs] = [platform.store.grantsOf(roles), platform.store.heirs()];
  return { ...(grants && { grants }), ...(heirs && { heirs }), ...(actsFor !== undefined && { actsFor }) };
}
