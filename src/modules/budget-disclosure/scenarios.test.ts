import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { budgetDisclosure } from './procedure.ts';

const seen = covered(budgetDisclosure);
const budget = { title: '市教育局2019年度预算', body: '411700-D03', level: 'department', kind: 'budget', fiscalYear: '2019' };
const start = (): Play =>
  seen
    .watch(play(budgetDisclosure, { calendar: cityCalendar, policies: [] }))
    .on('2019-01-15')
    .as('finance');
const listed = (more: object = {}) => start().do('list', { ...budget, ...more });
const submitted = () => listed().on('2019-02-20').do('submit-to-congress', { congressOn: '2019-02-20' });
const due = () => submitted().on('2019-03-04').do('register-approval', { approvedOn: '2019-03-04' }).as('body');

test('批准、批复后二十日内公开（预算法第14条）', () => {
  due().expect({ state: 'due', due: { publication: '2019-03-25' } });
  due()
    .on('2019-03-20')
    .do('publish')
    .expect({ state: 'published', publicly: { title: budget.title } });
  const p = due().on('2019-03-26').do('publish').expect({ refused: 'late-reason' });
  p.do('publish', { lateReason: '报表更正' }).expect({ state: 'published' });
});
test('决算是已结束年度的，预算年度与办理年度相邻', () => {
  listed({ kind: 'final', fiscalYear: '2019' }).expect({ refused: 'year-mismatch' });
  listed({ kind: 'final', fiscalYear: '2018' }).expect({ state: 'listed' });
  listed({ fiscalYear: '2022' }).expect({ refused: 'year-mismatch' });
});
test('依法不公开的写明依据，不进入应公开名单', () => {
  start()
    .do('list-exempt', { ...budget, exemptBasis: '保密规定' })
    .expect({ state: 'exempt', publicly: { title: undefined } });
  submitted().do('exempt', { exemptBasis: '保密规定' }).expect({ state: 'exempt' });
});
test('声明没有缺陷', () => {
  expect(check([budgetDisclosure])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['year-mismatch', 'late-reason'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
