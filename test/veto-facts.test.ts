/** What the records of a unit say keeps it from applying for a title, or is shown for people to weigh. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActRequest, ListQuestion, MatterRow, Store } from '#store';
import { vetoedByRecords, vetoFacts } from '../src/app/veto-facts.ts';
import { type City, openCity } from './support/city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity({ today: '2020-04-09' });
}, 60_000);
afterAll(async () => city?.close());

const row = (procedure: string, values: MatterRow['values'], state = 'published') => ({
  procedure,
  state,
  values,
  number: '记1号',
  title: procedure,
});

/** The city's store, in which the lists of some procedures are made up. */
function holding(...made: readonly ReturnType<typeof row>[]): Pick<Store, 'unit' | 'list' | 'rows'> {
  const list = async ({ procedure, state }: ListQuestion) => {
    const rows = made.filter((one) => one.procedure === procedure && (state === undefined || [state].flat().includes(one.state)));
    return { rows: rows as unknown as MatterRow[], next: null, total: 0 };
  };
  return { unit: (code) => city.store.unit(code), list: list as unknown as Store['list'], rows: (keys) => city.store.rows(keys) };
}
const apply = (act = 'apply') =>
  ({ procedure: 'demonstration-application', act, values: { applicant: '411700-D05' }, on: '2020-04-09' }) as unknown as ActRequest;

test('没有记录的，不妨碍申报', async () => {
  expect(await vetoFacts(city.store, '411700-D05', '2020-04-09')).toEqual([]);
  expect(await vetoedByRecords(city.store, apply())).toBeUndefined();
});

test('近两年考核不合格的拒绝申报，写明记录；更早的不计，合格的不计', async () => {
  const refused = await vetoedByRecords(holding(row('unit-assessment', { grade: 'poor', year: 2019 })), apply());
  expect(refused?.refusals).toMatchObject([{ code: 'veto-recorded', text: '存在不得申报情形：依法行政考核不合格（记1号）' }]);
  expect(await vetoedByRecords(holding(row('unit-assessment', { grade: 'poor', year: 2017 })), apply())).toBeUndefined();
  expect(await vetoedByRecords(holding(row('unit-assessment', { grade: 'fair', year: 2019 })), apply())).toBeUndefined();
});

test('裁判逾期未履行的拒绝，履行中的不拒绝', async () => {
  expect(await vetoedByRecords(holding(row('litigation-case', {}, 'enforcement')), apply())).toBeDefined();
  expect(await vetoedByRecords(holding(row('litigation-case', {}, 'performing')), apply())).toBeUndefined();
});

test('整改逾期只列出供参考，不拒绝；撤回不受影响', async () => {
  const late = holding(row('rectification', {}, 'overdue'));
  expect(await vetoFacts(late, '411700-D05', '2020-04-09')).toMatchObject([{ said: '问题整改逾期', veto: false }]);
  expect(await vetoedByRecords(late, apply())).toBeUndefined();
  expect(await vetoedByRecords(holding(row('litigation-case', {}, 'enforcement')), apply('withdraw'))).toBeUndefined();
});
