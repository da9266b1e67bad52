import { choice, count, date, file, halfUp, longText, procedure, refusal, share, stock, text } from '#kernel';
import { henanProposalMeasures, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

const setting = platformDefaults('承诺事项');
const answered = henanProposalMeasures('第19条');

/** What a reply promises to do, item by item, each with its day: kept in sight until it is done. */
export const proposalCommitment = procedure({
  id: 'proposal-commitment',
  version: 1,
  title: '建议提案承诺事项',
  group: '公开与监督',
  basis: answered,
  roles: {
    clerk: { title: '主办单位经办', relation: 'own', duties: ['clerk', 'reviewer'] },
    head: { title: '主办单位负责人', relation: 'own', duties: ['head'] },
    supervisor: { title: '交办机关', relation: 'office', office: 'government-office', duties: ['clerk', 'chief', 'head'] },
  },
  fields: {
    commitmentNo: text('编号', open),
    proposalNo: text('建议提案编号', { ...open, max: 20 }),
    title: text('承诺事项', { ...open, min: 4, max: 200 }),
    kind: choice('类别', { suggestion: '代表建议', 'motion-related': '议案转建议', cppcc: '政协提案' }, open),
    dueOn: date('完成期限', { ...open, future: true }),
    deferReason: longText('列入规划的理由', { ...open, max: 500 }),
    result: longText('落实情况', { ...open, max: 2000 }),
    evidence: file('落实证据', staff),
    dropReason: longText('不再实施的理由', { ...open, max: 500 }),
    withdrawReason: longText('撤回理由', { ...staff, max: 500 }),
    lateReason: longText('超期原因', { ...staff, max: 500 }),
  },
  shows: { title: 'title', number: 'commitmentNo', list: ['proposalNo', 'title', 'dueOn'] },
  states: {
    proposed: { title: '拟承诺' },
    promised: { title: '落实中' },
    deferred: { title: '列入规划' },
    fulfilled: { title: '已兑现', final: true },
    dropped: { title: '不再实施', final: true },
    withdrawn: { title: '已撤回', final: true },
  },
  publicIn: ['promised', 'deferred', 'fulfilled', 'dropped'],
  acts: {
    propose: {
      title: '登记承诺事项',
      basis: answered,
      by: 'clerk',
      to: 'proposed',
      needs: ['proposalNo', 'title', 'kind', 'dueOn'],
      guard: ({ values, on }) =>
        (values.dueOn ?? '') > on
          ? undefined
          : refusal('due-past', '完成期限应在今日之后', { remedy: '请填写将来的日期', basis: setting, field: 'dueOn' }),
    },
    withdraw: {
      title: '撤回',
      basis: setting,
      by: 'clerk',
      from: 'proposed',
      to: 'withdrawn',
      needs: ['withdrawReason'],
      awaited: [],
    },
    promise: { title: '随答复生效', basis: answered, by: 'clock', from: 'proposed', to: 'promised' },
    fulfil: {
      title: '兑现',
      basis: answered,
      by: ['clerk', 'head'],
      from: ['promised', 'deferred'],
      to: 'fulfilled',
      needs: ['result', 'evidence'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    defer: {
      title: '列入规划、改定期限',
      basis: setting,
      by: 'head',
      from: ['promised', 'deferred'],
      to: 'deferred',
      needs: ['dueOn', 'deferReason'],
      guard: ({ values, matter }) =>
        (values.dueOn ?? '') > String(matter?.values.dueOn ?? '')
          ? undefined
          : refusal('due-earlier', '改定的期限应晚于原期限', { remedy: '请核对期限', basis: setting, field: 'dueOn' }),
      awaited: [],
    },
    drop: {
      title: '不再实施',
      basis: setting,
      by: 'supervisor',
      from: ['promised', 'deferred'],
      to: 'dropped',
      needs: ['dropReason'],
      awaited: [],
    },
  },
  deadlines: {
    fulfilment: {
      title: '兑现承诺',
      basis: answered,
      kind: 'at-most',
      starts: 'promise',
      until: 'dueOn',
      stops: ['fulfil', 'drop'],
    },
  },
  serials: { commitmentNo: { at: 'propose', pattern: 'CN-{unit}-{year}-{seq3}', basis: setting } },
  metrics: {
    promised: count({ title: '承诺事项', unit: '项', definition: '期内随答复生效的承诺事项数', acts: 'promise', by: ['kind'] }),
    fulfilled: count({ title: '兑现', unit: '项', definition: '期内兑现的承诺事项数', acts: 'fulfil', by: ['kind'] }),
    'on-time': count({ title: '按期兑现', unit: '项', definition: '期内在完成期限内兑现的项数', acts: 'fulfil', inTime: 'fulfilment' }),
    deferred: count({ title: '改定期限', unit: '次', definition: '期内列入规划、改定期限的次数', acts: 'defer' }),
    ended: count({
      title: '兑现、改期或者不再实施',
      unit: '项',
      definition: '期内兑现、改定期限、不再实施的项次',
      acts: ['fulfil', 'defer', 'drop'],
    }),
    'fulfilled-rate': share({
      title: '承诺兑现率',
      definition: '期内兑现项数÷期内兑现、改定期限、不再实施的项次之和；尚未到期的不计',
      of: 'fulfilled',
      over: 'ended',
      rounding: halfUp(2),
    }),
    open: stock({ title: '待兑现', unit: '项', definition: '期末尚未兑现的承诺事项数', states: ['promised', 'deferred'], by: ['kind'] }),
  },
});
