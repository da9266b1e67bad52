import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { rulePlan } from '#modules/rule-plan';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(rulePlan);
const id = (n: number) => `411700/01900000-0000-7000-8000-00000000000${n}`;
const project = (state = 'applied') => ({
  procedure: 'government-rule',
  state,
  values: { title: '停车场管理办法', draftingUnit: '411700-D15', submitBy: '2019-06-30' },
});
const called = (): Play =>
  coverage
    .watch(play(rulePlan, { calendar: cityCalendar, policies: [] }))
    .given(id(1), project())
    .given(id(2), project('planned'))
    .on('2018-11-05')
    .as('justice-bureau')
    .do('call', { title: '2019年规章制定工作计划', issuer: '411700', year: 2019, callNote: '公开征集', applyBy: '2018-11-30' });
const evaluated = () => called().on('2018-12-10').do('evaluate', { evaluationNote: '已逐项论证' });
const drafted = (projects: readonly string[]) => evaluated().on('2019-01-08').do('draft-plan', { projects, planNote: '一件' });
const published = () =>
  drafted([id(1)])
    .as('mayor')
    .do('approve')
    .as('government-office')
    .on('2019-02-14')
    .do('publish');

test('申报期满后评估论证；列入的项目写明起草单位和完成时间（第10—12条）', () => {
  called()
    .expect({ due: { application: '2018-11-30' } })
    .on('2018-11-20')
    .do('evaluate', { evaluationNote: '论证' })
    .expect({ refused: 'too-early' });
  drafted([id(2)]).expect({ refused: 'project-not-applied' });
  published().expect({ state: 'published', publicly: { planNote: '一件', evaluationNote: undefined } });
});

test('计划外急需项目每年不多于2件；调整须补充论证（第13条）', () => {
  const p = published()
    .as('mayor')
    .do('adjust', { addedProjects: [id(1)], adjustReason: '补充论证' })
    .as('clock');
  p.do('add-urgent', { urgentProject: id(2) })
    .do('add-urgent', { urgentProject: id(2) })
    .do('add-urgent', { urgentProject: id(2) })
    .expect({ refused: 'urgent-full' });
  p.as('justice-bureau').do('close-year', { yearNote: '完成一件' }).expect({ state: 'closed' });
});

test('每个动作、每项期限都有情形', () => {
  expect(coverage.missing()).toEqual({ acts: [], deadlines: [], refusals: [] });
});
