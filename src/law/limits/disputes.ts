import { months, naturalDays, norm, workingDays } from '#kernel';
import { byDefault } from './value.ts';

/** How many cases a call-back sample holds at least, unless there are fewer. */
export const sampleFloor = norm('disputes.sample-floor', '调解真实性抽查的样本下限', {
  stricter: 'larger',
  values: byDefault<number>(30),
});
/** Quantile of the normal distribution for the interval: 1.96 is 95 in 100. */
export const sampleConfidence = norm('disputes.sample-confidence', '成功率置信区间的分位数', { values: byDefault<number>(1.96) });
/** From the draw. */
export const callBacks = norm('disputes.call-backs', '抽查回访', { values: byDefault(workingDays(15)) });
export const checkRectification = norm('disputes.check-rectification', '抽查问题整改', { values: byDefault(naturalDays(30)) });

/** The special laws go first. */
export const adjudicationExtension = norm('disputes.adjudication-extension', '行政裁决的延长', { values: byDefault(naturalDays(30)) });
export const adjudicationNotice = norm('disputes.adjudication-notice', '行政裁决申请书送达被申请人', { values: byDefault(workingDays(5)) });
export const adjudicationService = norm('disputes.adjudication-service', '行政裁决书送达', { values: byDefault(workingDays(7)) });

/** A measure for the statistics; each commission's rules say what binds it. */
export const arbitrationDuration = norm('disputes.arbitration-duration', '仲裁案件一般审结时间', { values: byDefault(months(4)) });
