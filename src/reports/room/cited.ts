import { equationIds, parseEquation } from '../consistency.ts';
import { parseTemplate } from '../template.ts';

/** Ids of all figures that a text cites or that its declared sums speak of. */
export function citedIn(text: string, year: number): readonly string[] {
  const parsed = parseTemplate({ id: '', version: 0, from: '2000-01-01', text }, year);
  const equations = [...parsed.head.sums, ...parsed.head.coverages].flatMap((source) => parseEquation(source) ?? []);
  return [...new Set([...parsed.citations.map((c) => c.id), ...equations.flatMap(equationIds)])];
}
