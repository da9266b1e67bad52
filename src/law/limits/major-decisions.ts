import { months, naturalDays, norm, workingDays, years } from '#kernel';
import { majorDecisionRegulation } from '../instruments/major-decisions.ts';
import { byDefault, since } from './value.ts';

const stricter = 'larger';

/** At least, from the day the draft was made public. */
export const decisionComment = norm('major-decision.comment', '重大行政决策公开征求意见', {
  stricter,
  values: [since('2019-09-01', naturalDays(30), majorDecisionRegulation('第15条'))],
});
/** At least: decisions launched before the regulation; the local number was not seen. */
export const decisionCommentFormer = norm('major-decision.comment-former', '重大行政决策公开征求意见（2019年9月前启动）', {
  stricter,
  values: byDefault(naturalDays(20)),
});
/** At least, from the day the materials reached the participants to the hearing. */
export const decisionHearingMaterials = norm('major-decision.hearing-materials', '听证材料送达听证参加人', {
  stricter,
  adjustable: 'tighten',
  values: [...byDefault(naturalDays(7)), since('2019-09-01', naturalDays(7), majorDecisionRegulation('第16条'))],
});
/** At least: the law says beforehand. */
export const decisionHearingNotice = norm('major-decision.hearing-notice', '听证会提前公告', {
  stricter,
  values: byDefault(naturalDays(10)),
});
/** At least, from submission to the meeting: decisions launched before the regulation. */
export const decisionReviewFormer = norm('major-decision.review-former', '决策草案合法性审查（2019年9月前启动）', {
  stricter,
  values: byDefault(workingDays(5)),
});
/** The law says in time; the twenty working days of the disclosure regulation are the outer limit. */
export const decisionPublication = norm('major-decision.publication', '重大行政决策及时公布', { values: byDefault(workingDays(5)) });
/** Month and day of the year by which the catalogue is public. */
export const decisionCatalogueBy = norm('major-decision.catalogue-by', '年度决策事项目录公布的截止日', {
  values: byDefault<string>('03-31'),
});
export const decisionExecutionReport = norm('major-decision.execution-report', '决策执行情况报告', { values: byDefault(months(3)) });
/** After so long it is looked at whether an evaluation is called for. */
export const decisionEvaluationLook = norm('major-decision.evaluation-look', '决策实施后检视是否评估', { values: byDefault(years(1)) });
export const decisionEvaluation = norm('major-decision.evaluation', '决策后评估', { values: byDefault(naturalDays(90)) });
export const decisionArchive = norm('major-decision.archive', '重大行政决策归档', { values: byDefault(months(6)) });
/** An answer to whoever proposed a decision. */
export const decisionProposalReply = norm('major-decision.proposal-reply', '答复决策事项建议', { values: byDefault(naturalDays(60)) });
