import type { TaskDto } from '../../api/contract/tasks.ts';
import { day, time } from './days.ts';

/** Planned progress as a thin line, actual as a thick one. */
export function Curve({ curve, today }: { readonly curve: TaskDto['curve']; readonly today: string }) {
  const [first, last] = [curve[0], curve.at(-1)];
  if (!first || !last) return <p className="grey">任务下达后，这里按周画出计划进度与实际进度。</p>;
  const span = Math.max(1, (time(last.on) - time(first.on)) / day);
  const x = (on: string): number => 30 + ((time(on) - time(first.on)) / day / span) * 560;
  const y = (pct: number): number => 10 + (100 - pct) * 1.4;
  const path = (points: readonly { on: string; pct: number }[]): string =>
    points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.on).toFixed(1)} ${y(p.pct).toFixed(1)}`).join('');
  const actual = curve.flatMap((c) => (c.actual === null ? [] : [{ on: c.on, pct: c.actual }]));
  const now = actual.at(-1);
  const said = `计划进度由${first.on}起，至${last.on}达到100%；${now ? `${now.on}实际进度${now.pct}%` : '尚无实际进度'}`;
  return (
    <figure className="task-curve">
      <svg viewBox="0 0 600 172" role="img" aria-label={said}>
        {[0, 50, 100].map((pct) => (
          <g key={pct}>
            <line className="curve-grid" x1="30" x2="590" y1={y(pct)} y2={y(pct)} />
            <text className="curve-text" x="26" y={y(pct) + 4} textAnchor="end">
              {pct}
            </text>
          </g>
        ))}
        {today >= first.on && today <= last.on ? <line className="curve-today" x1={x(today)} x2={x(today)} y1="10" y2="150" /> : null}
        <path className="curve-plan" d={path(curve.map((c) => ({ on: c.on, pct: c.planned })))} />
        <path className="curve-actual" d={path(actual)} />
        <text className="curve-text" x="30" y="168">
          {first.on}
        </text>
        <text className="curve-text" x="590" y="168" textAnchor="end">
          {last.on}
        </text>
      </svg>
      <figcaption className="grey small">粗线为实际进度，细线为计划进度（%）</figcaption>
    </figure>
  );
}
