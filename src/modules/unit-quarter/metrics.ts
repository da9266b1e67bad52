import { count, halfUp, share, stock } from '#kernel';

const unit = '个';
const by = ['quarter', 'group'] as const;

export const metrics = {
  units: count({ title: '参评单位', definition: '期内参加季度考评的单位数，一季计一次', unit, acts: 'open-unit', by }),
  reported: count({ title: '季度自评', definition: '期内报送自评的单位数', unit, acts: 'submit-self', first: true, by }),
  'reported-in-time': count<'submit-self', 'quarter' | 'group', 'self'>({
    title: '按期自评',
    definition: '期内在自评截止日期前报送的单位数',
    unit,
    acts: 'submit-self',
    first: true,
    inTime: 'self',
    by,
  }),
  'report-rate': share({
    title: '自评及时率',
    definition: '按期自评的单位数÷参评单位数',
    of: 'reported-in-time',
    over: 'units',
    rounding: halfUp(),
  }),
  unreported: count({ title: '逾期未自评', definition: '期内逾期未自评的单位数', unit, acts: 'mark-missing', by }),
  unlocked: count({ title: '解锁', definition: '期内经批准解锁、重新自评的单位数', unit, acts: 'unlock', by }),
  anomalies: count({ title: '异常核实', definition: '期内要求说明异常情况的次数', unit: '次', acts: 'flag-anomaly', by }),
  onsite: count({ title: '现场抽查', definition: '期内现场抽查的单位数', unit, acts: 'start-onsite', first: true, by }),
  'third-scored': count({ title: '第三人评分', definition: '期内因分差超过规定由第三人评分的单位数', unit, acts: 'score-third', by }),
  scored: count({ title: '得分告知', definition: '期内告知得分的单位数', unit, acts: 'notify', first: true, by }),
  objected: count({ title: '得分异议', definition: '期内对得分提出异议的单位数', unit, acts: 'object', first: true, by }),
  'objection-rate': share({
    title: '异议率',
    definition: '提出异议的单位数÷告知得分的单位数',
    of: 'objected',
    over: 'scored',
    rounding: halfUp(),
  }),
  changed: count({ title: '异议改分', definition: '期内因异议成立改分的单位数', unit, acts: 'change', first: true, by }),
  'changed-rate': share({
    title: '改分率',
    definition: '因异议改分的单位数÷提出异议的单位数',
    of: 'changed',
    over: 'objected',
    rounding: halfUp(),
  }),
  published: count({ title: '得分通报', definition: '期内得分已通报的单位数', unit, acts: 'publish', by: [...by, 'grade'] }),
  pending: stock({
    title: '考评中的单位',
    definition: '期末得分尚未确认的单位数',
    unit,
    states: [
      'self-report',
      'data-check',
      'clarification',
      'onsite',
      'scoring',
      'double-scored',
      'scored',
      'notified',
      'reviewing',
      'changed',
    ],
    by,
  }),
} as const;
