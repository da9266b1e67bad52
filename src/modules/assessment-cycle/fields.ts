import { choice, choices, date, longText, matterRefs, number, rows, text, unit, type ValuesOf } from '#kernel';
import { platformDefaults } from '#law';
import { assessmentGrades, assessmentGroups, open, staff } from '#vocabulary';

const mostUnits = 200;

/** One line of the ranking: within a group, and only there. */
const place = (who: typeof open | typeof staff) => ({
  unit: unit('单位', who),
  group: choice('组别', assessmentGroups, who),
  total: number('总分', { ...who, digits: 2, max: 100 }),
  grade: choice('等次', assessmentGrades, who),
  rank: number('组内名次', { ...who, min: 1, max: mostUnits }),
});

export const fields = {
  title: text('名称', { ...open, min: 6, max: 80 }),
  year: number('考核年度', { ...open, min: 2016, max: 2100 }),
  periodFrom: date('考核期起', { ...open, future: true }),
  periodTo: date('考核期止', { ...open, future: true }),
  schemeId: text('指标体系', { ...open, max: 60, pattern: '^[a-z0-9-]{3,60}$', help: '已公布的指标体系的编号' }),
  schemeVersion: number('指标体系版本', { ...open, min: 1, max: 1000 }),
  schemeSeal: text('指标体系封印', { ...open, max: 64, pattern: '^[0-9a-f]{64}$', help: '公布文本的校验值，由平台计算' }),
  method: longText('考核方法', { ...open, max: 5000 }),
  noticeNo: text('公布文号', { ...open, max: 60 }),
  amendReason: longText('调整理由', { ...open, max: 1000 }),
  seed: text('抽样种子', {
    ...open,
    min: 8,
    max: 64,
    pattern: '^[A-Za-z0-9-]{8,64}$',
    help: '抽样前公开产生，不可更改；任何人凭种子可以重做抽样',
    basis: platformDefaults('实地抽查的清单由可以验证的随机产生'),
  }),
  seedSource: text('种子的产生', { ...open, min: 4, max: 120 }),
  assessments: matterRefs('unit-assessment', '各单位考核', { ...staff, max: mostUnits }),
  /** What the board is asked to approve; the public sees the ranking only when it is published. */
  proposal: rows('拟定名次', place(staff), { ...staff, max: mostUnits }),
  ranking: rows('名次和等次', place(open), { ...open, max: mostUnits }),
  resultEdition: number('结果版本', { ...open, min: 1, max: 1000 }),
  resultSeal: text('结果封印', { ...open, max: 64, pattern: '^[0-9a-f]{64}$', help: '结果全文的校验值，由平台计算' }),
  satisfaction: longText('满意度情况', { ...open, max: 2000 }),
  problems: longText('主要问题', { ...open, max: 5000 }),
  returnReason: longText('退回理由', { ...staff, max: 1000 }),
  transferredTo: choices('送交部门', { organization: '组织部门', discipline: '纪检监察机关', personnel: '公务员主管部门' }, staff),
  transferredOn: date('送交日期', staff),
  correctionReason: choice('更正原因', { fraud: '查实弄虚作假', error: '计算或者登记差错', ruling: '有权机关决定' }, open),
  correctionNote: longText('更正公告', { ...open, max: 5000 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

export type CycleValues = ValuesOf<typeof fields>;
