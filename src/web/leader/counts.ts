import type { LightCounts, OverviewUnit } from '../../api/contract/overview.ts';
import { printNumber } from '../kit/format.ts';
import type { Tile } from '../kit/tile-map.tsx';

export const allOf = ({ overdue, soon, inTime }: LightCounts): number => overdue + soon + inTime;

/** 34%; a share that rounds to nothing or to all is not printed as such. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '—';
  const share = (part / whole) * 100;
  if (part > 0 && share < 1) return '不足1%';
  if (part < whole && share > 99) return '超过99%';
  return `${Math.round(share)}%`;
}

/** How strong a tile's ground is, against the unit with the most overdue. */
function heatOf(n: number, most: number): 0 | 1 | 2 | 3 {
  if (n === 0 || most === 0) return 0;
  const share = n / most;
  if (share > 0.75) return 3;
  return share > 0.4 ? 2 : 1;
}

/** What a tile counts: what is overdue; where nothing is, what is near; else what runs in time. */
function countOf({ overdue, soon, inTime, colour }: OverviewUnit): readonly [number, string] {
  if (colour === 'red') return [overdue, '件逾期'];
  if (colour === 'amber') return [soon, '件临近'];
  return colour === 'green' ? [inTime, '件在期'] : [0, '无时限事项'];
}

export function tilesOf(units: readonly OverviewUnit[], by: 'count' | 'share'): readonly Tile[] {
  const most = Math.max(...units.map((u) => (by === 'count' ? u.overdue : u.overdue / Math.max(allOf(u), 1))), 0);
  return units.map((u) => {
    const [n, word] = countOf(u);
    const whole = allOf(u);
    const shares = by === 'share' && u.colour === 'red';
    return {
      code: u.unit.code,
      label: u.label,
      colour: u.colour,
      value: u.colour === 'grey' ? '—' : shares ? percent(u.overdue, whole) : printNumber(n),
      word: shares ? '逾期占比' : word,
      said: `${u.unit.name}，逾期${printNumber(u.overdue)}件，临近${printNumber(u.soon)}件，在期${printNumber(u.inTime)}件`,
      heat: heatOf(by === 'count' ? u.overdue : u.overdue / Math.max(whole, 1), most),
      place: u.place,
    };
  });
}

/** The units worth naming first: most overdue first. */
export const worst = (units: readonly OverviewUnit[], n: number): readonly OverviewUnit[] =>
  units
    .filter((u) => u.overdue > 0)
    .toSorted((a, b) => b.overdue - a.overdue)
    .slice(0, n);
