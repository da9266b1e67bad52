import { type CivilDate, fromDays, isCivilDate, printDate } from '../date.ts';
import { type Field, fieldOf, type Kind, plainly, type Read, type ReadContext, refused } from './field.ts';
import { cleanText } from './text.ts';

/** A civil date; not after today unless `future`. */
export const date = fieldOf<CivilDate>('date');

/** Reads 2019-6-3, 2019/6/3, 2019.6.3, 2019年6月3日, 20190603 and spreadsheet day numbers. */
export function readDate(input: unknown): CivilDate | undefined {
  if (typeof input === 'number') return Number.isInteger(input) && input > 20_000 && input < 80_000 ? fromDays(input - 25_569) : undefined;
  const cell = cleanText(input)?.normalize('NFKC').replace(/\s/g, '');
  const m = cell?.match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(T.*)?$/) ?? cell?.match(/^(\d{4})(\d{2})(\d{2})$/);
  if (!m) return undefined;
  const day = `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}`;
  return isCivilDate(day) ? day : undefined;
}

function read(field: Field, input: unknown, ctx: ReadContext): Read {
  const value = readDate(input);
  if (!value) return refused(field, 'date-shape', `「${field.title}」不是存在的日期`, '请按 2019-06-30 的格式填写');
  if (!field.spec.future && value > ctx.today) return refused(field, 'future-date', `「${field.title}」不得晚于今天`, '请核对日期');
  return { value };
}

export const dateKind: Kind = {
  ...plainly,
  id: 'date',
  column: 'date',
  read,
  print: (_field, value) => printDate(String(value)),
  parse: (_field, cell) => (/^\d{5}(\.\d+)?$/.test(cell.trim()) ? Math.floor(Number(cell)) : cell),
};
