import { describe, expect, test } from 'vitest';
import { play } from '#kernel';
import { cityCalendar } from '#law';
import { reconsiderationAnalysis } from '#modules/reconsideration-analysis';
import { covered } from '../coverage.test-helper.ts';

const coverage = covered(reconsiderationAnalysis);
const report = {
  title: '2019年第一季度统计分析报告',
  year: 2019,
  quarter: 'q1',
  periodEnd: '2019-03-31',
  trend: '收案平稳',
  advice: '加强程序规范',
};
const drafted = (day: string, more: object = {}) =>
  coverage
    .watch(play(reconsiderationAnalysis, { calendar: cityCalendar, policies: [] }))
    .on(day)
    .as('handler')
    .do('draft', { ...report, ...more });

describe('复议应诉统计分析报告', () => {
  test('统计截止日为季度末日，季度结束后拟制', () => {
    drafted('2019-04-08', { periodEnd: '2019-03-30' }).expect({ refused: 'quarter-end' });
    drafted('2019-03-31').expect({ refused: 'quarter-running' });
  });
  test('季后按期印发，由机构负责人签发；逾期写明原因', () => {
    const p = drafted('2019-04-08')
      .expect({ due: { issue: '2019-04-22' } })
      .as('institution-head');
    p.do('send-back', { returnReason: '补充案由分析' })
      .as('handler')
      .do('redraft', { trend: '收案平稳，处罚类较多', advice: report.advice });
    p.on('2019-04-23').as('institution-head').do('issue', { sentTo: '各县区' }).expect({ refused: 'late-reason' });
    p.do('issue', { sentTo: '各县区', lateReason: '核对数据' }).expect({ state: 'issued', due: { issue: 'stopped' } });
    p.as('handler').do('archive').expect({ state: 'archived' });
  });
  test('每个动作、每项拒绝、每个期限都有情形', () => {
    expect(coverage.missing(['quarter-end', 'quarter-running'])).toEqual({ acts: [], deadlines: [], refusals: [] });
  });
});
