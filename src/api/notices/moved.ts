import type { Moved } from '#store';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { audienceOf, placeOf, type Told, tell } from './pass.ts';
import { ruleOf } from './rule.ts';

/**
 * Tells those who handle a matter that a running limit of it ends on another day, since the calendar or a local limit has
 * changed. Returns how many messages were made.
 */
export async function tellMoved(platform: Platform, all: readonly Moved[]): Promise<number> {
  const moved = all.filter((m) => m.before !== m.after);
  if (moved.length === 0) return 0;
  const [rule, audience, rows] = await Promise.all([
    ruleOf(platform),
    audienceOf(platform),
    platform.store.rows([...new Set(moved.map((m) => m.key))]),
  ]);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const told = moved.flatMap(({ key, deadline, before, after }): Told[] => {
    const row = byKey.get(key);
    if (!row) return [];
    const procedure = procedureOf(platform, row);
    const holders = audience.handlers(placeOf(platform, procedure, row));
    return [
      { row, procedure, kind: 'moved', stage: `moved:${deadline}:${before}:${after}`, holders, content: { deadline, before, after } },
    ];
  });
  return tell(platform, rule, told);
}
