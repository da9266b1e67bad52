import { mergeAttributes, Node, type NodeViewRenderer } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { goToNextCell, tableEditing } from '@tiptap/pm/tables';
import StarterKit from '@tiptap/starter-kit';
import { type ChipBook, stateWords } from './chips.ts';
import { cleanSource, cleanWords } from './markdown.ts';

/** What the nodes ask of the page. */
export interface Desk {
  readonly chips: ChipBook;
  /** A figure was clicked, or Enter pressed on it. */
  readonly openChip: (at: number, element: HTMLElement) => void;
  /** A figure is to be put where the cursor stands. */
  readonly pickFigure: () => void;
}

/** One figure in the text: it shows what the records say, and cannot be typed into. */
const chipView =
  ({ chips, openChip }: Desk): NodeViewRenderer =>
  ({ node, getPos }) => {
    const source = String(node.attrs.source);
    const dom = document.createElement('span');
    dom.className = 'chip';
    dom.contentEditable = 'false';
    const show = () => {
      const chip = chips.get(source);
      dom.textContent = chip?.text ?? '…';
      dom.dataset.state = chip?.why ? 'wrong' : (chip?.state ?? 'live');
      dom.title = chip ? stateWords(chip) : '';
    };
    const open = () => {
      const at = getPos();
      if (at !== undefined) openChip(at, dom);
    };
    dom.addEventListener('click', open);
    show();
    return { dom, destroy: chips.watch(show), ignoreMutation: () => true };
  };

const figureNode = (desk: Desk) =>
  Node.create({
    name: 'figure',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    addAttributes: () => ({ source: { default: '', parseHTML: (e: HTMLElement) => cleanSource(e.dataset.figure ?? ''), rendered: false } }),
    parseHTML: () => [{ tag: 'span[data-figure]' }],
    renderHTML: ({ node }) => ['span', { 'data-figure': String(node.attrs.source) }, desk.chips.get(String(node.attrs.source))?.text ?? ''],
    renderText: ({ node }) => desk.chips.get(String(node.attrs.source))?.text ?? '',
    addNodeView: () => chipView(desk),
    addKeyboardShortcuts() {
      return {
        Enter: () => {
          const { selection } = this.editor.state;
          const dom =
            selection instanceof NodeSelection && selection.node.type.name === 'figure' && this.editor.view.nodeDOM(selection.from);
          if (!(dom instanceof HTMLElement)) return false;
          desk.openChip(selection.from, dom);
          return true;
        },
        '/': () => {
          if (!this.editor.isEditable) return false;
          desk.pickFigure();
          return true;
        },
      };
    },
  });

/** A table declared in a bulletin: kept as it is. */
const declared = Node.create({
  name: 'declared',
  group: 'block',
  atom: true,
  addAttributes: () => ({ source: { default: '', rendered: false } }),
  renderHTML: ({ node }) => ['p', { class: 'declared' }, `按数据自动排列的表（${String(node.attrs.source).split('\n').length - 2}项设定）`],
});

const roles: Readonly<Record<string, string>> = { table: 'table', tableRow: 'row', tableCell: 'cell', tableHeader: 'header_cell' };
const spans = {
  colspan: { default: 1, rendered: false },
  rowspan: { default: 1, rendered: false },
  colwidth: { default: null, rendered: false },
};

const cell = (name: string, tag: string) =>
  Node.create({
    name,
    content: 'inline*',
    isolating: true,
    addAttributes: () => spans,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, mergeAttributes(HTMLAttributes), 0],
  });

const row = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  extendNodeSchema: ({ name }) => (roles[name] ? { tableRole: roles[name] } : {}),
  addProseMirrorPlugins: () => [tableEditing()],
  addKeyboardShortcuts() {
    const step = (way: 1 | -1) => goToNextCell(way)(this.editor.state, this.editor.view.dispatch);
    return {
      Tab: () => step(1),
      'Shift-Tab': () => step(-1),
      // A cell is one paragraph: Enter goes on to the next.
      Enter: () => this.editor.isActive('table') && (step(1) || true),
    };
  },
});

/** Headings, paragraphs, tables, bold words and figures: official prose has nothing else. */
export const officialProse = (desk: Desk) => [
  StarterKit.configure({
    blockquote: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    hardBreak: false,
    horizontalRule: false,
    italic: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    strike: false,
    underline: false,
    dropcursor: false,
    trailingNode: false,
    heading: { levels: [1, 2, 3, 4] },
  }),
  table,
  row,
  cell('tableCell', 'td'),
  cell('tableHeader', 'th'),
  declared,
  figureNode(desk),
];

/** What is pasted as plain words: signs of the text's own grammar become full-width ones. */
export const pastedText = (text: string): string => text.split('\n').map(cleanWords).join('\n');
