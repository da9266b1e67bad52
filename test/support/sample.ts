/** A kind of matter only tests know: every publicity, a sealed value, a table with a sealed column, and each relation of a role. */
import {
  choice,
  count,
  date,
  file,
  instrument,
  longText,
  money,
  norm,
  party,
  procedure,
  rows,
  stock,
  surname,
  text,
  unit,
  workingDays,
} from '#kernel';

const rule = instrument({ id: 'sample-rule', title: '样例规则', from: '2010-01-01', mark: 'default' });
const limit = norm('sample-limit', '样例期限', { values: [{ from: '2010-01-01', value: workingDays(10), basis: rule('第5条') }] });
const sealed = { publicity: 'sealed', openTo: ['head'] } as const;

export const sample = procedure({
  id: 'sample-case',
  version: 1,
  title: '样例事项',
  group: '样例',
  basis: rule('第1条'),
  roles: {
    clerk: { title: '经办人', relation: 'own', duties: ['clerk'] },
    head: { title: '负责人', relation: 'own', duties: ['head'] },
    supervisor: { title: '上级审核', relation: 'above', duties: ['reviewer'] },
    helper: { title: '协办人', relation: 'named', field: 'helper', duties: ['clerk'] },
  },
  fields: {
    subject: text('事由', { publicity: 'public' }),
    kind: choice('类别', { water: '供水', road: '道路' }, { publicity: 'public' }),
    applicant: party('申请人', { publicity: 'staff', mask: surname, partyKinds: ['person'] }),
    remark: longText('办理情况', { publicity: 'staff' }),
    verdict: text('内部意见', sealed),
    witnesses: rows('证人', { who: party('姓名', sealed), said: text('陈述', { publicity: 'staff' }) }, { publicity: 'staff', min: 1 }),
    contact: text('联系方式', { publicity: 'party' }),
    helper: unit('协办单位', { publicity: 'staff' }),
    paper: file('材料', { publicity: 'staff' }),
    notice: file('公告', { publicity: 'public' }),
    number: text('编号', { publicity: 'public', max: 60 }),
    amount: money('金额', { publicity: 'staff' }),
    until: date('承诺日期', { publicity: 'public', future: true }),
  },
  shows: { title: 'subject', number: 'number', list: ['kind', 'amount'] },
  states: {
    handling: { title: '办理中' },
    decided: { title: '已决定' },
    archived: { title: '已归档', final: true },
    withdrawn: { title: '已撤回', final: true },
  },
  publicIn: ['decided', 'archived'],
  acts: {
    submit: {
      title: '提交',
      basis: rule('第2条'),
      by: 'clerk',
      to: 'handling',
      needs: ['subject', 'kind', 'applicant'],
      asks: ['contact', 'helper', 'paper', 'amount', 'until', 'witnesses'],
    },
    note: {
      title: '记录办理情况',
      basis: rule('第3条'),
      by: ['clerk', 'helper', 'supervisor'],
      from: 'handling',
      needs: ['remark'],
      asks: ['amount', 'witnesses'],
    },
    decide: {
      title: '决定',
      basis: rule('第5条'),
      by: 'head',
      from: 'handling',
      to: 'decided',
      needs: ['verdict'],
      asks: ['notice'],
      notBy: ['submit'],
    },
    archive: { title: '归档', basis: rule('第6条'), by: 'clerk', from: 'decided', to: 'archived' },
    withdraw: { title: '撤回', basis: rule('第7条'), by: 'clerk', from: 'handling', to: 'withdrawn', voids: true },
  },
  deadlines: {
    reply: { title: '办理期限', basis: rule('第5条'), kind: 'at-most', starts: 'submit', within: limit, stops: ['decide', 'withdraw'] },
  },
  serials: { number: { at: 'submit', pattern: '{region}〔{year}〕{seq}号', basis: rule('第2条') } },
  metrics: {
    submitted: count({ title: '提交数', definition: '提交的样例', unit: '件', acts: 'submit', by: ['kind'] }),
    pending: stock({ title: '在办', definition: '未决定的样例', unit: '件', states: 'handling' }),
  },
});

export const sampleValues = (subject: string) => ({
  subject,
  kind: 'water',
  applicant: { kind: 'person', name: '赵钱孙', phone: '13800000000' },
});
