/** Rows of indicators of a responsibility pledge: the pledge, its amendment and the quarterly review read them alike. */
import { choice, type GuardView, number, type Refusal, type Row, refusal, rows, same, text } from '#kernel';
import { cityTargetMeasures, lawIndicatorWeight, platformDefaults } from '#law';

const shown = { publicity: 'public' } as const;

export const indicatorCategories = {
  common: '共性指标',
  function: '职能指标',
  party: '党建指标',
  bonus: '加分指标',
  deduction: '减分指标',
} as const;

export const pledgeScorings = { linear: '按完成比例', step: '按档', veto: '一票否决', manual: '评分' } as const;

export const dataSources = {
  systemMetric: '平台取数',
  statisticalBureau: '统计部门',
  selfReport: '单位自报',
  thirdParty: '第三方',
} as const;

export const indicatorColumns = {
  code: text('编号', { ...shown, max: 20 }),
  name: text('指标', { ...shown, max: 80 }),
  category: choice('类别', indicatorCategories, shown),
  field: choice('领域', { law: '法治政府建设', other: '其他' }, shown),
  weight: number('权重', { ...shown, digits: 2, min: 0, max: 100 }),
  direction: choice('方向', { higherBetter: '越高越好', lowerBetter: '越低越好', yesNo: '是或否' }, shown),
  target: number('目标值', { ...shown, digits: 2, min: 0 }),
  floor: number('底线值', { ...shown, digits: 2, min: 0 }),
  scoring: choice('计分法', pledgeScorings, shown),
  dataSource: choice('数据来源', dataSources, shown),
  metricRef: text('取数口径', { ...shown, min: 0, max: 120, pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*(\\[[^\\]]+\\])?$' }),
  ownerTitle: text('责任人职务', { ...shown, max: 30 }),
} as const;
export type IndicatorRow = Row<typeof indicatorColumns>;

/** The table of indicators under a title. */
export const indicatorRows = (title: string) => rows(title, indicatorColumns, { ...shown, min: 1, max: 60 });

const basis = cityTargetMeasures('目标责任书的指标');
const cents = (n: number | undefined): number => Math.round((n ?? 0) * 100);
const printed = (all: number): string => String(all / 100);

const wrong = (field: string, code: string, said: string, remedy: string): Refusal => refusal(code, said, { remedy, basis, field });

function rowFlaws(field: string, rowsGiven: readonly IndicatorRow[]): Refusal[] {
  const found: Refusal[] = [];
  const codes = rowsGiven.map((row) => row.code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) found.push(wrong(field, 'indicator-twice', `指标编号${twice}重复`, '请改用不同的编号'));
  for (const { code, direction, target, floor, dataSource, metricRef } of rowsGiven) {
    const ends = target !== undefined && floor !== undefined;
    if (ends && direction === 'higherBetter' && target < floor)
      found.push(wrong(field, 'indicator-direction', `指标${code}越高越好，目标值不得低于底线值`, '请核对目标值和底线值'));
    if (ends && direction === 'lowerBetter' && target > floor)
      found.push(wrong(field, 'indicator-direction', `指标${code}越低越好，目标值不得高于底线值`, '请核对目标值和底线值'));
    if (dataSource === 'systemMetric' && metricRef === undefined)
      found.push(wrong(field, 'metric-missing', `指标${code}由平台取数，须写明取数口径`, '请填写平台数字的编号'));
  }
  return found;
}

/** What is wrong with a table of indicators; `field` names it. */
export function indicatorFlaws(
  field: string,
  given: readonly IndicatorRow[],
  view: { inForce: GuardView<Record<never, never>>['inForce'] },
): readonly Refusal[] {
  const counted = given.filter((row) => row.category === 'common' || row.category === 'function');
  const sum = counted.reduce((all, row) => all + cents(row.weight), 0);
  const law = given.filter((row) => row.category === 'common' && row.field === 'law');
  const least = view.inForce(lawIndicatorWeight);
  const found = rowFlaws(field, given);
  if (sum !== 10_000) found.push(wrong(field, 'weights', `指标权重合计${printed(sum)}，应为100`, '请调整共性指标和职能指标的权重'));
  if (law.length === 0) found.push(wrong(field, 'law-missing', '责任书须含法治政府建设共性指标', '请增加领域为法治政府建设的共性指标'));
  else if (law.reduce((all, row) => all + cents(row.weight), 0) < cents(least)) {
    const more = { remedy: '请提高权重', basis: platformDefaults('法治政府建设指标的权重'), field };
    found.push(refusal('law-weight', `法治政府建设共性指标权重合计不得低于${least}`, more));
  }
  return found;
}

/** Whether two tables of indicators say the same. */
export const sameIndicators = (a: readonly IndicatorRow[] | undefined, b: readonly IndicatorRow[] | undefined): boolean =>
  same(a as never, b as never);
