import { type Json, months, type Norm, naturalDays, norm, workingDays, years } from '#kernel';
import { otherProvinceReportGuide } from '../instruments/annual-report.ts';
import { cityDemonstrationPractice, demonstrationProgrammeMeasures } from '../instruments/demonstration.ts';
import { byDefault, defaultsFrom, since } from './value.ts';

/** Kinds of units whose organ may run a programme of its own. */
export const programmeOrganisers: Norm<Json> = norm<Json>('demonstration.organisers', '可以开展创建示范活动的层级', {
  adjustable: 'no',
  values: [
    since<Json>(
      defaultsFrom,
      ['city', 'county', 'zone', 'department', 'township', 'street'],
      cityDemonstrationPractice('2022年4月20日前的做法'),
    ),
    since<Json>('2022-04-20', ['city', 'county'], demonstrationProgrammeMeasures('第3条、第4条')),
  ],
});
/** Whether it takes the number of the document that approved it. */
export const programmeApproval: Norm<Json> = norm<Json>('demonstration.approval', '开展创建示范活动须经批准', {
  adjustable: 'no',
  values: [
    since<Json>(defaultsFrom, false, cityDemonstrationPractice('2022年4月20日前的做法')),
    since<Json>('2022-04-20', true, demonstrationProgrammeMeasures('第3条、第4条')),
  ],
});

/** At least: nobody is named before the list has been open so long. */
export const namingPublicity = norm('demonstration.publicity', '示范命名公示', { stricter: 'larger', values: byDefault(workingDays(5)) });
export const namingObjection = norm('demonstration.objection', '示范命名异议核查', { values: byDefault(workingDays(15)) });
export const titleValidity = norm('demonstration.validity', '示范称号有效期', { values: byDefault(years(3)) });
/** Six months before a title of three years ends. */
export const titleReinspection = norm('demonstration.reinspection', '示范称号到期复核', { values: byDefault(months(30)) });
export const titleSpotCheck = norm('demonstration.spot-check', '示范单位日常抽查', { values: byDefault(years(1)) });
export const titleRectification = norm('demonstration.rectification', '示范单位复核整改', { values: byDefault(naturalDays(60)) });
/** At least: nobody's silence is taken for consent before it has passed. */
export const revocationStatement = norm('demonstration.statement', '撤销示范称号的陈述申辩', {
  stricter: 'larger',
  values: byDefault(workingDays(10)),
});
/** By which day of the year a named region reports on the year before: month and day. */
export const demonstrationReportBy: Norm<Json> = norm<Json>('demonstration.report-by', '示范地区报告上年情况的日期', {
  adjustable: 'free',
  values: [...byDefault<Json>('01-31'), since<Json>('2023-01-01', '01-31', otherProvinceReportGuide('示范地区年度报告'))],
});
export const panelSize = norm('demonstration.panel', '示范评审组人数（不少于）', { stricter: 'larger', values: byDefault<number>(3) });
export const surveySample = norm('demonstration.survey-sample', '示范满意度测评样本数（不少于）', {
  stricter: 'larger',
  values: byDefault<number>(50),
});
export const indicatorVerification = norm('demonstration.indicator-verification', '示范创建指标核验', {
  values: byDefault(workingDays(10)),
});
