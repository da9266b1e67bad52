import { describe, expect, test } from 'vitest';
import { type Play, play } from '#kernel';
import { cityCalendar } from '#law';
import { covered } from '../coverage.test-helper.ts';
import { endOfPeriod, progressReport } from './procedure.ts';

const seen = covered(progressReport);
const law = { calendar: cityCalendar, policies: [] };
const task = '411700/01900000-0000-7000-8000-0000000000b1';
const file = { sha256: 'a'.repeat(64), name: 'a.pdf', size: 10, type: 'application/pdf' };
const report = {
  reportNo: 'RW-2019-FZ-0001-02/2019-Q1',
  taskTitle: '部门报备工作',
  task,
  unit: '411700-D12',
  superior: '411700-D09',
  cycle: 'quarter',
  period: '2019-Q1',
  periodEnd: '2019-03-31',
};
const words = { narrative: '已经梳理本单位制定的规范性文件，按时报送备案，登记台账。', nextStep: '继续报备' };
const evidence = [{ criterion: 1, kind: 'ledger', file, signedOn: '2019-03-29' }];

function called(more: object = {}, of: object = {}, state = 'in-progress'): Play {
  const p = seen.watch(play(progressReport, law)).on('2019-04-01');
  const values = {
    ...{ taskNo: 'RW-2019-FZ-0001-02', leadUnit: '411700-D12', issuer: '411700-D09', cycle: 'quarter', startOn: '2019-02-01' },
    ...{
      progress: 20,
      criteria: [
        { text: '全部报备', measure: 'evidence' },
        { text: '报备率', measure: 'figure' },
      ],
      ...of,
    },
  };
  return p
    .given(task, { procedure: 'supervision-task', state, values })
    .as('reporter')
    .do('call', { ...report, ...more });
}
const filled = (more: object = {}) => called().do('fill', { pct: 30, ...words, evidence, ...more });
const signed = () => filled().as('head').do('sign');

describe('布置与期限', () => {
  test('季度填报季后十日内报送，遇休息日顺延', () => {
    called().expect({ state: 'due', due: { filing: '2019-04-10' } });
  });
  test('月度填报次月五日内报送，遇休息日顺延', () => {
    const monthly = { reportNo: 'RW-2019-FZ-0001-02/2019-03', cycle: 'month', period: '2019-03' };
    called(monthly, { cycle: 'month' }).expect({ due: { filing: '2019-04-08' } });
  });
  test('所属期与填报周期相符、已经结束、在任务期内', () => {
    called({ period: '2019-03', reportNo: 'RW-2019-FZ-0001-02/2019-03' }).expect({ refused: 'period-shape' });
    called({ period: '2019-Q2', periodEnd: '2019-06-30', reportNo: 'RW-2019-FZ-0001-02/2019-Q2' }).expect({ refused: 'future-date' });
    called({}, { startOn: '2019-04-01' }).expect({ refused: 'period-before' });
    const p = seen.watch(play(progressReport, law)).on('2019-03-31');
    p.given(task, { procedure: 'supervision-task', state: 'in-progress' })
      .as('reporter')
      .do('call', report)
      .expect({ refused: 'period-open' });
    expect(endOfPeriod('2019-02', 'month')).toBe('2019-02-28');
  });
  test('只填报本单位直接实施、正在办理的任务', () => {
    called({}, { parts: [] }).expect({ refused: 'task-in-parts' });
    called({}, { issuer: '411700-D05' }).expect({ refused: 'not-of-task' });
    called({}, {}, 'accepted').expect({ refused: 'task-not-under-way' });
  });
});

describe('填报与审核', () => {
  test('填报、签发、审核通过', () => {
    signed().expect({ state: 'submitted', due: { filing: 'stopped', review: '2019-04-04' } });
    signed().as('superior').do('accept').expect({ state: 'accepted' });
  });
  test('进度倒退须说明原因', () => {
    const p = filled({ pct: 10 }).expect({ refused: 'progress-fell' });
    expect(p.refusals[0]?.text).toBe('进度由20%降为10%，请说明原因');
    p.do('fill', { pct: 10, ...words, regressNote: '前期统计有误' }).expect({ state: 'pending-sign' });
  });
  test('证据应形成于填报期内', () => {
    filled({ evidence: [{ ...evidence[0], signedOn: '2019-04-01' }] }).expect({ refused: 'evidence-date' });
  });
  test('申报完成须为每条完成标准附证据，平台数据证明的除外', () => {
    filled({ pct: 100, evidence: undefined }).expect({ refused: 'whole-unproved' });
    filled({ pct: 100 }).expect({ state: 'pending-sign' });
  });
  test('退回的由填报单位修改，上级不得代填；原填报留存', () => {
    const p = signed().as('superior').do('return', { returnReason: '进展不具体' }).expect({ state: 'returned' });
    p.do('refill', { pct: 40, ...words }).expect({ refused: 'not-competent' });
    p.as('reporter')
      .do('refill', { pct: 40, ...words })
      .as('head')
      .do('send-back', { returnReason: '再核对' })
      .as('reporter')
      .do('refill', { pct: 30, ...words });
    p.as('head').do('sign').expect({ state: 'submitted' });
    expect(p.matter?.history.filter((s) => s.act === 'sign')).toHaveLength(2);
  });
  test('后期填报已通过的，补报只存档', () => {
    const p = signed().given(task, { procedure: 'supervision-task', state: 'in-progress', values: { progressPeriod: '2019-Q2' } });
    p.as('superior').do('accept').expect({ refused: 'later-accepted' }).do('accept-behind').expect({ state: 'accepted' });
    signed().as('superior').do('accept-behind').expect({ refused: 'not-behind' });
  });
  test('逾期由平台记录；任务变动的可以免报', () => {
    called()
      .on('2019-04-11')
      .as('clock')
      .do('miss')
      .expect({ state: 'due', due: { filing: 'stopped' }, values: { missed: true } });
    filled()
      .on('2019-04-12')
      .as('head')
      .do('sign')
      .expect({ refused: 'late-reason' })
      .do('sign', { lateReason: '人员变动' })
      .expect({ state: 'submitted' });
    called()
      .as('superior')
      .do('waive', { waived: '任务暂停' })
      .expect({ state: 'waived', publicly: { narrative: undefined } });
  });
});

test('每个动作、每项拒绝、每个期限都有情形', () => {
  const refusals = [
    ...['period-shape', 'period-open', 'period-before', 'task-in-parts', 'not-of-task', 'task-not-under-way', 'progress-fell'],
    ...['evidence-date', 'whole-unproved', 'later-accepted', 'not-behind', 'late-reason'],
  ];
  expect(seen.missing(refusals)).toEqual({ acts: [], deadlines: [], refusals: [] });
});
