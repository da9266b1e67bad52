import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { goTo } from './go.ts';

interface Line {
  readonly node: number;
  readonly level: number;
  readonly text: string;
}

const numerals = '一二三四五六七八九十';
const han = (n: number): string =>
  n <= 10
    ? (numerals[n - 1] ?? String(n))
    : n < 20
      ? `十${numerals[n - 11] ?? ''}`
      : `${numerals[Math.floor(n / 10) - 1] ?? ''}十${n % 10 ? (numerals[(n % 10) - 1] ?? '') : ''}`;

function linesOf(editor: Editor): readonly Line[] {
  const counts = [0, 0];
  return editor.state.doc.children.flatMap((block, node): Line[] => {
    const level = Number(block.attrs.level ?? 0);
    if (block.type.name !== 'heading' || level > 2) return [];
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    if (level === 1) counts[1] = 0;
    const number = han(counts[level - 1] ?? 0);
    return [{ node, level, text: `${level === 1 ? `${number}、` : `（${number}）`}${block.textContent}` }];
  });
}

const same = (a: readonly Line[] | null, b: readonly Line[] | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The headings of the text, each a way to it. */
export function Outline({ editor }: { readonly editor: Editor }) {
  const lines = useEditorState({ editor, selector: ({ editor: e }) => linesOf(e), equalityFn: same });
  if (lines.length === 0) return <p className="grey small">还没有标题。</p>;
  return (
    <ol className="outline">
      {lines.map((line) => (
        <li key={line.node} className={`outline-${line.level}`}>
          <button type="button" onClick={() => goTo(editor, line.node)}>
            {line.text}
          </button>
        </li>
      ))}
    </ol>
  );
}
