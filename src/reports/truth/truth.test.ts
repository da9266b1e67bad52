import { describe, expect, test } from 'vitest';
import {
  afterTheFact,
  allPerfect,
  chiSquareTail,
  digitTest,
  type EntryRow,
  type FileUse,
  impossibleOrder,
  lastDigits,
  lateEntry,
  type Names,
  outlierUnits,
  repeatedParties,
  reusedFiles,
  robust,
  type ShareRow,
  sameSecond,
  selfReported,
  suddenGrowth,
} from './index.ts';

const names: Names = { procedure: (id) => id, metric: (_p, m) => m, field: (_p, f) => f };
const days = (a: string, b: string): number => (Date.parse(b) - Date.parse(a)) / 86_400_000;

describe('补录', () => {
  const rule = { graceDays: 5, sharePercent: 5, least: 40, daysBetween: days };
  const rows = (late: number, total: number): EntryRow[] => [
    { unit: 'a', procedure: 'p', on: null, recordedOn: null, n: total - late, keys: [] },
    { unit: 'a', procedure: 'p', on: '2019-03-01', recordedOn: '2019-03-11', n: late, keys: ['k'] },
  ];
  test('占比明显高于界限的才问，说明条数', () => {
    const [found] = lateEntry(rows(30, 200), rule, names);
    expect(found).toMatchObject({ unit: 'a', check: 'late-entry', observed: '15%', keys: ['k'] });
    expect(found?.found).toContain('200条，其中30条');
  });
  test('条数太少、占比只是略高、没有超过宽限期的不问', () => {
    expect(lateEntry(rows(6, 39), rule, names)).toEqual([]);
    expect(lateEntry(rows(4, 60), rule, names)).toEqual([]);
    expect(lateEntry(rows(30, 200), { ...rule, graceDays: 10 }, names)).toEqual([]);
  });
});

describe('材料', () => {
  const use = (key: string, more: Partial<FileUse> = {}): FileUse => ({
    ...{ key, unit: 'a', procedure: 'p', act: 'x', on: '2019-03-01', recordedOn: '2019-03-01' },
    ...{ sha256: 'f'.repeat(64), firstSeen: '2019-03-01', declared: false },
    ...more,
  });
  test('首次进入平台之日晚于事实的，超过界限才问', () => {
    const rule = { workingDays: 20, daysBetween: days };
    expect(afterTheFact([use('1', { firstSeen: '2019-03-21' })], rule, names)).toEqual([]);
    expect(afterTheFact([use('1', { firstSeen: '2019-03-22' })], rule, names)[0]?.observed).toBe('21个工作日');
  });
  const rule = { least: 2, common: 5 };
  test('同一材料用于互不关联的两件，各单位分别询问，只列自己的', () => {
    const found = reusedFiles([use('1'), use('2'), use('3', { unit: 'b' })], new Set(), rule, names);
    expect(found.map((f) => [f.unit, f.keys, f.observed])).toEqual([
      ['a', ['1', '2'], '3件'],
      ['b', ['3'], '3件'],
    ]);
  });
  test('相互关联的、注明重复使用的、许多单位共用的不问', () => {
    expect(reusedFiles([use('1'), use('2')], new Set(['1 2', '2 1']), rule, names)).toEqual([]);
    expect(reusedFiles([use('1'), use('2', { declared: true })], new Set(), rule, names)).toEqual([]);
    const common = Array.from({ length: 6 }, (_n, i) => use(String(i), { unit: String(i) }));
    expect(reusedFiles(common, new Set(), rule, names)).toEqual([]);
  });
});

test('同一秒登记：一个单位一类事项问一次，说最多的一次', () => {
  const at = (second: string, n: number) => ({ unit: 'a', procedure: 'p', second, n, keys: [second] });
  const found = sameSecond([at('2019-03-01T09:00:00', 5), at('2019-03-02T09:00:00', 9), at('2019-03-03T09:00:00', 4)], { least: 5 }, names);
  expect(found.map((f) => [f.observed, f.keys.length])).toEqual([['9件', 2]]);
});

describe('数量', () => {
  const months = ['2019-10', '2019-11', '2019-12'];
  const rule = { months, times: 3, sharePercent: 40, least: 20 };
  const rows = (...n: number[]) => n.map((of, i) => ({ unit: 'a', procedure: 'p', metric: 'm', month: months[i] ?? '', n: of, amount: 0 }));
  test('末月超过上月三倍且占四成以上的问', () => {
    expect(suddenGrowth(rows(10, 10, 31), rule, names)[0]?.found).toContain('12月31件，为上月10件的3.1倍');
  });
  test('不到三倍、不到四成、件数太少、上月为零的不问', () => {
    expect(suddenGrowth(rows(10, 10, 30), rule, names)).toEqual([]);
    expect(suddenGrowth(rows(100, 10, 31), rule, names)).toEqual([]);
    expect(suddenGrowth(rows(1, 2, 19), rule, names)).toEqual([]);
    expect(suddenGrowth(rows(0, 0, 50), rule, names)).toEqual([]);
  });
  test('自报与记录相差百分之五以内的不问；没有记录而自报的问', () => {
    const told = (n: number, computed: number) => [{ unit: 'a', procedure: 'p', key: 'k', title: '件数', told: n, computed }];
    expect(selfReported(told(105, 100), { tolerancePercent: 5 })).toEqual([]);
    expect(selfReported(told(106, 100), { tolerancePercent: 5 })[0]?.observed).toBe('6%');
    expect(selfReported(told(0, 0), { tolerancePercent: 5 })).toEqual([]);
    expect(selfReported(told(3, 0), { tolerancePercent: 5 })).toHaveLength(1);
  });
});

describe('比率', () => {
  const share = (unit: string, top: number, over: number): ShareRow => ({
    ...{ unit, kind: 'township', procedure: 'p', metric: 'm', top, over, measure: 'share' },
  });
  const city = Array.from({ length: 20 }, (_n, i) => share(`u${i}`, 95 + (i % 3), 100));
  const rule = { least: 60, cityPercent: 99, chancePercent: 1 };
  test('全市不是百分之百而一个单位没有一件例外，且不像偶然的，问', () => {
    expect(allPerfect([...city, share('a', 200, 200)], rule, names).map((f) => f.unit)).toEqual(['a']);
  });
  test('件数少到可能是偶然的、全市都是百分之百的，不问', () => {
    expect(allPerfect([...city, share('a', 70, 70)], rule, names)).toEqual([]);
    expect(allPerfect([share('a', 200, 200), share('b', 200, 200)], rule, names)).toEqual([]);
  });
  test('离群按中位绝对偏差，少数几个极端的单位不会掩盖自己', () => {
    expect(robust([1, 2, 3, 4, 100])).toEqual({ middle: 3, spread: 1 });
    const rows = [...city, share('low', 40, 100), share('lower', 30, 100)];
    expect(outlierUnits(rows, { z: 3.5, least: 10 }, names).map((f) => f.unit)).toEqual(['low', 'lower']);
    expect(outlierUnits(rows.slice(0, 9), { z: 3.5, least: 10 }, names)).toEqual([]);
  });
});

describe('末位数字', () => {
  test('卡方的尾概率与表一致', () => {
    expect(chiSquareTail(16.919, 9)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(21.666, 9)).toBeCloseTo(0.01, 4);
    expect(chiSquareTail(3.841, 1)).toBeCloseTo(0.05, 4);
    expect(chiSquareTail(0, 9)).toBe(1);
  });
  const even = (n: number) => new Map(Array.from({ length: 9 }, (_n, i) => [String(i + 1), n]));
  test('数值不够多时不作检验', () => {
    expect(digitTest(even(11), even(1000), 100)).toBeUndefined();
    expect(digitTest(even(12), even(100), 100)).toBeUndefined();
    expect(digitTest(even(12), even(1000), 100)).toMatchObject({ n: 108, chiSquare: 0, freedom: 8 });
  });
  test('与其他单位相比，总用同一个末位的问；与大家一样取整的不问', () => {
    const rows = (unit: string, of: ReadonlyMap<string, number>) =>
      [...of].map(([digit, n]) => ({ unit, procedure: 'p', field: 'f', digit, n }));
    const others = Array.from({ length: 20 }, (_n, i) => rows(`u${i}`, new Map([...even(10), ['5', 60]]))).flat();
    const rule = { least: 100, chancePercent: 1 };
    expect(lastDigits([...others, ...rows('a', new Map([...even(5), ['8', 90]]))], rule, names).map((f) => f.unit)).toEqual(['a']);
    expect(lastDigits([...others, ...rows('a', new Map([...even(10), ['5', 60]]))], rule, names)).toEqual([]);
  });
});

test('日期先后不合、相同当事人，按单位和事项合并', () => {
  const odd = (key: string, why: string) => ({ unit: 'a', procedure: 'p', keys: [key], why });
  expect(impossibleOrder([odd('1', 'x'), odd('2', 'x')], names)[0]).toMatchObject({ observed: '2件', keys: ['1', '2'] });
  expect(repeatedParties([{ ...odd('1', 'y'), keys: ['1', '2'] }], 30, names)[0]?.threshold).toBe('30日内');
});
