import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { NotesPanel } from './notes-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { ProposalsPanel } from './proposals-panel.tsx';
import { proposalsQuery, versionsQuery } from './queries.ts';
import type { Tab, Work } from './use-workspace.ts';
import { VersionsPanel } from './versions-panel.tsx';

interface Props {
  readonly work: Work;
  readonly onFigure: () => void;
  readonly onQuotation: (words: string, node: number) => void;
  readonly onHead: () => void;
  readonly before: () => Promise<boolean>;
  readonly onSettled: (textChanged: boolean) => void;
}

const titles: Readonly<Record<Tab, string>> = { problems: '问题', notes: '批注', proposals: '建议', versions: '版本' };
const order: readonly Tab[] = ['problems', 'notes', 'proposals', 'versions'];

function counts({ check, notes, proposals }: Work): Readonly<Record<Tab, number>> {
  const { answer } = check.checked;
  return {
    problems: (answer?.problems.length ?? 0) + (answer?.findings.length ?? 0),
    notes: notes.filter((n) => n.settledAt === null && n.kind === 'remark').length,
    proposals: proposals.filter((p) => p.result === 'pending').length,
    versions: 0,
  };
}

/** Beside the text: what stands against it, what others say and propose, how it came about. */
export function Panel({ work, ...asks }: Props) {
  const { tab, setTab, active } = work;
  const n = counts(work);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // What was clicked upon in the text is brought into sight beside it.
    if (active !== undefined) box.current?.querySelector(`[data-card="${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <aside ref={box} id="text-panel" className="text-panel no-print" aria-label="问题、批注、建议和版本">
      <div className="panel-tabs">
        {order.map((one) => (
          <button key={one} type="button" aria-pressed={one === tab} onClick={() => setTab(one)}>
            {titles[one]}
            {n[one] > 0 ? <span className="panel-count">{n[one]}</span> : null}
          </button>
        ))}
      </div>
      <div className="panel-body">
        <h2 className="unseen">{titles[tab]}</h2>
        <Shown work={work} {...asks} />
      </div>
    </aside>
  );
}

function Shown({ work, onFigure, onQuotation, onHead, before, onSettled }: Props) {
  const { data, editor, check, notes, proposals, active, setActive, tab, now } = work;
  const queries = useQueryClient();
  if (!editor) return null;
  const common = { id: data.id, editor, chips: work.chips, nodes: now()?.nodes ?? [], active, onActive: setActive };
  if (tab === 'versions') return <VersionsPanel id={data.id} chips={work.chips} />;
  if (tab === 'notes') return <NotesPanel {...common} notes={notes} mayNote={data.may.propose || data.may.edit} />;
  if (tab === 'problems') {
    return (
      <ProblemsPanel
        editor={editor}
        checked={check.checked}
        editable={data.may.edit}
        onFigure={onFigure}
        onQuotation={onQuotation}
        onHead={onHead}
      />
    );
  }
  return (
    <ProposalsPanel
      {...common}
      proposals={proposals}
      mayDecide={data.may.edit}
      before={before}
      onSettled={(all, changed) => {
        queries.setQueryData(proposalsQuery(data.id).queryKey, all);
        void queries.invalidateQueries({ queryKey: versionsQuery(data.id).queryKey });
        onSettled(changed);
      }}
    />
  );
}
