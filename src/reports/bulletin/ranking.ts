import type { Figure } from '#kernel';
import type { Run } from '../model.ts';
import type { Problem } from '../problem.ts';
import { type BulletinCitation, parseBulletinCitation, parseGroups, type UnitGroup } from './citation.ts';

/** A table of units by figures, in order. */
export interface Ranking {
  readonly kind: 'ranking';
  readonly groups: readonly UnitGroup[];
  readonly columns: readonly { readonly heading: string; readonly citation: BulletinCitation }[];
  readonly order: readonly { readonly column: number; readonly descending: boolean }[];
  /** Equal units share a place (1、2、2、4), or follow in the order of the register. */
  readonly ties: 'same' | 'next';
  readonly places: boolean;
  /** Units with nothing in any column: at the end without a place, left out, or named below. */
  readonly none: 'last' | 'omit' | 'note';
  readonly first: number | undefined;
  readonly total: boolean;
  readonly line: number;
}

const mostColumns = 6;

interface Lines {
  readonly keys: ReadonlyMap<string, string>;
  readonly columns: readonly { readonly text: string; readonly line: number }[];
}

function readLines(text: string, firstLine: number): Lines {
  const keys = new Map<string, string>();
  const columns: { text: string; line: number }[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const item = /^\s*-\s+(.*)$/.exec(raw);
    const pair = /^\s*([^\s:：]+)[:：]\s*(.*)$/.exec(raw);
    if (item) columns.push({ text: item[1] ?? '', line: firstLine + i });
    else if (pair) keys.set(pair[1] ?? '', (pair[2] ?? '').trim());
  }
  return { keys, columns };
}

const known = ['单位', '列', '排序', '并列', '名次', '无数', '前', '合计'];

class Reading {
  readonly problems: Problem[] = [];
  readonly #line: number;
  constructor(line: number) {
    this.#line = line;
  }
  no(text: string, remedy: string, line = this.#line): undefined {
    this.problems.push({ line, severity: 'refusal', code: 'bad-ranking', text, remedy });
    return undefined;
  }
  choose<T>(keys: Lines['keys'], key: string, options: Readonly<Record<string, T>>, fallback: string): T {
    const given = keys.get(key) || fallback;
    if (!(given in options)) this.no(`「${key}：${given}」无法识别`, `可写：${Object.keys(options).join('、')}`);
    return (options[given] ?? options[fallback]) as T;
  }
}

function readColumns(lines: Lines, reading: Reading): Ranking['columns'] {
  if (lines.columns.length === 0 || lines.columns.length > mostColumns) reading.no('排名表应有一至六列数据', '在「列：」下逐行写明');
  return lines.columns.flatMap(({ text, line }) => {
    const [, heading = '', inner = ''] = /^(.*?)\s*=\s*(.*)$/.exec(text) ?? [];
    const citation = parseBulletinCitation(inner.replace(/^\{\{|\}\}$/g, ''), line);
    if (heading && citation && citation.showing.kind !== 'leaders') return [{ heading, citation }];
    reading.no(`「${text}」不是一列数据`, '写成「列名 = 事项.数据」，可加 @累计、| 同比 等', line);
    return [];
  });
}

function readOrder(given: string, columns: Ranking['columns'], reading: Reading): Ranking['order'] {
  return given.split(/[,，]/).flatMap((part) => {
    const [, heading = '', way = '降序'] = /^\s*(.+?)(?:\s+(降序|升序))?\s*$/.exec(part) ?? [];
    const column = columns.findIndex((c) => c.heading === heading);
    if (column >= 0) return [{ column, descending: way === '降序' }];
    reading.no(`排序所说的「${heading}」不在表中`, `可写：${columns.map((c) => c.heading).join('、')}`);
    return [];
  });
}

const yesNo = { 是: true, 否: false } as const;

/** Reads the declaration of a ranking table, which stands between ``` lines. */
export function readRanking(text: string, line: number): { readonly ranking: Ranking; readonly problems: readonly Problem[] } {
  const lines = readLines(text, line + 1);
  const reading = new Reading(line);
  for (const key of lines.keys.keys()) if (!known.includes(key)) reading.no(`排名表没有「${key}」这一项`, `可写：${known.join('、')}`);
  const { keys } = lines;
  const groups = parseGroups(keys.get('单位') ?? '') ?? reading.no('排名表没有写明单位', '写成「单位：县区」，可写县区、部门、乡镇') ?? [];
  const columns = readColumns(lines, reading);
  const places = reading.choose(keys, '名次', yesNo, '是');
  const order = keys.get('排序') ? readOrder(keys.get('排序') ?? '', columns, reading) : places ? [{ column: 0, descending: true }] : [];
  const first = keys.get('前');
  if (first && !/^[1-9]\d?$/.test(first)) reading.no(`「前：${first}」应为名次数`, '如「前：10」');
  const ranking: Ranking = {
    kind: 'ranking',
    groups,
    columns,
    order,
    ties: reading.choose(keys, '并列', { 同名次: 'same', 顺延: 'next' }, '同名次'),
    places,
    none: reading.choose(keys, '无数', { 列出: 'last', 略去: 'omit', 注明: 'note' }, '列出'),
    first: first ? Number(first) : undefined,
    total: reading.choose(keys, '合计', yesNo, '否'),
    line,
  };
  return { ranking, problems: reading.problems };
}

/** One cell: what it prints and the exact value it is ordered by. */
export interface Cell {
  readonly run: Run;
  readonly value: number | null;
}
export interface UnitRow {
  readonly name: string;
  readonly cells: readonly Cell[];
}

/** A share is compared by its numerator and denominator, before it was rounded. */
export const exactValue = ({ value, numerator, denominator }: Figure): number | null =>
  numerator !== undefined && denominator ? numerator / denominator : value;

const isNone = (row: UnitRow): boolean => row.cells.every((cell) => cell.value === null || cell.value === 0);

/** A unit without a value stands behind those that have one, whatever the order. */
function compare(a: number | null, b: number | null, descending: boolean): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return descending ? b - a : a - b;
}

export interface Ranked {
  readonly place: number | undefined;
  readonly row: UnitRow;
}

/** Puts units in order and gives them their places; `none` are those with nothing to rank. */
export function rank(
  rows: readonly UnitRow[],
  { order, ties, none, first }: Ranking,
): { ranked: readonly Ranked[]; none: readonly UnitRow[] } {
  if (order.length === 0 && none === 'last') return { ranked: rows.map((row) => ({ place: undefined, row })), none: [] };
  const differ = (a: UnitRow, b: UnitRow): number => {
    for (const { column, descending } of order) {
      const by = compare(a.cells[column]?.value ?? null, b.cells[column]?.value ?? null, descending);
      if (by !== 0) return by;
    }
    return 0;
  };
  const sorted = rows.filter((row) => !isNone(row)).toSorted(differ);
  let place = 0;
  const ranked = sorted.map((row, i): Ranked => {
    const before = sorted[i - 1];
    const tied = ties === 'same' && before !== undefined && differ(before, row) === 0;
    if (!tied) place = i + 1;
    return { place, row };
  });
  const empty = rows.filter(isNone);
  const shown = first === undefined ? ranked : ranked.filter((one) => (one.place ?? 0) <= first);
  const tail = none === 'last' && first === undefined ? empty.map((row): Ranked => ({ place: undefined, row })) : [];
  return { ranked: [...shown, ...tail], none: empty };
}

/** The best or last of some units by one value, ties with the last one included; of the best only those that have something. */
export function leaders<U extends { readonly value: number | null }>(units: readonly U[], end: 'top' | 'bottom', n: number): readonly U[] {
  const able = units.filter((u) => u.value !== null && (end === 'bottom' || u.value !== 0));
  const sorted = able.toSorted((a, b) => compare(a.value, b.value, end === 'top'));
  const edge = sorted[Math.min(n, sorted.length) - 1]?.value;
  return sorted.filter((u, i) => i < n || u.value === edge);
}
