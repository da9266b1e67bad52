import { count, duration, halfUp, share, stock, sum, truncate } from '#kernel';
import { mediationLaw } from '#law';

const opening = ['apply', 'detect', 'refer'] as const;
/** 办结: an agreement or none, after mediation. What was never mediated or was withdrawn is not concluded. */
const concluding = ['agree-oral', 'sign-agreement', 'terminate'] as const;
const agreeing = ['agree-oral', 'sign-agreement'] as const;
const people = { kind: 'people' } as const;
const basis = mediationLaw('第10条');
const unit = '件';

/** All but the last two count people's mediation alone. */
export const metrics = {
  registered: count<(typeof opening)[number], 'kind' | 'disputeType' | 'source'>({
    title: '登记案件',
    definition: '期内登记的人民调解案件数',
    basis,
    unit,
    acts: opening,
    where: people,
    by: ['disputeType', 'source'],
  }),
  accepted: count<'consent', 'kind' | 'disputeType'>({
    title: '受理案件',
    definition: '期内各方当事人同意调解而受理的人民调解案件数',
    unit,
    acts: 'consent',
    where: people,
    by: ['disputeType'],
  }),
  concluded: count<(typeof concluding)[number], 'kind' | 'disputeType'>({
    title: '调解案件',
    definition: '期内办结的人民调解案件数：达成口头、书面协议的和调解不成的；未调解、撤回的不计，每案计1件',
    basis,
    unit,
    acts: concluding,
    first: true,
    where: people,
    by: ['disputeType'],
  }),
  succeeded: count<(typeof agreeing)[number], 'kind' | 'disputeType' | 'form'>({
    title: '调解成功',
    definition: '期内达成协议的人民调解案件数，口头、书面均计，每案计1件',
    basis,
    unit,
    acts: agreeing,
    first: true,
    where: people,
    by: ['disputeType', 'form'],
  }),
  failed: count<'terminate', 'kind' | 'disputeType'>({
    title: '调解不成',
    definition: '期内调解不成、终止调解的人民调解案件数',
    basis,
    unit,
    acts: 'terminate',
    first: true,
    where: people,
    by: ['disputeType'],
  }),
  'success-rate': share({
    title: '调解成功率',
    definition: '调解成功件数÷办结件数，截断到两位小数',
    basis,
    of: 'succeeded',
    over: 'concluded',
    rounding: truncate(2),
  }),
  confirmed: count<'confirm', 'kind'>({
    title: '司法确认',
    definition: '期内经人民法院确认的人民调解协议数',
    unit,
    acts: 'confirm',
    where: people,
  }),
  performed: count<'performed', 'kind'>({
    title: '履行',
    definition: '期内登记为已履行的人民调解协议数',
    unit,
    acts: 'performed',
    first: true,
    where: people,
  }),
  days: duration<(typeof concluding)[number], 'mediation', 'kind'>({
    title: '平均用时',
    definition: '期内办结的人民调解案件从受理到办结的自然日平均数',
    unit: '日',
    clock: 'mediation',
    acts: concluding,
    at: 'mean',
    where: people,
    rounding: halfUp(2),
  }),
  amount: sum<(typeof concluding)[number], 'kind' | 'amount'>({
    title: '涉案金额',
    definition: '期内办结的人民调解案件的涉案金额之和',
    unit: '元',
    acts: concluding,
    first: true,
    field: 'amount',
    where: people,
  }),
  people: sum<(typeof concluding)[number], 'kind' | 'peopleInvolved'>({
    title: '涉及人数',
    definition: '期内办结的人民调解案件涉及的人数之和',
    unit: '人',
    acts: concluding,
    first: true,
    field: 'peopleInvolved',
    where: people,
  }),
  alerts: count<'alert-escalation', 'kind' | 'disputeType'>({
    title: '激化报告',
    definition: '期内报告纠纷激化的次数',
    basis: mediationLaw('第25条'),
    unit: '次',
    acts: 'alert-escalation',
    where: people,
    by: ['disputeType'],
  }),
  'not-mediated': count<'party-refuses' | 'refuse-scope', 'kind'>({
    title: '未调解',
    definition: '期内因当事人拒绝或者不属范围而未调解的人民调解案件数',
    unit,
    acts: ['party-refuses', 'refuse-scope'],
    where: people,
  }),
  withdrawn: count<'withdraw', 'kind'>({
    title: '撤回',
    definition: '期内当事人撤回的人民调解案件数',
    unit,
    acts: 'withdraw',
    where: people,
  }),
  pending: stock({
    title: '在调',
    definition: '期末已登记、尚未办结的人民调解案件数',
    unit,
    states: ['registered', 'accepted', 'mediating'],
    where: people,
  }),
  'administrative-concluded': count<(typeof concluding)[number], 'kind'>({
    title: '行政调解',
    definition: '期内办结的行政调解案件数',
    unit,
    acts: concluding,
    first: true,
    where: { kind: 'administrative' },
  }),
  'administrative-succeeded': count<(typeof agreeing)[number], 'kind'>({
    title: '行政调解成功',
    definition: '期内达成协议的行政调解案件数',
    unit,
    acts: agreeing,
    first: true,
    where: { kind: 'administrative' },
  }),
} as const;
