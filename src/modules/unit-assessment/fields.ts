import { choice, date, file, files, flag, longText, matterRef, matterRefs, number, rows, text, unit, type ValuesOf } from '#kernel';
import { platformDefaults } from '#law';
import { assessmentGrades, assessmentGroups, indicatorKinds, open, staff } from '#vocabulary';

/** Before the result is told, nobody of the assessed unit sees what is being worked out. */
const teamOnly = { publicity: 'sealed', openTo: ['organizer', 'chief', 'board', 'arbiter'] } as const;
const mostItems = 200;

const code = text('指标', { ...staff, max: 20 });
const named = text('名称', { ...staff, max: 120 });
const points = (title: string) => number(title, { ...staff, digits: 2, max: 100 });
const why = (title: string, max = 500) => text(title, { ...staff, max });

/** The points of one indicator, as the engine works them out. */
const item = {
  indicator: code,
  title: named,
  kind: choice('取分方式', indicatorKinds, staff),
  weight: points('分值'),
  score: number('得分', { ...staff, digits: 2, min: -100, max: 100 }),
  why: text('得分和扣分依据', { ...staff, min: 0, max: 1000 }),
};
/** What people set otherwise, and why. */
const change = { indicator: code, to: points('改定得分'), why: why('理由'), basis: why('依据', 200) };

export const fields = {
  title: text('名称', { ...open, min: 4, max: 80 }),
  cycle: matterRef('assessment-cycle', '考核年度', open),
  unit: unit('被考核单位', open),
  year: number('年度', { ...open, min: 2016, max: 2100 }),
  group: choice('组别', assessmentGroups, open),
  periodFrom: date('考核期起', open),
  periodTo: date('考核期止', { ...open, future: true }),
  evidenceItems: rows(
    '须举证的指标',
    {
      indicator: code,
      title: named,
      weight: points('分值'),
      counts: number('折算后分值', { ...staff, min: 0, digits: 2, max: 100, help: '不适用的指标的分值分到本项以后' }),
    },
    { ...staff, min: 0, max: mostItems },
  ),
  computed: rows(
    '系统取数的指标',
    { indicator: code, title: named, weight: points('分值'), score: points('得分'), value: text('取数', { ...staff, min: 0, max: 200 }) },
    // A small office may have no record of a kind that is measured, another nothing to prove.
    { ...staff, min: 0, max: mostItems },
  ),
  selfItems: rows('自评', { indicator: code, selfScore: points('自评分'), statement: why('自评说明', 1000) }, { ...staff, max: mostItems }),
  evidence: rows(
    '证据材料',
    {
      indicator: code,
      title: text('材料名称', { ...staff, max: 120 }),
      docNo: text('文号', { ...staff, min: 0, max: 60 }),
      signedOn: date('形成日期', staff),
      paper: file('材料', staff),
      reused: flag('同一材料用于几项', { ...staff, help: '一份材料证明几项指标的，须逐项声明' }),
    },
    { ...staff, max: mostItems },
  ),
  disputes: rows(
    '对系统取数的异议',
    { indicator: code, claimed: points('单位认为应得'), why: why('理由') },
    { ...staff, max: mostItems, help: '只作比对；记录有误的，请先更正原始记录' },
  ),
  selfTotal: number('自评总分', { ...staff, digits: 2, max: 200, help: '各项自评分、系统取数得分之和' }),
  pledge: flag('真实性承诺', { ...staff, basis: platformDefaults('自评材料的真实性承诺'), help: '自评和证据真实，并对弄虚作假承担责任' }),
  signerPost: text('签字人职务', { ...staff, max: 60 }),
  supplementAsked: longText('须补充的材料', { ...staff, max: 1000 }),
  supplementNote: longText('补充说明', { ...staff, max: 1000 }),
  supplementFiles: files('补充材料', { ...staff, max: 30 }),
  sheets: matterRefs('score-sheet', '评分表', { ...teamOnly, max: 6 }),
  material: rows(
    '材料评分合议',
    {
      indicator: code,
      first: points('第一评分人'),
      second: points('第二评分人'),
      third: number('第三评分人', { ...staff, min: 0, digits: 2, max: 100 }),
      score: number('合议得分', { ...staff, digits: 3, max: 100 }),
      why: text('扣分理由', { ...staff, min: 0, max: 1000 }),
    },
    { ...teamOnly, max: mostItems },
  ),
  population: number('考核期内的记录', { ...staff, unit: '件', max: 1_000_000 }),
  sample: rows(
    '抽查清单',
    { record: text('记录', { ...staff, max: 60 }), kind: text('类别', { ...staff, max: 60 }), title: text('名称', { ...staff, max: 200 }) },
    { ...staff, min: 0, max: 120 },
  ),
  findings: matterRefs('onsite-finding', '核查记录', { ...staff, max: 20 }),
  onsite: rows('实地核查改定', change, { ...staff, max: mostItems }),
  survey: matterRef('satisfaction-survey', '满意度调查', teamOnly),
  extras: rows(
    '加分、减分和否决情形',
    { indicator: code, times: number('次数', { ...staff, min: 1, max: 100 }), why: why('情形'), basis: why('依据', 200) },
    { ...teamOnly, max: 40 },
  ),
  adjustments: rows('复核调整', change, { ...teamOnly, max: mostItems }),
  moderationNote: longText('复核说明', { ...teamOnly, max: 2000 }),
  draftItems: rows('拟定各项得分', item, { ...teamOnly, max: mostItems }),
  draftTotal: number('拟定总分', { ...teamOnly, digits: 2, max: 100 }),
  draftExact: text('拟定总分（未舍入）', { ...teamOnly, max: 120 }),
  draftGrade: choice('拟定等次', assessmentGrades, teamOnly),
  draftVetoes: text('拟定否决情形', { ...teamOnly, max: 500 }),
  items: rows('各项得分', item, { ...staff, max: mostItems }),
  total: number('总分', { ...open, digits: 2, max: 100 }),
  grade: choice('等次', assessmentGrades, open),
  fullMarks: number('满分', { ...staff, min: 100, max: 100 }),
  vetoes: text('否决情形', { ...staff, max: 500 }),
  surveyScore: number('满意度', { ...staff, digits: 2, max: 100, unit: '分' }),
  surveySize: number('满意度有效样本', { ...staff, unit: '份' }),
  objections: rows(
    '异议',
    { indicator: code, claim: points('请求改定为'), reason: why('事实和理由'), document: text('证据', { ...staff, min: 0, max: 200 }) },
    { ...staff, max: 40 },
  ),
  objectionFiles: files('异议材料', { ...staff, max: 20 }),
  reviewUnit: unit('复核单位', { ...staff, help: '没有参加本单位考核评分的单位' }),
  recordsCorrected: flag('原始记录已更正，重新取数', staff),
  ruling: rows('复核改定', { indicator: code, to: points('改定得分'), why: why('理由') }, { ...staff, max: 40 }),
  reply: longText('书面答复', { ...staff, min: 10, max: 5000 }),
  rectificationItems: rows('须整改的问题', { indicator: code, problem: why('问题'), demand: why('整改要求') }, { ...staff, max: 60 }),
  rectification: longText('整改情况', { ...staff, max: 5000 }),
  rectificationFiles: files('整改材料', { ...staff, max: 30 }),
  crossOffNote: longText('核查情况', { ...staff, max: 2000 }),
  rejectReason: longText('不予销号的理由', { ...staff, max: 1000 }),
  correctionKind: choice('更正原因', { fraud: '查实弄虚作假', error: '计算或者登记差错', ruling: '有权机关决定' }, open),
  correctionNote: longText('更正说明', { ...open, max: 2000 }),
  extensionReason: longText('延长理由', { ...staff, max: 500 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

export type AssessmentValues = ValuesOf<typeof fields>;
