import { naturalDays, norm, workingDays, years } from '#kernel';
import { disclosureRegulation, disclosureRegulation2008 } from '../instruments/common.ts';
import { budgetLaw, processingFeeMeasures } from '../instruments/open-government.ts';
import { byDefault, since } from './value.ts';

/** From the day on which the application counts as received. */
export const requestReply = norm('disclosure.reply', '答复政府信息公开申请', {
  values: [
    since('2008-05-01', workingDays(15), disclosureRegulation2008('第24条', 'recalled')),
    since('2019-05-15', workingDays(20), disclosureRegulation('第33条')),
  ],
});
/** The day of receipt decides when the answer is due, so it is settled soon. */
export const receiptConfirmation = norm('disclosure.receipt', '确认收到申请之日', { values: byDefault(workingDays(3)) });
/** Once, agreed by the person in charge, and the applicant is told. */
export const requestExtension = norm('disclosure.extension', '答复政府信息公开申请的延长', {
  values: [
    since('2008-05-01', workingDays(15), disclosureRegulation2008('第24条', 'recalled')),
    since('2019-05-15', workingDays(20), disclosureRegulation('第33条')),
  ],
});
/** All that has to be corrected is told at once. */
export const correctionNotice = norm('disclosure.correction-notice', '政府信息公开申请的补正通知', {
  values: [...byDefault(workingDays(7)), since('2019-05-15', workingDays(7), disclosureRegulation('第30条'))],
});
/** The law asks for a reasonable time only. */
export const correctionBy = norm('disclosure.correction', '申请人补正', { stricter: 'larger', values: byDefault(workingDays(15)) });
export const thirdPartyOpinion = norm('disclosure.third-party', '第三方提出意见', {
  values: [...byDefault(workingDays(15)), since('2019-05-15', workingDays(15), disclosureRegulation('第32条'))],
});
/** Another authority that took part in making the information; its silence counts as consent. */
export const agencyOpinion = norm('disclosure.agency', '其他机关提出意见', {
  values: [...byDefault(workingDays(15)), since('2019-05-15', workingDays(15), disclosureRegulation('第34条'))],
});
export const recordCorrection = norm('disclosure.record-correction', '更正与申请人自身相关的信息', {
  values: byDefault(workingDays(20)),
});
/** Whether what was withheld may be published by now. */
export const withheldReview = norm('disclosure.withheld-review', '不予公开的政府信息定期评估', { values: byDefault(years(1)) });

/**
 * What lies within a step costs its price each (超额累进); below the first step it is free. Where `every` is set, the price
 * grows by `more` with each so many beyond the last step. Without steps nothing may be charged.
 */
export type FeeScale = {
  readonly steps: readonly { readonly from: number; readonly price: number }[];
  readonly every: number;
  readonly more: number;
};
const noScale: FeeScale = { steps: [], every: 0, more: 0 };

const feeScale = (id: string, title: string, scale: FeeScale, provision: string) =>
  norm<FeeScale>(id, title, {
    adjustable: 'no',
    values: [
      since('2019-05-15', noScale, disclosureRegulation('第42条', 'recalled')),
      since('2021-01-01', scale, processingFeeMeasures(provision)),
    ],
  });

/** By application: those of one person in one calendar month. */
export const feeByItems = feeScale(
  'disclosure.fee-items',
  '信息处理费按件标准',
  {
    steps: [
      { from: 11, price: 100 },
      { from: 31, price: 200 },
    ],
    every: 10,
    more: 100,
  },
  '按件计收标准',
);
export const feeByPages = feeScale(
  'disclosure.fee-pages',
  '信息处理费按量标准',
  {
    steps: [
      { from: 31, price: 10 },
      { from: 101, price: 20 },
      { from: 201, price: 40 },
    ],
    every: 0,
    more: 0,
  },
  '按量计收标准',
);
export const feePayment = norm('disclosure.fee-payment', '缴纳信息处理费', {
  values: [...byDefault(workingDays(20)), since('2021-01-01', workingDays(20), processingFeeMeasures('缴费期限', 'recalled'))],
});

/** From the day it was held. */
export const pressRecord = norm('disclosure.press-record', '新闻发布会实录公开', { values: byDefault(workingDays(5)) });

/** From the approval of the government's budget, or the reply on a department's. */
export const budgetPublication = norm('disclosure.budget', '预算、决算公开', {
  values: [since('2018-12-29', naturalDays(20), budgetLaw('第14条'))],
});
/** Month and day of the next year, the day included. */
export const departmentDisclosureReport = norm('disclosure.department-report', '部门信息公开年度报告的公布日', {
  adjustable: 'no',
  values: [since<string>('2019-05-15', '01-31', disclosureRegulation('第49条'))],
});
export const governmentDisclosureReport = norm('disclosure.government-report', '政府信息公开年度报告的公布日', {
  adjustable: 'no',
  values: [since<string>('2019-05-15', '03-31', disclosureRegulation('第49条'))],
});
