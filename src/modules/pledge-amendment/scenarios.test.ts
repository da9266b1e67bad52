import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { pledgeAmendment } from './procedure.ts';

const seen = covered(pledgeAmendment);
const law = { calendar: cityCalendar, policies: [] };
const key = `411700/${'0'.repeat(8)}-0000-7000-8000-000000000009`;
const own = '411700-D14';
const row = {
  code: 'GX-1',
  name: '法治政府建设',
  category: 'common',
  field: 'law',
  weight: 20,
  direction: 'higherBetter',
  target: 100,
  floor: 60,
  scoring: 'linear',
  dataSource: 'systemMetric',
  metricRef: 'rectification.cross-off-rate',
  ownerTitle: '主要负责人',
};
const duty = { ...row, code: 'ZN-1', category: 'function', field: 'other', weight: 80, scoring: 'manual', dataSource: 'selfReport' };
const { metricRef: _none, ...manual } = duty;
const before = [row, manual];
const after = [
  { ...row, weight: 30 },
  { ...manual, weight: 70 },
];

const start = (pledge: object = {}): Play =>
  seen
    .watch(play(pledgeAmendment, law))
    .on('2019-06-03')
    .as('proposer')
    .given(key, {
      procedure: 'responsibility-pledge',
      state: 'effective',
      unit: own,
      values: { year: 2019, revision: 1, indicators: before },
      ...pledge,
    });
const asked = { title: '调整指标权重', unit: own, pledge: key, amendReason: '机构改革职能调整', indicators: after, revision: 2 };
const proposed = (values: object = {}, pledge: object = {}) => start(pledge).do('propose', { ...asked, ...values });

test('只变更本单位生效的责任书', () => {
  proposed().expect({ state: 'proposed' });
  proposed({}, { state: 'to-sign' }).expect({ refused: 'not-effective' });
  proposed({}, { unit: '411700-D15' }).expect({ refused: 'not-own' });
});
test('九月三十日以后不受理（平台缺省）', () => {
  start().on('2019-09-30').do('propose', asked).expect({ state: 'proposed' });
  start().on('2019-10-08').do('propose', asked).expect({ refused: 'amend-late' });
});
test('与现行的不同，权重仍为100，版本依次', () => {
  proposed({ indicators: before }).expect({ refused: 'nothing-changed' });
  proposed({ indicators: [row, { ...manual, weight: 70 }] }).expect({ refused: 'weights' });
  proposed({ revision: 3 }).expect({ refused: 'revision' });
});
test('由政府主要负责人批准或者不批准；批准前可以撤回', () => {
  proposed().as('mayor').do('approve', { decisionNote: '同意' }).expect({ state: 'approved' });
  proposed().as('mayor').do('refuse', { decisionNote: '不同意' }).expect({ state: 'refused' });
  proposed().do('withdraw').expect({ state: 'withdrawn' });
});
test('每个动作、每项拒绝都有情形', () => {
  const refusals = ['not-effective', 'not-own', 'amend-late', 'nothing-changed', 'weights', 'revision'];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
