import {
  choice,
  choices,
  date,
  file,
  files,
  flag,
  longText,
  matterRef,
  matterRefs,
  number,
  rows,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { dataSources, indicatorRows, open, pledgeScorings, quarters, reviewGroups, staff, staffPerson } from '#vocabulary';

const note = { ...staff, max: 2000 } as const;
const points = { digits: 2, min: 0, max: 100 } as const;

/** Points that people give, by indicator. */
const given = (title: string) =>
  rows(
    title,
    {
      code: text('指标编号', { ...staff, max: 20 }),
      points: number('得分', { ...staff, ...points }),
      reason: text('理由', { ...staff, max: 300 }),
    },
    { ...staff, min: 1, max: 60 },
  );

export const fields = {
  title: text('季度考评', { ...open, min: 4, max: 80 }),
  round: matterRef('quarterly-review', '考评轮次', staff),
  pledge: matterRef('responsibility-pledge', '目标责任书', staff),
  unit: unit('单位', open),
  group: choice('考评组', reviewGroups, open),
  year: number('年度', { ...open, min: 2016, max: 2100 }),
  quarter: choice('季度', quarters, open),
  /** As the pledge stood when the unit was taken in: a later amendment does not change a quarter that is over. */
  indicators: indicatorRows('本季考评指标'),
  reportBy: date('自评截止日期', { ...staff, future: true }),
  figures: rows(
    '平台取数',
    {
      code: text('指标编号', { ...staff, max: 20 }),
      metric: text('取数口径', { ...staff, max: 120 }),
      value: number('数值', { ...staff, digits: 4, min: 0, max: 1e9 }),
      numerator: number('分子', { ...staff, digits: 2, min: 0, max: 1e9 }),
      denominator: number('分母', { ...staff, digits: 2, min: 0, max: 1e9 }),
      asOf: number('取数时台账条数', { ...staff, min: 0, max: 1e12 }),
    },
    { ...staff, min: 1, max: 60 },
  ),
  reported: rows(
    '自评',
    {
      code: text('指标编号', { ...staff, max: 20 }),
      value: number('实际值', { ...staff, digits: 2, min: 0, max: 1e9 }),
      caliber: text('口径说明', { ...staff, max: 300 }),
      evidence: file('证据', staff),
    },
    { ...staff, min: 1, max: 60 },
  ),
  correction: longText('对平台取数的更正申请', note),
  extensionReason: longText('延期理由', note),
  extensionPaper: file('书面延期申请', staff),
  unreported: flag('逾期未自评', open),
  unlockReason: longText('解锁理由', { ...note, min: 4 }),
  anomaly: longText('异常情况', { ...note, min: 4 }),
  anomalyCodes: text('异常指标', { ...staff, max: 200 }),
  clarification: longText('情况说明', { ...note, min: 10 }),
  vouchers: files('原始凭证', { ...staff, max: 20 }),
  falsified: flag('经核实数据不实', staff),
  onsiteReason: choice('抽查原因', { random: '随机抽取', anomaly: '存在异常' }, staff),
  onsitePeople: rows('现场核查人员', { name: text('姓名', { ...staffPerson, max: 30 }) }, { ...staffPerson, min: 1, max: 6 }),
  onsiteRecord: longText('现场核查记录', { ...note, min: 4 }),
  onsiteFiles: files('现场核查材料', { ...staff, max: 20 }),
  scoresFirst: given('第一评分人评分'),
  scoresSecond: given('第二评分人评分'),
  scoresThird: given('第三评分人评分'),
  scores: rows(
    '指标得分',
    {
      code: text('指标编号', { ...staff, max: 20 }),
      name: text('指标', { ...staff, max: 80 }),
      source: choice('数据来源', dataSources, staff),
      scoring: choice('计分法', pledgeScorings, staff),
      weight: number('权重', { ...staff, ...points }),
      actual: text('实际值', { ...staff, min: 0, max: 60 }),
      points: number('得分', { ...staff, ...points }),
      lost: number('扣分', { ...staff, ...points }),
      why: text('得分说明', { ...staff, max: 300 }),
    },
    { ...staff, min: 1, max: 60 },
  ),
  indicatorScore: number('指标得分合计', { ...staff, ...points }),
  bonus: number('加分', { ...staff, ...points }),
  deduction: number('减分', { ...staff, ...points }),
  vetoHits: choices('一票否决', { veto: '一票否决指标未达到', falsified: '弄虚作假' }, staff),
  creditScore: number('督查积分', { ...open, digits: 2, min: -1000, max: 1000 }),
  total: number('总分', { ...open, digits: 2, min: 0, max: 200 }),
  grade: choice('等次', { excellent: '优秀', good: '良好', fair: '一般', poor: '较差' }, open),
  noticeNote: longText('扣分依据', note),
  objection: longText('异议', { ...note, min: 10 }),
  objectionCodes: text('所涉指标', { ...staff, max: 200 }),
  objectionFiles: files('异议材料', { ...staff, max: 20 }),
  answer: longText('异议答复', { ...note, min: 4 }),
  adjusted: given('调整后的得分'),
  lateReason: longText('逾期原因', note),
  rank: number('组内名次', { ...open, min: 1, max: 300 }),
  groupSize: number('本组单位数', { ...open, min: 1, max: 300 }),
  tied: flag('并列', open),
  points: matterRefs('point-entry', '本季积分', { ...staff, max: 100 }),
  excludeReason: longText('退出本轮的理由', note),
} as const;

export type UnitQuarterValues = ValuesOf<typeof fields>;
