import { describe, expect, test } from 'vitest';
import { check, type Play, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { mediationCase } from '../mediation-case/procedure.ts';
import { mediationCommittee } from '../mediation-committee/procedure.ts';
import { mediationCheck, wilson } from './procedure.ts';

const seen = covered(mediationCheck);
const id = (n: number) => `411700/01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const size = 30;
const sample = Array.from({ length: size }, (_, i) => id(i + 1));
const plan = {
  title: '2019年第三季度人民调解真实性抽查',
  periodFrom: '2019-07-01',
  periodTo: '2019-09-30',
  plannedSize: size,
  seed: '2019-7f3a-11c2',
  seedSource: '当场摇号',
};

const planned = (more: object = {}): Play => {
  const p = seen.watch(play(mediationCheck, { calendar: cityCalendar, policies: [] }));
  for (const one of sample) {
    p.given(one, {
      procedure: 'mediation-case',
      state: 'performed',
      openedOn: '2019-08-01',
      values: { kind: 'people', result: 'success' },
    });
  }
  return p
    .on('2019-10-08')
    .as('inspector')
    .do('plan', { ...plan, ...more });
};
const drawing = { population: 2_000, reportedSuccesses: 1_960, sample };
const drawn = (more: object = {}) =>
  planned()
    .on('2019-10-09')
    .do('draw', { ...drawing, ...more });
/** Of thirty: so many confirm, two cannot be reached, the others deny. */
const callsOf = (agreed: number) =>
  sample.map((one, i) => ({ case: one, result: i < agreed ? 'agreed' : i < 28 ? 'denied' : 'unreachable' }));
const called = (agreed: number) =>
  drawn()
    .on('2019-10-15')
    .do('record-calls', { calls: callsOf(agreed) })
    .on('2019-10-17')
    .as('chief');
const all = { reached: 28, confirmed: 28, rate: 100, rateLow: 87.94, rateHigh: 100, conclusion: '未发现问题' };
const worse = { reached: 28, confirmed: 26, rate: 92.86, rateLow: 77.35, rateHigh: 98.02, conclusion: '两件不真实' };

describe('方案与抽样', () => {
  test('期间已经结束，样本不少于下限；种子先于抽样公布', () => {
    planned({ periodTo: '2019-10-08' }).expect({ refused: 'period-open' });
    planned({ periodFrom: '2019-10-01' }).expect({ refused: 'period-order' });
    planned({ plannedSize: 29 }).expect({ refused: 'sample-small' });
    planned({ seed: '随便' }).expect({ refused: 'text-short' });
    planned().expect({ state: 'planned' });
  });
  test('样本按计划的件数，不重复，都是期间办结的人民调解案件', () => {
    drawn().expect({ state: 'drawn', due: { calls: '2019-10-29' } });
    drawn({ sample: sample.slice(1) }).expect({ refused: 'sample-wrong' });
    drawn({ sample: [...sample.slice(1), sample[1]] }).expect({ refused: 'sample-wrong' });
    drawn({ reportedSuccesses: 2_001 }).expect({ refused: 'sample-wrong' });
    const p = planned().given(id(3), { procedure: 'mediation-case', values: { kind: 'people', result: 'withdrawn' } });
    p.on('2019-10-09').do('draw', drawing).expect({ refused: 'sample-wrong' });
  });
});

describe('回访与结论', () => {
  test('只回访抽中的案件，不得替换，每件一条', () => {
    const calls = callsOf(28);
    drawn()
      .do('record-calls', { calls: [{ case: id(99), result: 'agreed' }] })
      .expect({ refused: 'call-outside' });
    drawn()
      .do('record-calls', { calls: [calls[0], calls[0]] })
      .expect({ refused: 'call-outside' });
    drawn()
      .do('record-calls', { calls: calls.slice(0, 10) })
      .expect({ state: 'calling' });
  });
  test('全部回访后作结论，数字由回访记录算出', () => {
    const calls = callsOf(28);
    drawn()
      .do('record-calls', { calls: calls.slice(0, 10) })
      .as('chief')
      .do('conclude', { ...all, calls: calls.slice(0, 10) })
      .expect({ refused: 'calls-missing' });
    const p = called(28)
      .do('conclude', { ...all, calls, confirmed: 27 })
      .expect({ refused: 'result-wrong' });
    expect(p.refusals[0]?.remedy).toBe('按回访记录应为28');
    p.do('conclude', { ...all, calls }).expect({ state: 'closed', due: { calls: 'stopped' } });
  });
  test('登记的成功率98%高于置信区间上限而没有写明问题的，不得结论为未发现问题', () => {
    const calls = callsOf(25);
    const numbers = { reached: 28, confirmed: 25, rate: 89.29, rateLow: 72.8, rateHigh: 96.29, conclusion: '三件不真实' };
    called(25)
      .do('conclude', { ...numbers, calls })
      .expect({ refused: 'gap-unexplained' });
  });
  test('发现问题的责令三十日内整改', () => {
    const findings = [{ kind: 'not-true', subject: '411702001-2019-00027' }];
    const p = called(26).do('conclude-with-findings', { ...worse, calls: callsOf(26), findings });
    p.expect({ state: 'rectifying', due: { rectification: '2019-11-18' } });
    p.on('2019-11-11').do('rectify', { rectification: '已更正' }).expect({ state: 'closed' });
  });
  test('超期的结论写明原因；取消的另立，不得换种子重抽', () => {
    const p = called(28)
      .on('2019-10-30')
      .do('conclude', { ...all, calls: callsOf(28) })
      .expect({ refused: 'late-reason' });
    p.do('cancel', { cancelReason: '系统故障' }).expect({ state: 'cancelled' });
  });
});

describe('威尔逊置信区间', () => {
  test.each([
    // Worked out apart from this code, at 95 in 100.
    [0, 10, 0, 27.75],
    [10, 10, 72.25, 100],
    [50, 100, 40.38, 59.62],
    [263, 264, 97.89, 99.93],
  ])('%d/%d 为 %d%%至%d%%', (hits, n, low, high) => {
    const found = wilson(hits, n, 1.959964);
    expect(found?.low).toBeCloseTo(low, 1);
    expect(found?.high).toBeCloseTo(high, 1);
  });
  test('空样本没有区间；区间总包含样本值', () => {
    expect(wilson(0, 0, 1.96)).toBeUndefined();
    for (let hits = 0; hits <= 40; hits += 1) {
      const found = wilson(hits, 40, 1.96) ?? { low: 101, high: -1, rate: 0 };
      expect(found.low <= found.rate && found.rate <= found.high).toBe(true);
    }
  });
});

test('声明没有缺陷', () => {
  expect(check([mediationCheck, mediationCase, mediationCommittee] as readonly Procedure[])).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = 'period-open period-order sample-small sample-wrong call-outside calls-missing result-wrong gap-unexplained late-reason';
  expect(seen.missing(refusals.split(' '))).toEqual({ acts: [], deadlines: [], refusals: [] });
});
