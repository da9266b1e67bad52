import { naturalDays, norm, workingDays, years } from '#kernel';
import { administrativeLitigationLaw, reconsiderationLaw, reconsiderationLaw2017 } from '../instruments/common.ts';
import { reconsiderationRegulation } from '../instruments/reconsideration.ts';
import { byDefault, since } from './value.ts';

/** The version of 2017 held until the end of 2023; an older version is not known here and its cases follow this one. */
const oldFrom = '2018-01-01';
const newFrom = '2024-01-01';
const regulationFrom = '2007-08-01';

/** From the day the applicant knew or should have known. */
export const reconsiderationApplication = norm('reconsideration.application', '申请行政复议', {
  adjustable: 'no',
  values: [
    since(oldFrom, naturalDays(60), reconsiderationLaw2017('第9条', 'recalled')),
    since(newFrom, naturalDays(60), reconsiderationLaw('第20条')),
  ],
});
/** From the day of the act, whether known or not. */
export const reconsiderationLongest = norm('reconsideration.longest', '申请行政复议的最长期限', {
  adjustable: 'no',
  values: [since(newFrom, years(5), reconsiderationLaw('第21条'))],
});
export const reconsiderationLongestRealEstate = norm('reconsideration.longest-real-estate', '因不动产申请行政复议的最长期限', {
  adjustable: 'no',
  values: [since(newFrom, years(20), reconsiderationLaw('第21条'))],
});

export const reconsiderationAcceptance = norm('reconsideration.acceptance', '行政复议受理审查', {
  values: [since(oldFrom, workingDays(5), reconsiderationLaw2017('第17条')), since(newFrom, workingDays(5), reconsiderationLaw('第30条'))],
});
export const reconsiderationCorrectionNotice = norm('reconsideration.correction-notice', '通知补正', {
  values: [
    since(regulationFrom, workingDays(5), reconsiderationRegulation('第29条')),
    since(newFrom, workingDays(5), reconsiderationLaw('第31条')),
  ],
});
/** Before 2024 the notice itself set a reasonable time. */
export const reconsiderationCorrection = norm('reconsideration.correction', '补正申请材料', {
  adjustable: 'no',
  values: [since(newFrom, workingDays(10), reconsiderationLaw('第31条'))],
});
export const reconsiderationCorrectionExtension = norm('reconsideration.correction-extension', '补正期限的合理延长', {
  values: byDefault(workingDays(10)),
});
export const reconsiderationForwarding = norm('reconsideration.forwarding', '作出行为的机关转送申请', {
  values: [since(newFrom, workingDays(5), reconsiderationLaw('第32条'))],
});

export const reconsiderationCopy = norm('reconsideration.copy', '发送申请书副本', {
  values: [since(oldFrom, workingDays(7), reconsiderationLaw2017('第23条')), since(newFrom, workingDays(7), reconsiderationLaw('第48条'))],
});
export const reconsiderationCopySummary = norm('reconsideration.copy-summary', '发送申请书副本（简易程序）', {
  values: [since(newFrom, workingDays(3), reconsiderationLaw('第54条'))],
});
/** Natural days before 2024, working days since. */
export const reconsiderationReply = norm('reconsideration.reply', '被申请人书面答复', {
  adjustable: 'no',
  values: [
    since(oldFrom, naturalDays(10), reconsiderationLaw2017('第23条')),
    since(newFrom, workingDays(10), reconsiderationLaw('第48条')),
  ],
});
export const reconsiderationReplySummary = norm('reconsideration.reply-summary', '被申请人书面答复（简易程序）', {
  adjustable: 'no',
  values: [since(newFrom, workingDays(5), reconsiderationLaw('第54条'))],
});
/** At least: between the notice and the hearing. */
export const reconsiderationHearingNotice = norm('reconsideration.hearing-notice', '听证前通知当事人', {
  stricter: 'larger',
  values: [since(newFrom, workingDays(5), reconsiderationLaw('第51条'))],
});
export const reconsiderationHearingMembers = norm('reconsideration.hearing-members', '听证员人数下限', {
  stricter: 'larger',
  values: [since<number>(newFrom, 2, reconsiderationLaw('第50条'))],
});
export const reconsiderationInvestigators = norm('reconsideration.investigators', '调查取证人员人数下限', {
  stricter: 'larger',
  values: [
    since<number>(regulationFrom, 2, reconsiderationRegulation('第34条')),
    since<number>(newFrom, 2, reconsiderationLaw('第45条', 'recalled')),
  ],
});
/** Up to this amount in dispute the simplified branch may be taken. */
export const reconsiderationSummaryAmount = norm('reconsideration.summary-amount', '适用简易程序的款额', {
  adjustable: 'no',
  values: [since<number>(newFrom, 3000, reconsiderationLaw('第53条'))],
});

export const reconsiderationDecision = norm('reconsideration.decision', '作出行政复议决定', {
  values: [
    since(oldFrom, naturalDays(60), reconsiderationLaw2017('第31条')),
    since(newFrom, naturalDays(60), reconsiderationLaw('第62条')),
  ],
});
export const reconsiderationDecisionSummary = norm('reconsideration.decision-summary', '作出行政复议决定（简易程序）', {
  values: [since(newFrom, naturalDays(30), reconsiderationLaw('第62条'))],
});
export const reconsiderationExtension = norm('reconsideration.extension', '行政复议的延长', {
  values: [
    since(oldFrom, naturalDays(30), reconsiderationLaw2017('第31条')),
    since(newFrom, naturalDays(30), reconsiderationLaw('第62条')),
  ],
});
/** Suspended so long for want of a party, the case ends. */
export const reconsiderationSuspension = norm('reconsideration.suspension', '中止后终止', {
  adjustable: 'no',
  values: [
    since(regulationFrom, naturalDays(60), reconsiderationRegulation('第42条', 'recalled')),
    since(newFrom, naturalDays(60), reconsiderationLaw('第41条')),
  ],
});
/** Where the decision names no time for acting anew. */
export const reconsiderationRedo = norm('reconsideration.redo', '重新作出行政行为', {
  values: [since(regulationFrom, naturalDays(60), reconsiderationRegulation('第49条'))],
});
export const reconsiderationLitigation = norm('reconsideration.litigation', '对复议决定提起行政诉讼', {
  adjustable: 'no',
  stricter: 'larger',
  values: [
    since(oldFrom, naturalDays(15), administrativeLitigationLaw('第45条')),
    since(newFrom, naturalDays(15), reconsiderationLaw('第34条')),
  ],
});
export const reconsiderationOpinionReply = norm('reconsideration.opinion-reply', '反馈行政复议意见书的落实情况', {
  values: [
    since(regulationFrom, naturalDays(60), reconsiderationRegulation('第57条', 'recalled')),
    since(newFrom, naturalDays(60), reconsiderationLaw('第76条')),
  ],
});
export const reconsiderationPublication = norm('reconsideration.publication', '公开行政复议决定书', { values: byDefault(workingDays(20)) });
/** From the end of the quarter. */
export const reconsiderationAnalysis = norm('reconsideration.analysis', '季度统计分析报告', { values: byDefault(naturalDays(20)) });
