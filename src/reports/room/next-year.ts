import { type OfficialDocument, runsText } from '../model.ts';

/** A task that the report promises for the next year. */
export interface PromisedTask {
  readonly title: string;
  readonly words: string;
}

/** The arrangements for the next year, one task a section (or a paragraph, where it has no sections). */
export function promisedTasks({ blocks }: Pick<OfficialDocument, 'blocks'>): readonly PromisedTask[] {
  const start = blocks.findIndex((b) => b.kind === 'heading' && b.level === 1 && /下一(年|步)|安排/.test(runsText(b.runs)));
  if (start < 0) return [];
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((b) => b.kind === 'heading' && b.level === 1);
  const chapter = end < 0 ? rest : rest.slice(0, end);
  const tasks: { title: string; words: string[] }[] = [];
  for (const block of chapter) {
    if (block.kind === 'heading' && block.level === 2) tasks.push({ title: runsText(block.runs), words: [] });
    else if (block.kind !== 'table') tasks.at(-1)?.words.push(runsText(block.runs));
  }
  if (tasks.length > 0) return tasks.map(({ title, words }) => ({ title, words: words.join('\n') }));
  const paragraphs = chapter.flatMap((b) => (b.kind === 'paragraph' ? [runsText(b.runs)] : []));
  return paragraphs.map((words) => ({ title: words.split(/[，。；]/)[0]?.slice(0, 40) ?? '', words }));
}
