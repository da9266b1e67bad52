import { count, duration, halfUp, share, stock, sum } from '#kernel';
import { legalCounselOpinion } from '#law';
import { mustHear } from './fields.ts';

const given = ['issue-opinion', 'object'] as const;
const fedBack = ['adopt', 'partly-adopt', 'not-adopt', 'revise', 'explain'] as const;

/** What a unit asked its counsel, what it was told, and what it did with it. */
export const metrics = {
  requested: count({
    title: '征询法律顾问意见',
    unit: '件',
    definition: '期内提出的征询件数，补充听取的一并计入',
    acts: ['request', 'remedy-unheard'],
    by: ['form', 'matterKind'],
  }),
  issued: count({
    title: '出具法律意见',
    unit: '件',
    definition: '期内法律顾问出具意见的件数',
    acts: given,
    by: ['form', 'matterKind', 'conclusion'],
  }),
  illegal: count({ title: '认为不合法', unit: '件', definition: '期内法律顾问认为不合法的件数', acts: 'object', by: ['matterKind'] }),
  'on-time': count({ title: '按期出具', unit: '件', definition: '期内在期限内出具意见的件数', acts: given, inTime: 'opinion' }),
  late: count({ title: '超期出具', unit: '件', definition: '期内超过期限出具意见的件数', acts: given, late: 'opinion' }),
  'on-time-rate': share({
    title: '法律意见按期率',
    definition: '按期出具件数÷出具法律意见件数',
    of: 'on-time',
    over: 'issued',
    rounding: halfUp(2),
  }),
  days: duration({
    title: '出具意见用时（中位数）',
    unit: '个工作日',
    definition: '期内一般征询自提出次日起至出具意见之日的工作日数的中位数',
    clock: 'opinion',
    acts: given,
    at: 'median',
    where: { urgency: 'ordinary' },
    rounding: halfUp(1),
  }),
  'fed-back': count({
    title: '反馈采纳情况',
    unit: '件',
    definition: '期内反馈采纳情况的件数',
    acts: fedBack,
    by: ['adoption', 'matterKind'],
  }),
  adopted: count({
    title: '采纳',
    unit: '件',
    definition: '期内全部采纳的件数，部分采纳的另计',
    acts: fedBack,
    where: { adoption: 'adopted' },
  }),
  'adoption-rate': share({
    title: '法律意见采纳率',
    definition: '全部采纳件数÷反馈采纳情况件数，部分采纳不计入分子',
    of: 'adopted',
    over: 'fed-back',
    rounding: halfUp(2),
  }),
  'must-heard': count({
    title: '应听已听',
    unit: '件',
    definition: '期内就应当听取意见的事项出具法律意见的件数',
    basis: legalCounselOpinion('应当听取意见的事项'),
    acts: given,
    where: { matterKind: mustHear },
    by: ['matterKind'],
  }),
  unheard: count({
    title: '应听未听',
    unit: '件',
    definition: '期内登记的应当听取而未听取即提交讨论的件数，逐件列入通报',
    basis: legalCounselOpinion('应听取而未听取的不得提交讨论'),
    acts: 'report-unheard',
    by: ['matterKind'],
  }),
  'must-hear': count({
    title: '应当听取意见的事项',
    unit: '件',
    definition: '应听已听件数与应听未听件数之和；登记后补充听取的，两次都计',
    acts: [...given, 'report-unheard'],
    where: { matterKind: mustHear },
  }),
  'must-heard-rate': share({
    title: '应听已听率',
    definition: '应听已听件数÷应当听取意见的事项件数',
    of: 'must-heard',
    over: 'must-hear',
    rounding: halfUp(2),
  }),
  evaluated: count({ title: '评价', unit: '件', definition: '期内评价的件数', acts: 'evaluate' }),
  scores: sum({ title: '评价得分合计', unit: '分', definition: '期内评价得分之和，一件至多五分', acts: 'evaluate', field: 'score' }),
  'unheard-open': stock({ title: '应听未听尚未补听', unit: '件', definition: '期末登记后尚未补充听取的件数', states: 'unheard' }),
  blocked: stock({ title: '不合法尚未处理', unit: '件', definition: '期末法律顾问认为不合法、尚未修改或者说明的件数', states: 'blocked' }),
  pending: stock({
    title: '在办征询',
    unit: '件',
    definition: '期末尚未出具意见的件数',
    states: ['requested', 'assigned', 'calling', 'opining'],
    by: ['form'],
  }),
} as const;
