import { naturalDays, norm, workingDays } from '#kernel';
import { governmentInspectionRegulation } from '../instruments/supervision.ts';
import { byDefault, since } from './value.ts';

/** Every decision of a meeting becomes a task: from its assignment. */
export const taskSignOff = norm('supervision.sign-off', '任务签收', { values: byDefault(workingDays(2)) });
export const taskDecomposition = norm('supervision.decomposition', '任务二次分解', { values: byDefault(workingDays(5)) });
export const taskDecompositionExtension = norm('supervision.decomposition-extension', '任务二次分解的延长', {
  values: byDefault(workingDays(3)),
});
export const taskExtensions = norm('supervision.extensions', '同一任务的延期次数', { values: byDefault<number>(1) });

export const inspectionReviewApplication = norm('supervision.review-application', '对督查结论申请复核', {
  adjustable: 'no',
  values: [since('2021-02-01', naturalDays(30), governmentInspectionRegulation('第17条'))],
});
export const inspectionReviewDecision = norm('supervision.review-decision', '作出复核决定', {
  values: [since('2021-02-01', naturalDays(30), governmentInspectionRegulation('第17条'))],
});
