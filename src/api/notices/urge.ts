import type { UrgedDto } from '../contract/notices.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';
import { soonOf } from '../worklist/rows.ts';
import { urgeable } from '../worklist/turn.ts';
import { seenRow, urgeUnit } from '../worklist/urges.ts';

/** Said when nothing else was. */
const plainWords = '已经逾期，请尽快办理。';

async function urgeOne(platform: Platform, who: Signed, matter: string, words: string): Promise<number> {
  const { row, procedure } = await seenRow(platform, who, matter);
  const units = urgeable({ platform, soon: soonOf(platform) }, procedure, who.actor, row);
  for (const { code } of units) await urgeUnit(platform, who, { matter, unit: code, words: words || plainWords });
  return units.length;
}

/** Urges the units that these matters wait for: one answer for each matter. */
export async function urge(platform: Platform, who: Signed, keys: readonly string[], words: string): Promise<UrgedDto> {
  const results: UrgedDto['results'][number][] = [];
  for (const key of new Set(keys)) {
    try {
      const told = await urgeOne(platform, who, key, words);
      results.push({ key, told, refused: told > 0 ? null : '没有您可以催办的单位，或者已经办结' });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      results.push({ key, told: 0, refused: (error.refusals[0] ?? notFound().refusals[0])?.text ?? '' });
    }
  }
  return { results };
}
