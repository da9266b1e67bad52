/** What the shipped indicator systems are made with. */
import { type Basis, printBasis } from '#kernel';
import { henanFilingRules110, platformDefaults } from '#law';
import type { Indicator, IndicatorKind, Rule, SchemeBasis, SchemeNode } from './model.ts';

export const cited = (basis: Basis): SchemeBasis => ({ text: printBasis(basis), mark: basis.mark });
export const own = (what: string): SchemeBasis => cited(platformDefaults(what));

export const linear = (floor: string, target: string): Rule => ({ kind: 'linear', floor, target });
export const perCase = (each: string, most?: string): Rule => ({ kind: 'per-case', each, ...(most !== undefined && { most }) });

/** Weights of counties, of departments that enforce, and of the others; a dash where it does not apply. */
export type Weights = readonly [county: string, enforcement: string, department: string];
const groupIds = ['county', 'enforcement', 'department'] as const;
const weightsOf = (weights: Weights): Record<string, string> =>
  Object.fromEntries(groupIds.flatMap((id, i) => (weights[i] === '-' ? [] : [[id, weights[i] ?? '']])));

type More = Partial<Pick<Indicator, 'costs' | 'applies' | 'direction' | 'absent' | 'unit' | 'text'>>;

export const parentOf = (code: string): string => code.slice(0, code.lastIndexOf('.'));

/** A share computed from records. */
export function share(
  code: string,
  title: string,
  weights: Weights,
  figure: string,
  rule: Rule,
  basis: SchemeBasis,
  more: More = {},
): Indicator {
  const base = { code, parent: parentOf(code), title, kind: 'computed' as const, figure, unit: '%', rule, basis };
  return { ...base, weights: weightsOf(weights), absent: 'redistribute', ...more };
}

/** A number computed from records. */
export function number(
  code: string,
  title: string,
  weights: Weights,
  figure: string,
  rule: Rule,
  basis: SchemeBasis,
  more: More = {},
): Indicator {
  return share(code, title, weights, figure, rule, basis, { unit: '件', ...more });
}

export function evidence(code: string, title: string, weights: Weights, material: string, basis: SchemeBasis): Indicator {
  const base = { code, parent: parentOf(code), title, kind: 'evidence' as const, rule: { kind: 'rated' } as const, basis };
  return { ...base, weights: weightsOf(weights), absent: 'zero', evidence: material, reviewer: 'oversight' };
}

export function extra(code: string, title: string, kind: IndicatorKind, rule: Rule, basis: SchemeBasis, figure?: string): Indicator {
  const base = { code, parent: null, title, kind, rule, basis, unit: '次', absent: 'full' as const };
  return { ...base, weights: weightsOf(['0', '0', '0']), ...(figure !== undefined && { figure }) };
}

export const nodesFrom = (titles: readonly string[], below: readonly (readonly [string, string])[]): readonly SchemeNode[] => [
  ...titles.map((title, i): SchemeNode => ({ code: String(i + 1), level: 1, parent: null, title })),
  ...below.map(([code, title]): SchemeNode => ({ code, level: 2, parent: parentOf(code), title })),
];

export const levels = (good: string, fair: string, least: string) => [
  { title: '优秀', from: good },
  { title: '良好', from: fair },
  { title: '一般', from: least },
];

export const common = { spread: 'first-level', ties: ['4', '5'], rounding: { mode: 'half-up', digits: 2 } } as const;

export const filing = cited(henanFilingRules110('备案（条文未见）', 'recalled'));
export const lossBasis = own('败诉率的口径');
