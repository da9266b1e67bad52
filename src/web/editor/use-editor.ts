import type { Editor, JSONContent } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { useEditor } from '@tiptap/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { TextBody } from '../../api/contract/texts.ts';
import { annotating, replaceAll, settleOn, takeIn } from './annotate.ts';
import { ChipBook } from './chips.ts';
import { type DocJson, fromBlocks, toBlocks } from './markdown.ts';
import { officialProse, pastedText } from './nodes.ts';

/** The text as it stands on the screen. */
export interface TextNow extends TextBody {
  /** For each block the number of its node. */
  readonly nodes: readonly number[];
}

/** A figure in hand: where it stands, and the place on the screen. */
export interface OpenChip {
  readonly at: number;
  readonly element: HTMLElement;
}

interface Asked {
  readonly id: string;
  readonly label: string;
  readonly editable: boolean;
  /** The text before one's own changes, and as it is to be shown. */
  readonly base: TextBody;
  readonly text: TextBody;
  readonly onChange: () => void;
  readonly onActive: (id: string) => void;
}

const docOf = (editor: Editor, blocks: readonly string[]) => editor.schema.nodeFromJSON(fromBlocks(blocks));

const attributes = (label: string) => ({
  class: 'prose',
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label,
  spellcheck: 'false',
});

/** Shows a text with the changes to what it was made from. */
export const showText = (editor: Editor, text: TextBody, base: TextBody): void =>
  replaceAll(editor.view, docOf(editor, text.blocks), docOf(editor, base.blocks));

/** Listens to what is typed while an answer is on its way. */
export function whileTyping(editor: Editor) {
  const sent = editor.state.doc;
  const typed = new Mapping();
  const collect = ({ transaction }: { readonly transaction: Transaction }) => {
    if (transaction.docChanged) typed.appendMapping(transaction.mapping);
  };
  editor.on('transaction', collect);
  return {
    /** Shows what was kept meanwhile; what was typed since stays. True when something was. */
    done(text: TextBody | undefined): boolean {
      editor.off('transaction', collect);
      if (editor.isDestroyed) return false;
      if (text) takeIn(editor.view, sent, docOf(editor, text.blocks), typed);
      else settleOn(editor.view);
      return typed.maps.length > 0;
    },
    stop: () => editor.off('transaction', collect),
  };
}

/** The editor of one text: its words, its head, the figures in it. */
export function useReportEditor(asked: Asked) {
  const chips = useMemo(() => new ChipBook(), []);
  const [head, keepHead] = useState(asked.text.head);
  const [openChip, setOpenChip] = useState<OpenChip>();
  const [picking, setPicking] = useState(false);
  const latest = useRef({ asked, head });
  latest.current = { asked, head };
  const editor = useEditor({
    extensions: [
      ...officialProse({ chips, openChip: (at, element) => setOpenChip({ at, element }), pickFigure: () => setPicking(true) }),
      annotating((active) => latest.current.asked.onActive(active)),
    ],
    content: fromBlocks(asked.base.blocks) as unknown as JSONContent,
    editable: asked.editable,
    injectCSS: false,
    editorProps: { attributes: attributes(asked.label), transformPastedText: pastedText },
    onCreate: ({ editor: made }) => showText(made, asked.text, asked.base),
    onUpdate: () => latest.current.asked.onChange(),
  });
  const now = useCallback((): TextNow | undefined => {
    if (!editor || editor.isDestroyed) return undefined;
    return { head: latest.current.head, ...toBlocks(editor.getJSON() as DocJson) };
  }, [editor]);
  const setHead = useCallback((said: string) => {
    latest.current.head = said;
    keepHead(said);
    latest.current.asked.onChange();
  }, []);
  return { editor, chips, head, setHead, now, openChip, setOpenChip, picking, setPicking };
}
