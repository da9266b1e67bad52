import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import type { TextNoteDto } from '../../api/contract/texts.ts';
import { call } from '../client.ts';
import { printInstant } from '../kit/format.ts';
import { goToQuote } from './go.ts';
import { failureOf, notesQuery, textPath } from './queries.ts';

interface Props {
  readonly id: string;
  readonly editor: Editor;
  readonly notes: readonly TextNoteDto[];
  readonly nodes: readonly number[];
  readonly mayNote: boolean;
  readonly active: string | undefined;
  readonly onActive: (id: string) => void;
}

/** Sends something about a note; the answer is all notes anew. */
function useNotes(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { readonly path: string; readonly body?: unknown }) =>
      call<readonly TextNoteDto[]>('POST', `${textPath(id)}/notes${path}`, { body: body ?? {} }),
    onSuccess: (all) => queries.setQueryData(notesQuery(id).queryKey, all),
  });
}

/** Remarks beside the text: answered, settled; settled ones folded away. */
export function NotesPanel(props: Props) {
  const open = props.notes.filter((n) => n.settledAt === null && n.kind === 'remark');
  const rest = props.notes.filter((n) => n.settledAt !== null || n.kind === 'source');
  return (
    <>
      {open.length === 0 ? <p className="grey">没有未了结的批注。{props.mayNote ? '选中文字后点「批注」写一条。' : ''}</p> : null}
      <ul className="cards">
        {open.map((n) => (
          <Note key={n.id} note={n} {...props} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <details className="panel-rest">
          <summary>已了结的批注和引文出处（{rest.length}）</summary>
          <ul className="cards">
            {rest.map((n) => (
              <Note key={n.id} note={n} {...props} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

const Who = ({ by, unit, at }: Pick<TextNoteDto, 'by' | 'unit' | 'at'>) => (
  <p className="grey small">
    {unit} {by}，{printInstant(at)}
  </p>
);

function Note({ note, editor, nodes, id, mayNote, active, onActive }: Props & { readonly note: TextNoteDto }) {
  return (
    <li data-card={note.id} className={note.id === active ? 'card card-active' : 'card'}>
      <button
        type="button"
        className="card-quote"
        onClick={() => {
          onActive(note.id);
          goToQuote(editor, nodes[note.place] ?? note.place, note.quote);
        }}
      >
        {note.quote === '' ? '本段' : note.quote.slice(0, 60)}
      </button>
      <p>{note.kind === 'source' ? `引文出处：${note.words}` : note.words}</p>
      <Who {...note} />
      {note.answers.map((a) => (
        <div key={a.id} className="card-answer">
          <p>{a.words}</p>
          <Who {...a} />
        </div>
      ))}
      {note.settledAt ? (
        <p className="grey small">
          {note.settledBy}于{printInstant(note.settledAt)}了结
        </p>
      ) : mayNote && note.kind === 'remark' ? (
        <Answer id={id} note={note} />
      ) : null}
    </li>
  );
}

function Answer({ id, note }: { readonly id: string; readonly note: TextNoteDto }) {
  const [words, setWords] = useState<string>();
  const send = useNotes(id);
  const body = { kind: 'remark', place: note.place, quote: '', words, answers: note.id };
  return (
    <>
      {words === undefined ? (
        <p className="panel-acts">
          <button type="button" className="link-button" onClick={() => setWords('')}>
            答复
          </button>
          {note.mine ? (
            <button
              type="button"
              className="link-button"
              disabled={send.isPending}
              onClick={() => send.mutate({ path: `/${note.id}/settle` })}
            >
              了结
            </button>
          ) : null}
        </p>
      ) : (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            send.mutate({ path: '', body }, { onSuccess: () => setWords(undefined) });
          }}
        >
          <textarea
            className="input"
            aria-label="答复"
            required
            maxLength={4000}
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
          <p className="panel-acts">
            <button type="submit" className="button compact" disabled={send.isPending}>
              答复
            </button>
            <button type="button" className="button plain compact" onClick={() => setWords(undefined)}>
              取消
            </button>
          </p>
        </form>
      )}
      {send.isError ? (
        <p role="alert" className="field-no small">
          {failureOf(send.error, '没有写上')}
        </p>
      ) : null}
    </>
  );
}
