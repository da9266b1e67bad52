import { describe, expect, test } from 'vitest';
import { type Draft, measure, play } from '#kernel';
import { cityCalendar } from '#law';
import { normativeDocumentCleanup } from '#modules/normative-document-cleanup';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(normativeDocumentCleanup);
const campaignId = '411700/01900000-0000-7000-8000-000000000001';
const documentId = '411700/01900000-0000-7000-8000-000000000002';
const scope = { scopeIssuer: '411700', scopeFrom: '2005-01-01', scopeTo: '2019-02-28' };
const entry = {
  title: '驻马店市人民政府关于加强墙体材料管理的通告',
  docNo: '驻政〔2009〕31号',
  campaign: campaignId,
  document: documentId,
  issuer: '411700',
  implementer: '411700-D05',
};
const all = ['higher-law', 'bases', 'duplication', 'contradiction'];

const fresh = (document: object = {}, campaign = 'planned') =>
  coverage
    .watch(play(normativeDocumentCleanup, { calendar: cityCalendar, policies: [] }))
    .given(campaignId, { procedure: 'cleanup-campaign', state: campaign, values: scope })
    .given(documentId, {
      procedure: 'normative-document',
      state: 'in-force',
      values: { issuer: '411700', signedOn: '2009-03-02' },
      ...document,
    })
    .on('2019-03-05')
    .as('justice-bureau');
const listed = () => fresh().do('list', entry);
const proposed = (result = 'repeal', more = {}) =>
  listed()
    .on('2019-04-10')
    .as('implementer')
    .do('propose-result', { result, reason: '所依据的规定已经废止', ...more });
const checked = (result?: string, more = {}) =>
  proposed(result, more).on('2019-05-10').as('justice-bureau').do('review-result', { checked: all });
const reach = (p: ReturnType<typeof listed>, state: string) => p.given(campaignId, { procedure: 'cleanup-campaign', state, values: scope });
const decided = (result?: string, more = {}) =>
  reach(checked(result, more), 'decided').on('2019-09-10').as('executive-meeting').do('decide');
const announced = (result?: string, more = {}) =>
  reach(decided(result, more), 'announced').on('2019-09-20').as('government-office').do('announce', { appliesOn: '2019-09-20' });

describe('清理结论', () => {
  test('only documents in force, of the issuer and the years of the frozen list', () => {
    listed().expect({ state: 'planned' });
    fresh({ state: 'repealed' }).do('list', entry).expect({ refused: 'not-in-force' });
    fresh({ values: { issuer: '411700', signedOn: '2004-12-31' } })
      .do('list', entry)
      .expect({ refused: 'out-of-scope' });
    fresh({ values: { issuer: '411721', signedOn: '2009-03-02' } })
      .do('list', entry)
      .expect({ refused: 'out-of-scope' });
    fresh({}, 'decided').do('list', entry).expect({ refused: 'out-of-scope' });
  });

  test('a document to be amended gets a day by which it is', () => {
    proposed('amend').expect({ refused: 'field-missing' });
    proposed('amend', { amendBy: '2019-04-09' }).expect({ refused: 'amend-by-past' });
    proposed('amend', { amendBy: '2019-12-31' }).expect({ state: 'proposed' });
  });

  test('is checked against higher law, bases, duplicates and contradictions, and may go back', () => {
    proposed()
      .as('justice-bureau')
      .do('review-result', { checked: ['bases'] })
      .expect({ refused: 'check-incomplete' });
    proposed().as('justice-bureau').do('send-back', { backReason: '上位法仍有效' }).expect({ state: 'planned' });
    proposed().as('justice-bureau').do('withdraw', { backReason: '不属规范性文件' }).expect({ state: 'withdrawn' });
  });

  test('stands when the meeting has discussed it, is known when announced, and then takes effect', () => {
    checked().as('executive-meeting').do('decide').expect({ refused: 'not-decided' });
    decided().as('government-office').do('announce', { appliesOn: '2019-09-20' }).expect({ refused: 'not-announced' });
    announced()
      .expect({ state: 'announced', due: { effect: '2019-09-20' }, publicly: { result: 'repeal', reason: undefined } })
      .as('clock')
      .do('apply')
      .expect({ state: 'applied' });
  });

  test('does not take effect before its day', () => {
    reach(decided(), 'announced')
      .on('2019-09-20')
      .as('government-office')
      .do('announce', { appliesOn: '2019-10-08' })
      .on('2019-10-07')
      .as('clock')
      .do('apply')
      .expect({ refused: 'too-early-to-apply' });
  });

  test('what is reviewed is what is repealed, amended, kept or declared expired', () => {
    const events = (['repeal', 'amend', 'keep', 'expire'] as const).map((result): Draft[] => {
      const { matter } = decided(result, result === 'amend' ? { amendBy: '2019-12-31' } : {});
      const last = matter?.history.at(-1);
      if (!matter || !last) throw new Error('not decided');
      const head = {
        matter: matter.id,
        region: matter.region,
        procedure: matter.procedure,
        edition: 1,
        unit: matter.unit,
        unitPath: matter.unitPath,
      };
      return matter.history.map((s) => ({
        ...head,
        ...s,
        occurredOn: s.on,
        values: s.seq === 1 ? matter.values : {},
      }));
    });
    const year = { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' };
    const n = (metric: string) => measure(normativeDocumentCleanup, metric, events, year).n;
    expect(n('reviewed')).toBe(4);
    expect(n('repealed') + n('amended') + n('kept') + n('expired')).toBe(4);
    expect([n('repealed'), n('remaining')]).toEqual([1, 2]);
  });

  test('every act is done, every refusal met, every deadline checked', () => {
    const refusals = [
      'not-in-force',
      'out-of-scope',
      'amend-by-past',
      'check-incomplete',
      'not-decided',
      'not-announced',
      'too-early-to-apply',
    ];
    expect(coverage.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
