import { months, naturalDays, norm, years } from '#kernel';
import { cityRuleMakingRules, legislationLaw, legislationLaw2015, ruleFilingRegulation2002 } from '../instruments/legislation.ts';
import { filingReviewRegulation, ruleMakingRegulation } from '../instruments/normative-documents.ts';
import { byDefault, defaultsFrom, since } from './value.ts';

const stricter = 'larger';

/** What rules of a prefecture-level city may be about, by edition of the law; how rules are made comes from the regulation on it. */
export const ruleDomains = norm('legislation.rule-domains', '设区的市规章的权限范围', {
  adjustable: 'no',
  values: [
    since('2015-03-15', ['urban', 'environment', 'heritage', 'rule-making'], legislationLaw2015('规章权限')),
    since('2023-03-15', ['urban', 'ecology', 'heritage', 'grassroots', 'rule-making'], legislationLaw('第93条')),
  ],
});

/** At least. */
export const ruleComment = norm('legislation.rule-comment', '规章草案公开征求意见', {
  stricter,
  values: [since('2018-05-01', naturalDays(30), ruleMakingRegulation('第15条'))],
});
/** At least: in the course of the examination. */
export const ruleReviewComment = norm('legislation.rule-review-comment', '规章送审稿再次征求意见', {
  stricter,
  values: [since('2018-05-01', naturalDays(30), ruleMakingRegulation('第21条'))],
});
/** At least, from the announcement to the hearing. */
export const ruleHearingNotice = norm('legislation.rule-hearing-notice', '立法听证会公告', {
  stricter,
  values: [since('2018-05-01', naturalDays(30), ruleMakingRegulation('第16条'))],
});
/** From promulgation; the rule takes effect after these days, unless delay would hinder it. */
export const ruleEffect = norm('legislation.rule-effect', '规章公布至施行', {
  stricter,
  values: [since('2018-05-01', naturalDays(30), ruleMakingRegulation('第32条'))],
});
export const ruleFilingLimit = norm('legislation.rule-filing', '规章报送备案', {
  values: [
    since('2002-01-01', naturalDays(30), ruleFilingRegulation2002('第3条')),
    since('2018-05-01', naturalDays(30), ruleMakingRegulation('第34条')),
    since('2024-11-01', naturalDays(30), filingReviewRegulation('第4条')),
  ],
});
export const ruleFilingResubmission = norm('legislation.rule-filing-resubmission', '规章备案补正', {
  values: [...byDefault(naturalDays(15)), since('2024-11-01', naturalDays(15), filingReviewRegulation('第9条'))],
});
export const ruleFilingReview = norm('legislation.rule-filing-review', '规章备案主动审查', {
  values: [...byDefault(months(2)), since('2024-11-01', months(2), filingReviewRegulation('第11条'))],
});
export const ruleFilingHandling = norm('legislation.rule-filing-handling', '报告备案审查意见处理情况', {
  values: [...byDefault(naturalDays(30)), since('2024-11-01', naturalDays(30), filingReviewRegulation('第21条'))],
});
/** An interim rule: after this a local regulation is proposed if its measures are still needed. The law names no consequence. */
export const interimRule = norm('legislation.interim-rule', '先行规章实施期', {
  values: [
    since('2015-03-15', years(2), legislationLaw2015('先行规章', 'recalled')),
    since('2023-03-15', years(2), legislationLaw('第93条')),
  ],
});
/** How many projects outside the plan in a year. */
export const urgentRuleProjects = norm('legislation.urgent-projects', '计划外急需规章项目的件数', {
  values: [since<number>(defaultsFrom, 2, cityRuleMakingRules('急需项目的规定'))],
});
export const ruleExamination = norm('legislation.rule-examination', '规章送审稿审查', { values: byDefault(naturalDays(60)) });
export const provincialApproval = norm('legislation.provincial-approval', '省人大常委会批准设区的市法规', {
  values: [
    since('2015-03-15', months(4), legislationLaw2015('地方性法规的批准', 'recalled')),
    since('2023-03-15', months(4), legislationLaw('第81条')),
  ],
});
/** At least: the bill reaches the members before the session. */
export const billBeforeSession = norm('legislation.bill-before-session', '法规案会前印发', { stricter, values: byDefault(naturalDays(7)) });
export const implementingProvisions = norm('legislation.implementing-provisions', '法规配套规定', { values: byDefault(years(1)) });
