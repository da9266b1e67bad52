import {
  type Actor,
  calendar,
  choice,
  count,
  date,
  duration,
  flag,
  halfUp,
  instrument,
  type Law,
  matterRef,
  money,
  norm,
  party,
  procedure,
  refusal,
  registry,
  share,
  stock,
  sum,
  text,
  workingDays,
} from '#kernel';
import type { UnitRow } from './types.ts';

const rule = instrument({ id: 'rule', title: '示例规则', from: '2010-01-01', mark: 'default' });
const answerLimit = norm('answer-limit', '答复期限', { values: [{ from: '2010-01-01', value: workingDays(10), basis: rule('第5条') }] });

/** A plan that requests can be bound to: the clock marks it used. */
export const plan = procedure({
  id: 'plan',
  version: 1,
  title: '计划',
  group: '示例',
  basis: rule('第1条'),
  roles: { clerk: { title: '经办人', relation: 'own', duties: ['clerk'] } },
  fields: {
    name: text('名称', { publicity: 'public' }),
    usedBy: text('使用者', { publicity: 'staff', max: 60 }),
    number: text('编号', { publicity: 'public', max: 60 }),
    follows: matterRef('plan', '前一计划', { publicity: 'staff' }),
    rests: matterRef('plan', '所依计划', { publicity: 'staff' }),
  },
  shows: { title: 'name', list: ['name'] },
  states: { drawn: { title: '已拟定' }, used: { title: '已使用' }, dropped: { title: '已废止', final: true } },
  publicIn: ['used'],
  acts: {
    draw: { title: '拟定', basis: rule('第2条'), by: 'clerk', to: 'drawn', needs: ['name'], asks: ['number', 'rests', 'follows'] },
    use: { title: '使用', basis: rule('第3条'), by: 'clock', from: 'drawn', to: 'used', asks: ['usedBy'] },
    drop: { title: '废止', basis: rule('第4条'), by: 'clerk', from: 'open', to: 'dropped' },
  },
  deadlines: {},
  serials: { number: { at: 'draw', pattern: '{region}计〔{year}〕{seq}号', basis: rule('第2条') } },
  metrics: {
    drawn: count({ title: '拟定数', definition: '拟定的计划', unit: '件', acts: 'draw' }),
    standing: stock({ title: '现有', definition: '未废止的计划', unit: '件', states: ['drawn', 'used'] }),
  },
});

export const request = procedure({
  id: 'request',
  version: 1,
  title: '申请',
  group: '示例',
  basis: rule('第1条'),
  roles: {
    clerk: { title: '经办人', relation: 'own', duties: ['clerk'] },
    head: { title: '负责人', relation: 'own', duties: ['head'] },
  },
  fields: {
    subject: text('事由', { publicity: 'public' }),
    kind: choice('类别', { water: '供水', road: '道路', other: '其他' }, { publicity: 'public' }),
    urgent: flag('是否紧急', { publicity: 'staff' }),
    amount: money('金额', { publicity: 'staff' }),
    applicant: party('申请人', { publicity: 'staff', personal: true }),
    secret: text('内部意见', { publicity: 'sealed', openTo: ['head'] }),
    number: text('编号', { publicity: 'public', max: 60 }),
    plan: matterRef('plan', '所依计划', { publicity: 'staff' }),
    answeredOn: date('答复日', { publicity: 'public' }),
    lateWhy: text('超期原因', { publicity: 'staff' }),
    result: choice('结果', { granted: '准予', denied: '不准' }, { publicity: 'public' }),
  },
  shows: { title: 'subject', number: 'number', outcome: 'result', list: ['subject', 'kind', 'amount'] },
  states: {
    handled: { title: '办理中' },
    asked: { title: '待补正' },
    overdue: { title: '逾期' },
    answered: { title: '已答复', final: true },
    withdrawn: { title: '已撤回', final: true },
  },
  publicIn: ['answered'],
  acts: {
    submit: {
      title: '提交',
      basis: rule('第2条'),
      by: 'clerk',
      to: 'handled',
      needs: ['subject', 'kind', 'applicant'],
      asks: ['urgent', 'amount', 'secret', 'plan', 'number'],
      brings: [{ on: 'plan', act: 'use', carry: { usedBy: 'subject' } }],
      guard: (view) =>
        view.linked('plan')?.state === 'dropped' ? refusal('plan-dropped', '计划已废止', { remedy: '请另选计划' }) : undefined,
    },
    ask: { title: '要求补正', basis: rule('第3条'), by: 'clerk', from: ['handled', 'overdue'], to: 'asked' },
    complete: { title: '补正', basis: rule('第3条'), by: 'clerk', from: 'asked', to: 'handled', asks: ['amount', 'kind', 'urgent'] },
    answer: {
      title: '答复',
      basis: rule('第5条'),
      by: 'head',
      from: ['handled', 'overdue'],
      to: 'answered',
      needs: ['result'],
      asks: ['lateWhy', 'answeredOn'],
      lateReason: 'lateWhy',
    },
    withdraw: { title: '撤回', basis: rule('第6条'), by: 'clerk', from: 'handled', to: 'withdrawn', voids: true },
    expire: { title: '逾期', basis: rule('第5条'), by: 'clock', from: 'handled', to: 'overdue' },
  },
  deadlines: {
    reply: {
      title: '答复期限',
      basis: rule('第5条'),
      kind: 'at-most',
      starts: 'submit',
      within: answerLimit,
      pausedIn: ['asked'],
      stops: ['answer', 'withdraw'],
      then: 'expire',
    },
  },
  serials: { number: { at: 'submit', pattern: '{region}〔{year}〕{seq}号', basis: rule('第2条') } },
  metrics: {
    received: count({ title: '收件数', definition: '提交的申请', unit: '件', acts: 'submit', by: ['kind'] }),
    'urgent-answered': count({
      title: '紧急',
      definition: '紧急且已答复',
      unit: '件',
      acts: 'answer',
      where: { urgent: true },
      by: ['result', 'urgent'],
    }),
    asked: count({ title: '补正件数', definition: '首次要求补正', unit: '件', acts: 'ask', first: true, by: ['kind'] }),
    'in-time': count({ title: '按期', definition: '按期答复', unit: '件', acts: 'answer', inTime: 'reply' }),
    late: count({ title: '逾期', definition: '逾期答复', unit: '件', acts: 'answer', late: 'reply' }),
    answered: count({ title: '答复数', definition: '答复', unit: '件', acts: 'answer' }),
    'in-time-rate': share({ title: '按期率', definition: '按期÷答复', of: 'in-time', over: 'answered', rounding: halfUp(2) }),
    amount: sum({ title: '金额', definition: '答复时的金额', unit: '元', acts: 'answer', field: 'amount', by: ['kind', 'result'] }),
    pending: stock({ title: '在办', definition: '未办结', unit: '件', states: ['handled', 'asked', 'overdue'], by: ['kind'] }),
    'urgent-pending': stock({
      title: '紧急在办',
      definition: '紧急未办结',
      unit: '件',
      states: ['handled', 'asked'],
      where: { urgent: true },
    }),
    days: duration({
      title: '用时',
      definition: '答复用时',
      unit: '工作日',
      clock: 'reply',
      acts: 'answer',
      at: 'median',
      by: ['kind'],
      rounding: halfUp(1),
    }),
  },
});

export const procedures = registry([plan, request]);

export const law: Law = {
  calendar: calendar([
    { id: 'n2019', title: '示例', year: 2019, mark: 'default', days: [{ date: '2019-05-01', working: false, name: '劳动节' }] },
  ]),
  policies: [],
};

const unit = (code: string, path: string, region: string, kind: string): UnitRow => ({
  code,
  name: `单位${code}`,
  kind,
  path,
  parent: path.split('/').at(-3) ?? null,
  region,
  offices: kind === 'city' ? ['justice'] : [],
  from: '2000-01-01',
  to: null,
  position: 0,
});

export const units: readonly UnitRow[] = [
  unit('990000', '990000/', '990000', 'city'),
  unit('990000-D01', '990000/990000-D01/', '990000', 'department'),
  unit('990001', '990000/990001/', '990001', 'county'),
  unit('990001001', '990000/990001/990001001/', '990001', 'township'),
  unit('990001002', '990000/990001/990001002/', '990001', 'township'),
  unit('990002', '990000/990002/', '990002', 'county'),
  unit('990002001', '990000/990002/990002001/', '990002', 'township'),
];

export function official(id: string, code: string, duties: readonly string[] = ['clerk', 'head']): Actor {
  const path = units.find((u) => u.code === code)?.path ?? '';
  return { id, name: id, kind: 'official', unit: code, unitPath: path, duties, offices: [], territory: path };
}

export const applicant = { kind: 'person', name: '王小明', phone: '13800000000' };
export const at = (day: string, time = '09:00:00'): string => `${day}T${time}+08:00`;
export const whole = { from: '2019-01-01', to: '2019-12-31', unitPath: '990000/' };
