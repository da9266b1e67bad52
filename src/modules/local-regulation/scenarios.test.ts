import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { localRegulation } from '#modules/local-regulation';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(localRegulation);
const reviewId = '411700/01900000-0000-7000-8000-000000000001';
const page = (mark: string) => ({ sha256: mark.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' });
const idea = {
  title: '驻马店市大气污染防治条例',
  government: '411700',
  domain: 'environment',
  proposingUnit: '411700-D13',
  suggestion: '建议立法',
};
const pages = { draftFile: page('b'), explanationFile: page('c') };
const proposed = (): Play =>
  coverage
    .watch(play(localRegulation, { calendar: cityCalendar, policies: [] }))
    .given(reviewId, {
      procedure: 'legality-review',
      state: 'issued',
      values: { kind: 'rule-draft', conclusion: 'lawful', issuedOn: '2019-05-06', textHash: 'a'.repeat(64) },
    })
    .on('2018-10-15')
    .as('proposer')
    .do('propose', idea);
const listed = () =>
  proposed().on('2018-12-03').as('justice-bureau').do('list', { npcPlan: '年度计划', draftingUnit: '411700-D13', draftBy: '2019-04-02' });
const drafted = () => listed().as('drafter').do('draft', pages);
const sent = () =>
  drafted()
    .on('2019-03-20')
    .do('submit-review', { ...pages, consultation: '已征求' });
const passing = { textFile: page('a'), legalityReview: reviewId, meetingNo: '第9次常务会议', governmentPassedOn: '2019-06-03' };
const deliberated = (more: object = {}) =>
  sent()
    .on('2019-06-03')
    .as('secretariat')
    .do('deliberate', { ...passing, ...more });
const billed = () =>
  deliberated()
    .as('government-office')
    .do('submit-bill', { billNo: '驻政议〔2019〕1号', explanationFile: page('c'), references: page('d') });
const note = { readingNote: '提出修改意见' };
const read = () => billed().on('2019-08-29').as('justice-bureau').do('first-reading', note).on('2019-10-30').do('second-reading', note);
const passed = () => read().on('2019-10-31').do('pass', { passedOn: '2019-10-31' });
const submitted = () => passed().on('2019-11-05').do('submit-approval', { approvalPaper: '驻人常〔2019〕1号' });

test('列入人大计划后由政府组织起草，逾期送审说明原因', () => {
  proposed().as('justice-bureau').do('not-list', { withdrawReason: '条件不成熟' }).expect({ state: 'not-listed' });
  listed().expect({ due: { drafting: '2019-04-02' }, publicly: { title: idea.title, suggestion: undefined } });
  drafted()
    .on('2019-04-03')
    .do('submit-review', { ...pages, consultation: '已征求' })
    .expect({ refused: 'late-reason' });
  sent().as('justice-bureau').do('return-draft', note).expect({ state: 'drafting' });
});

test('法规草案未经合法性审查，政府会议不得通过', () => {
  deliberated({ textFile: page('e') }).expect({ refused: 'not-reviewed' });
  deliberated({ governmentPassedOn: '2019-06-02' }).expect({ refused: 'not-today' });
  deliberated().expect({ state: 'gov-passed' });
});

test('法规草案会前印发；表决前可以撤回', () => {
  const p = billed().on('2019-08-26').as('justice-bureau').do('distribute-bill', { distributedOn: '2019-08-26' });
  p.expect({ due: { 'before-session': '2019-09-02' } })
    .on('2019-08-29')
    .do('first-reading', note)
    .expect({ refused: 'too-early' });
  read().as('government-office').do('withdraw-bill', { withdrawReason: '重新论证' }).expect({ state: 'withdrawn' });
});

test('市人大常委会通过后报省人大常委会批准，四个月内作出决定（立法法）', () => {
  submitted()
    .expect({ due: { approval: '2020-03-05' } })
    .do('refuse', { refuseReason: '同上位法抵触' })
    .expect({ state: 'not-approved' });
  const p = submitted().on('2019-11-29').do('approve', { approvedOn: '2019-11-29' }).on('2019-12-12');
  p.do('promulgate', { announcement: '公告', effectiveOn: '2019-12-01' }).expect({ refused: 'effect-before' });
  p.do('promulgate', { announcement: '公告', effectiveOn: '2020-03-01' }).expect({ due: { implementing: '2020-12-14' } });
  p.do('implement', { implementing: '已制定配套规定' }).expect({ state: 'implementing' });
});

test('平台启用前已通过的法规可以补录，继续报请批准', () => {
  coverage
    .watch(play(localRegulation, { calendar: cityCalendar, policies: [] }))
    .on('2019-01-10')
    .as('justice-bureau')
    .do('import-passed', { title: idea.title, government: '411700', domain: 'urban', draftingUnit: '411700-D15', passedOn: '2018-12-20' })
    .expect({ state: 'npc-passed' });
});

test('每个动作、每项期限都有情形', () => {
  expect(coverage.missing()).toEqual({ acts: [], deadlines: [], refusals: [] });
});
