import { type Json, months, type Norm, naturalDays, norm, workingDays } from '#kernel';
import { civilServantLaw, civilServantLaw2005, civilServantSanctions } from '../instruments/accountability.ts';
import { byDefault, since } from './value.ts';

export const clueCheck = norm('accountability.clue-check', '问责线索初核', { values: byDefault(workingDays(10)) });
export const clueCheckExtension = norm('accountability.clue-check-extension', '问责线索初核的延长', { values: byDefault(workingDays(10)) });
export const faultInvestigation = norm('accountability.investigation', '过错调查', { values: byDefault(naturalDays(30)) });
export const faultInvestigationExtension = norm('accountability.investigation-extension', '过错调查的延长', {
  values: byDefault(naturalDays(30)),
});

/** From the approval of the case; twelve months in all. */
export const sanctionDecision = norm('accountability.sanction-decision', '处分决定', {
  values: [since('2007-06-01', months(6), civilServantSanctions('第44条'))],
});
export const sanctionDecisionExtension = norm('accountability.sanction-decision-extension', '处分决定的延长', {
  adjustable: 'no',
  values: [since('2007-06-01', months(6), civilServantSanctions('第44条'))],
});
/** At least: nobody's silence is taken for consent before it has passed. */
export const pleading = norm('accountability.pleading', '陈述和申辩', { stricter: 'larger', values: byDefault(workingDays(5)) });
export const decisionService = norm('accountability.service', '问责决定送达', { values: byDefault(workingDays(7)) });

export const personnelReviewApplication = norm('accountability.review-application', '申请复核', {
  adjustable: 'no',
  values: [
    since('2006-01-01', naturalDays(30), civilServantLaw2005('申请复核的规定', 'recalled')),
    since('2019-06-01', naturalDays(30), civilServantLaw('第95条')),
  ],
});
export const personnelReview = norm('accountability.review', '作出人事复核决定', {
  values: [
    since('2006-01-01', naturalDays(30), civilServantLaw2005('复核决定的规定', 'recalled')),
    since('2019-06-01', naturalDays(30), civilServantLaw('第96条')),
  ],
});
/** After the decision on the review. */
export const personnelAppealApplication = norm('accountability.appeal-application', '不服复核决定提出申诉', {
  adjustable: 'no',
  values: [
    since('2006-01-01', naturalDays(15), civilServantLaw2005('申诉的规定', 'recalled')),
    since('2019-06-01', naturalDays(15), civilServantLaw('第95条')),
  ],
});
/** Without a review before. */
export const personnelDirectAppeal = norm('accountability.direct-appeal', '不经复核直接申诉', {
  adjustable: 'free',
  values: [
    since('2006-01-01', naturalDays(30), civilServantLaw2005('直接申诉的规定', 'recalled')),
    since('2019-06-01', naturalDays(30), civilServantLaw('第95条（直接申诉，待核）', 'recalled')),
  ],
});
export const personnelAppeal = norm('accountability.appeal', '处理人事申诉', {
  values: [
    since('2006-01-01', naturalDays(60), civilServantLaw2005('申诉处理的规定', 'recalled')),
    since('2019-06-01', naturalDays(60), civilServantLaw('第96条')),
  ],
});
export const personnelAppealExtension = norm('accountability.appeal-extension', '处理人事申诉的延长', {
  adjustable: 'no',
  values: [
    since('2006-01-01', naturalDays(30), civilServantLaw2005('申诉处理的规定', 'recalled')),
    since('2019-06-01', naturalDays(30), civilServantLaw('第96条')),
  ],
});

/** Months for which a sanction lasts, by its code; a dismissal has none. */
export const sanctionMonths: Norm<Json> = norm<Json>('accountability.sanction-months', '处分的期间（月）', {
  adjustable: 'no',
  values: [
    since<Json>('2007-06-01', { warning: 6, demerit: 12, 'major-demerit': 18, demotion: 24, removal: 24 }, civilServantSanctions('第7条')),
  ],
});
export const clueFeedback = norm('accountability.feedback', '反馈问责线索来源', { values: byDefault(workingDays(10)) });
