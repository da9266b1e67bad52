import type { Figure } from '#kernel';
import { printFigure } from './frozen.ts';

/** One figure in two years. */
export interface ComparedFigure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly before: string;
  readonly now: string;
  /** 「增加12件，增长8.3%」; empty where the two cannot be compared. */
  readonly change: string;
  /** Why they cannot be compared, as a sentence. */
  readonly why: string | null;
}

const signed = (by: number, digits: number): string => Number(Math.abs(by).toFixed(digits)).toString();

function changeOf(before: Figure, now: Figure): string {
  const [a, b] = [before.value ?? 0, now.value ?? 0];
  if (a === b) return '持平';
  const word = b > a ? '增加' : '减少';
  // Nothing at all may also mean that nothing was kept yet.
  if (a === 0) return `${word}${signed(b, now.rounding.digits)}${now.unit}；上年为零，请核对上年记录是否齐全`;
  if (now.unit === '%') return `${b > a ? '上升' : '下降'}${signed(b - a, now.rounding.digits)}个百分点`;
  const rate = `，${b > a ? '增长' : '下降'}${signed(((b - a) / a) * 100, 1)}%`;
  return `${word}${signed(b - a, now.rounding.digits)}${now.unit}${rate}`;
}

/** Why two figures of one id cannot be held against each other. */
function incomparable(before: Figure | undefined, now: Figure | undefined, since: (id: string) => string | null): string | null {
  if (!now) return '本年没有这一数据';
  const gap = since(now.id);
  if (gap !== null) return gap;
  if (!before) return '上年没有这一类记录，不可比';
  if (before.definition !== now.definition) return '两年的口径不同，不可比';
  if (before.unit !== now.unit) return '两年的计量单位不同，不可比';
  if (before.value === null || now.value === null) return '分母为零，没有数值';
  return null;
}

/** The figures of two years side by side, in the order of this year's. `gap`: why there are no whole records of the earlier year, if so. */
export function comparedFigures(
  now: readonly Figure[],
  before: ReadonlyMap<string, Figure>,
  gap: (id: string) => string | null,
): readonly ComparedFigure[] {
  return now.map((figure) => {
    const last = before.get(figure.id);
    const why = incomparable(last, figure, gap);
    return {
      ...{ id: figure.id, title: figure.title, unit: figure.unit, now: printFigure(figure), why },
      before: last && gap(figure.id) === null ? printFigure(last) : '—',
      change: why === null && last ? changeOf(last, figure) : '',
    };
  });
}
