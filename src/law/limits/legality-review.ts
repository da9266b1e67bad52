import { months, norm, workingDays } from '#kernel';
import { normativeReviewOpinion115 } from '../instruments/legality-review.ts';
import { majorDecisionRegulation } from '../instruments/major-decisions.ts';
import { byDefault, since } from './value.ts';

/** At least: the time the submitting unit must leave for the review, so the earliest day of the meeting. */
export const reviewMajorDecision = norm('legality-review.major-decision', '重大行政决策草案合法性审查', {
  stricter: 'larger',
  values: [since('2019-09-01', workingDays(7), majorDecisionRegulation('第26条'))],
});
/** At least. */
export const reviewNormativeDocumentMin = norm('legality-review.normative-document-min', '规范性文件合法性审核的最短时间', {
  stricter: 'larger',
  values: [since('2018-12-04', workingDays(5), normativeReviewOpinion115('审核程序', 'recalled'))],
});
/** At most, from complete materials. */
export const reviewNormativeDocument = norm('legality-review.normative-document', '规范性文件合法性审核', {
  values: [since('2018-12-04', workingDays(15), normativeReviewOpinion115('审核程序', 'recalled'))],
});
export const reviewMeetingItem = norm('legality-review.meeting-item', '常务会议议题审查', { values: byDefault(workingDays(3)) });
export const reviewLandCommittee = norm('legality-review.land-committee', '土委会议题审查', { values: byDefault(workingDays(3)) });
export const reviewPlanningCommittee = norm('legality-review.planning-committee', '规委会议题审查', { values: byDefault(workingDays(3)) });
export const reviewMinutes = norm('legality-review.minutes', '常务会议纪要审查', { values: byDefault(workingDays(1)) });
export const reviewContract = norm('legality-review.contract', '重大合同审查', { values: byDefault(workingDays(5)) });
export const reviewContractComplex = norm('legality-review.contract-complex', '疑难重大合同审查', { values: byDefault(workingDays(10)) });
export const reviewFrameworkAgreement = norm('legality-review.framework-agreement', '框架协议审查', { values: byDefault(workingDays(5)) });
export const reviewFrameworkAgreementComplex = norm('legality-review.framework-agreement-complex', '疑难框架协议审查', {
  values: byDefault(workingDays(10)),
});
export const reviewOther = norm('legality-review.other', '其他文件审查', { values: byDefault(workingDays(5)) });

export const reviewSupplement = norm('legality-review.supplement', '补充送审材料', { values: byDefault(workingDays(3)) });
/** A changed text ends the opinion at once. */
export const opinionValidity = norm('legality-review.opinion-validity', '审查意见的有效期', { values: byDefault(months(6)) });
export const opinionAdoption = norm('legality-review.adoption', '反馈采纳情况', { values: byDefault(workingDays(5)) });
/** After an emergency was dealt with without a review, approved by the head of government. */
export const emergencyReview = norm('legality-review.emergency', '应急处置后补办审查', { values: byDefault(workingDays(3)) });

/** In yuan; from this amount on a contract is a major one. */
export const majorContractAmount = norm('legality-review.major-contract-amount', '重大合同的标的额（元）', {
  values: byDefault<number>(10_000_000),
});
