import { type DatedValue, type Limit, months, naturalDays, norm, workingDays, years } from '#kernel';
import {
  administrativeLitigationInterpretation,
  disclosureRegulation,
  disclosureRegulation2008,
  reconsiderationLaw,
  reconsiderationLaw2017,
} from '../instruments/common.ts';
import { majorDecisionRegulation } from '../instruments/major-decisions.ts';
import {
  demonstrationIndicators,
  henanNormativeRules169,
  henanNormativeRules226,
  henanSupervisionMeasures,
} from '../instruments/normative-documents.ts';
import { byDefault, since } from './value.ts';

/** Both editions of the provincial rules; their numbers were not seen, so they are recalled. */
const provincial = (value: Limit, provision: string): DatedValue<Limit>[] => [
  since('2015-07-01', value, henanNormativeRules169(provision, 'recalled')),
  since('2024-08-01', value, henanNormativeRules226(provision, 'recalled')),
];

const npc = (value: Limit, provision: string): DatedValue<Limit>[] => [since('2015-10-22', value, henanSupervisionMeasures(provision))];

/** At least: public comment on any document, where nothing longer applies. */
export const comment = norm('normative-document.comment', '公开征求意见', { stricter: 'larger', values: byDefault(workingDays(7)) });
/** At least; an assessment standard, not law: documents with a great effect on rights and duties or on the people's vital interests. */
export const commentVital = norm('normative-document.comment-vital', '公开征求意见（涉及群众切身利益）', {
  stricter: 'larger',
  values: [since('2019-05-01', workingDays(7), demonstrationIndicators('第24项', 'recalled'))],
});
/** At least; an assessment standard, not law: documents closely tied to the running of businesses. */
export const commentOperators = norm('normative-document.comment-operators', '公开征求意见（与市场主体生产经营密切相关）', {
  stricter: 'larger',
  values: [since('2019-05-01', naturalDays(30), demonstrationIndicators('第24项', 'recalled'))],
});
/** At least: documents that are major administrative decisions. */
export const commentMajorDecision = norm('normative-document.comment-major-decision', '公开征求意见（属重大行政决策）', {
  stricter: 'larger',
  values: [since('2019-09-01', naturalDays(30), majorDecisionRegulation('第15条'))],
});

/** From the day the document bears (成文日期). */
export const publication = norm('normative-document.publication', '规范性文件公布', {
  values: [
    since('2008-05-01', workingDays(20), disclosureRegulation2008('第18条', 'recalled')),
    since('2019-05-15', workingDays(20), disclosureRegulation('第26条')),
  ],
});
/** From the day it was issued (印发). */
export const publicationAfterIssue = norm('normative-document.publication-after-issue', '印发后公布', {
  values: byDefault(workingDays(5)),
});

/** From publication, to the government above or the own government. Other provinces have 10, 15 or 30 days. */
export const filing = norm('normative-document.filing', '规范性文件报送备案', {
  values: provincial(naturalDays(15), '备案期限（条文未见）'),
});
export const filingNpc = norm('normative-document.filing-npc', '报同级人大常委会备案', { values: npc(naturalDays(30), '第51条') });
export const npcReview = norm('normative-document.npc-review', '人大备案审查', { values: npc(naturalDays(30), '第54条') });
export const npcReviewExtension = norm('normative-document.npc-review-extension', '人大备案审查的延长', {
  values: npc(naturalDays(30), '第54条'),
});
export const npcReply = norm('normative-document.npc-reply', '制定机关反馈人大审查意见', { values: npc(naturalDays(30), '第56条') });
export const npcSettlement = norm('normative-document.npc-settlement', '按人大处理意见办结', { values: npc(naturalDays(30), '第56条') });
/** Month and day of the next year, before which the list is sent; the day itself is too late. */
export const annualList = norm('normative-document.annual-list', '年度文件目录报送人大常委会（此日之前）', {
  adjustable: 'no',
  values: [since<string>('2015-10-22', '03-31', henanSupervisionMeasures('第62条'))],
});

export const filingReview = norm('normative-document.filing-review', '政府备案审查', { values: byDefault(naturalDays(30)) });
export const filingReviewExtension = norm('normative-document.filing-review-extension', '政府备案审查的延长', {
  values: byDefault(naturalDays(20)),
});
/** By analogy with the regulation on the filing of rules, article 9, which does not cover normative documents. */
export const filingResubmission = norm('normative-document.filing-resubmission', '暂缓登记后补报', { values: byDefault(naturalDays(15)) });

/** At most, from the day of effect. */
export const validity = norm('normative-document.validity', '规范性文件的有效期', { values: provincial(years(5), '有效期（条文未见）') });
export const validityTrial = norm('normative-document.validity-trial', '暂行、试行文件的有效期', {
  values: provincial(years(2), '有效期（条文未见）'),
});
export const renewalAssessment = norm('normative-document.renewal-assessment', '届满前评估', {
  stricter: 'larger',
  values: provincial(months(6), '届满前评估（条文未见）'),
});
/** Months before expiry. */
export const expiryReminders = norm('normative-document.expiry-reminders', '有效期届满提醒（届满前月数）', {
  values: byDefault([6, 3, 1]),
});
/** At least, from publication to effect; not where it would hinder (disaster, epidemic). */
export const effectInterval = norm('normative-document.effect-interval', '公布至施行的间隔', {
  stricter: 'larger',
  values: provincial(naturalDays(30), '施行日期（条文未见）'),
});

export const cleanupYearly = norm('normative-document.cleanup-yearly', '动态清理的间隔', { values: byDefault(years(1)) });
export const cleanupFull = norm('normative-document.cleanup-full', '全面清理的间隔', { values: byDefault(years(3)) });
/** Day of the month after the quarter. */
export const bulletinDay = norm('normative-document.bulletin-day', '季度通报的时间（季后次月日）', { values: byDefault<number>(15) });

export const incidentalReview = norm('normative-document.incidental-review', '附带审查（有权处理）', {
  values: [
    since('2018-01-01', naturalDays(30), reconsiderationLaw2017('第26条', 'recalled')),
    since('2024-01-01', naturalDays(30), reconsiderationLaw('第56条')),
  ],
});
export const incidentalTransfer = norm('normative-document.incidental-transfer', '附带审查（转送）', {
  values: [
    since('2018-01-01', workingDays(7), reconsiderationLaw2017('第26条', 'recalled')),
    since('2024-01-01', workingDays(7), reconsiderationLaw('第56条')),
  ],
});
export const incidentalTransferredReply = norm('normative-document.incidental-transferred-reply', '接受转送机关的回复', {
  values: [
    since('2018-01-01', naturalDays(60), reconsiderationLaw2017('第26条', 'recalled')),
    since('2024-01-01', naturalDays(60), reconsiderationLaw('第60条')),
  ],
});
export const incidentalNotice = norm('normative-document.incidental-notice', '通知制定机关答复', {
  values: [since('2024-01-01', workingDays(3), reconsiderationLaw('第58条'))],
});
export const incidentalReply = norm('normative-document.incidental-reply', '制定机关答复附带审查', {
  values: [since('2024-01-01', workingDays(10), reconsiderationLaw('第58条'))],
});

export const judicialAdvice = norm('normative-document.judicial-advice', '答复法院的司法建议', {
  values: [since('2018-02-08', naturalDays(60), administrativeLitigationInterpretation('第149条'))],
});
/** Days before the last day. */
export const judicialAdviceReminders = norm('normative-document.judicial-advice-reminders', '答复司法建议的提醒（届满前天数）', {
  values: byDefault([15, 5]),
});
