import { markOf, readBlocks, type TemplateBlock, withoutIndices } from './blocks.ts';
import { type Citation, parseCitation } from './citation.ts';
import { type FrontMatter, splitTemplate } from './front-matter.ts';
import type { Problem } from './problem.ts';
import { readProse } from './prose.ts';

/** A template as the city keeps it: data, in versions, each in force from a day. */
export interface Template {
  readonly id: string;
  readonly version: number;
  /** First day on which this version is used. */
  readonly from: string;
  readonly text: string;
}

/** A template read for a year: its head, its blocks, all citations, and everything that stands against it. */
export interface ParsedTemplate {
  readonly head: FrontMatter;
  readonly lineOf: (key: keyof FrontMatter) => number;
  readonly blocks: readonly TemplateBlock<Citation>[];
  readonly citations: readonly Citation[];
  readonly problems: readonly Problem[];
}

const citationSource = /\{\{([^{}]*)\}\}/g;
const problem = (line: number, code: string, text: string, remedy: string): Problem => ({ line, severity: 'refusal', code, text, remedy });

/** Fills `{year}`, `{lastYear}` and `{nextYear}`. */
export const fillYear = (text: string, year: number): string =>
  text.replace(/\{(year|lastYear|nextYear)\}/g, (_, name: string) => String(year + (name === 'year' ? 0 : name === 'lastYear' ? -1 : 1)));

function markCitations(body: string, firstLine: number, citations: Citation[], problems: Problem[]): string {
  const lines = body.split('\n').map((text, index) =>
    text.replace(citationSource, (whole, inner: string) => {
      const citation = parseCitation(inner, firstLine + index);
      if (citation) return markOf(citations.push(citation) - 1);
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

const tableRule = /^\s*\|?[\s:|-]+\|[\s:|-]*$/;

function readLines(body: string, firstLine: number, head: FrontMatter, year: number): Problem[] {
  return body.split('\n').flatMap((raw, index) => {
    if (tableRule.test(raw)) return [];
    const prose = withoutIndices(raw).replace(/^\s*(#+|\d+[.)]|[-*+])\s+/, '');
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
