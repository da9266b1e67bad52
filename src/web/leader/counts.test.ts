import { describe, expect, test } from 'vitest';
import type { OverviewUnit } from '../../api/contract/overview.ts';
import { percent, tilesOf, worst } from './counts.ts';

const unit = (name: string, overdue: number, soon: number, inTime: number): OverviewUnit => ({
  unit: { code: name, name, kind: 'county', path: `1/${name}/`, parent: '1' },
  ...{ overdue, soon, inTime, oldest: null, place: null, label: name },
  colour: overdue > 0 ? 'red' : soon > 0 ? 'amber' : inTime > 0 ? 'green' : 'grey',
});

describe('shares', () => {
  test.each([
    [1, 3, '33%'],
    [0, 5, '0%'],
    [5, 5, '100%'],
    [1, 400, '不足1%'],
    [399, 400, '超过99%'],
    [0, 0, '—'],
  ])('%i of %i is %s: never nothing or all by rounding alone', (part, whole, said) => {
    expect(percent(part, whole)).toBe(said);
  });
});

describe('tiles', () => {
  const units = [unit('甲', 100, 0, 100), unit('乙', 50, 0, 0), unit('丙', 0, 2, 1), unit('丁', 0, 0, 3), unit('戊', 0, 0, 0)];

  test('a tile says what is overdue, else what is near, else what is in time', () => {
    expect(tilesOf(units, 'count').map((t) => [t.value, t.word])).toEqual([
      ['100', '件逾期'],
      ['50', '件逾期'],
      ['2', '件临近'],
      ['3', '件在期'],
      ['—', '无时限事项'],
    ]);
  });

  test('the ground is the stronger the more is overdue, by number or by share as asked', () => {
    expect(tilesOf(units, 'count').map((t) => t.heat)).toEqual([3, 2, 0, 0, 0]);
    expect(tilesOf(units, 'share').map((t) => [t.value, t.heat])).toEqual([
      ['50%', 2],
      ['100%', 3],
      ['2', 0],
      ['3', 0],
      ['—', 0],
    ]);
  });

  test('only units with something overdue are named as the worst', () => {
    expect(worst(units, 3).map((u) => u.label)).toEqual(['甲', '乙']);
  });
});
