import { type Figure, ratio } from '#kernel';
import { type Format, isRefused, parseCitation, type Wording, word } from '../citation.ts';
import { isFigureId } from '../figure.ts';
import { decimal } from '../rounding.ts';
import type { Span } from './quarter.ts';

/** Groups of units that a bulletin ranks. */
export type UnitGroup = 'county-level' | 'department' | 'township';
export const unitGroups: Readonly<Record<string, UnitGroup>> = { 县区: 'county-level', 部门: 'department', 乡镇: 'township' };

/** What a citation shows of its figure. */
export type Showing =
  | { readonly kind: 'value'; readonly format: Format }
  | { readonly kind: 'change'; readonly against: 'last-year' | 'last-quarter'; readonly as: 'rate' | 'difference' }
  | { readonly kind: 'leaders'; readonly end: 'top' | 'bottom'; readonly n: number; readonly groups: readonly UnitGroup[] };

export interface BulletinCitation {
  readonly id: string;
  readonly span: Span;
  readonly showing: Showing;
  readonly line: number;
}

const spans: Readonly<Record<string, Span>> = {
  上季: 'last-quarter',
  去年同期: 'last-year',
  累计: 'to-date',
  去年累计: 'last-to-date',
};

const changes: Readonly<Record<string, Extract<Showing, { kind: 'change' }>>> = {
  同比: { kind: 'change', against: 'last-year', as: 'rate' },
  环比: { kind: 'change', against: 'last-quarter', as: 'rate' },
  同比增减: { kind: 'change', against: 'last-year', as: 'difference' },
  环比增减: { kind: 'change', against: 'last-quarter', as: 'difference' },
};

/** 县区、部门 → groups; undefined when one is unknown. */
export function parseGroups(text: string): readonly UnitGroup[] | undefined {
  const groups = text.split(/[、,，]/).map((name) => unitGroups[name.trim()]);
  return groups.some((g) => g === undefined) ? undefined : (groups as UnitGroup[]);
}

function parseShowing(id: string, text: string, line: number): Showing | undefined {
  const change = changes[text];
  if (change) return change;
  const leaders = /^(前|后)(\d{1,2})[:：](.+)$/.exec(text);
  if (leaders) {
    const [, end, n, names = ''] = leaders;
    const groups = parseGroups(names);
    return groups && Number(n) > 0 ? { kind: 'leaders', end: end === '前' ? 'top' : 'bottom', n: Number(n), groups } : undefined;
  }
  const plain = parseCitation(text === '' ? id : `${id} | ${text}`, line);
  return plain && { kind: 'value', format: plain.format };
}

/** Reads `id@span | showing`; undefined when it is no citation. */
export function parseBulletinCitation(inner: string, line: number): BulletinCitation | undefined {
  const [cited = '', ...rest] = inner.split('|').map((part) => part.trim());
  const [id = '', mark, ...more] = cited.split('@').map((part) => part.trim());
  const span = mark === undefined ? 'quarter' : spans[mark];
  const showing = parseShowing(id, rest.join('|'), line);
  if (!isFigureId(id) || span === undefined || more.length > 0 || !showing) return undefined;
  const comparable = showing.kind !== 'change' || span === 'quarter' || (span === 'to-date' && showing.against === 'last-year');
  return comparable ? { id, span, showing, line } : undefined;
}

/** The span that a change is measured against. */
export const baseSpan = (span: Span, against: 'last-year' | 'last-quarter'): Span => (span === 'to-date' ? 'last-to-date' : against);

/** A figure now and as it was. */
export interface Change {
  readonly now: Figure;
  readonly base: Figure;
  readonly against: 'last-year' | 'last-quarter';
  readonly as: 'rate' | 'difference';
  /** Whether there are records of the whole base period: a part of it is no measure. */
  readonly whole: boolean;
}

const rate = { mode: 'half-up', digits: 1 } as const;
const isShare = (figure: Figure): boolean => figure.unit === '%';

/** The change as a signed number with its sign of percentage; null where it cannot be said. */
function measured({ now, base, as, whole }: Change): { readonly n: number; readonly text: string } | null {
  if (!whole || now.value === null || base.value === null) return null;
  const difference = now.value - base.value;
  if (as === 'difference' || isShare(now)) {
    const digits = now.rounding.digits;
    return { n: Number(difference.toFixed(digits)), text: decimal(Number(Math.abs(difference).toFixed(digits)), now.rounding) };
  }
  const n = ratio(Number(difference.toFixed(2)), base.value, rate, 100);
  return n === null ? null : { n, text: `${Math.abs(n).toFixed(rate.digits)}%` };
}

const sides = {
  'last-year': { head: '同比', name: '去年同期' },
  'last-quarter': { head: '环比', name: '上季度' },
} as const;

/** The words of a change around its number; without a number where it cannot be said. */
export interface ChangeWords {
  readonly before: string;
  readonly number?: string;
  readonly after?: string;
}

/** Why two figures are not compared. */
function notCompared({ base, whole }: Change, name: string): string {
  if (!whole) return `${name}没有完整记录，不作比较`;
  if (base.value === 0) return `${name}为零，不作比较`;
  return `${base.value === null ? name : '本期'}没有可比数据`;
}

const ways = {
  share: ['提高', '降低'],
  rate: ['增长', '下降'],
  difference: ['增加', '减少'],
} as const;

/** The words of a change in a text: 同比增长12.5%, 环比提高1.20个百分点, 与去年同期持平. */
export function wordChange(change: Change): ChangeWords {
  const { head, name } = sides[change.against];
  const found = measured(change);
  if (found === null) return { before: notCompared(change, name) };
  if (found.n === 0) return { before: `与${name}持平` };
  const way = isShare(change.now) ? 'share' : change.as;
  const before = `${head}${ways[way][found.n > 0 ? 0 : 1]}`;
  if (way === 'rate') return { before, number: found.text };
  return { before, number: found.text, after: way === 'share' ? '个百分点' : change.now.unit };
}

/** The same in a cell: 12.5%, -3.2%, 持平, — where it cannot be said. */
export function cellChange(change: Change): string {
  const found = measured(change);
  if (found === null) return '—';
  if (found.n === 0) return '持平';
  return `${found.n < 0 ? '-' : ''}${found.text}${isShare(change.now) ? '个百分点' : ''}`;
}

/** The change as a number, for an order. */
export const changeValue = (change: Change): number | null => measured(change)?.n ?? null;

/** The words of a figure in its format, or why it cannot be worded so. */
export const wordValue = (figure: Figure, format: Format): Wording => word(figure, format);
export { isRefused };
