import { parseFigureId } from '#kernel';
import type { CatalogueDto, CatalogueFigure } from '../../api/contract/texts.ts';

/** A citation taken apart: which figure, split by what, worded how. */
export interface Source {
  readonly figure: string;
  readonly where: Readonly<Record<string, string>>;
  readonly format: string;
}

/** How a figure may be worded. */
export const formats: readonly (readonly [value: string, title: string])[] = [
  ['', '原数'],
  ['percent', '百分数'],
  ['wan', '以万为单位'],
  ['over:10', '……余（取整到十）'],
  ['over:100', '……余（取整到百）'],
  ['over:1000', '……余（取整到千）'],
  ['all:全覆盖', '全覆盖（须分子等于分母）'],
  ['all:全部', '全部（须分子等于分母）'],
];

/** Taken apart; undefined where the source is no citation. */
export function readSource(source: string): Source | undefined {
  const [id = '', ...rest] = source.split('|').map((part) => part.trim());
  const parsed = parseFigureId(id);
  return parsed && { figure: `${parsed.procedure}.${parsed.metric}`, where: parsed.where, format: rest.join('|') };
}

export function printSource({ figure, where, format }: Source): string {
  const pairs = Object.entries(where).filter(([, value]) => value !== '');
  const id = pairs.length > 0 ? `${figure}[${pairs.map(([k, v]) => `${k}=${v}`).join(',')}]` : figure;
  return format === '' ? id : `${id} | ${format}`;
}

export interface Listed extends CatalogueFigure {
  readonly group: string;
}

export const listed = ({ groups }: CatalogueDto): Listed[] => groups.flatMap((g) => g.figures.map((f) => ({ ...f, group: g.title })));

/** Figures whose system, name or meaning holds all the words; those named so first. */
export function searched(all: readonly Listed[], words: string): Listed[] {
  const wanted = words.trim().split(/\s+/).filter(Boolean);
  const rank = ({ title, group, definition }: Listed): number =>
    wanted.reduce((sum, w) => sum + (title.includes(w) ? 4 : group.includes(w) ? 2 : definition.includes(w) ? 1 : -100), 0);
  return all
    .map((one) => [rank(one), one] as const)
    .filter(([n]) => n >= 0)
    .sort((a, b) => b[0] - a[0])
    .map(([, one]) => one);
}
