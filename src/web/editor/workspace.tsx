import { useQueryClient } from '@tanstack/react-query';
import { EditorContent } from '@tiptap/react';
import { useState } from 'react';
import type { ReportTextDto } from '../../api/contract/texts.ts';
import { call } from '../client.ts';
import { isOfficialDocument } from '../kit/official.ts';
import { OfficialPage } from '../kit/official-page.tsx';
import { Loading, Note } from '../kit/states.tsx';
import { ChipCard } from './chip-card.tsx';
import { ConflictDialog, HeadDialog, WordsDialog } from './dialogs.tsx';
import { FigurePicker } from './figure-picker.tsx';
import { headValue, withHead } from './head.ts';
import { Outline } from './outline.tsx';
import { Panel } from './panel.tsx';
import { childAt, clauseOf, figureSign, quoteOf } from './places.ts';
import { failureOf, notesQuery, proposalsQuery, textPath } from './queries.ts';
import { Toolbar } from './toolbar.tsx';
import { Acts, TopLine } from './top-line.tsx';
import { dropDraft, useAnnotations, useReload, useSave, useWorkspace, type Work } from './use-workspace.ts';

type Asking = 'note' | 'propose' | 'head' | { readonly words: string; readonly node: number } | undefined;

/** One text with all that belongs to it. */
export function Workspace({ data }: { readonly data: ReportTextDto }) {
  const work = useWorkspace(data);
  useAnnotations(work);
  const saving = useSave(work);
  const reload = useReload(work);
  const [asking, setAsking] = useState<Asking>();
  const [preview, setPreview] = useState(false);
  const { editor, proposals } = work;
  if (!editor) return <Loading />;
  const dirty = ['typing', 'kept', 'failed'].includes(work.draft.keeping.kind);
  const discard = async () => {
    await dropDraft(data.id).catch(() => undefined);
    await reload(true);
    work.setProposing(false);
  };
  return (
    <>
      <TopLine work={work} said={saving.said} onDiscard={() => void discard()} />
      <div className="text-bar no-print">
        {preview ? null : <Tools work={work} onNote={() => setAsking('note')} />}
        <Acts
          work={work}
          preview={preview}
          onPreview={() => setPreview(!preview)}
          onSave={(remark) => void saving.save(remark)}
          onPropose={() => (work.proposing ? setAsking('propose') : work.setProposing(true))}
          onHead={() => setAsking('head')}
        />
      </div>
      <div className={preview ? 'text-body text-preview' : 'text-body'}>
        <nav className="text-outline no-print" aria-label="层次">
          <h2>层次</h2>
          <Outline editor={editor} />
        </nav>
        <div className="text-main">{preview ? <Preview work={work} /> : <Sheet work={work} onHead={() => setAsking('head')} />}</div>
        <Panel
          work={work}
          onFigure={() => work.setPicking(true)}
          onQuotation={(words, node) => setAsking({ words, node })}
          onHead={() => setAsking('head')}
          before={async () => !dirty || saving.save('')}
          onSettled={(changed) => void (changed ? reload() : undefined)}
        />
      </div>
      <Asked work={work} asking={asking} onClose={() => setAsking(undefined)} proposals={proposals.length} reload={reload} />
      {saving.conflict ? (
        <ConflictDialog
          conflict={saving.conflict}
          chips={work.chips}
          onChoose={(each) => void saving.save('', { against: saving.conflict?.version ?? 0, each })}
          onClose={() => saving.setConflict(undefined)}
        />
      ) : null}
    </>
  );
}

function Tools({ work, onNote }: { readonly work: Work; readonly onNote: () => void }) {
  const { editor, editable, data, changes, setChanges, setPicking } = work;
  if (!editor) return null;
  return (
    <Toolbar
      editor={editor}
      editable={editable}
      mayNote={data.may.propose || data.may.edit}
      changes={changes}
      onChanges={setChanges}
      onFigure={() => setPicking(true)}
      onNote={onNote}
    />
  );
}

function Sheet({ work: { editor, head }, onHead }: { readonly work: Work; readonly onHead: () => void }) {
  return (
    <div className="text-sheet">
      <button type="button" className="text-title" title="公文要素" onClick={onHead}>
        {headValue(head, '标题')
          .join('')
          .split('|')
          .map((line) => (
            <span key={line}>{line}</span>
          ))}
      </button>
      <p className="text-addressee">{headValue(head, '主送').join('、')}：</p>
      <EditorContent editor={editor} />
    </div>
  );
}

function Preview({ work }: { readonly work: Work }) {
  const { answer } = work.check.checked;
  const figures = new Map((answer?.figures ?? []).map((f) => [f.id, f]));
  if (!answer) return <Loading what="正在排版" />;
  return isOfficialDocument(answer.document) ? (
    <OfficialPage document={answer.document} figures={figures} />
  ) : (
    <Note title="还不能成文">请先处理旁边列出的问题。</Note>
  );
}

interface AskedProps {
  readonly work: Work;
  readonly asking: Asking;
  readonly proposals: number;
  readonly onClose: () => void;
  readonly reload: (whole?: boolean) => Promise<void>;
}

/** Whatever stands before the text for a moment: a question, a figure in hand. */
function Asked({ work, asking, onClose, reload }: AskedProps) {
  const { data, editor, head, setHead, picking, setPicking, editable } = work;
  if (!editor) return null;
  return (
    <>
      {picking ? (
        <FigurePicker
          text={data.id}
          onClose={() => setPicking(false)}
          onPick={(source) => {
            setPicking(false);
            editor.chain().focus().insertContent({ type: 'figure', attrs: { source } }).run();
          }}
        />
      ) : null}
      <ChipInHand work={work} />
      {asking === 'head' ? <HeadDialog head={head} editable={editable && data.may.edit} onChange={setHead} onClose={onClose} /> : null}
      {asking === 'note' ? <NoteDialog work={work} onClose={onClose} /> : null}
      {asking === 'propose' ? <ProposeDialog work={work} onClose={onClose} reload={reload} /> : null}
      {typeof asking === 'object' ? <QuotationDialog work={work} asked={asking} onClose={onClose} /> : null}
    </>
  );
}

function ChipInHand({ work }: { readonly work: Work }) {
  const { editor, openChip, setOpenChip, chips, check, data, editable } = work;
  const node = openChip && editor?.state.doc.nodeAt(openChip.at);
  if (!editor || !openChip || node?.type.name !== 'figure') return null;
  const close = () => {
    setOpenChip(undefined);
    if (editable) editor.commands.focus();
  };
  const range = { from: openChip.at, to: openChip.at + 1 };
  return (
    <ChipCard
      text={data.id}
      open={openChip}
      source={String(node.attrs.source)}
      chips={chips}
      figures={check.checked.answer?.figures ?? []}
      editable={editable}
      onClose={close}
      onChange={(source) => {
        editor
          .chain()
          .focus()
          .insertContentAt(range, { type: 'figure', attrs: { source }, marks: node.marks.map((m) => m.toJSON()) })
          .run();
        setOpenChip(undefined);
      }}
      onRemove={() => {
        editor.chain().focus().deleteRange(range).run();
        setOpenChip(undefined);
      }}
    />
  );
}

/** The block, by its number in the text, and the words that are selected. */
function selected({ editor, now }: Work): { readonly place: number; readonly quote: string; readonly words: string } {
  const { selection, doc } = editor?.state ?? {};
  if (!selection || !doc) return { place: 0, quote: '', words: '' };
  const node = childAt(doc, selection.from);
  const place = now()?.nodes.indexOf(node) ?? 0;
  const words = doc.maybeChild(node)?.textContent ?? '';
  return {
    place: Math.max(0, place),
    quote: quoteOf(doc, selection).slice(0, 500),
    words: `${words.slice(0, 24)}${words.length > 24 ? '…' : ''}`,
  };
}

function NoteDialog({ work, onClose }: { readonly work: Work; readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [at] = useState(() => selected(work));
  const { data, setTab } = work;
  return (
    <WordsDialog
      title="批注"
      label="批注内容"
      act="写上批注"
      quote={at.quote || `本段：${at.words}`}
      onClose={onClose}
      onSend={async (words) => {
        try {
          const body = { kind: 'remark', place: at.place, quote: at.quote, words, answers: null };
          queries.setQueryData(notesQuery(data.id).queryKey, await call('POST', `${textPath(data.id)}/notes`, { body }));
          setTab('notes');
          return undefined;
        } catch (error) {
          return failureOf(error, '批注没有写上');
        }
      }}
    />
  );
}

interface Proposed {
  readonly proposed: number;
  readonly problems: readonly { readonly text: string; readonly remedy: string }[];
}

function ProposeDialog({
  work,
  onClose,
  reload,
}: {
  readonly work: Work;
  readonly onClose: () => void;
  readonly reload: (whole?: boolean) => Promise<void>;
}) {
  const queries = useQueryClient();
  const { data, now, version, setTab, setProposing } = work;
  return (
    <WordsDialog
      title="提交修改建议"
      label="修改的理由和依据"
      act="提交建议"
      hint="您改动的每一处作为一条建议，由起草单位决定是否采纳，结果在「建议」中看到。"
      onClose={onClose}
      onSend={async (reason) => {
        try {
          const body = { blocks: now()?.blocks ?? [], version, reason };
          const { problems } = await call<Proposed>('POST', `${textPath(data.id)}/proposals`, { body });
          const [first] = problems;
          if (first) return `${first.text}。${first.remedy}`;
          await reload(true);
          await queries.invalidateQueries({ queryKey: proposalsQuery(data.id).queryKey });
          setProposing(false);
          setTab('proposals');
          return undefined;
        } catch (error) {
          return failureOf(error, '建议没有提交成');
        }
      }}
    />
  );
}

function QuotationDialog({
  work,
  asked,
  onClose,
}: {
  readonly work: Work;
  readonly asked: { readonly words: string; readonly node: number };
  readonly onClose: () => void;
}) {
  const { data, editor, head, setHead, now } = work;
  const queries = useQueryClient();
  const [words] = useState(() => {
    if (!editor) return asked.words;
    const chosen = quoteOf(editor.state.doc, editor.state.selection).trim();
    const long = chosen.includes(asked.words) && chosen.length > asked.words.length && !chosen.includes(figureSign);
    return long ? chosen : clauseOf(editor.state.doc, asked.node, asked.words);
  });
  return (
    <WordsDialog
      title="声明为引文"
      label="出自哪份文件，日期、文号"
      act="声明"
      quote={words}
      hint="上面的文字不是台账数据，照原文引用。要声明别的文字，先在正文中连同前后文选中再点。"
      onClose={onClose}
      onSend={async (said) => {
        try {
          const place = Math.max(0, now()?.nodes.indexOf(asked.node) ?? 0);
          const body = { kind: 'source', place, quote: words, words: said, answers: null };
          queries.setQueryData(notesQuery(data.id).queryKey, await call('POST', `${textPath(data.id)}/notes`, { body }));
          setHead(withHead(head, '专名', [...headValue(head, '专名'), words]));
          return undefined;
        } catch (error) {
          return failureOf(error, '没有声明成');
        }
      }}
    />
  );
}
