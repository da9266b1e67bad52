import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PhraseDto, PhrasesDto } from '../../api/contract/work.ts';
import { call, get } from '../client.ts';
import { Dialog } from '../kit/dialog.tsx';
import './phrases.css';

const phrasesQuery = queryOptions({
  queryKey: ['phrases'],
  queryFn: ({ signal }) => get<PhrasesDto>('/phrases', signal),
  staleTime: 5 * 60_000,
});

const scopeTitles: Readonly<Record<PhraseDto['scope'], string>> = { person: '我的', unit: '本单位', all: '通用' };

interface Props {
  readonly title: string;
  /** What stands in the field now. */
  readonly text: string;
  readonly onPick: (words: string) => void;
}

/** Words that one writes again and again, put in with one tap; a person's own, the unit's and everybody's. */
export function Phrases({ title, text, onPick }: Props) {
  const [open, setOpen] = useState(false);
  const [tending, setTending] = useState(false);
  const held = useQuery({ ...phrasesQuery, enabled: open });
  return (
    <div className="phrases">
      <button type="button" className="link-button small" aria-expanded={open} onClick={() => setOpen(!open)}>
        常用语<span className="unseen">：{title}</span>
      </button>
      {open && held.data ? (
        <>
          <ul className="phrase-list" aria-label={`${title}的常用语`}>
            {held.data.phrases.map((p) => (
              <li key={p.id}>
                <button type="button" className="phrase" onClick={() => onPick(p.words)}>
                  {p.words}
                </button>
              </li>
            ))}
          </ul>
          <p className="phrase-foot small">
            <Keep text={text} phrases={held.data.phrases} />
            <button type="button" className="link-button" onClick={() => setTending(true)}>
              增删常用语
            </button>
          </p>
        </>
      ) : null}
      {tending && held.data ? <Tend held={held.data} onClose={() => setTending(false)} /> : null}
    </div>
  );
}

function useTend() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: phrasesQuery.queryKey });
  const add = useMutation({
    mutationFn: (body: { readonly words: string; readonly scope: PhraseDto['scope'] }) => call<PhraseDto>('POST', '/phrases', { body }),
    onSettled,
  });
  const drop = useMutation({ mutationFn: (id: string) => call('DELETE', `/phrases/${encodeURIComponent(id)}`), onSettled });
  return { add, drop };
}

/** What was just written becomes a phrase of one's own. */
function Keep({ text, phrases }: { readonly text: string; readonly phrases: readonly PhraseDto[] }) {
  const { add } = useTend();
  const words = text.trim();
  if (words.length < 2 || [...words].length > 300 || phrases.some((p) => p.words === words)) return null;
  return (
    <button type="button" className="link-button" disabled={add.isPending} onClick={() => add.mutate({ words, scope: 'person' })}>
      把现在写的存为常用语
    </button>
  );
}

function Tend({ held, onClose }: { readonly held: PhrasesDto; readonly onClose: () => void }) {
  const { add, drop } = useTend();
  const [words, setWords] = useState('');
  const [scope, setScope] = useState<PhraseDto['scope']>('person');
  const wrong = add.error ?? drop.error;
  return (
    <Dialog title="常用语" kind="box" onClose={onClose}>
      <ul className="phrase-tend">
        {held.phrases.map((p) => (
          <li key={p.id}>
            <span>
              <span className="grey small">{scopeTitles[p.scope]}</span> {p.words}
            </span>
            {p.mine ? (
              <button type="button" className="link-button small" disabled={drop.isPending} onClick={() => drop.mutate(p.id)}>
                删去<span className="unseen">「{p.words}」</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <label className="phrase-new">
        <span>新的常用语</span>
        <textarea className="input" rows={2} maxLength={300} value={words} onChange={(e) => setWords(e.target.value)} />
      </label>
      {held.scopes.length > 1 ? (
        <div className="options">
          {held.scopes.map((s) => (
            <label key={s}>
              <input type="radio" name="phrase-scope" checked={scope === s} onChange={() => setScope(s)} />
              {scopeTitles[s]}
            </label>
          ))}
        </div>
      ) : null}
      {wrong ? (
        <p className="field-no" role="alert">
          {wrong.message}
        </p>
      ) : null}
      <div className="dialog-acts">
        <button
          type="button"
          className="button primary"
          disabled={add.isPending || words.trim() === ''}
          onClick={() => add.mutate({ words, scope }, { onSuccess: () => setWords('') })}
        >
          增加
        </button>
      </div>
    </Dialog>
  );
}
