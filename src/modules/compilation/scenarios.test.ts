import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { compilation } from '#modules/compilation';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(compilation);
const id = (n: number) => `411700/01900000-0000-7000-8000-00000000000${n}`;
const book = { title: '驻马店市行政规范性文件汇编（2018年）', compiler: '411700', year: 2018, documents: [id(1), id(2)], compiledCount: 2 };

const fresh = (second = 'in-force') =>
  coverage
    .watch(play(compilation, { calendar: cityCalendar, policies: [] }))
    .given(id(1), { procedure: 'normative-document', state: 'in-force', values: { title: '供水办法' } })
    .given(id(2), { procedure: 'normative-document', state: second, values: { title: '墙材通告' } })
    .on('2019-02-20')
    .as('justice-bureau');
const collected = (more = {}, second?: string) => fresh(second).do('collect', { ...book, ...more });
const proofread = () => collected().do('proofread', { unaltered: true });
const approved = () =>
  proofread()
    .on('2019-03-10')
    .as('compilation-committee')
    .do('approve', { committee: '汇编委员会（市长任主任）', approvedOn: '2019-03-10' });
const printed = () => approved().on('2019-04-01').as('government-office').do('print', { printedOn: '2019-04-01', copies: 300 });
const listFile = { sha256: 'a'.repeat(64), name: '年度目录.pdf', size: 1000, type: 'application/pdf' };

describe('汇编', () => {
  test('现行汇编不得收入已废止、失效文件 （比照汇编规定第6条）', () => {
    const refused = collected({}, 'repealed').expect({ refused: 'not-in-force' });
    expect(refused.refusals[0]?.remedy).toBe('请删去《墙材通告》');
    collected({}, 'amending').expect({ state: 'collecting' });
  });

  test('a document repealed while the book is made drops out', () => {
    collected()
      .given(id(2), { procedure: 'normative-document', state: 'expired', values: { title: '墙材通告' } })
      .do('proofread', { unaltered: true })
      .expect({ refused: 'not-in-force' })
      .do('revise', { documents: [id(1)], compiledCount: 1 })
      .do('proofread', { unaltered: true })
      .expect({ state: 'proofread' });
  });

  test('states as many documents as it holds, each once', () => {
    collected({ compiledCount: 3 }).expect({ refused: 'count-differs' });
    collected({ documents: [id(1), id(1)] }).expect({ refused: 'twice' });
  });

  test('nothing of a document is cut or changed', () => {
    collected().do('proofread', { unaltered: false }).expect({ refused: 'altered' });
  });

  test('is approved, printed and handed out; the public sees it when printed', () => {
    proofread().expect({ publicly: { title: undefined } });
    printed()
      .expect({ state: 'printed', publicly: { compiledCount: 2 } })
      .do('distribute', { distributedTo: '市直各单位' })
      .expect({ state: 'distributed' });
  });

  test('the list of the year reaches the standing committee before 31 March of the next （河南办法第62条）', () => {
    const send = (day: string, more = {}) =>
      approved()
        .on(day)
        .as('government-office')
        .do('send-list', { listSentOn: day, listFile, ...more });
    send('2019-03-30').expect({ publicly: { listSentOn: undefined } });
    send('2019-03-31').expect({ refused: 'list-late' });
    send('2019-03-31', { lateReason: '核对目录' }).expect({ state: 'approved' });
  });

  test('every act is done, every refusal met, every deadline checked', () => {
    const refusals = ['not-in-force', 'twice', 'count-differs', 'altered', 'list-late'];
    expect(coverage.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
