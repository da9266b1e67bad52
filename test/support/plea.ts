/** A kind of matter only tests know: opened by anybody, with another party whose data are no business of who opened it. */
import {
  date,
  files,
  instrument,
  longText,
  matterRef,
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

const rule = instrument({ id: 'plea-rule', title: '请求规则', from: '2010-01-01', mark: 'verified' });
const limit = norm('plea-limit', '答复期限', { values: [{ from: '2010-01-01', value: workingDays(20), basis: rule('第5条') }] });

export const plea = procedure({
  id: 'sample-plea',
  version: 1,
  title: '样例请求',
  group: '样例',
  basis: rule('第1条'),
  roles: {
    applicant: { title: '请求人', relation: 'anyone', duties: [] },
    clerk: { title: '经办人', relation: 'own', duties: ['clerk'] },
  },
  fields: {
    subject: text('请求事项', { publicity: 'public', min: 4 }),
    office: unit('受理单位', { publicity: 'public' }),
    applicant: party('请求人', { publicity: 'party', mask: surname }),
    reasons: longText('理由', { publicity: 'party' }),
    proof: files('材料', { publicity: 'party', max: 3 }),
    document: matterRef('normative-document', '有关文件', { publicity: 'party' }),
    opponents: rows('对方', { who: party('姓名', { publicity: 'party' }) }, { publicity: 'party', mask: surname }),
    channel: text('收件方式', { publicity: 'staff', min: 0 }),
    opinion: longText('内部意见', { publicity: 'staff' }),
    answer: longText('答复', { publicity: 'party' }),
    answeredOn: date('答复日期', { publicity: 'public' }),
  },
  shows: { title: 'subject', list: ['office', 'answeredOn'] },
  owner: 'office',
  states: {
    received: { title: '已收到' },
    correcting: { title: '待补正' },
    answered: { title: '已答复', settled: true },
    withdrawn: { title: '已撤回', final: true },
  },
  publicIn: ['answered'],
  acts: {
    plead: {
      title: '提出请求',
      basis: rule('第2条'),
      by: ['applicant', 'clerk'],
      to: 'received',
      needs: ['subject', 'office', 'applicant', 'reasons'],
      asks: ['proof', 'document', 'channel'],
    },
    'name-opponent': { title: '查明对方', basis: rule('第3条'), by: 'clerk', from: 'received', needs: ['opponents'], asks: ['opinion'] },
    'ask-more': { title: '通知补正', basis: rule('第4条'), by: 'clerk', from: 'received', to: 'correcting' },
    correct: {
      title: '补正',
      basis: rule('第4条'),
      by: ['applicant', 'clerk'],
      from: 'correcting',
      to: 'received',
      asks: ['reasons', 'proof'],
    },
    answer: { title: '答复', basis: rule('第5条'), by: 'clerk', from: 'received', to: 'answered', needs: ['answer', 'answeredOn'] },
    withdraw: { title: '撤回', basis: rule('第6条'), by: 'applicant', from: ['received', 'answered'], to: 'withdrawn' },
  },
  deadlines: {
    reply: {
      title: '答复',
      basis: rule('第5条'),
      kind: 'at-most',
      starts: 'plead',
      within: limit,
      pausedIn: ['correcting'],
      stops: ['answer', 'withdraw'],
    },
  },
  serials: {},
  metrics: { pending: stock({ title: '在办', definition: '未答复的样例', unit: '件', states: 'received' }) },
});

export const pleaValues = {
  subject: '请求修好河边的路灯',
  office: '411722001',
  applicant: {
    kind: 'person',
    name: '赵小河',
    idKind: 'id-card',
    idNumber: '411799199001010015',
    phone: '13800001111',
    address: '河边路一号',
  },
  reasons: '夜里看不见路。',
};
