import type { RoleDecl, StateDecl } from '#kernel';
import { deputiesLaw2015, henanProposalMeasures, platformDefaults } from '#law';
import { oneMatter, otherUnit, promised, returnInTime, talkedTo, twoUnits } from './guards.ts';

const setting = platformDefaults('建议提案办理');

const atOffice = { relation: 'office', office: 'government-office' } as const;
const lead = { relation: 'named', field: 'leadUnit' } as const;

export const roles = {
  receiver: { ...atOffice, title: '交办机关经办（代表工作机构、提案委员会的意见由其登记）', duties: ['clerk', 'secretariat'] },
  supervisor: { ...atOffice, title: '交办机关负责人', duties: ['chief', 'head'] },
  lead: { ...lead, title: '主办单位经办', duties: ['clerk', 'reviewer'] },
  'lead-head': { ...lead, title: '主办单位主要负责人', duties: ['head'] },
  co: { title: '协办单位', relation: 'named', field: 'coUnit', duties: ['clerk', 'reviewer', 'head'] },
} as const satisfies Readonly<Record<string, RoleDecl>>;

export const states = {
  submitted: { title: '待审查立案' },
  filed: { title: '待交办' },
  assigned: { title: '待签收' },
  disputing: { title: '退件待核定' },
  handling: { title: '办理中' },
  drafted: { title: '待签发' },
  replied: { title: '已答复，待反馈' },
  rehandling: { title: '不满意，再次办理' },
  're-replied': { title: '已再次答复，待反馈' },
  evaluating: { title: '评估' },
  answered: { title: '待公开' },
  published: { title: '已公开', final: true },
  withheld: { title: '办结，不公开', final: true },
  declined: { title: '不予立案', final: true },
  transferred: { title: '转其他程序', final: true },
} as const satisfies Readonly<Record<string, StateDecl>>;

const receiver = ['receiver', 'supervisor'] as const;
const handled = ['assigned', 'handling', 'drafted', 'rehandling'] as const;

/** What the proposer said of the answer. */
const feedback = <const T extends string, const F extends string, const S extends string>(title: T, said: F, to: S) =>
  ({
    title,
    basis: henanProposalMeasures('第22条'),
    by: receiver,
    from: 'replied',
    to,
    sets: { satisfaction: said, firstSatisfaction: said },
  }) as const;

const opening = {
  submit: {
    title: '登记',
    basis: henanProposalMeasures('第10条'),
    by: 'receiver',
    to: 'submitted',
    needs: ['proposalNo', 'kind', 'session', 'title', 'content', 'oneMatter', 'leader', 'subject'],
    asks: ['proposers'],
    guard: oneMatter,
  },
  file: { title: '立案', basis: henanProposalMeasures('第10条'), by: receiver, from: 'submitted', to: 'filed' },
  decline: {
    title: '不予立案',
    basis: setting,
    by: receiver,
    from: 'submitted',
    to: 'declined',
    needs: ['declineReason'],
  },
  transfer: {
    title: '转其他程序',
    basis: henanProposalMeasures('第8条'),
    by: receiver,
    from: 'submitted',
    to: 'transferred',
    needs: ['otherProcedure'],
  },
  assign: {
    title: '交办',
    basis: henanProposalMeasures('第14条'),
    by: receiver,
    from: 'filed',
    to: 'assigned',
    needs: ['leadUnit'],
    asks: ['key'],
  },
  'assign-joint': {
    title: '交主办、协办',
    basis: henanProposalMeasures('第14条'),
    by: receiver,
    from: 'filed',
    to: 'assigned',
    needs: ['leadUnit', 'coUnit'],
    asks: ['key'],
    guard: twoUnits,
  },
  accept: { title: '签收办理', basis: henanProposalMeasures('第14条'), by: 'lead', from: 'assigned', to: 'handling' },
  'return-not-ours': {
    title: '退件',
    basis: henanProposalMeasures('第14条'),
    by: ['lead', 'lead-head'],
    from: 'assigned',
    to: 'disputing',
    needs: ['returnReason'],
    guard: returnInTime,
    awaited: [],
  },
  reassign: {
    title: '重新交办',
    basis: henanProposalMeasures('第14条'),
    by: receiver,
    from: 'disputing',
    to: 'assigned',
    needs: ['leadUnit'],
    asks: ['coUnit', 'lateReason'],
    lateReason: 'lateReason',
    guard: [otherUnit, twoUnits],
  },
  uphold: {
    title: '维持交办',
    basis: henanProposalMeasures('第14条'),
    by: 'supervisor',
    from: 'disputing',
    to: 'assigned',
    needs: ['upheldReason'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
  },
} as const;

const handling = {
  communicate: {
    title: '沟通',
    basis: henanProposalMeasures('办理中的沟通'),
    by: ['lead', 'lead-head'],
    from: ['handling', 'rehandling'],
    needs: ['contactForm', 'contactOn', 'contactNote'],
  },
  'co-reply': {
    title: '提出协办意见',
    basis: henanProposalMeasures('第18条'),
    by: 'co',
    from: ['assigned', 'handling'],
    needs: ['coOpinion'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
  },
  extend: {
    title: '延长至六个月',
    basis: deputiesLaw2015('第42条'),
    by: 'supervisor',
    from: 'handling',
    needs: ['complexNote'],
    awaited: [],
  },
  'draft-reply': {
    title: '拟写答复',
    basis: henanProposalMeasures('第19条'),
    by: 'lead',
    from: 'handling',
    to: 'drafted',
    needs: ['replyClass', 'reply'],
    asks: ['commitments', 'replyFile'],
    guard: [talkedTo, promised],
  },
  'return-draft': {
    title: '退回修改',
    basis: setting,
    by: 'lead-head',
    from: 'drafted',
    to: 'handling',
    needs: ['returnNote'],
    returns: true,
  },
  'sign-reply': {
    title: '签发答复',
    basis: deputiesLaw2015('第42条'),
    by: 'lead-head',
    from: 'drafted',
    to: 'replied',
    needs: ['replyNo'],
    asks: ['lateReason'],
    notBy: ['draft-reply'],
    lateReason: 'lateReason',
    brings: [{ on: 'commitments', act: 'promise', when: { field: 'replyClass', in: ['planned'] } }],
  },
  urge: {
    title: '催办、督办',
    basis: setting,
    by: receiver,
    from: handled,
    needs: ['urgeNote'],
    awaited: [],
  },
} as const;

const concluding = {
  'feedback-satisfied': feedback('反馈满意', 'satisfied', 'answered'),
  'feedback-basically': feedback('反馈基本满意', 'basically', 'answered'),
  'feedback-dissatisfied': { ...feedback('反馈不满意', 'dissatisfied', 'rehandling'), needs: ['feedbackNote'] },
  lapse: {
    title: '期满未反馈',
    basis: platformDefaults('期满未反馈的单列'),
    by: 'clock',
    from: ['replied', 're-replied'],
    to: 'answered',
    sets: { satisfaction: 'none' },
  },
  're-reply': {
    title: '再次答复',
    basis: henanProposalMeasures('第22条'),
    by: 'lead-head',
    from: 'rehandling',
    to: 're-replied',
    needs: ['secondReply'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
  },
  'satisfied-again': {
    title: '再次反馈满意',
    basis: henanProposalMeasures('第22条'),
    by: receiver,
    from: 're-replied',
    to: 'answered',
    sets: { satisfaction: 'satisfied' },
  },
  'still-dissatisfied': {
    title: '仍不满意，评估',
    basis: henanProposalMeasures('第22条'),
    by: receiver,
    from: 're-replied',
    to: 'evaluating',
    needs: ['feedbackNote', 'evaluationNote'],
    sets: { satisfaction: 'dissatisfied' },
  },
  'conclude-evaluation': {
    title: '按评估意见处理',
    basis: henanProposalMeasures('第22条'),
    by: ['lead', 'lead-head'],
    from: 'evaluating',
    to: 'answered',
    needs: ['evaluationResult'],
  },
  publish: {
    title: '公开',
    basis: henanProposalMeasures('第29条'),
    by: receiver,
    from: 'answered',
    to: 'published',
    asks: ['score'],
  },
  withhold: {
    title: '不公开',
    basis: henanProposalMeasures('第29条'),
    by: receiver,
    from: 'answered',
    to: 'withheld',
    needs: ['withholdReason'],
    asks: ['score'],
  },
} as const;

/** Registered, filed, assigned, answered within three months (complex: six), told whether it satisfied, published. */
export const acts = { ...opening, ...handling, ...concluding } as const;
