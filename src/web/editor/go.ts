import type { Editor } from '@tiptap/core';
import { findIn, findNear, type Range, wholeOf } from './places.ts';

/** Brings a stretch of the text into sight and selects it. */
function show(editor: Editor, { from, to }: Range): void {
  editor.commands.setTextSelection({ from, to });
  const { node } = editor.view.domAtPos(from);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center' });
}

/** Goes to a block, or to words in it. */
export function goTo(editor: Editor, node: number, words?: string): void {
  const { doc } = editor.state;
  const range = (words ? findIn(doc, node, words)[0] : undefined) ?? wholeOf(doc, node);
  if (!range) return;
  show(editor, words ? range : { from: range.from, to: range.from });
  if (editor.isEditable) editor.view.focus();
}

/** Goes to quoted words, wherever they stand by now. */
export function goToQuote(editor: Editor, node: number, quote: string): void {
  const { doc } = editor.state;
  const range = quote === '' ? wholeOf(doc, node) : findNear(doc, node, quote);
  if (range) show(editor, { from: range.from, to: range.to });
}
