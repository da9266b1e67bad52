import type { Context } from './context.ts';
import { type Conditions, scopeOf } from './filter.ts';
import type { ListQuestion } from './types.ts';

/** Where to look for matters: procedures that share one scope. */
export interface Reach extends Pick<ListQuestion, 'unitPath' | 'named'> {
  readonly procedures: readonly string[];
}

/** The scope, widened by matters that name the unit, over `matter m`; parameters go to `c`. */
export function reachSql(context: Context, c: Conditions, { unitPath, named }: Pick<Reach, 'unitPath' | 'named'>): string {
  const held = c.parts.length;
  scopeOf(context, c, unitPath, 'm');
  const own = c.parts.splice(held).join(' and ') || 'true';
  if (!named || named.fields.length === 0) return own;
  const unit = c.param(named.unit);
  return `((${own}) or ${named.fields.map((field) => `m.data->>${c.param(field)} = ${unit}`).join(' or ')})`;
}
