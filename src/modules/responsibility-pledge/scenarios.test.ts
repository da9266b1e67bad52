import { describe, expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { responsibilityPledge } from './procedure.ts';

const seen = covered(responsibilityPledge);
const law = { calendar: cityCalendar, policies: [] };
const paper = { sha256: 'a'.repeat(64), name: '签字页.pdf', size: 10, type: 'application/pdf' };

const row = {
  code: 'GX-1',
  name: '法治政府建设',
  category: 'common',
  field: 'law',
  weight: 20,
  direction: 'higherBetter',
  target: 100,
  floor: 60,
  scoring: 'linear',
  dataSource: 'systemMetric',
  metricRef: 'rectification.cross-off-rate',
  ownerTitle: '主要负责人',
};
const duty = {
  ...row,
  code: 'ZN-1',
  name: '年度重点工作',
  category: 'function',
  field: 'other',
  weight: 80,
  scoring: 'manual',
  dataSource: 'selfReport',
  metricRef: '',
};
const bonus = { ...duty, code: 'JF-1', name: '经验推广', category: 'bonus', weight: 5 };
const indicators = [row, duty, bonus];
const drafted = (values: object = {}): Play =>
  seen
    .watch(play(responsibilityPledge, law))
    .on('2019-02-18')
    .as('evaluator')
    .do('draft', { title: '2019年度目标责任书', year: 2019, unit: '411700-D14', indicators, ...values });
const circulated = (values: object = {}) => drafted(values).do('circulate', { signBy: '2019-03-20' });
const opinions = [{ opinion: '建议降低年度重点工作的权重' }];
const answers = [{ opinion: '建议降低年度重点工作的权重', result: 'refused', reason: '全市统一设置' }];
const toSign = () => circulated().as('reporter').do('agree').as('evaluation-chief').do('finalize');
const signed = () => toSign().on('2019-03-11').as('unit-head').do('sign-unit', { signMode: 'paper', scan: paper });
const effective = () => signed().on('2019-03-18').as('mayor').do('sign-gov');

describe('指标', () => {
  test('共性指标和职能指标权重合计100，加减分指标不计', () => {
    circulated().expect({ state: 'consulting' });
    circulated({ indicators: [row, { ...duty, weight: 70 }] }).expect({ refused: 'weights' });
  });
  test('须含法治政府建设共性指标，权重不低于下限（平台缺省）', () => {
    circulated({ indicators: [{ ...duty, weight: 100 }] }).expect({ refused: 'law-missing' });
    circulated({
      indicators: [
        { ...row, weight: 2 },
        { ...duty, weight: 98 },
      ],
    }).expect({ refused: 'law-weight' });
  });
  test('编号不重复，目标值和底线值与方向相合，平台取数的写明口径', () => {
    circulated({ indicators: [row, { ...duty, code: 'GX-1' }] }).expect({ refused: 'indicator-twice' });
    circulated({ indicators: [{ ...row, target: 50 }, duty] }).expect({ refused: 'indicator-direction' });
    circulated({ indicators: [{ ...row, direction: 'lowerBetter' }, duty] }).expect({ refused: 'indicator-direction' });
    circulated({ indicators: [{ ...row, metricRef: '' }, duty] }).expect({ refused: 'metric-missing' });
  });
  test('起草中可以修改', () => {
    drafted({ indicators: [row] })
      .do('revise', { title: '2019年度目标责任书', indicators })
      .do('circulate', { signBy: '2019-03-20' })
      .expect({
        state: 'consulting',
      });
  });
});

describe('征求意见', () => {
  test('五个工作日征求意见（平台缺省），回复无意见的可以提前定稿', () => {
    circulated()
      .expect({ due: { consultation: '2019-02-25' } })
      .as('evaluation-chief')
      .do('finalize')
      .expect({ refused: 'too-early' });
    toSign().expect({ state: 'to-sign' });
  });
  test('每条意见都要答复采纳与否和理由；提出的意见不得删改', () => {
    const p = circulated().as('reporter').do('feedback', { opinions });
    p.do('feedback', { opinions: [{ opinion: '没有意见了' }] }).expect({ refused: 'opinions-dropped' });
    p.do('feedback', { opinions: [...opinions, { opinion: '建议增加加分项' }] }).expect({ state: 'consulting' });
    p.on('2019-02-26').as('evaluation-chief').do('finalize', { answers }).expect({ refused: 'opinions-open' });
    const all = [...answers, { opinion: '建议增加加分项', result: 'adopted', reason: '已增加' }];
    p.do('finalize', { answers: all, indicators }).expect({ state: 'to-sign' });
  });
});

describe('签订', () => {
  test('三月底前签订（平台缺省）', () => {
    drafted().do('circulate', { signBy: '2019-04-01' }).expect({ refused: 'sign-by' });
    circulated().expect({ due: { signing: '2019-03-20' } });
    signed().on('2019-03-21').as('mayor').do('sign-gov').expect({ refused: 'late-reason' });
  });
  test('单位由现任主要负责人签，政府由主要负责人签；纸质的附扫描件', () => {
    toSign().as('reporter').do('sign-unit', { signMode: 'electronic' }).expect({ refused: 'not-competent' });
    toSign().as('unit-head').do('sign-unit', { signMode: 'paper' }).expect({ refused: 'field-missing' });
    effective().expect({
      state: 'effective',
      values: { pledgeNo: '责任书〔2019〕1号', revision: 1 },
      publicly: { title: '2019年度目标责任书', opinions: undefined },
    });
  });
  test('未生效的可以作废', () => {
    toSign().as('evaluation-chief').do('void', { voidReason: '单位撤并' }).expect({ state: 'voided' });
  });
});

test('变更由批准的申请带来，旧版本留在记录里', () => {
  const changed = [
    { ...row, weight: 30 },
    { ...duty, weight: 70 },
  ];
  effective()
    .as('clock')
    .do('amend', { indicators: changed, amendReason: '机构改革', revision: 2 })
    .expect({ state: 'effective', values: { revision: 2 } });
});

test('年度结账：完成数不得多于应完成数和指标数', () => {
  const p = effective().on('2020-01-09').as('evaluation-chief');
  p.do('close-year', { metTargets: 3, dueTargets: 2, closeNote: '完成' }).expect({ refused: 'met-more' });
  p.do('close-year', { metTargets: 3, dueTargets: 9, closeNote: '完成' }).expect({ refused: 'due-more' });
  p.do('close-year', { metTargets: 2, dueTargets: 3, closeNote: '完成两项' }).expect({ state: 'closed' });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...['weights', 'law-missing', 'law-weight', 'indicator-twice', 'indicator-direction', 'metric-missing', 'too-early'],
    ...['opinions-dropped', 'opinions-open', 'sign-by', 'late-reason', 'not-competent', 'met-more', 'due-more'],
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
