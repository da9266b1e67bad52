import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskLightName, TaskLine } from '../../api/contract/tasks.ts';
import { LightMark } from '../kit/light.tsx';
import { Await } from '../kit/states.tsx';
import { lights, litQuery, type TasksAsk } from './queries.ts';
import { TaskLink } from './task-link.tsx';

interface Props {
  readonly ask: TasksAsk;
  readonly counts: Readonly<Record<TaskLightName, number>>;
  readonly light: TaskLightName | undefined;
}

/** All tasks in sight by the colour of their light; those that need somebody come first. */
export function Board({ ask, counts, light }: Props) {
  const shown = lights.filter((one) => light === undefined || one.id === light);
  return (
    <div className={shown.length > 1 ? 'task-board' : ''}>
      {shown.map((one) => (
        <section key={one.id} className="task-column">
          <h2>
            <LightMark colour={one.colour} /> {one.title}
            <span className="unit-word">{counts[one.id]}项</span>
          </h2>
          {counts[one.id] > 0 ? <Column ask={ask} light={one.id} /> : <p className="grey">没有</p>}
        </section>
      ))}
    </div>
  );
}

const few = 12;

function Column({ ask, light }: { readonly ask: TasksAsk; readonly light: TaskLightName }) {
  const found = useQuery(litQuery({ year: ask.year, unit: ask.unit, on: ask.on, light }));
  return <Await query={found}>{(lines) => <Cards lines={lines} />}</Await>;
}

function Cards({ lines }: { readonly lines: readonly TaskLine[] }) {
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="task-cards">
        {(all ? lines : lines.slice(0, few)).map((line) => (
          <li key={line.key} className="sheet">
            <TaskLink line={line} />
            <span className="small">{line.unitName}</span>
            <span className="grey small">{line.why}</span>
          </li>
        ))}
      </ul>
      {lines.length > few && !all ? (
        <button type="button" className="button compact" onClick={() => setAll(true)}>
          全部{lines.length}项
        </button>
      ) : null}
    </>
  );
}
