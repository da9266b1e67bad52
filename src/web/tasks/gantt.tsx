import type { TaskLine } from '../../api/contract/tasks.ts';
import { LightMark } from '../kit/light.tsx';
import { day, time } from './days.ts';
import { colourOf } from './queries.ts';
import { TaskLink } from './task-link.tsx';

interface Props {
  readonly lines: readonly TaskLine[];
  readonly year: number;
  readonly today: string;
}

/** From beginning to due date, as far as it has come, over the months; the stroke is today. */
export function Gantt({ lines, year, today }: Props) {
  const from = time(`${year}-01-01`);
  const last = Math.max(time(`${year}-12-31`), ...lines.map((line) => time(line.dueOn)));
  const span = (last - from) / day + 1;
  const x = (date: string): number => Math.max(0, Math.min(span, (time(date) - from) / day));
  const months = Array.from({ length: Math.ceil(span / 30.5) }, (_, i) => new Date(Date.UTC(year, i, 1)).toISOString().slice(0, 10)).filter(
    (date) => time(date) <= last,
  );
  return (
    <div className="gantt">
      <div className="gantt-row gantt-head" aria-hidden="true">
        <span />
        <svg viewBox={`0 0 ${span} 12`} preserveAspectRatio="none">
          {months.map((date) => (
            <rect key={date} className="gantt-month" x={x(date)} y="0" width="0.6" height="12" />
          ))}
        </svg>
        <span className="gantt-months">
          {months.map((date) => (
            <span key={date}>{['01', '04', '07', '10'].includes(date.slice(5, 7)) ? `${Number(date.slice(5, 7))}月` : ''}</span>
          ))}
        </span>
      </div>
      <ul>
        {lines.map((line) => (
          <li key={line.key} className="gantt-row">
            <span className="gantt-name">
              <LightMark colour={colourOf(line.light)} />
              <TaskLink line={line} />
            </span>
            <Bar line={line} x={x} span={span} today={today} />
            <span className="grey small gantt-said">
              {line.startOn} 至 {line.dueOn}，{line.done ? '已办结' : `进度${line.progress}%`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface BarProps {
  readonly line: TaskLine;
  readonly x: (date: string) => number;
  readonly span: number;
  readonly today: string;
}

function Bar({ line, x, span, today }: BarProps) {
  const [start, end] = [x(line.startOn), x(line.dueOn)];
  const long = Math.max(1, end - start);
  return (
    <svg viewBox={`0 0 ${span} 16`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="gantt-span" x={start} y="4" width={long} height="8" />
      <rect className={`gantt-done light-fill-${colourOf(line.light)}`} x={start} y="4" width={(long * line.progress) / 100} height="8" />
      <rect className="gantt-today" x={x(today)} y="0" width="1" height="16" />
    </svg>
  );
}
