import type { Figure } from '#kernel';
import { isFigureId } from './figure.ts';
import { decimal, percent, quotient } from './rounding.ts';

/** How a cited figure is worded. */
export type Format =
  | { readonly kind: 'plain' | 'percent' | 'wan' }
  | { readonly kind: 'over'; readonly step: number }
  | { readonly kind: 'all'; readonly word: string };

/** One `{{id | format}}` of a template. */
export interface Citation {
  readonly id: string;
  readonly format: Format;
  readonly line: number;
}

/** Either the words for a figure or why it cannot be worded so. */
export type Wording =
  | { readonly text: string }
  | { readonly text: string; readonly code: string; readonly why: string; readonly remedy: string };

export const isRefused = (w: Wording): w is Extract<Wording, { code: string }> => 'code' in w;

function parseFormat(text: string): Format | undefined {
  const [name = '', argument = ''] = text.split(/[:：]/).map((part) => part.trim());
  if (name === '') return { kind: 'plain' };
  if (name === 'percent' || name === 'wan') return { kind: name };
  if (name === 'all') return { kind: 'all', word: argument || '全部' };
  const step = Number(argument);
  return name === 'over' && Number.isInteger(step) && step > 0 ? { kind: 'over', step } : undefined;
}

/** Reads what stands between the double braces; `undefined` when it is no citation. */
export function parseCitation(inner: string, line: number): Citation | undefined {
  const [id = '', ...rest] = inner.split('|').map((part) => part.trim());
  const format = parseFormat(rest.join('|'));
  return isFigureId(id) && format ? { id, format, line } : undefined;
}

const refused = (text: string, code: string, why: string, remedy: string): Wording => ({ text, code, why, remedy });

function wan(figure: Figure, value: number): Wording {
  if (value < 10000)
    return refused(String(value), 'format-wan', `「${figure.title}」为 ${value}，不足一万，不能以万为单位`, '直接引用数字');
  const text = (quotient(value, 10000, { mode: 'half-up', digits: 1 }) ?? '').replace(/\.0$/, '');
  const exact = value % 1000 === 0;
  return { text: `${exact ? '' : '约'}${text}万` };
}

function over(figure: Figure, value: number, step: number): Wording {
  const base = Math.floor(value / step) * step;
  if (base <= 0)
    return refused(
      String(value),
      'format-over',
      `「${figure.title}」为 ${value}，不足 ${step}，不能写「余」`,
      '直接引用数字，或改小取整单位',
    );
  return { text: `${base >= 10000 && base % 10000 === 0 ? `${base / 10000}万` : base}余` };
}

function all(figure: Figure, word: string): Wording {
  const { numerator, denominator } = figure;
  if (numerator === undefined || denominator === undefined) {
    return refused(word, 'all-no-denominator', `「${word}」所引「${figure.title}」没有分母`, '改引有分子、分母的数据');
  }
  if (numerator === denominator && denominator > 0) return { text: word };
  return refused(
    word,
    'all-not-all',
    `「${word}」与数据不符：「${figure.title}」为 ${numerator}÷${denominator}`,
    '请说明口径，或如实写明数量',
  );
}

function share(figure: Figure): string {
  const { numerator, denominator, rounding } = figure;
  if (figure.unit !== '%' && numerator !== undefined && denominator !== undefined)
    return `${percent(numerator, denominator, rounding) ?? '—'}%`;
  return figure.value === null ? '—' : `${figure.value.toFixed(rounding.digits)}%`;
}

/** The words of a figure in an official document: no thousands separators, shares with their sign. */
export function word(figure: Figure, format: Format): Wording {
  if (format.kind === 'all') return all(figure, format.word);
  if (format.kind === 'percent' || (format.kind === 'plain' && figure.unit === '%')) return { text: share(figure) };
  if (figure.value === null) return { text: '—' };
  if (format.kind === 'wan') return wan(figure, figure.value);
  if (format.kind === 'over') return over(figure, figure.value, format.step);
  return { text: decimal(figure.value, figure.rounding) };
}
