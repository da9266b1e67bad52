import { describe, expect, test } from 'vitest';
import { type Play, type Procedure, play, seeField, thePublic, view } from '#kernel';
import { cityCalendar } from '#law';
import { scoreSheet } from '#modules/score-sheet';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(scoreSheet);
const key = (n: number) => `411700/01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const assessed = '411722';
const items = [
  { indicator: '1.1.2', title: '权责清单', weight: 4 },
  { indicator: '7.2.1', title: '领导干部学法', weight: 2 },
];
const sheet = { title: '上蔡县材料评分', assessment: key(1), assessedUnit: assessed, raterUnit: '411700-D05', seat: 'first', items };
const scores = [
  { indicator: '1.1.2', score: 3.5, reason: '清单公布迟于调整' },
  { indicator: '7.2.1', score: 2 },
];

const start = (): Play =>
  coverage
    .watch(play(scoreSheet, { calendar: cityCalendar, policies: [] }))
    .given(key(1), { procedure: 'unit-assessment', unit: assessed, state: 'material-review' })
    .on('2019-12-09')
    .as('organizer');
const assigned = (more: object = {}) => start().do('assign', { ...sheet, ...more });
const scoring = () => assigned().on('2019-12-10').as('rater').do('accept', { noInterest: true });

describe('派出和回避', () => {
  test('评分人不属被考核单位，县区的也不属其乡镇', () => {
    assigned({ raterUnit: assessed }).expect({ refused: 'rater-recused' });
    assigned({ raterUnit: '411722001' }).expect({ refused: 'rater-recused' });
    assigned({ assessedUnit: '411723' }).expect({ refused: 'sheet-misfit' });
    assigned({ items: [...items, items[0]] }).expect({ refused: 'items-twice' });
    assigned().expect({ state: 'assigned', due: { rating: '2019-12-23' }, publicly: { title: undefined } });
  });

  test('同一考核的两名评分人不在同一单位，第三评分人另在一处', () => {
    const other = { procedure: 'score-sheet', unit: '411700-D05', values: { assessment: key(1) } };
    assigned({ seat: 'second' }).expect({ refused: 'others-missing' });
    start()
      .given(key(2), other)
      .do('assign', { ...sheet, seat: 'second', others: [key(2)] })
      .expect({ refused: 'same-unit' });
    start()
      .given(key(2), { ...other, values: { assessment: key(9) } })
      .do('assign', { ...sheet, raterUnit: '411700-D06', seat: 'second', others: [key(2)] })
      .expect({ refused: 'others-foreign' });
    start()
      .given(key(2), other)
      .do('assign', { ...sheet, raterUnit: '411700-D06', seat: 'second', others: [key(2)] })
      .expect({ state: 'assigned' });
  });

  test('有应当回避的关系的不得接受，可以申请回避；逾期的可以改派', () => {
    assigned().as('rater').do('accept', { noInterest: false }).expect({ refused: 'rater-recused' });
    assigned().as('rater').do('recuse', { recusalReason: '配偶在该单位任职' }).expect({ state: 'recused' });
    assigned().on('2019-12-30').do('cancel', { cancelReason: '逾期未评' }).expect({ state: 'cancelled' });
  });
});

describe('评分', () => {
  test('每项评一次，不超过分值，扣分必须写明理由', () => {
    scoring()
      .do('submit', { scores: scores.slice(1) })
      .expect({ refused: 'scores-incomplete' });
    scoring()
      .do('submit', { scores: [scores[0], { indicator: '7.2.1', score: 2.5 }] })
      .expect({ refused: 'score-over' });
    scoring()
      .do('submit', { scores: [{ indicator: '1.1.2', score: 3 }, scores[1]] })
      .expect({ refused: 'reason-missing' });
    scoring().do('submit', { scores }).expect({ state: 'submitted' }).as('clock').do('use').expect({ state: 'used' });
  });

  test('超期交分写明原因', () => {
    scoring().on('2019-12-24').do('submit', { scores }).expect({ refused: 'late-reason' });
    scoring().on('2019-12-24').do('submit', { scores, lateReason: '借调外出' }).expect({ state: 'submitted' });
  });

  test('分数只有评分人本单位的评分岗看得到，考核办、市领导、公众都看不到', () => {
    const { matter } = scoring().do('submit', { scores });
    if (!matter) throw new Error('no matter');
    const field = (scoreSheet as unknown as Procedure).fields.scores;
    const held = matter.values.scores;
    if (!field || held === undefined) throw new Error('no scores');
    const seen = (roles: readonly string[]) =>
      view(scoreSheet as unknown as Procedure, matter, { kind: 'official', roles, inScope: true })?.values.scores;
    expect(seen(['rater'])).toEqual(held);
    expect(seen(['organizer'])).toBeUndefined();
    expect(seen([])).toBeUndefined();
    expect(seeField(field, held, thePublic)).toBeUndefined();
    expect(view(scoreSheet as unknown as Procedure, matter, { kind: 'audit', roles: [], inScope: false })).toBeUndefined();
  });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals =
    'rater-recused sheet-misfit items-twice others-missing others-foreign same-unit scores-incomplete score-over reason-missing late-reason';
  expect(coverage.missing(refusals.split(' '))).toEqual({ acts: [], deadlines: [], refusals: [] });
});
