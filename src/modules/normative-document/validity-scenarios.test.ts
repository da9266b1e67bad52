import { describe, expect, test } from 'vitest';
import { livingActs } from './living-acts.ts';
import { coverage, fileOf, id, inForce, issued, published, publishing, signed, start } from './path.test-helper.ts';

describe('公布', () => {
  test('未经统一登记、统一编号、统一印发，不得发布', () => {
    signed().on('2019-06-10').as('government-office').do('publish', publishing).expect({ refused: 'not-unified' });
  });

  test('the number is given, never typed', () => {
    signed()
      .on('2019-06-04')
      .as('government-office')
      .do('register', { sign: '驻政文', docNo: '驻政文〔2019〕99号' })
      .expect({ refused: 'field-not-asked' });
  });

  test('within 20 working days of its date （信息公开条例第26条）, and 5 of its issue', () => {
    issued().expect({ due: { publication: '2019-07-02', 'publication-after-issue': '2019-06-13' } });
    const late = { ...publishing, publishedOn: '2019-07-03', effectiveOn: '2019-08-02' };
    issued().on('2019-07-03').do('publish', late).expect({ refused: 'late-reason' });
    issued()
      .on('2019-07-03')
      .do('publish', { ...late, lateReason: '公报排期' })
      .expect({ state: 'published' });
  });

  test('不得溯及施行，但有利于相对人的除外', () => {
    published({ effectiveOn: '2019-06-09' }).expect({ refused: 'retroactive' });
    published({ effectiveOn: '2019-06-09', expiresOn: '2024-06-08', retroactiveReason: '减免费用' }).expect({ state: 'published' });
  });

  test('30 days from publication to effect, unless waiting would hinder', () => {
    published({ effectiveOn: '2019-07-09' }).expect({ refused: 'effect-too-soon' });
    published({ effectiveOn: '2019-07-10', expiresOn: '2024-07-09' }).expect({ state: 'published', due: { effect: '2019-07-10' } });
    published({ effectiveOn: '2019-06-10', expiresOn: '2024-06-09', immediateReason: '防汛' }).expect({ state: 'published' });
  });

  test('有效期不得超过 5 年；暂行、试行不得超过 2 年', () => {
    published({ expiresOn: '2024-07-16' }).expect({ refused: 'validity-too-long' });
    published({ expiresOn: '2019-07-01' }).expect({ refused: 'date-order' });
  });

  test('the day of publication is the day it is done', () => {
    published({ publishedOn: '2019-06-09', effectiveOn: '2019-07-15' }).expect({ refused: 'publication-day' });
  });

  test('what it replaces must itself be in force', () => {
    issued()
      .given(id(1), { procedure: 'normative-document', state: 'repealed' })
      .on('2019-06-10')
      .do('publish', { ...publishing, replaces: [id(1)] })
      .expect({ refused: 'predecessor-not-in-force' })
      .given(id(1), { procedure: 'normative-document', state: 'in-force', values: { expiresOn: '2019-07-14' } })
      .do('publish', { ...publishing, replaces: [id(1)] })
      .expect({ refused: 'predecessor-not-in-force' })
      .given(id(1), { procedure: 'normative-document', state: 'in-force', values: { expiresOn: '2019-07-15' } })
      .do('publish', { ...publishing, replaces: [id(1)] })
      .expect({ state: 'published' });
  });

  test('takes effect on its day, not before', () => {
    published().on('2019-07-14').as('clock').do('come-into-force').expect({ refused: 'not-yet-effective' });
  });

  test('the filing number is shown with the document', () => {
    published()
      .as('clock')
      .do('record-filing', { filingNo: 'BA-411700-D09-2019-0001' })
      .expect({ publicly: { filingNo: 'BA-411700-D09-2019-0001' } });
  });
});

describe('有效性', () => {
  const old = {
    title: '驻马店市人民政府关于加强墙体材料管理的通告',
    issuer: '411700',
    issuerLevel: 'city',
    genre: 'announcement',
    topic: 'urban',
    docNo: '驻政〔2009〕31号',
    signedOn: '2009-03-02',
    publishedOn: '2009-03-10',
    effectiveOn: '2009-03-10',
  };
  const imported = (more = {}) =>
    start()
      .on('2019-01-02')
      .as('government-office')
      .do('import-existing', { ...old, ...more });

  test('a document from before the platform is recorded as in force, with its own number', () => {
    imported().expect({ state: 'in-force', values: { docNo: '驻政〔2009〕31号', registryNo: 'GF-411700-2019-0001', imported: true } });
    imported({ expiresOn: '2018-12-31' }).expect({ refused: 'already-expired' });
  });

  test('a wrong record of an old document is void; a document made here is not', () => {
    imported().do('void', { voidReason: '重复补录' }).expect({ state: 'voided' });
    inForce().as('government-office').do('void', { voidReason: '误' }).expect({ refused: 'not-imported' });
  });

  test('a new text amends or replaces the old one', () => {
    imported()
      .as('clock')
      .do('amend', { replacedBy: id(7) })
      .expect({ refused: 'reference-unknown' });
    const known = () => imported().given(id(7), { procedure: 'normative-document', state: 'in-force' }).as('clock');
    known()
      .do('amend', { replacedBy: id(7) })
      .expect({ state: 'amended', publicly: { validity: 'amended', replacedBy: id(7) } });
    known()
      .do('replace', { replacedBy: id(7) })
      .expect({ state: 'repealed', values: { repealKind: 'replaced' } });
  });

  test('the issuer repeals by a published decision; the filing authority’s revocation ends it too', () => {
    imported()
      .as('issuer')
      .do('repeal', { repealDecision: '驻政〔2019〕5号', repealReason: '上位法修改' })
      .expect({ state: 'repealed', values: { validity: 'repealed', repealKind: 'decision' }, due: { validity: 'stopped' } });
    imported()
      .as('clock')
      .do('revoke', {})
      .expect({ state: 'repealed', values: { repealKind: 'revoked' } });
  });

  test('a cleanup keeps, amends by a day, repeals or declares expired', () => {
    const clean = () => imported().given(id(8), { procedure: 'normative-document-cleanup', state: 'announced' }).as('clock');
    clean()
      .do('keep-by-cleanup', { cleanup: id(8) })
      .expect({ state: 'in-force' });
    clean()
      .do('amend-by-cleanup', { cleanup: id(8), amendBy: '2019-12-31' })
      .expect({ state: 'amending', due: { amendment: '2019-12-31' }, values: { validity: 'in-force' } });
    clean()
      .do('repeal-by-cleanup', { cleanup: id(8) })
      .expect({ state: 'repealed', values: { repealKind: 'cleanup' } });
    clean()
      .do('expire-by-cleanup', { cleanup: id(8) })
      .expect({ state: 'expired' });
  });

  test('expires when its validity ends, not before', () => {
    inForce().on('2024-07-14').as('clock').do('expire').expect({ refused: 'still-valid' });
    inForce()
      .on('2024-07-15')
      .as('clock')
      .do('expire')
      .expect({ state: 'expired', publicly: { validity: 'expired' } });
  });

  test('is renewed only after an assessment within the six months before its end, for at most five years', () => {
    const assessment = { renewalAssessment: fileOf('届满前评估', '4') };
    inForce().on('2024-01-13').as('issuer').do('assess-renewal', assessment).expect({ refused: 'assessment-window' });
    inForce()
      .on('2024-06-20')
      .as('issuer')
      .do('renew', { renewedOn: '2024-06-20', expiresOn: '2029-06-20' })
      .expect({ refused: 'no-renewal-assessment' });
    inForce()
      .on('2024-01-14')
      .as('issuer')
      .do('assess-renewal', assessment)
      .on('2024-06-20')
      .do('renew', { renewedOn: '2024-06-20', expiresOn: '2029-06-21' })
      .expect({ refused: 'validity-too-long' })
      .do('renew', { renewedOn: '2024-06-20', expiresOn: '2029-06-20' })
      .expect({ state: 'in-force', due: { validity: '2029-06-20' } });
  });

  test('a trial document lasts two years at most', () => {
    const title = '驻马店市人民政府关于印发驻马店市共享单车管理办法（试行）的通知';
    const p = issued({ title });
    p.on('2019-06-10')
      .do('publish', { ...publishing, expiresOn: '2021-07-16' })
      .expect({ refused: 'validity-too-long' });
    p.do('publish', { ...publishing, expiresOn: '2021-07-15' }).expect({ state: 'published' });
  });
});

test('every act of this part is done, every refusal met, every deadline checked', () => {
  const refusals = [
    'publication-day',
    'not-unified',
    'retroactive',
    'effect-too-soon',
    'validity-too-long',
    'predecessor-not-in-force',
    'not-yet-effective',
    'still-valid',
    'assessment-window',
    'no-renewal-assessment',
    'already-expired',
    'not-imported',
    'late-reason',
  ];
  const missing = coverage.missing(refusals);
  expect(missing.acts.filter((act) => act in livingActs)).toEqual([]);
  expect(
    missing.deadlines.filter((deadline) =>
      ['publication', 'publication-after-issue', 'effect', 'validity', 'amendment'].includes(deadline),
    ),
  ).toEqual([]);
  expect(missing.refusals).toEqual([]);
});
