import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { reviewSuggestion } from '#modules/review-suggestion';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(reviewSuggestion);
const start = (day: string, role: string) =>
  coverage
    .watch(play(reviewSuggestion, { calendar: cityCalendar, policies: [] }))
    .on(day)
    .as(role);

const request = {
  title: '请求审查河道采砂收费的规定',
  authority: '411700-D09',
  documentTitle: '关于规范河道采砂的通告',
  provisions: '第四条',
  reasons: '增设收费没有依据',
};
const suggested = () => start('2019-03-04', 'suggester').do('submit', { ...request, suggester: { name: '王小明', phone: '19900000001' } });
const incidental = (more = {}) =>
  start('2024-03-04', 'registrar').do('receive-incidental', { ...request, sender: '市政府复议机构', ...more });
const finding = { finding: 'unlawful', findingNote: '第四条没有上位法依据' };

describe('审查建议', () => {
  test('names the document, the provision and the reasons', () => {
    start('2019-03-04', 'suggester')
      .do('submit', { ...request, documentTitle: '', suggester: { name: '王小明' } })
      .expect({ refused: 'no-document' });
  });

  test('is reviewed, concluded and answered （河南办法第60条）; nobody outside sees it', () => {
    suggested()
      .expect({ state: 'received', publicly: { title: undefined } })
      .as('registrar')
      .do('accept')
      .on('2019-03-20')
      .as('chief#2')
      .do('conclude', finding)
      .expect({ state: 'concluded' })
      .as('registrar')
      .do('reply', { reply: '已建议制定机关废止' })
      .expect({ state: 'replied' });
  });

  test('goes to the authority that may review it', () => {
    suggested().as('registrar').do('transfer', { transferTo: '省政府', transferReason: '省级文件' }).expect({ state: 'transferred' });
    suggested().as('registrar').do('forward', { transferTo: '省政府' }).expect({ refused: 'not-incidental' });
  });
});

describe('附带审查 （复议法第56至60条）', () => {
  test('30 days to handle, 7 working days to pass on', () => {
    incidental().expect({ due: { 'incidental-review': '2024-04-03', 'incidental-transfer': '2024-03-13' } });
  });

  test('the maker is told within 3 working days of the suspension, and answers within 10', () => {
    incidental()
      .on('2024-03-05')
      .do('accept')
      .expect({ refused: 'incidental' })
      .do('accept-incidental', { suspendedOn: '2024-03-04' })
      .expect({ due: { notice: '2024-03-07' } })
      .on('2024-03-06')
      .do('notify-maker', { maker: '411700-D05' })
      .expect({ due: { answer: '2024-03-20', notice: 'stopped', 'incidental-transfer': 'stopped' } })
      .on('2024-03-18')
      .as('maker')
      .do('answer-by-maker', { makerAnswer: '依据为省办法第九条' })
      .expect({ state: 'reviewing', due: { answer: 'stopped' } });
  });

  test('an authority to whom it was passed answers within 60 days', () => {
    incidental()
      .on('2024-03-13')
      .do('forward', { transferTo: '省政府' })
      .expect({ state: 'forwarded', due: { 'forwarded-reply': '2024-05-13' } })
      .on('2024-05-06')
      .do('return-finding', finding)
      .expect({ state: 'concluded' });
  });

  test('passing on after its time needs the reason', () => {
    incidental().on('2024-03-14').do('forward', { transferTo: '省政府' }).expect({ refused: 'late-reason' });
  });
});

describe('司法建议 （行诉法解释第149条）', () => {
  test('is answered in writing within 60 days', () => {
    start('2019-03-04', 'registrar')
      .do('receive-advice', { ...request, sender: '市中级人民法院', caseNo: '(2018)豫17行终10号' })
      .expect({ due: { 'court-reply': '2019-05-05' } });
  });

  test('every act is done, every refusal met, every deadline checked', () => {
    expect(coverage.missing(['no-document', 'incidental', 'not-incidental', 'late-reason'])).toEqual({
      acts: [],
      deadlines: [],
      refusals: [],
    });
  });
});
