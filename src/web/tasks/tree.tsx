import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskLine } from '../../api/contract/tasks.ts';
import { ErrorNote, Loading } from '../kit/states.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { type TasksAsk, tasksQuery } from './queries.ts';
import { TaskLight, TaskLink } from './task-link.tsx';

interface Props {
  readonly lines: readonly TaskLine[];
  readonly ask: TasksAsk;
}

/** Tasks as rows; one that was broken down opens to its parts. */
export function TaskTree({ lines, ask }: Props) {
  return (
    <table className="task-tree">
      <thead>
        <tr>
          <th scope="col">任务</th>
          <th scope="col">责任单位</th>
          <th scope="col" className="right">
            权重
          </th>
          <th scope="col">进度与计划</th>
          <th scope="col">时限</th>
          <th scope="col">灯</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.key} line={line} ask={ask} depth={0} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ line, ask, depth }: { readonly line: TaskLine; readonly ask: TasksAsk; readonly depth: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <tr className={`task-depth-${depth}`}>
        <th scope="row" className="task-name">
          {line.parts > 0 ? (
            <button
              type="button"
              className="task-open"
              aria-expanded={open}
              aria-label={`${line.title}的子任务`}
              onClick={() => setOpen(!open)}
            >
              {open ? '−' : '+'}
            </button>
          ) : (
            <span className="task-open" aria-hidden="true" />
          )}
          <span>
            <TaskLink line={line} />
            <span className="grey small task-number">
              {line.number}
              {line.parts > 0 ? `　分解${line.parts}项` : ''}
              {line.isKey ? '　关键' : ''}
            </span>
          </span>
        </th>
        <td data-label="责任单位">{line.unitName}</td>
        <td data-label="权重" className="right">
          {line.weight}
        </td>
        <td data-label="进度与计划">
          <ProgressBar progress={line.progress} planned={line.planned} done={line.done} behind={line.rule === 'behind-plan'} />
        </td>
        <td data-label="时限" className="nowrap">
          {line.dueOn}
        </td>
        <td data-label="灯">
          <TaskLight line={line} />
        </td>
      </tr>
      {open ? <Parts line={line} ask={ask} depth={Math.min(2, depth + 1)} /> : null}
    </>
  );
}

function Parts({ line, ask, depth }: { readonly line: TaskLine; readonly ask: TasksAsk; readonly depth: number }) {
  const found = useQuery(tasksQuery({ year: ask.year, on: ask.on, under: line.key }));
  if (found.data?.above?.key === line.key) {
    const { lines } = found.data;
    if (lines.length > 0) return lines.map((part) => <Row key={part.key} line={part} ask={ask} depth={depth} />);
    return (
      <tr>
        <td colSpan={6} className="grey">
          子任务还没有下达
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <td colSpan={6}>{found.error ? <ErrorNote error={found.error} retry={() => void found.refetch()} /> : <Loading />}</td>
    </tr>
  );
}
