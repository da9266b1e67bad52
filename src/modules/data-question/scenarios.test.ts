import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { dataQuestion } from './procedure.ts';

const coverage = covered(dataQuestion);
const question = {
  title: '古城街道2019年第四季度补录偏多',
  unit: '411702001',
  check: 'late-entry',
  periodFrom: '2019-10-01',
  periodTo: '2019-12-31',
  found: '期间登记1052条，晚于发生日5个工作日以上的54条，占5.1%。',
  definition: '发生日与录入日相距5个工作日以上为补录；占比超过5%询问。',
  records: [{ kind: '调解案件', number: '411702001-2019-00001', key: '411702/0166f28b-4b38-7f6d-91db-8c7e9a5ff14c' }],
  mark: 'late-entry/411702001/2019-10-01/2019-12-31',
};
const asked = (more: object = {}) =>
  coverage
    .watch(play(dataQuestion, { calendar: cityCalendar, policies: [] }))
    .on('2020-01-02')
    .as('asker')
    .do('ask', { ...question, ...more });
const answered = (act = 'explain', more: object = {}) =>
  asked()
    .on('2020-01-06')
    .as('respondent')
    .do(act, { answer: '司法所集中补登11月的口头调解，附登记簿。', ...more });
const note = { reviewNote: '登记簿与系统记录一致。' };
const corrections = [{ number: '411702001-2019-00001', change: '登记日期更正为12月3日' }];

describe('询问', () => {
  test('期间结束后才问，期间起止有序', () => {
    asked({ periodTo: '2020-01-02' }).expect({ refused: 'period-open' });
    asked({ periodFrom: '2020-01-01', periodTo: '2019-12-31' }).expect({ refused: 'period-order' });
  });

  test('单位先看先答，五个工作日；外人看不到', () => {
    asked().expect({ state: 'asked', due: { answer: '2020-01-09' }, publicly: { title: undefined } });
  });

  test('单位答复前，复核人不作处理', () => {
    asked().as('reviewer').do('settle-explained', note).expect({ refused: 'wrong-state' });
  });

  test('提错的可以撤回', () => {
    asked().do('withdraw', { withdrawReason: '统计时重复计算' }).expect({ state: 'withdrawn' });
  });
});

describe('答复', () => {
  test('说明、更正、认为核对有误三种，更正的列明改了什么', () => {
    answered().expect({ state: 'answered', due: { answer: 'stopped', review: '2020-01-19' } });
    answered('dispute').expect({ state: 'answered' });
    answered('correct').expect({ refused: 'field-missing' });
    answered('correct', { corrections }).expect({ state: 'answered' });
  });

  test('期满没有答复，记为逾期未答复；之后仍可答复，写明原因', () => {
    const late = () => asked().on('2020-01-10').as('clock').do('lapse').expect({ state: 'unanswered' }).on('2020-01-13').as('respondent');
    late().do('explain', { answer: '人员外出，现补报说明。' }).expect({ refused: 'late-reason' });
    late().do('explain', { answer: '人员外出，现补报说明。', lateReason: '经办人员外出' }).expect({ state: 'answered' });
  });
});

describe('复核', () => {
  test('提出询问的人不复核', () => {
    answered().as('asker').do('settle-explained', note).expect({ refused: 'self-review' });
  });

  test('说明不够的请补充，答复期限重新计算', () => {
    answered()
      .on('2020-01-07')
      .as('reviewer#2')
      .do('ask-more', { more: '请附登记簿复印件。' })
      .expect({ state: 'asked', due: { answer: '2020-01-14', review: 'stopped' } });
  });

  test('四种结果：说明成立、已更正、核对有误、未能说明', () => {
    answered().as('reviewer#2').do('settle-explained', note).expect({ state: 'settled' });
    answered('correct', { corrections }).as('reviewer#2').do('settle-corrected', note).expect({ state: 'settled' });
    answered('dispute').as('reviewer#2').do('settle-mistaken', note).expect({ state: 'settled' });
    answered().as('reviewer#2').do('settle-unresolved', note).expect({ state: 'settled' });
    answered().as('reviewer#2').do('settle-corrected', note).expect({ refused: 'not-corrected' });
  });

  test('移交办理由负责人决定，写明移交给谁和理由', () => {
    answered()
      .as('chief#3')
      .do('escalate', { escalateTo: 'check', escalateReason: '说明与登记簿不符，列入实地抽查。' })
      .expect({ state: 'escalated' });
  });

  test('每个动作都办过，每种拒绝都遇到，每个期限都核过', () => {
    const refusals = ['period-order', 'period-open', 'not-corrected', 'late-reason', 'self-review'];
    expect(coverage.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
