import { count, duration, halfUp, share, stock } from '#kernel';

const unit = '个';

export const metrics = {
  found: count({
    title: '交办整改问题',
    definition: '期内下发整改的问题数，一个问题计一个',
    unit,
    acts: 'issue',
    first: true,
    by: ['source'],
  }),
  'fallen-due': count({
    title: '到期整改问题',
    definition: '期内申报完成或者超过整改时限的问题数，一个问题计一次',
    unit,
    acts: ['report-done', 'pass-limit'],
    first: true,
    by: ['source'],
  }),
  overdue: count({ title: '逾期未完成整改问题', definition: '期内超过整改时限未申报完成的次数', unit: '次', acts: 'pass-limit' }),
  'crossed-off': count({
    title: '整改销号',
    definition: '期内首次销号的问题数',
    unit,
    acts: 'cross-off',
    first: true,
    by: ['source'],
  }),
  'cross-off-rate': share({
    title: '整改销号率',
    definition: '首次销号的问题数÷到期整改问题数',
    of: 'crossed-off',
    over: 'fallen-due',
    rounding: halfUp(),
  }),
  rejected: count({ title: '核查未通过', definition: '期内核查未通过、退回继续整改的次数', unit: '次', acts: 'reject' }),
  checked: count({ title: '核查', definition: '期内作出核查结论的次数', unit: '次', acts: ['cross-off', 'reject'] }),
  'rejection-rate': share({
    title: '核查未通过率',
    definition: '核查未通过的次数÷核查的次数',
    of: 'rejected',
    over: 'checked',
    rounding: halfUp(),
  }),
  relapsed: count({ title: '整改反弹', definition: '期内销号后反弹、重新整改的问题数', unit, acts: 'reopen', first: true }),
  'relapse-rate': share({
    title: '整改反弹率',
    definition: '反弹的问题数÷首次销号的问题数',
    of: 'relapsed',
    over: 'crossed-off',
    rounding: halfUp(),
  }),
  'plan-days': duration({
    title: '整改方案用时',
    definition: '期内报送的整改方案，从下发清单到报送的工作日中位数',
    unit: '个工作日',
    clock: 'plan',
    acts: 'submit-plan',
    at: 'median',
    rounding: halfUp(0),
  }),
  pending: stock({
    title: '在改问题',
    definition: '期末已下发、尚未销号的问题数',
    unit,
    states: ['issued', 'plan-submitted', 'rectifying', 'overdue', 'verifying', 'checked'],
    by: ['source'],
  }),
} as const;
