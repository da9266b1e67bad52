import {
  choice,
  choices,
  date,
  docNumber,
  file,
  files,
  flag,
  longText,
  matterRef,
  matterRefs,
  number,
  party,
  rows,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { platformDefaults } from '#law';
import { demonstrationKinds, demonstrationTiers, open, staff } from '#vocabulary';

/** What a member of the panel gave, what an objector said, where nobody was told of the visit. */
const panelOnly = { publicity: 'sealed', openTo: ['panel', 'authority'] } as const;

export const vetoes = {
  illegal: '重大违法行政事件',
  'unexecuted-judgment': '拒不执行生效裁判',
  fraud: '弄虚作假',
  'head-disciplined': '主要负责人严重违纪违法',
  'assessment-failed': '依法行政考核不合格',
  incident: '重大群体性事件或者安全责任事故',
} as const;

const revocationReasons = { ...vetoes, 'rectification-failed': '复核不合格且整改未通过', 'application-fraud': '申报造假' } as const;

const applying = {
  applicationNo: text('申报编号', open),
  title: text('申报名称', { ...open, min: 4, max: 80, help: '例：市生态环境局创建依法行政示范单位' }),
  programme: matterRef('demonstration-programme', '创建示范活动', open),
  organiser: unit('主办单位', open),
  kind: choice('创建类型', demonstrationKinds, open),
  tier: choice('层级', demonstrationTiers, open),
  applicant: unit('申报单位', open),
  recommender: unit('推荐机关', open),
  selfScore: number('自评分', { ...staff, unit: '分', max: 100, digits: 2, help: '按分值评价的填写；国家指标没有公布分值，不填' }),
  vetoReasons: choices('近两年内不得申报的情形', vetoes, {
    ...staff,
    basis: platformDefaults('不得申报的情形'),
    help: '没有的不填',
  }),
  heldTitles: matterRefs('demonstration-application', '已有的示范称号', { ...open, help: '只能引用有效的称号' }),
  summary: longText('创建工作情况', { ...staff, min: 20 }),
  withdrawReason: longText('撤回原因', staff),
} as const;

const reviewing = {
  recommendation: longText('推荐意见', { ...staff, min: 200, max: 2000, help: '200至2000字' }),
  rejectReason: longText('不予通过的理由', staff),
  mentorUnit: unit('指导单位', staff),
  guidanceLogs: rows(
    '指导记录',
    {
      on: date('日期', staff),
      by: text('指导人', { ...staff, max: 30 }),
      onSite: flag('实地指导', staff),
      issue: text('发现的问题', { ...staff, min: 0, max: 300 }),
      fix: text('改进建议', { ...staff, min: 0, max: 300 }),
    },
    { ...staff, min: 1, max: 30 },
  ),
  evidence: rows(
    '逐条佐证',
    {
      code: text('标准序号', { ...staff, max: 12 }),
      verdict: choice('自评', { met: '达标', 'not-met': '未达标' }, staff),
      note: text('说明', { ...staff, min: 0, max: 500 }),
      file: file('佐证材料', staff),
    },
    { ...staff, min: 1, max: 150 },
  ),
  panel: rows(
    '评审表',
    {
      name: text('评审人', { ...panelOnly, max: 30, personal: true }),
      from: text('所在单位', { ...panelOnly, min: 0, max: 60 }),
      unit: unit('所在单位（名册内的）', { ...panelOnly, min: 0 }),
      related: flag('与申报单位有隶属、近亲属等关系', panelOnly),
      score: number('评分', { ...panelOnly, unit: '分', max: 100, digits: 2 }),
      comment: text('意见', { ...panelOnly, min: 0, max: 500 }),
    },
    { ...panelOnly, min: 1, max: 30 },
  ),
  evaluator: party('第三方评估机构', { ...open, partyKinds: ['organization'] }),
  evaluatorRelated: flag('评估机构与申报单位有利害关系', staff),
  evaluationScore: number('第三方评估得分', { ...staff, unit: '分', max: 100, digits: 2 }),
  evaluationFile: file('第三方评估报告', staff),
  surveyed: number('测评样本数', { ...staff, unit: '份', max: 1_000_000 }),
  satisfied: number('满意的份数', { ...staff, unit: '份', max: 1_000_000 }),
  surveyNote: longText('测评方式', staff),
  visits: rows(
    '实地核查',
    {
      on: date('日期', panelOnly),
      way: choice('方式', { open: '实地查看', unannounced: '暗访' }, panelOnly),
      place: text('地点', { ...panelOnly, max: 60 }),
      found: text('发现的情况', { ...panelOnly, max: 500 }),
    },
    { ...panelOnly, min: 1, max: 30 },
  ),
  onsiteReport: longText('实地核查报告', staff),
} as const;

const naming = {
  publicityNote: longText('公示内容', { ...open, min: 10 }),
  objector: party('提出异议的人', { ...panelOnly, help: '姓名和联系方式不公开' }),
  objection: longText('异议内容', panelOnly),
  objectionFinding: longText('异议核查情况', staff),
  lateReason: longText('超期原因', staff),
  namingDocNo: docNumber('命名文号', open),
  namedOn: date('命名日期', open),
  validUntil: date('有效期至', { ...open, future: true }),
  namingFile: file('命名文件', open),
  practice: longText('示范做法', { ...open, min: 20, help: '向社会公开，可以复制推广的做法' }),
} as const;

const keeping = {
  reportYear: number('报告年度', { ...staff, min: 2016, max: 2100 }),
  reportDue: date('报送期限', { ...staff, future: true }),
  report: longText('年度情况报告', { ...staff, min: 20 }),
  reportFiles: files('报告附件', staff),
  checkOn: date('抽查日期', staff),
  checkFinding: longText('抽查情况', staff),
  reinspectionKind: choice('复核类别', { term: '到期复核', triggered: '因线索复核', spot: '随机复核' }, staff),
  reinspectionFinding: longText('复核情况', staff),
  rectifyItems: longText('整改要求', { ...staff, min: 10 }),
  rectifyReport: longText('整改情况', staff),
  rectifyFiles: files('整改材料', staff),
  rectifyFinding: longText('整改核查情况', staff),
  revocationReason: choice('撤销事由', revocationReasons, { ...open, basis: platformDefaults('撤销示范称号的情形') }),
  revocationFacts: longText('事实', { ...staff, min: 10 }),
  statement: longText('陈述和申辩', staff),
  statementAnswer: longText('对陈述申辩的复核意见', staff),
  dismissReason: longText('不予撤销的理由', staff),
  revocationDocNo: docNumber('撤销文号', open),
  revokedOn: date('撤销日期', open),
  revocationFile: file('撤销文件', open),
  revocationNotice: text('公告载体', { ...open, max: 60, help: '与命名公告同一载体' }),
} as const;

export const fields = { ...applying, ...reviewing, ...naming, ...keeping } as const;
export type ApplicationValues = ValuesOf<typeof fields>;
