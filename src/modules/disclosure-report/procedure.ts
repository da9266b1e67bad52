import { choice, count, date, file, type GuardView, longText, number, printDate, procedure, refusal, text, unit } from '#kernel';
import {
  departmentDisclosureReport,
  disclosureRegulation,
  disclosureReportFormat,
  governmentDisclosureReport,
  platformDefaults,
} from '#law';
import { open, staff } from '#vocabulary';

const basis = disclosureRegulation('第49条');
const format = disclosureReportFormat('报告内容和表格');

type View = GuardView<{
  readonly level?: 'government' | 'department';
  readonly periodTo?: string;
  readonly dueOn?: string;
  readonly carriedIn?: number;
  readonly newlyReceived?: number;
  readonly closedCount?: number;
  readonly carriedOut?: number;
}>;

/** Departments by the end of January, governments by the end of March, of the year after. */
function dueDay({ values, inForce, on }: View) {
  const day = inForce(values.level === 'government' ? governmentDisclosureReport : departmentDisclosureReport, on);
  const due = `${Number((values.periodTo ?? '').slice(0, 4)) + 1}-${day}`;
  if (values.dueOn === due) return undefined;
  return refusal('due-day', '公布期限有误', { remedy: `应为${printDate(due)}`, basis, field: 'dueOn' });
}

/** Received and carried in are what was closed and what is carried out: the table must close. */
function tableCloses({ values }: View) {
  const { carriedIn = 0, newlyReceived = 0, closedCount = 0, carriedOut = 0 } = values;
  if (carriedIn + newlyReceived === closedCount + carriedOut) return undefined;
  const said = `新收${newlyReceived}件加上年结转${carriedIn}件，不等于办结${closedCount}件加结转下年${carriedOut}件`;
  return refusal('table-open', said, { remedy: '请按台账核对申请办理情况表', basis: format, field: 'closedCount' });
}

/** 政府信息公开工作年度报告: figures frozen from the records, and published by the day the regulation names. */
export const disclosureReport = procedure({
  id: 'disclosure-report',
  version: 1,
  title: '政府信息公开年度报告',
  group: '政务公开',
  basis,
  roles: {
    compiler: { title: '编制人', relation: 'own', duties: ['clerk', 'reviewer'] },
    director: { title: '信息公开机构负责人', relation: 'own', duties: ['chief', 'head'] },
    head: { title: '单位负责人', relation: 'own', duties: ['head', 'leader'] },
  },
  fields: {
    title: text('名称', { ...open, min: 6, max: 120 }),
    agency: unit('报告单位', open),
    level: choice('单位层级', { department: '部门、乡镇街道', government: '县级以上地方人民政府' }, { ...open, basis }),
    periodTo: date('报告期末', { ...open, future: true, help: '填所属年度的12月31日' }),
    dueOn: date('应公布之日', { ...open, future: true, basis }),
    carriedIn: number('上年结转', { ...open, unit: '件', basis: format }),
    newlyReceived: number('本年新收', { ...open, unit: '件', basis: format }),
    closedCount: number('本年办结', { ...open, unit: '件', basis: format }),
    carriedOut: number('结转下年度', { ...open, unit: '件', basis: format }),
    body: longText('报告正文', { ...open, basis: format }),
    attachment: file('报告文本', open),
    url: text('网页地址', { ...open, max: 300 }),
    returnReason: longText('退回意见', { ...staff, max: 500 }),
    lateReason: longText('逾期公布原因', { ...staff, max: 500 }),
  },
  shows: { title: 'title', list: ['agency', 'level', 'dueOn'] },
  owner: 'agency',
  states: {
    collecting: { title: '编制中' },
    computed: { title: '已汇总，待核对' },
    confirmed: { title: '已核对，待签发' },
    signed: { title: '已签发，待公布' },
    published: { title: '已公布', final: true },
  },
  publicIn: ['published'],
  acts: {
    open: {
      title: '启动编制',
      basis,
      by: ['compiler', 'director'],
      to: 'collecting',
      needs: ['title', 'agency', 'level', 'periodTo', 'dueOn'],
      guard: dueDay,
    },
    compute: {
      title: '汇总',
      basis: format,
      by: 'compiler',
      from: 'collecting',
      to: 'computed',
      needs: ['carriedIn', 'newlyReceived', 'closedCount', 'carriedOut', 'body'],
      asks: ['attachment'],
      guard: tableCloses,
    },
    confirm: {
      title: '核对',
      basis: format,
      by: 'director',
      from: 'computed',
      to: 'confirmed',
      notBy: ['compute'],
      guard: tableCloses,
    },
    'send-back': {
      title: '退回重编',
      basis: platformDefaults('退回'),
      by: ['director', 'head'],
      from: ['computed', 'confirmed'],
      to: 'collecting',
      needs: ['returnReason'],
      returns: true,
      awaited: [],
    },
    sign: { title: '签发', basis, by: 'head', from: 'confirmed', to: 'signed', notBy: ['compute'] },
    publish: {
      title: '公布',
      basis,
      by: 'compiler',
      from: 'signed',
      to: 'published',
      asks: ['url', 'lateReason'],
      lateReason: 'lateReason',
    },
  },
  deadlines: {
    publication: {
      title: '公布年度报告',
      basis,
      kind: 'at-most',
      starts: 'open',
      until: 'dueOn',
      stops: 'publish',
    },
  },
  serials: {},
  metrics: {
    published: count<'publish', 'level'>({
      title: '公布年度报告',
      definition: '期内公布的政府信息公开年度报告数',
      basis,
      unit: '份',
      acts: 'publish',
      by: ['level'],
    }),
    late: count<'publish', 'level', 'publication'>({
      title: '逾期公布年度报告',
      definition: '期内超过规定日期公布的年度报告数',
      basis,
      unit: '份',
      acts: 'publish',
      late: 'publication',
      by: ['level'],
    }),
  },
});
