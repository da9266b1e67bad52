import { norm, workingDays, years } from '#kernel';
import {
  archiveScopeRules,
  archivesRegulation,
  disclosureRegulation,
  disclosureRegulation2008,
  institutionalArchiveRules,
} from '../instruments/common.ts';
import { byDefault, since } from './value.ts';

/** Yellow: at most this many working days are left, or the share of the limit below, whichever is more. */
export const yellowReminder = norm('reminder.yellow', '黄色提醒的剩余期限', { values: byDefault(workingDays(2)) });
export const yellowReminderShare = norm('reminder.yellow-share', '黄色提醒的剩余期限占比', { values: byDefault<number>(0.2) });
export const orangeReminder = norm('reminder.orange', '橙色提醒的剩余期限', { values: byDefault(workingDays(1)) });

/** A record kept later than this after the end of its period is a late entry. */
export const lateEntry = norm('record.late-entry', '补录的宽限期', { values: byDefault(workingDays(5)) });

/** Issuer's characters, year in 〔〕, number without 第 or padded zeros. The form is of GB/T 9704-2012 7.2.5. */
export const documentNumberPattern = norm('document-number.pattern', '文号的格式', {
  values: byDefault<string>('^[\\u4e00-\\u9fa5]{1,12}〔(19|20)\\d{2}〕[1-9]\\d{0,4}号$'),
});
/** Numbers of an issuer and year begin here and have no gaps. */
export const documentNumberFirst = norm('document-number.first', '文号的起始顺序号', { values: byDefault<number>(1) });

/** Information to be published of an authority's own accord. */
export const disclosure = norm('disclosure.publication', '主动公开政府信息', {
  values: [
    since('2008-05-01', workingDays(20), disclosureRegulation2008('第18条', 'recalled')),
    since('2019-05-15', workingDays(20), disclosureRegulation('第26条')),
  ],
});

export const archivePeriods = norm('archive.periods', '定期档案的保管年数', {
  adjustable: 'no',
  values: [since('2006-12-18', [30, 10], archiveScopeRules('保管期限的规定'))],
});
export const archiveReview = norm('archive.review', '合同、审查意见的保管期限', { stricter: 'larger', values: byDefault(years(30)) });
export const archiveGeneral = norm('archive.general', '一般登记的保管期限', { stricter: 'larger', values: byDefault(years(10)) });
export const archiveTransferCity = norm('archive.transfer-city', '向市级档案馆移交', {
  values: [since('2024-03-01', years(20), archivesRegulation('第20条'))],
});
export const archiveTransferCounty = norm('archive.transfer-county', '向县级档案馆移交', {
  values: [since('2024-03-01', years(10), archivesRegulation('第20条'))],
});
/** Month and day of the next year, the day included. */
export const archiveBy = norm('archive.by', '上年度文件归档的截止日', {
  adjustable: 'free',
  values: [since<string>('2019-01-01', '06-30', institutionalArchiveRules('归档时间的规定', 'recalled'))],
});
