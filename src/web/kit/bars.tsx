import { printNumber } from './format.ts';
import './bars.css';

export interface Bar {
  readonly key?: string;
  readonly label: string;
  readonly value: number | null;
}

/** 2019年1季度 → the quarter under its column, the year once below the first of its quarters. */
function labelOf(label: string): { readonly part: string; readonly year: string } {
  const found = label.match(/^(\d{4}年)第?(.+)$/);
  return found ? { year: found[1] ?? '', part: found[2] ?? '' } : { year: '', part: label };
}

/** Eight quarters as columns, each labelled directly; the last one is the one in question. */
export function Columns({
  bars,
  digits,
  title,
}: {
  readonly bars: readonly Bar[];
  readonly digits?: number | undefined;
  readonly title: string;
}) {
  const most = Math.max(...bars.map((b) => Math.abs(b.value ?? 0)), 1);
  const [step, height] = [48, 72];
  const labels = bars.map((bar) => labelOf(bar.label));
  return (
    <svg
      className="columns"
      viewBox={`0 0 ${bars.length * step} ${height + 48}`}
      role="img"
      aria-label={`${title}：${bars.map((b) => `${b.label} ${printNumber(b.value, digits)}`).join('，')}`}
    >
      {bars.map((bar, i) => {
        const tall = Math.max((Math.abs(bar.value ?? 0) / most) * height, bar.value === null ? 0 : 1.5);
        const middle = i * step + step / 2;
        return (
          <g key={bar.label} className={i === bars.length - 1 ? 'columns-last' : ''}>
            <rect x={i * step + 9} width={step - 18} y={height + 18 - tall} height={tall} />
            <text x={middle} y={height + 13 - tall} className="columns-value">
              {printNumber(bar.value, digits)}
            </text>
            <text x={middle} y={height + 34} className="columns-label">
              {labels[i]?.part}
            </text>
            {labels[i]?.year && labels[i]?.year !== labels[i - 1]?.year ? (
              <text x={middle} y={height + 47} className="columns-label">
                {labels[i]?.year}
              </text>
            ) : null}
          </g>
        );
      })}
      <line x1="0" x2={bars.length * step} y1={height + 18} y2={height + 18} />
    </svg>
  );
}

/** Parts of a whole as rows: name, bar, value. */
export function BarRows({ bars, digits, unit }: { readonly bars: readonly Bar[]; readonly digits?: number; readonly unit?: string }) {
  const most = Math.max(...bars.map((b) => Math.abs(b.value ?? 0)), 1);
  return (
    <ul className="bar-rows">
      {bars.map((bar) => (
        <li key={bar.key ?? bar.label}>
          <span className="bar-name">{bar.label}</span>
          <span className="bar-track" aria-hidden="true">
            <span style={{ width: `${(Math.abs(bar.value ?? 0) / most) * 100}%` }} />
          </span>
          <span className="bar-value">
            {printNumber(bar.value, digits)}
            {unit && bar.value !== null ? <span className="unit-word">{unit}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
