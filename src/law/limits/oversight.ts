import { months, naturalDays, norm, workingDays } from '#kernel';
import { administrativeLitigationInterpretation, henanProposalMeasures, platformDefaults } from '../instruments/common.ts';
import { henanSupervisionMeasures } from '../instruments/normative-documents.ts';
import {
  cppccProposalRules,
  deputiesLaw,
  deputiesLaw2015,
  judicialAdviceProvisions,
  publicInterestInterpretation,
} from '../instruments/oversight.ts';
import { byDefault, since } from './value.ts';

/** From the day on which the suggestion was assigned. */
export const suggestionReply = norm('proposal.suggestion-reply', '答复代表建议', {
  values: [since('2015-08-29', months(3), deputiesLaw2015('第42条')), since('2025-03-12', months(3), deputiesLaw('第51条'))],
});
/** A complex one: six months in all. */
export const suggestionExtension = norm('proposal.suggestion-extension', '复杂建议、提案答复的延长', {
  adjustable: 'no',
  values: [since('2015-08-29', months(3), deputiesLaw2015('第42条')), since('2025-03-12', months(3), deputiesLaw('第51条'))],
});
export const cppccReply = norm('proposal.cppcc-reply', '答复政协提案', {
  values: [since('2018-11-29', months(3), cppccProposalRules('办理期限（据外省办法）', 'recalled'))],
});
export const proposalReturn = norm('proposal.return', '退回不属本单位职责的建议、提案', {
  adjustable: 'no',
  values: [since('2017-01-01', workingDays(10), henanProposalMeasures('第14条'))],
});
export const proposalReassign = norm('proposal.reassign', '重新确定承办单位', {
  values: [since('2017-01-01', workingDays(10), henanProposalMeasures('第14条'))],
});
export const proposalCoReply = norm('proposal.co-reply', '协办单位告知主办单位', {
  values: [since('2017-01-01', months(2), henanProposalMeasures('第18条'))],
});
export const proposalFeedback = norm('proposal.feedback', '对答复反馈意见', {
  adjustable: 'no',
  values: [since('2017-01-01', workingDays(10), henanProposalMeasures('第22条'))],
});
export const proposalRehandling = norm('proposal.rehandling', '不满意的再次办理、答复', {
  values: [since('2017-01-01', months(1), henanProposalMeasures('第22条'))],
});
/** The law names no number; contacts are recorded before the reply. */
export const proposalContacts = norm('proposal.contacts', '答复前与提出人的沟通次数', {
  stricter: 'larger',
  values: byDefault<number>(1),
});

/** Reports on opinions after hearing a special report, an inspection of enforcement, or the plan. */
export const deliberationReply = norm('oversight.deliberation', '报告审议意见研究处理情况', {
  values: [since('2015-10-22', months(3), henanSupervisionMeasures('第11条、第20条'))],
});
export const budgetDeliberationReply = norm('oversight.budget-deliberation', '报告预算、决算、审计审议意见处理情况', {
  values: [since('2015-10-22', months(2), henanSupervisionMeasures('第30条'))],
});
export const procuratorialReply = norm('oversight.procuratorial', '回复检察建议', {
  values: [since('2018-03-02', months(2), publicInterestInterpretation('第21条'))],
});
/** Where the public interest is in urgent danger. */
export const procuratorialUrgentReply = norm('oversight.procuratorial-urgent', '回复紧急情形的检察建议', {
  values: [since('2018-03-02', naturalDays(15), publicInterestInterpretation('第21条'))],
});
/** Advice on how an authority is run; before the provisions of 2023 a custom of the same length, not seen in a text. */
export const judicialGovernanceReply = norm('oversight.judicial-governance', '答复综合治理类司法建议', {
  values: [
    since('2016-01-01', months(2), platformDefaults('综合治理类司法建议')),
    since('2023-11-16', months(2), judicialAdviceProvisions('第8条')),
  ],
});
export const judicialDocumentReply = norm('oversight.judicial-document', '答复规范性文件类司法建议', {
  values: [since('2018-02-08', naturalDays(60), administrativeLitigationInterpretation('第149条'))],
});
/** The law sets no number of days. */
export const supervisoryReply = norm('oversight.supervisory', '回复监察建议', { values: byDefault(naturalDays(30)) });
export const oversightReply = norm('oversight.reply', '回复其他监督意见', { values: byDefault(naturalDays(30)) });
