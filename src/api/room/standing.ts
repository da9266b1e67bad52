import type { Figure, Registry } from '#kernel';
import type { FrozenFigures } from '#reports';
import type { Store } from '#store';
import type { TextStanding } from '../texts/door.ts';
import { type About, figuresKind, findReport, numberOf } from './matter.ts';

function aboutText(id: string): About | undefined {
  const [template = '', year = '', unit = ''] = id.split('/');
  return template && unit && /^\d{4}$/.test(year) ? { template, year: Number(year), unit } : undefined;
}

/** What may be done with the text of a report as the report stands; open while nobody has begun the report. */
export const textStanding =
  (store: Pick<Store, 'list'>, registry: Registry, kind: string) =>
  async (id: string): Promise<TextStanding> => {
    const about = aboutText(id);
    const report = about && (await findReport(store, kind, about));
    if (!report) return { edit: true, propose: true };
    const { state } = report;
    const title = registry.latest(kind)?.states[state]?.title ?? state;
    if (['opened', 'collecting', 'drafting'].includes(state)) return { edit: true, propose: state === 'drafting' };
    if (state === 'consulting') return { edit: false, propose: true, why: '报告正在征求意见，要改文本请先办理「按意见修改」' };
    return { edit: false, propose: false, why: `报告现为「${title}」，文本不能再改` };
  };

/** The frozen figures that a text may cite; undefined until they are frozen. */
export const textFrozen =
  (store: Pick<Store, 'list' | 'edition'>, kind: string) =>
  async (id: string): Promise<readonly Figure[] | undefined> => {
    const about = aboutText(id);
    const report = about && (await findReport(store, kind, about));
    const version = report ? numberOf(report, 'figuresEdition') : 0;
    if (!report || version === 0) return undefined;
    const edition = await store.edition(figuresKind, report.key, version);
    return (edition?.content as unknown as FrozenFigures | undefined)?.figures;
  };
