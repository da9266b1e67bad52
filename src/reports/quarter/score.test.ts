import { describe, expect, test } from 'vitest';
import { merged, type PledgeIndicator, type QuarterInputs, quarterRanking, quarterScore } from './score.ts';

const rules = { creditCap: 5, stepShare: 60, grades: { excellent: 90, good: 80, fair: 70 } };
const row = (code: string, more: Partial<PledgeIndicator>): PledgeIndicator => ({
  ...{ code, name: code, category: 'common', weight: 25, direction: 'higherBetter', target: 100, floor: 60 },
  ...{ scoring: 'linear', dataSource: 'systemMetric' },
  ...more,
});
const indicators = [
  row('A', {}),
  row('B', { direction: 'lowerBetter', target: 0, floor: 10 }),
  row('C', { scoring: 'manual', dataSource: 'selfReport', category: 'function' }),
  row('D', { scoring: 'step', dataSource: 'thirdParty', category: 'function' }),
];
const inputs: QuarterInputs = {
  indicators,
  figures: [
    { code: 'A', value: 90, numerator: 9, denominator: 10 },
    { code: 'B', value: 5 },
  ],
  reported: [{ code: 'D', value: 80 }],
  given: [[{ code: 'C', points: 20 }], [{ code: 'C', points: 23 }]],
  unreported: false,
  falsified: false,
  credit: 0,
};
const points = (more: Partial<QuarterInputs> = {}) => quarterScore({ ...inputs, ...more }, rules).scores.map((one) => one.points);

describe('指标得分', () => {
  test('按完成比例、按档、评分；越低越好的反向计', () => {
    expect(points()).toEqual([18.75, 12.5, 21.5, 15]);
  });
  test('不足底线为零，超过目标不加', () => {
    expect(
      points({
        figures: [
          { code: 'A', value: 50 },
          { code: 'B', value: -1 },
        ],
      }).slice(0, 2),
    ).toEqual([0, 25]);
  });
  test('没有可计记录的，权重按比例分给其他指标，不得分也不扣分', () => {
    const score = quarterScore({ ...inputs, figures: [{ code: 'A' }, { code: 'B', value: 0 }] }, rules);
    expect(score.scores.map((one) => [one.weight, one.points])).toEqual([
      [0, 0],
      [33.33, 33.33],
      [33.33, 28.67],
      [33.33, 20],
    ]);
    expect(score.scores[0]?.why).toContain('权重按比例分给其他指标');
  });
  test('逾期未自评的，自报指标为零，平台取数照计', () => {
    expect(points({ unreported: true })).toEqual([18.75, 12.5, 0, 0]);
  });
  test('两人取平均，三人取中间', () => {
    expect(merged('C', inputs.given)).toEqual({ n: 43n, d: 2n });
    expect(merged('C', [...inputs.given, [{ code: 'C', points: 10 }]])).toEqual({ n: 20n, d: 1n });
  });
  test('异议成立的按复核决定计分，不超过权重', () => {
    expect(points({ adjusted: [{ code: 'D', points: 40 }] })[3]).toBe(25);
  });
});

describe('总分和等次', () => {
  test('积分净额计入总分，不超过上限', () => {
    const of = (credit: number) => quarterScore({ ...inputs, credit }, rules);
    expect([of(3).total, of(9).total, of(-9).total]).toEqual([70.75, 72.75, 62.75]);
    expect(of(9).creditScore).toBe(9);
  });
  test('一票否决、弄虚作假的等次最高为一般', () => {
    const veto = row('V', { category: 'deduction', scoring: 'veto', dataSource: 'thirdParty' });
    const full: QuarterInputs = {
      ...inputs,
      indicators: [...indicators, veto],
      figures: [
        { code: 'A', value: 100 },
        { code: 'B', value: 0 },
      ],
      reported: [
        { code: 'D', value: 100 },
        { code: 'V', value: 1 },
      ],
      given: [[{ code: 'C', points: 25 }]],
    };
    expect(quarterScore(full, rules)).toMatchObject({ total: 100, grade: 'fair', vetoHits: ['veto'] });
    const clean = {
      ...full,
      reported: [
        { code: 'D', value: 100 },
        { code: 'V', value: 0 },
      ],
    };
    expect(quarterScore(clean, rules).grade).toBe('excellent');
    expect(quarterScore({ ...clean, falsified: true }, rules)).toMatchObject({ grade: 'fair', vetoHits: ['falsified'] });
  });
});

test('名次在组内排，并列的同名次，下一名顺延：1、2、2、4', () => {
  const all = [
    ['甲', 'x', 90],
    ['乙', 'x', 88],
    ['丙', 'x', 88],
    ['丁', 'x', 80],
    ['戊', 'y', 99],
  ] as const;
  const ranked = quarterRanking(
    all,
    (one) => one[1],
    (one) => one[2],
  );
  expect(ranked.map(({ rank, groupSize, tied }) => [rank, groupSize, tied])).toEqual([
    [1, 4, false],
    [2, 4, true],
    [2, 4, true],
    [4, 4, false],
    [1, 1, false],
  ]);
});
