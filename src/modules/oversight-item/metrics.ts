import { count, duration, halfUp, share, stock } from '#kernel';
import { henanSupervisionMeasures } from '#law';
import { congressKinds, datedKinds, lawKinds } from './fields.ts';

const receipts = ['receive', 'receive-dated'] as const;
const under = ['received', 'assigned', 'handling', 'drafted'] as const;
const judicial = ['judicial-advice', 'judicial-document-advice', 'procuratorial-advice', 'procuratorial-urgent', 'judgment'] as const;

const receivedBy = <const K extends string>(title: string, definition: string, kind: readonly K[]) =>
  count({ title, unit: '件', definition, acts: receipts, where: { kind }, by: ['kind'] });

/** Oversight in figures: by whom, whether answered in time, whether put right. */
export const metrics = {
  received: count({ title: '收到监督意见', unit: '件', definition: '期内收到的各类监督意见件数', acts: receipts, by: ['kind'] }),
  'received-party': receivedBy('党内监督', '期内收到的巡察反馈等党内监督件数', ['party-inspection']),
  'received-congress': receivedBy('人大监督', '期内收到的审议意见、询问、专题询问、质询件数', congressKinds),
  'received-supervisory': receivedBy('监察监督', '期内收到的监察建议件数', ['supervisory-advice']),
  'received-democratic': receivedBy('民主监督', '期内收到的政协建议案、协商意见件数', ['democratic']),
  'received-judicial': receivedBy('司法监督', '期内收到的司法建议、检察建议和须履行的生效裁判件数', judicial),
  'received-government': receivedBy('行政内部监督', '期内收到的审计、督查、层级监督件数', ['audit', 'inspection', 'hierarchical']),
  replied: count({
    title: '回复',
    unit: '件',
    definition: '期内首次回复来文机关的件数',
    basis: henanSupervisionMeasures('第11条、第20条'),
    acts: 'reply',
    first: true,
    by: ['kind', 'leadUnit'],
  }),
  'replied-by-law': count({
    title: '有规定期限的回复',
    unit: '件',
    definition: '期内首次回复的、期限有规定的监督意见件数',
    acts: 'reply',
    first: true,
    where: { kind: lawKinds },
  }),
  'on-time': count({
    title: '按规定期限回复',
    unit: '件',
    definition: '期内在规定期限内首次回复的件数',
    acts: 'reply',
    first: true,
    inTime: 'reply',
    by: ['kind'],
  }),
  'on-time-rate': share({
    title: '监督意见按期回复率',
    definition: '按规定期限回复件数÷有规定期限的回复件数；期限由来文载明的另计',
    of: 'on-time',
    over: 'replied-by-law',
    rounding: halfUp(2),
  }),
  'replied-dated': count({
    title: '载明期限的回复',
    unit: '件',
    definition: '期内首次回复的、期限由来文载明的件数',
    acts: 'reply',
    first: true,
    where: { kind: datedKinds },
  }),
  'dated-on-time': count({
    title: '按载明期限回复',
    unit: '件',
    definition: '期内在来文载明的期限内首次回复的件数',
    acts: 'reply',
    first: true,
    inTime: 'dated',
    by: ['kind'],
  }),
  'dated-on-time-rate': share({
    title: '载明期限按期率',
    definition: '按载明期限回复件数÷载明期限的回复件数',
    of: 'dated-on-time',
    over: 'replied-dated',
    rounding: halfUp(2),
  }),
  'judgments-performed': count({
    title: '履行生效裁判',
    unit: '件',
    definition: '期内履行生效裁判并回复的件数',
    acts: 'reply',
    first: true,
    where: { kind: 'judgment' },
  }),
  'judgments-on-time': count({
    title: '按期履行生效裁判',
    unit: '件',
    definition: '期内在裁判载明的期限内履行的件数',
    acts: 'reply',
    first: true,
    where: { kind: 'judgment' },
    inTime: 'dated',
  }),
  'judgment-rate': share({
    title: '生效裁判按期履行率',
    definition: '按期履行件数÷履行生效裁判件数',
    of: 'judgments-on-time',
    over: 'judgments-performed',
    rounding: halfUp(2),
  }),
  returned: count({
    title: '要求再次回复',
    unit: '次',
    definition: '期内来文机关不满意、要求再次回复的次数',
    acts: 'return-reply',
    by: ['kind'],
  }),
  rectifying: count({ title: '转入整改', unit: '件', definition: '期内转入整改的件数', acts: 'accept-reply', by: ['kind'] }),
  closed: count({ title: '销号', unit: '件', definition: '期内销号的件数', acts: ['close-no-action', 'verify'], by: ['kind'] }),
  verified: count({ title: '整改销号', unit: '件', definition: '期内整改核验后销号的件数', acts: 'verify', by: ['kind'] }),
  'verified-on-time': count({
    title: '按期整改',
    unit: '件',
    definition: '期内在整改期限内核验销号的件数',
    acts: 'verify',
    inTime: 'rectification',
  }),
  'rectification-rate': share({
    title: '按期整改率',
    definition: '按期整改件数÷整改销号件数',
    of: 'verified-on-time',
    over: 'verified',
    rounding: halfUp(2),
  }),
  rejected: count({ title: '不予销号', unit: '次', definition: '期内整改证据不足、退回整改的次数', acts: 'reject-evidence', by: ['kind'] }),
  days: duration({
    title: '回复用时（中位数）',
    unit: '日',
    definition: '期内回复的监督意见自收到次日起至首次回复之日的日数的中位数',
    clock: 'reply',
    acts: 'reply',
    at: 'median',
    rounding: halfUp(0),
  }),
  pending: stock({ title: '待回复', unit: '件', definition: '期末尚未回复的件数', states: under, by: ['kind', 'leadUnit'] }),
  'in-rectification': stock({
    title: '整改中',
    unit: '件',
    definition: '期末整改尚未核验销号的件数',
    states: ['rectifying', 'verifying'],
    by: ['kind'],
  }),
} as const;
