import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CivilDate, type Figure, isCivilDate, printDate } from '#kernel';
import { type Citation, isRefused, word } from './citation.ts';
import { checkCompleteness } from './completeness.ts';
import { checkConsistency, type Equation, equationIds, type Finding, parseEquation } from './consistency.ts';
import { printDocx } from './docx/document.ts';
import type { FigureReader } from './figure.ts';
import { citedFigures } from './figures-json.ts';
import type { FrontMatter } from './front-matter.ts';
import { printMarkdown } from './markdown.ts';
import type { Block, OfficialDocument, Run } from './model.ts';
import { Placing } from './placing.ts';
import type { Problem } from './problem.ts';
import { type ParsedTemplate, parseTemplate, type Template } from './template.ts';
import { breakTitle } from './title.ts';

/** What is decided when the report is signed, and not written in a template. */
export interface Signing {
  readonly docNo?: string;
  readonly signatories?: readonly string[];
  readonly date?: CivilDate;
  readonly printingDate?: CivilDate;
}

export interface ReportRequest {
  readonly template: Template;
  readonly year: number;
  readonly scope: { readonly code: string; readonly name: string };
  readonly figures: FigureReader;
  readonly signing?: Signing;
  /** Written explanations by finding id: an explained error no longer stands in the way. */
  readonly explanations?: Readonly<Record<string, string>>;
}

/** A composed report: what it says, what it cites, and all that stands against it. */
export interface Composed {
  readonly year: number;
  readonly scope: { readonly code: string; readonly name: string };
  readonly template: { readonly id: string; readonly version: number };
  readonly document: OfficialDocument;
  /** Figures cited, in order of first appearance. */
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly explanations: Readonly<Record<string, string>>;
}

interface Rules {
  readonly sums: readonly Equation[];
  readonly coverages: readonly Equation[];
  readonly problems: readonly Problem[];
}

function readRules(parsed: ParsedTemplate): Rules {
  const problems: Problem[] = [];
  const read = (key: 'sums' | 'coverages') =>
    parsed.head[key].flatMap((source) => {
      const equation = parseEquation(source);
      if (equation) return [equation];
      const remedy = '写成「事项.总数 = .分项 + .分项」，等号和加号两边各空一格';
      problems.push({ line: parsed.lineOf(key), severity: 'refusal', code: 'bad-equation', text: `「${source}」不是等式`, remedy });
      return [];
    });
  return { sums: read('sums'), coverages: read('coverages'), problems };
}

async function load(ids: readonly string[], source: FigureReader): Promise<Map<string, Figure>> {
  const found = await source([...new Set(ids)]);
  return new Map(found.flatMap((figure) => (figure ? [[figure.id, figure] as const] : [])));
}

/** Words the citations of a report, and notes those that cannot be worded. */
function wordingOf(figures: ReadonlyMap<string, Figure>, problems: Problem[]): (citation: Citation, bold: boolean) => Run {
  return ({ id, format, line }, bold) => {
    const figure = figures.get(id);
    if (!figure) {
      const remedy = '核对数据编号，或待该事项有记录后再引用';
      problems.push({ line, severity: 'refusal', code: 'unknown-figure', text: `没有「${id}」这一数据`, remedy });
      return { kind: 'figure', id, text: `〔缺数据〕` };
    }
    const wording = word(figure, format);
    if (isRefused(wording)) problems.push({ line, severity: 'refusal', code: wording.code, text: wording.why, remedy: wording.remedy });
    return { kind: 'figure', id, text: wording.text, ...(bold && { bold: true }) };
  };
}

const optional = (head: FrontMatter) => ({
  ...(head.copyNo && { copyNo: head.copyNo }),
  ...(head.secrecy && { secrecy: head.secrecy }),
  ...(head.urgency && { urgency: head.urgency }),
});

const blankDate = (year: number): string => `${year}年　月　日`;

function build(head: FrontMatter, blocks: readonly Block[], year: number, signing: Signing): OfficialDocument {
  const date = signing.date ?? (isCivilDate(head.date) ? head.date : undefined);
  const printed = signing.printingDate ?? (isCivilDate(head.printingDate) ? head.printingDate : undefined);
  return {
    head: {
      issuerMark: head.issuer.endsWith('文件') ? head.issuer : `${head.issuer}文件`,
      docNo: signing.docNo ?? head.docNo.replace(/〕号$/, '〕　　号'),
      signatories: signing.signatories ?? head.signatory,
      upward: head.upward,
      ...optional(head),
    },
    title: breakTitle(head.title),
    addressees: head.addressees,
    blocks,
    attachments: head.attachments,
    signature: head.issuer.replace(/文件$/, ''),
    sealed: head.sealed,
    ...(date !== undefined && { date }),
    dateText: date === undefined ? blankDate(year + 1) : printDate(date),
    ...(head.annotation && { annotation: head.annotation }),
    cc: head.cc,
    printing: { office: head.printingOffice, dateText: printed === undefined ? blankDate(year + 1) : printDate(printed) },
  };
}

/** What still has to be filled in before the report can be issued. */
function unsigned(document: OfficialDocument, parsed: ParsedTemplate, year: number): Problem[] {
  const out: Problem[] = [];
  const add = (severity: Problem['severity'], key: keyof FrontMatter, code: string, text: string, remedy: string) =>
    out.push({ line: parsed.lineOf(key), severity, code, text, remedy });
  const { docNo, signatories, upward } = document.head;
  if (!/〕[1-9]\d*号$/.test(docNo)) add('warning', 'docNo', 'no-doc-no', '文号尚未编定', '登记文号后填入');
  if (upward && signatories.length === 0)
    add('warning', 'signatory', 'no-signatory', '上行文须标注签发人', '由机关主要负责人签发后填入姓名');
  if (document.date === undefined) add('warning', 'date', 'no-date', '成文日期尚未确定', '以签发日期为成文日期');
  else if (Number(document.date.slice(0, 4)) !== year + 1) {
    add('question', 'date', 'report-year', `报告年度 ${year} 不是成文年份的上一年`, '核对报告年度和成文日期');
  } else if (document.date >= `${year + 1}-03-01`) {
    add('question', 'date', 'late', '已超过3月1日', '请注明原因并报告');
  }
  return out;
}

/**
 * Composes the yearly report of a scope from a template and the figures of that year. Always returns a document to look
 * at; whether it may be issued is told by `standsAgainst`.
 */
export async function composeReport(request: ReportRequest): Promise<Composed> {
  const { template, year, scope, signing = {}, explanations = {} } = request;
  const parsed = parseTemplate(template, year);
  const rules = readRules(parsed);
  const equations = [...rules.sums, ...rules.coverages];
  const ids = [...parsed.citations.map((c) => c.id), ...equations.flatMap(equationIds)];
  const figures = await load(ids, request.figures);
  const unworded: Problem[] = [];
  const placing = new Placing(wordingOf(figures, unworded));
  const placed = parsed.blocks.map((b) => placing.block(b));
  const document = build(
    parsed.head,
    placed.map((p) => p.block),
    year,
    signing,
  );
  const problems = [
    ...parsed.problems,
    ...rules.problems,
    ...unworded,
    ...checkCompleteness(placed),
    ...unsigned(document, parsed, year),
  ].sort((a, b) => a.line - b.line);
  const cited = [...new Set(parsed.citations.map((c) => c.id))].flatMap((id) => figures.get(id) ?? []);
  const findings = checkConsistency(document, figures, rules);
  return {
    year,
    scope,
    template: { id: template.id, version: template.version },
    document,
    figures: cited,
    findings,
    problems,
    explanations,
  };
}

/** Why the report may not be issued: refusals of the template, and errors between figures that nobody explained. */
export function standsAgainst(composed: Composed): readonly string[] {
  const refused = composed.problems.filter((p) => p.severity === 'refusal').map((p) => `第${p.line}行：${p.text}。${p.remedy}`);
  const errors = composed.findings.filter((f) => f.severity === 'error' && !composed.explanations[f.id]).map((f) => f.text);
  return [...refused, ...errors];
}

/**
 * Writes report.docx, report.md and figures.json. A report with something against it is written only as a draft
 * (`draft: true`); otherwise nothing is written and `refused` says why.
 */
export async function writeReport(
  composed: Composed,
  dir: string,
  options: { readonly draft?: boolean } = {},
): Promise<{ readonly written: readonly string[]; readonly refused: readonly string[] }> {
  const refused = standsAgainst(composed);
  if (refused.length > 0 && !options.draft) return { written: [], refused };
  await mkdir(dir, { recursive: true });
  const files: readonly (readonly [string, string | Uint8Array])[] = [
    ['report.docx', await printDocx(composed.document)],
    ['report.md', printMarkdown(composed.document, composed.figures)],
    ['figures.json', `${JSON.stringify(citedFigures(composed.document, composed.figures), null, 2)}\n`],
  ];
  for (const [name, data] of files) await writeFile(join(dir, name), data);
  return { written: files.map(([name]) => join(dir, name)), refused };
}
