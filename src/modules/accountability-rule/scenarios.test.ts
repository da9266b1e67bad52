import { expect, test } from 'vitest';
import { check, type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { accountabilityRule } from './procedure.ts';

const seen = covered(accountabilityRule);
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '制度.pdf', size: 10, type: 'application/pdf' };
const older = '411700/01900000-0000-7000-8000-0000000000b1';
const rule = { title: '督查工作积分管理暂行办法', issuer: '411700-D01', theme: 'points', body: paper };
const start = (): Play =>
  seen
    .watch(play(accountabilityRule, law))
    .given(older, { procedure: 'accountability-rule', state: 'in-force', unit: '411700-D01' })
    .on('2019-03-04')
    .as('keeper');
const issued = (values: object = {}) =>
  start()
    .do('register', { ...rule, ...values })
    .as('head')
    .do('issue', { issuedOn: '2019-03-04' });

test('制度印发后向社会公开', () => {
  start()
    .do('register', rule)
    .expect({ state: 'drafted', publicly: { title: undefined } });
  issued().expect({ state: 'in-force', publicly: { title: '督查工作积分管理暂行办法' } });
});

test('新制度代替旧制度，旧制度废止；也可以单独废止', () => {
  issued({ replaces: older, forYear: 2018 }).expect({ state: 'in-force', values: { forYear: 2018 } });
  start()
    .do('register', { ...rule, issuer: '411700-D02', replaces: older })
    .expect({ refused: 'other-issuer' });
  issued().as('clock').do('replaced').expect({ state: 'repealed' });
  issued().do('repeal', { reason: '不再适用' }).expect({ state: 'repealed' });
});

test('声明没有缺陷', () => {
  expect(check([accountabilityRule])).toEqual([]);
});

test('每个动作、每项拒绝都有情形', () => {
  expect(seen.missing(['other-issuer'])).toEqual({ acts: [], deadlines: [], refusals: [] });
});
