import { describe, expect, test } from 'vitest';
import { checkApproximation, checkCoverage, checkEquation, checkRatio, parseEquation } from './consistency.ts';
import { countOf, shareOf } from './fixtures.test-helper.ts';

const equation = (source: string) => {
  const parsed = parseEquation(source);
  if (!parsed) throw new Error(source);
  return parsed;
};
const map = (values: Record<string, number>) => new Map(Object.entries(values).map(([id, v]) => [id, countOf(id, v)]));

describe('a ratio equals its parts by the declared rounding', () => {
  test('98.75% of 101496 ÷ 102771 is right when truncation is declared', () => {
    expect(checkRatio(shareOf('m.rate', 101496, 102771, 98.75, 'truncate'))).toEqual([]);
  });
  test('and wrong when half-up is declared: the sentence says what it should be', () => {
    const [finding] = checkRatio(shareOf('m.rate', 101496, 102771, 98.75, 'half-up'));
    expect(finding?.text).toBe('98.75% 与 101496÷102771=98.7594% 不符：按四舍五入应为98.76%，如为截断请声明');
    expect(finding?.severity).toBe('error');
  });
});

describe('parts sum to the total', () => {
  const sums = equation('c.reviewed = .repealed + .amended + .kept');
  test('770 = 185 + 13 + 572', () => {
    expect(checkEquation(sums, map({ 'c.reviewed': 770, 'c.repealed': 185, 'c.amended': 13, 'c.kept': 572 }))).toEqual([]);
  });
  test('any other number is an error that names both sides', () => {
    const [finding] = checkEquation(sums, map({ 'c.reviewed': 770, 'c.repealed': 185, 'c.amended': 13, 'c.kept': 585 }));
    expect(finding).toMatchObject({ severity: 'error', figures: ['c.reviewed', 'c.repealed', 'c.amended', 'c.kept'] });
    expect(finding?.text).toContain('770 与 783');
  });
  test('期初 + 新收 = 办结 + 期末', () => {
    const flow = equation('m.opening + .received = .concluded + .closing');
    expect(checkEquation(flow, map({ 'm.opening': 10, 'm.received': 90, 'm.concluded': 95, 'm.closing': 5 }))).toEqual([]);
    expect(checkEquation(flow, map({ 'm.opening': 10, 'm.received': 90, 'm.concluded': 95, 'm.closing': 6 }))).toHaveLength(1);
  });
  test('a figure that is missing is a question, not silence', () => {
    expect(checkEquation(sums, map({ 'c.reviewed': 770 }))[0]).toMatchObject({ severity: 'question' });
  });
  test('what is no equation is not read as one', () => {
    expect(parseEquation('c.reviewed')).toBeUndefined();
    expect(parseEquation('a = b = c')).toBeUndefined();
  });
});

test('全覆盖 is asked against the dated register: 9 centres, 9 + 3 counties and districts', () => {
  const coverage = equation('centre.county = units.county + units.district');
  const [finding] = checkCoverage(coverage, map({ 'centre.county': 9, 'units.county': 9, 'units.district': 3 }));
  expect(finding).toMatchObject({ severity: 'question' });
  expect(finding?.text).toContain('应设为9+3=12');
  expect(checkCoverage(coverage, map({ 'centre.county': 12, 'units.county': 9, 'units.district': 3 }))).toEqual([]);
});

describe('余 and 约 point the right way', () => {
  test.each([
    ['1100余', 1100, 0],
    ['1100余', 1199, 0],
    ['1100余', 1200, 1],
    ['1100余', 1099, 1],
    ['1万余', 10345, 0],
    ['1万余', 9800, 1],
    ['约1.5万', 15234, 0],
    ['约1.5万', 15600, 1],
    ['1100', 1135, 0],
  ])('%s of %i', (text, value, findings) => {
    expect(checkApproximation(text, countOf('a.b', value))).toHaveLength(findings);
  });
});
