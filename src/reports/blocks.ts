import { marked, type Token, type Tokens } from 'marked';
import type { HeadingLevel } from './model.ts';
import type { Problem } from './problem.ts';
import { citationMark } from './prose.ts';

/** A stretch of template text; a citation waits for what it stands for. */
export type TemplateRun<C> =
  | { readonly kind: 'text' | 'bold'; readonly text: string }
  | { readonly kind: 'citation'; readonly citation: C; readonly bold: boolean };

export type TemplateBlock<C> =
  | { readonly kind: 'heading'; readonly level: HeadingLevel; readonly runs: readonly TemplateRun<C>[]; readonly line: number }
  | { readonly kind: 'paragraph'; readonly runs: readonly TemplateRun<C>[]; readonly line: number }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly TemplateRun<C>[])[];
      readonly rows: readonly (readonly (readonly TemplateRun<C>[])[])[];
      readonly line: number;
    };

/** Stands in Markdown for the citation of an index: what the citation says must not reach the lexer. */
export const markOf = (index: number): string => `${citationMark}${index}${citationMark}`;
const marker = new RegExp(`${citationMark}(\\d+)${citationMark}`);
/** The text with every citation as one sign. */
export const withoutIndices = (text: string): string => text.replace(new RegExp(marker, 'g'), citationMark);

/** A reading under way. `other` reads blocks that official prose does not have (undefined: it does not know the block either). */
export interface Reading<C, X = never> {
  readonly citations: readonly C[];
  readonly problems: Problem[];
  level: number;
  other?(token: Token, line: number): X | undefined;
}

const problem = (line: number, code: string, text: string, remedy: string): Problem => ({ line, severity: 'refusal', code, text, remedy });

function readStretch<C>(stretch: string, bold: boolean, citations: readonly C[]): TemplateRun<C>[] {
  return stretch.split(marker).flatMap((part, at): TemplateRun<C>[] => {
    const citation = at % 2 === 1 ? citations[Number(part)] : undefined;
    if (citation !== undefined) return [{ kind: 'citation', citation, bold }];
    return part === '' ? [] : [{ kind: bold ? 'bold' : 'text', text: part.replace(/\s*\n\s*/g, '') }];
  });
}

/** Every second stretch between `**` is bold; Markdown's own rule stumbles over Chinese punctuation. */
export const readRuns = <C>(text: string, citations: readonly C[]): TemplateRun<C>[] =>
  text.split('**').flatMap((stretch, at) => readStretch(stretch, at % 2 === 1, citations));

const foreign: Record<string, string> = {
  list: '公文正文不用列表',
  code: '公文正文不用代码格式',
  blockquote: '公文正文不用引用格式',
  html: '公文正文不用网页代码',
  hr: '公文正文不用分隔线',
};

function readHeading<C>(token: Tokens.Heading, line: number, reading: Reading<C, unknown>): TemplateBlock<C> | undefined {
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

function readBlock<C, X>(token: Token, line: number, reading: Reading<C, X>): TemplateBlock<C> | X | undefined {
  if (token.type === 'space') return undefined;
  if (token.type === 'heading') return readHeading(token as Tokens.Heading, line, reading);
  if (token.type === 'paragraph') return { kind: 'paragraph', runs: readRuns((token as Tokens.Paragraph).text, reading.citations), line };
  if (token.type === 'table') {
    const table = token as Tokens.Table;
    const cell = (c: Tokens.TableCell) => readRuns(c.text, reading.citations);
    return { kind: 'table', head: table.header.map(cell), rows: table.rows.map((row) => row.map(cell)), line };
  }
  const known = reading.other?.(token, line);
  if (known !== undefined) return known;
  reading.problems.push(problem(line, 'foreign-block', foreign[token.type] ?? '公文正文不用此格式', '改为自然段、标题或表格'));
  return undefined;
}

/** Reads the Markdown of official prose: headings, paragraphs and tables, with the lines they stand in. */
export function readBlocks<C, X = never>(body: string, firstLine: number, reading: Reading<C, X>): (TemplateBlock<C> | X)[] {
  const blocks: (TemplateBlock<C> | X)[] = [];
  let line = firstLine;
  for (const token of marked.lexer(body)) {
    const blank = /^\n*/.exec(token.raw)?.[0].length ?? 0;
    const block = readBlock(token, line + blank, reading);
    if (block !== undefined) blocks.push(block);
    line += token.raw.split('\n').length - 1;
  }
  return blocks;
}
