import type { ActDecl } from '#kernel';
import { cityFaultMeasures, civilServantLaw, civilServantSanctions, henanEnforcementRegulation, platformDefaults } from '#law';
import type { FaultValues, fields } from './fields.ts';
import * as guard from './guards.ts';
import type { states } from './states.ts';

/** Nobody here is the calendar: what is decided about a person is decided by persons. */
export const roles = {
  investigator: { title: '责任追究经办', relation: 'own', duties: ['investigator'] },
  approver: { title: '责任追究机构负责人', relation: 'own', duties: ['leader', 'head'] },
  legality: { title: '法制机构负责人', relation: 'named', field: 'legalityUnit', duties: ['chief'] },
  authority: { title: '有权决定的机关', relation: 'named', field: 'decidingUnit', duties: ['leader', 'head'] },
  personnel: { title: '执行单位组织人事', relation: 'named', field: 'executingUnit', duties: ['personnel', 'head'] },
  appeal: { title: '受理申诉的机关', relation: 'named', field: 'appealUnit', duties: ['leader', 'head'] },
} as const;

type F = keyof typeof fields & string;
type Act = ActDecl<keyof typeof roles, keyof typeof states, F, FaultValues>;

const rule = (what: string) => cityFaultMeasures(what);
const approving = { by: 'approver', from: 'checked', notBy: ['pre-check', 'report-check'] } as const;
const prolonging = { by: 'approver', needs: ['extensionReason'], awaited: [] } as const;
const measuring = ['measure', 'decisionNo', 'decisionFile', 'effectiveFrom'] as const;
const lasting = ['months', 'effectiveTo'] as const;

/** From the clue to the end of the inquiry. */
const inquiring = {
  register: {
    title: '登记线索',
    basis: rule('线索受理'),
    by: 'investigator',
    to: 'registered',
    needs: ['clueSource', 'subject', 'clue', 'respondentType', 'respondentUnit', 'respondent', 'position', 'faultType'],
    asks: ['informant', 'clueFiles', 'litigation', 'related', 'occurredOn', 'discoveredOn'],
    guard: guard.subjectNamesNobody,
  },
  transfer: {
    title: '移送有权机关',
    basis: rule('线索受理'),
    by: 'approver',
    from: ['registered', 'checking', 'checked'],
    to: 'transferred',
    needs: ['transferTo', 'transferReason'],
    awaited: [],
  },
  'pre-check': {
    title: '开始初核',
    basis: rule('初核'),
    by: 'investigator',
    from: 'registered',
    to: 'checking',
    needs: ['checkers'],
    guard: guard.checkersFit,
  },
  'extend-check': { ...prolonging, title: '延长初核', basis: platformDefaults('初核期限'), from: ['registered', 'checking'] },
  'report-check': {
    title: '报告初核情况',
    basis: rule('初核'),
    by: 'investigator',
    from: 'checking',
    to: 'checked',
    needs: ['checkResult'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
  },
  'no-case': { ...approving, title: '不予立案', basis: rule('立案'), to: 'no-case', needs: ['noCaseReason'] },
  'refer-supervision': {
    title: '移送监察机关',
    basis: civilServantSanctions('第38条、第39条', 'recalled'),
    by: 'approver',
    from: ['checked', 'investigating', 'concluded'],
    to: 'referred',
    needs: ['referredTo', 'referReason'],
    awaited: ['checked'],
  },
  'open-case': { ...approving, title: '批准立案', basis: civilServantSanctions('第39条'), to: 'investigating', needs: ['approvalNo'] },
  'add-evidence': {
    title: '收集证据',
    basis: civilServantSanctions('第39条'),
    by: 'investigator',
    from: 'investigating',
    needs: ['evidence'],
    asks: ['interviews', 'checkers'],
    guard: guard.checkersFit,
    awaited: [],
  },
  'extend-investigation': { ...prolonging, title: '延长调查', basis: platformDefaults('调查期限'), from: 'investigating' },
  'extend-decision': {
    ...prolonging,
    title: '延长处分决定期限',
    basis: civilServantSanctions('第44条'),
    from: ['investigating', 'concluded', 'notified', 'pleaded', 'legality-checked'],
  },
  'resume-after-referral': {
    title: '监察机关处理后恢复办理',
    basis: civilServantLaw('第61条'),
    by: 'approver',
    from: 'referred',
    to: 'investigating',
    needs: ['supervisionOutcome'],
    asks: ['approvalNo'],
    awaited: [],
  },
  conclude: {
    title: '调查终结',
    basis: civilServantSanctions('第39条'),
    by: 'investigator',
    from: 'investigating',
    to: 'concluded',
    needs: ['facts', 'liability', 'faultType', 'proposed', 'legalBasis', 'authorityKind', 'decidingUnit', 'legalityUnit', 'report'],
    asks: ['consequences', 'mitigations', 'aggravations', 'lateReason'],
    lateReason: 'lateReason',
    guard: [guard.proposalWithin, guard.unitFits],
  },
} as const satisfies Record<string, Act>;

/** Heard, checked, decided. */
const deciding = {
  notify: {
    title: '告知被追究人',
    basis: civilServantLaw('第63条'),
    by: 'investigator',
    from: 'concluded',
    to: 'notified',
    needs: ['noticeFile'],
  },
  'hear-plea': {
    title: '听取陈述和申辩',
    basis: civilServantLaw('第63条'),
    by: 'investigator',
    from: 'notified',
    to: 'pleaded',
    needs: ['plea', 'pleaAnswer'],
  },
  'waive-plea': {
    title: '书面放弃陈述和申辩',
    basis: civilServantLaw('第63条'),
    by: 'investigator',
    from: 'notified',
    to: 'pleaded',
    needs: ['waiver'],
    awaited: [],
  },
  'record-silence': {
    title: '期满未陈述申辩',
    basis: platformDefaults('陈述申辩期限'),
    by: 'investigator',
    from: 'notified',
    to: 'pleaded',
    awaited: [],
  },
  'check-legality': {
    title: '合法性审核',
    basis: rule('审核'),
    by: 'legality',
    from: 'pleaded',
    to: 'legality-checked',
    needs: ['legalityOpinion'],
    notBy: ['conclude'],
  },
  'return-inquiry': {
    title: '退回补充调查',
    basis: rule('审核'),
    by: ['legality', 'authority'],
    from: ['pleaded', 'legality-checked'],
    to: 'investigating',
    needs: ['legalityOpinion'],
    returns: true,
    awaited: [],
  },
  decide: {
    title: '作出处理决定',
    basis: civilServantLaw('第57条、第63条'),
    by: 'authority',
    from: ['concluded', 'notified', 'pleaded', 'legality-checked'],
    to: 'decided',
    needs: [...measuring, 'collective'],
    asks: lasting,
    notBy: ['conclude', 'check-legality'],
    guard: [guard.heardFirst, guard.decisionWithin, guard.notHeavier, guard.notTwice, guard.sanctionInTime, guard.periodFits],
    awaited: ['legality-checked'],
  },
  exempt: {
    title: '免予追究',
    basis: civilServantLaw('第61条'),
    by: 'authority',
    from: 'legality-checked',
    to: 'exempted',
    needs: ['exemptGround', 'exemptReason', 'collective'],
    notBy: ['conclude'],
  },
  serve: {
    title: '送达',
    basis: civilServantLaw('第63条'),
    by: 'investigator',
    from: 'decided',
    to: 'served',
    needs: ['servedOn', 'executingUnit'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
    guard: guard.servedInOrder,
  },
  execute: {
    title: '执行',
    basis: henanEnforcementRegulation('第45条、第46条'),
    by: 'personnel',
    from: ['served', 'reviewed', 'appeal-decided'],
    to: 'executed',
    needs: ['execution', 'receipt'],
    awaited: ['served'],
  },
  'give-feedback': {
    title: '反馈线索来源',
    basis: platformDefaults('反馈线索来源'),
    by: 'investigator',
    from: ['no-case', 'decided', 'served', 'executed', 'exempted'],
    needs: ['feedback'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
    awaited: [],
  },
} as const satisfies Record<string, Act>;

const reviewing = { by: 'authority', from: 'in-review', needs: ['reviewFile'] } as const;
const appealing = { by: 'appeal', from: 'in-appeal', needs: ['appealFile'] } as const;
const amending = [guard.decisionWithin, guard.lighter, guard.periodFits];

/** Review, appeal, relief, and the end of the file. */
const relieving = {
  'apply-review': {
    title: '申请复核',
    basis: civilServantLaw('第95条'),
    by: 'investigator',
    from: ['served', 'executed', 'published'],
    to: 'in-review',
    needs: ['reviewReason'],
    guard: guard.reviewInTime,
    awaited: [],
  },
  'review-uphold': { ...reviewing, title: '复核维持', basis: civilServantLaw('第96条'), to: 'reviewed' },
  'review-amend': {
    ...reviewing,
    title: '复核变更',
    basis: civilServantLaw('第96条'),
    to: 'reviewed',
    needs: ['reviewFile', ...measuring],
    asks: lasting,
    guard: amending,
  },
  'review-revoke': { ...reviewing, title: '复核撤销', basis: civilServantLaw('第96条'), to: 'revoked' },
  appeal: {
    title: '不服复核决定申诉',
    basis: civilServantLaw('第95条'),
    by: 'investigator',
    from: 'reviewed',
    to: 'in-appeal',
    needs: ['appealUnit', 'appealReason'],
    guard: guard.appealInTime,
    awaited: [],
  },
  'appeal-directly': {
    title: '不经复核直接申诉',
    basis: civilServantLaw('第95条'),
    by: 'investigator',
    from: ['served', 'executed', 'published'],
    to: 'in-appeal',
    needs: ['appealUnit', 'appealReason'],
    guard: guard.directAppealInTime,
    awaited: [],
  },
  'extend-appeal': {
    title: '延长申诉处理',
    basis: civilServantLaw('第96条'),
    by: 'appeal',
    from: 'in-appeal',
    needs: ['extensionReason'],
    awaited: [],
  },
  'appeal-uphold': { ...appealing, title: '申诉维持', basis: civilServantLaw('第96条'), to: 'appeal-decided' },
  'appeal-amend': {
    ...appealing,
    title: '申诉变更',
    basis: civilServantLaw('第96条'),
    to: 'appeal-decided',
    needs: ['appealFile', ...measuring],
    asks: lasting,
    guard: amending,
  },
  'appeal-revoke': { ...appealing, title: '申诉撤销', basis: civilServantLaw('第96条'), to: 'revoked' },
  rehabilitate: {
    title: '恢复名誉和待遇',
    basis: civilServantSanctions('第48条、第51条', 'recalled'),
    by: 'personnel',
    from: 'revoked',
    to: 'rehabilitated',
    needs: ['restored'],
  },
  lift: {
    title: '期满解除处分',
    basis: civilServantLaw('第65条'),
    by: ['personnel', 'authority'],
    from: ['executed', 'published', 'reviewed', 'appeal-decided'],
    to: 'lifted',
    needs: ['liftNote'],
    guard: guard.periodOver,
    awaited: [],
  },
  publish: {
    title: '公开典型通报',
    basis: platformDefaults('典型通报'),
    by: 'approver',
    from: 'executed',
    to: 'published',
    needs: ['publicTitle', 'publicText'],
    guard: guard.publicNamesNobody,
    awaited: [],
  },
  archive: {
    title: '归档',
    basis: rule('归档'),
    by: 'investigator',
    from: ['executed', 'published', 'lifted', 'rehabilitated', 'reviewed', 'appeal-decided', 'exempted', 'no-case', 'referred'],
    to: 'archived',
    asks: ['archiveNote', 'supervisionOutcome'],
    guard: [guard.carriedOut, guard.noneRunning],
    awaited: [],
  },
} as const satisfies Record<string, Act>;

export const acts = { ...inquiring, ...deciding, ...relieving } as const;
