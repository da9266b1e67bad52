import type { Figure } from '#kernel';
import { type Block, figureRuns, type OfficialDocument, type Run } from './model.ts';
import { decimal, percent, quotient } from './rounding.ts';

/** What the figures and the words say against each other. */
export interface Finding {
  /** Stable: the same contradiction has the same id, so that an explanation can be attached to it. */
  readonly id: string;
  readonly severity: 'error' | 'question';
  readonly text: string;
  /** Ids of the figures involved. */
  readonly figures: readonly string[];
}

export type Figures = ReadonlyMap<string, Figure>;

/** A declared equation over figures: left = ± right … */
export interface Equation {
  readonly source: string;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}
export interface Term {
  readonly id: string;
  readonly sign: 1 | -1;
}

const modeTitle = { 'half-up': '四舍五入', truncate: '截断' } as const;

function parseSide(text: string, inherited: string): Term[] | undefined {
  const terms: Term[] = [];
  for (const [, sign = '+', name = ''] of ` + ${text}`.matchAll(/\s([+\u2212-])\s+(\S+)/g)) {
    const id = name.startsWith('.') ? `${inherited}${name}` : name;
    terms.push({ id, sign: sign === '+' ? 1 : -1 });
  }
  return terms.length > 0 ? terms : undefined;
}

/** Reads `a.total = .x + .y - .z`; a leading dot inherits the procedure of the first figure. */
export function parseEquation(source: string): Equation | undefined {
  const [leftText = '', rightText = '', ...more] = source.split(/\s=\s/).map((side) => side.trim());
  const procedure = leftText.slice(0, Math.max(0, leftText.indexOf('.')));
  const left = parseSide(leftText, procedure);
  const right = parseSide(rightText, procedure);
  return left && right && more.length === 0 ? { source, left, right } : undefined;
}

export const equationIds = (equation: Equation): readonly string[] => [...equation.left, ...equation.right].map((t) => t.id);

function total(terms: readonly Term[], figures: Figures): number | undefined {
  let sum = 0;
  for (const { id, sign } of terms) {
    const value = figures.get(id)?.value;
    if (value === undefined || value === null) return undefined;
    sum += sign * value;
  }
  return sum;
}

const printSide = (terms: readonly Term[], figures: Figures): string =>
  terms
    .map(
      ({ id, sign }, i) =>
        `${i === 0 && sign === 1 ? '' : sign === 1 ? '+' : '-'}${figures.get(id)?.title ?? id}${figures.get(id)?.value ?? '—'}`,
    )
    .join('');

/** Parts must sum to the total, and opening + received = concluded + closing. */
export function checkEquation(equation: Equation, figures: Figures): Finding[] {
  const [left, right] = [total(equation.left, figures), total(equation.right, figures)];
  const ids = equationIds(equation);
  const id = `sum:${equation.source}`;
  if (left === undefined || right === undefined) {
    const missing = ids.filter((i) => figures.get(i)?.value == null);
    return [{ id, severity: 'question', text: `合计关系无法核对，没有数据：${missing.join('、')}`, figures: ids }];
  }
  if (left === right) return [];
  const sides = `${printSide(equation.left, figures)}=${printSide(equation.right, figures)}`;
  return [{ id, severity: 'error', text: `${sides}，两边为 ${left} 与 ${right}，须闭合`, figures: ids }];
}

/** 全覆盖 against the register: `covered = due`. */
export function checkCoverage(equation: Equation, figures: Figures): Finding[] {
  const [covered, due] = [total(equation.left, figures), total(equation.right, figures)];
  const ids = equationIds(equation);
  const id = `coverage:${equation.source}`;
  const name = figures.get(equation.left[0]?.id ?? '')?.title ?? equation.left[0]?.id ?? '';
  if (covered === undefined || due === undefined) {
    const missing = ids.filter((i) => figures.get(i)?.value == null);
    return [{ id, severity: 'question', text: `覆盖情况无法核对，没有数据：${missing.join('、')}`, figures: ids }];
  }
  if (covered === due) return [];
  const parts = equation.right.length > 1 ? `${equation.right.map((t) => figures.get(t.id)?.value).join('+')}=` : '';
  return [{ id, severity: 'question', text: `${name}${covered}，而应设为${parts}${due}，不能写「全覆盖」，请说明口径`, figures: ids }];
}

/** A ratio must equal its parts by the declared rounding. */
export function checkRatio(figure: Figure): Finding[] {
  const { numerator, denominator, rounding, value } = figure;
  if (numerator === undefined || denominator === undefined) return [];
  const share = figure.unit === '%';
  const at = (mode: 'half-up' | 'truncate', digits: number) =>
    share ? percent(numerator, denominator, { mode, digits }) : quotient(numerator, denominator, { mode, digits });
  const expected = at(rounding.mode, rounding.digits);
  if (expected === null ? value === null : value !== null && Number(expected) === value) return [];
  const sign = share ? '%' : '';
  const parts = `${numerator}÷${denominator}`;
  const id = `ratio:${figure.id}`;
  if (expected === null) return [{ id, severity: 'error', text: `「${figure.title}」的分母为 0，应为「—」`, figures: [figure.id] }];
  const printed = value === null ? '—' : `${decimal(value, rounding)}${sign}`;
  const other = rounding.mode === 'half-up' ? 'truncate' : 'half-up';
  const declare = value !== null && Number(at(other, rounding.digits)) === value ? `，如为${modeTitle[other]}请声明` : '';
  const exact = `${parts}=${at('half-up', rounding.digits + 2)}${sign}`;
  const text = `${printed} 与 ${exact} 不符：按${modeTitle[rounding.mode]}应为${expected}${sign}${declare}`;
  return [{ id, severity: 'error', text, figures: [figure.id] }];
}

const approximate = /^(约)?(\d+(?:\.\d+)?)(万)?(余)?$/;

/** What an approximate wording claims: the number named, and the step of its last digit that is not zero. */
function readApproximation(text: string): { base: number; step: number; more: boolean } | undefined {
  const [, about, digits, tens, more] = approximate.exec(text) ?? [];
  if (digits === undefined || !(about || more)) return undefined;
  const scale = tens ? 10000 : 1;
  const [whole = '', decimals = ''] = digits.split('.');
  const zeros = decimals === '' ? (/0*$/.exec(whole)?.[0].length ?? 0) : 0;
  return { base: Number(digits) * scale, step: (scale * 10 ** zeros) / 10 ** decimals.length, more: more !== undefined };
}

/** 「1100余」 must not exceed the exact value nor fall a whole step short of it; 「约」 must round to it. */
export function checkApproximation(text: string, figure: Figure): Finding[] {
  const { value } = figure;
  const claim = readApproximation(text);
  if (!claim || value === null) return [];
  const { base, step, more } = claim;
  const right = more ? value >= base && value < base + step : Math.abs(value - base) * 2 <= step;
  if (right) return [];
  const rule = more ? `精确值须不小于 ${base} 且小于 ${base + step}` : `相差不得超过 ${step / 2}`;
  return [
    { id: `approximation:${figure.id}`, severity: 'error', text: `「${text}」与精确值 ${value} 不符：${rule}`, figures: [figure.id] },
  ];
}

const measures = [
  '个工作日',
  '工作日',
  '个月',
  '小时',
  '人次',
  '场次',
  '件次',
  '名',
  '人',
  '件',
  '个',
  '份',
  '起',
  '项',
  '次',
  '场',
  '家',
  '户',
  '条',
  '日',
  '天',
];
const sameMeasure: Record<string, string> = { 名: '人', 天: '日', 个工作日: '工作日', 起: '件' };

/** The figure's unit and the measure word written after it: 人 and 人次 are not the same. */
function checkMeasure(figure: Figure, after: string): Finding[] {
  const written = measures.find((m) => after.replace(/^余/, '').startsWith(m));
  if (!written || !measures.includes(figure.unit)) return [];
  if ((sameMeasure[written] ?? written) === (sameMeasure[figure.unit] ?? figure.unit)) return [];
  const people = [written, figure.unit].includes('人次');
  return [
    {
      id: `measure:${figure.id}`,
      severity: people ? 'error' : 'question',
      text: `「${figure.title}」的单位是「${figure.unit}」，文中写作「${written}」${people ? '；人数与人次不得混用' : ''}`,
      figures: [figure.id],
    },
  ];
}

function checkAround(run: Run & { kind: 'figure' }, before: string, after: string, figure: Figure): Finding[] {
  const exact = /^\d+$/.test(run.text);
  const out = [...checkApproximation(run.text, figure), ...checkMeasure(figure, after)];
  const id = `exact:${figure.id}`;
  if (exact && /^(余|多)/.test(after)) {
    out.push({
      id,
      severity: 'error',
      text: `「${run.text}${after[0]}」：${run.text} 已是精确值，不能再写「${after[0]}」`,
      figures: [figure.id],
    });
  }
  if (exact && /(约|近|超过)$/.test(before)) {
    out.push({ id, severity: 'question', text: `「${before.slice(-1)}${run.text}」：${run.text} 已是精确值`, figures: [figure.id] });
  }
  return out;
}

function checkRuns(runs: readonly Run[], figures: Figures): Finding[] {
  return runs.flatMap((run, i) => {
    const figure = run.kind === 'figure' ? figures.get(run.id) : undefined;
    if (run.kind !== 'figure' || !figure) return [];
    return checkAround(run, runs[i - 1]?.text ?? '', runs[i + 1]?.text ?? '', figure);
  });
}

const runGroups = (block: Block): readonly (readonly Run[])[] =>
  block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.runs];

/** The rules a template declares besides those that always hold. */
export interface DeclaredRules {
  readonly sums: readonly Equation[];
  readonly coverages: readonly Equation[];
}

/** All contradictions between figures, and between figures and words; each once. */
export function checkConsistency(document: OfficialDocument, figures: Figures, rules: DeclaredRules): Finding[] {
  const cited = new Set(document.blocks.flatMap((b) => figureRuns(b).map((r) => r.id)));
  const all = [
    ...[...figures.values()].filter((f) => cited.has(f.id)).flatMap(checkRatio),
    ...rules.sums.flatMap((e) => checkEquation(e, figures)),
    ...rules.coverages.flatMap((e) => checkCoverage(e, figures)),
    ...document.blocks.flatMap((b) => runGroups(b).flatMap((runs) => checkRuns(runs, figures))),
  ];
  return [...new Map(all.map((f) => [`${f.id}|${f.text}`, f])).values()];
}
