import { expect, test } from 'vitest';
import { type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import { dataQuestion } from '#modules/data-question';
import { type ToAsk, tellQuestions } from './data-questions.ts';
import { oddlyEntered, overstated, writtenAmount } from './oddities.ts';
import { unitsOfKind } from './units.ts';
import { demoToday } from './year.ts';

const towns = unitsOfKind('township');
const asked = Array.from({ length: 60 }, (_n, i): ToAsk => {
  const unit = towns[i]?.code ?? '';
  return {
    ...{ on: i < 40 ? '2019-10-18' : '2020-01-06', unit, check: i % 2 ? 'late-entry' : 'perfect', title: '核对事项一件' },
    ...{ found: '共登记一百条。', definition: '界限五。', periodFrom: '2019-07-01', periodTo: '2019-09-30', mark: `m${i}`, records: [] },
  };
});
const law = { calendar: cityCalendar, policies: [] };
const told = () => {
  let n = 0;
  const serial = () => ++n;
  return tellQuestions({
    ...{ registry: registry([dataQuestion as unknown as Procedure]), law, year: 2019, today: demoToday, serial, asked },
  });
};

test('多数已经答复、复核，有的更正，有的逾期，年初问的还在办理；每次都一样', () => {
  const matters = told();
  const states = matters.map((m) => m.matter.state);
  const count = (state: string) => states.filter((s) => s === state).length;
  expect(count('settled')).toBeGreaterThan(30);
  expect(count('asked') + count('answered') + count('unanswered')).toBeGreaterThan(8);
  const outcomes = matters.map((m) => m.matter.values.outcome);
  for (const one of ['explained', 'corrected']) expect(outcomes).toContain(one);
  expect(told().map((m) => [m.key, m.matter.state])).toEqual(matters.map((m) => [m.key, m.matter.state]));
});

test('演示中的几处异常各在一个单位，别处照常', () => {
  const entering = {
    procedure: 'mediation-case',
    act: 'apply',
    opens: true,
    on: '2019-11-26',
    today: demoToday,
    day: '2019-11-26',
    second: 9,
  };
  expect(oddlyEntered({ ...entering, unit: '411702005' })).toEqual({ day: '2019-11-29', second: 61110 });
  expect(oddlyEntered({ ...entering, unit: '411702006' })).toEqual({ day: '2019-11-26', second: 9 });
  expect([writtenAmount('411702101', 5600), writtenAmount('411702101', 6700), writtenAmount('411702102', 6700)]).toEqual([
    5600, 6800, 6700,
  ]);
  expect([overstated('411700-D06'), overstated('411700-D07')]).toEqual([2, 0]);
});
