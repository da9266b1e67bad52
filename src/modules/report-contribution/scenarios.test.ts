import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { reportContribution } from './procedure.ts';

const seen = covered(reportContribution);
const report = '411700/01900000-0000-7000-8000-000000000001';
const asked = {
  title: '市教育局2019年度法治政府建设情况供稿',
  report,
  reportYear: 2019,
  requester: '411700-D09',
  contributor: '411700-D03',
  dueOn: '2020-01-14',
};
const words = {
  measures: '健全校园矛盾调处机制，规范办学行为。',
  shortcomings: '依法治校水平不够均衡。',
  causes: '基层法治力量薄弱。',
  firstPerson: '主要负责人主持研究法治工作。',
  plans: [{ task: '开展依法治校创建' }],
  dataVerdict: 'confirmed',
};
const requested = (more: object = {}, state = 'collecting'): Play =>
  seen
    .watch(play(reportContribution, { calendar: cityCalendar, policies: [] }))
    .given(report, { procedure: 'annual-report', state, values: { reportYear: 2019, contributeBefore: '2020-01-14' } })
    .on('2020-01-02')
    .as('requester')
    .do('request', { ...asked, ...more })
    .as('contributor');
const written = (more: object = {}) =>
  requested()
    .on('2020-01-08')
    .do('write', { ...words, ...more })
    .as('head');
const signed = (more: object = {}) => written(more).on('2020-01-09').do('submit', { signer: '某局长', pledge: true }).as('requester');
const disputed = {
  dataVerdict: 'disputed',
  disputes: [{ figure: 'legality-review.reviewed', name: '合法性审查', reason: '漏计一件，见附件。' }],
};

test('报告在供稿阶段才能部署；期限随报告', () => {
  requested().expect({ state: 'requested', due: { filing: '2020-01-14' } });
  requested({}, 'drafting').expect({ refused: 'not-collecting' });
  requested({ dueOn: '2020-01-15' }).expect({ refused: 'due-late' });
});
test('供稿写五项内容，数据只核对、不填写；单位负责人签字并承诺', () => {
  written().do('submit', { signer: '某局长', pledge: false }).expect({ refused: 'no-pledge' });
  signed().do('accept').expect({ state: 'accepted' });
});
test('对数据有异议的逐项写明；处理以后才能采用', () => {
  signed(disputed).do('accept').expect({ refused: 'dispute-open' });
  signed(disputed).do('accept', { disputeAnswer: '已由经办单位补登。' }).expect({ state: 'accepted' });
});
test('退回的三个工作日内重报（平台缺省）；负责人可以退回经办人', () => {
  written().do('send-back', { returnReason: '原因写得太笼统' }).expect({ state: 'returned' });
  signed()
    .on('2020-01-10')
    .do('return', { returnReason: '没有写明原因' })
    .expect({ state: 'returned', due: { rework: '2020-01-15' } })
    .as('contributor')
    .do('write', words)
    .as('head')
    .do('submit', { signer: '某局长', pledge: true })
    .expect({ state: 'submitted', due: { rework: 'stopped' } });
});
test('逾期的写明原因；可以催报；不需供稿的写明理由', () => {
  written().on('2020-01-16').do('submit', { signer: '某局长', pledge: true }).expect({ refused: 'late-reason' });
  requested().as('requester').do('urge', { urgeNote: '请抓紧' }).do('waive', { waiveReason: '机构已撤并' }).expect({ state: 'waived' });
});
test('声明没有缺陷', () => {
  expect(check([reportContribution]).filter((flaw) => !flaw.problem.startsWith('refers to no procedure'))).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['not-collecting', 'due-late', 'no-pledge', 'dispute-open', 'late-reason'])).toEqual({
    acts: [],
    deadlines: [],
    refusals: [],
  });
});
