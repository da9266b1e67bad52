import { describe, expect, test } from 'vitest';
import { type Play, type Procedure, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { counselConsultation } from './procedure.ts';

const seen = covered(counselConsultation as unknown as Procedure);
const engagement = '411700/01900000-0000-7000-8000-000000000002';
const unit = '411700-D12';
const inForce = { termFrom: '2019-01-01', termTo: '2020-12-31' };
const start = (day = '2019-03-04', role = 'requester', held: object = {}): Play =>
  seen
    .watch(play(counselConsultation as unknown as Procedure, { calendar: cityCalendar, policies: [] }))
    .given(engagement, { procedure: 'counsel-engagement', state: 'active', unit, values: inForce, ...held })
    .on(day)
    .as(role);

const question = {
  unit,
  title: '城区停车收费方案的法律问题',
  matterKind: 'major-decision',
  form: 'written',
  urgency: 'ordinary',
  questions: '收费依据是否充分。',
};
const requested = (more: object = {}, held: object = {}) => start('2019-03-04', 'requester', held).do('request', { ...question, ...more });
const assigned = (more: object = {}, held: object = {}) =>
  requested(more, held).as('office').do('assign', { engagement, interest: 'none' });
const opining = (more: object = {}) => assigned(more).on('2019-03-05').do('receive-letter', { letterNo: '3月5日书面意见' });
const opinion = { conclusion: 'legal-with-changes', opinion: '建议补充听证。', signedBy: '张三丰' };
const issued = (more: object = {}) => opining(more).on('2019-03-06').do('issue-opinion', opinion);
const blocked = () =>
  opining()
    .on('2019-03-06')
    .do('object', { bases: [{ title: '价格法', provision: '第23条' }], opinion: '未经听证定价。', signedBy: '张三丰' });
const meeting = { eventName: '停车收费方案研究会', attendees: '张三丰、李四光' };

describe('征询', () => {
  test('一般意见五个工作日，紧急的二十四小时〔平台缺省〕', () => {
    requested().expect({ state: 'requested', due: { opinion: '2019-03-11' } });
    requested({ urgency: 'urgent' }).expect({ due: { opinion: '2019-03-05' } });
  });
  test('与事项有利害关系的，应当回避', () => {
    requested().as('office').do('assign', { engagement, interest: 'exists' }).expect({ refused: 'conflict' });
  });
  test('只能指派本单位聘任、指定的，聘期内的法律顾问', () => {
    assigned({}, { unit: '411700-D01' }).expect({ refused: 'not-our-counsel' });
    assigned({}, { values: { ...inForce, termTo: '2019-03-03' } }).expect({ refused: 'term-over' });
    assigned({}, { state: 'suspended' }).expect({ refused: 'term-over' });
  });
  test('聘期届满后出具的意见无效', () => {
    opining()
      .given(engagement, { procedure: 'counsel-engagement', state: 'expired', unit, values: inForce })
      .do('issue-opinion', opinion)
      .expect({
        refused: 'term-over',
      });
  });
  test('不能承办、听取后不再在聘的，退回另选', () => {
    opining()
      .do('decline', { declineReason: '受聘律师已暂停履职。' })
      .expect({ state: 'requested', due: { opinion: '2019-03-11' } });
    assigned().do('decline', { declineReason: '曾代理对方当事人。' }).expect({ state: 'requested' });
  });
  test('尚未出具意见的可以撤回', () => {
    requested().do('withdraw', { withdrawReason: '事项不再推进。' }).expect({ state: 'withdrawn' });
  });
});

describe('方式', () => {
  test('按征询的方式听取', () => {
    assigned().do('hold-forum', meeting).expect({ refused: 'form' });
    assigned({ form: 'forum' }).do('hold-forum', meeting).expect({ state: 'opining' });
    assigned({ form: 'demonstration' }).do('hold-demonstration', meeting).expect({ state: 'opining' });
    assigned({ form: 'attend' }).do('attend', meeting).expect({ state: 'opining' });
    assigned({ form: 'letter' }).do('receive-letter', { letterNo: '来函' }).expect({ state: 'opining' });
  });
  test('电话听取的，当日补录通话时间、内容和结论〔平台缺省〕', () => {
    const p = assigned({ form: 'phone' }).on('2019-03-05').do('call', { callTime: '上午九时' });
    p.expect({ state: 'calling', due: { 'call-record': '2019-03-05' } });
    p.do('issue-opinion', opinion).expect({ refused: 'wrong-state' });
    p.do('record-call', { callContent: '说明收费依据。' }).expect({ refused: 'field-missing' });
    p.do('record-call', { callContent: '说明收费依据。', callConclusion: '须补充听证。' }).expect({ state: 'opining' });
    const late = assigned({ form: 'phone' }).on('2019-03-05').do('call', { callTime: '上午九时' }).on('2019-03-06');
    late.do('record-call', { callContent: '说明。', callConclusion: '须听证。' }).expect({ refused: 'late-reason' });
  });
});

describe('意见和采纳', () => {
  test('逾期出具意见的写明原因', () => {
    opining().on('2019-03-12').do('issue-opinion', opinion).expect({ refused: 'late-reason' });
  });
  test('五个工作日内反馈采纳情况；部分采纳、不采纳的写明理由，不采纳的并报负责人', () => {
    issued().expect({ state: 'issued', due: { adoption: '2019-03-13', opinion: 'stopped' } });
    issued()
      .as('requester')
      .do('adopt')
      .expect({ state: 'closed', values: { adoption: 'adopted' } });
    issued().as('requester').do('partly-adopt').expect({ refused: 'field-missing' });
    issued()
      .as('requester')
      .do('partly-adopt', { adoptionReason: '听证已办。' })
      .expect({ values: { adoption: 'partly' } });
    issued().as('head').do('not-adopt', { adoptionReason: '另有依据。' }).expect({ refused: 'field-missing' });
    issued()
      .as('head')
      .do('not-adopt', { adoptionReason: '另有依据。', reportedTo: '局长' })
      .expect({ values: { adoption: 'rejected' } });
  });
  test('认为不合法的不得提交讨论：按意见修改，或者说明理由并报主要负责人', () => {
    opining()
      .do('issue-opinion', { ...opinion, conclusion: 'illegal' })
      .expect({ refused: 'illegal-apart' });
    blocked().expect({ state: 'blocked', values: { conclusion: 'illegal' } });
    blocked().as('requester').do('adopt').expect({ refused: 'wrong-state' });
    blocked().as('requester').do('revise', { adoptionNote: '已删去收费条款。' }).expect({ state: 'closed' });
    blocked().as('head').do('explain', { adoptionReason: '已有省文件。', reportedTo: '局长' }).expect({ state: 'closed' });
  });
  test('反馈后评价一至五分', () => {
    issued().as('requester').do('adopt').do('evaluate', { score: 6 }).expect({ refused: 'number-range' });
    issued().as('requester').do('adopt').do('evaluate', { score: 5 }).expect({ state: 'evaluated' });
  });
});

describe('应当听取', () => {
  const unheard = { unit, title: '城区停车收费方案的法律问题', matterKind: 'major-decision', unheardNote: '3月1日已提交讨论。' };
  test('重大行政决策、政府立法、规范性文件应听未听的，登记后补充听取', () => {
    start('2019-03-04', 'justice')
      .do('report-unheard', { ...unheard, matterKind: 'petition' })
      .expect({ refused: 'not-must-hear' });
    start('2019-03-04', 'justice')
      .do('report-unheard', unheard)
      .expect({ state: 'unheard' })
      .on('2019-03-05')
      .as('requester')
      .do('remedy-unheard', { form: 'written', urgency: 'urgent', questions: '收费依据是否充分。' })
      .expect({ state: 'requested', due: { opinion: '2019-03-06' } });
  });
});

test('意见属过程性信息，不公开', () => {
  issued().expect({ publicly: { title: undefined, opinion: undefined } });
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = ['conflict', 'not-our-counsel', 'term-over', 'form', 'illegal-apart', 'not-must-hear', 'late-reason'];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
