import type { Block } from './model.ts';
import { figureRuns, runsText } from './model.ts';
import type { Problem } from './problem.ts';

/** A block with the template line it comes from. */
export interface PlacedBlock {
  readonly block: Block;
  readonly line: number;
}

interface Chapter {
  readonly title: string;
  readonly line: number;
  readonly blocks: readonly Block[];
}

/** The five parts every yearly report must have (督察工作规定:年度报告五项内容). */
const parts = {
  shortcomings: { title: '不足和原因', heading: /不足|问题/ },
  leader: { title: '第一责任人履职情况', heading: /第一责任人/ },
  nextYear: { title: '下一年度主要安排', heading: /下一(年|步)|安排/ },
  other: { title: '其他需要报告的情况', heading: /其他/ },
} as const;

/** Chapters on measures and results that a report of a whole government has at least. */
const leastChapters = 5;
const personally = ['亲自部署', '亲自过问', '亲自协调', '亲自督办'];
export const toBeWritten = '〔待补〕';

const textOf = (block: Block): string =>
  block.kind === 'table' ? [...block.head, ...block.rows.flat()].map(runsText).join('\n') : runsText(block.runs);

function chapters(placed: readonly PlacedBlock[]): Chapter[] {
  const out: { title: string; line: number; blocks: Block[] }[] = [];
  for (const { block, line } of placed) {
    if (block.kind === 'heading' && block.level === 1) out.push({ title: runsText(block.runs), line, blocks: [] });
    else out.at(-1)?.blocks.push(block);
  }
  return out;
}

const warn = (line: number, code: string, text: string, remedy: string): Problem => ({ line, severity: 'warning', code, text, remedy });

function checkMeasures(measures: readonly Chapter[]): Problem[] {
  const out = measures
    .filter((c) => !c.blocks.some((b) => figureRuns(b).length > 0))
    .map((c) => warn(c.line, 'chapter-without-figure', `「${c.title}」一章没有引用数据`, '引用至少一个数据，或并入其他章'));
  if (measures.length > 0 && measures.length < leastChapters)
    out.push(
      warn(1, 'few-chapters', `举措和成效只有${measures.length}章，一级标题不足${leastChapters}个`, '按工作领域分章写明，或者说明原因'),
    );
  if (measures.length === 0) out.push(warn(1, 'chapter-missing', '缺少：主要举措和成效', '按工作领域分章写明举措和成效'));
  return out;
}

function checkShortcomings(chapter: Chapter): Problem[] {
  const text = chapter.blocks.map(textOf).join('\n');
  return text.includes('原因') ? [] : [warn(chapter.line, 'no-cause', '只写了不足，没有写原因', '补写原因分析')];
}

function checkLeader(chapter: Chapter): Problem[] {
  const text = chapter.blocks.map(textOf).join('\n');
  const out: Problem[] = [];
  const missing = personally.filter((p) => !text.includes(p.slice(2)));
  if (missing.length > 0)
    out.push(warn(chapter.line, 'leader-personally', `没有写明：${missing.join('、')}`, '写明主要负责人四个「亲自」的情况'));
  if (!chapter.blocks.some((b) => figureRuns(b).length > 0)) {
    out.push(warn(chapter.line, 'leader-meetings', '没有写明会议次数', '引用常务会议研究法治工作的次数；尚无记录的，人工补写并附依据'));
  }
  return out;
}

function checkNextYear(chapter: Chapter): Problem[] {
  const tasks = chapter.blocks.filter((b) => b.kind === 'heading').length || chapter.blocks.filter((b) => b.kind === 'paragraph').length;
  return tasks >= 3 ? [] : [warn(chapter.line, 'few-tasks', `下一年度安排只有 ${tasks} 项可分解的任务`, '列出三项以上可分解的任务')];
}

const detail = { shortcomings: checkShortcomings, leader: checkLeader, nextYear: checkNextYear, other: () => [] };

function checkPart(key: keyof typeof parts, all: readonly Chapter[], placed: readonly PlacedBlock[]): Problem[] {
  const part = parts[key];
  const chapter = all.find((c) => part.heading.test(c.title)) ?? subChapter(placed, part.heading);
  if (!chapter) return [warn(1, 'chapter-missing', `缺少：${part.title}`, `增写「${part.title}」一章`)];
  return detail[key](chapter);
}

/** A part may also stand as a section of a chapter. */
function subChapter(placed: readonly PlacedBlock[], heading: RegExp): Chapter | undefined {
  const start = placed.findIndex(({ block }) => block.kind === 'heading' && heading.test(runsText(block.runs)));
  const first = placed[start];
  if (!first || first.block.kind !== 'heading') return undefined;
  const level = first.block.level;
  const rest = placed.slice(start + 1);
  const end = rest.findIndex(({ block }) => block.kind === 'heading' && block.level <= level);
  return { title: runsText(first.block.runs), line: first.line, blocks: (end < 0 ? rest : rest.slice(0, end)).map((p) => p.block) };
}

/** What of the compulsory contents is missing or still to be written; never a refusal, the office decides. */
export function checkCompleteness(placed: readonly PlacedBlock[]): Problem[] {
  const all = chapters(placed);
  const headings = Object.values(parts).map((p) => p.heading);
  const measures = all.filter((c) => !headings.some((h) => h.test(c.title)));
  const open = placed
    .filter(({ block }) => textOf(block).includes(toBeWritten))
    .map(({ line, block }) =>
      warn(line, 'to-be-written', `待补：${textOf(block).replace(toBeWritten, '').slice(0, 40)}`, '补写后删去「〔待补〕」'),
    );
  const keys = Object.keys(parts) as (keyof typeof parts)[];
  return [...checkMeasures(measures), ...keys.flatMap((key) => checkPart(key, all, placed)), ...open];
}
