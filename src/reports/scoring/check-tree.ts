import { exact, isDecimal, isZero } from './exact.ts';
import type { Indicator, Scheme, SchemeNode } from './model.ts';
import { question, refusal, type SchemeProblem } from './scheme-problem.ts';

const blank = (text: string): boolean => text.trim() === '';

/** Codes that stand more than once, and entries without a code or a name. */
function nameProblems({ nodes, indicators }: Scheme): SchemeProblem[] {
  const counted = new Map<string, number>();
  const all = [...nodes, ...indicators];
  for (const { code } of all) counted.set(code, (counted.get(code) ?? 0) + 1);
  return [
    ...[...counted].flatMap(([code, n]) => (n > 1 && !blank(code) ? refusal(`编号${code}重复`, '每个编号只能用一次', code) : [])),
    ...all.flatMap(({ code, title }) => [
      ...(blank(code) ? [refusal(`“${title}”没有编号`, '请填写编号，或者按次序重新编号')] : []),
      ...(blank(title) ? [refusal('没有名称', '请填写名称', code)] : []),
    ]),
  ];
}

/** A level that hangs nowhere, or under which nothing stands. */
function nodeProblems({ nodes, indicators }: Scheme): SchemeProblem[] {
  const firsts = new Set(nodes.flatMap((n) => (n.level === 1 ? n.code : [])));
  const parents = new Set([...nodes, ...indicators].map((n) => n.parent));
  return nodes.flatMap((node: SchemeNode) => {
    const lost = node.level === 2 && !(node.parent !== null && firsts.has(node.parent));
    const empty = !node.missing && !parents.has(node.code);
    return [
      ...(lost ? [refusal('没有归到任何一级指标', '请选择所属的上级指标', node.code)] : []),
      ...(empty ? [question('下面没有指标', '请增加指标，或者去掉这一级', node.code)] : []),
    ];
  });
}

function groupProblems({ groups }: Scheme): SchemeProblem[] {
  const ids = new Set<string>();
  return groups.flatMap(({ id, title, kinds }) => {
    const twice = ids.has(id);
    ids.add(id);
    return [
      ...(twice ? [refusal(`组别的代号“${id}”重复`, '每组的代号只能用一次', id)] : []),
      ...(blank(title) ? [refusal('组别没有名称', '请填写组别的名称', id)] : []),
      ...(kinds.length === 0 ? [refusal(`${title}没有写明包括哪些单位`, '请选择单位的种类', id)] : []),
    ];
  });
}

const gradeProblems = ({ grades, groups }: Scheme): SchemeProblem[] =>
  Object.entries(grades).flatMap(([group, list]) => {
    const known = group === '*' || groups.some((g) => g.id === group);
    const bad = list.some((g) => !isDecimal(g.from));
    return [
      ...(known ? [] : [refusal(`没有“${group}”这一组，却写了它的等次`, '请去掉这些等次', group)]),
      ...(bad ? [refusal('等次的下限应是数', '请改正等次的下限')] : []),
      ...(list.some((g) => blank(g.title)) ? [refusal('等次没有名称', '请填写等次的名称')] : []),
    ];
  });

/** Items that add or take points under a bound of nothing. */
function extraProblems({ indicators, extras }: Scheme): SchemeProblem[] {
  const idle = (kind: Indicator['kind'], bound: string): boolean =>
    indicators.some((i) => i.kind === kind) && isDecimal(bound) && isZero(exact(bound));
  return [
    ...(idle('bonus', extras.bonus) ? [question('加分至多0分，各加分项不起作用', '请填写加分的上限，或者去掉加分项')] : []),
    ...(idle('deduction', extras.deduction) ? [question('减分至多0分，各减分项不起作用', '请填写减分的上限，或者去掉减分项')] : []),
  ];
}

const tieProblems = ({ ties, nodes }: Scheme): SchemeProblem[] =>
  ties.flatMap((code) =>
    nodes.some((n) => n.level === 1 && n.code === code)
      ? []
      : refusal(`总分相同时比较的“${code}”不是一级指标`, '请在计分办法中重新选择总分相同时比较哪些指标'),
  );

/** Whether the tree, the groups and the terms hang together. */
export const structureProblems = (scheme: Scheme): readonly SchemeProblem[] => [
  ...nameProblems(scheme),
  ...nodeProblems(scheme),
  ...groupProblems(scheme),
  ...gradeProblems(scheme),
  ...extraProblems(scheme),
  ...tieProblems(scheme),
];
