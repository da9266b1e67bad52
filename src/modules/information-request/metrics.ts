import { count, duration, halfUp, share, stock, sum } from '#kernel';
import { disclosureRegulation, disclosureReportFormat } from '#law';

const basis = disclosureReportFormat('收到和处理政府信息公开申请情况');
const unit = '件';
/** What ends a request, once in its life. */
const closing = ['serve', 'reply-immediately', 'deem-abandoned', 'deem-unpaid', 'withdraw'] as const;
type Closing = (typeof closing)[number];
type Ground = 'deniedGround' | 'unableGround' | 'notProcessedGround' | 'otherGround';

/** Answers of one group, by the reason that the table asks for and by the kind of applicant. */
const byGround = (title: string, group: string, ground: Ground) =>
  count<Closing, 'resultGroup' | 'applicantKind' | Ground>({
    title,
    definition: `期内办结的申请中${title}的件数，按理由和申请人类型分列`,
    basis,
    unit,
    acts: closing,
    first: true,
    where: { resultGroup: group },
    by: [ground, 'applicantKind'],
  });

export const metrics = {
  received: count<'apply' | 'register', 'applicantKind' | 'channel'>({
    title: '新收申请',
    definition: '期内新收到的政府信息公开申请件数，补正后再次确认的不重复计算',
    basis,
    unit,
    acts: ['apply', 'register'],
    by: ['applicantKind', 'channel'],
  }),
  closed: count<Closing, 'resultGroup' | 'applicantKind'>({
    title: '办结申请',
    definition: '期内送达答复、当场答复、视为放弃和撤回的件数，每件计1件',
    basis,
    unit,
    acts: closing,
    first: true,
    by: ['resultGroup', 'applicantKind'],
  }),
  denied: byGround('不予公开', 'denied', 'deniedGround'),
  unable: byGround('无法提供', 'unable', 'unableGround'),
  'not-processed': byGround('不予处理', 'not-processed', 'notProcessedGround'),
  other: byGround('其他处理', 'other', 'otherGround'),
  pending: stock({
    title: '结转下年度继续办理',
    definition: '期末尚未办结的政府信息公开申请件数',
    basis,
    unit,
    states: ['filed', 'received', 'correcting', 'reason-asked', 'consulting', 'fee-pending', 'searched', 'decided'],
    by: ['applicantKind'],
  }),
  timed: count({
    title: '有法定答复期限的答复',
    definition: '期内送达的答复中，答复期限自收到申请之日起计算的件数；经说明理由延迟答复的不计',
    unit,
    acts: ['serve', 'reply-immediately'],
    where: { resultGroup: ['granted', 'partial', 'denied', 'unable', 'not-processed'] },
    first: true,
  }),
  'on-time': count({
    title: '按期答复',
    definition: '期内在法定期限（含依法延长）内送达的答复件数',
    basis: disclosureRegulation('第33条'),
    unit,
    acts: ['serve', 'reply-immediately'],
    inTime: 'reply',
    first: true,
  }),
  late: count({
    title: '逾期答复',
    definition: '期内超过法定期限送达的答复件数',
    basis: disclosureRegulation('第33条'),
    unit,
    acts: ['serve', 'reply-immediately'],
    late: 'reply',
  }),
  'on-time-rate': share({
    title: '依申请公开按期答复率',
    definition: '按期答复件数÷期内送达的答复件数',
    basis: disclosureRegulation('第33条'),
    of: 'on-time',
    over: 'timed',
    rounding: halfUp(2),
  }),
  extended: count({
    title: '延长答复',
    definition: '期内经负责人同意延长答复期限的件数',
    basis: disclosureRegulation('第33条'),
    unit,
    acts: 'extend',
  }),
  'corrections-asked': count({
    title: '通知补正',
    definition: '期内通知申请人补正的件数',
    basis: disclosureRegulation('第30条'),
    unit,
    acts: 'notify-correction',
  }),
  consultations: count<'consult-third-party' | 'consult-agency', 'consultKind'>({
    title: '征求意见',
    definition: '期内书面征求第三方、共同制作机关意见的次数',
    basis: disclosureRegulation('第32条、第34条'),
    unit: '次',
    acts: ['consult-third-party', 'consult-agency'],
    by: ['consultKind'],
  }),
  'days-median': duration({
    title: '答复用时中位数',
    definition: '期内送达的答复从收到申请到送达的工作日中位数，不计入的期间已扣除',
    unit: '工作日',
    clock: 'reply',
    acts: ['serve', 'reply-immediately'],
    at: 'median',
    rounding: halfUp(0),
  }),
  fees: sum({ title: '收取信息处理费', definition: '期内申请人缴纳的信息处理费之和', unit: '元', acts: 'pay-fee', field: 'fee' }),
  'record-corrections': count({
    title: '更正信息',
    definition: '期内更正与申请人自身相关的政府信息的件数',
    basis: disclosureRegulation('第41条'),
    unit,
    acts: 'correct-record',
  }),
  disputes: count<'file-dispute', 'disputeKind'>({
    title: '因信息公开申请复议、提起诉讼',
    definition: '期内登记的因政府信息公开申请行政复议、提起行政诉讼的件数',
    basis: disclosureReportFormat('行政复议、行政诉讼情况'),
    unit,
    acts: 'file-dispute',
    by: ['disputeKind'],
  }),
  'dispute-results': count<'record-dispute-result', 'disputeKind' | 'disputeResult'>({
    title: '复议、诉讼结果',
    definition: '期内登记的政府信息公开复议、诉讼结果件数',
    basis: disclosureReportFormat('行政复议、行政诉讼情况'),
    unit,
    acts: 'record-dispute-result',
    by: ['disputeKind', 'disputeResult'],
  }),
  'disputes-open': stock({
    title: '复议、诉讼尚未审结',
    definition: '期末尚未审结的政府信息公开复议、诉讼件数',
    basis: disclosureReportFormat('行政复议、行政诉讼情况'),
    unit,
    states: 'in-dispute',
    by: ['disputeKind'],
  }),
} as const;
