import type { Editor } from '@tiptap/core';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly editor: Editor;
  readonly editable: boolean;
  readonly mayNote: boolean;
  readonly changes: boolean;
  readonly onChanges: (on: boolean) => void;
  readonly onFigure: () => void;
  readonly onNote: () => void;
}

const levels = ['正文', '一、', '（一）', '1.', '（1）'];

const newTable = {
  type: 'table',
  content: ['tableHeader', 'tableCell', 'tableCell'].map((type) => ({ type: 'tableRow', content: [{ type }, { type }] })),
};

interface ToolProps {
  readonly title: string;
  readonly onClick: () => void;
  readonly on?: boolean;
  readonly off?: boolean;
  readonly keys?: string;
  readonly children?: ReactNode;
}

/** A button of the bar; pressing it leaves the cursor where it is. */
function Tool({ title, onClick, on, off = false, keys, children = title }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      title={keys ? `${title}（${keys}）` : title}
      aria-label={title}
      aria-pressed={on}
      aria-keyshortcuts={keys}
      disabled={off}
      onMouseDown={(e) => e.preventDefault()}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

const levelOf = (editor: Editor): number => [1, 2, 3, 4].find((level) => editor.isActive('heading', { level })) ?? 0;

/** What can be done with the words where the cursor stands. */
export function Toolbar(props: Props) {
  const { editor, editable } = props;
  const at = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      level: levelOf(e),
      bold: e.isActive('bold'),
      table: e.isActive('table'),
      undo: e.can().undo(),
      redo: e.can().redo(),
    }),
  });
  useNoteKey(props.mayNote, props.onNote);
  const level = (n: number) => {
    const chain = editor.chain().focus();
    if (n === 0) chain.setParagraph().run();
    else chain.setHeading({ level: n as 1 | 2 | 3 | 4 }).run();
  };
  return (
    <div className="text-tools no-print" role="toolbar" aria-label="文字">
      {editable ? (
        <>
          <Tool title="撤销" keys="Control+Z" off={!at.undo} onClick={() => editor.chain().focus().undo().run()} />
          <Tool title="重做" keys="Control+Y" off={!at.redo} onClick={() => editor.chain().focus().redo().run()} />
          <select className="tool" aria-label="层次" disabled={at.table} value={at.level} onChange={(e) => level(Number(e.target.value))}>
            {levels.map((title, i) => (
              <option key={title} value={i}>
                {title}
              </option>
            ))}
          </select>
          <Tool title="加粗" keys="Control+B" on={at.bold} onClick={() => editor.chain().focus().toggleBold().run()} />
          <Tool title="插入数据" keys="/" onClick={props.onFigure} />
          {at.table ? (
            <TableTools editor={editor} />
          ) : (
            <Tool title="插入表格" onClick={() => editor.chain().focus().insertContent(newTable).run()} />
          )}
        </>
      ) : null}
      {props.mayNote ? <Tool title="批注" keys="Control+Alt+M" onClick={props.onNote} /> : null}
      {editable ? <Tool title="显示改动" on={props.changes} onClick={() => props.onChanges(!props.changes)} /> : null}
    </div>
  );
}

/** Ctrl+Alt+M writes a remark, wherever the cursor stands. */
function useNoteKey(may: boolean, onNote: () => void): void {
  const note = useRef(onNote);
  note.current = onNote;
  useEffect(() => {
    if (!may) return;
    const key = (event: KeyboardEvent) => {
      if (!event.ctrlKey || !event.altKey || event.code !== 'KeyM') return;
      event.preventDefault();
      note.current();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [may]);
}

function TableTools({ editor }: { readonly editor: Editor }) {
  const run = (command: typeof addRowAfter) => () => {
    command(editor.state, editor.view.dispatch);
    editor.commands.focus();
  };
  return (
    <>
      <Tool title="加一行" onClick={run(addRowAfter)} />
      <Tool title="加一列" onClick={run(addColumnAfter)} />
      <Tool title="删本行" onClick={run(deleteRow)} />
      <Tool title="删本列" onClick={run(deleteColumn)} />
      <Tool title="删整表" onClick={run(deleteTable)} />
    </>
  );
}
