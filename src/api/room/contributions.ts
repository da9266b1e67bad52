import type { StoredMatter } from '#store';
import type { RoomContribution } from '../contract/room.ts';
import { presentRows } from '../matters.ts';
import type { Platform, RegisteredUnit } from '../platform.ts';
import type { Signed } from '../session.ts';
import { aboutOf, perform, reportAt, rowsOf, textOf } from './matter.ts';
import { requestValues } from './open.ts';

/** Of whom a contribution is asked: of a government, the units directly below it; departments ask nobody. */
export function askable(platform: Platform, reporter: string): readonly RegisteredUnit[] {
  const kinds = ['department', 'county', 'zone', 'township', 'street'];
  const drafts = (u: RegisteredUnit) => u.parent === reporter && kinds.includes(u.kind) && (u.to === null || u.to > platform.today());
  return platform.units.all().filter(drafts);
}

async function keysOf(platform: Platform, key: string): Promise<readonly string[]> {
  const { to } = await platform.store.links(key);
  return to.filter((l) => l.procedure === platform.room.kinds.contribution && l.field === 'report').map((l) => l.from);
}

/** The contributions to a report that the person may know of, those who are late first. */
export async function contributionsOf(platform: Platform, who: Signed, stored: StoredMatter): Promise<readonly RoomContribution[]> {
  const rows = await platform.store.rows(await keysOf(platform, stored.key));
  const seen = new Map(presentRows(platform, rows, who.actor).map((r) => [r.key, r]));
  const today = platform.today();
  const made = rows.flatMap((row): RoomContribution[] => {
    const shown = seen.get(row.key);
    if (!shown) return [];
    const unit = textOf(row.values, 'contributor');
    const dueOn = textOf(row.values, 'dueOn') || null;
    const waiting = ['requested', 'drafted', 'returned'].includes(row.state);
    const verdict = textOf(row.values, 'dataVerdict');
    return [
      {
        ...{ key: row.key, unit: { code: unit, name: platform.units.get(unit)?.name ?? unit }, state: shown.state, dueOn },
        late: waiting && dueOn !== null && dueOn < today,
        verdict: verdict === 'confirmed' || verdict === 'disputed' ? verdict : null,
        disputes: verdict === 'disputed' ? rowsOf<{ name: string; reason: string }>(row.values, 'disputes') : [],
      },
    ];
  });
  const order = ['requested', 'returned', 'drafted', 'submitted', 'accepted', 'waived'];
  return made.toSorted((a, b) => Number(b.late) - Number(a.late) || order.indexOf(a.state.id) - order.indexOf(b.state.id));
}

/** Asks all units, or those that have not been asked yet; the report begins to collect with the first. */
export async function requestContributions(
  platform: Platform,
  who: Signed,
  key: string,
  { outline, units, idempotency }: { readonly outline: string; readonly units?: readonly string[]; readonly idempotency: string },
): Promise<number> {
  const stored = await reportAt(platform, who, key);
  const { year, unit: reporter } = aboutOf(stored.matter);
  if (stored.matter.state === 'opened')
    await perform(platform, who, {
      key,
      act: 'request-data',
      values: requestValues(platform, year, textOf(stored.matter.values, 'level')),
    });
  const now = await reportAt(platform, who, key);
  const dueOn = textOf(now.matter.values, 'contributeBefore');
  const asked = new Set((await platform.store.rows(await keysOf(platform, key))).map((row) => textOf(row.values, 'contributor')));
  const wanted = askable(platform, reporter).filter((u) => !asked.has(u.code) && (units === undefined || units.includes(u.code)));
  for (const unit of wanted) {
    const values = {
      title: `${unit.name}${year}年度法治政府建设情况供稿`,
      ...{ report: key, reportYear: year, requester: who.actor.unit, contributor: unit.code, dueOn },
      ...(outline && { outline }),
    };
    await perform(platform, who, {
      procedure: platform.room.kinds.contribution,
      act: 'request',
      values,
      idempotencyKey: `${idempotency}.${unit.code}`,
    });
  }
  return wanted.length;
}
