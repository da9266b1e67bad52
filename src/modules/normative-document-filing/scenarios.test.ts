import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { normativeDocumentFiling } from '#modules/normative-document-filing';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(normativeDocumentFiling);
const documentId = '411700/01900000-0000-7000-8000-000000000007';
const document = {
  title: '西平县人民政府关于印发西平县河道管理办法的通知',
  docNo: '西政〔2019〕5号',
  issuer: '411721',
  publishedOn: '2019-03-01',
};
const fileOf = (name: string) => ({ sha256: 'a'.repeat(64), name: `${name}.pdf`, size: 1000, type: 'application/pdf' });
const papers = {
  filingReport: fileOf('备案报告'),
  officialText: fileOf('正式文本'),
  explanation: fileOf('说明'),
  electronicText: fileOf('电子文本'),
  paperless: true,
};
const all = ['competence', 'higher-law', 'procedure', 'propriety'];
const opinion = { reviewed: all, opinion: '第五条增设义务，没有依据，建议删除', opinionFile: fileOf('备案审查意见书') };

const opened = (authorityKind = 'superior', more = {}, state = 'in-force') =>
  coverage
    .watch(play(normativeDocumentFiling, { calendar: cityCalendar, policies: [] }))
    .given(documentId, { procedure: 'normative-document', state, values: document })
    .on('2019-03-04')
    .as('issuer')
    .do('open', { ...document, document: documentId, authorityKind, authority: '411700-D09', ...more });
const submitted = (authorityKind = 'superior') => opened(authorityKind).on('2019-03-12').do('submit-filing', papers);
const registered = () => submitted().on('2019-03-14').as('filing-authority').do('register-filing');
const received = () =>
  submitted('npc')
    .on('2019-03-14')
    .as('filing-authority')
    .do('receive-by-npc', { npcFilingNo: '人备〔2019〕8号', receivedOn: '2019-03-13' });
const reviewing = () => registered().on('2019-03-18').do('start-review');
const npcReviewing = () => received().on('2019-03-18').do('start-review');
const advised = () => reviewing().on('2019-03-28').as('filing-chief').do('issue-opinion', opinion);
const npcAdvised = () => npcReviewing().on('2019-03-28').as('filing-authority').do('issue-npc-opinion', opinion);
const state = (play: ReturnType<typeof opened>, state: string) =>
  play.given(documentId, { procedure: 'normative-document', state, values: document });

describe('报送备案', () => {
  test('within 15 days of publication to the government above, within 30 to the standing committee （河南办法第51条）', () => {
    opened('superior').expect({ state: 'pending', due: { filing: '2019-03-18' } });
    opened('own-government').expect({ due: { filing: '2019-03-18' } });
    opened('npc').expect({ due: { filing: '2019-04-01' } });
  });

  test('a late filing is taken, with its reason', () => {
    const late = () => opened().on('2019-03-19');
    late().do('submit-filing', papers).expect({ refused: 'late-reason' });
    const done = late()
      .do('submit-filing', { ...papers, lateReason: '经办人员更替' })
      .expect({ state: 'submitted' });
    expect(done.matter?.history.at(-1)?.clocks.filing?.late).toBe(1);
  });

  test('only a published document is filed, under its own number and date', () => {
    opened('superior', {}, 'signed').expect({ refused: 'not-published' });
    opened('superior', { docNo: '西政〔2019〕6号' }).expect({ refused: 'differs-from-document' });
    opened('superior', { publishedOn: '2019-03-04' }).expect({ refused: 'differs-from-document' });
  });

  test('nobody files with themselves', () => {
    opened('superior', { authority: '411721' }).expect({ refused: 'own-authority' });
  });

  test('registered, it has a number for all to see; the report stays inside', () => {
    registered().expect({
      state: 'registered',
      due: { filing: 'stopped' },
      publicly: { filingNo: 'BA-411721-2019-0001', filingReport: undefined, officialText: fileOf('正式文本') },
    });
  });

  test('a standing committee’s registration is recorded apart', () => {
    submitted('npc').as('filing-authority').do('register-filing').expect({ refused: 'wrong-authority' });
    submitted()
      .as('filing-authority')
      .do('receive-by-npc', { npcFilingNo: '8', receivedOn: '2019-03-12' })
      .expect({ refused: 'wrong-authority' });
    submitted('npc')
      .as('filing-authority')
      .do('receive-by-npc', { npcFilingNo: '8', receivedOn: '2019-03-11' })
      .expect({ refused: 'date-order' });
  });

  test('what lacks a paper waits 15 days for it', () => {
    submitted()
      .as('filing-authority')
      .do('defer-filing', { missingMaterials: '制定依据' })
      .expect({ state: 'deferred', due: { resubmission: '2019-03-27' } })
      .on('2019-03-20')
      .as('issuer')
      .do('resubmit-filing', { explanation: fileOf('说明') })
      .expect({ state: 'submitted', values: { deferredBefore: true } });
  });

  test('what need not be filed is declined with the reason', () => {
    submitted().as('filing-authority').do('decline-filing', { declineReason: '会议纪要' }).expect({ state: 'not-accepted' });
  });
});

describe('备案审查', () => {
  test('30 days from registration, once 20 more', () => {
    registered().expect({ due: { review: '2019-04-15' } });
    reviewing()
      .as('filing-chief')
      .do('extend-review', { extensionReason: '情况复杂' })
      .expect({ due: { review: '2019-05-05' } });
    reviewing().as('filing-chief').do('extend-npc-review', { extensionReason: '情况复杂' }).expect({ refused: 'wrong-authority' });
  });

  test('30 days from receipt by the standing committee, once 30 more （第54条）', () => {
    received().expect({ due: { 'npc-review': '2019-04-12' } });
    npcReviewing()
      .as('filing-chief')
      .do('extend-npc-review', { extensionReason: '情况复杂' })
      .expect({ due: { 'npc-review': '2019-05-13' } });
  });

  test('every aspect is looked at before the file is closed', () => {
    reviewing()
      .as('filing-authority#2')
      .do('conclude-no-issue', { reviewed: ['competence'] })
      .expect({ refused: 'review-incomplete' });
    reviewing()
      .as('filing-authority#2')
      .do('conclude-no-issue', { reviewed: all })
      .expect({ state: 'closed-no-issue', due: { review: 'stopped' } });
  });

  test('the issuer explains by the day set', () => {
    const ask = (answerBy: string) =>
      reviewing().on('2019-03-20').as('filing-authority').do('ask-explanation', { question: '第五条的依据', answerBy });
    ask('2019-03-19').expect({ refused: 'answer-by-past' });
    ask('2019-03-29')
      .expect({ state: 'explaining', due: { explanation: '2019-03-29' } })
      .on('2019-03-27')
      .as('issuer')
      .do('explain', { answer: '依据为河道管理条例第十一条' })
      .expect({ state: 'reviewing' });
  });

  test('an opinion leads to correction of the document itself', () => {
    const note = { rectification: 'repeal', rectificationNote: '已废止并公布' };
    advised().as('issuer').do('self-rectify', note).expect({ refused: 'not-rectified', state: 'opinion-issued' });
    state(advised(), 'repealed')
      .as('issuer')
      .do('self-rectify', note)
      .expect({ state: 'rectified', publicly: { opinion: undefined } });
  });

  test('the standing committee’s opinion is answered within 30 days, its decision carried out within 30 （第56条）', () => {
    npcAdvised().expect({ due: { reply: '2019-04-28' } });
    npcAdvised()
      .on('2019-04-10')
      .as('issuer')
      .do('object', { objection: '有上位法依据' })
      .as('filing-chief')
      .do('report-superior')
      .expect({ state: 'reported' })
      .on('2019-04-20')
      .as('filing-authority')
      .do('require-handling', { handling: '三十日内修改' })
      .expect({ state: 'handling', due: { settlement: '2019-05-20' } });
  });

  test('an objection is reported; the document is revoked or upheld', () => {
    const reported = () => advised().as('issuer').do('object', { objection: '有上位法依据' }).as('filing-chief').do('report-superior');
    reported()
      .do('revoke', { decision: '驻政〔2019〕12号' })
      .expect({ state: 'revoked', publicly: { decision: '驻政〔2019〕12号' } });
    reported().do('uphold-document', { upholdReason: '有上位法依据' }).expect({ state: 'closed-no-issue' });
  });

  test('every act is done, every refusal met, every deadline checked', () => {
    const refusals = [
      'not-published',
      'differs-from-document',
      'own-authority',
      'wrong-authority',
      'review-incomplete',
      'date-order',
      'answer-by-past',
      'not-rectified',
      'late-reason',
    ];
    expect(coverage.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
