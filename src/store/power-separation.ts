import { type Refusal, refusal } from '#kernel';
import { isAdministrator } from './power-vocabulary.ts';
import type { PostRow } from './types.ts';

type Held = Pick<PostRow, 'duties' | 'asked' | 'from' | 'to'>;

const lasts = (p: Held): boolean => p.to === null || p.from < p.to;
const meet = (a: Held, b: Held): boolean => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
const rolesOf = (p: Held): readonly string[] => [...p.duties, ...(p.asked ?? [])];

/**
 * 三员分立: whoever is one of the three administrators on any day holds on that day no other role at all, in whatever post,
 * as a stand-in or otherwise, granted or only asked for. Given all posts of one account; undefined when they are apart.
 */
export function crossing(posts: readonly Held[]): Refusal | undefined {
  const held = posts.filter((p) => lasts(p) && rolesOf(p).length > 0);
  const crossed = held.some((p) => {
    const together = new Set(held.filter((other) => meet(p, other)).flatMap(rolesOf));
    return rolesOf(p).some(isAdministrator) && together.size > 1;
  });
  if (!crossed) return undefined;
  return refusal('administrators-apart', '系统管理员、安全保密管理员、安全审计员须由不同的人担任，且不得兼任其他岗位', {
    remedy: '请另选人员，或者先结束其现有岗位',
  });
}
