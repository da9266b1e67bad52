import { isList, type Json } from '../value.ts';
import { type Field, type FieldOptions, fieldOf, type Kind, plainly, type Read, refused } from './field.ts';
import { cleanText } from './text.ts';

type Options = Readonly<Record<string, string>>;
/** One of a closed list: `options` is code → title. */
export const choice = <const O extends Options>(title: string, options: O, more: FieldOptions): Field<keyof O & string> =>
  fieldOf<keyof O & string>('choice')(title, { ...more, options });
/** Several of a closed list, each once, in the order of the list. */
export const choices = <const O extends Options>(title: string, options: O, more: FieldOptions): Field<readonly (keyof O & string)[]> =>
  fieldOf<readonly (keyof O & string)[]>('choices')(title, { ...more, options });
/** Yes or no. */
export const flag = fieldOf<boolean>('flag');

/** A code or its title → the code. */
function codeOf(field: Field, input: unknown): string | undefined {
  const given = cleanText(input);
  const options = field.spec.options ?? {};
  if (given === undefined) return undefined;
  if (Object.hasOwn(options, given)) return given;
  return Object.keys(options).find((code) => options[code] === given);
}

const unknownOption = (field: Field): Read =>
  refused(field, 'choice-unknown', `「${field.title}」没有这个选项`, `可选：${Object.values(field.spec.options ?? {}).join('、')}`);

const titleOf = (field: Field, code: Json) => field.spec.options?.[String(code)] ?? String(code);

export const choiceKind: Kind = {
  ...plainly,
  id: 'choice',
  column: 'text',
  read: (field, input) => {
    const code = codeOf(field, input);
    return code === undefined ? unknownOption(field) : { value: code };
  },
  print: titleOf,
  searchText: titleOf,
};

/** What stands between titles: 、 unless a title holds one itself. */
const between = (field: Field) => (Object.values(field.spec.options ?? {}).some((title) => /[、,\uFF0C]/.test(title)) ? ';' : '、');

export const choicesKind: Kind = {
  ...plainly,
  id: 'choices',
  column: 'jsonb',
  read: (field, input) => {
    if (!isList(input)) return unknownOption(field);
    const codes = input.map((one) => codeOf(field, one));
    if (codes.length === 0 || codes.includes(undefined)) return unknownOption(field);
    return { value: Object.keys(field.spec.options ?? {}).filter((code) => codes.includes(code)) };
  },
  print: (field, value) => (isList(value) ? value.map((code) => titleOf(field, code)).join(between(field)) : ''),
  parse: (field, cell) => cell.split(between(field) === '、' ? /[、,\uFF0C;\uFF1B]/ : /[;\uFF1B]/).filter((one) => one.trim()),
  searchText: (field, value) => choicesKind.print(field, value),
};

const yes = new Set<unknown>([true, 'true', '是', '有', '1', 1, 'yes']);
const no = new Set<unknown>([false, 'false', '否', '无', '0', 0, 'no']);

export const flagKind: Kind = {
  ...plainly,
  id: 'flag',
  column: 'boolean',
  read: (field, input) => {
    if (yes.has(input)) return { value: true };
    if (no.has(input)) return { value: false };
    return refused(field, 'flag-shape', `「${field.title}」应为是或否`, '请选择是或否');
  },
  print: (_field, value) => (value ? '是' : '否'),
};
