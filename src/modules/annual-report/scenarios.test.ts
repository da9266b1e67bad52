import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { meetingItem } from '../meeting-item/procedure.ts';
import { annualReport } from './procedure.ts';

const seen = covered(annualReport);
const seal = 'a'.repeat(64);
const first = {
  title: '关于2019年度法治政府建设情况的报告',
  reportYear: 2019,
  reporter: '411700',
  level: 'government',
  template: 'annual-report',
  submitBefore: '2020-02-29',
  npcBefore: '2020-02-29',
  publishBefore: '2020-03-31',
  demonstrationArea: false,
};
const own = { contributeBefore: '2020-01-14', freezeBefore: '2020-01-20', definitions: seal };
const frozen = { figuresEdition: 1, figuresSeal: seal };
const file = (name: string) => ({ sha256: seal, name, size: 1, type: 'application/json' });
const issued = {
  publicEdition: 1,
  publicSeal: seal,
  verifyCode: '7K2M-9QXA-04TZ-BB1C',
  publicFile: file('报告.docx'),
  figuresFile: file('指标表.json'),
  figuresTable: file('指标表.csv'),
};
const opinion = { unit: '市财政局', opinion: '补充预算公开情况', adopted: 'full' };
const begun = (more: object = {}): Play =>
  seen
    .watch(play(annualReport, { calendar: cityCalendar, policies: [] }))
    .on('2020-01-02')
    .as('drafter')
    .do('open', { ...first, ...more });
const collecting = (more: object = {}) => begun(more).do('request-data', own);
const drafting = (more: object = {}) => collecting(more).on('2020-01-20').as('steward').do('freeze', frozen).as('drafter');
const checked = (more: object = {}) =>
  drafting(more).on('2020-01-21').do('compose', { textVersion: 3 }).do('check', { textVersion: 3, findings: [] });
const consulting = (more: object = {}) =>
  checked(more).do('circulate', { consultUnits: [{ unit: '411700-D02' }], consultUntil: '2020-02-03' });
const settled = (more: object = {}) =>
  consulting(more)
    .on('2020-02-03')
    .do('settle-opinions', { adoptions: [opinion] })
    .as('secrecy-reviewer');
const cleared = (more: object = {}, secrecy: Readonly<Record<string, unknown>> = { secrecyResult: 'public', redactions: [] }) =>
  settled(more).do('review-secrecy', secrecy).as('drafter');
const itemId = '411700/01900000-0000-7000-8000-000000000001';
const deliberated = (secrecy?: Readonly<Record<string, unknown>>) =>
  cleared({}, secrecy)
    .given(itemId, { procedure: meetingItem.id, state: 'decision-recorded', values: { outcome: 'approved' } })
    .on('2020-02-07')
    .do('deliberate', { meetingItem: itemId })
    .as('signatory');
const signing = { docNo: '驻政文〔2020〕22号', signedOn: '2020-02-09', signatory: '某市长' };
const signed = (secrecy?: Readonly<Record<string, unknown>>) => deliberated(secrecy).on('2020-02-09').do('sign', signing).as('drafter');
const submitted = (secrecy?: Readonly<Record<string, unknown>>) =>
  signed(secrecy)
    .on('2020-02-10')
    .do('submit-superior', { superiorName: '河南省人民政府' })
    .do('submit-party', { partyName: '中共驻马店市委' })
    .do('submit-npc', { npcName: '驻马店市人大常委会' });
const published = () => submitted().on('2020-03-06').as('publisher').do('publish', issued);

test('年度结束后启动；报送在3月1日以前，公开在4月1日以前，截止日不因休息日顺延（督察工作规定第24条）', () => {
  begun().expect({ due: { 'to-superior': '2020-02-29', 'to-party': '2020-02-29', 'to-npc': '2020-02-29', publication: '2020-03-31' } });
  begun({ submitBefore: '2020-03-01' }).expect({ refused: 'due-day' });
  begun({ reportYear: 2020, submitBefore: '2021-02-28', npcBefore: '2021-02-28', publishBefore: '2021-03-31' }).expect({
    refused: 'year-running',
  });
  begun({ title: '2019年工作总结。' }).expect({ refused: 'title-form' });
});
test('部门的年度报告不向人大常委会报送', () => {
  begun({ level: 'department', reporter: '411700-D03', npcBefore: undefined }).expect({ due: { 'to-npc': undefined } });
  cleared({ level: 'department', reporter: '411700-D03', npcBefore: undefined })
    .do('deliberate-own', { meetingNote: '局党组会议第3次' })
    .as('signatory')
    .do('sign', { docNo: '驻教文〔2020〕3号', signedOn: '2020-02-03', signatory: '某局长' })
    .as('drafter')
    .do('submit-npc', { npcName: '驻马店市人大常委会' })
    .expect({ refused: 'not-to-congress' });
});
test('示范地区一月底前另报，不是示范地区的不另报', () => {
  begun().do('submit-demonstration', { demonstrationTo: '省委依法治省办' }).expect({ refused: 'no-demonstration-area' });
  begun({ demonstrationArea: true, demonstrationBefore: '2020-01-31' })
    .expect({ due: { demonstration: '2020-01-31' } })
    .do('submit-demonstration', { demonstrationTo: '省委依法治省办' })
    .expect({ state: 'opened', due: { demonstration: 'stopped' } });
});
test('供稿在1月15日以前，封存在1月20日24时以前（平台缺省）', () => {
  collecting().expect({ due: { freeze: '2020-01-20' } });
  begun()
    .do('request-data', { ...own, contributeBefore: '2020-01-15' })
    .expect({ refused: 'due-day' });
  begun()
    .do('request-data', { ...own, freezeBefore: '2020-01-25' })
    .expect({ refused: 'due-day' });
  collecting().on('2020-01-22').as('steward').do('freeze', frozen).expect({ refused: 'late-reason' });
});
test('重新封存须写明理由', () => {
  drafting()
    .as('steward')
    .do('freeze-again', { ...frozen, figuresEdition: 2, refreezeReason: '更正一件漏登的复议案件' })
    .expect({ values: { figuresEdition: 2 } });
});
test('核对意见没有改正也没有说明的，不得通过核对', () => {
  const finding = { id: 'sum:a', said: '废止185+修改13+继续有效572，须闭合' };
  const p = drafting()
    .do('compose', { textVersion: 1 })
    .do('check', { textVersion: 1, findings: [finding] })
    .expect({ refused: 'unexplained' });
  expect(p.refusals[0]?.text).toContain('须闭合');
  drafting()
    .do('check', { textVersion: 1, findings: [{ ...finding, explanation: '另有宣布失效的已单列。' }] })
    .expect({ state: 'checked' });
});
test('未采纳意见须说明理由；采纳情况登记以后才能保密审查', () => {
  consulting()
    .do('settle-opinions', { adoptions: [{ ...opinion, adopted: 'no' }] })
    .expect({ refused: 'no-reason' });
  consulting()
    .as('secrecy-reviewer')
    .do('review-secrecy', { secrecyResult: 'public', redactions: [] })
    .expect({ refused: 'opinions-open' });
  consulting()
    .do('revise', { adoptions: [opinion] })
    .expect({ state: 'drafting' });
  checked().as('office-head').do('send-back', { returnReason: '第二章数据重复' }).expect({ state: 'drafting' });
});
test('起草人不得自行保密审查；结论与公开版差异表须一致（信息公开条例第17条）', () => {
  settled().do('review-secrecy', { secrecyResult: 'partly', redactions: [] }).expect({ refused: 'redactions' });
  const row = { path: '12', quote: '按照市长批示', ground: 'instruction', reason: '领导批示' };
  settled()
    .do('review-secrecy', { secrecyResult: 'partly', redactions: [row] })
    .expect({ state: 'cleared' });
});
test('政府的报告须有常务会议同意的决定；部门由本单位会议审议', () => {
  cleared()
    .given(itemId, { procedure: meetingItem.id, state: 'scheduled', values: {} })
    .do('deliberate', { meetingItem: itemId })
    .expect({ refused: 'not-agreed' });
  cleared().do('deliberate-own', { meetingNote: '局务会' }).expect({ refused: 'standing-meeting' });
});
test('成文日期为签发之日，可以是休息日；文号年份、报告年度随成文年份', () => {
  signed().expect({ state: 'signed', due: { disclosure: '2020-03-06' } });
  deliberated()
    .on('2020-02-09')
    .do('sign', { ...signing, signedOn: '2020-02-08' })
    .expect({ refused: 'signed-on' });
  deliberated()
    .on('2020-02-09')
    .do('sign', { ...signing, docNo: '驻政文〔2019〕22号' })
    .expect({ refused: 'doc-year' });
  deliberated()
    .on('2021-02-09')
    .do('sign', { ...signing, docNo: '驻政文〔2021〕22号', signedOn: '2021-02-09' })
    .expect({ refused: 'report-year' });
});
test('三路报送各一次，各自登记回执，另行抄送', () => {
  submitted().do('submit-party', { partyName: '中共驻马店市委' }).expect({ refused: 'already-submitted' });
  signed()
    .do('submit-superior', { superiorName: '河南省人民政府' })
    .do('receive-party', { partyReceipt: '1', partyReceivedOn: '2020-02-09' })
    .expect({ refused: 'not-submitted' });
  submitted()
    .do('receive-superior', { superiorReceipt: '收文第45号', superiorReceivedOn: '2020-02-10' })
    .do('receive-party', { partyReceipt: '收文第12号', partyReceivedOn: '2020-02-10' })
    .do('receive-npc', { npcReceipt: '张某签收', npcReceivedOn: '2020-02-10' })
    .do('cc', { ccTo: '省委全面依法治省委员会办公室' })
    .expect({ state: 'submitted', due: { 'to-npc': 'stopped' } });
});
test('未报送的不得公开；公开后公众可见正文和指标表，看不到核对和采纳情况', () => {
  signed()
    .do('submit-superior', { superiorName: '河南省人民政府' })
    .as('publisher')
    .do('publish', issued)
    .expect({ refused: 'not-all-submitted' });
  signed().expect({ publicly: { title: undefined } });
  published().expect({
    state: 'published',
    publicly: {
      docNo: '驻政文〔2020〕22号',
      verifyCode: issued.verifyCode,
      adoptions: undefined,
      findings: undefined,
      redactions: undefined,
    },
  });
  submitted().on('2020-03-09').as('publisher').do('publish', issued).expect({ refused: 'late-reason' });
  published()
    .as('drafter')
    .do('archive')
    .expect({ state: 'archived', publicly: { reportYear: 2019 } });
});
test('涉密的不公开，直接归档；不涉密的须公开', () => {
  const closed = { secrecyResult: 'closed', redactions: [] };
  submitted(closed).as('publisher').do('publish', issued).expect({ refused: 'closed' });
  submitted(closed)
    .as('office-head')
    .do('keep-closed')
    .expect({ state: 'closed', publicly: { title: undefined } });
  submitted().as('office-head').do('keep-closed').expect({ refused: 'must-publish' });
});
test('公开后有误的发布更正公告，旧版留存；未按期、缺要素的督促', () => {
  published()
    .as('governance')
    .do('supervise-gap', { gap: 'incomplete', gapNote: '没有写明不足的原因，请补充后更正' })
    .expect({ state: 'supervised' })
    .on('2020-03-20')
    .as('publisher')
    .do('correct', { ...issued, publicEdition: 2, correctionNotice: '补充存在不足的原因。' })
    .expect({ state: 'corrected', publicly: { publicEdition: 2 } });
  collecting().as('governance').do('urge', { urgeNote: '请抓紧汇总供稿' }).expect({ state: 'collecting' });
});
test('声明没有缺陷', () => {
  expect(check([annualReport, meetingItem]).filter((flaw) => flaw.procedure.startsWith('annual-report'))).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...[
      'year-running',
      'title-form',
      'due-day',
      'unexplained',
      'no-reason',
      'opinions-open',
      'redactions',
      'not-agreed',
      'standing-meeting',
    ],
    ...['signed-on', 'doc-year', 'report-year', 'already-submitted', 'not-to-congress', 'not-submitted', 'no-demonstration-area'],
    ...['not-all-submitted', 'closed', 'must-publish', 'late-reason'],
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
