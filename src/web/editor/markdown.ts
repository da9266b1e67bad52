/**
 * The blocks of a report's text as the editor holds them, and back. Pure: no page, no editor. Official prose has headings,
 * paragraphs and tables, bold words and cited figures, and nothing else; what a text cannot say is written in full-width
 * signs, so that no sign typed by hand is taken for a mark of the text.
 */

export interface InlineJson {
  readonly type: 'text' | 'figure';
  readonly text?: string;
  readonly attrs?: { readonly source: string };
  readonly marks?: readonly { readonly type: 'bold' }[];
}
export interface CellJson {
  readonly type: 'tableHeader' | 'tableCell';
  readonly content?: readonly InlineJson[];
}
export interface RowJson {
  readonly type: 'tableRow';
  readonly content: readonly CellJson[];
}
export type BlockJson =
  | { readonly type: 'paragraph'; readonly content?: readonly InlineJson[] }
  | { readonly type: 'heading'; readonly attrs: { readonly level: number }; readonly content?: readonly InlineJson[] }
  | { readonly type: 'table'; readonly content: readonly RowJson[] }
  | { readonly type: 'declared'; readonly attrs: { readonly source: string } };

export interface DocJson {
  readonly type: 'doc';
  readonly content: readonly BlockJson[];
}

const wide: Readonly<Record<string, string>> = {
  '*': '＊',
  '`': '｀',
  '|': '｜',
  '<': '＜',
  '>': '＞',
  '\\': '＼',
  '#': '＃',
  '~': '～',
  '{': '｛',
  '}': '｝',
};
const unprintable = /[\u0000-\u001F\u007F\uE000\uE001\uFFFC]/g;

/** Words as they may stand in a text; what the platform fills in, `{year}` and the like, stays. */
export const cleanWords = (text: string): string =>
  text.replace(unprintable, '').replace(/\{[a-zA-Z]+\}|[*`|<>\\#~{}]/g, (sign) => wide[sign] ?? sign);

/** A paragraph must not begin like a list, a rule or a reference. */
function cleanStart(text: string): string {
  const trimmed = text.trim();
  return trimmed
    .replace(/^(\d+[.)])\s+/, '$1')
    .replace(/^[-+=_[]/, (sign) => ({ '-': '－', '+': '＋', '=': '＝', _: '＿', '[': '［' })[sign] ?? sign);
}

/** The source of a citation in its one form; undefined where it could not stand in a text. */
export const cleanSource = (source: string): string =>
  source
    .replace(unprintable, '')
    .replace(/[{}*\n]/g, '')
    .replace(/\s*\|\s*/, ' | ')
    .trim();

type Run = { readonly bold: boolean; readonly text: string };

function runOf(node: InlineJson): Run {
  const bold = node.marks?.some((m) => m.type === 'bold') === true;
  return { bold, text: node.type === 'figure' ? `{{${cleanSource(node.attrs?.source ?? '')}}}` : cleanWords(node.text ?? '') };
}

/** Bold stretches between `**`; neighbours of one kind are one stretch. */
function inlineText(content: readonly InlineJson[] = []): string {
  const joined: { bold: boolean; text: string }[] = [];
  for (const run of content.map(runOf)) {
    const last = joined.at(-1);
    if (run.text === '') continue;
    if (last?.bold === run.bold) last.text += run.text;
    else joined.push({ ...run });
  }
  return joined.map(({ bold, text }) => (bold ? `**${text}**` : text)).join('');
}

const cellText = (cell: CellJson | undefined): string => inlineText(cell?.content).trim();

function tableText(rows: readonly RowJson[]): string {
  const [head, ...body] = rows;
  const columns = head?.content.length ?? 0;
  const line = (row: RowJson) => `| ${Array.from({ length: columns }, (_none, i) => cellText(row.content[i])).join(' | ')} |`;
  return head && columns > 0 ? [line(head), `|${' --- |'.repeat(columns)}`, ...body.map(line)].join('\n') : '';
}

function blockText(block: BlockJson): string {
  if (block.type === 'declared') return block.attrs.source;
  if (block.type === 'table') return tableText(block.content);
  const words = inlineText(block.content).trim();
  if (block.type === 'heading') return words === '' ? '' : `${'#'.repeat(block.attrs.level)} ${words}`;
  return cleanStart(words);
}

/** The blocks of a text, and for each the number of the node it was written from: empty nodes say nothing. */
export function toBlocks({ content }: DocJson): { readonly blocks: readonly string[]; readonly nodes: readonly number[] } {
  const told = content.map((block, node) => ({ text: blockText(block), node })).filter(({ text }) => text !== '');
  return { blocks: told.map((t) => t.text), nodes: told.map((t) => t.node) };
}

const bold = [{ type: 'bold' }] as const;

/** Every second stretch between `**` is bold, as the report is read. */
function readInline(text: string): InlineJson[] {
  const sources: string[] = [];
  const marked = text.replace(/\{\{([^{}]*)\}\}/g, (_all, inner: string) => `\uE000${sources.push(inner.trim()) - 1}\uE000`);
  return marked.split('**').flatMap((stretch, at) =>
    stretch.split(/\uE000(\d+)\uE000/).flatMap((part, i): InlineJson[] => {
      const marks = at % 2 === 1 ? { marks: bold } : {};
      if (i % 2 === 1) return [{ type: 'figure', attrs: { source: sources[Number(part)] ?? '' }, ...marks }];
      return part === '' ? [] : [{ type: 'text', text: part, ...marks }];
    }),
  );
}

const filled = (text: string): { content?: readonly InlineJson[] } => {
  const content = readInline(text);
  return content.length > 0 ? { content } : {};
};

/** Cells of a line; a `|` inside a citation divides nothing. */
function cells(line: string): string[] {
  const held = line.replace(/\{\{[^{}]*\}\}/g, (all) => all.replaceAll('|', '\uE001'));
  const parts = held.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return parts.map((p) => p.replaceAll('\uE001', '|').trim());
}

function readTable(text: string): BlockJson {
  const [head = '', , ...body] = text.split('\n');
  const titles = cells(head);
  const row = (type: CellJson['type'], line: readonly string[]): RowJson => ({
    type: 'tableRow',
    content: titles.map((_t, i) => ({ type, ...filled(line[i] ?? '') })),
  });
  return { type: 'table', content: [row('tableHeader', titles), ...body.map((line) => row('tableCell', cells(line)))] };
}

function readBlock(text: string): BlockJson {
  if (text.startsWith('```')) return { type: 'declared', attrs: { source: text } };
  if (text.startsWith('|')) return readTable(text);
  const [, marks, title = ''] = /^(#{1,4})\s+(.*)$/s.exec(text) ?? [];
  if (marks) return { type: 'heading', attrs: { level: marks.length }, ...filled(title) };
  return { type: 'paragraph', ...filled(text) };
}

/** The document of the editor; never without a block to write in. */
export const fromBlocks = (blocks: readonly string[]): DocJson => ({
  type: 'doc',
  content: blocks.length > 0 ? blocks.map(readBlock) : [{ type: 'paragraph' }],
});
