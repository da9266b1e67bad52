import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { governmentRule } from '#modules/government-rule';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(governmentRule);
const id = (n: number) => `411700/01900000-0000-7000-8000-00000000000${n}`;
const self = '411700/01900000-0000-7000-8000-000000000001';
const [plan, reviewId, regulation] = [id(2), id(3), id(4)];
const page = (mark: string) => ({ sha256: mark.repeat(64), name: '材料.pdf', size: 10, type: 'application/pdf' });
const idea = {
  ...{ title: '驻马店市停车场管理办法', issuer: '411700', proposingUnit: '411700-D15', draftingUnit: '411700-D15', domain: 'urban' },
  ...{ isInterim: false, classified: false, necessity: '必要', mainProblems: '停车难', mainSystems: '分区', submitBy: '2019-06-28' },
};
const pages = { draftFile: page('b'), explanationFile: page('c') };
const applied = (more: object = {}): Play =>
  coverage
    .watch(play(governmentRule, { calendar: cityCalendar, policies: [] }))
    .given(plan, { procedure: 'rule-plan', state: 'published' })
    .given(regulation, { procedure: 'local-regulation' })
    .given(reviewId, {
      procedure: 'legality-review',
      state: 'issued',
      values: { kind: 'rule-draft', conclusion: 'lawful', issuedOn: '2019-07-01', textHash: 'a'.repeat(64) },
    })
    .on('2018-11-19')
    .as('proposer')
    .do('apply-project', { ...idea, ...more });
const planned = (more: object = {}) => applied(more).as('clock').on('2019-02-14').do('list-project', { plan });
const drafting = (more: object = {}) => planned(more).as('drafter').on('2019-03-01').do('draft', pages);
const notice = { ...pages, methods: ['public'], commentUntil: '2019-04-10' };
const consulting = (more: object = {}) => drafting(more).on('2019-03-08').do('publish-draft', notice);
const closing = { received: 20, adopted: 6, adoptionTable: page('d') };
const consulted = (more: object = {}) => consulting(more).on('2019-04-11').do('close-comment', closing);
const sending = { reviewFile: page('a'), explanationFile: page('c'), signatories: [{ unit: '411700-D15', post: '局长' }] };
const submitted = (more: object = {}) => consulted(more).on('2019-05-06').do('submit-review', sending);
const reviewing = (more: object = {}) =>
  submitted(more)
    .as('justice-bureau#2')
    .do('review', { checked: ['lawful'] });
const ripe = { textFile: page('a'), draftExplanation: page('c'), legalityReview: reviewId };
const ready = (more: object = {}) => reviewing(more).on('2019-07-02').do('form-draft', ripe);
const passing = { meetingKind: 'executive-meeting', meetingNo: '第9次常务会议', passedOn: '2019-07-10' };
const passed = (more: object = {}) => ready(more).on('2019-07-10').as('secretariat').do('deliberate-pass', passing);
const signed = (more: object = {}) =>
  passed(more).as('mayor').on('2019-07-15').do('sign-order', { orderSign: '驻马店市人民政府令', signedOn: '2019-07-15', signer: '市长' });
const issue = {
  promulgatedOn: '2019-07-18',
  effectiveOn: '2019-09-01',
  channels: ['gazette', 'legal-site', 'newspaper'],
  fullText: '第一条',
  standardText: page('e'),
};
const promulgated = (more: object = {}, of: object = {}) =>
  signed(more)
    .as('government-office')
    .on('2019-07-18')
    .do('promulgate', { ...issue, ...of });
const inForce = () => promulgated().as('clock').on('2019-09-01').do('take-effect');

test('规章不得称条例，限于权限领域，以规定、办法、细则结尾', () => {
  applied({ title: '驻马店市停车条例' }).expect({ refused: 'title-regulation' });
  applied({ title: '驻马店市停车方案' }).expect({ refused: 'title-form' });
  applied({ domain: 'ecology' }).expect({ refused: 'out-of-domain' });
  applied({ classified: true }).expect({ refused: 'classified' });
  applied().as('justice-bureau').do('decline-project', { declineReason: '条件不成熟' }).expect({ state: 'declined' });
  applied()
    .as('government-office')
    .do('urgent-project', { plan, urgentReason: '防汛急需', urgentMeeting: '第3次常务会议' })
    .expect({ state: 'planned' });
});

test('没有上位法依据不得减损权利、增加义务；委托起草须有书面协议', () => {
  planned()
    .as('drafter')
    .do('draft', { ...pages, burdens: [{ clause: '第五条' }] })
    .expect({ refused: 'no-higher-law' });
  planned()
    .as('drafter')
    .do('delegate', { delegatedTo: '高校', agreement: page('f') })
    .expect({ state: 'drafting' });
});

test('征求意见不少于30日，听证会前30日公告（第15、16条）', () => {
  drafting()
    .on('2019-03-08')
    .do('publish-draft', { ...notice, commentUntil: '2019-03-20' })
    .expect({ refused: 'comment-short' });
  consulting()
    .expect({ due: { comment: '2019-04-07' } })
    .on('2019-04-10')
    .do('close-comment', closing)
    .expect({ refused: 'comment-running' });
  consulting()
    .on('2019-04-11')
    .do('close-comment', { ...closing, adopted: 21 })
    .expect({ refused: 'adopted-too-many' });
  consulting()
    .do('hold-hearing', { hearingRecord: page('7') })
    .expect({ refused: 'no-hearing' });
  consulting().do('announce-hearing', { hearingOn: '2019-03-20', hearingNotice: '公告' }).expect({ refused: 'hearing-soon' });
  const p = consulting()
    .do('announce-hearing', { hearingOn: '2019-04-12', hearingNotice: '公告' })
    .expect({ due: { 'hearing-notice': '2019-04-07' } });
  p.on('2019-04-11')
    .do('hold-hearing', { hearingRecord: page('7') })
    .expect({ refused: 'hearing-early' });
  p.do('close-comment', closing).expect({ refused: 'hearing-open' });
  p.on('2019-04-12')
    .do('hold-hearing', { hearingRecord: page('7') })
    .do('close-comment', closing)
    .expect({ state: 'consulted' });
});

test('全部起草单位主要负责人签署后送审，逾期发督促函（第18条）', () => {
  consulted({ coDrafters: [{ unit: '411700-D16' }] })
    .do('submit-review', sending)
    .expect({ refused: 'unsigned' });
  drafting().do('submit-review', sending).expect({ refused: 'not-consulted' });
  drafting().as('justice-bureau').do('urge', { urgeNote: '请抓紧' }).expect({ refused: 'not-overdue' });
  drafting()
    .as('justice-bureau')
    .on('2019-07-01')
    .do('urge', { urgeNote: '请抓紧' })
    .expect({ due: { submission: '2019-06-28' } });
  submitted()
    .as('justice-bureau')
    .do('hold', { returnGround: 'unripe' })
    .expect({ due: { examination: 'paused' } })
    .do('resume')
    .do('return', { returnGround: 'disputed' })
    .expect({ state: 'drafting' });
  submitted().expect({ due: { examination: '2019-07-05' } });
});

test('再次征求意见不少于30日；分歧须协调或者报政府（第21、24条）', () => {
  reviewing()
    .do('publish-revised', { revisedFile: page('8'), secondUntil: '2019-05-20' })
    .expect({ refused: 'comment-short' });
  const again = reviewing()
    .do('publish-revised', { revisedFile: page('8'), secondUntil: '2019-06-10' })
    .expect({ due: { 'second-comment': '2019-06-05' } });
  again
    .on('2019-06-10')
    .do('close-revised', closing)
    .expect({ refused: 'comment-running' })
    .on('2019-06-11')
    .do('close-revised', closing)
    .expect({ state: 'reviewing' });
  const dissents = [{ unit: '411700-D16', issue: '职责', opinion: '不同意' }];
  const split = consulted()
    .on('2019-05-06')
    .do('submit-review', { ...sending, dissents })
    .as('justice-bureau#2')
    .do('review', { checked: ['lawful'] })
    .on('2019-07-02');
  split
    .do('form-draft', ripe)
    .expect({ refused: 'dispute-open' })
    .do('coordinate', { dissents })
    .do('report-dispute', { disputeReport: '列明各方意见' })
    .do('form-draft', ripe)
    .expect({ state: 'draft-ready' });
  reviewing().do('coordinate', { dissents }).do('agree').expect({ state: 'reviewing' });
});

test('未经合法性审查、未经常务会议或者全体会议不得通过（第19、27条）', () => {
  reviewing()
    .on('2019-07-02')
    .do('form-draft', { ...ripe, textFile: page('9') })
    .expect({ refused: 'not-reviewed' });
  const at = () => ready().on('2019-07-10').as('secretariat');
  at()
    .do('deliberate-pass', { ...passing, meetingKind: 'office-meeting' })
    .expect({ refused: 'not-collective' });
  at()
    .do('deliberate-pass', { ...passing, passedOn: '2019-07-09' })
    .expect({ refused: 'passed-on' });
  at().do('deliberate-revise', { meetingNo: '第9次', deliberationNote: '修改' }).expect({ state: 'reviewing' });
  at().do('deliberate-reject', { meetingNo: '第9次', deliberationNote: '不通过' }).expect({ state: 'rejected' });
});

test('公布30日后施行，刊载于公报、网站和报纸（第31、32条）', () => {
  signed().expect({ values: { orderNo: '驻马店市人民政府令第1号' } });
  promulgated({}, { effectiveOn: '2019-08-17' }).expect({ refused: 'effect-too-soon' });
  promulgated({}, { effectiveOn: '2019-08-17', immediateReason: '不立即施行有碍施行' }).expect({ state: 'promulgated' });
  promulgated({}, { channels: ['gazette'] }).expect({ refused: 'channels' });
  promulgated().expect({ due: { effect: '2019-09-01' }, publicly: { fullText: '第一条' } });
  promulgated().as('clock').on('2019-08-30').do('take-effect').expect({ refused: 'too-early' });
});

test('四方备案齐后确认；解释、评估、修改、废止', () => {
  const p = inForce()
    .as('justice-bureau')
    .do('confirm-filed', { filings: [id(5)] })
    .expect({ refused: 'reference-unknown' });
  ['state-council', 'provincial-npc', 'province', 'npc'].forEach((body, i) => {
    p.given(id(5 + i), { procedure: 'rule-filing', state: 'registered', values: { rule: self, body, filingNo: `${i}` } });
  });
  p.do('confirm-filed', { filings: [id(5)] }).expect({ refused: 'not-filed' });
  p.do('confirm-filed', { filings: [id(5), id(6), id(7), id(8)] }).expect({ state: 'in-force' });
  p.do('start-evaluation', { evaluationNote: '评估' })
    .do('finish-evaluation', { evaluationResult: '可行' })
    .as('government-office')
    .do('interpret', { interpretation: '解释' });
  p.do('amend', { amendment: '修改第三条', amendedOrderNo: '第2号', fullText: '第一条（修改）', standardText: page('e') });
  p.do('repeal', { repealReason: '被取代', amendedOrderNo: '第3号' }).expect({ state: 'repealed' });
});

test('先行规章满两年仍需实施的，提请制定地方性法规（立法法第93条）', () => {
  const more = { isInterim: true };
  promulgated(more, { interimUntil: '2021-08-31' }).expect({ refused: 'interim-until' });
  const p = promulgated(more, { interimUntil: '2021-09-01' })
    .as('clock')
    .on('2019-09-01')
    .do('take-effect')
    .expect({ due: { interim: '2021-09-01' } });
  p.on('2021-09-01')
    .do('two-year-check')
    .expect({ state: 'due-for-legislation' })
    .as('justice-bureau')
    .do('propose-regulation', { regulation })
    .expect({ state: 'in-force' });
});

test('平台启用前的规章可以补录', () => {
  const old = {
    title: '驻马店市城市供水管理办法',
    issuer: '411700',
    domain: 'urban',
    orderNo: '驻马店市人民政府令第9号',
    promulgatedOn: '2018-05-02',
    fullText: '第一条',
  };
  coverage
    .watch(play(governmentRule, { calendar: cityCalendar, policies: [] }))
    .on('2019-01-10')
    .as('justice-bureau')
    .do('import-existing', { ...old, effectiveOn: '2018-07-01' })
    .expect({ state: 'in-force' });
});

test('每个动作、每项期限都有情形', () => {
  expect(coverage.missing()).toEqual({ acts: [], deadlines: [], refusals: [] });
});
