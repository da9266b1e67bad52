import { count, duration, halfUp, share, stock } from '#kernel';
import { deputiesLaw2015, henanProposalMeasures } from '#law';

const assigned = ['assign', 'assign-joint'] as const;
const fedBack = ['feedback-satisfied', 'feedback-basically', 'feedback-dissatisfied', 'lapse', 'satisfied-again'] as const;
const pending = ['assigned', 'disputing', 'handling', 'drafted'] as const;

/** Deputies' suggestions and proposals of members of the CPPCC in figures. */
export const metrics = {
  received: count({ title: '收到建议提案', unit: '件', definition: '期内收到的件数', acts: 'submit', by: ['kind', 'subject'] }),
  filed: count({ title: '立案', unit: '件', definition: '期内立案的件数', acts: 'file', by: ['kind'] }),
  declined: count({ title: '不予立案', unit: '件', definition: '期内不予立案、转其他程序的件数', acts: ['decline', 'transfer'] }),
  assigned: count({
    title: '交办',
    unit: '件',
    definition: '期内交办的件数，每件计一次',
    acts: assigned,
    first: true,
    by: ['kind', 'subject', 'leadUnit'],
  }),
  returned: count({ title: '退件', unit: '件', definition: '期内承办单位退件的次数', acts: 'return-not-ours', by: ['kind'] }),
  replied: count({
    title: '答复',
    unit: '件',
    definition: '期内首次答复的件数',
    basis: deputiesLaw2015('第42条'),
    acts: 'sign-reply',
    by: ['kind', 'replyClass', 'subject', 'leadUnit'],
  }),
  'on-time': count({
    title: '按期答复',
    unit: '件',
    definition: '期内在期限内答复的件数',
    acts: 'sign-reply',
    inTime: 'reply',
    by: ['kind', 'leadUnit'],
  }),
  late: count({
    title: '超期答复',
    unit: '件',
    definition: '期内超过期限才答复的件数，逐件列入通报',
    acts: 'sign-reply',
    late: 'reply',
    by: ['kind', 'leadUnit'],
  }),
  'on-time-rate': share({ title: '按期答复率', definition: '按期答复件数÷答复件数', of: 'on-time', over: 'replied', rounding: halfUp(2) }),
  extended: count({ title: '延长办理', unit: '件', definition: '期内因情况复杂延长至六个月的件数', acts: 'extend', by: ['kind'] }),
  days: duration({
    title: '答复用时（中位数）',
    unit: '日',
    definition: '期内答复的建议提案自交办次日起至答复之日的日数的中位数',
    clock: 'reply',
    acts: 'sign-reply',
    at: 'median',
    rounding: halfUp(0),
  }),
  'fed-back': count({
    title: '反馈结果',
    unit: '件',
    definition: '期内反馈、期满未反馈的件数；再次答复后的反馈另计一次',
    basis: henanProposalMeasures('第22条'),
    acts: fedBack,
    by: ['satisfaction', 'kind'],
  }),
  content: count({
    title: '满意和基本满意',
    unit: '件',
    definition: '期内反馈满意、基本满意的件数；未反馈的不计',
    acts: fedBack,
    where: { satisfaction: ['satisfied', 'basically'] },
    by: ['kind', 'satisfaction'],
  }),
  'told-us': count({
    title: '有反馈',
    unit: '件',
    definition: '期内有反馈的件数，期满未反馈的不计',
    acts: fedBack,
    where: { satisfaction: ['satisfied', 'basically', 'dissatisfied'] },
    by: ['kind', 'satisfaction'],
  }),
  'satisfaction-rate': share({
    title: '满意率',
    definition: '满意和基本满意件数÷有反馈件数，未反馈的单列',
    of: 'content',
    over: 'told-us',
    rounding: halfUp(2),
  }),
  rehandled: count({
    title: '再次办理',
    unit: '件',
    definition: '期内反馈不满意、再次办理的件数',
    acts: 'feedback-dissatisfied',
    by: ['kind'],
  }),
  're-replied-on-time': count({
    title: '按期再次答复',
    unit: '件',
    definition: '期内在一个月内再次答复的件数',
    basis: henanProposalMeasures('第22条'),
    acts: 're-reply',
    inTime: 'rehandling',
  }),
  published: count({ title: '公开', unit: '件', definition: '期内向社会公开答复的件数', acts: 'publish', by: ['kind'] }),
  pending: stock({ title: '在办', unit: '件', definition: '期末交办后尚未答复的件数', states: pending, by: ['kind', 'leadUnit'] }),
  open: stock({
    title: '尚未办结',
    unit: '件',
    definition: '期末不满意正在再次办理、评估的件数',
    states: ['rehandling', 're-replied', 'evaluating'],
    by: ['kind'],
  }),
} as const;
