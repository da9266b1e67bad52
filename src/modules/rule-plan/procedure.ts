import { count, date, type Guard, longText, matterRef, matterRefs, number, procedure, refusal, text, unit, type ValuesOf } from '#kernel';
import { cityRuleMakingRules, platformDefaults, ruleMakingRegulation, urgentRuleProjects } from '#law';
import { open, staff } from '#vocabulary';

const fields = {
  title: text('计划名称', { ...open, min: 4, max: 120 }),
  issuer: unit('制定机关', open),
  year: number('年度', { ...open, min: 2000, max: 2100 }),
  callNote: longText('征集通知', { ...open, max: 4000 }),
  applyBy: date('申报截止日', { ...open, future: true }),
  evaluationNote: longText('评估论证情况', { ...staff, max: 4000, help: '对每一项立项申请和公众建议作评估论证' }),
  projects: matterRefs('government-rule', '规章项目', { ...open, max: 30 }),
  planNote: longText('计划说明', { ...open, max: 4000, help: '名称、起草单位、完成时间' }),
  partyPaper: text('党委批复文号', { ...staff, max: 60 }),
  addedProjects: matterRefs('government-rule', '本次增列项目', { ...open, max: 10 }),
  adjustReason: longText('调整理由和补充论证', { ...open, max: 2000 }),
  urgentProject: matterRef('government-rule', '急需项目', open),
  yearNote: longText('逐项完成情况', { ...open, max: 4000 }),
} as const;

type V = ValuesOf<typeof fields>;

/** Each project was applied for, evaluated, and says by whom and until when it is drafted. */
const applied =
  (field: 'projects' | 'addedProjects'): Guard<V> =>
  (view) => {
    const wrong = view.linkedAll(field).filter((p) => p.state !== 'applied' || !p.values.draftingUnit || !p.values.submitBy);
    return wrong.length === 0
      ? undefined
      : refusal(
          'project-not-applied',
          `有项目未申报立项，或者没有写明起草单位、完成时间：${wrong.map((p) => String(p.values.title)).join('、')}`,
          {
            remedy: '请先在项目上补充',
            basis: ruleMakingRegulation('第12条'),
            field,
          },
        );
  };

/** Outside the plan only what cannot wait, and little of it. */
const roomForUrgent: Guard<V> = ({ matter, inForce }) => {
  const most = inForce(urgentRuleProjects);
  const taken = matter?.history.filter((step) => step.act === 'add-urgent').length ?? 0;
  return taken < most
    ? undefined
    : refusal('urgent-full', `当年急需制定项目已达${most}件`, {
        remedy: '请列入下一年度计划',
        basis: cityRuleMakingRules('急需项目的规定'),
      });
};

/** 年度规章制定工作计划: called for, evaluated, drafted, approved, published, adjusted, closed. */
export const rulePlan = procedure({
  id: 'rule-plan',
  version: 1,
  title: '年度规章制定计划',
  group: '政府立法',
  basis: ruleMakingRegulation('第12条'),
  roles: {
    'justice-bureau': { title: '司法行政部门', relation: 'office', office: 'justice', duties: ['clerk', 'reviewer', 'chief'] },
    'government-office': {
      title: '政府办公室',
      relation: 'office',
      office: 'government-office',
      duties: ['clerk', 'chief', 'secretariat'],
    },
    mayor: { title: '政府负责人', relation: 'own', duties: ['head', 'leader'] },
  },
  fields,
  shows: { title: 'title', list: ['issuer', 'year'] },
  owner: 'issuer',
  states: {
    calling: { title: '征集中' },
    evaluating: { title: '评估论证中' },
    drafted: { title: '已拟订' },
    approved: { title: '已批准' },
    published: { title: '已公布', settled: true },
    closed: { title: '年度办结', final: true },
  },
  publicIn: ['calling', 'published', 'closed'],
  acts: {
    call: {
      title: '征集规章制定项目',
      basis: ruleMakingRegulation('第10条'),
      by: 'justice-bureau',
      to: 'calling',
      needs: ['title', 'issuer', 'year', 'callNote', 'applyBy'],
    },
    evaluate: {
      title: '评估论证',
      basis: ruleMakingRegulation('第11条'),
      by: 'justice-bureau',
      from: 'calling',
      to: 'evaluating',
      needs: ['evaluationNote'],
    },
    'draft-plan': {
      title: '拟订计划',
      basis: ruleMakingRegulation('第12条'),
      by: 'justice-bureau',
      from: ['evaluating', 'drafted'],
      to: 'drafted',
      needs: ['projects', 'planNote'],
      guard: applied('projects'),
      awaited: ['evaluating'],
    },
    approve: {
      title: '批准计划',
      basis: ruleMakingRegulation('第12条'),
      by: 'mayor',
      from: 'drafted',
      to: 'approved',
      asks: ['partyPaper'],
    },
    publish: {
      title: '公布计划',
      basis: ruleMakingRegulation('第12条'),
      by: 'government-office',
      from: 'approved',
      to: 'published',
      guard: applied('projects'),
      brings: [{ on: 'projects', act: 'list-project', carry: { plan: '@id' } }],
    },
    adjust: {
      title: '调整计划',
      basis: ruleMakingRegulation('第13条'),
      by: 'mayor',
      from: 'published',
      needs: ['addedProjects', 'adjustReason'],
      guard: applied('addedProjects'),
      awaited: [],
      brings: [{ on: 'addedProjects', act: 'list-project', carry: { plan: '@id' } }],
    },
    'add-urgent': {
      title: '登记急需项目',
      basis: cityRuleMakingRules('急需项目的规定'),
      by: 'clock',
      from: 'published',
      needs: ['urgentProject'],
      guard: roomForUrgent,
      awaited: [],
    },
    'close-year': {
      title: '年度办结',
      basis: platformDefaults('计划的年度办结'),
      by: 'justice-bureau',
      from: 'published',
      to: 'closed',
      needs: ['yearNote'],
      awaited: [],
    },
  },
  deadlines: {
    application: {
      title: '申报立项',
      basis: ruleMakingRegulation('第10条'),
      kind: 'at-least',
      starts: 'call',
      until: 'applyBy',
      stops: 'evaluate',
      gates: ['evaluate'],
    },
  },
  serials: {},
  metrics: {
    published: count({
      title: '公布规章制定计划',
      definition: '期内公布的年度规章制定计划数',
      basis: ruleMakingRegulation('第12条'),
      unit: '个',
      acts: 'publish',
    }),
    adjusted: count({ title: '计划调整', definition: '期内调整规章制定计划的次数', unit: '次', acts: 'adjust' }),
    urgent: count({ title: '计划外急需项目', definition: '期内登记的计划外急需项目数', unit: '件', acts: 'add-urgent' }),
  },
});
