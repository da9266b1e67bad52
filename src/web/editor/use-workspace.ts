import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReportTextDto, TextBody, TextProblem } from '../../api/contract/texts.ts';
import { call } from '../client.ts';
import { type Annotations, annotate } from './annotate.ts';
import { failureOf, notesQuery, proposalsQuery, textPath, textQuery, versionsQuery } from './queries.ts';
import { useCheck } from './use-check.ts';
import { showText, useReportEditor, whileTyping } from './use-editor.ts';
import { type Choice, type Conflicting, type Keeping, type Refusing, sendText, useDraft } from './use-saving.ts';

export type Tab = 'problems' | 'notes' | 'proposals' | 'versions';

/** What the screen begins with: what this person had written and not saved, else the newest version. */
function beginning(data: ReportTextDto) {
  const base: TextBody = { head: data.head, blocks: data.blocks };
  const waiting = data.draft && (data.may.edit || data.may.propose) ? data.draft : null;
  return { base, text: waiting ?? base, version: waiting?.version ?? data.version, waiting };
}

/** Everything that one text on the screen consists of. */
export function useWorkspace(data: ReportTextDto) {
  const [begun] = useState(() => beginning(data));
  const [base, setBase] = useState(begun.base);
  const [version, setVersion] = useState(begun.version);
  const [proposing, setProposing] = useState(!data.may.edit && data.may.propose && begun.waiting !== null);
  const [active, setActive] = useState<string>();
  const [tab, setTab] = useState<Tab>('problems');
  const [changes, setChanges] = useState(true);
  const touched = useRef<() => void>(() => undefined);
  const select = useRef<(id: string) => void>(() => undefined);
  const editable = data.may.edit || proposing;
  const writing = useReportEditor({
    ...{ id: data.id, label: data.title, editable, base, text: begun.text },
    onChange: () => touched.current(),
    onActive: (id) => select.current(id),
  });
  const { editor, chips, now } = writing;
  const draft = useDraft({ id: data.id, version, now });
  const check = useCheck(data.id, chips, now);
  touched.current = () => {
    check.ask();
    if (editable) draft.touch();
  };
  const notes = useQuery(notesQuery(data.id)).data;
  const proposals = useQuery(proposalsQuery(data.id)).data;
  select.current = (id) => {
    setActive(id);
    setTab(notes?.some((n) => n.id === id) ? 'notes' : 'proposals');
  };
  useEffect(() => {
    editor?.setEditable(editable, false);
  }, [editor, editable]);
  useEffect(() => {
    if (editor) void check.run();
  }, [editor, check.run]);
  return {
    ...{ data, ...writing, draft, check, notes: notes ?? [], proposals: proposals ?? [], editable },
    ...{ base, setBase, version, setVersion, proposing, setProposing, active, setActive, tab, setTab, changes, setChanges },
  };
}

export type Work = ReturnType<typeof useWorkspace>;

/** Shows upon the text what is said about it. */
export function useAnnotations({ editor, check, notes, proposals, active, changes, editable, now }: Work): void {
  const { checked } = check;
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const nodes = now()?.nodes ?? [];
    const nodeOf = (block: number): number => nodes[block] ?? block;
    const problems = (checked.answer?.problems ?? []).flatMap((p: TextProblem) =>
      p.block === null
        ? []
        : [{ severity: p.severity, text: `${p.text}。${p.remedy}`, hit: p.hit, node: checked.nodes[p.block] ?? p.block }],
    );
    const shown: Annotations = {
      problems,
      notes: notes
        .filter((n) => n.settledAt === null && n.kind === 'remark')
        .map((n) => ({ id: n.id, node: nodeOf(n.place), quote: n.quote })),
      proposals: proposals
        .filter((p) => p.result === 'pending' && p.place !== null)
        .map((p) => ({ id: p.id, node: nodeOf(p.place ?? 0), pieces: p.pieces, whole: p.before === '' })),
      active,
      changes: changes && editable,
    };
    annotate(editor.view, shown);
  }, [editor, checked, notes, proposals, active, changes, editable, now]);
}

/** What was kept is on the screen, with whatever was typed while it was on its way. */
function useArrival({ data, setVersion, setBase, setHead, head, draft }: Work) {
  const queries = useQueryClient();
  const latest = useRef(head);
  latest.current = head;
  return (kept: TextBody & { readonly version: number }, sentHead: string, typed: boolean, said: Keeping): void => {
    const headTyped = latest.current !== sentHead;
    setVersion(kept.version);
    setBase(kept);
    if (!headTyped && kept.head !== sentHead) setHead(kept.head);
    draft.settle(said);
    if (typed || headTyped) draft.touch();
    void queries.invalidateQueries({ queryKey: versionsQuery(data.id).queryKey });
    void queries.invalidateQueries({ queryKey: proposalsQuery(data.id).queryKey });
  };
}

/** Saving a version, with what may come of it. */
export function useSave(work: Work) {
  const { data, editor, now, draft, version, setTab } = work;
  const arrive = useArrival(work);
  const [conflict, setConflict] = useState<Conflicting>();
  const [said, setSaid] = useState('');
  const refuse = (answer: Refusing): void => {
    draft.touch();
    if ('conflicts' in answer) return setConflict(answer);
    setTab('problems');
    setSaid(`没有保存：${answer.problems.length}处须改正，见「问题」。文字已存为草稿。`);
    void work.check.run();
  };
  /** True when the text on the screen is the newest version. */
  const save = async (remark: string, choices?: { readonly against: number; readonly each: readonly Choice[] }): Promise<boolean> => {
    const text = now();
    if (!text || !editor) return false;
    setSaid('');
    draft.settle({ kind: 'saving' });
    const meanwhile = whileTyping(editor);
    try {
      const answer = await sendText(data.id, { head: text.head, blocks: text.blocks, version, remark, ...(choices && { choices }) });
      if (!answer.saved) {
        meanwhile.stop();
        refuse(answer);
        return false;
      }
      const typed = meanwhile.done(answer.merged ? answer : undefined);
      arrive(answer, text.head, typed, { kind: 'saved', version: answer.version, merged: answer.merged });
      setConflict(undefined);
      void work.check.run();
      return true;
    } catch (error) {
      meanwhile.stop();
      draft.touch();
      setSaid(failureOf(error, '没有保存成'));
      return false;
    }
  };
  return { save, said, conflict, setConflict };
}

/** Takes the newest version from the server and shows it; what is being typed stays, unless it is to be thrown away. */
export function useReload(work: Work) {
  const { data, editor, head, setHead } = work;
  const arrive = useArrival(work);
  const queries = useQueryClient();
  return async (whole = false): Promise<void> => {
    if (!editor) return;
    const meanwhile = whileTyping(editor);
    const fresh = await queries.fetchQuery({ ...textQuery(data.id), staleTime: 0 }).finally(meanwhile.stop);
    if (whole) {
      showText(editor, fresh, fresh);
      setHead(fresh.head);
    }
    const typed = !whole && meanwhile.done(fresh);
    arrive(fresh, whole ? fresh.head : head, typed, { kind: 'clean' });
    void work.check.run();
  };
}

/** Throws away what was written and not saved. */
export const dropDraft = (id: string): Promise<void> => call('DELETE', `${textPath(id)}/draft`);
