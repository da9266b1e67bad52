import type { Figure } from '#kernel';
import { isRefused, parseCitation, word } from '../citation.ts';

/** What the source of a citation says in the text. */
export interface Chip {
  readonly source: string;
  /** Id of the figure it cites; empty when the source is no citation. */
  readonly id: string;
  readonly text: string;
  /** Why it cannot be worded so. */
  readonly why?: string;
}

/** The figure that a source cites. */
export const citedId = (source: string): string | undefined => parseCitation(source, 0)?.id;

/** Words a citation as the report will print it. */
export function chipOf(source: string, figure: Figure | undefined): Chip {
  const citation = parseCitation(source, 0);
  if (!citation) return { source, id: '', text: '〔不是数据引用〕', why: '这不是数据引用，请删去后从数据中选择' };
  if (!figure) return { source, id: citation.id, text: '〔缺数据〕', why: `没有「${citation.id}」这一数据` };
  const worded = word(figure, citation.format);
  return { source, id: citation.id, text: worded.text, ...(isRefused(worded) && { why: `${worded.why}。${worded.remedy}` }) };
}
