import { type Field, fieldOf, type Kind, plainly, type Read, refused } from './field.ts';

/** One line of text; `max` characters (default 200), at least `min`. */
export const text = fieldOf<string>('text');
/** Several lines; `max` defaults to 20,000 characters. */
export const longText = fieldOf<string>('long-text');

const control =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Trims, composes characters and drops control characters and lone surrogates, which no database row may hold. */
export function cleanText(input: unknown, lines = false): string | undefined {
  if (typeof input === 'number') return String(input);
  if (typeof input !== 'string') return undefined;
  const composed = input.normalize('NFC').replace(control, '').replace(/\r\n?/g, '\n').trim();
  if (lines || !composed.includes('\n')) return composed;
  return composed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');
}

function readText(field: Field, input: unknown, lines: boolean): Read {
  const { min = 1, max = lines ? 20_000 : 200, pattern } = field.spec;
  const value = cleanText(input, lines);
  if (value === undefined) return refused(field, 'text-shape', `「${field.title}」应为文字`, '请填写文字');
  const length = [...value].length;
  if (length < min) return refused(field, 'text-short', `「${field.title}」不得少于${min}字`, `现有${length}字，请补充`);
  if (length > max) return refused(field, 'text-long', `「${field.title}」不得超过${max}字`, `现有${length}字，请精简`);
  if (pattern && !new RegExp(pattern, 'u').test(value))
    return refused(field, 'text-pattern', `「${field.title}」格式不符`, field.help ?? '请按提示的格式填写');
  return { value };
}

const kindOf = (id: string, lines: boolean): Kind => ({
  ...plainly,
  id,
  column: 'text',
  read: (field, input) => readText(field, input, lines),
  searchText: (_field, value) => String(value),
});

export const textKind = kindOf('text', false);
export const longTextKind = kindOf('long-text', true);
