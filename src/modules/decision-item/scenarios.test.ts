import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { decisionItem } from '#modules/decision-item';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(decisionItem);
const catalogue = '411700/01900000-0000-7000-8000-000000000001';
const start = () =>
  coverage
    .watch(play(decisionItem, { calendar: cityCalendar, policies: [] }))
    .given(catalogue, { procedure: 'decision-catalogue' })
    .on('2019-01-10');
const idea = { title: '停车收费标准调整', decisionMaker: '411700', category: 'public-policy', problem: '停车难', reasons: '规划要求' };
const proposal = { ...idea, proposerKind: 'department', proposerUnit: '411700-D05', solution: '分区定价', feasibility: '已论证' };
const proposed = (more: object = {}): Play =>
  start()
    .as('proposer')
    .do('propose', { ...proposal, ...more });
const plan = {
  studyNote: '拟列入',
  excluded: 'none',
  category: 'public-policy',
  undertaker: '411700-D05',
  plannedOn: '2019-10-31',
  plannedSteps: ['participation', 'legality', 'collective'],
};
const listed = () =>
  proposed().as('government-office').on('2019-02-13').do('study', plan).as('clock').on('2019-03-06').do('list', { catalogue });

test('部门提出的须论证必要性、可行性；公众也可以提出（第10条）', () => {
  proposed({ feasibility: undefined }).expect({ refused: 'not-argued' });
  start()
    .as('citizen')
    .do('propose-publicly', { ...idea, proposer: { name: '王小明' } })
    .expect({ state: 'proposed', due: { reply: '2019-03-11' }, publicly: { title: undefined } });
});

test('规章制定等不适用决策程序；审查和集体讨论是必经程序', () => {
  const p = proposed().as('government-office');
  p.do('study', { ...plan, excluded: 'legislation' }).expect({ refused: 'not-a-decision' });
  p.do('study', { ...plan, plannedSteps: ['participation'] }).expect({ refused: 'steps-missing' });
  p.do('decline', { reply: '已转办' }).expect({ state: 'declined' });
});

test('列入目录后公开，启动、决策、结转、调出都有去向', () => {
  listed()
    .expect({ publicly: { title: idea.title } })
    .do('launch')
    .do('finish')
    .expect({ state: 'decided' });
  listed().do('launch').do('end').expect({ state: 'ended' });
  listed()
    .as('government-office')
    .do('carry-over', { carryReason: '条件不成熟' })
    .expect({ state: 'carried' })
    .do('drop', { dropReason: '不再需要' })
    .expect({ state: 'dropped' });
});

test('每个动作、每项期限都有情形', () => {
  expect(coverage.missing()).toEqual({ acts: [], deadlines: [], refusals: [] });
});
