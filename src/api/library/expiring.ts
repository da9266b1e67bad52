import { addDays, addMonths, type CivilDate, toDays } from '#kernel';
import { everyRow } from '#store';
import type { ExpiringDto } from '../contract/library.ts';
import { presentRows } from '../matters.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import type { Signed } from '../session.ts';
import { libraryOf, refOf, textOf } from './shelf.ts';

/** The shortest of the reminders whose day has come. */
const reached = (reminders: readonly number[], expiresOn: CivilDate, today: CivilDate): number =>
  reminders.filter((n) => addMonths(expiresOn, -n) <= today).sort((a, b) => a - b)[0] ?? 0;

/** Documents whose validity ends soon, the soonest first: before it happens, while it can still be assessed and prolonged. */
export async function expiring(platform: Platform, who: Signed, unit: RegisteredUnit): Promise<ExpiringDto> {
  const kind = libraryOf(platform);
  const today = platform.today();
  const reminders = [...kind.reminders()].sort((a, b) => b - a);
  const last = addMonths(today, reminders[0] ?? 6);
  const asked = { procedure: kind.document, unitPath: unit.path, state: kind.alive };
  const rows: ExpiringDto['rows'][number][] = [];
  const span = [
    { field: 'expiresOn', op: 'from', value: today },
    { field: 'expiresOn', op: 'to', value: last },
  ] as const;
  for await (const row of everyRow(platform.store, { ...asked, fields: span })) {
    const [seen] = presentRows(platform, [row], who.actor);
    const expiresOn = textOf(seen?.values.expiresOn);
    if (!seen || !expiresOn) continue;
    const within = reached(reminders, expiresOn, today);
    // Assessed for this end: the assessment may not be made earlier than the longest reminder.
    const assessed = textOf(seen.values.renewedOn) === undefined && seen.values.renewalAssessment !== undefined;
    rows.push({ ...refOf(platform, row, seen.values), expiresOn, days: toDays(expiresOn) - toDays(today), within, assessed });
  }
  const [all, ending] = await Promise.all([
    platform.store.countAll(asked),
    platform.store.countAll({ ...asked, fields: [{ field: 'expiresOn', op: 'from', value: addDays('1949-10-01', 0) }] }),
  ]);
  return { today, reminders, rows: rows.sort((a, b) => (a.expiresOn < b.expiresOn ? -1 : 1)), endless: all - ending };
}
