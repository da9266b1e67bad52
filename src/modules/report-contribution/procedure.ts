import {
  choice,
  count,
  date,
  files,
  flag,
  type Guard,
  halfUp,
  longText,
  matterRef,
  number,
  printDate,
  procedure,
  refusal,
  rows,
  share,
  stock,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { lawGovernmentInspectionRules, platformDefaults, reportRework } from '#law';
import { staff } from '#vocabulary';

const basis = platformDefaults('年度报告供稿');
const five = lawGovernmentInspectionRules('年度报告五项内容', 'recalled');

/** The unit writes words; figures it confirms or disputes, for the records hold them already. */
const fields = {
  title: text('名称', { ...staff, min: 6, max: 120 }),
  report: matterRef('annual-report', '年度报告', staff),
  reportYear: number('报告年度', { ...staff, min: 2000, max: 2100 }),
  requester: unit('部署单位', staff),
  contributor: unit('供稿单位', staff),
  dueOn: date('最迟供稿日', { ...staff, future: true }),
  outline: longText('供稿要求', { ...staff, max: 2000 }),
  measures: longText('主要举措和成效', { ...staff, min: 4, max: 8000, basis: five, help: '数据不需填写，由记录算出' }),
  shortcomings: longText('存在的不足', { ...staff, min: 4, max: 3000, basis: five }),
  causes: longText('原因', { ...staff, min: 4, max: 3000, basis: five }),
  firstPerson: longText('主要负责人履行第一责任人职责的情况', { ...staff, min: 4, max: 3000, basis: five }),
  plans: rows(
    '下一年度主要安排',
    { task: text('任务', { ...staff, min: 2, max: 120 }), measure: longText('工作措施', { ...staff, min: 0, max: 1000 }) },
    { ...staff, min: 1, max: 30, basis: five },
  ),
  other: longText('其他需要报告的情况', { ...staff, max: 3000, basis: five }),
  attachments: files('附件', { ...staff, min: 0, max: 20 }),
  lower: rows(
    '下级供稿',
    { unit: unit('单位', staff), said: longText('采用的内容', { ...staff, max: 2000 }) },
    { ...staff, min: 0, max: 60 },
  ),
  dataVerdict: choice('数据核对', { confirmed: '与实际相符', disputed: '有异议' }, staff),
  disputes: rows(
    '有异议的数据',
    {
      figure: text('数据编号', { ...staff, max: 200 }),
      name: text('数据名称', { ...staff, max: 120 }),
      reason: longText('异议和依据', { ...staff, min: 4, max: 1000 }),
    },
    { ...staff, min: 1, max: 60, when: { field: 'dataVerdict', in: ['disputed'] } },
  ),
  signer: text('签字的单位负责人', { ...staff, max: 30 }),
  pledge: flag('承诺数据真实、准确、完整', staff),
  disputeAnswer: longText('异议的处理', { ...staff, max: 2000 }),
  returnReason: longText('退回意见', { ...staff, min: 4, max: 1000 }),
  urgeNote: longText('催报意见', { ...staff, min: 2, max: 500 }),
  waiveReason: longText('不需供稿的理由', { ...staff, min: 4, max: 500 }),
  lateReason: longText('逾期原因', { ...staff, max: 500 }),
} as const;

type G = Guard<ValuesOf<typeof fields>>;

/** A contribution is asked for while the report still takes them. */
const reportTakes: G = ({ linked, values }) => {
  const report = linked('report');
  if (report?.procedure === 'annual-report' && report.state === 'collecting' && report.values.reportYear === values.reportYear)
    return undefined;
  return refusal('not-collecting', '所选年度报告不在供稿阶段', { remedy: '请核对报告和年度', basis, field: 'report' });
};

/** Units may be given less time than the report has, not more. */
const timeOfReport: G = ({ linked, values }) => {
  const last = linked('report')?.values.contributeBefore;
  if (typeof last !== 'string' || (values.dueOn ?? '') <= last) return undefined;
  return refusal('due-late', '最迟供稿日晚于报告规定的日期', { remedy: `不得晚于${printDate(last)}`, basis, field: 'dueOn' });
};

const pledged: G = ({ values }) =>
  values.pledge === true
    ? undefined
    : refusal('no-pledge', '没有作出数据承诺', { remedy: '请由单位负责人核对数据后承诺', basis, field: 'pledge' });

const disputesAnswered: G = ({ values }) =>
  values.dataVerdict !== 'disputed' || values.disputeAnswer
    ? undefined
    : refusal('dispute-open', '该单位对数据有异议，还没有处理', {
        remedy: '请核查记录后写明处理情况；记录有误的，由经办单位更正记录',
        basis,
        field: 'disputeAnswer',
      });

/** 供稿: what a unit contributes to a yearly report, from township to county and from county to city. */
export const reportContribution = procedure({
  id: 'report-contribution',
  version: 1,
  title: '年度报告供稿',
  group: '年度报告',
  basis,
  roles: {
    requester: { title: '部署单位经办人', relation: 'named', field: 'requester', duties: ['clerk', 'reviewer', 'chief'] },
    contributor: { title: '供稿人', relation: 'own', duties: ['clerk', 'reviewer', 'secretariat'] },
    head: { title: '供稿单位负责人', relation: 'own', duties: ['head', 'leader'] },
  },
  fields,
  shows: { title: 'title', outcome: 'dataVerdict', list: ['contributor', 'reportYear', 'dueOn'] },
  owner: 'contributor',
  states: {
    requested: { title: '待供稿' },
    drafted: { title: '待负责人签字' },
    submitted: { title: '已报送，待审核' },
    returned: { title: '退回修改' },
    accepted: { title: '已采用', final: true },
    waived: { title: '不需供稿', final: true },
  },
  publicIn: [],
  acts: {
    request: {
      title: '部署',
      basis,
      by: 'requester',
      to: 'requested',
      needs: ['title', 'report', 'reportYear', 'requester', 'contributor', 'dueOn'],
      asks: ['outline'],
      guard: [reportTakes, timeOfReport],
    },
    write: {
      title: '填报供稿',
      basis: five,
      by: 'contributor',
      from: ['requested', 'returned', 'drafted'],
      to: 'drafted',
      needs: ['measures', 'shortcomings', 'causes', 'firstPerson', 'plans', 'dataVerdict', 'disputes'],
      asks: ['other', 'attachments', 'lower'],
      awaited: ['requested', 'returned'],
    },
    'send-back': {
      title: '退回经办人',
      basis: platformDefaults('退回'),
      by: 'head',
      from: 'drafted',
      to: 'returned',
      needs: ['returnReason'],
      returns: true,
      awaited: [],
    },
    submit: {
      title: '签字报送',
      basis,
      by: 'head',
      from: 'drafted',
      to: 'submitted',
      needs: ['signer', 'pledge'],
      asks: ['lateReason'],
      notBy: ['write'],
      lateReason: 'lateReason',
      guard: pledged,
    },
    accept: {
      title: '采用',
      basis,
      by: 'requester',
      from: 'submitted',
      to: 'accepted',
      asks: ['disputeAnswer'],
      guard: disputesAnswered,
    },
    return: {
      title: '退回',
      basis: platformDefaults('退回'),
      by: 'requester',
      from: 'submitted',
      to: 'returned',
      needs: ['returnReason'],
      asks: ['disputeAnswer'],
      returns: true,
      awaited: [],
    },
    urge: {
      title: '催报',
      basis,
      by: 'requester',
      from: ['requested', 'drafted', 'returned'],
      needs: ['urgeNote'],
      awaited: [],
    },
    waive: {
      title: '免于供稿',
      basis,
      by: 'requester',
      from: ['requested', 'returned'],
      to: 'waived',
      needs: ['waiveReason'],
      awaited: [],
    },
  },
  deadlines: {
    filing: { title: '供稿', basis, kind: 'at-most', starts: 'request', until: 'dueOn', stops: ['submit', 'waive'] },
    rework: { title: '退回后重报', basis, kind: 'at-most', starts: 'return', within: reportRework, stops: ['submit', 'waive'] },
  },
  serials: {},
  metrics: {
    requested: count({ title: '部署供稿', definition: '期内部署的年度报告供稿数', unit: '份', acts: 'request' }),
    submitted: count<'submit', never, 'filing'>({
      title: '报送供稿',
      definition: '期内首次报送的年度报告供稿数',
      unit: '份',
      acts: 'submit',
      first: true,
    }),
    'in-time': count<'submit', never, 'filing'>({
      title: '按期供稿',
      definition: '期内在规定日期以前首次报送的年度报告供稿数',
      unit: '份',
      acts: 'submit',
      first: true,
      inTime: 'filing',
    }),
    'on-time-rate': share({
      title: '按期供稿率',
      definition: '按期供稿数÷报送供稿数',
      of: 'in-time',
      over: 'submitted',
      rounding: halfUp(),
    }),
    returned: count({ title: '退回供稿', definition: '期内退回修改的次数', unit: '次', acts: 'return' }),
    disputed: count<'submit', 'dataVerdict'>({
      title: '有数据异议的供稿',
      definition: '期内首次报送时对数据提出异议的供稿数',
      unit: '份',
      acts: 'submit',
      first: true,
      where: { dataVerdict: 'disputed' },
    }),
    outstanding: stock({
      title: '尚未报送的供稿',
      definition: '期末已部署、尚未报送或者退回后尚未重报的供稿数',
      unit: '份',
      states: ['requested', 'drafted', 'returned'],
    }),
  },
});
