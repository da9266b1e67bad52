/** An indicator system as a table, for a spreadsheet: one line for every node and indicator, one column of weights for every group. */
import { isDecimal } from './exact.ts';
import type { Absent, Indicator, IndicatorKind, Rule, Scheme, SchemeNode } from './model.ts';

const kindTitles: Readonly<Record<IndicatorKind, string>> = {
  computed: '记录计算',
  evidence: '材料评分',
  survey: '满意度',
  bonus: '加分',
  deduction: '减分',
  veto: '否决',
};
const absentTitles: Readonly<Record<Absent, string>> = { redistribute: '分到其他指标', full: '得满分', zero: '不得分' };
const marks = { verified: '已核', recalled: '待核', default: '平台缺省', computed: '推算' } as const;
const directions = { higher: '越高越好', lower: '越低越好' } as const;

/** A rule as it is written in a cell. */
export function textOfRule(rule: Rule): string {
  if (rule.kind === 'steps') return `分档 ${rule.steps.map(({ at, share }) => `${at}:${share}%`).join(' ')}`;
  if (rule.kind === 'linear') return `比例 ${rule.floor}→${rule.target}`;
  if (rule.kind === 'ratio-to-best') return '对比最好';
  if (rule.kind === 'per-case') return `按次 ${rule.each}${rule.most === undefined ? '' : ` 至多${rule.most}`}`;
  return rule.kind === 'yes-no' ? '有无' : '评分';
}

const number = '(-?\\d{1,15}(?:\\.\\d{1,9})?)';
const linearText = new RegExp(`^比例\\s*${number}\\s*(?:→|->|至)\\s*${number}$`);
const caseText = new RegExp(`^按次\\s*${number}(?:\\s*至多\\s*${number})?$`);
const stepText = new RegExp(`^${number}[:：]${number}%?$`);

/** Reads a rule as `textOfRule` writes it; undefined when it is none. */
function ruleOfText(text: string): Rule | undefined {
  const clean = text.trim();
  if (clean === '评分') return { kind: 'rated' };
  if (clean === '有无') return { kind: 'yes-no' };
  if (clean === '对比最好') return { kind: 'ratio-to-best' };
  const line = clean.match(linearText);
  if (line) return { kind: 'linear', floor: line[1] ?? '0', target: line[2] ?? '0' };
  const cases = clean.match(caseText);
  if (cases) return { kind: 'per-case', each: cases[1] ?? '0', ...(cases[2] !== undefined && { most: cases[2] }) };
  if (!clean.startsWith('分档')) return undefined;
  const steps = clean
    .slice(2)
    .trim()
    .split(/\s+/)
    .map((part) => part.match(stepText));
  if (steps.length === 0 || steps.some((s) => s === null)) return undefined;
  return { kind: 'steps', steps: steps.flatMap((s) => (s ? [{ at: s[1] ?? '0', share: s[2] ?? '0' }] : [])) };
}

const columns = [
  '编号',
  '上级',
  '名称',
  '要求',
  '种类',
  '数字',
  '单位',
  '方向',
  '计分规则',
  '不适用时',
  '适用前提',
  '失分记录',
  '证明材料',
  '评审',
  '依据',
  '依据状况',
];
const weightColumn = (title: string): string => `分值（${title}）`;

/** Headers and lines of the table. A weight that is not known is a question mark; no weight: does not apply. */
export function schemeRows(scheme: Scheme): { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const groups = scheme.groups;
  const blank = groups.map(() => '');
  const nodeRow = ({ code, parent, title, level, missing }: SchemeNode): string[] => {
    const kind = level === 1 ? '一级' : '二级';
    return [code, parent ?? '', title, missing ? '（内容尚未取得）' : '', kind, ...columns.slice(5).map(() => ''), ...blank];
  };
  const itemRow = (i: Indicator): string[] => [
    ...[i.code, i.parent ?? '', i.title, i.missing ? '（内容尚未取得）' : (i.text ?? ''), kindTitles[i.kind], i.figure ?? '', i.unit ?? ''],
    ...[i.direction ? directions[i.direction] : '', textOfRule(i.rule), absentTitles[i.absent], i.applies ?? '', i.costs ?? ''],
    ...[i.evidence ?? '', i.reviewer ?? '', i.basis.text, marks[i.basis.mark]],
    ...groups.map(({ id }) => (i.weights[id] === null ? '?' : (i.weights[id] ?? ''))),
  ];
  const rows = [...scheme.nodes.map(nodeRow), ...scheme.indicators.map(itemRow)];
  return { headers: [...columns, ...groups.map(({ title }) => weightColumn(title))], rows };
}

interface RowTrouble {
  readonly row: number;
  readonly text: string;
}

const keyOf = <K extends string>(titles: Readonly<Record<K, string>>, title: string): K | undefined =>
  (Object.keys(titles) as K[]).find((key) => titles[key] === title);

type Read = (column: string) => string;

function weightsIn(scheme: Scheme, read: Read, trouble: (text: string) => void): Record<string, string | null> {
  const found: Record<string, string | null> = {};
  for (const { id, title } of scheme.groups) {
    const cell = read(weightColumn(title));
    if (cell === '') continue;
    if (cell === '?' || cell === '？') found[id] = null;
    else if (isDecimal(cell)) found[id] = cell;
    else trouble(`“${weightColumn(title)}”应是数，不能是“${cell.slice(0, 20)}”`);
  }
  return found;
}

/** An optional value by its name, left out where the cell is empty. */
const held = (name: string, value: string | undefined): Record<string, string> => (value ? { [name]: value } : {});

function indicatorIn(scheme: Scheme, kind: IndicatorKind, read: Read, trouble: (text: string) => void): Indicator | undefined {
  const rule = ruleOfText(read('计分规则'));
  if (!rule) {
    trouble(
      `看不懂计分规则“${read('计分规则').slice(0, 30)}”，应写成「分档 98:100% 90:60%」「比例 80→100」「按次 0.5 至多5」「对比最好」「有无」或者「评分」`,
    );
    return undefined;
  }
  const missing = read('要求') === '（内容尚未取得）';
  const made = {
    ...{ code: read('编号'), parent: read('上级') || null, title: read('名称'), kind, rule, weights: weightsIn(scheme, read, trouble) },
    ...{ absent: keyOf(absentTitles, read('不适用时')) ?? (kind === 'computed' ? 'redistribute' : 'zero') },
    basis: { text: read('依据'), mark: keyOf(marks, read('依据状况')) ?? 'default' },
    ...(missing ? { missing: true as const } : held('text', read('要求'))),
    ...{ ...held('figure', read('数字')), ...held('unit', read('单位')), ...held('direction', keyOf(directions, read('方向'))) },
    ...{
      ...held('applies', read('适用前提')),
      ...held('costs', read('失分记录')),
      ...held('evidence', read('证明材料')),
      ...held('reviewer', read('评审')),
    },
  };
  return made as Indicator;
}

const missingText = '（内容尚未取得）';

function nodeIn(read: Read): SchemeNode | undefined {
  const kind = read('种类');
  if (kind !== '一级' && kind !== '二级') return undefined;
  const missing = read('要求') === missingText ? { missing: true as const } : {};
  return { code: read('编号'), level: kind === '一级' ? 1 : 2, parent: read('上级') || null, title: read('名称'), ...missing };
}

function ofKind(scheme: Scheme, read: Read, trouble: (text: string) => void): Indicator | undefined {
  const kind = keyOf(kindTitles, read('种类'));
  if (kind) return indicatorIn(scheme, kind, read, trouble);
  trouble(`没有“${read('种类').slice(0, 20)}”这个种类，应为一级、二级、${Object.values(kindTitles).join('、')}`);
  return undefined;
}

/** Nodes and indicators of a table put in place of those of the scheme; every line that cannot be read is told. */
export function schemeOfRows(
  scheme: Scheme,
  headers: readonly string[],
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
): { readonly scheme: Scheme; readonly troubles: readonly RowTrouble[] } {
  const troubles: RowTrouble[] = [];
  const lacking = ['编号', '名称', '种类', '计分规则'].filter((name) => !headers.includes(name));
  if (lacking.length > 0) return { scheme, troubles: [{ row: 1, text: `缺少“${lacking.join('、')}”一栏` }] };
  const nodes: SchemeNode[] = [];
  const indicators: Indicator[] = [];
  for (const { line, cells } of rows) {
    const read: Read = (column) => (cells[headers.indexOf(column)] ?? '').trim();
    const node = nodeIn(read);
    const indicator = node ? undefined : ofKind(scheme, read, (text) => troubles.push({ row: line, text }));
    if (node) nodes.push(node);
    if (indicator) indicators.push(indicator);
  }
  return { scheme: { ...scheme, nodes, indicators }, troubles };
}
