/** 行政复议和应诉统计分析报告: one a quarter, by the institution, signed by its head. */
import { choice, count, date, file, type GuardView, longText, number, procedure, refusal, text } from '#kernel';
import { reconsiderationAnalysis as analysisLimit, localReconsiderationPractice, platformDefaults } from '#law';
import { staff } from '#vocabulary';

const practice = localReconsiderationPractice('每季度统计分析');

/** A quarter is analysed when it is over. */
const quarterOver = ({ values, on }: GuardView<{ readonly periodEnd?: string }>) =>
  values.periodEnd !== undefined && on <= values.periodEnd
    ? refusal('quarter-running', '本季度尚未结束', { remedy: '季度结束后再拟制', basis: practice, field: 'periodEnd' })
    : undefined;

const endsQuarter = ({ values }: GuardView<{ readonly periodEnd?: string }>) =>
  /-(03-31|06-30|09-30|12-31)$/.test(values.periodEnd ?? '')
    ? undefined
    : refusal('quarter-end', '统计截止日应为季度末日', {
        remedy: '请填写三月、六月、九月或者十二月的最后一日',
        basis: practice,
        field: 'periodEnd',
      });

export const reconsiderationAnalysis = procedure({
  id: 'reconsideration-analysis',
  version: 1,
  title: '复议应诉统计分析报告',
  group: '矛盾化解',
  basis: practice,
  roles: {
    handler: { title: '行政复议机构经办人', relation: 'own', duties: ['reconsideration'] },
    'institution-head': { title: '行政复议机构负责人', relation: 'own', duties: ['reconsideration-chief'] },
  },
  fields: {
    title: text('报告名称', { ...staff, min: 6, max: 80 }),
    year: number('年度', { ...staff, min: 2000, max: 2100 }),
    quarter: choice('季度', { q1: '第一季度', q2: '第二季度', q3: '第三季度', q4: '第四季度' }, staff),
    periodEnd: date('统计截止日', staff),
    trend: longText('案件变化和原因', { ...staff, max: 4000 }),
    typical: longText('典型问题', { ...staff, max: 4000 }),
    advice: longText('工作建议', { ...staff, max: 4000 }),
    reportFile: file('报告全文', staff),
    returnReason: longText('退回理由', { ...staff, max: 500 }),
    sentTo: text('报送、印发范围', { ...staff, max: 120 }),
    lateReason: longText('超期原因', { ...staff, max: 500 }),
  },
  shows: { title: 'title', list: ['quarter', 'periodEnd'] },
  states: {
    drafting: { title: '拟制中' },
    issued: { title: '已印发', settled: true },
    archived: { title: '已归档', final: true },
  },
  publicIn: [],
  acts: {
    draft: {
      title: '拟制季度分析报告',
      basis: practice,
      by: 'handler',
      to: 'drafting',
      needs: ['title', 'year', 'quarter', 'periodEnd', 'trend', 'advice'],
      asks: ['typical', 'reportFile'],
      guard: [endsQuarter, quarterOver],
    },
    'send-back': {
      title: '退回修改',
      basis: platformDefaults('退回'),
      by: 'institution-head',
      from: 'drafting',
      needs: ['returnReason'],
      returns: true,
      awaited: [],
    },
    redraft: {
      title: '修改',
      basis: platformDefaults('退回'),
      by: 'handler',
      from: 'drafting',
      needs: ['trend', 'advice'],
      asks: ['typical', 'reportFile'],
      awaited: [],
    },
    issue: {
      title: '印发',
      basis: practice,
      by: 'institution-head',
      from: 'drafting',
      to: 'issued',
      needs: ['sentTo'],
      asks: ['lateReason'],
      notBy: ['draft', 'redraft'],
      lateReason: 'lateReason',
    },
    archive: { title: '归档', basis: platformDefaults('归档'), by: 'handler', from: 'issued', to: 'archived' },
  },
  deadlines: {
    issue: {
      title: '季度分析报告',
      basis: platformDefaults('季度统计分析报告'),
      kind: 'at-most',
      starts: 'draft',
      startsOn: 'periodEnd',
      within: analysisLimit,
      stops: 'issue',
    },
  },
  serials: {},
  metrics: {
    issued: count<'issue', 'quarter'>({
      title: '季度分析报告',
      definition: '期内印发的行政复议和应诉统计分析报告份数',
      basis: practice,
      unit: '份',
      acts: 'issue',
      by: ['quarter'],
    }),
  },
});
