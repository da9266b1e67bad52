import { addMonths, type CivilDate, toDays } from '#kernel';
import { everyRow, type MatterRow } from '#store';
import type { LibraryKind } from '../library/kind.ts';
import { textOf } from '../library/shelf.ts';
import { procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import type { Audience, Holder, Place } from './audience.ts';
import { audienceOf, placeOf, type Told, tell } from './pass.ts';
import { ruleOf } from './rule.ts';

/** The shortest reminder whose day has come, in months before the end; undefined while there is time, and after the end. */
export function reminderReached(reminders: readonly number[], expiresOn: CivilDate, today: CivilDate): number | undefined {
  if (expiresOn < today) return undefined;
  return reminders.filter((n) => addMonths(expiresOn, -n) <= today).sort((a, b) => a - b)[0];
}

/** Who drafted it and their legal office; where nobody of them is known, who issued it. */
function holdersOf(audience: Audience, kind: LibraryKind, place: Place): readonly Holder[] {
  const drafting = audience.holding(kind.expiryTold.first, place);
  return drafting.length > 0 ? drafting : audience.holding(kind.expiryTold.otherwise, place);
}

/**
 * Tells of documents whose validity ends soon, once at each reminder: months before the end, while it can still be
 * assessed and prolonged. A reminder missed while nobody looked is not told after a shorter one. Returns how many messages
 * were made.
 */
export async function tellExpiring(platform: Platform): Promise<number> {
  const { library: kind, store } = platform;
  const today = platform.today();
  if (!kind || !platform.law().calendar.isWorking(today)) return 0;
  const reminders = kind.reminders();
  const longest = Math.max(0, ...reminders);
  const span = [
    { field: 'expiresOn', op: 'from', value: today },
    { field: 'expiresOn', op: 'to', value: addMonths(today, longest) },
  ] as const;
  const unitPath = platform.units.get(platform.cityCode)?.path ?? '';
  const rows: MatterRow[] = [];
  for await (const row of everyRow(platform.store, { procedure: kind.document, unitPath, state: kind.alive, fields: span })) rows.push(row);
  if (rows.length === 0) return 0;
  const [rule, audience] = await Promise.all([ruleOf(platform), audienceOf(platform)]);
  // A list shows some values only: whom to tell hangs on others.
  const whole = await store.rows(rows.map((r) => r.key));
  const told = whole.flatMap((row): Told[] => {
    const expiresOn = textOf(row.values.expiresOn);
    const months = expiresOn && reminderReached(reminders, expiresOn, today);
    if (!expiresOn || !months) return [];
    const procedure = procedureOf(platform, row);
    const holders = holdersOf(audience, kind, placeOf(platform, procedure, row));
    const content = { months, expiresOn, days: toDays(expiresOn) - toDays(today) };
    return [{ row, procedure, kind: 'expiring', stage: `expiry${months}:${expiresOn}`, holders, content }];
  });
  return tell(platform, rule, told);
}
