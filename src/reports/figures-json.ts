import type { Figure } from '#kernel';
import { recordsQuery } from './figure.ts';
import { figureRuns, type OfficialDocument } from './model.ts';

/** A figure as published beside the report: what it is, how it was worded, and the query that opens its records. */
export interface CitedFigure extends Figure {
  readonly records: string;
  /** The wordings in the document, in order. */
  readonly citedAs: readonly string[];
}

/** Every figure of the document, in order of first appearance. */
export function citedFigures(document: OfficialDocument, figures: readonly Figure[]): readonly CitedFigure[] {
  const runs = document.blocks.flatMap(figureRuns);
  return figures.map((figure) => ({
    ...figure,
    records: recordsQuery(figure),
    citedAs: runs.filter((r) => r.id === figure.id).map((r) => r.text),
  }));
}
