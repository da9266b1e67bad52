import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { brief, compare, exact, isDecimal, over, plus, rounded, times, total } from './exact.ts';
import type { Direction, Rule } from './model.ts';
import { apply, bestOf, extraPoints, valueOf } from './rules.ts';

const points = (rule: Exclude<Rule, { kind: 'rated' }>, value: string, direction: Direction = 'higher', best = '0'): string =>
  rounded(apply(rule, { value: exact(value), weight: exact('10'), unit: '%', direction, best: exact(best) }).points);

describe('exact points', () => {
  test('a third of ten, three times, is ten', () => {
    const third = over(exact('10'), exact('3'));
    expect(rounded(total([third, third, third]))).toBe('10.00');
    expect(compare(total([third, third, third]), exact('10'))).toBe(0);
  });

  test('rounds half away from zero at the last place', () => {
    expect([rounded(exact('89.995')), rounded(exact('89.994999999')), rounded(exact('-0.005')), rounded(exact('-0.001'))]).toEqual([
      '90.00',
      '89.99',
      '-0.01',
      '0.00',
    ]);
    expect(rounded(exact('2.5'), { digits: 0 })).toBe('3');
    expect([brief(exact('12.50')), brief(exact('100')), brief(exact('0'))]).toEqual(['12.5', '100', '0']);
  });

  test('no float surprise: sums of hundredths are exact in any order', () => {
    const hundredths = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(hundredths, (all) => {
        const sum = total(all.map((n) => over(exact(n), exact('100'))));
        expect(compare(sum, over(exact(all.reduce((a, b) => a + b, 0)), exact('100')))).toBe(0);
      }),
    );
  });

  test('what is read is what was printed', () => {
    expect(compare(exact('25/3'), plus(exact('8'), over(exact('1'), exact('3'))))).toBe(0);
    expect(['1e3', '', '1.', '--1', '1,000', 'NaN'].filter(isDecimal)).toEqual([]);
    expect(['0', '-3.25', '100', '0.000000001'].every(isDecimal)).toBe(true);
    expect(compare(times(exact(0.1), exact('3')), exact('0.3'))).toBe(0);
  });
});

describe('计分规则', () => {
  test('分档：达到即得，含本数；低于最低一档不得分', () => {
    const rule: Rule = {
      kind: 'steps',
      steps: [
        { at: '98', share: '100' },
        { at: '90', share: '50' },
      ],
    };
    expect(['98', '97.99', '90', '89.999'].map((v) => points(rule, v))).toEqual(['10.00', '5.00', '5.00', '0.00']);
  });

  test('分档：越低越好的，不超过即得', () => {
    const rule: Rule = {
      kind: 'steps',
      steps: [
        { at: '5', share: '100' },
        { at: '10', share: '60' },
      ],
    };
    expect(['5', '5.01', '10', '10.01'].map((v) => points(rule, v, 'lower'))).toEqual(['10.00', '6.00', '6.00', '0.00']);
  });

  test('比例：起点为零，目标为满，之间按比例，之外截止；起点高于目标的反过来', () => {
    const up: Rule = { kind: 'linear', floor: '80', target: '100' };
    expect(['70', '80', '90', '100', '120'].map((v) => points(up, v))).toEqual(['0.00', '0.00', '5.00', '10.00', '10.00']);
    const down: Rule = { kind: 'linear', floor: '40', target: '5' };
    expect(['50', '40', '22.5', '5', '0'].map((v) => points(down, v, 'lower'))).toEqual(['0.00', '0.00', '5.00', '10.00', '10.00']);
  });

  test('对比最好：越高越好与越低越好；最好值为零', () => {
    const rule: Rule = { kind: 'ratio-to-best' };
    expect([points(rule, '45', 'higher', '90'), points(rule, '90', 'higher', '90')]).toEqual(['5.00', '10.00']);
    expect([points(rule, '10', 'lower', '5'), points(rule, '5', 'lower', '5')]).toEqual(['5.00', '10.00']);
    expect([points(rule, '0', 'lower', '0'), points(rule, '3', 'lower', '0'), points(rule, '0', 'higher', '0')]).toEqual([
      '10.00',
      '0.00',
      '0.00',
    ]);
    expect(brief(bestOf([exact('3'), exact('1'), exact('2')], 'lower'))).toBe('1');
  });

  test('按次：每次扣分，扣完为止，或者至多扣若干', () => {
    expect(['0', '3', '100'].map((v) => points({ kind: 'per-case', each: '0.5' }, v))).toEqual(['10.00', '8.50', '0.00']);
    expect(['3', '100'].map((v) => points({ kind: 'per-case', each: '0.5', most: '2' }, v))).toEqual(['8.50', '8.00']);
  });

  test('有无：有一件即得；越低越好的，没有才得', () => {
    expect(['0', '1', '7'].map((v) => points({ kind: 'yes-no' }, v))).toEqual(['0.00', '10.00', '10.00']);
    expect(['0', '1'].map((v) => points({ kind: 'yes-no' }, v, 'lower'))).toEqual(['10.00', '0.00']);
  });

  test('得分总在零与分值之间', () => {
    const decimal = fc.integer({ min: 0, max: 20_000 }).map((n) => String(n / 100));
    const rule = fc.oneof(
      fc.record({ kind: fc.constant('linear' as const), floor: decimal, target: decimal }).filter((r) => r.floor !== r.target),
      fc.record({ kind: fc.constant('per-case' as const), each: decimal }),
      fc.record({ kind: fc.constant('ratio-to-best' as const) }),
    );
    fc.assert(
      fc.property(rule, decimal, decimal, fc.constantFrom('higher' as const, 'lower' as const), (r, value, best, direction) => {
        const got = Number(points(r, value, direction, best));
        expect(got).toBeGreaterThanOrEqual(0);
        expect(got).toBeLessThanOrEqual(10);
      }),
    );
  });

  test('比率按未经四舍五入的分子分母计算；分母为零没有值', () => {
    expect(rounded(valueOf({ value: 98.75, numerator: 101496, denominator: 102771, scale: 100 }) ?? exact('0'), { digits: 4 })).toBe(
      '98.7594',
    );
    expect(valueOf({ value: null, numerator: 0, denominator: 0, scale: 100 })).toBeUndefined();
    expect(brief(valueOf({ value: 5.34, numerator: 10, denominator: 4 }) ?? exact('0'))).toBe('2.5');
    expect(valueOf(undefined)).toBeUndefined();
  });

  test('加分、减分按次，至多若干', () => {
    const bonus = {
      code: 'J1',
      parent: null,
      title: '',
      kind: 'bonus',
      weights: {},
      absent: 'full',
      basis: { text: '', mark: 'default' },
    } as const;
    expect(brief(extraPoints({ ...bonus, rule: { kind: 'per-case', each: '2', most: '5' } }, exact('4')))).toBe('5');
    expect(brief(extraPoints({ ...bonus, rule: { kind: 'per-case', each: '2' } }, exact('0')))).toBe('0');
  });
});
