import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { disclosureReport } from './procedure.ts';

const seen = covered(disclosureReport);
const first = {
  title: '市教育局2019年政府信息公开工作年度报告',
  agency: '411700-D03',
  level: 'department',
  periodTo: '2019-12-31',
  dueOn: '2020-01-31',
};
const table = { carriedIn: 1, newlyReceived: 20, closedCount: 19, carriedOut: 2, body: '正文' };
const opened = (more: object = {}): Play =>
  seen
    .watch(play(disclosureReport, { calendar: cityCalendar, policies: [] }))
    .on('2020-01-02')
    .as('compiler')
    .do('open', { ...first, ...more });
const computed = () => opened().do('compute', table).as('director');
const signed = () => computed().do('confirm').as('head').do('sign').as('compiler');

test('部门一月三十一日前、政府三月三十一日前公布（条例第49条）', () => {
  opened().expect({ due: { publication: '2020-01-31' } });
  opened({ dueOn: '2020-03-31' }).expect({ refused: 'due-day' });
  opened({ level: 'government', dueOn: '2020-03-31' }).expect({ due: { publication: '2020-03-31' } });
});
test('新收加上年结转等于办结加结转下年，不闭合的不得汇总', () => {
  const p = opened()
    .do('compute', { ...table, closedCount: 18 })
    .expect({ refused: 'table-open' });
  expect(p.refusals[0]?.text).toBe('新收20件加上年结转1件，不等于办结18件加结转下年2件');
});
test('核对后签发、公布；未公布的不可见', () => {
  signed().expect({ state: 'signed', publicly: { title: undefined } });
  signed()
    .on('2020-01-20')
    .do('publish')
    .expect({ state: 'published', publicly: { closedCount: 19 } });
  signed().on('2020-02-03').do('publish').expect({ refused: 'late-reason' });
});
test('核对不符的退回', () => {
  computed().do('send-back', { returnReason: '与台账不符' }).expect({ state: 'collecting' });
});
test('声明没有缺陷', () => {
  expect(check([disclosureReport])).toEqual([]);
});
test('每个动作、每项拒绝、每个期限都有情形', () => {
  expect(seen.missing(['due-day', 'table-open', 'late-reason'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
