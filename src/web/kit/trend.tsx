import { printNumber } from './format.ts';
import './trend.css';

export interface TrendValue {
  /** 2019年4季度 */
  readonly label: string;
  readonly value: number | null;
}

interface Props {
  readonly title: string;
  readonly points: readonly TrendValue[];
  readonly unit: string;
  readonly digits?: number | undefined;
}

const [wide, high] = [280, 86];
const [left, right, top, bottom] = [18, 18, 18, 30];

interface Dot extends TrendValue {
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** The least part of its highest value that a line's height stands for: a hair's breadth must not look like a fall. */
const leastSpan = 0.08;

/** Quarters as dots, highest at the top; a line that hardly moves runs flat through the middle. */
function dotsOf(points: readonly TrendValue[]): Dot[] {
  const values = points.flatMap((p) => p.value ?? []);
  const [low, most] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(most - low, Math.abs(most) * leastSpan);
  const least = low - (span - (most - low)) / 2;
  const step = (wide - left - right) / Math.max(points.length - 1, 1);
  return points.flatMap((p, at) => {
    if (p.value === null) return [];
    const share = span === 0 ? 0.5 : (p.value - least) / span;
    return [{ ...p, at, x: left + at * step, y: top + (1 - share) * (high - top - bottom) }];
  });
}

/** Runs of neighbouring quarters: a quarter without a value breaks the line. */
function runsOf(dots: readonly Dot[]): string[] {
  const runs: Dot[][] = [];
  for (const dot of dots) {
    const last = runs.at(-1);
    if (last?.at(-1)?.at === dot.at - 1) last.push(dot);
    else runs.push([dot]);
  }
  return runs.map((run) => run.map((d, i) => `${i === 0 ? 'M' : 'L'}${d.x.toFixed(1)} ${d.y.toFixed(1)}`).join(''));
}

/** Which dots carry their number: the last, the highest and the lowest, as long as they do not stand side by side. */
function named(dots: readonly Dot[]): readonly Dot[] {
  const last = dots.at(-1);
  const byValue = dots.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const wanted = [last, byValue.at(-1), byValue[0], dots[0]].flatMap((d) => d ?? []);
  return wanted.filter((d, i) => wanted.findIndex((other) => Math.abs(other.at - d.at) < 2) === i);
}

/** 2019年4季度 → 19年四季度, short enough to stand below the line. */
const brief = (label: string): string => label.replace(/^20(\d\d)年/, '$1年');

/** A number stands above its dot, in a valley below it; that of a line's low beginning before it. */
function placed(
  dot: Dot,
  dots: readonly Dot[],
): { readonly x: number; readonly y: number; readonly textAnchor: 'start' | 'middle' | 'end' } {
  const beside = dots.filter((d) => Math.abs(d.at - dot.at) === 1);
  const valley = beside.length > 0 && beside.every((d) => d.y < dot.y - 2);
  if (valley && dot === dots[0] && dot.x > left + 40) return { x: dot.x - 7, y: dot.y + 4, textAnchor: 'end' };
  return { x: dot.x, y: valley ? dot.y + 13 : dot.y - 7, textAnchor: where(dot.x) };
}

const where = (x: number): 'start' | 'middle' | 'end' => (x < left + 20 ? 'start' : x > wide - right - 20 ? 'end' : 'middle');

/** Eight quarters as a line, its turns labelled directly. What it shows stands in its name too, for who cannot see it. */
export function Trend({ title, points, unit, digits }: Props) {
  const dots = dotsOf(points);
  const last = dots.at(-1);
  const said = points.map((p) => `${p.label}${p.value === null ? '无记录' : `${printNumber(p.value, digits)}${unit}`}`).join('，');
  const first = dots[0];
  const ground = high - 16;
  return (
    <svg className="trend" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={`${title}：${said}`}>
      <line className="trend-ground trend-unknown" x1={left} x2={first?.x ?? wide - right} y1={ground} y2={ground} />
      <line className="trend-ground" x1={first?.x ?? wide - right} x2={wide - right} y1={ground} y2={ground} />
      {runsOf(dots).map((path) => (
        <path key={path} d={path} className="trend-line" />
      ))}
      {dots.map((d) => (
        <circle key={d.label} cx={d.x} cy={d.y} r={d === last ? 3.6 : 1.8} className={d === last ? 'trend-last' : 'trend-dot'} />
      ))}
      {named(dots).map((d) => (
        <text key={d.label} {...placed(d, dots)} className={d === last ? 'trend-value trend-now' : 'trend-value'}>
          {printNumber(d.value, digits)}
        </text>
      ))}
      {first && first !== last ? (
        <text x={first.x} y={high - 3} textAnchor={where(first.x)} className="trend-label">
          {brief(first.label)}
        </text>
      ) : null}
      <text x={wide - right} y={high - 3} textAnchor="end" className="trend-label">
        {brief(points.at(-1)?.label ?? '')}
      </text>
    </svg>
  );
}
