import { Extension } from '@tiptap/core';
import { ChangeSet } from '@tiptap/pm/changeset';
import type { Node } from '@tiptap/pm/model';
import { EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Mapping } from '@tiptap/pm/transform';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { PieceDto, TextProblem } from '../../api/contract/texts.ts';
import { figureSign, findIn, findNear, shownPieces, wholeOf } from './places.ts';

/** Everything that is shown upon the text without being part of it. Blocks are told by the number of their node. */
export interface Annotations {
  readonly problems: readonly (Pick<TextProblem, 'severity' | 'text' | 'hit'> & { readonly node: number })[];
  readonly notes: readonly { readonly id: string; readonly node: number; readonly quote: string }[];
  readonly proposals: readonly {
    readonly id: string;
    readonly node: number;
    readonly pieces: readonly PieceDto[];
    readonly whole: boolean;
  }[];
  /** The note or proposal in hand. */
  readonly active: string | undefined;
  /** Whether one's own changes since the last version are shown. */
  readonly changes: boolean;
}

interface Held {
  readonly marks: DecorationSet;
  readonly own: DecorationSet;
  readonly set: ChangeSet;
  readonly shows: boolean;
}

type Told = { readonly annotations: Annotations } | { readonly base: Node };
const key = new PluginKey<Held>('annotations');

const added = (text: string, name: string) => () => {
  const dom = document.createElement('ins');
  dom.className = name;
  dom.textContent = text;
  return dom;
};
const struck = (text: string) => () => {
  const dom = document.createElement('del');
  dom.className = 'own-cut';
  dom.textContent = text;
  return dom;
};

function problemMarks(doc: Node, problems: Annotations['problems']): Decoration[] {
  return problems.flatMap(({ node, hit, severity, text }) =>
    (hit === null ? [] : findIn(doc, node, hit)).map(({ from, to }) =>
      Decoration.inline(from, to, { class: `problem problem-${severity}`, title: text }),
    ),
  );
}

function noteMarks(doc: Node, { notes, active }: Annotations): Decoration[] {
  return notes.flatMap(({ id, node, quote }) => {
    const at = quote === '' ? wholeOf(doc, node) : findNear(doc, node, quote);
    const name = id === active ? 'noted noted-active' : 'noted';
    return at && at.from < at.to ? [Decoration.inline(at.from, at.to, { class: name, 'data-note': id })] : [];
  });
}

function proposalMarks(doc: Node, { proposals, active }: Annotations): Decoration[] {
  return proposals.flatMap(({ id, node, pieces }) => {
    const on = id === active ? ' proposed-active' : '';
    return shownPieces(doc, node, pieces).map((p) =>
      p.kind === 'cut'
        ? Decoration.inline(p.range.from, p.range.to, { class: `proposed-cut${on}`, 'data-proposal': id })
        : Decoration.widget(p.at, added(p.text, `proposed-added${on}`), { side: 1, key: `${id}${p.at}${p.text}${on}` }),
    );
  });
}

const marksOf = (doc: Node, a: Annotations): DecorationSet =>
  DecorationSet.create(doc, [...problemMarks(doc, a.problems), ...noteMarks(doc, a), ...proposalMarks(doc, a)]);

/** Figures are the same when they cite the same. */
const encoder = {
  encodeCharacter: (char: number) => char,
  encodeNodeStart: (node: Node) => `${node.type.name} ${node.attrs.source ?? ''}${node.attrs.level ?? ''}`,
  encodeNodeEnd: (node: Node) => `/${node.type.name}`,
  compareTokens: (a: number | string, b: number | string) => a === b,
};
const since = (base: Node): ChangeSet => ChangeSet.create(base, undefined, encoder);

const said = (doc: Node, from: number, to: number): string =>
  doc.textBetween(from, to, '¶', (leaf) => (leaf.type.name === 'figure' ? figureSign : ''));

function ownMarks(set: ChangeSet, doc: Node): DecorationSet {
  const found = set.changes.flatMap((c): Decoration[] => [
    ...(c.toB > c.fromB ? [Decoration.inline(c.fromB, c.toB, { class: 'own-added' })] : []),
    ...(c.toA > c.fromA ? [Decoration.widget(c.fromB, struck(said(set.startDoc, c.fromA, c.toA)), { side: -1 })] : []),
  ]);
  return DecorationSet.create(doc, found);
}

function next(tr: Transaction, held: Held): Held {
  const told = tr.getMeta(key) as Told | undefined;
  let { marks, set, shows } = held;
  if (tr.docChanged) {
    marks = marks.map(tr.mapping, tr.doc);
    set = set.addSteps(tr.doc, tr.mapping.maps, null);
  }
  if (told && 'base' in told) set = since(told.base);
  if (told && 'annotations' in told) {
    marks = marksOf(tr.doc, told.annotations);
    shows = told.annotations.changes;
  }
  const own = shows ? ownMarks(set, tr.doc) : DecorationSet.empty;
  return { marks, own, set, shows };
}

/** Whoever clicks on a mark means what it stands for. */
function clicked(event: Event): string | undefined {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-note], [data-proposal]') : null;
  return target?.dataset.note ?? target?.dataset.proposal;
}

export const annotating = (onActive: (id: string) => void) =>
  Extension.create({
    name: 'annotating',
    addProseMirrorPlugins: () => [
      new Plugin<Held>({
        key,
        state: {
          init: (_config, { doc }) => ({ marks: DecorationSet.empty, own: DecorationSet.empty, set: since(doc), shows: false }),
          apply: (tr, held) => next(tr, held),
        },
        props: {
          decorations: (state: EditorState) => {
            const held = key.getState(state);
            return held?.marks.add(state.doc, held.own.find());
          },
          handleClick: (view, pos, event) => {
            const id = clicked(event);
            if (id) onActive(id);
            // A finger on words that may only be read puts no cursor there; a remark is still about that paragraph.
            if (!view.editable && view.state.selection.empty)
              view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos))));
            return false;
          },
        },
      }),
    ],
  });

/** Shows these upon the text; what was shown before goes. */
export const annotate = (view: EditorView, annotations: Annotations): void =>
  view.dispatch(view.state.tr.setMeta(key, { annotations } satisfies Told).setMeta('addToHistory', false));

type Same = (i: number, j: number) => boolean;

/** How many blocks two texts have in common from each pair of places on. */
function lengths(n: number, m: number, same: Same): (i: number, j: number) => number {
  const best = Array.from({ length: n + 1 }, () => new Uint16Array(m + 1));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = m - 1; j >= 0; j -= 1) best[i]?.set([same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))], j);
  }
  return at;
}

/** The longest run of blocks that two texts have in common, as pairs of numbers. */
function common(a: readonly Node[], b: readonly Node[]): (readonly [number, number])[] {
  const same: Same = (i, j) => a[i] !== undefined && b[j] !== undefined && a[i].eq(b[j]);
  const at = lengths(a.length, b.length, same);
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (same(i, j)) {
      pairs.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

/** Turns the text into another, touching only the blocks that differ. */
function turnInto(tr: Transaction, next: Node): Transaction {
  const [old, fresh] = [tr.doc.children, next.children];
  const starts = old.reduce<number[]>((all, node) => [...all, (all.at(-1) ?? 0) + node.nodeSize], [0]);
  let [i, j] = [old.length, fresh.length];
  for (const [x, y] of [...common(old, fresh).toReversed(), [-1, -1] as const]) {
    if (x + 1 < i || y + 1 < j) tr.replaceWith(starts[x + 1] ?? 0, starts[i] ?? 0, fresh.slice(y + 1, j));
    [i, j] = [x, y];
  }
  return tr.setMeta('addToHistory', false);
}

/** Puts a whole text in the place of the one there; what differs from `base` counts as one's own change. */
export function replaceAll(view: EditorView, doc: Node, base: Node): void {
  const first = turnInto(view.state.tr, base);
  view.dispatch(first.setMeta(key, { base: first.doc } satisfies Told));
  if (!doc.eq(base)) view.dispatch(turnInto(view.state.tr, doc));
}

/** What stands there now is what is kept: from here on one's own changes are counted anew. */
export const settleOn = (view: EditorView): void =>
  view.dispatch(view.state.tr.setMeta(key, { base: view.state.doc } satisfies Told).setMeta('addToHistory', false));

/**
 * Takes in what others changed between a text that was sent and the one that was kept, while typing went on: the blocks are
 * put in from the end, so that none moves before its turn, each where the typing has moved it.
 */
export function takeIn(view: EditorView, sent: Node, kept: Node, typed: Mapping): void {
  const { steps } = turnInto(EditorState.create({ doc: sent }).tr, kept);
  const tr = view.state.tr.setMeta('addToHistory', false);
  for (const step of steps) {
    const moved = step.map(typed);
    if (moved) tr.maybeStep(moved);
  }
  view.dispatch(tr.setMeta(key, { base: tr.doc } satisfies Told));
}
