import { type Json, type Norm, naturalDays, norm, workingDays } from '#kernel';
import { byDefault } from './value.ts';

/** Orders: none of these lengths is in a law; the city sets its own. */
export const orderSignOff = norm('supervision.order-sign-off', '督办单签收', { values: byDefault(workingDays(2)) });
export const orderReplyFirst = norm('supervision.order-reply-first', '督办单回复（一级提示）', { values: byDefault(workingDays(5)) });
export const orderReplySecond = norm('supervision.order-reply-second', '督办单回复（二级督办）', { values: byDefault(workingDays(3)) });
export const orderReplyThird = norm('supervision.order-reply-third', '督办单回复（三级挂牌督办）', { values: byDefault(workingDays(1)) });
export const orderReplyExtension = norm('supervision.order-reply-extension', '督办单回复的延长', { values: byDefault(workingDays(3)) });
/** Two of one kind on one unit within it look like the same inspection twice. */
export const repeatedInspection = norm('supervision.repeated-inspection', '疑似重复督查的间隔', {
  stricter: 'larger',
  values: byDefault(naturalDays(30)),
});

export const rectificationPlan = norm('rectification.plan', '报送整改方案', { values: byDefault(workingDays(10)) });
export const rectificationPlanExtension = norm('rectification.plan-extension', '报送整改方案的延长', { values: byDefault(workingDays(5)) });
export const rectificationCheck = norm('rectification.check', '整改核查', { values: byDefault(workingDays(10)) });

export const pledgeConsultation = norm('pledge.consultation', '目标责任书征求意见', {
  stricter: 'larger',
  values: byDefault(workingDays(5)),
});
/** Month and day. */
export const pledgeSigning = norm('pledge.signing', '目标责任书签订的最后日期', { values: byDefault<string>('03-31') });
export const pledgeAmendment = norm('pledge.amendment', '目标责任书变更的最后日期', { values: byDefault<string>('09-30') });
export const lawIndicatorWeight = norm('pledge.law-weight', '法治政府建设共性指标的权重下限', {
  stricter: 'larger',
  values: byDefault<number>(5),
});

export const quarterSelfReport = norm('quarter.self-report', '季度自评（季末起）', { values: byDefault(naturalDays(10)) });
export const quarterSelfReportExtension = norm('quarter.self-report-extension', '季度自评的延长', { values: byDefault(workingDays(3)) });
export const quarterPublication = norm('quarter.publication', '季度通报发布（季末起）', { values: byDefault(naturalDays(30)) });
export const quarterObjection = norm('quarter.objection', '得分异议', { values: byDefault(workingDays(5)) });
export const quarterObjectionAnswer = norm('quarter.objection-answer', '得分异议答复', { values: byDefault(workingDays(10)) });
export const quarterObjectionAnswerExtension = norm('quarter.objection-answer-extension', '得分异议答复的延长', {
  values: byDefault(workingDays(5)),
});
/** Of a hundred units. */
export const quarterOnsiteShare = norm('quarter.onsite-share', '季度现场抽查的最低比例（%）', {
  stricter: 'larger',
  values: byDefault<number>(20),
});
export const quarterScorerGap = norm('quarter.scorer-gap', '两名评分人的最大分差', { values: byDefault<number>(5) });

export const incentiveObjection = norm('incentive.objection', '对奖惩建议提出异议', {
  stricter: 'larger',
  values: byDefault(workingDays(5)),
});
export const incentiveObjectionReview = norm('incentive.objection-review', '奖惩异议复核', { values: byDefault(workingDays(10)) });
/** Of a hundred members. */
export const excellentShare = norm('appraisal.excellent-share', '年度考核优秀等次的最高比例（%）', { values: byDefault<number>(20) });
export const appraisalMinimumMonths = norm('appraisal.minimum-months', '任职不满此月数的由组织部门裁量', { values: byDefault<number>(6) });

/** The net points of a quarter count for the total up to this, either way. */
export const quarterCreditCap = norm('quarter.credit-cap', '季度积分计入总分的上限', { values: byDefault<number>(5) });

/** Grades of a quarter by the lowest total of each. */
export const quarterGrades: Norm<Json> = norm<Json>('quarter.grades', '季度考评等次的下限', {
  values: byDefault<Json>({ excellent: 90, good: 80, fair: 70 }),
});
/** Of the weight, what reaching the floor but not the target of a stepped indicator gives, in percent. */
export const quarterStepShare = norm('quarter.step-share', '按档计分达到底线值的得分比例（%）', { values: byDefault<number>(60) });

const points = (event: string, title: string, value: number) =>
  norm(`points.${event}`, `督查积分：${title}`, { values: byDefault<number>(value) });

/** The table of points: one value per event, which a city may set from a day on; earlier entries keep theirs. */
export const pointsBase = points('base', '年度基础分', 100);
export const pointsOnTime = points('on-time', '按期办结且一次通过', 1);
export const pointsEarly = points('early', '提前五分之一以上时限办结', 1.5);
export const pointsPraised = points('praised', '受市领导书面肯定', 2);
export const pointsPromoted = points('promoted', '经验被上级推广', 5);
export const pointsLateShort = points('late-short', '逾期一至五个工作日', -1);
export const pointsLateMiddle = points('late-middle', '逾期六至十五个工作日', -3);
export const pointsLateLong = points('late-long', '逾期十五个工作日以上', -5);
export const pointsReturned = points('returned', '一次退回重办', -0.5);
export const pointsRedOrder = points('red-order', '红牌督办', -3);
export const pointsFalse = points('false-evidence', '证据不实', -10);
export const pointsRedLight = points('red-light', '任务季内月末亮红灯', -1);
export const pointsRelapse = points('relapse', '整改销号后反弹', -2);
export const pointsNamed = points('named', '获命名为示范单位', 2);
