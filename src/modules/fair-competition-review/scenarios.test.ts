import { describe, expect, test } from 'vitest';
import { check, type Play, play, registry } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { fairCompetitionReview, fairCompetitionSelfReview } from './procedure.ts';
import { standards2016, standards2024 } from './standards.ts';

const law = { calendar: cityCalendar, policies: [] };
const seenSelf = covered(fairCompetitionSelfReview);
const seen = covered(fairCompetitionReview);

const measure = {
  title: '关于支持产业发展的若干措施',
  issuer: 'government',
  draft: { sha256: 'a'.repeat(64), name: 'draft.pdf', size: 10, type: 'application/pdf' },
  publicInterest: false,
};
const listOf = (standards: object, present?: string) =>
  Object.keys(standards).map((item) => ({ item, finding: item === present ? 'present' : 'absent' }));
const opinion = '逐项对照审查标准';
const exception = { exceptionGround: 'public-welfare', noLesser: '已比较三种方案', exceptionEnds: '实施至灾后重建完成' };
const violations = [{ clause: '第三条', standard: '第10条（二）' }];

function heard(edition: 1 | 2, day: string, values: object = {}): Play {
  const p = edition === 1 ? seenSelf.watch(play(fairCompetitionSelfReview, law)) : seen.watch(play(fairCompetitionReview, law));
  p.on(day)
    .as('drafter')
    .do('start', { ...measure, ...values });
  return p.do('hear', { hearing: '听取五家企业意见', heardForms: ['stakeholders'] });
}

describe('自我审查（国发〔2016〕34号）', () => {
  const before = (values: object = {}) => heard(1, '2019-03-04', values);
  test('不涉及经营者经济活动的，说明理由', () => {
    const p = seenSelf.watch(play(fairCompetitionSelfReview, law)).as('drafter');
    p.do('screen-out', { title: measure.title, issuer: 'department', screenReason: '只涉及机关内部管理' }).expect({
      state: 'not-applicable',
    });
  });
  test('政府出台的措施也由起草单位自我审查，标准逐项作出结论', () => {
    const p = before().do('conclude-department', { checklist: listOf(standards2016).slice(1), opinion, concludedOn: '2019-03-04' });
    p.expect({ refused: 'checklist-incomplete' });
    p.do('conclude-department', { checklist: listOf(standards2016), opinion, concludedOn: '2019-03-04' }).expect({ state: 'concluded' });
    p.do('archive').expect({ state: 'archived' });
  });
  test('违反标准的修改后重新审查，或者适用例外规定', () => {
    const checklist = listOf(standards2016, 'cost');
    const p = before()
      .do('conclude-department', { checklist, opinion, concludedOn: '2019-03-04' })
      .expect({ refused: 'standard-violated' });
    p.do('conclude-violation', { checklist, violations }).expect({ state: 'must-revise' });
    p.do('revise', { draft: measure.draft, revision: '删去第三条' }).expect({ state: 'self-reviewing' });
    const q = before().do('conclude-exception', { checklist, opinion, ...exception, concludedOn: '2019-03-04' });
    q.expect({ state: 'concluded-exception' });
  });
  test('每个动作都有情形', () => {
    expect(seenSelf.missing()).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});

describe('公平竞争审查条例', () => {
  const after = (values: object = {}) => heard(2, '2025-03-03', values);
  const done = { checklist: listOf(standards2024), opinion };
  const submitted = (checklist = listOf(standards2024)) => after().do('submit-market', { checklist, opinion }).as('market-regulator');
  test('不涉及经营者经济活动的，说明理由', () => {
    const p = seen.watch(play(fairCompetitionReview, law)).as('drafter');
    p.do('screen-out', { title: measure.title, issuer: 'department', screenReason: '只涉及机关内部管理' }).expect({
      state: 'not-applicable',
    });
  });
  test('涉及社会公众利益的，听取社会公众意见（第16条）', () => {
    const p = seen
      .watch(play(fairCompetitionReview, law))
      .on('2025-03-03')
      .as('drafter')
      .do('start', { ...measure, publicInterest: true });
    p.do('hear', { hearing: '座谈', heardForms: ['stakeholders'] }).expect({ refused: 'not-heard' });
    p.do('hear', { hearing: '网上征求意见', heardForms: ['stakeholders', 'public'] }).expect({ state: 'hearing' });
  });
  test('部门出台的由部门审查；政府出台的由市场监管部门会同审查（第13、14条）', () => {
    after()
      .do('conclude-department', { ...done, concludedOn: '2025-03-03' })
      .expect({ refused: 'joint-review' });
    after({ issuer: 'department' })
      .do('conclude-department', { ...done, concludedOn: '2025-03-03' })
      .expect({ state: 'concluded' });
    submitted()
      .do('conclude-pass', { concludedOn: '2025-03-03' })
      .expect({ state: 'concluded' })
      .do('archive')
      .expect({ state: 'archived' });
  });
  test('十九项标准逐项作出结论（第8至11条）', () => {
    expect(Object.keys(standards2024)).toHaveLength(19);
    after()
      .do('submit-market', { checklist: listOf(standards2024).slice(1), opinion })
      .expect({ refused: 'checklist-incomplete' });
  });
  test('结论日期为办理当日', () => {
    submitted().do('conclude-pass', { concludedOn: '2025-03-01' }).expect({ refused: 'concluded-on' });
  });
  test('违反标准的不能通过，修改后重新审查', () => {
    const p = submitted(listOf(standards2024, 'cost-2')).do('conclude-pass', { concludedOn: '2025-03-03' });
    p.expect({ refused: 'standard-violated' }).do('conclude-violation', { violations }).expect({ state: 'must-revise' });
    p.as('drafter').do('revise', { draft: measure.draft, revision: '删去第三条' }).expect({ state: 'self-reviewing' });
  });
  test('例外规定须有事由、没有影响更小的方案、有实施期限（第12条）', () => {
    submitted()
      .do('conclude-exception', { ...exception, concludedOn: '2025-03-03' })
      .expect({ refused: 'no-exception-needed' });
    const p = submitted(listOf(standards2024, 'cost-2')).do('conclude-exception', { concludedOn: '2025-03-03' });
    p.expect({ refused: 'field-missing' });
    p.do('conclude-exception', { ...exception, concludedOn: '2025-03-03' }).expect({ state: 'concluded-exception' });
  });
  test('抽查未发现问题的，结果可以公开（第21条）', () => {
    const p = submitted()
      .do('conclude-pass', { concludedOn: '2025-03-03' })
      .expect({ publicly: { title: undefined } });
    p.do('spot-check-sound').expect({ state: 'checked', publicly: { title: measure.title, checkResult: 'sound', opinion: undefined } });
  });
  test('抽查发现问题的限期整改，逾期不整改的约谈（第24条）', () => {
    const p = submitted().do('conclude-pass', { concludedOn: '2025-03-03' });
    p.do('spot-check-problems', { problems: [{ clause: '第五条', problem: '变相限定经营者' }], rectifyBy: '2025-03-31' });
    p.expect({ state: 'rectifying', due: { rectification: '2025-03-31' } });
    p.on('2025-03-31').as('interviewer').do('summon', { interview: '约谈负责人' }).expect({ refused: 'interview-early' });
    p.on('2025-04-01').do('summon', { interview: '约谈负责人' }).expect({ state: 'rectifying' });
    p.as('drafter').do('rectify', { rectification: '废止第五条' }).expect({ state: 'checked' });
  });
  test('每个动作、每项拒绝、每个期限都有情形', () => {
    const refusals = [
      'not-heard',
      'joint-review',
      'checklist-incomplete',
      'concluded-on',
      'standard-violated',
      'no-exception-needed',
      'interview-early',
    ];
    expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});

test('事项按开始之日适用当时的版本：2024年8月1日起适用条例', () => {
  const of = registry([fairCompetitionSelfReview, fairCompetitionReview]);
  expect(of.at('fair-competition-review', '2024-07-31')?.version).toBe(1);
  expect(of.at('fair-competition-review', '2024-08-01')?.version).toBe(2);
});

test('声明没有缺陷', () => {
  expect(check([fairCompetitionSelfReview, fairCompetitionReview])).toEqual([]);
});
