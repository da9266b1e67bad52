import { count, duration, halfUp, share, stock, sum } from '#kernel';
import { localPractice } from '#law';

/** The acts that give an opinion. A decline is none: it says that the matter is not to be reviewed. */
export const issuing = [
  'issue-lawful',
  'issue-after-revision',
  'issue-supplement-procedure',
  'issue-risk-disclosed',
  'issue-unlawful',
  'issue-ultra-vires',
] as const;

const basis = localPractice('合法性审查统计');
const unit = '件';
const by = ['kind'] as const;

export const metrics = {
  submitted: count({ title: '送审', definition: '期内首次送审的事项数', unit, acts: 'submit', by }),
  reviewed: count({
    title: '审查件数',
    definition: '期内首次出具审查意见的事项数；同一事项多轮审查只计1件，不属审查范围的不计',
    basis,
    unit,
    acts: issuing,
    first: true,
    by,
  }),
  opinions: count({ title: '审查意见', definition: '期内出具的审查意见数，同一事项每轮各计1件', unit, acts: issuing, by }),
  lawful: count({ title: '合法', definition: '期内出具的结论为合法的意见数', unit, acts: 'issue-lawful', by }),
  'after-revision': count({
    title: '修改后合法',
    definition: '期内出具的结论为修改后合法的意见数',
    unit,
    acts: 'issue-after-revision',
    by,
  }),
  supplement: count({ title: '补充程序', definition: '期内出具的要求补充程序的意见数', unit, acts: 'issue-supplement-procedure', by }),
  unlawful: count({
    title: '不合法或者超越权限',
    definition: '期内出具的结论为不合法或者超越权限的意见数',
    unit,
    acts: ['issue-unlawful', 'issue-ultra-vires'],
    by,
  }),
  'risk-disclosed': count({
    title: '明示法律风险',
    definition: '期内对探索性改革事项明示法律风险的意见数',
    unit,
    acts: 'issue-risk-disclosed',
    by,
  }),
  declined: count({ title: '不属审查范围', definition: '期内以不属审查范围不予受理的事项数', unit, acts: 'decline-out-of-scope', by }),
  returned: count({
    title: '退回',
    definition: '期内因材料不全退回的次数，含逾期未补自动退回',
    unit: '次',
    acts: ['return-materials', 'lapse'],
    by,
  }),
  'days-mean': duration({
    title: '平均用时',
    definition: '期内出具的意见从受理到出具的工作日平均数，等待对方文本的时间不计',
    unit: '个工作日',
    clock: 'review',
    acts: issuing,
    at: 'mean',
    rounding: halfUp(1),
  }),
  'days-p90': duration({
    title: '九成事项的用时',
    definition: '期内出具的意见，九成从受理到出具不超过的工作日数',
    unit: '个工作日',
    clock: 'review',
    acts: issuing,
    at: 'p90',
    rounding: halfUp(0),
  }),
  late: count({ title: '超期', definition: '期内超过审查期限出具的意见数', unit, acts: issuing, late: 'review', by }),
  'on-time': count({ title: '按期', definition: '期内在审查期限内出具的意见数', unit, acts: issuing, inTime: 'review', by }),
  'on-time-rate': share({
    title: '按期率',
    definition: '按期出具的意见数÷出具的意见数',
    of: 'on-time',
    over: 'opinions',
    rounding: halfUp(),
  }),
  'supplement-rate': share({
    title: '补充程序率',
    definition: '补充程序的意见数÷出具的意见数',
    of: 'supplement',
    over: 'opinions',
    rounding: halfUp(),
  }),
  'unlawful-rate': share({
    title: '不合法率',
    definition: '不合法或者超越权限的意见数÷出具的意见数',
    of: 'unlawful',
    over: 'opinions',
    rounding: halfUp(),
  }),
  feedback: count({ title: '反馈', definition: '期内反馈采纳情况的次数', unit: '次', acts: 'record-adoption', by }),
  comments: sum<'record-adoption', 'commentCount' | 'conclusion'>({
    title: '反馈的意见条数',
    definition: '期内反馈采纳情况的修改意见条数',
    unit: '条',
    acts: 'record-adoption',
    field: 'commentCount',
    where: { conclusion: 'lawful-after-revision' },
  }),
  adopted: sum<'record-adoption', 'adoptedCount' | 'conclusion'>({
    title: '采纳条数',
    definition: '期内反馈为采纳的修改意见条数',
    unit: '条',
    acts: 'record-adoption',
    field: 'adoptedCount',
    where: { conclusion: 'lawful-after-revision' },
  }),
  'adopted-rate': share({ title: '采纳率', definition: '采纳条数÷反馈的意见条数', of: 'adopted', over: 'comments', rounding: halfUp() }),
  pending: stock({
    title: '在审',
    definition: '期末已受理、尚未出具意见的事项数',
    unit,
    states: ['accepted', 'reviewing', 'counselling', 'consulting', 'awaiting-text', 'drafted'],
    by,
  }),
} as const;
