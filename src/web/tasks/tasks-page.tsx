import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { TaskLightName, TasksDto } from '../../api/contract/tasks.ts';
import { useSession } from '../frame/session.ts';
import { printNumber } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { Await, Loading, Note } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { UnitSelect } from '../list/unit-select.tsx';
import { unitsQuery } from '../queries.ts';
import { Board } from './board.tsx';
import { FirstPerson } from './first-person.tsx';
import { Gantt } from './gantt.tsx';
import { PlanTools } from './plan-tools.tsx';
import { lights, type TasksAsk, tasksQuery } from './queries.ts';
import { TaskTree } from './tree.tsx';
import './tasks.css';

const views = { tree: '清单', board: '看板', gantt: '进度图' } as const;
type View = keyof typeof views;
const viewOf = (text: string | undefined): View => (text === 'board' || text === 'gantt' ? text : 'tree');
const lightOf = (text: string | undefined): TaskLightName | undefined => lights.find((one) => one.id === text)?.id;

const InstructedTask = lazy(() => import('./instructed-task.tsx').then((m) => ({ default: m.InstructedTask })));

/** The tasks of the year; with `?instruction=` the form of a task that carries it out. */
export function TasksPage() {
  const { instruction } = useSearch({ strict: false });
  if (instruction === undefined) return <TasksOfYear />;
  return (
    <Suspense fallback={<Loading />}>
      <InstructedTask no={instruction} />
    </Suspense>
  );
}

/** Whose, how far, and which light. */
function TasksOfYear() {
  useTitle('督导任务');
  const { year, unit, on, view: asked, light } = useSearch({ strict: false });
  const ask: TasksAsk = { year, unit, on };
  const found = useQuery(tasksQuery(ask));
  return (
    <div className="page tasks">
      <header className="page-head">
        <div>
          <h1>督导任务</h1>
          <p className="grey">进度只随审核通过的填报变动；灯按规则由平台算出，点开任务可见原因。</p>
        </div>
      </header>
      <Await query={found}>
        {(data) => <Tasks data={data} ask={ask} view={lightOf(light) ? 'board' : viewOf(asked)} light={lightOf(light)} />}
      </Await>
    </div>
  );
}

interface Props {
  readonly data: TasksDto;
  readonly ask: TasksAsk;
  readonly view: View;
  readonly light: TaskLightName | undefined;
}

function Tasks({ data, ask, view, light }: Props) {
  const { today, post } = useSession();
  return (
    <>
      <Bar data={data} ask={ask} view={view} />
      <Counts data={data} ask={ask} light={light} />
      {data.total === 0 ? <Note title={`${data.year}年没有任务`}>任务下达后，这里会列出进度和灯。</Note> : null}
      {data.total > 0 && view === 'tree' ? <TaskTree lines={data.lines} ask={ask} /> : null}
      {data.total > 0 && view === 'gantt' ? <Gantt lines={data.lines} year={data.year} today={today} /> : null}
      {data.total > 0 && view === 'board' ? <Board ask={ask} counts={data.counts} light={light} /> : null}
      {data.mayPlan ? <PlanTools year={data.year} kinds={data.kinds} /> : null}
      {data.mayPlan || post.duties.includes('leader') ? <FirstPerson year={ask.year} /> : null}
    </>
  );
}

function Bar({ data, ask, view }: Omit<Props, 'light'>) {
  const navigate = useNavigate();
  const units = useQuery(unitsQuery({})).data ?? [];
  const years = data.years.includes(data.year) ? data.years : [data.year, ...data.years];
  const go = (more: object) =>
    void navigate({ to: '/tasks', search: { ...ask, view: view === 'tree' ? undefined : view, ...more }, replace: true });
  return (
    <div className="task-bar no-print">
      <nav aria-label="显示方式" className="task-views">
        {(Object.keys(views) as View[]).map((id) => (
          <Link
            key={id}
            to="/tasks"
            search={{ ...ask, view: id === 'tree' ? undefined : id }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={id === view ? 'page' : undefined}
          >
            {views[id]}
          </Link>
        ))}
      </nav>
      <select className="input" aria-label="年度" value={String(data.year)} onChange={(e) => go({ year: e.target.value })}>
        {years.map((one) => (
          <option key={one} value={one}>
            {one}年
          </option>
        ))}
      </select>
      {units.length > 1 ? (
        <UnitSelect title="单位" value={ask.unit ?? ''} units={units} onSet={(unit) => go({ unit: unit || undefined })} />
      ) : null}
    </div>
  );
}

/** The lights of all tasks in sight, each a door to its tasks. */
function Counts({ data, ask, light }: Omit<Props, 'view'>) {
  return (
    <ul className="task-counts" aria-label="亮灯情况">
      {lights.map((one) => (
        <li key={one.id}>
          <Link
            to="/tasks"
            search={{ ...ask, light: one.id }}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={light === one.id ? 'page' : undefined}
          >
            <LightMark colour={one.colour} />
            <span>{one.title}</span>
            <strong>{printNumber(data.counts[one.id])}</strong>
          </Link>
        </li>
      ))}
      <li className="grey">
        共{printNumber(data.total)}项，{data.on}
      </li>
    </ul>
  );
}
