import { naturalDays, norm, workingDays } from '#kernel';
import { byDefault } from './value.ts';

/** Progress of a month is due on the 5th of the next, of a quarter on the 10th after it; a day off rolls forward. */
export const monthlyProgress = norm('task.monthly-progress', '月度进度填报', { values: byDefault(naturalDays(5)) });
export const quarterlyProgress = norm('task.quarterly-progress', '季度进度填报', { values: byDefault(naturalDays(10)) });
export const progressReview = norm('task.progress-review', '上级审核进度填报', { values: byDefault(workingDays(3)) });

/** Yellow: actual progress is under this share of the progress planned. */
export const behindShare = norm('task.behind-share', '黄灯：实际进度低于计划进度的比例', { values: byDefault<number>(0.8) });
/** Yellow: so near to its due date, and not so far advanced. */
export const nearDue = norm('task.near-due', '黄灯：距完成时限的工作日', { values: byDefault(workingDays(10)) });
export const nearProgress = norm('task.near-progress', '黄灯：临近时限应达到的进度（%）', {
  stricter: 'larger',
  values: byDefault<number>(90),
});
/** Red: so many periods in a row without a report. */
export const missedPeriods = norm('task.missed-periods', '红灯：连续未填报的期数', { values: byDefault<number>(2) });
/** A task that was broken down: share of the weight of its parts, in per cent, above which it takes their colour. */
export const redShare = norm('task.red-share', '母任务红灯：红灯子任务的权重占比（%）', { values: byDefault<number>(20) });
export const redYellowShare = norm('task.red-yellow-share', '母任务黄灯：红黄灯子任务的权重占比（%）', { values: byDefault<number>(30) });
