import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { act, costLimit, noticeLimit, replyLimit } from './example.test.fixture.ts';
import {
  hours,
  inForceOn,
  isLimit,
  months,
  naturalDays,
  norm,
  policyRefusal,
  printBasis,
  printLimit,
  printRefusal,
  refusal,
  resolve,
  workingDays,
} from './index.ts';

const policy = (id: string, from: string, value: ReturnType<typeof workingDays> | number) => ({ norm: id, from, value });

describe('the value of a norm', () => {
  test('is the one in force on the day; before the first, the first', () => {
    expect(['2004-01-01', '2019-01-01', '2026-12-31', '2027-01-01'].map((on) => resolve(replyLimit, on).value.n)).toEqual([20, 20, 20, 15]);
  });

  test('is the city’s own from its day on, the newest of several', () => {
    const policies = [
      policy('reply', '2019-06-01', workingDays(10)),
      policy('reply', '2019-01-01', workingDays(12)),
      policy('other', '2019-01-01', workingDays(1)),
    ];
    const found = ['2018-12-31', '2019-03-01', '2019-07-01'].map((on) => resolve(replyLimit, on, policies));
    expect(found.map((v) => [v.value.n, v.local])).toEqual([
      [20, false],
      [12, true],
      [10, true],
    ]);
    expect(found[1]?.basis).toEqual(act('第10条'));
  });

  test('is the law’s again where the law has become stricter than the city', () => {
    const policies = [policy('reply', '2019-01-01', workingDays(18))];
    expect(resolve(replyLimit, '2026-12-31', policies)).toMatchObject({ value: workingDays(18), local: true });
    expect(resolve(replyLimit, '2027-01-01', policies)).toMatchObject({ value: workingDays(15), local: false });
  });

  test('cannot be set where it is fixed, and a norm without a value is a fault', () => {
    const fixed = norm('fixed', '固定', { adjustable: 'no', values: replyLimit.values });
    expect(resolve(fixed, '2019-01-01', [policy('fixed', '2019-01-01', workingDays(1))])).toMatchObject({
      value: workingDays(20),
      local: false,
    });
    expect(policyRefusal(fixed, policy('fixed', '2019-01-01', workingDays(1)))?.code).toBe('policy-fixed');
    expect(() => norm('none', '无', { values: [] })).toThrow('has no value');
  });
});

describe('what a city may set', () => {
  const code = (of: Parameters<typeof policyRefusal>[0], value: Parameters<typeof policy>[2]) =>
    policyRefusal(of, policy(of.id, '2019-01-01', value))?.code;
  test('only what is stricter than a verified norm, in its unit', () => {
    expect([20, 1].map((n) => code(replyLimit, workingDays(n)))).toEqual([undefined, undefined]);
    expect(code(replyLimit, workingDays(21))).toBe('policy-looser');
    expect(code(replyLimit, naturalDays(5))).toBe('policy-looser');
    expect([code(noticeLimit, naturalDays(4)), code(noticeLimit, naturalDays(5))]).toEqual(['policy-looser', undefined]);
  });
  test('anything well formed where the norm is only a default of the platform', () => {
    expect(code(costLimit, 1000)).toBeUndefined();
    for (const value of [workingDays(0), workingDays(4000), workingDays(1.5), 5]) expect(code(replyLimit, value)).toBe('policy-shape');
  });
  test('whatever is accepted is applied and never looser than the law of any later day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 40 }),
        fc.constantFrom('2019-01-01', '2028-01-01'),
        fc.constantFrom('2019-02-01', '2026-12-31', '2030-01-01'),
        (n, from, on) => {
          const mine = policy('reply', from, workingDays(n));
          if (policyRefusal(replyLimit, mine)) return;
          expect(resolve(replyLimit, on, [mine]).value.n).toBeLessThanOrEqual(resolve(replyLimit, on).value.n);
        },
      ),
    );
  });
});

test('limits, provisions and refusals are printed for the reader', () => {
  expect([workingDays(5), naturalDays(30), months(2), hours(24)].map(printLimit)).toEqual(['5个工作日', '30日', '2个月', '24小时']);
  expect([isLimit(workingDays(5)), isLimit({ n: 5, unit: 'toString' }), isLimit(null), isLimit({ n: 1.5, unit: 'month' })]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(printBasis(act('第8条'))).toBe('《查阅条例》（示例令第1号）第8条');
  expect(printBasis(act('第8条', 'recalled'))).toBe('《查阅条例》（示例令第1号）第8条〔待核〕');
  expect(printRefusal(refusal('x', '不能办', { remedy: '改日再办', basis: act('第8条') }))).toBe(
    '不能办。改日再办（《查阅条例》（示例令第1号）第8条）',
  );
  expect(inForceOn(act('第8条'), '2004-12-31')).toBe(false);
  expect(inForceOn(act('第8条'), '2005-01-01')).toBe(true);
});
