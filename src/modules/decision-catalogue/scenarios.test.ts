import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { decisionCatalogue } from '#modules/decision-catalogue';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(decisionCatalogue);
const id = (n: number) => `411700/01900000-0000-7000-8000-00000000000${n}`;
const studied = (state = 'studied') => ({ procedure: 'decision-item', state, values: { decisionMaker: '411700', title: '停车收费调整' } });
const call = {
  title: '2019年度决策事项目录',
  decisionMaker: '411700',
  year: 2019,
  callNote: '请申报',
  proposeBy: '2019-02-01',
  publishBy: '2019-03-31',
};
const called = (more: object = {}): Play =>
  coverage
    .watch(play(decisionCatalogue, { calendar: cityCalendar, policies: [] }))
    .given(id(1), studied())
    .given(id(2), studied())
    .given(id(3), studied('proposed'))
    .on('2019-01-08')
    .as('government-office')
    .do('call-for-items', { ...call, ...more });
const compile = (p: Play, items: readonly string[]) => p.on('2019-03-01').do('compile', { items, screened: '已查重' });
const agreed = { partyAgreedOn: '2019-03-04', partyPaper: '党委办复〔2019〕1号' };
const published = () =>
  compile(called(), [id(1)])
    .on('2019-03-04')
    .do('agree-party', agreed)
    .on('2019-03-06')
    .do('publish');

test('目录事项须经研究论证，同级党委同意后按期公布（第3条）', () => {
  called({ publishBy: '2019-04-10' }).expect({ refused: 'publish-by' });
  compile(called(), [id(1), id(3)]).expect({ refused: 'item-not-studied' });
  compile(called(), [id(1), id(1)]).expect({ refused: 'item-twice' });
  compile(called(), [id(1)])
    .do('publish')
    .expect({ refused: 'wrong-state' });
  compile(called(), [id(1)])
    .expect({ due: { publication: '2019-03-31' } })
    .do('agree-party', { ...agreed, partyAgreedOn: '2019-03-01' })
    .on('2019-04-01')
    .do('publish')
    .expect({ refused: 'late-reason' });
  published().expect({ state: 'published', publicly: { title: call.title, partyPaper: undefined } });
});

test('增列事项经同样程序，原有事项不得丢失；年末逐项有着落', () => {
  const more = { ...agreed, addedItems: [id(2)], adjustReason: '工作急需' };
  published()
    .do('adjust', { ...more, items: [id(2)] })
    .expect({ refused: 'items-lost' });
  published()
    .do('adjust', { ...more, items: [id(1), id(2)] })
    .expect({ state: 'published' });
  published().given(id(1), studied('listed')).do('close-year', { yearNote: '已完成' }).expect({ refused: 'items-open' });
  published().given(id(1), studied('decided')).do('close-year', { yearNote: '已完成' }).expect({ state: 'closed' });
});

test('每个动作、每项期限都有情形', () => {
  expect(coverage.missing()).toEqual({ acts: [], deadlines: [], refusals: [] });
});
