import { expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { assessmentCycle } from '#modules/assessment-cycle';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(assessmentCycle);
const self = '01900000-0000-7000-8000-000000000001';
const key = (n: number) => `411700/01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const seal = 'b'.repeat(64);
const draft = {
  title: '2019年度依法行政考核',
  year: 2019,
  periodFrom: '2019-01-01',
  periodTo: '2019-11-30',
  schemeId: 'law-administration-2019',
  schemeVersion: 1,
  method: '材料审查、实地核查、满意度调查和日常监测相结合',
};
const place = (n: number, total: number, rank: number) => ({ unit: `41172${n}`, group: 'county', total, grade: 'excellent', rank });
const ranking = [place(2, 93.5, 1), place(3, 91, 2)];
const finalised = (n: number, total: number, more: object = {}) => ({
  procedure: 'unit-assessment',
  state: 'finalised',
  unit: `41172${n}`,
  values: { cycle: `411700/${self}`, total, grade: 'excellent', group: 'county', ...more },
});

const begin = (more: object = {}): Play =>
  coverage
    .watch(play(assessmentCycle, { calendar: cityCalendar, policies: [] }))
    .given(key(2), finalised(2, 93.5))
    .given(key(3), finalised(3, 91))
    .on('2019-03-11')
    .as('organizer')
    .do('draft', { ...draft, ...more });
const approvedScheme = () => begin().on('2019-03-18').as('board').do('approve-scheme').as('organizer');
const announced = (on = '2019-03-20', more: object = {}) =>
  approvedScheme()
    .on(on)
    .do('publish-scheme', { noticeNo: '驻法政办〔2019〕3号', schemeSeal: seal, ...more });
const underWay = () =>
  announced().on('2019-11-29').do('fix-seed', { seed: '2019-ab12-cd34', seedSource: '当场摇号' }).on('2019-12-02').do('open-self');
const results = { assessments: [key(2), key(3)], proposal: ranking, resultEdition: 1, resultSeal: seal };
const submitted = (more: object = {}) =>
  underWay()
    .on('2020-01-07')
    .as('chief')
    .do('submit-results', { ...results, ...more });
const approved = () => submitted().on('2020-01-08').as('board').do('approve-results').as('organizer');
const told = { ranking, satisfaction: '全市平均满意度见附表', problems: '有的单位备案不及时' };

test('方案经批准后在三月三十一日前公布，迟了写明原因', () => {
  begin({ periodTo: '2020-01-31' }).expect({ refused: 'period-order' });
  begin().as('board').do('return-scheme', { returnReason: '分值待商' }).expect({ state: 'scheme-draft' });
  announced('2019-03-31').expect({ state: 'announced', publicly: { title: draft.title, year: 2019 } });
  announced('2019-04-01').expect({ refused: 'scheme-late' });
  announced('2019-04-01', { lateReason: '机构改革' }).expect({ state: 'announced' });
});

test('考核期末以后不得变更指标；此前变更的重新公布', () => {
  const amend = { schemeVersion: 2, schemeSeal: seal, amendReason: '新增一项' };
  announced().on('2019-11-30').as('chief').do('amend-scheme', amend).expect({ state: 'announced' });
  announced().on('2019-12-01').as('chief').do('amend-scheme', amend).expect({ refused: 'scheme-locked' });
});

test('抽样种子先公布，一经公布不得更换；考核期结束才自评', () => {
  underWay().do('fix-seed', { seed: '2019-zz99-yy88', seedSource: '重新摇号' }).expect({ refused: 'seed-fixed' });
  announced().on('2019-11-30').do('open-self').expect({ refused: 'period-open' });
});

test('异议期未满的不得提交、批准；名次与定分一致', () => {
  submitted().expect({ state: 'finalised' });
  underWay()
    .given(key(3), { ...finalised(3, 91), state: 'objection-open' })
    .on('2020-01-07')
    .as('chief')
    .do('submit-results', results)
    .expect({ refused: 'objection-open' });
  underWay()
    .given(key(3), finalised(3, 91, { cycle: key(77) }))
    .on('2020-01-07')
    .as('chief')
    .do('submit-results', results)
    .expect({ refused: 'other-cycle' });
  submitted({ proposal: ranking.slice(1) }).expect({ refused: 'ranking-wrong' });
  submitted({ proposal: [place(2, 93.5, 1), place(3, 92, 2)] }).expect({ refused: 'ranking-wrong' });
  submitted({ proposal: [place(2, 93.5, 2), place(3, 91, 1)] }).expect({ refused: 'ranking-wrong' });
  submitted().as('board').do('return-results', { returnReason: '请复核' }).expect({ state: 'under-way' });
});

test('批准后七个工作日内、至迟二十个工作日公布；公布的与批准的一致', () => {
  approved().expect({ state: 'approved', due: { publication: '2020-01-17', disclosure: '2020-02-12' }, publicly: { ranking: undefined } });
  approved()
    .do('publish-results', { ...told, ranking: [place(3, 91, 1), place(2, 93.5, 2)] })
    .expect({ refused: 'ranking-changed' });
  approved().on('2020-01-20').do('publish-results', told).expect({ refused: 'late-reason' });
  approved()
    .on('2020-01-09')
    .do('publish-results', told)
    .expect({ state: 'published', publicly: { problems: told.problems } });
});

test('结果送组织、纪检部门；更正公告保留原版本', () => {
  const published = () => approved().on('2020-01-09').do('publish-results', told);
  published()
    .do('transfer', { transferredTo: ['organization', 'discipline'], transferredOn: '2020-01-09' })
    .expect({ state: 'transferred', publicly: { transferredTo: undefined } })
    .do('archive')
    .expect({ state: 'archived' });
  const { assessments: _same, ...edition } = results;
  const correction = { ...edition, ranking, resultEdition: 2, correctionReason: 'error', correctionNote: '上蔡县一项计算有误，更正如下' };
  published().as('board').do('correct', correction).expect({ state: 'corrected' });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals =
    'period-order scheme-late scheme-locked seed-fixed period-open objection-open other-cycle ranking-wrong ranking-changed late-reason';
  expect(coverage.missing(refusals.split(' '))).toEqual({ acts: [], deadlines: [], refusals: [] });
});
