import { marked, type Token, type Tokens } from 'marked';
import { type Citation, parseCitation } from './citation.ts';
import { type FrontMatter, splitTemplate } from './front-matter.ts';
import type { HeadingLevel } from './model.ts';
import type { Problem } from './problem.ts';
import { citationMark, readProse } from './prose.ts';

/** A template as the city keeps it: data, in versions, each in force from a day. */
export interface Template {
  readonly id: string;
  readonly version: number;
  /** First day on which this version is used. */
  readonly from: string;
  readonly text: string;
}

/** A stretch of template text; a citation waits for its figure. */
export type TemplateRun =
  | { readonly kind: 'text' | 'bold'; readonly text: string }
  | { readonly kind: 'citation'; readonly citation: Citation; readonly bold: boolean };

export type TemplateBlock =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly runs: readonly TemplateRun[]; readonly line: number }
  | { readonly kind: 'paragraph'; readonly runs: readonly TemplateRun[]; readonly line: number }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly TemplateRun[])[];
      readonly rows: readonly (readonly (readonly TemplateRun[])[])[];
      readonly line: number;
    };

/** A template read for a year: its head, its blocks, all citations, and everything that stands against it. */
export interface ParsedTemplate {
  readonly head: FrontMatter;
  readonly lineOf: (key: keyof FrontMatter) => number;
  readonly blocks: readonly TemplateBlock[];
  readonly citations: readonly Citation[];
  readonly problems: readonly Problem[];
}

const citationSource = /\{\{([^{}]*)\}\}/g;
/** A citation inside Markdown: the mark, its index, the mark. Bars and brackets of an id must not reach the lexer. */
const marker = new RegExp(`${citationMark}(\\d+)${citationMark}`);

const problem = (line: number, code: string, text: string, remedy: string): Problem => ({ line, severity: 'refusal', code, text, remedy });

/** Fills `{year}`, `{lastYear}` and `{nextYear}`. */
export const fillYear = (text: string, year: number): string =>
  text.replace(/\{(year|lastYear|nextYear)\}/g, (_, name: string) => String(year + (name === 'year' ? 0 : name === 'lastYear' ? -1 : 1)));

function markCitations(body: string, firstLine: number, citations: Citation[], problems: Problem[]): string {
  const lines = body.split('\n').map((text, index) =>
    text.replace(citationSource, (whole, inner: string) => {
      const citation = parseCitation(inner, firstLine + index);
      if (citation) return `${citationMark}${citations.push(citation) - 1}${citationMark}`;
      problems.push(
        problem(
          firstLine + index,
          'bad-citation',
          `「${whole}」不是数据引用`,
          '写成 {{事项.数据}} 或 {{事项.数据 | percent、wan、over:100、all}}',
        ),
      );
      return '';
    }),
  );
  return lines.join('\n');
}

function readStretch(stretch: string, bold: boolean, citations: readonly Citation[]): TemplateRun[] {
  return stretch.split(marker).flatMap((part, at): TemplateRun[] => {
    const citation = at % 2 === 1 ? citations[Number(part)] : undefined;
    if (citation) return [{ kind: 'citation', citation, bold }];
    return part === '' ? [] : [{ kind: bold ? 'bold' : 'text', text: part.replace(/\s*\n\s*/g, '') }];
  });
}

/** Every second stretch between `**` is bold; Markdown's own rule stumbles over Chinese punctuation. */
const readRuns = (text: string, citations: readonly Citation[]): TemplateRun[] =>
  text.split('**').flatMap((stretch, at) => readStretch(stretch, at % 2 === 1, citations));

const foreign: Record<string, string> = {
  list: '公文正文不用列表',
  code: '公文正文不用代码格式',
  blockquote: '公文正文不用引用格式',
  html: '公文正文不用网页代码',
  hr: '公文正文不用分隔线',
};

interface Reading {
  readonly citations: readonly Citation[];
  readonly problems: Problem[];
  level: number;
}

function readHeading(token: Tokens.Heading, line: number, reading: Reading): TemplateBlock | undefined {
  if (token.depth > 4) {
    reading.problems.push(problem(line, 'heading-deep', '标题超过四级', '公文结构层次最多四级，请合并'));
    return undefined;
  }
  if (token.depth > reading.level + 1) {
    reading.problems.push(
      problem(line, 'heading-skip', `标题由第${reading.level}级跳到第${token.depth}级`, '标题层级依次为一、（一）1.（1），不得跳级'),
    );
  }
  reading.level = token.depth;
  return { kind: 'heading', level: token.depth as HeadingLevel, runs: readRuns(token.text, reading.citations), line };
}

function readBlock(token: Token, line: number, reading: Reading): TemplateBlock | undefined {
  if (token.type === 'space') return undefined;
  if (token.type === 'heading') return readHeading(token as Tokens.Heading, line, reading);
  if (token.type === 'paragraph') return { kind: 'paragraph', runs: readRuns((token as Tokens.Paragraph).text, reading.citations), line };
  if (token.type === 'table') {
    const table = token as Tokens.Table;
    const cell = (c: Tokens.TableCell) => readRuns(c.text, reading.citations);
    return { kind: 'table', head: table.header.map(cell), rows: table.rows.map((row) => row.map(cell)), line };
  }
  reading.problems.push(problem(line, 'foreign-block', foreign[token.type] ?? '公文正文不用此格式', '改为自然段、标题或表格'));
  return undefined;
}

function readBlocks(body: string, firstLine: number, reading: Reading): TemplateBlock[] {
  const blocks: TemplateBlock[] = [];
  let line = firstLine;
  for (const token of marked.lexer(body)) {
    const blank = /^\n*/.exec(token.raw)?.[0].length ?? 0;
    const block = readBlock(token, line + blank, reading);
    if (block) blocks.push(block);
    line += token.raw.split('\n').length - 1;
  }
  return blocks;
}

const tableRule = /^\s*\|?[\s:|-]+\|[\s:|-]*$/;

function readLines(body: string, firstLine: number, head: FrontMatter, year: number): Problem[] {
  return body.split('\n').flatMap((raw, index) => {
    if (tableRule.test(raw)) return [];
    const prose = raw.replace(new RegExp(marker, 'g'), citationMark).replace(/^\s*(#+|\d+[.)]|[-*+])\s+/, '');
    return readProse(firstLine + index, prose, { names: head.names, year });
  });
}

function readHead(head: FrontMatter, lineOf: ParsedTemplate['lineOf']): Problem[] {
  const out: Problem[] = [];
  const need = (missing: boolean, key: keyof FrontMatter, text: string, remedy: string) => {
    if (missing) out.push(problem(lineOf(key), `head-${key}`, text, remedy));
  };
  const title = head.title.replaceAll('|', '');
  need(
    !/法治政府建设/.test(title) || !/报告/.test(title),
    'title',
    '标题须含「法治政府建设」和「报告」',
    '如「……关于2019年度法治政府建设情况的报告」',
  );
  need(/[。，；！？：,;!?:]$/.test(title), 'title', '标题末尾不用标点', '删去末尾标点');
  need(head.issuer === '', 'issuer', '缺少发文机关', '填写发文机关全称或规范化简称');
  need(head.addressees.length === 0, 'addressees', '缺少主送机关', '填写主送机关全称或规范化简称');
  need(head.upward && head.addressees.length > 1, 'addressees', '上行文原则上主送一个上级机关', '其他机关列入抄送');
  const wellFormed = head.docNo === '' || /^[一-龥]{1,6}〔\d{4}〕(?:[1-9]\d*)?号$/.test(head.docNo);
  need(!wellFormed, 'docNo', `文号「${head.docNo}」不合格式`, '如「某政文〔2020〕22号」，用六角括号，不加「第」，不编虚位');
  return out;
}

/** Reads a template for a report year. Everything found comes back together, with lines and remedies. */
export function parseTemplate(template: Template, year: number): ParsedTemplate {
  const split = splitTemplate(fillYear(template.text, year));
  const citations: Citation[] = [];
  const problems: Problem[] = [...split.problems, ...readHead(split.head, split.lineOf)];
  const body = markCitations(split.body, split.bodyLine, citations, problems);
  const blocks = readBlocks(body, split.bodyLine, { citations, problems, level: 0 });
  problems.push(...readLines(body, split.bodyLine, split.head, year));
  problems.sort((a, b) => a.line - b.line);
  return { head: split.head, lineOf: split.lineOf, blocks, citations, problems };
}
