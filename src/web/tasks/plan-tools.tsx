import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TaskKinds, TaskResults } from '../../api/contract/tasks.ts';
import { call, newKey } from '../client.ts';
import { ErrorNote, Loading } from '../kit/states.tsx';
import { listQuery } from '../queries.ts';
import { Instructions } from './instructions.tsx';
import { Results } from './results.tsx';

/** For the office that plans: a new task, last year's plan, what meetings decided. */
export function PlanTools({ year, kinds }: { readonly year: number; readonly kinds: TaskKinds }) {
  const queries = useQueryClient();
  const [key, setKey] = useState(newKey);
  const copy = useMutation({
    mutationFn: () => call<TaskResults>('POST', '/tasks/copy', { body: { from: year, to: year + 1 }, idempotencyKey: key }),
    onSuccess: () => {
      setKey(newKey());
      void queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  return (
    <section className="section no-print">
      <h2>拟制任务</h2>
      <div className="task-acts">
        <Link to="/m/$procedure/new/$act" params={{ procedure: kinds.task, act: kinds.planAct }} className="button primary">
          拟制任务
        </Link>
        <Link to="/m/$procedure/import" params={{ procedure: kinds.task }} search={{ act: kinds.planAct }} className="button">
          从表格导入年度计划
        </Link>
        <button type="button" className="button" disabled={copy.isPending} onClick={() => copy.mutate()}>
          {copy.isPending ? '正在拟制…' : `以${year}年任务拟制${year + 1}年草稿`}
        </button>
        <Link to="/m/$procedure" params={{ procedure: kinds.task }} search={{ state: 'draft' }} className="button">
          查看草稿
        </Link>
      </div>
      {copy.error ? <ErrorNote error={copy.error} /> : null}
      {copy.data ? <Results results={copy.data} done="已拟制草稿" /> : null}
      <Meetings kind={kinds.meeting} />
      <FromInstructions />
    </section>
  );
}

/** 批示: each opens the form of a task with what it says. */
function FromInstructions() {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>领导批示转为任务</summary>
      {open ? <Instructions /> : null}
    </details>
  );
}

/** Items of meetings that were handed out: chosen ones become drafts bound to the item. */
function Meetings({ kind }: { readonly kind: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>会议决定转为任务</summary>
      {open ? <MeetingList kind={kind} /> : null}
    </details>
  );
}

function MeetingList({ kind }: { readonly kind: string }) {
  const queries = useQueryClient();
  const found = useQuery(listQuery(kind, { state: 'assigned', limit: 20 }));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [key, setKey] = useState(newKey);
  const draft = useMutation({
    mutationFn: () => call<TaskResults>('POST', '/tasks/from-meetings', { body: { items: chosen }, idempotencyKey: key }),
    onSuccess: () => {
      setKey(newKey());
      setChosen([]);
      void queries.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  if (!found.data) return found.error ? <ErrorNote error={found.error} /> : <Loading />;
  const { rows } = found.data;
  if (rows.length === 0) return <p className="grey">没有已交办的会议议题。</p>;
  const turn = (one: string) => setChosen(chosen.includes(one) ? chosen.filter((c) => c !== one) : [...chosen, one]);
  return (
    <>
      <ul className="task-meetings">
        {rows.map((row) => (
          <li key={row.key}>
            <label>
              <input type="checkbox" checked={chosen.includes(row.key)} onChange={() => turn(row.key)} /> {row.title}
            </label>
          </li>
        ))}
      </ul>
      <button type="button" className="button" disabled={chosen.length === 0 || draft.isPending} onClick={() => draft.mutate()}>
        拟制{chosen.length}项会议决定的任务
      </button>
      {draft.error ? <ErrorNote error={draft.error} /> : null}
      {draft.data ? <Results results={draft.data} done="已拟制草稿" /> : null}
    </>
  );
}
