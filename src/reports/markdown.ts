import type { Figure } from '#kernel';
import { recordsQuery } from './figure.ts';
import type { Block, OfficialDocument, Run } from './model.ts';

const escape = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, '\\$&');

type Notes = ReadonlyMap<string, number>;

function printRun(run: Run, notes: Notes): string {
  if (run.kind === 'text') return escape(run.text);
  if (run.kind === 'bold') return `**${escape(run.text)}**`;
  const note = notes.get(run.id);
  const text = run.bold ? `**${escape(run.text)}**` : escape(run.text);
  return note === undefined ? text : `${text}[^${note}]`;
}

function printBlock(block: Block, notes: Notes): string {
  const line = (runs: readonly Run[]) => runs.map((r) => printRun(r, notes)).join('');
  if (block.kind === 'heading') return `${'#'.repeat(block.level + 1)} ${block.number}${line(block.runs)}`;
  if (block.kind === 'paragraph') return line(block.runs);
  const row = (cells: readonly (readonly Run[])[]) => `| ${cells.map(line).join(' | ')} |`;
  return [row(block.head), `|${' --- |'.repeat(block.head.length)}`, ...block.rows.map(row)].join('\n');
}

const modes = { 'half-up': '四舍五入', truncate: '截断' } as const;

function printNote(figure: Figure): string {
  const { value, unit, numerator, denominator, rounding, period, scope, asOf } = figure;
  const shown = value === null ? '—' : unit === '%' ? `${value.toFixed(rounding.digits)}%` : `${value}${unit}`;
  const parts =
    numerator === undefined || denominator === undefined
      ? ''
      : `=${numerator}÷${denominator}（${modes[rounding.mode]}，保留${rounding.digits}位）`;
  const root = asOf.root === undefined ? '' : `，链根 ${asOf.root}`;
  return [
    `${figure.title} ${shown}${parts}`,
    figure.definition,
    `期间 ${period.from} 至 ${period.to}`,
    `范围 ${scope.name}（${scope.code}）`,
    `台账截至 ${asOf.at}，共 ${asOf.events} 条${root}`,
    ...(figure.basis === undefined ? [] : [`依据 ${figure.basis}`]),
    `编号 \`${figure.id}\``,
    `记录 <${recordsQuery(figure)}>`,
  ].join('；');
}

/** The report as Markdown: the same text, each figure with a note that tells where it comes from. */
export function printMarkdown(document: OfficialDocument, figures: readonly Figure[]): string {
  const notes = new Map(figures.map((f, i) => [f.id, i + 1]));
  const { head } = document;
  const heads = [head.docNo, ...(head.upward && head.signatories.length > 0 ? [`签发人：${head.signatories.join('、')}`] : [])];
  const end = [
    ...(document.attachments.length > 0 ? [`附件：${document.attachments.map((a, i) => `${i + 1}.${a}`).join('　')}`] : []),
    `${document.signature}\n${document.dateText}`,
    ...(document.annotation === undefined ? [] : [`（${document.annotation}）`]),
    ...(document.cc.length > 0 ? [`抄送：${document.cc.join('，')}。`] : []),
    `${document.printing.office}　${document.printing.dateText}印发`,
  ];
  const list = figures.map((f, i) => `[^${i + 1}]: ${printNote(f)}`);
  return `${[
    `# ${document.title.join('')}`,
    heads.map(escape).join('　　'),
    `${document.addressees.join('、')}：`,
    ...document.blocks.map((b) => printBlock(b, notes)),
    ...end,
    list.join('\n'),
  ].join('\n\n')}\n`;
}
