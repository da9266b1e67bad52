/** The tours as data: everybody has one, every step has a page and words that fit a phone. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { demoAccounts, people, units } from '#demo';
import type { TourId } from '../../api/contract/help.ts';
import { tours } from './steps.ts';
import { tourOf } from './whose.ts';

const seats = demoAccounts.map(({ account }) => {
  const [post] = people.find((p) => p.account === account)?.posts ?? [];
  const unit = units.find((u) => u.code === post?.unit);
  return { account, duties: post?.duties ?? [], unit: { kind: unit?.kind ?? '' } };
});

test('each account of the demonstration has the tour of its work', () => {
  const expected: Readonly<Record<string, TourId>> = {
    xiangzhen: 'clerk',
    xianqu: 'county',
    xianzhang: 'leader',
    bumen: 'department',
    zhushen: 'reviewer',
    kezhang: 'reviewer',
    fazhiban: 'office',
    shizhang: 'leader',
    huiwu: 'department',
    fuyi: 'department',
    fuyike: 'department',
    wenze: 'department',
    ducha: 'department',
    duchazhu: 'department',
    bufazhi: 'reviewer',
    buhuiwu: 'department',
    juzhang: 'leader',
    pingfen: 'department',
    xitong: 'system-administrator',
    anquan: 'security-administrator',
    shenji: 'audit-administrator',
  };
  expect(Object.fromEntries(seats.map((seat) => [seat.account, tourOf(seat)]))).toEqual(expected);
  expect(new Set(Object.values(expected))).toEqual(new Set(Object.keys(tours)));
});

const router = readFileSync(new URL('../router.tsx', import.meta.url), 'utf8');
const routes = new Set([...router.matchAll(/path: '([^']+)'/g)].map((m) => m[1]));

describe.each(Object.entries(tours))('the tour %s', (_id, tour) => {
  test('has 5 to 8 steps and ends at the help', () => {
    expect(tour.steps.length).toBeGreaterThanOrEqual(5);
    expect(tour.steps.length).toBeLessThanOrEqual(8);
    expect(tour.steps.at(-1)?.page).toBe('/help');
  });

  test.each(tour.steps)('「$title」 plays on a page that exists and says it briefly', ({ page, anchor, title, text }) => {
    expect(page.startsWith(':') || routes.has(page.replace(/\?.*$/, ''))).toBe(true);
    expect(anchor).not.toBe('');
    expect([...title].length).toBeLessThanOrEqual(12);
    expect([...text].length).toBeLessThanOrEqual(70);
    expect(text.endsWith('。')).toBe(true);
  });
});
