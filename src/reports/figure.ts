import type { Figure } from '#kernel';
import { parseFigureId } from '#kernel';

/** Where figures come from, all at once and in the order asked; `undefined` where no such figure is declared. */
export type FigureReader = (ids: readonly string[]) => Promise<readonly (Figure | undefined)[]>;

/** Whether the text is a figure id: `procedure.metric`, optionally with `[dimension=value]`. */
export const isFigureId = (text: string): boolean => parseFigureId(text) !== undefined;

/** The query that lists the records behind a figure. */
export function recordsQuery(figure: Figure): string {
  if (figure.records !== undefined) return figure.records;
  const { from, to } = figure.period;
  return `/api/figures/${encodeURIComponent(figure.id)}/records?from=${from}&to=${to}&unit=${encodeURIComponent(figure.scope.code)}`;
}
