import { type ActDecl, count, halfUp, procedure, share, stock } from '#kernel';
import { cityTargetMeasures, civilServantLaw, incentiveObjection, incentiveObjectionReview, platformDefaults } from '#law';
import { fields, type IncentiveValues } from './fields.ts';
import * as guard from './guards.ts';

const rule = (what: string) => cityTargetMeasures(what);

/** Nobody here is the calendar: reward and sanction are proposed, decided and carried out by people. */
const roles = {
  proposer: { title: '目标考评经办', relation: 'office', office: 'government-office', duties: ['inspector'] },
  chief: { title: '目标考评负责人', relation: 'office', office: 'government-office', duties: ['inspection-chief'] },
  legality: { title: '合法性审核机构', relation: 'named', field: 'legalityUnit', duties: ['chief', 'reviewer'] },
  authority: { title: '有权决定的机关', relation: 'named', field: 'decidingUnit', duties: ['leader', 'head'] },
  executor: { title: '执行单位', relation: 'named', field: 'executingUnit', duties: ['inspector', 'personnel', 'clerk'] },
  'unit-head': { title: '对象单位负责人', relation: 'own', duties: ['head'] },
} as const;

const states = {
  proposed: { title: '已建议，待合法性审核' },
  'legality-checked': { title: '已审核，待决定' },
  approved: { title: '已决定，待告知' },
  notified: { title: '已告知，待执行' },
  objecting: { title: '异议复核中' },
  executed: { title: '已执行', settled: true },
  published: { title: '已公开', settled: true },
  recorded: { title: '已归档', final: true },
  rejected: { title: '不予采纳', final: true },
  revoked: { title: '已撤销' },
  corrected: { title: '已撤销并更正', final: true },
} as const;

type Act = ActDecl<keyof typeof roles, keyof typeof states, keyof typeof fields & string, IncentiveValues>;

const deciding = {
  propose: {
    title: '提出奖惩建议',
    basis: rule('奖惩建议'),
    by: 'proposer',
    to: 'proposed',
    needs: ['title', 'kind', 'unit', 'year', 'quarter', 'facts', 'ground', 'grade', 'body', 'decidingUnit', 'legalityUnit'],
    asks: ['round', 'result', 'order'],
    guard: [guard.bodyFits, guard.resultStands],
  },
  'check-legality': {
    title: '合法性审核',
    basis: rule('合法性审核'),
    by: 'legality',
    from: 'proposed',
    to: 'legality-checked',
    needs: ['legalityOpinion'],
    notBy: ['propose'],
  },
  decide: {
    title: '决定',
    basis: rule('奖惩决定'),
    by: 'authority',
    from: 'legality-checked',
    to: 'approved',
    needs: ['decisionNo', 'decisionFile', 'executingUnit'],
    notBy: ['propose', 'check-legality'],
  },
  reject: {
    title: '不予采纳',
    basis: rule('奖惩决定'),
    by: ['legality', 'authority'],
    from: ['proposed', 'legality-checked', 'approved'],
    to: 'rejected',
    needs: ['rejectReason'],
    awaited: [],
  },
  notify: {
    title: '告知对象单位',
    basis: rule('告知'),
    by: ['proposer', 'chief'],
    from: 'approved',
    to: 'notified',
    needs: ['notifiedOn'],
  },
  object: {
    title: '提出异议',
    basis: platformDefaults('奖惩异议'),
    by: 'unit-head',
    from: 'notified',
    to: 'objecting',
    needs: ['objection'],
    asks: ['objectionFiles'],
    guard: guard.objectionInTime,
    awaited: [],
  },
  'waive-objection': { title: '无异议', basis: platformDefaults('奖惩异议'), by: 'unit-head', from: 'notified', awaited: [] },
  'review-uphold': {
    title: '复核维持',
    basis: platformDefaults('奖惩异议的复核'),
    by: 'authority',
    from: 'objecting',
    to: 'notified',
    needs: ['review'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
  },
  'review-revoke': {
    title: '复核撤销',
    basis: platformDefaults('奖惩异议的复核'),
    by: 'authority',
    from: 'objecting',
    to: 'rejected',
    needs: ['review'],
    awaited: [],
  },
} as const satisfies Record<string, Act>;

const executing = {
  execute: {
    title: '执行',
    basis: rule('奖惩执行'),
    by: 'executor',
    from: 'notified',
    to: 'executed',
    needs: [
      ...['executedOn', 'proof', 'amount', 'payList', 'minutes', 'referral'],
      ...['medium', 'mediumOn', 'mediumPage', 'selfCriticism', 'appraisal'],
    ] as const,
    guard: [guard.objectionOver, guard.appraisalFits],
    brings: [{ on: 'appraisal', act: 'bar', when: { field: 'kind', in: ['no-excellent-rating'] }, carry: { barredBy: '@id' } }],
  },
  publish: {
    title: '公开',
    basis: platformDefaults('奖惩的公开'),
    by: ['proposer', 'chief'],
    from: 'executed',
    to: 'published',
    needs: ['publicText'],
    guard: guard.mayBePublic,
    awaited: [],
  },
  record: {
    title: '归档',
    basis: platformDefaults('归档'),
    by: ['proposer', 'chief'],
    from: 'executed',
    to: 'recorded',
    awaited: [],
  },
  revoke: {
    title: '撤销奖惩',
    basis: civilServantLaw('第56条'),
    by: 'authority',
    from: ['executed', 'published'],
    to: 'revoked',
    needs: ['revokeReason'],
    brings: [{ on: 'appraisal', act: 'lift-bar', when: { field: 'kind', in: ['no-excellent-rating'] } }],
    awaited: [],
  },
  correct: {
    title: '在原载体更正公告',
    basis: platformDefaults('撤销的更正'),
    by: ['proposer', 'chief'],
    from: 'revoked',
    to: 'corrected',
    needs: ['correction'],
  },
} as const satisfies Record<string, Act>;

/** 奖惩: proposed, checked for legality, decided by the competent body, told, carried out, recorded. Never of itself. */
export const incentive = procedure({
  id: 'incentive',
  version: 1,
  title: '考评奖惩',
  group: '督导',
  basis: rule('考核奖惩'),
  roles,
  fields,
  shows: { title: 'title', number: 'decisionNo', outcome: 'kind', list: ['kind', 'unit', 'year', 'quarter'] },
  owner: 'unit',
  states,
  publicIn: ['published', 'revoked', 'corrected'],
  acts: { ...deciding, ...executing },
  deadlines: {
    objection: {
      title: '对奖惩提出异议',
      basis: platformDefaults('奖惩异议的期限'),
      kind: 'at-most',
      starts: 'notify',
      within: incentiveObjection,
      stops: ['object', 'waive-objection', 'execute'],
    },
    review: {
      title: '异议复核',
      basis: platformDefaults('奖惩异议复核的期限'),
      kind: 'at-most',
      starts: 'object',
      within: incentiveObjectionReview,
      stops: ['review-uphold', 'review-revoke'],
    },
  },
  serials: {},
  metrics: {
    proposed: count({ title: '奖惩建议', definition: '期内提出的奖惩建议件数', unit: '件', acts: 'propose', by: ['kind'] }),
    approved: count({ title: '奖惩决定', definition: '期内由有权机关决定的件数', unit: '件', acts: 'decide', by: ['kind'] }),
    executed: count({ title: '奖惩执行', definition: '期内执行的件数', unit: '件', acts: 'execute', by: ['kind'] }),
    'execution-rate': share({
      title: '奖惩兑现率',
      definition: '期内执行的件数÷期内决定的件数',
      of: 'executed',
      over: 'approved',
      rounding: halfUp(),
    }),
    'criticized-units': count<'execute', 'kind'>({
      title: '通报批评单位',
      definition: '期内执行通报批评的单位数，一个决定对一个单位',
      unit: '个',
      acts: 'execute',
      where: { kind: 'public-criticism' },
    }),
    'public-self-criticisms': count<'execute', 'kind'>({
      title: '媒体公开检查',
      definition: '期内主要负责人在媒体公开检查的次数',
      unit: '次',
      acts: 'execute',
      where: { kind: 'public-self-criticism' },
    }),
    merits: count<'execute', 'kind' | 'grade'>({
      title: '记功嘉奖',
      definition: '期内执行的记功、嘉奖件数',
      unit: '件',
      acts: 'execute',
      where: { kind: 'merit-citation' },
      by: ['grade'],
    }),
    interviews: count<'execute', 'kind'>({
      title: '约谈',
      definition: '期内考评约谈的次数',
      unit: '次',
      acts: 'execute',
      where: { kind: 'interview' },
    }),
    objected: count({ title: '奖惩异议', definition: '期内对奖惩提出异议的件数', unit: '件', acts: 'object' }),
    revoked: count({ title: '撤销奖惩', definition: '期内撤销已执行奖惩的件数', unit: '件', acts: 'revoke' }),
    pending: stock({
      title: '在办奖惩',
      definition: '期末尚未执行的奖惩建议件数',
      unit: '件',
      states: ['proposed', 'legality-checked', 'approved', 'notified', 'objecting'],
      by: ['kind'],
    }),
  },
});
