import { choice, flag, longText, matterRef, matterRefs, number, rows, text, unit, type ValuesOf } from '#kernel';
import { platformDefaults } from '#law';
import { raterSeats, staff } from '#vocabulary';

/** The points of one rater: nobody but those who rate in the rater's own unit, before and after. */
const raterOnly = { publicity: 'sealed', openTo: ['rater'] } as const;
/** An indicator system has fewer indicators than this. */
const mostItems = 120;

export const fields = {
  title: text('名称', { ...staff, min: 4, max: 80 }),
  assessment: matterRef('unit-assessment', '所评考核', staff),
  assessedUnit: unit('被考核单位', staff),
  raterUnit: unit('评分人所在单位', { ...staff, help: '不得是被考核单位及其下级单位' }),
  seat: choice('评分席', raterSeats, staff),
  others: matterRefs('score-sheet', '同一考核的其他评分表', { ...staff, max: 4 }),
  items: rows(
    '应评指标',
    {
      indicator: text('指标', { ...staff, max: 20 }),
      title: text('名称', { ...staff, max: 120 }),
      weight: number('分值', { ...staff, digits: 2, max: 100 }),
    },
    { ...staff, max: mostItems },
  ),
  noInterest: flag('与被考核单位没有应当回避的关系', { ...staff, basis: platformDefaults('评分人回避') }),
  scores: rows(
    '评分',
    {
      indicator: text('指标', { ...staff, max: 20 }),
      score: number('得分', { ...staff, digits: 2, max: 100 }),
      reason: text('扣分理由', { ...staff, min: 0, max: 300, help: '低于分值的必须写明' }),
    },
    { ...raterOnly, max: mostItems },
  ),
  recusalReason: longText('回避理由', { ...staff, max: 300 }),
  cancelReason: longText('改派理由', { ...staff, max: 300 }),
  lateReason: longText('超期原因', { ...staff, max: 300 }),
} as const;

export type SheetValues = ValuesOf<typeof fields>;
