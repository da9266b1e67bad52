import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TaskCounts, TaskLightsDto } from '../../api/contract/tasks.ts';
import type { LightColour } from '../../api/contract.ts';
import { printNumber } from '../kit/format.ts';
import { LightMark } from '../kit/light.tsx';
import { ErrorNote } from '../kit/states.tsx';
import { percent } from './counts.ts';
import { type LightDoor, LightTable } from './light-table.tsx';
import type { LightName } from './queries.ts';
import { taskLightsQuery } from './queries.ts';

const colourOf = ({ red, yellow, green }: TaskCounts): LightColour =>
  red > 0 ? 'red' : yellow > 0 ? 'amber' : green > 0 ? 'green' : 'grey';

const lamps = [
  ['red', 'red', '红灯'],
  ['yellow', 'amber', '黄灯'],
  ['green', 'green', '绿灯'],
] as const;
const lampOf: Readonly<Record<LightName, string>> = { overdue: 'red', soon: 'yellow', 'in-time': 'green' };

/** 督导任务亮灯: the lights of the year's tasks under a unit, each number a door to its tasks. */
export function TaskLights({ unit, map }: { readonly unit: string; readonly map: boolean }) {
  const found = useQuery(taskLightsQuery(unit));
  if (found.error) return <ErrorNote error={found.error} />;
  if (!found.data) return null;
  return (
    <section aria-labelledby="task-lights-head" className="leader-tasks">
      <h2 id="task-lights-head" className="leader-h2">
        督导任务亮灯
        <Totals data={found.data} unit={unit} />
      </h2>
      <Tables data={found.data} map={map} />
    </section>
  );
}

function Totals({ data, unit }: { readonly data: TaskLightsDto; readonly unit: string }) {
  const { total, year } = data;
  const all = total.red + total.yellow + total.green;
  return (
    <span className="leader-task-totals">
      {lamps.map(([lamp, colour, word]) => (
        <Link key={lamp} to="/tasks" search={{ unit, year: String(year), light: lamp }} className={`light-${colour}`}>
          <LightMark colour={colour} /> {word}
          <b>{printNumber(total[lamp])}</b>
          <span className="leader-share">{percent(total[lamp], all)}</span>
        </Link>
      ))}
      <span className="grey">{year}年</span>
    </span>
  );
}

function Tables({ data, map }: { readonly data: TaskLightsDto; readonly map: boolean }) {
  const opens: LightDoor = ({ key }, light) => ({
    to: '/tasks',
    search: { unit: key, year: String(data.year), light: lampOf[light] },
  });
  const linesOf = (departments: boolean) =>
    data.units
      .filter(({ unit }) => (unit.kind === 'department') === departments)
      .map(({ unit, ...counts }) => ({
        ...{ key: unit.code, name: unit.name, opens: unit.code, behind: {}, colour: colourOf(counts) },
        ...{ overdue: counts.red, soon: counts.yellow, inTime: counts.green },
      }));
  const groups = [
    { lines: linesOf(false), head: map ? '县区' : '单位' },
    { lines: linesOf(true), head: '部门' },
  ];
  return (
    <div className="leader-tables">
      {groups.map(({ lines, head }) =>
        lines.length > 0 ? (
          <LightTable
            key={head}
            lines={lines}
            head={head}
            caption={`各${head}任务的红灯、黄灯、绿灯项数`}
            words={['红灯', '黄灯', '绿灯']}
            doorOf={opens}
          />
        ) : null,
      )}
    </div>
  );
}
