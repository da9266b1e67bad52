import type { Token } from 'marked';
import { markOf, readBlocks, type TemplateBlock, withoutIndices } from '../blocks.ts';
import { type Equation, parseEquation } from '../consistency.ts';
import { type FrontMatter, splitTemplate } from '../front-matter.ts';
import type { Problem } from '../problem.ts';
import { readProse } from '../prose.ts';
import type { Template } from '../template.ts';
import { type BulletinCitation, parseBulletinCitation } from './citation.ts';
import { fillQuarter, type Quarter } from './quarter.ts';
import { type Ranking, readRanking } from './ranking.ts';

export type BulletinBlock = TemplateBlock<BulletinCitation> | Ranking;

/** A bulletin's template read for a quarter. */
export interface ParsedBulletin {
  readonly system: string;
  readonly head: FrontMatter;
  readonly lineOf: (key: keyof FrontMatter) => number;
  readonly blocks: readonly BulletinBlock[];
  readonly citations: readonly BulletinCitation[];
  readonly sums: readonly Equation[];
  readonly problems: readonly Problem[];
}

const refusing = (line: number, code: string, text: string, remedy: string): Problem => ({ line, severity: 'refusal', code, text, remedy });

const citationSource = /\{\{([^{}]*)\}\}/g;
const fence = /^\s*```/;
const form = '写成 {{事项.数据}}，可加 @上季、@去年同期、@累计，| 同比、环比、同比增减、环比增减、前3:县区';

/** Marks citations, except in declared tables, which are read by themselves. */
function markCitations(body: string, firstLine: number, citations: BulletinCitation[], problems: Problem[]): string {
  let declared = false;
  const lines = body.split('\n').map((text, index) => {
    if (fence.test(text)) declared = !declared;
    if (declared) return text;
    return text.replace(citationSource, (whole, inner: string) => {
      const citation = parseBulletinCitation(inner, firstLine + index);
      if (citation) return markOf(citations.push(citation) - 1);
      problems.push(refusing(firstLine + index, 'bad-citation', `「${whole}」不是数据引用`, form));
      return '';
    });
  });
  return lines.join('\n');
}

const tableRule = /^\s*\|?[\s:|-]+\|[\s:|-]*$/;

function proseProblems(body: string, firstLine: number, head: FrontMatter, year: number): Problem[] {
  let declared = false;
  return body.split('\n').flatMap((raw, index) => {
    if (fence.test(raw)) declared = !declared;
    if (declared || fence.test(raw) || tableRule.test(raw)) return [];
    const prose = withoutIndices(raw).replace(/^\s*(#+|\d+[.)]|[-*+])\s+/, '');
    return readProse(firstLine + index, prose, { names: head.names, year });
  });
}

function headProblems(head: FrontMatter, system: string, lineOf: ParsedBulletin['lineOf']): Problem[] {
  const out: Problem[] = [];
  const need = (missing: boolean, line: number, text: string, remedy: string) => {
    if (missing) out.push(refusing(line, 'bulletin-head', text, remedy));
  };
  need(system === '', 1, '缺少系统名称', '在首部写明「系统: 人民调解」等');
  need(!/通报|分析报告|情况报告/.test(head.title), lineOf('title'), '标题应写明是通报', '如「关于2019年第四季度……情况的通报」');
  need(/[。，；！？：,;!?:]$/.test(head.title), lineOf('title'), '标题末尾不用标点', '删去末尾标点');
  need(head.issuer === '', lineOf('issuer'), '缺少发文机关', '填写发文机关全称或规范化简称');
  need(head.addressees.length === 0, lineOf('addressees'), '缺少主送机关', '填写主送机关全称或规范化简称');
  const wellFormed = head.docNo === '' || /^[一-龥]{1,8}〔\d{4}〕(?:[1-9]\d*)?号$/.test(head.docNo);
  need(!wellFormed, lineOf('docNo'), `文号「${head.docNo}」不合格式`, '如「某司通〔2020〕5号」，用六角括号，不加「第」，不编虚位');
  return out;
}

function readSums(head: FrontMatter, line: number, problems: Problem[]): Equation[] {
  return head.sums.flatMap((source) => {
    const equation = parseEquation(source);
    if (equation) return [equation];
    problems.push(refusing(line, 'bad-equation', `「${source}」不是等式`, '写成「事项.总数 = .分项 + .分项」，等号和加号两边各空一格'));
    return [];
  });
}

/** Reads the template of a bulletin for a quarter. Everything found comes back together, with lines and remedies. */
export function parseBulletin(template: Template, quarter: Quarter): ParsedBulletin {
  const split = splitTemplate(fillQuarter(template.text, quarter), new Map([['系统', 'system']]));
  const { head, lineOf, body, bodyLine } = split;
  const system = split.entries.get('system')?.items.join(',').trim() ?? '';
  const citations: BulletinCitation[] = [];
  const problems: Problem[] = [...split.problems, ...headProblems(head, system, lineOf)];
  const other = (token: Token, line: number): Ranking | undefined => {
    if (token.type !== 'code' || token.lang !== '排名') return undefined;
    const read = readRanking(token.text, line);
    problems.push(...read.problems);
    citations.push(...read.ranking.columns.map((c) => c.citation));
    return read.ranking;
  };
  const marked = markCitations(body, bodyLine, citations, problems);
  const blocks = readBlocks<BulletinCitation, Ranking>(marked, bodyLine, { citations: [...citations], problems, level: 0, other });
  problems.push(...proseProblems(marked, bodyLine, head, quarter.year));
  const sums = readSums(head, lineOf('sums'), problems);
  problems.sort((a, b) => a.line - b.line);
  return { system, head, lineOf, blocks, citations, sums, problems };
}
