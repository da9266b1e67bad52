import {
  choice,
  choices,
  count,
  date,
  type Guard,
  longText,
  matterRef,
  party,
  procedure,
  type Refusal,
  refusal,
  stock,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { decisionProposalReply, majorDecisionRegulation, platformDefaults } from '#law';
import { decisionCategories, open, parties, staff } from '#vocabulary';

const fields = {
  title: text('决策事项', { ...open, min: 4, max: 120 }),
  decisionMaker: unit('决策机关', open),
  category: choice('类别', decisionCategories, { ...open, basis: majorDecisionRegulation('第3条') }),
  proposerKind: choice(
    '建议人',
    {
      leader: '决策机关领导人员',
      department: '所属部门',
      lower: '下一级政府',
      deputy: '人大代表',
      'cppcc-member': '政协委员',
      public: '公民、法人或者其他组织',
    },
    { ...staff, basis: majorDecisionRegulation('第10条') },
  ),
  proposerUnit: unit('提出单位', staff),
  proposer: party('建议人姓名或者名称', { ...parties, personal: true, help: '不公开；联系方式只用于答复' }),
  problem: longText('拟解决的主要问题', { ...staff, max: 4000 }),
  reasons: longText('理由和依据', { ...staff, max: 4000 }),
  solution: longText('初步方案', { ...staff, max: 4000 }),
  feasibility: longText('必要性、可行性论证', { ...staff, max: 4000, help: '部门和下一级政府提出的，须论证' }),
  studyNote: longText('研究论证意见', { ...staff, max: 4000 }),
  excluded: choice(
    '是否属不适用的情形',
    { none: '不属', macro: '宏观调控决策', legislation: '政府立法决策', emergency: '突发事件应急处置决策' },
    { ...staff, basis: majorDecisionRegulation('第3条') },
  ),
  undertaker: unit('拟承办单位', open),
  plannedOn: date('计划完成时间', { ...open, future: true }),
  plannedSteps: choices(
    '拟履行的程序',
    { participation: '公众参与', expert: '专家论证', risk: '风险评估', legality: '合法性审查', collective: '集体讨论决定' },
    open,
  ),
  catalogue: matterRef('decision-catalogue', '年度决策事项目录', open),
  reply: longText('答复', { ...staff, max: 2000 }),
  carryReason: longText('结转理由', { ...staff, max: 1000 }),
  dropReason: longText('调出理由', { ...staff, max: 1000 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

type V = ValuesOf<typeof fields>;
const no = (code: string, said: string, remedy: string, field: string, provision: string): Refusal =>
  refusal(code, said, { remedy, basis: majorDecisionRegulation(provision), field });

/** Departments and lower governments argue the need and the way before they propose. */
const argued: Guard<V> = ({ values }) =>
  ['department', 'lower'].includes(values.proposerKind ?? '') && values.feasibility === undefined
    ? no('not-argued', '部门和下一级政府提出决策事项，应当论证必要性、可行性', '请补充论证材料', 'feasibility', '第10条')
    : undefined;

/** Some decisions go another way. */
const applies: Guard<V> = ({ values }) =>
  values.excluded === undefined || values.excluded === 'none'
    ? undefined
    : no('not-a-decision', '该事项不适用重大行政决策程序', '请按有关法律、行政法规办理；制定规章的按规章制定程序办理', 'excluded', '第3条');

/** The catalogue names all five steps that the decision will take, or later says why one is left out. */
const stepsPlanned: Guard<V> = ({ values }) =>
  ['legality', 'collective'].every((step) => values.plannedSteps?.some((s) => s === step))
    ? undefined
    : no('steps-missing', '合法性审查、集体讨论决定是必经程序', '请补充拟履行的程序', 'plannedSteps', '第25、30条');

/** 决策事项: proposed by anybody who may, studied, put into the year's catalogue, decided or carried over. */
export const decisionItem = procedure({
  id: 'decision-item',
  version: 1,
  title: '重大行政决策事项',
  group: '依法决策',
  basis: majorDecisionRegulation('第10条'),
  roles: {
    citizen: { title: '公民、法人和其他组织', relation: 'anyone', duties: [] },
    proposer: { title: '提出单位', relation: 'named', field: 'proposerUnit', duties: ['clerk', 'head'] },
    'government-office': {
      title: '政府办公室',
      relation: 'office',
      office: 'government-office',
      duties: ['clerk', 'chief', 'secretariat'],
    },
  },
  fields,
  shows: { title: 'title', list: ['decisionMaker', 'category', 'undertaker', 'plannedOn'] },
  owner: 'decisionMaker',
  states: {
    proposed: { title: '已提出' },
    studied: { title: '拟列入目录' },
    listed: { title: '已列入目录' },
    launched: { title: '已启动', settled: true },
    carried: { title: '结转下年' },
    decided: { title: '已决策', final: true },
    ended: { title: '未形成决策', final: true },
    declined: { title: '未列入', final: true },
    dropped: { title: '已调出目录', final: true },
  },
  publicIn: ['listed', 'launched', 'carried', 'decided', 'dropped'],
  acts: {
    propose: {
      title: '提出决策事项建议',
      basis: majorDecisionRegulation('第10条'),
      by: ['proposer', 'government-office'],
      to: 'proposed',
      needs: ['title', 'decisionMaker', 'category', 'proposerKind', 'proposerUnit', 'problem', 'reasons', 'solution'],
      asks: ['feasibility', 'undertaker'],
      guard: argued,
    },
    'propose-publicly': {
      title: '公众提出决策事项建议',
      basis: majorDecisionRegulation('第10条'),
      by: 'citizen',
      to: 'proposed',
      needs: ['title', 'decisionMaker', 'category', 'proposer', 'problem', 'reasons'],
      asks: ['solution'],
      sets: { proposerKind: 'public' },
    },
    study: {
      title: '研究论证，拟列入目录',
      basis: majorDecisionRegulation('第11条'),
      by: 'government-office',
      from: ['proposed', 'carried'],
      to: 'studied',
      needs: ['studyNote', 'excluded', 'category', 'undertaker', 'plannedOn', 'plannedSteps'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
      guard: [applies, stepsPlanned],
    },
    decline: {
      title: '不列入，答复建议人',
      basis: majorDecisionRegulation('第11条'),
      by: 'government-office',
      from: ['proposed', 'studied'],
      to: 'declined',
      needs: ['reply'],
      asks: ['excluded', 'lateReason'],
      lateReason: 'lateReason',
      awaited: ['proposed'],
    },
    list: {
      title: '列入年度目录',
      basis: majorDecisionRegulation('第3条'),
      by: 'clock',
      from: 'studied',
      to: 'listed',
      needs: ['catalogue'],
    },
    launch: { title: '启动决策程序', basis: majorDecisionRegulation('第11条'), by: 'clock', from: ['listed', 'carried'], to: 'launched' },
    finish: { title: '形成决策', basis: majorDecisionRegulation('第30条'), by: 'clock', from: 'launched', to: 'decided' },
    end: { title: '未形成决策', basis: majorDecisionRegulation('第30条'), by: 'clock', from: 'launched', to: 'ended' },
    'carry-over': {
      title: '结转下年',
      basis: majorDecisionRegulation('第3条'),
      by: 'government-office',
      from: 'listed',
      to: 'carried',
      needs: ['carryReason'],
      awaited: [],
    },
    drop: {
      title: '调出目录',
      basis: majorDecisionRegulation('第3条'),
      by: 'government-office',
      from: ['listed', 'carried'],
      to: 'dropped',
      needs: ['dropReason'],
      awaited: [],
    },
  },
  deadlines: {
    reply: {
      title: '答复决策事项建议',
      basis: platformDefaults('答复建议人的时间'),
      kind: 'at-most',
      starts: ['propose', 'propose-publicly'],
      within: decisionProposalReply,
      stops: ['study', 'decline'],
    },
  },
  serials: {},
  metrics: {
    proposed: count({
      title: '提出决策事项',
      definition: '期内提出的决策事项建议件数',
      unit: '件',
      acts: ['propose', 'propose-publicly'],
      by: ['proposerKind'],
    }),
    catalogued: count({
      title: '列入目录的决策事项',
      definition: '期内列入年度决策事项目录的事项数，含当年增列',
      basis: majorDecisionRegulation('第3条'),
      unit: '件',
      acts: 'list',
      by: ['category'],
    }),
    launched: count({ title: '目录事项启动', definition: '期内启动决策程序的目录事项数', unit: '件', acts: 'launch', by: ['category'] }),
    finished: count({ title: '目录事项形成决策', definition: '期内形成决策的目录事项数', unit: '件', acts: 'finish', by: ['category'] }),
    declined: count({ title: '未列入', definition: '期内答复不列入目录的建议件数', unit: '件', acts: 'decline' }),
    carried: count({ title: '结转', definition: '期内结转下年的目录事项数', unit: '件', acts: 'carry-over' }),
    dropped: count({ title: '调出', definition: '期内调出目录的事项数', unit: '件', acts: 'drop' }),
    waiting: stock({ title: '尚未启动的目录事项', definition: '期末已列入目录、尚未启动的事项数', unit: '件', states: 'listed' }),
  },
});
