import { norm, workingDays } from '#kernel';
import { disclosureRegulation } from '../instruments/common.ts';
import { lawGovernmentInspectionRules, lawGovernmentOutline2015 } from '../instruments/supervision.ts';
import { byDefault, since } from './value.ts';

/**
 * Days of the year after the reported one, month and day. 「N日前」 ends with the day before: the day itself is late
 * (the platform's reading, as for all limits of this form).
 */

/** Seen only in another province's guide to the central rules; before them, the first quarter. */
const reporting = [
  since<string>('2015-12-27', '04-01', lawGovernmentOutline2015('第一季度报告的要求')),
  since<string>('2019-04-15', '03-01', lawGovernmentInspectionRules('年度报告制度（条文待核）', 'recalled')),
];

/** City and county governments: to the party committee, the standing committee and the government above. */
export const reportSubmission = norm('annual-report.submission', '年度报告报送（此日之前）', { values: reporting });
export const reportByDepartments = norm('annual-report.departments', '部门年度报告报送（此日之前）', { values: reporting });
export const reportPublication = norm('annual-report.publication', '年度报告向社会公开（此日之前）', {
  adjustable: 'no',
  values: [since<string>('2019-04-15', '04-01', lawGovernmentInspectionRules('第24条'))],
});
export const reportDemonstration = norm('annual-report.demonstration', '示范地区另行报告（此日之前）', {
  values: [since<string>('2019-04-15', '02-01', lawGovernmentInspectionRules('年度报告制度（条文待核）', 'recalled'))],
});
export const reportContribution = norm('annual-report.contribution', '供稿（此日之前）', { values: byDefault<string>('01-15') });
/** A contribution that was returned is handed in again. */
export const reportRework = norm('annual-report.rework', '供稿退回后重报', { values: byDefault(workingDays(3)) });
/** 20 January, 24:00. */
export const reportFreeze = norm('annual-report.freeze', '指标冻结（此日之前）', { values: byDefault<string>('01-21') });

export const reportSubmissionReminders = norm('annual-report.submission-reminders', '年度报告报送提醒', {
  values: byDefault(['01-10', '02-01', '02-15', '02-25']),
});
export const reportPublicationReminders = norm('annual-report.publication-reminders', '年度报告公开提醒', {
  values: byDefault(['03-10', '03-20', '03-28']),
});
/** Days before the last day. */
export const reportContributionReminders = norm('annual-report.contribution-reminders', '供稿提醒（届满前天数）', {
  values: byDefault([5, 1]),
});

/** The report on the disclosure of information is another one. */
export const disclosureReportDepartments = norm('annual-report.disclosure-departments', '部门信息公开年报（此日之前）', {
  adjustable: 'no',
  values: [since<string>('2019-05-15', '01-31', disclosureRegulation('第49条'))],
});
export const disclosureReportGovernment = norm('annual-report.disclosure-government', '本级政府信息公开年报（此日之前）', {
  adjustable: 'no',
  values: [since<string>('2019-05-15', '03-31', disclosureRegulation('第49条'))],
});
