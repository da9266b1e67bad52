import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { administrativeAdjudication } from './procedure.ts';

const seen = covered(administrativeAdjudication);
const dispute = {
  agency: '411700-D12',
  category: 'natural-resources',
  subject: '林地使用权权属争议',
  legalSource: '森林法关于权属争议处理的规定',
  applicant: { kind: 'person', name: '张大山' },
  respondent: { kind: 'person', name: '李小河' },
  claim: '请求确认林地使用权',
};
const applied = (more: object = {}): Play =>
  seen
    .watch(play(administrativeAdjudication, { calendar: cityCalendar, policies: [] }))
    .on('2019-03-04')
    .as('handler')
    .do('apply', { ...dispute, ...more });
const accepted = () => applied().on('2019-03-06').do('accept');
const investigated = () => accepted().on('2019-03-08').do('notify').on('2019-03-25').do('investigate', { facts: '现场勘验' });
const mediated = () => investigated().do('mediate', { mediationResult: '未达成协议' }).as('head');
const decided = () => mediated().on('2019-04-10').do('decide', { decision: '由申请人使用', remedyTold: true }).as('handler');

test('收到申请五个工作日内决定是否受理', () => {
  applied().expect({ due: { acceptance: '2019-03-11' }, values: { caseNo: '411700-D12-裁-2019-0001' } });
  applied().on('2019-03-12').do('accept').expect({ refused: 'late-reason' });
  applied().do('refuse', { refuseReason: '不在清单内', advice: '向法院起诉' }).expect({ state: 'refused' });
  applied({ respondent: dispute.applicant }).expect({ refused: 'same-party' });
});
test('受理后送达被申请人，六十日内裁决，可以延长', () => {
  accepted().expect({ due: { notice: '2019-03-13', decision: '2019-05-05' } });
  accepted()
    .as('head')
    .do('extend', { extendReason: '须鉴定' })
    .expect({ due: { decision: '2019-06-04' } });
});
test('裁决前先行调解；达成协议的结案', () => {
  investigated().as('head').do('decide', { decision: '裁决', remedyTold: true }).expect({ refused: 'not-mediated-first' });
  investigated().do('settle', { agreement: '各半使用' }).expect({ state: 'settled' });
});
test('裁决书告知救济途径，七个工作日内送达，送达后公开，姓名只留姓', () => {
  mediated().do('decide', { decision: '裁决', remedyTold: false }).expect({ refused: 'remedy-untold' });
  decided().expect({ state: 'decided', due: { service: '2019-04-19' }, publicly: { decision: undefined } });
  decided()
    .do('serve', { servedBy: 'direct' })
    .expect({ state: 'served', publicly: { decision: '由申请人使用', applicant: { kind: 'person', name: '张某' }, claim: undefined } });
});
test('对裁决不服的可以起诉', () => {
  decided().do('serve', { servedBy: 'mail' }).do('litigate', { litigation: 'administrative' }).do('archive').expect({ state: 'archived' });
});
test('申请人可以撤回', () => {
  accepted().do('withdraw', { withdrawReason: '自行和解' }).expect({ state: 'withdrawn' });
});
test('声明没有缺陷', () => {
  expect(check([administrativeAdjudication])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['same-party', 'not-mediated-first', 'remedy-untold', 'late-reason'])).toEqual({
    acts: [],
    deadlines: [],
    refusals: [],
  });
});
