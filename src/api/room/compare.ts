import { compared, comparedFigures, type FrozenFigures } from '#reports';
import type { StoredMatter } from '#store';
import type { RoomCompareDto } from '../contract/room.ts';
import type { Platform } from '../platform.ts';
import { aboutOf, composed, findReport, frozenOf, liveFigures, textIdOf } from './matter.ts';

/** Two years side by side: the figures as they were frozen, else as the records of that year say, and the texts. */
export async function compareYears(platform: Platform, stored: StoredMatter, earlier: number): Promise<RoomCompareDto> {
  const about = aboutOf(stored.matter);
  const report = await composed(platform, stored);
  const then = { ...about, year: earlier };
  const before = await findReport(platform.store, platform.room.kinds.report, then);
  const frozen = before && (await frozenOf(platform.store, { key: before.key, values: before }));
  const ids = (report?.figures ?? []).map((f) => f.id.replaceAll(`=${about.year}`, `=${earlier}`));
  const held: FrozenFigures['figures'] = frozen?.content.figures ?? (await liveFigures(platform, then, ids)).flatMap((f) => f ?? []);
  const since = await platform.store.firstMonths();
  /** Records have to go back to the first month of that year: half a year is not held against a whole one. */
  const gap = (id: string): string | null => {
    const procedure = id.startsWith('units.') ? /with=([a-z0-9-]+)\./.exec(id)?.[1] : id.slice(0, id.indexOf('.'));
    const first = procedure === undefined ? '' : (since.get(procedure) ?? '9999');
    if (first <= `${earlier}-01`) return null;
    if (first > `${earlier}-12`) return '上年没有这一类记录，不可比';
    return `上年的记录自${Number(first.slice(5, 7))}月起，不可比`;
  };
  // A share of a fiscal year is asked for by that year: the same line of the table all the same.
  const byId = new Map(held.map((f) => [f.id.replaceAll(`=${earlier}`, `=${about.year}`), f]));
  const [was, is] = [await platform.texts.current(textIdOf(then)), await platform.texts.current(textIdOf(about))];
  return {
    ...{ year: about.year, with: earlier, source: frozen ? 'frozen' : 'records' },
    figures: comparedFigures(report?.figures ?? [], byId, gap),
    text: was && is ? compared(was.text, is.text) : null,
  };
}
