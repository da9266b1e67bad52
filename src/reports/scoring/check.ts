import { addDays, type CivilDate, monthOf } from '#kernel';
import { structureProblems } from './check-tree.ts';
import { brief, compare, type Exact, exact, hundred, isDecimal, isZero, total } from './exact.ts';
import { firstLevelOf, isExtra } from './groups.ts';
import type { Indicator, Rule, Scheme } from './model.ts';
import { question, refusal, type SchemeProblem } from './scheme-problem.ts';

interface SchemeWorld {
  /** Unit of a declared figure; undefined when there is none. */
  readonly figureUnit: (id: string) => string | undefined;
}

const numbersOf = (rule: Rule): readonly string[] => {
  if (rule.kind === 'steps') return rule.steps.flatMap(({ at, share }) => [at, share]);
  if (rule.kind === 'linear') return [rule.floor, rule.target];
  return rule.kind === 'per-case' ? [rule.each, ...(rule.most === undefined ? [] : [rule.most])] : [];
};

function stepsProblem({ rule, direction = 'higher', code }: Indicator): SchemeProblem[] {
  if (rule.kind !== 'steps') return [];
  if (rule.steps.length === 0) return [refusal('分档计分没有一档', '请至少写一档', code)];
  const wrong = rule.steps.some(({ at }, i) => {
    const before = rule.steps[i - 1];
    if (!before) return false;
    const compared = compare(exact(at), exact(before.at));
    return direction === 'higher' ? compared >= 0 : compared <= 0;
  });
  const shares = rule.steps.some(({ share }) => compare(exact(share), hundred) > 0 || compare(exact(share), exact('0')) < 0);
  return [
    ...(wrong ? [refusal('各档应从最好的一档依次写起', '请调整各档次序', code)] : []),
    ...(shares ? [refusal('每档得分比例应在0%至100%之间', '请改正比例', code)] : []),
  ];
}

function ruleProblems(indicator: Indicator): SchemeProblem[] {
  const { rule, code, kind } = indicator;
  const bad = numbersOf(rule).filter((n) => !isDecimal(n));
  if (bad.length > 0) return [refusal(`计分规则中的“${bad.join('、')}”不是数`, '请填写数字，小数不超过九位', code)];
  if (rule.kind === 'linear' && compare(exact(rule.floor), exact(rule.target)) === 0)
    return [refusal('起点和目标相同，无法按比例计分', '请改正起点或者目标', code)];
  if (kind === 'computed' && rule.kind === 'rated') return [refusal('由记录计算的指标应写明计分规则', '请选择计分规则', code)];
  if (kind === 'evidence' && rule.kind !== 'rated') return [refusal('以材料评分的指标由评分人给分', '计分规则请选「评分」', code)];
  if ((kind === 'bonus' || kind === 'deduction') && rule.kind !== 'per-case')
    return [refusal('加分、减分应写明每次几分', '计分规则请选「按次」', code)];
  return stepsProblem(indicator);
}

function figureProblems({ kind, figure, costs, applies, rule, unit, code }: Indicator, world: SchemeWorld): SchemeProblem[] {
  if (kind === 'computed' && figure === undefined) return [refusal('由记录计算的指标没有写明引用哪个数字', '请选择数字', code)];
  const named = [figure, costs, applies].filter((id) => id !== undefined);
  const unknown = named.filter((id) => world.figureUnit(id) === undefined);
  if (unknown.length > 0) return [refusal(`没有“${unknown.join('、')}”这个数字`, '请从数字目录中选择', code)];
  const share = figure !== undefined && world.figureUnit(figure) === '%';
  if (figure !== undefined && unit !== undefined && (unit === '%') !== share)
    return [refusal(`单位写作“${unit}”，所引数字的单位是“${world.figureUnit(figure)}”`, '请改成所引数字的单位', code)];
  if (kind === 'computed' && !share && applies === undefined && rule.kind !== 'yes-no')
    return [question('没有写明什么情况下本项不适用：没有事项的单位也会得分或者失分', '请写明适用的前提，或者确认对所有单位适用', code)];
  return [];
}

function weightProblems(indicator: Indicator, groups: ReadonlySet<string>): SchemeProblem[] {
  const { weights, code, missing } = indicator;
  const none = !isExtra(indicator) && !missing && Object.keys(weights).length === 0;
  const strange = Object.keys(weights).filter((group) => !groups.has(group));
  const bad = Object.values(weights).filter((w) => w !== null && (!isDecimal(w) || w.startsWith('-')));
  const unknown = Object.values(weights).includes(null);
  return [
    ...(strange.length > 0 ? [refusal(`没有“${strange.join('、')}”这一组`, '请改正组别', code)] : []),
    ...(bad.length > 0 ? [refusal('分值应是不小于0的数', '请改正分值', code)] : []),
    ...(none ? [question('各组都没有分值，本项不起作用', '请填写适用各组的分值，或者去掉本项', code)] : []),
    ...(unknown ? [refusal('分值未知', '请填写分值，或者从本组去掉本项', code)] : []),
    ...(missing ? [refusal('内容尚未取得', '请由有权限的人员按原文补齐', code)] : []),
  ];
}

function indicatorProblems(scheme: Scheme, world: SchemeWorld): SchemeProblem[] {
  const groups = new Set(scheme.groups.map((g) => g.id));
  return scheme.indicators.flatMap((indicator) => [
    ...(isExtra(indicator) || firstLevelOf(scheme.nodes, indicator)
      ? []
      : [refusal('没有归到任何一级指标', '请选择所属的上级指标', indicator.code)]),
    ...ruleProblems(indicator),
    ...figureProblems(indicator, world),
    ...weightProblems(indicator, groups),
    ...(indicator.basis.text.trim() === '' ? [refusal('没有写明依据', '请写明依据；没有依据的写「平台缺省」', indicator.code)] : []),
  ]);
}

const weightIn = (indicator: Indicator, group: string): Exact => {
  const weight = isExtra(indicator) ? undefined : indicator.weights[group];
  return weight !== undefined && weight !== null && isDecimal(weight) ? exact(weight) : exact('0');
};

/** Sum of the weights of a group; and of them what records compute. */
const weightsOf = ({ indicators }: Pick<Scheme, 'indicators'>, group: string): { sum: string; computed: string } => ({
  sum: brief(total(indicators.map((i) => weightIn(i, group)))),
  computed: brief(total(indicators.map((i) => (i.kind === 'computed' ? weightIn(i, group) : exact('0'))))),
});

function groupProblems(scheme: Scheme): SchemeProblem[] {
  return scheme.groups.flatMap(({ id, title }) => {
    const { sum, computed } = weightsOf(scheme, id);
    const off = compare(exact(sum), hundred) !== 0;
    const few = compare(exact(computed), exact('50')) < 0;
    return [
      ...(off ? [refusal(`${title}的分值合计${sum}分，应为100分`, '请调整分值', id)] : []),
      ...(few && !off ? [question(`${title}由记录计算的分值只有${computed}分，不到一半`, '请尽量引用平台的数字', id)] : []),
    ];
  });
}

function wholeProblems({ composition, grades, period, title, extras }: Scheme): SchemeProblem[] {
  const parts = Object.values(composition);
  if (![...parts, extras.bonus, extras.deduction].every(isDecimal)) return [refusal('总分的构成应是数', '请改正')];
  const bad = compare(total(parts.map((p) => exact(p))), hundred) !== 0;
  const months = period.from <= period.to && period.from.endsWith('-01') && monthOf(addDays(period.to, 1)) !== monthOf(period.to);
  const unordered = Object.values(grades).some(
    (list) =>
      list.every((g) => isDecimal(g.from)) && list.some((g, i) => i > 0 && compare(exact(g.from), exact(list[i - 1]?.from ?? '0')) >= 0),
  );
  return [
    ...(title.trim() === '' ? [refusal('没有名称', '请写明考核的名称')] : []),
    ...(bad ? [refusal('总分各部分的比例合计应为100%', '请调整比例')] : []),
    ...(isZero(exact(composition.material)) && isZero(exact(composition.onsite)) ? [refusal('指标得分没有占比', '请填写比例')] : []),
    ...(months ? [] : [refusal('考核期应是整月', '起日应为某月1日，止日应为某月最后一日')]),
    ...(unordered ? [refusal('等次应从高到低写', '请调整等次的下限')] : []),
  ];
}

/** Everything that stands against a scheme; without a refusal it may be published. */
export const checkScheme = (scheme: Scheme, world: SchemeWorld): readonly SchemeProblem[] => [
  ...wholeProblems(scheme),
  ...structureProblems(scheme),
  ...(scheme.groups.length === 0 ? [refusal('没有组别', '请至少设一个组')] : groupProblems(scheme)),
  ...indicatorProblems(scheme, world),
];

/** Why a scheme that was published may not be changed today, if it may not. */
export const lockedProblem = (published: Scheme, today: CivilDate): SchemeProblem | undefined =>
  today > published.period.to
    ? refusal('指标体系已锁定，调整须生成新版本并重新公布', `考核期已于${published.period.to}结束，请用于下一年度`)
    : undefined;
