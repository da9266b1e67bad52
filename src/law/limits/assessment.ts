import { naturalDays, norm, workingDays } from '#kernel';
import { byDefault } from './value.ts';

/**
 * No rule of the province gives these lengths: they are the platform's own, and a city may set its own. The scheme of the
 * province fixes only that there is one assessment a year.
 */
export const schemeAnnouncement = norm('assessment.scheme', '考核方案公布（此日之前，含当日）', { values: byDefault<string>('03-31') });
export const selfAssessment = norm('assessment.self', '自查自评', { values: byDefault(workingDays(20)) });
export const supplementMaterial = norm('assessment.supplement', '补充材料', { values: byDefault(workingDays(3)) });
export const supplementTimes = norm('assessment.supplement-times', '补充材料的次数', { values: byDefault<number>(1) });
export const rating = norm('assessment.rating', '评分人评分', { values: byDefault(workingDays(10)) });
export const materialReview = norm('assessment.material-review', '材料审查', { values: byDefault(workingDays(20)) });
export const materialReviewExtension = norm('assessment.material-review-extension', '材料审查的延长', {
  values: byDefault(workingDays(10)),
});
export const assessmentObjection = norm('assessment.objection', '对考核结果提出异议', {
  stricter: 'larger',
  values: byDefault(workingDays(5)),
});
export const assessmentReply = norm('assessment.reply', '答复异议', { values: byDefault(workingDays(10)) });
export const assessmentReplyExtension = norm('assessment.reply-extension', '答复异议的延长', { values: byDefault(workingDays(5)) });
export const resultPublication = norm('assessment.publication', '考核结果公布', { values: byDefault(workingDays(7)) });
export const assessmentRectification = norm('assessment.rectification', '考核发现问题的整改反馈', { values: byDefault(naturalDays(30)) });
export const assessmentRectificationExtension = norm('assessment.rectification-extension', '考核整改反馈的延长', {
  values: byDefault(naturalDays(30)),
});

/** Two raters who differ by more than this share of the weight: a third one rates, and the median counts. */
export const ratingGap = norm('assessment.rating-gap', '评分分歧的上限（占分值的百分比）', { values: byDefault<number>(20) });
/** Valid answers below which no satisfaction is told. */
export const surveyFloorCounty = norm('assessment.survey-floor-county', '县区满意度的有效样本下限', {
  stricter: 'larger',
  values: byDefault<number>(400),
});
export const surveyFloorDepartment = norm('assessment.survey-floor-department', '部门满意度的有效样本下限', {
  stricter: 'larger',
  values: byDefault<number>(100),
});
/** Records of a unit that are checked on the spot: a share of all, at least some, at most what two people can check. */
export const onsiteShare = norm('assessment.onsite-share', '实地抽查的比例（百分比）', {
  stricter: 'larger',
  values: byDefault<number>(5),
});
export const onsiteFloor = norm('assessment.onsite-floor', '实地抽查的最少件数', { stricter: 'larger', values: byDefault<number>(5) });
export const onsiteCeiling = norm('assessment.onsite-ceiling', '实地抽查的最多件数', { stricter: 'larger', values: byDefault<number>(30) });
/** More wrong records than this, in percent, and the sample is doubled; than the second, and the indicator counts nothing. */
export const onsiteErrorWiden = norm('assessment.onsite-error-widen', '扩大抽查的误差率', { values: byDefault<number>(2) });
export const onsiteErrorVoid = norm('assessment.onsite-error-void', '该项记零的误差率', { values: byDefault<number>(5) });
/** Two-sided 95 %: the quantile of the normal distribution for the interval of satisfaction. */
export const surveyConfidence = norm('assessment.survey-confidence', '满意度置信区间的分位数', { values: byDefault<number>(1.96) });
