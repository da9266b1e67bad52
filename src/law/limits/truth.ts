import { norm, workingDays } from '#kernel';
import { byDefault } from './value.ts';

/**
 * What makes a figure worth a question. No law sets these numbers: they are the platform's, and a city sets its own. A
 * question is no finding; nothing follows from one by itself.
 */

/** The unit sees a question alone for so long, before anybody reviews it. */
export const truthAnswer = norm('truth.answer', '数据核对的单位答复', { values: byDefault(workingDays(5)) });
export const truthReview = norm('truth.review', '数据核对的复核', { values: byDefault(workingDays(10)) });

/** Share of a unit's entries that came late, in percent, from which one asks; and how many entries it takes to speak of a share. */
export const truthLateShare = norm('truth.late-share', '补录占比（%，超过即询问）', { values: byDefault<number>(5) });
export const truthLateLeast = norm('truth.late-least', '补录核对的最少记录', { stricter: 'smaller', values: byDefault<number>(40) });
/** Working days between what a record says happened and the day on which its evidence first came into the platform. */
export const truthAfterFact = norm('truth.after-fact', '材料晚于所证事实的工作日', { values: byDefault<number>(20) });
/** One file as the evidence of so many matters that do not refer to each other. */
export const truthReuse = norm('truth.reuse', '同一材料用于互不关联事项的件数', { values: byDefault<number>(2) });
/** A file that more units than this hand in alike is a common text. */
export const truthReuseCommon = norm('truth.reuse-common', '视为统一文本的单位数', { values: byDefault<number>(5) });
export const truthGrowthTimes = norm('truth.growth-times', '突增：末月为上月的倍数', { values: byDefault<number>(3) });
export const truthGrowthShare = norm('truth.growth-share', '突增：末月占期间的比重（%）', { values: byDefault<number>(40) });
export const truthGrowthLeast = norm('truth.growth-least', '突增核对的最少记录', { values: byDefault<number>(20) });
export const truthPerfectLeast = norm('truth.perfect-least', '全部为百分之百的最少分母', { values: byDefault<number>(60) });
/** Shares that nearly everybody has whole say nothing. */
export const truthPerfectCity = norm('truth.perfect-city', '全部为百分之百：全市比率高于此数的不问（%）', {
  values: byDefault<number>(99),
});
/** Whether a unit like all others could have no exception at all. */
export const truthPerfectChance = norm('truth.perfect-chance', '全部为百分之百的偶然可能（%，低于即询问）', {
  values: byDefault<number>(1),
});
export const truthDigitsLeast = norm('truth.digits-least', '末位数字核对的最少数值', {
  stricter: 'larger',
  values: byDefault<number>(100),
});
/** Over all tests of a run together: so rarely does chance alone bring such a distribution. */
export const truthDigitsChance = norm('truth.digits-chance', '末位数字核对的显著性（%）', { values: byDefault<number>(1) });
export const truthSameSecond = norm('truth.same-second', '同一秒登记的件数', { values: byDefault<number>(5) });
export const truthOutlier = norm('truth.outlier', '离群单位的稳健标准分', { values: byDefault<number>(3.5) });
export const truthOutlierLeast = norm('truth.outlier-least', '离群核对的最少单位和最少分母', { values: byDefault<number>(10) });
export const truthGap = norm('truth.gap', '自报与记录的差异（%，超过即询问）', { values: byDefault<number>(5) });
export const truthSameParties = norm('truth.same-parties', '相同当事人重复立案的间隔天数', { values: byDefault<number>(30) });
export const truthPerDay = norm('truth.per-day', '一个调委会一天办结的件数', { values: byDefault<number>(8) });
