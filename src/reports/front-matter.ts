import type { Problem } from './problem.ts';

/** What the head of a template may say; every key has its Chinese name. */
export interface FrontMatter {
  readonly title: string;
  readonly issuer: string;
  readonly docNo: string;
  readonly date: string;
  readonly printingOffice: string;
  readonly printingDate: string;
  readonly annotation: string;
  readonly copyNo: string;
  readonly secrecy: string;
  readonly urgency: string;
  readonly upward: boolean;
  readonly sealed: boolean;
  readonly signatory: readonly string[];
  readonly addressees: readonly string[];
  readonly cc: readonly string[];
  readonly attachments: readonly string[];
  readonly names: readonly string[];
  /** Kinds of unit the template is for; all where none is named. */
  readonly kinds: readonly string[];
  readonly sums: readonly string[];
  readonly coverages: readonly string[];
}

const textKeys = {
  title: '标题',
  issuer: '发文机关',
  docNo: '文号',
  date: '成文日期',
  printingOffice: '印发机关',
  printingDate: '印发日期',
  annotation: '附注',
  copyNo: '份号',
  secrecy: '密级',
  urgency: '紧急程度',
} as const;
const flagKeys = { upward: '上行文', sealed: '用印' } as const;
const listKeys = {
  signatory: '签发人',
  addressees: '主送',
  cc: '抄送',
  attachments: '附件',
  names: '专名',
  kinds: '适用',
  sums: '合计',
  coverages: '覆盖',
} as const;

const known = new Map<string, string>(
  Object.entries({ ...textKeys, ...flagKeys, ...listKeys }).flatMap(([key, title]) => [
    [key, key],
    [title, key],
  ]),
);

/** The head of a template, the text below it, and the line the text begins at. */
export interface SplitTemplate {
  readonly head: FrontMatter;
  readonly lineOf: (key: keyof FrontMatter) => number;
  readonly body: string;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
}

/** One key of a head: where it stands and what it says. */
export interface Entry {
  readonly line: number;
  readonly items: string[];
}

/** A template taken apart: the entries of its head by key, and the text below. */
export interface SplitText {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly body: string;
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
}

const unquote = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2');

function inlineItems(text: string): string[] {
  const list = /^\[(.*)\]$/.exec(text);
  // Commas inside the brackets of a figure id separate dimensions, not items.
  const parts = list ? (list[1] ?? '').split(/[,，](?![^[]*\])/) : [text];
  return parts.map(unquote).filter((part) => part !== '');
}

const problem = (line: number, code: string, text: string, remedy: string, severity: Problem['severity'] = 'refusal'): Problem => ({
  line,
  severity,
  code,
  text,
  remedy,
});

type KnownKeys = ReadonlyMap<string, string>;

const keyTitles = (keys: KnownKeys): string => [...keys.keys()].filter((key) => /[一-龥]/.test(key)).join('、');

function readEntries(lines: readonly string[], keys: KnownKeys, problems: Problem[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let open: Entry | undefined;
  const readPair = (line: number, title: string, rest: string) => {
    open = { line, items: inlineItems(rest.trim()) };
    const key = keys.get(title.trim());
    if (key) entries.set(key, open);
    else problems.push(problem(line, 'unknown-key', `模板首部没有「${title}」这一项`, `改用：${keyTitles(keys)}`));
  };
  const readLine = (line: number, raw: string) => {
    const item = /^\s+-\s+(.*)$/.exec(raw);
    const pair = /^([^\s:：#-][^:：]*)[:：]\s*(.*)$/.exec(raw);
    if (item && open) open.items.push(unquote(item[1] ?? ''));
    else if (pair) readPair(line, pair[1] ?? '', pair[2] ?? '');
    else problems.push(problem(line, 'bad-head-line', '模板首部此行无法识别', '写成「名称：内容」，或以「  - 」起头的列举'));
  };
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() !== '' && !raw.startsWith('#')) readLine(index + 2, raw);
  }
  return entries;
}

function collect(entries: ReadonlyMap<string, Entry>): FrontMatter {
  const text = (key: string) => entries.get(key)?.items.join(',') ?? '';
  const list = (key: string) => entries.get(key)?.items ?? [];
  const flag = (key: string, fallback: boolean) => (entries.has(key) ? ['是', 'true', 'yes'].includes(text(key)) : fallback);
  const texts = Object.fromEntries(Object.keys(textKeys).map((key) => [key, text(key)])) as Record<keyof typeof textKeys, string>;
  const lists = Object.fromEntries(Object.keys(listKeys).map((key) => [key, list(key)])) as unknown as Record<
    keyof typeof listKeys,
    string[]
  >;
  return { ...texts, ...lists, upward: flag('upward', true), sealed: flag('sealed', true) };
}

/** Control characters, which no file format takes, and the private-use marks that stand for citations while a template is read. */
const unprintable = /[\u0000-\u0008\u000B-\u001F\uE000\uE001]/g;

/** Takes a template apart into its head (between two lines `---`), whose keys are known by their titles, and its body. */
export function splitText(text: string, keys: KnownKeys): SplitText {
  const lines = text.replaceAll('\r\n', '\n').replace(unprintable, '').split('\n');
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, i) => i > 0 && line.trim() === '---') : -1;
  const problems: Problem[] = [];
  if (end < 0) problems.push(problem(1, 'no-head', '模板缺少首部', '在开头用两行「---」写明标题、发文机关、主送等'));
  const entries = readEntries(end < 0 ? [] : lines.slice(1, end), keys, problems);
  return { entries, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2, problems };
}

/** Splits the template of a report, which may have more keys than the common ones. */
export function splitTemplate(text: string, more: KnownKeys = new Map()): SplitTemplate & Pick<SplitText, 'entries'> {
  const { entries, ...rest } = splitText(text, new Map([...known, ...more]));
  return { ...rest, entries, head: collect(entries), lineOf: (key) => entries.get(key)?.line ?? 1 };
}
