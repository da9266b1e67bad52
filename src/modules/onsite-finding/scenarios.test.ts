import { expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { onsiteFinding } from '#modules/onsite-finding';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(onsiteFinding);
const assessment = '411700/01900000-0000-7000-8000-000000000001';
const row = { indicator: '4.2.4', verdict: 'differs', record: '案卷第三卷', points: 0.5, why: '送达回证日期晚于归档' };
const finding = {
  title: '上蔡县实地核查',
  assessment,
  unit: '411722',
  coUnit: '411700-D05',
  checkedOn: '2019-12-18',
  checked: 12,
  wrong: 1,
  rows: [row, { indicator: '1.1.2', verdict: 'verified', points: 0 }],
};
const record = (more: object = {}) =>
  coverage
    .watch(play(onsiteFinding, { calendar: cityCalendar, policies: [] }))
    .given(assessment, { procedure: 'unit-assessment', unit: '411722' })
    .on('2019-12-18')
    .as('checker')
    .do('record', { ...finding, ...more });

test('两名核查人，均不属被核查单位；同一人不得两签', () => {
  record({ coUnit: '411722' }).expect({ refused: 'checker-recused' });
  record({ coUnit: '411722001' }).expect({ refused: 'checker-recused' });
  record({ unit: '411723' }).expect({ refused: 'finding-misfit' });
  record().as('co-checker').do('confirm').expect({ state: 'confirmed' });
});

test('扣分有依据和对应记录；属实的不扣分；不实件数与情况一致', () => {
  record({ rows: [{ ...row, why: '' }] }).expect({ refused: 'no-basis' });
  record({ rows: [{ ...row, verdict: 'verified' }], wrong: 0 }).expect({ refused: 'points-on-true' });
  record({ wrong: 0 }).expect({ refused: 'wrong-count' });
  record({ wrong: 13 }).expect({ refused: 'wrong-count' });
});

test('当场双方签字；拒签的记明情况；记错的撤回重记', () => {
  const confirmed = () => record().as('co-checker').do('confirm');
  confirmed()
    .as('signatory')
    .do('countersign', { statement: '属实' })
    .expect({ state: 'signed', publicly: { title: undefined } });
  confirmed()
    .as('checker')
    .do('note-refusal', { refusalReason: '负责人外出，值班人员拒签，市教育局人员在场' })
    .expect({ state: 'unsigned' });
  record().as('checker').do('cancel', { cancelReason: '记错单位' }).expect({ state: 'cancelled' });
});

test('每个动作、每项拒绝都有情形', () => {
  expect(coverage.missing('checker-recused finding-misfit no-basis points-on-true wrong-count'.split(' '))).toEqual({
    acts: [],
    deadlines: [],
    refusals: [],
  });
});
