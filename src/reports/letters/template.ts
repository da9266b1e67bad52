import { type Entry, splitText } from '../front-matter.ts';
import type { Problem } from '../problem.ts';

/** A letter as a city keeps it: data, in versions, each in force from a day. Version 0 ships with the platform. */
export interface LetterTemplate {
  readonly procedure: string;
  readonly id: string;
  readonly version: number;
  readonly from: string;
  readonly text: string;
}

/** How a letter is set: 文书 (organ, name, number), 信函 (GB/T 9704-2012 10.1), 公文 (「…文件」). */
export type LetterForm = 'decision' | 'letter' | 'document';
const forms: Readonly<Record<string, LetterForm>> = { 文书: 'decision', 信函: 'letter', 公文: 'document' };

/** A template read; its texts still hold their places. */
export interface ParsedLetter {
  readonly title: string;
  readonly form: LetterForm;
  /** Acts after which it can be made. */
  readonly acts: readonly string[];
  /** Roles that may make it; none: those that do the acts. */
  readonly makers: readonly string[];
  readonly condition: string;
  readonly number: string;
  readonly addressees: readonly string[];
  readonly organ: string;
  readonly date: string;
  readonly sealed: boolean;
  readonly attachments: readonly string[];
  readonly cc: readonly string[];
  readonly note: string;
  readonly purpose: string;
  readonly body: string;
  readonly bodyLine: number;
  readonly lineOf: (key: LetterKey) => number;
  readonly problems: readonly Problem[];
}

const titles = {
  title: '标题',
  form: '版式',
  acts: '办理',
  makers: '制作',
  condition: '条件',
  number: '文号',
  addressees: '主送',
  organ: '落款',
  date: '成文日期',
  sealed: '用印',
  attachments: '附件',
  cc: '抄送',
  note: '附注',
  purpose: '用途',
} as const;
type LetterKey = keyof typeof titles;
const keys = new Map<string, string>(Object.entries(titles).map(([key, title]) => [title, key]));

export const refusing = (line: number, code: string, text: string, remedy: string): Problem => ({
  line,
  severity: 'refusal',
  code,
  text,
  remedy,
});

/** Whether the number is a serial of the letter's own, not a number that the matter has. */
export const isSerial = (number: string): boolean => /\{seq\d?\}/.test(number);

function headProblems(parsed: Omit<ParsedLetter, 'problems'>, formGiven: string): Problem[] {
  const out: Problem[] = [];
  const need = (missing: boolean, key: LetterKey, text: string, remedy: string) => {
    if (missing) out.push(refusing(parsed.lineOf(key), `letter-${key}`, text, remedy));
  };
  need(parsed.title === '', 'title', '缺少标题', '写明文书名称');
  need(!(formGiven in forms), 'form', `没有「${formGiven}」这种版式`, `改用：${Object.keys(forms).join('、')}`);
  need(parsed.acts.length === 0, 'acts', '没有写明办理哪个动作后可以制作', '写成「办理: [accept]」');
  const number = parsed.number.replace(/\{[^{}]*\}/g, '');
  need(isSerial(parsed.number) && !/〔\{year\}〕/.test(parsed.number), 'number', '编号缺少年份', '写成「某政复〔{year}〕{seq}号」');
  need(/[[\]【】﹝﹞]|第$/.test(number), 'number', '文号格式不符', '年份用六角括号〔〕，不加「第」，不编虚位');
  need(parsed.body.trim() === '', 'title', '正文为空', '写明正文');
  return out;
}

/** Reads the template of a letter. What its places name is checked apart (`checkLetter`). */
export function parseLetter(text: string): ParsedLetter {
  const { entries, body, bodyLine, problems } = splitText(text, keys);
  const entry = (key: LetterKey): Entry | undefined => entries.get(key);
  const one = (key: LetterKey): string => entry(key)?.items.join(',').trim() ?? '';
  const many = (key: LetterKey): readonly string[] => entry(key)?.items ?? [];
  const form = one('form') || '文书';
  const parsed = {
    title: one('title'),
    form: forms[form] ?? 'decision',
    acts: many('acts'),
    makers: many('makers'),
    condition: one('condition'),
    number: one('number'),
    addressees: many('addressees'),
    organ: one('organ') || '{{ 机关 }}',
    date: one('date') || '{{ 办理.日期 }}',
    sealed: one('sealed') !== '否',
    attachments: many('attachments'),
    cc: many('cc'),
    note: one('note'),
    purpose: one('purpose'),
    body,
    bodyLine,
    lineOf: (key: LetterKey) => entry(key)?.line ?? 1,
  };
  return { ...parsed, problems: [...problems, ...headProblems(parsed, form)] };
}

/** Every text of a template that holds places, with the line it begins in. */
export function textsOf(parsed: ParsedLetter): readonly { readonly line: number; readonly text: string }[] {
  const { lineOf } = parsed;
  const heads: readonly (readonly [LetterKey, readonly string[]])[] = [
    ['title', [parsed.title]],
    ['condition', parsed.condition === '' ? [] : [`{% if ${parsed.condition} %}1{% endif %}`]],
    ['number', isSerial(parsed.number) ? [] : [parsed.number]],
    ['addressees', parsed.addressees],
    ['organ', [parsed.organ]],
    ['date', [parsed.date]],
    ['attachments', parsed.attachments],
    ['cc', parsed.cc],
    ['note', [parsed.note]],
  ];
  const head = heads.flatMap(([key, texts]) => texts.map((text) => ({ line: lineOf(key), text })));
  return [...head, { line: parsed.bodyLine, text: parsed.body }];
}
