import { count, halfUp, procedure, share, sum } from '#kernel';
import { callBacks, checkRectification, mediationLaw, mediationWorkRules, platformDefaults } from '#law';
import { fields } from './fields.ts';
import * as guard from './guards.ts';

export { wilson } from './interval.ts';

const basis = platformDefaults('调解真实性抽查');
const conclusion = ['conclude', 'conclude-with-findings'] as const;
type Conclusion = (typeof conclusion)[number];

/** A sum of what the checks of a period found when they were concluded. */
const found = (title: string, definition: string, field: 'population' | 'reached' | 'confirmed') =>
  sum<Conclusion, typeof field>({ title, definition, unit: '件', acts: conclusion, field });

const results = ['calls', 'reached', 'confirmed', 'rate', 'rateLow', 'rateHigh', 'conclusion'] as const;

/** 调解真实性抽查: a random sample of concluded cases, drawn by a seed that is told beforehand; the parties are called. */
export const mediationCheck = procedure({
  id: 'mediation-check',
  version: 1,
  title: '调解真实性抽查',
  group: '矛盾化解',
  basis: mediationLaw('第5条', 'recalled'),
  roles: {
    inspector: { title: '司法行政机关抽查人员', relation: 'office', office: 'justice', duties: ['clerk', 'reviewer'] },
    chief: { title: '司法行政机关负责人', relation: 'office', office: 'justice', duties: ['chief', 'head'] },
  },
  fields,
  shows: { title: 'title', list: ['periodFrom', 'periodTo', 'plannedSize', 'rate'] },
  states: {
    planned: { title: '已定方案，待抽样' },
    drawn: { title: '已抽样，待回访' },
    calling: { title: '回访中' },
    rectifying: { title: '发现问题，整改中' },
    closed: { title: '已办结', final: true },
    cancelled: { title: '已取消', final: true },
  },
  publicIn: [],
  acts: {
    plan: {
      title: '制定抽查方案',
      basis,
      by: 'inspector',
      to: 'planned',
      needs: ['title', 'periodFrom', 'periodTo', 'plannedSize', 'seed', 'seedSource'],
      guard: guard.planSound,
    },
    draw: {
      title: '抽样',
      basis,
      by: 'inspector',
      from: 'planned',
      to: 'drawn',
      needs: ['population', 'reportedSuccesses', 'sample'],
      guard: guard.sampleSound,
    },
    'record-calls': {
      title: '登记回访',
      basis,
      by: 'inspector',
      from: ['drawn', 'calling'],
      to: 'calling',
      needs: ['calls'],
      guard: guard.callsInSample,
      awaited: ['drawn'],
    },
    conclude: {
      title: '作出结论：未发现问题',
      basis,
      by: 'chief',
      from: 'calling',
      to: 'closed',
      needs: results,
      asks: ['lateReason'],
      notBy: ['draw', 'record-calls'],
      lateReason: 'lateReason',
      guard: [guard.callsInSample, guard.resultRight, guard.gapExplained],
    },
    'conclude-with-findings': {
      title: '作出结论：责令整改',
      basis: mediationWorkRules('监督指导', 'recalled'),
      by: 'chief',
      from: 'calling',
      to: 'rectifying',
      needs: [...results, 'findings'],
      asks: ['lateReason'],
      notBy: ['draw', 'record-calls'],
      lateReason: 'lateReason',
      guard: [guard.callsInSample, guard.resultRight],
      awaited: [],
    },
    rectify: {
      title: '整改完成',
      basis: mediationWorkRules('监督指导', 'recalled'),
      by: 'chief',
      from: 'rectifying',
      to: 'closed',
      needs: ['rectification'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    cancel: {
      title: '取消抽查',
      basis: platformDefaults('抽样后不得更换种子重抽，只能取消另立'),
      by: 'chief',
      from: ['planned', 'drawn', 'calling'],
      to: 'cancelled',
      needs: ['cancelReason'],
      awaited: [],
    },
  },
  deadlines: {
    calls: {
      title: '完成回访',
      basis,
      kind: 'at-most',
      starts: 'draw',
      within: callBacks,
      stops: [...conclusion, 'cancel'],
    },
    rectification: {
      title: '问题整改',
      basis,
      kind: 'at-most',
      starts: 'conclude-with-findings',
      within: checkRectification,
      stops: 'rectify',
    },
  },
  serials: {},
  metrics: {
    checks: count({ title: '真实性抽查', definition: '期内作出结论的调解真实性抽查次数', unit: '次', acts: conclusion }),
    population: found('被抽查期间办结的案件', '期内作出结论的抽查所覆盖的办结案件数', 'population'),
    reached: found('回访联系上的案件', '期内作出结论的抽查中联系上当事人的案件数', 'reached'),
    confirmed: found('当事人确认成功的案件', '期内作出结论的抽查中当事人确认达成协议的案件数', 'confirmed'),
    'confirmed-rate': share({
      title: '回访确认成功率',
      definition: '当事人确认达成协议的案件数÷联系上的案件数；抽样所得，另有置信区间',
      of: 'confirmed',
      over: 'reached',
      rounding: halfUp(2),
    }),
    'with-findings': count({
      title: '发现问题的抽查',
      definition: '期内责令整改的抽查次数',
      unit: '次',
      acts: 'conclude-with-findings',
    }),
    cancelled: count({ title: '取消的抽查', definition: '期内取消的抽查次数', unit: '次', acts: 'cancel' }),
  },
});
