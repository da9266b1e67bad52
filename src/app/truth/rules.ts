import type { CheckWords } from '#api';
import { type Basis, isLimit, type Json, type Limit, type Norm, resolve } from '#kernel';
import {
  lateEntry,
  truthAfterFact,
  truthDigitsChance,
  truthDigitsLeast,
  truthGap,
  truthGrowthLeast,
  truthGrowthShare,
  truthGrowthTimes,
  truthLateLeast,
  truthLateShare,
  truthOutlier,
  truthOutlierLeast,
  truthPerDay,
  truthPerfectChance,
  truthPerfectCity,
  truthPerfectLeast,
  truthReuse,
  truthReuseCommon,
  truthSameParties,
  truthSameSecond,
} from '#law';
import type { CheckId } from '#reports';
import type { LawBook } from '../books.ts';
import type { CityClock } from '../clock.ts';

const thresholds = {
  graceDays: lateEntry,
  lateShare: truthLateShare,
  lateLeast: truthLateLeast,
  afterFact: truthAfterFact,
  reuse: truthReuse,
  growthTimes: truthGrowthTimes,
  growthShare: truthGrowthShare,
  growthLeast: truthGrowthLeast,
  perfectLeast: truthPerfectLeast,
  perfectCity: truthPerfectCity,
  perfectChance: truthPerfectChance,
  reuseCommon: truthReuseCommon,
  digitsLeast: truthDigitsLeast,
  digitsChance: truthDigitsChance,
  sameSecond: truthSameSecond,
  outlier: truthOutlier,
  outlierLeast: truthOutlierLeast,
  gap: truthGap,
  sameParties: truthSameParties,
  perDay: truthPerDay,
} as const;

/** The limits in force, the city's own before the platform's. */
export type Rules = Readonly<Record<keyof typeof thresholds, number>>;

const asNorm = (of: unknown): Norm<Json | Limit> => of as Norm<Json | Limit>;

export function rulesOn(book: LawBook, clock: CityClock): Rules {
  const held = Object.entries(thresholds).map(([id, norm]) => {
    const { value } = resolve(asNorm(norm), clock.today(), book.now().policies);
    return [id, isLimit(value) ? value.n : Number(value)];
  });
  return Object.fromEntries(held) as Rules;
}

const basis: Basis = { ...truthGap.values[0]?.basis, provision: '数据核对的口径与界限' } as Basis;

/** What each check looks at, with the limits in force. */
export function checkWords(r: Rules): readonly CheckWords[] {
  const words: Readonly<Record<CheckId, readonly [title: string, definition: string, threshold: string]>> = {
    'late-entry': [
      '补录偏多',
      `单位登记的记录中，录入日晚于发生日${r.graceDays}个工作日以上的占比。`,
      `记录${r.lateLeast}条以上，占比（95%置信下限）超过${r.lateShare}%`,
    ],
    'after-fact': ['材料晚于事实', '所附材料首次进入平台之日，晚于所证事项的发生日。', `超过${r.afterFact}个工作日`],
    'reused-file': [
      '同一材料多处使用',
      '校验码相同的材料，用于互不关联的多件事项而没有注明。',
      `${r.reuse}件以上；${r.reuseCommon}个以上单位共用的视为统一文本，不问`,
    ],
    growth: [
      '期末突增',
      '期间最后一个月的数量与上一个月相比，并看其占期间的比重；上月为零的不作比较。',
      `超过上月${r.growthTimes}倍，且占期间${r.growthShare}%以上，末月不少于${r.growthLeast}件`,
    ],
    perfect: [
      '全部为百分之百',
      `一类事项的比率全部为100%，而全市同一比率不高于${r.perfectCity}%。`,
      `每个比率的分母不少于${r.perfectLeast}，偶然可能低于${r.perfectChance}%`,
    ],
    digits: [
      '末位数字分布',
      '填写的数值末位有效数字的分布，与其他单位相比（卡方检验）；期望不足5的合并。',
      `不少于${r.digitsLeast}个数值，全部检验合计的显著性${r.digitsChance}%`,
    ],
    'same-second': ['同一秒登记', '同一账号在同一秒登记的事项件数。', `${r.sameSecond}件以上`],
    outlier: [
      '数值离群',
      '比率、平均用时与同类单位的中位数相比，以中位绝对偏差衡量（稳健标准分）。',
      `标准分绝对值超过${r.outlier}，同类单位和分母均不少于${r.outlierLeast}`,
    ],
    gap: ['自报与记录不一致', '单位自报的数字与按记录计算的数字之差。', `超过${r.gap}%`],
    'impossible-date': ['日期不可能', '同一事项的两个日期先后不合。', '有一件即询问'],
    parties: ['相同当事人重复', '同一调委会在若干日内登记了相同的当事人；只比对摘要，不显示姓名、号码。', `${r.sameParties}日内两件以上`],
  };
  return Object.entries(words).map(([id, [title, definition, threshold]]) => ({ id: id as CheckId, title, definition, threshold, basis }));
}
