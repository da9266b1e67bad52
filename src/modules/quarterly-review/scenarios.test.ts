import { describe, expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { quarterlyReview } from './procedure.ts';

const seen = covered(quarterlyReview);
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '通报.pdf', size: 10, type: 'application/pdf' };
const key = `411700/${'0'.repeat(8)}-0000-7000-8000-000000000009`;
const plan = {
  title: '2019年第一季度考评',
  year: 2019,
  quarter: '1',
  quarterEnd: '2019-03-31',
  openOn: '2019-04-01',
  reportBy: '2019-04-10',
  lockOn: '2019-04-12',
  onsiteShare: 20,
  method: '范围为各县区和市政府各部门，分组排名。',
};
const windows = {
  quarterEnd: plan.quarterEnd,
  openOn: plan.openOn,
  reportBy: plan.reportBy,
  lockOn: plan.lockOn,
  onsiteShare: 20,
  method: plan.method,
};
const scheduled = (values: object = {}): Play =>
  seen
    .watch(play(quarterlyReview, law))
    .on('2019-03-25')
    .as('evaluator')
    .do('schedule', { ...plan, ...values });
const opened = () => scheduled().on('2019-04-01').as('clock').do('open-round');
const locked = () => opened().on('2019-04-13').do('lock-round');
const told = (state = 'confirmed', values: object = {}) =>
  locked()
    .on('2019-04-19')
    .as('evaluator')
    .do('announce-scores')
    .given(key, { procedure: 'unit-quarter', state, values: { year: 2019, quarter: '1', rank: 1, ...values } })
    .on('2019-04-28')
    .as('chief')
    .do('submit-results', { unitQuarters: [key], bulletin: paper });

describe('自评的开始、截止和锁定', () => {
  test('依次在季末之后，截止不晚于季后十日（平台缺省）', () => {
    scheduled().expect({ state: 'scheduled', due: { opening: '2019-04-01', publication: '2019-04-30' } });
    scheduled({ quarterEnd: '2019-03-30' }).expect({ refused: 'quarter-end' });
    scheduled({ reportBy: '2019-03-31' }).expect({ refused: 'window-order' });
    scheduled({ reportBy: '2019-04-11', lockOn: '2019-04-12' }).expect({ refused: 'window-late' });
    scheduled({ onsiteShare: 10 }).expect({ refused: 'onsite-share' });
  });
  test('季末次日自动开始，锁定日之后自动锁定', () => {
    scheduled().on('2019-03-31').as('clock').do('open-round').expect({ refused: 'too-early' });
    opened().expect({ state: 'self-report', due: { locking: '2019-04-12' } });
    opened().on('2019-04-12').do('lock-round').expect({ refused: 'not-yet-locked' });
    locked().expect({ state: 'checking' });
  });
  test('开始前可以调整，锁定前可以取消', () => {
    scheduled()
      .as('chief')
      .do('reschedule', { ...windows, lockOn: '2019-04-11' })
      .expect({ values: { lockOn: '2019-04-11' } });
    opened().as('chief').do('cancel', { cancelReason: '并入年度考核' }).expect({ state: 'cancelled' });
  });
});

describe('通报', () => {
  test('各单位得分都已确认、有名次、属于本轮的，才能报送', () => {
    told('notified').expect({ refused: 'units-open' });
    told('confirmed', { quarter: '2' }).expect({ refused: 'other-round' });
    told('confirmed', { rank: undefined }).expect({ refused: 'not-ranked' });
    told().expect({ state: 'confirmed' });
  });
  test('由政府主要负责人批准；可以退回；季后三十日以后须说明原因', () => {
    told().as('mayor').do('return-results', { returnReason: '核对第二组' }).expect({ state: 'objecting' });
    told().on('2019-05-05').as('mayor').do('publish').expect({ refused: 'late-reason' });
    told()
      .as('mayor')
      .do('publish')
      .expect({ state: 'published', publicly: { title: plan.title, returnReason: undefined } });
  });
});

describe('现场抽查', () => {
  const codes = ['411722', '411723', '411724', '411725', '411726'];
  const listed = (list: readonly string[]) => list.map((unit) => ({ unit }));
  const seeded = () => locked().as('evaluator').do('fix-seed', { seed: '2019-1-31415926', seedSource: '当场摇号产生' });
  const drawn = (list: readonly string[]) =>
    seeded()
      .as('clock')
      .do('draw-sample', { sampleFrom: listed(codes), sample: listed(list) });
  const sent = (onsiteRecord: string | undefined) =>
    drawn(['411724'])
      .as('evaluator')
      .do('announce-scores')
      .given(key, {
        procedure: 'unit-quarter',
        state: 'confirmed',
        unit: '411724',
        values: { year: 2019, quarter: '1', rank: 1, onsiteRecord },
      })
      .as('chief')
      .do('submit-results', { unitQuarters: [key], bulletin: paper });
  test('种子先行公布，不得更换', () => {
    locked()
      .as('clock')
      .do('draw-sample', { sampleFrom: listed(codes), sample: listed(['411724']) })
      .expect({ refused: 'no-seed' });
    seeded().do('fix-seed', { seed: '2019-1-00000000', seedSource: '重新摇号' }).expect({ refused: 'seed-fixed' });
  });
  test('按比例抽取，各不相同，只抽一次', () => {
    drawn(['411724']).expect({ state: 'checking' });
    drawn(['411724', '411725']).expect({ refused: 'sample-wrong' });
    drawn(['411799']).expect({ refused: 'sample-wrong' });
    drawn(['411724'])
      .do('draw-sample', { sampleFrom: listed(codes), sample: listed(['411725']) })
      .expect({ refused: 'drawn-already' });
  });
  test('抽中的都核查了，才能报送结果', () => {
    sent(undefined).expect({ refused: 'sample-unvisited' });
    sent('与台账一致').expect({ state: 'confirmed' });
  });
});

describe('县区自行考评', () => {
  test('由本县区政府主要负责人批准，可以退回', () => {
    const sent = () =>
      seen
        .watch(play(quarterlyReview, law, () => 'county'))
        .on('2019-03-25')
        .as('evaluator')
        .do('schedule', plan)
        .on('2019-04-01')
        .as('clock')
        .do('open-round')
        .on('2019-04-13')
        .do('lock-round')
        .as('evaluator')
        .do('announce-scores')
        .given(key, { procedure: 'unit-quarter', state: 'confirmed', values: { year: 2019, quarter: '1', rank: 1 } })
        .as('chief');
    const results = { unitQuarters: [key], bulletin: paper };
    sent().do('submit-results', results).expect({ refused: 'other-government' });
    const up = () => sent().do('submit-county', results);
    up().expect({ state: 'county-confirmed' });
    up().as('county-head').do('return-county', { returnReason: '核对第二组' }).expect({ state: 'objecting' });
    up().as('county-head').do('publish-county').expect({ state: 'published' });
  });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...['quarter-end', 'window-order', 'window-late', 'onsite-share', 'too-early', 'not-yet-locked'],
    ...['units-open', 'other-round', 'not-ranked', 'late-reason'],
    ...['seed-fixed', 'no-seed', 'sample-wrong', 'drawn-already', 'sample-unvisited', 'other-government'],
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
