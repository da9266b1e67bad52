import { createHash } from 'node:crypto';
import { isCivilDate, type Json, printDate, refusal } from '#kernel';
import { sameInstrument } from '#reports';
import type { LawChangeDto } from '../contract/library.ts';
import type { Platform } from '../platform.ts';
import { malformed, Refused } from '../problem.ts';
import type { Signed } from '../session.ts';

const kind = 'law-change';

/** That an instrument was amended or repealed, as a city enters it. */
export interface LawChange {
  readonly title: string;
  readonly number?: string | undefined;
  readonly kind: 'amended' | 'repealed';
  readonly on: string;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
}

/** The office that keeps the law of the city: 司法行政部门. */
export const mayEnterLaw = (who: Signed): boolean =>
  who.actor.offices.includes('justice') && who.actor.duties.some((d) => d === 'reviewer' || d === 'chief' || d === 'head');

/** A change as citations are compared. */
export const named = ({ title, number }: LawChangeDto) => ({ title, ...(number !== null && { number }) });

/** Every change entered, the newest first. */
export async function lawChanges(platform: Platform): Promise<LawChangeDto[]> {
  const heads = await platform.store.editions(kind);
  const newest = [...new Map(heads.toSorted((a, b) => a.version - b.version).map((h) => [h.id, h])).values()];
  const whole = await Promise.all(newest.map((h) => platform.store.edition(kind, h.id)));
  const names = await platform.store.names([...new Set(whole.flatMap((e) => e?.by ?? []))]);
  return whole
    .flatMap((e): LawChangeDto[] => {
      if (!e) return [];
      const { title, number, kind: how, on, by, note } = e.content as unknown as LawChange;
      const more = { number: number ?? null, by: by ?? null, note: note ?? null };
      return [{ id: e.id, title, kind: how, on, ...more, enteredBy: names.get(e.by) ?? '', at: e.at }];
    })
    .sort((a, b) => (a.on < b.on ? 1 : -1));
}

/** Enters a change; the same instrument and day corrects what was entered before. */
export async function enterLawChange(platform: Platform, who: Signed, change: LawChange): Promise<LawChangeDto[]> {
  if (!mayEnterLaw(who)) throw new Refused(403, refusal('not-competent', '您的岗位不能登记法律变动', { remedy: '应由司法行政部门登记' }));
  if (!isCivilDate(change.on)) throw malformed('变动日期不是存在的日期', '请按 2019-06-30 的格式填写', 'on');
  const held = await lawChanges(platform);
  const same = held.find((c) => c.on === change.on && sameInstrument(named(c), change));
  const id =
    same?.id ??
    createHash('sha256')
      .update(`${change.title}|${change.number ?? ''}|${change.on}`)
      .digest('hex')
      .slice(0, 16);
  const words = change.kind === 'repealed' ? '废止' : '修改';
  const content = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined && value !== '')) as Json;
  const title = `《${change.title}》${printDate(change.on)}起${words}`.slice(0, 200);
  await platform.store.putEdition({ kind, id, title, content, by: who.id, at: platform.now(), frozen: false });
  return lawChanges(platform);
}
