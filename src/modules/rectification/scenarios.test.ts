import { describe, expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { rectification } from './procedure.ts';

const seen = covered(rectification);
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' };

const problem = {
  listName: '2019年第一季度督查问题清单',
  title: '规范性文件未按规定报送备案',
  source: 'inspection',
  unit: '411700-D14',
  foundOn: '2019-04-08',
  detail: '一季度制发的两件规范性文件均未在规定期限内报送备案。',
  ground: '规范性文件备案的规定',
  proof: [paper],
  dueOn: '2019-05-31',
};
const plan = { measures: '三日内补报备案，建立台账，专人负责。', ownerTitle: '分管负责人', planOn: '2019-05-20' };
const cure = (madeOn = '2019-05-10') => ({ done: '两件文件均已补报备案，台账已建立。', evidence: [{ file: paper, madeOn }] });
const checked = { checkMode: 'onsite', checkers: [{ name: '核查甲' }], checkRecord: '现场查看台账属实' };

const identified = (values: object = {}): Play =>
  seen
    .watch(play(rectification, law))
    .on('2019-04-10')
    .as('inspector')
    .do('identify', { ...problem, ...values });
const issued = () => identified().do('issue');
const planned = () => issued().on('2019-04-17').as('reporter').do('submit-plan', plan);
const curing = () => planned().on('2019-04-18').as('inspector').do('approve-plan');
const done = () => curing().on('2019-05-20').as('head').do('report-done', cure());
const first = () => done().on('2019-05-22').as('inspector').do('check', checked);
const off = () => first().on('2019-05-23').as('inspector#2').do('cross-off', { result: '两件文件已补报备案。' });

describe('问题清单和整改方案', () => {
  test('整改时限应在今后；十个工作日报送方案（平台缺省），可以延长一次', () => {
    identified({ dueOn: '2019-04-10' }).expect({ refused: 'limit-past' });
    issued().expect({ state: 'issued', values: { rectificationNo: '整改〔2019〕1号' }, due: { plan: '2019-04-24' } });
    const p = issued().as('chief').do('extend-plan', { extensionReason: '涉及两个单位' });
    p.expect({ due: { plan: '2019-04-30' } })
      .do('extend-plan', { extensionReason: '再延' })
      .expect({ refused: 'extended-already' });
    issued().on('2019-04-25').as('reporter').do('submit-plan', plan).expect({ refused: 'late-reason' });
  });
  test('计划完成日期不得晚于整改时限；方案可以退回', () => {
    issued()
      .as('head')
      .do('submit-plan', { ...plan, planOn: '2019-06-03' })
      .expect({ refused: 'plan-late' });
    planned()
      .as('chief')
      .do('return-plan', { planReturn: '措施没有对应问题' })
      .expect({ state: 'issued', due: { plan: '2019-04-30' } });
  });
  test('认定有误的可以撤销', () => {
    issued().as('chief').do('cancel', { cancelReason: '核实后不属实' }).expect({ state: 'cancelled' });
  });
});

describe('整改证据和核查', () => {
  test('整改证据须晚于问题发现日', () => {
    curing().on('2019-05-20').as('head').do('report-done', cure('2019-04-08')).expect({ refused: 'evidence-early' });
    done().expect({ state: 'verifying', due: { check: '2019-06-03', limit: 'stopped' } });
  });
  test('两人核查，同一人不得核查又复核', () => {
    first().as('inspector').do('cross-off', { result: '已补报' }).expect({ refused: 'self-review' });
    off().expect({ state: 'crossed-off', publicly: { title: problem.title, result: '两件文件已补报备案。', detail: undefined } });
  });
  test('超过整改时限的由平台登记逾期', () => {
    curing()
      .expect({ due: { limit: '2019-05-31' } })
      .on('2019-06-01')
      .as('clock')
      .do('pass-limit')
      .expect({ state: 'overdue' });
  });
  test('核查未过的继续整改，另定时限', () => {
    first().as('inspector').do('reject', { rejectReason: '台账不全', dueOn: '2019-05-31' }).expect({ refused: 'limit-again' });
    first()
      .do('reject', { rejectReason: '台账不全', dueOn: '2019-06-14' })
      .expect({ state: 'rectifying', due: { limit: '2019-06-14' } });
  });
  test('反弹的重新整改；不反弹的归档', () => {
    off()
      .on('2019-09-02')
      .as('chief')
      .do('reopen', { relapse: '三季度又有一件未报', dueOn: '2019-09-30' })
      .expect({ state: 'rectifying', due: { limit: '2019-09-30' } });
    off().as('inspector').do('archive').expect({ state: 'archived' });
  });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = ['limit-past', 'extended-already', 'late-reason', 'plan-late', 'evidence-early', 'self-review', 'limit-again'];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
