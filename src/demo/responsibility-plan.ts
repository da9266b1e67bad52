/** What the pledges of the demonstration ask, in which group each unit is ranked, and the words of its matters. All invented. */
import type { CivilDate } from '#kernel';
import { countedCounties, type DemoUnit, unitsOfKind } from './units.ts';

type Group = 'county' | 'economic' | 'enforcement' | 'general';

const enforcement = ['D07', 'D11', 'D12', 'D13', 'D14', 'D15', 'D16', 'D17', 'D18', 'D20', 'D21', 'D23', 'D26', 'D29', 'D43', 'D44'];
const economic = ['D02', 'D05', 'D10', 'D19', 'D28', 'D30', 'D34', 'D35', 'D37', 'D39', 'D40', 'D41', 'D42'];

/** The published report says who signs: nine counties, three districts, forty-six departments. */
export const pledgedUnits: readonly DemoUnit[] = [...countedCounties, ...unitsOfKind('department')];

export function groupOf(unit: DemoUnit): Group {
  if (unit.kind !== 'department') return 'county';
  const code = unit.code.slice(-3);
  if (enforcement.includes(code)) return 'enforcement';
  return economic.includes(code) ? 'economic' : 'general';
}

/** Which unit is ranked in which group, as the city has set it. */
export const reviewSettings = { 'review-groups': Object.fromEntries(pledgedUnits.map((unit) => [unit.code, groupOf(unit)])) };

const row = (code: string, name: string, weight: number, span: readonly [floor: number, target: number], more: object) => ({
  ...{ code, name, weight, category: 'common', field: 'other', direction: 'higherBetter', scoring: 'linear', ownerTitle: '主要负责人' },
  ...{ floor: span[0], target: span[1] },
  ...more,
});
const law = (metricRef: string) => ({ field: 'law', dataSource: 'systemMetric', metricRef, ownerTitle: '分管负责人' });
const own = { category: 'function', ownerTitle: '主要负责人' };

/** Figures that the platform takes for each unit and quarter. */
export const figuresTaken = [
  'proactive-publication.on-time-rate',
  'legality-review.on-time-rate',
  'rectification.cross-off-rate',
  'supervision-order.reply-rate',
  'progress-report.timeliness',
  'supervision-task.on-time-rate',
] as const;
const [published, reviewed, crossedOff, replied, filed, done] = figuresTaken;

/** Of 2019: most of the rule-of-law part is taken from records. */
export const indicatorsOf2019 = [
  row('FZ-1', '法治政府建设：主动公开及时率', 5, [80, 100], law(published)),
  row('FZ-2', '法治政府建设：合法性审查按期率', 5, [80, 100], law(reviewed)),
  row('FZ-3', '法治政府建设：问题整改销号率', 5, [40, 100], law(crossedOff)),
  row('FZ-4', '法治政府建设：督办单按期回复率', 5, [40, 100], law(replied)),
  row('GX-1', '重点任务填报及时率', 10, [60, 100], { dataSource: 'systemMetric', metricRef: filed }),
  row('GX-2', '重点任务按期完成率', 10, [40, 100], { dataSource: 'systemMetric', metricRef: done }),
  row('ZN-1', '主要指标时序进度', 25, [80, 100], { ...own, dataSource: 'statisticalBureau' }),
  row('ZN-2', '年度重点工作推进', 25, [0, 100], { ...own, scoring: 'manual', dataSource: 'selfReport' }),
  row('ZN-3', '服务对象评价', 10, [70, 95], { ...own, dataSource: 'thirdParty' }),
  row('FJ-1', '重大责任事故', 0, [0, 0], { category: 'deduction', direction: 'yesNo', scoring: 'veto', dataSource: 'thirdParty' }),
] as const;

/** Of 2018, before the platform: nothing is taken from records. */
export const indicatorsOf2018 = [
  row('FZ-1', '法治政府建设', 20, [0, 100], { field: 'law', scoring: 'manual', dataSource: 'selfReport' }),
  row('ZN-1', '主要指标时序进度', 40, [80, 100], { ...own, dataSource: 'statisticalBureau' }),
  row('ZN-2', '年度重点工作推进', 40, [0, 100], { ...own, scoring: 'manual', dataSource: 'selfReport' }),
] as const;

export interface RoundPlan {
  readonly year: number;
  readonly quarter: '1' | '2' | '3' | '4';
  readonly title: string;
  readonly end: CivilDate;
  readonly open: CivilDate;
  readonly by: CivilDate;
  readonly lock: CivilDate;
}

const round = (year: number, quarter: RoundPlan['quarter'], end: string, next: string): RoundPlan => ({
  year,
  quarter,
  title: `${year}年第${['一', '二', '三', '四'][Number(quarter) - 1]}季度考评`,
  end: `${year}-${end}`,
  open: `${next}-01`,
  by: `${next}-10`,
  lock: `${next}-12`,
});

/** The last of the year before, and the four of the year; the fourth still open on the last day told. */
export const roundsOf = (year: number): readonly RoundPlan[] => [
  round(year - 1, '4', '12-31', `${year}-01`),
  round(year, '1', '03-31', `${year}-04`),
  round(year, '2', '06-30', `${year}-07`),
  round(year, '3', '09-30', `${year}-10`),
  round(year, '4', '12-31', `${year + 1}-01`),
];

/** What an order is about: its kind, its words, what it asks. */
export const orderSubjects: readonly (readonly [category: string, title: string, demand: string])[] = [
  ['progress', '行政执法人员年度培训进度滞后', '列出补训计划，明确完成日期和责任岗位。'],
  ['progress', '权责清单动态调整未按期完成', '限期完成调整并公布，说明滞后原因。'],
  ['progress', '公共法律服务中心建设进度滞后', '明确建设时序，按旬报告进度。'],
  ['reporting', '连续两期未填报重点任务进度', '补报两期进度，指定专人填报。'],
  ['reporting', '填报的进度与现场情况不一致', '核实后重新填报，附证明材料。'],
  ['rectification', '备案审查意见逾期未落实', '在期限内修改或者废止有关文件，书面反馈。'],
  ['rectification', '案卷评查问题整改迟缓', '逐卷整改，报送整改前后对照。'],
  ['decision', '常务会议议定事项未按期落实', '说明进展，提出完成时限。'],
  ['instruction', '领导批示事项未按要求反馈', '报告办理结果，附相关材料。'],
  ['public', '群众反映的行政许可超期问题', '核查超期事项，答复反映人，改进流程。'],
];

/** Problems found: source, words, ground. */
export const problems: readonly (readonly [source: string, title: string, ground: string])[] = [
  ['inspection', '行政执法事前公示内容不完整', '行政执法公示制度'],
  ['inspection', '执法全过程音像记录未按规定归档', '行政执法全过程记录制度'],
  ['inspection', '重大执法决定未经法制审核', '重大行政执法决定法制审核制度'],
  ['filing', '规范性文件逾期报送备案', '规范性文件备案的规定'],
  ['filing', '规范性文件缺少有效期', '规范性文件制定的规定'],
  ['enforcement', '行政处罚案卷送达回证缺失', '行政处罚程序的规定'],
  ['enforcement', '执法人员未持证上岗', '行政执法人员资格管理的规定'],
  ['quarter', '自评数据与台账不一致', '季度考评的数据要求'],
  ['quarter', '年度重点工作责任未分解到岗', '目标责任书'],
  ['assessment', '政府法律顾问作用发挥不充分', '政府法律顾问工作的规定'],
  ['assessment', '行政机关负责人出庭应诉台账不全', '行政应诉工作的规定'],
  ['audit', '专项资金公开不及时', '预算公开的规定'],
  ['public', '依申请公开答复未告知救济途径', '政府信息公开的规定'],
];
