import { describe, expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { citySupervisionOrder, supervisionOrder } from './procedure.ts';

const seen = covered(citySupervisionOrder);
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' };
const target = '411700-D14';
const key = `411700/${'0'.repeat(8)}-0000-7000-8000-000000000009`;

const plan = {
  title: '行政执法人员培训未按期完成',
  category: 'progress',
  unit: target,
  orderLevel: 'first',
  facts: '年度培训任务应于六月底前完成，至今只完成三成。',
  demand: '请说明原因，列出补训计划。',
};
const drafted = (values: object = {}): Play =>
  seen
    .watch(play(citySupervisionOrder, law))
    .on('2019-07-01')
    .as('inspector')
    .do('draft', { ...plan, ...values });
const approved = (values: object = {}) =>
  drafted(values).do('submit').as('approver').do('approve', { approvalKind: 'chief', approvalNote: '市长7月1日批示' });
const issued = () => approved().on('2019-07-02').as('inspector').do('issue');
const signed = () => issued().on('2019-07-03').as('head').do('sign');
const reply = { replyText: '已制定补训计划，七月底前完成。', replyEvidence: [paper] };
const replied = () => signed().on('2019-07-08').do('reply', reply);
const second = () =>
  replied().on('2019-07-09').as('chief').do('reissue-second', { unsatisfied: '计划没有落实到人' }).on('2019-07-10').as('head').do('sign');
const third = () =>
  second()
    .on('2019-07-12')
    .do('reply', reply)
    .on('2019-07-15')
    .as('approver')
    .do('reissue-third', { unsatisfied: '仍未开班' })
    .on('2019-07-16')
    .as('head');

describe('督查事项须有政府决定或者行政首长批准', () => {
  test('没有批准的不得下发', () => {
    drafted().do('issue').expect({ refused: 'wrong-state' });
    drafted().do('submit').as('approver').do('approve', { approvalKind: 'chief' }).expect({ refused: 'field-missing' });
    approved().expect({ state: 'approved' });
  });
  test('政府负责人可以退回，拟办人可以修改、撤销', () => {
    drafted()
      .do('submit')
      .as('approver')
      .do('return', { returnReason: '请先核实' })
      .expect({ state: 'drafted' })
      .as('inspector')
      .do('revise', { title: plan.title, facts: plan.facts, demand: plan.demand })
      .do('withdraw', { withdrawReason: '已办结' })
      .expect({ state: 'withdrawn' });
  });
});

describe('签收和回复：一级五个、二级三个、三级一个工作日（平台缺省）', () => {
  test('下发后两个工作日签收，签收后五个工作日回复', () => {
    issued().expect({ values: { orderNo: '督办〔2019〕1号' }, due: { 'sign-off': '2019-07-04' } });
    signed().expect({ state: 'signed', due: { reply: '2019-07-10' } });
  });
  test('书面延期一次；逾期后不得延长，回复须说明原因', () => {
    const more = { extensionReason: '机构改革', extensionPaper: paper };
    signed()
      .as('chief')
      .do('extend', more)
      .expect({ due: { reply: '2019-07-15' } })
      .do('extend', more)
      .expect({ refused: 'extended-already' });
    signed().on('2019-07-11').as('chief').do('extend', more).expect({ refused: 'extension-late' });
    signed()
      .on('2019-07-11')
      .do('reply', reply)
      .expect({ refused: 'late-reason' })
      .do('reply', { ...reply, lateReason: '经办人调整' })
      .expect({ state: 'replied' });
  });
  test('核查通过的办结', () => {
    replied().as('inspector').do('close', { verification: '已开班，完成七成' }).expect({ state: 'closed' });
  });
});

describe('未通过的逐级升级', () => {
  test('一级升二级，期限三个工作日；二级升三级挂牌，期限一个工作日', () => {
    second().expect({ values: { orderLevel: 'second' }, due: { reply: '2019-07-15' } });
    third()
      .do('sign-listing')
      .expect({ state: 'listed-signed', due: { reply: '2019-07-17' } });
    replied().as('approver').do('reissue-third', { unsatisfied: '仍未开班' }).expect({ refused: 'level' });
  });
  test('挂牌的事项公开；约谈；通过后摘牌', () => {
    const p = third().do('sign-listing');
    p.expect({ publicly: { title: plan.title, unit: target, facts: undefined } });
    p.on('2019-07-17').do('reply-listing', reply).expect({ state: 'listed-replied' });
    p.as('chief').do('interview', { interviewNote: '约谈单位主要负责人，要求一周内开班。' });
    p.as('inspector')
      .do('return-listing', { unsatisfied: '材料不全' })
      .expect({ state: 'listed-signed', due: { reply: '2019-07-18' } });
    p.on('2019-07-18').as('head').do('reply-listing', reply).as('chief');
    p.do('delist', { verification: '现场核查属实', publicResult: '已完成全部培训。' }).expect({
      state: 'delisted',
      publicly: { publicResult: '已完成全部培训。', interviewNote: undefined },
    });
  });
  test('三级的直接挂牌，不按普通督办单下发', () => {
    approved({ orderLevel: 'third' }).as('inspector').do('issue').expect({ refused: 'level' }).do('list').expect({ state: 'listed' });
  });
});

describe('不得重复督查', () => {
  const again = (previous?: object) => {
    const p = approved();
    const before = { unit: target, category: 'progress', ordinal: `${target}任务推进第1次` };
    if (p.matter) Object.assign(p.matter.values, { ordinal: `${target}任务推进第2次` });
    return p.given(key, { procedure: 'supervision-order', openedOn: '2019-06-20', values: before, ...previous }).as('inspector');
  };
  test('同一单位同类督查须关联上一次，三十日内的须说明理由', () => {
    again().do('issue').expect({ refused: 'previous-missing' });
    again().do('issue', { previous: key }).expect({ refused: 'repeated' });
    again().do('issue', { previous: key, repeatReason: '两项任务来源不同' }).expect({ state: 'issued' });
    again({ openedOn: '2019-05-20' }).do('issue', { previous: key }).expect({ state: 'issued' });
    again({ values: { unit: '411722' } })
      .do('issue', { previous: key })
      .expect({ refused: 'previous-missing' });
  });
});

test('2021年2月1日起依《政府督查工作条例》', () => {
  expect([citySupervisionOrder.acts.approve.basis.instrument.id, supervisionOrder.acts.approve.basis.instrument.id]).toEqual([
    'city-supervision-notice',
    'government-inspection-regulation',
  ]);
  expect(check([supervisionOrder]).filter((flaw) => !flaw.problem.startsWith('refers to no procedure'))).toEqual([]);
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = ['level', 'previous-missing', 'repeated', 'extended-already', 'extension-late', 'late-reason'];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
