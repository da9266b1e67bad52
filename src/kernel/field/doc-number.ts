import { type Field, fieldOf, type Kind, plainly, type Read, refused } from './field.ts';
import { cleanText } from './text.ts';

/**
 * 发文字号: issuer's sign, year in 〔〕 (U+3014/U+3015), serial without 第 and without leading zeros
 * (党政机关公文处理工作条例 第9条; GB/T 9704-2012 7.2.5), e.g. 驻政文〔2020〕22号.
 */
export const docNumber = fieldOf<string>('doc-number');

const shape = /^[\u4e00-\u9fa5]{1,12}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$/;
const brackets = /[[(\uFF08【﹝\u3014]((?:19|20)\d{2})[\])\uFF09】﹞\u3015]/;

/** The parts of a document number; undefined when the form is wrong. */
export function parseDocNumber(text: string): { sign: string; year: number; serial: number } | undefined {
  const m = shape.test(text) ? text.match(/^(.+)〔(\d{4})〕(\d+)号$/) : null;
  return m ? { sign: m[1] ?? '', year: Number(m[2]), serial: Number(m[3]) } : undefined;
}

/** What the writer probably meant, to be confirmed by a person, never applied silently. */
function suggestion(text: string): string | undefined {
  const guess = text.replace(/\s/g, '').replace(brackets, '〔$1〕').replace('〕第', '〕').replace(/〕0+/, '〕');
  return guess !== text && shape.test(guess) ? guess : undefined;
}

function read(field: Field, input: unknown): Read {
  const value = cleanText(input) ?? '';
  if (shape.test(value)) return { value };
  const guess = suggestion(value);
  const remedy = guess ? `是否为 ${guess}` : '文号格式应为 机关代字〔年份〕顺序号号，例：驻政文〔2020〕22号';
  return refused(field, 'doc-number-form', `「${field.title}」格式不符`, remedy);
}

export const docNumberKind: Kind = {
  ...plainly,
  id: 'doc-number',
  column: 'text',
  read,
  searchText: (_field, value) => String(value),
};
