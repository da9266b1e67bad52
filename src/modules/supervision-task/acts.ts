import type { Basis } from '#kernel';
import { citySupervisionNotice, platformDefaults } from '#law';
import * as guard from './guards.ts';

const basis = platformDefaults('督导任务');
const notice = citySupervisionNotice('督查事项的分解落实');

/** The acts by which a unit is given a task. */
export const handedDown = ['approve', 'assign-second', 'assign-third', 'assign-anew'] as const;

const shape = ['title', 'source', 'decidedBy', 'bases', 'issuer', 'leadUnit', 'weight', 'startOn', 'dueOn', 'cycle', 'criteria'] as const;
const shapeToo = ['instruction', 'instructionText', 'assistUnits', 'plan', 'isKey', 'approvalRecord'] as const;
const sound = [guard.datesFit, guard.planRises, guard.helpersDiffer];

/** States in which a task is alive: neither accepted nor ended. */
export const alive = [
  'issued',
  'disputed',
  'signed',
  'in-progress',
  'extension-pending',
  'completion-review',
  'completion-checked',
  'rectifying',
] as const;
const working = ['in-progress', 'extension-pending', 'completion-review', 'completion-checked', 'rectifying'] as const;

/** A part is opened from the break-down of its parent. */
const part = (to: string, above: 'first' | 'second', level: 'second' | 'third') =>
  ({
    title: `下达子任务：${to}`,
    basis: notice,
    by: 'issuer',
    to: 'issued',
    needs: ['parent', 'taskNo', ...shape],
    asks: ['assistUnits', 'plan', 'isKey'],
    sets: { level, lateDone: false, evidenceFalse: false, progress: 0 },
    guard: [...sound, guard.asBrokenDown, guard.underLevel(above)],
  }) as const;

/** What the end of a part means to its parent: noted by the platform. */
const partEnded = (title: string) =>
  ({ title, basis, by: 'clock', from: [...working, 'signed', 'accepted', 'cancelled'], asks: ['part'], awaited: [] }) as const;

const archive = (title: string, to: 'archived' | 'archived-internal', by: Basis) =>
  ({ title, basis: by, by: ['issuer', 'office'], from: 'accepted', to, awaited: [] }) as const;

export const acts = {
  plan: {
    title: '拟制任务',
    basis,
    by: 'office',
    to: 'draft',
    needs: shape,
    asks: shapeToo,
    sets: { level: 'first', lateDone: false, evidenceFalse: false, progress: 0 },
    guard: sound,
  },
  revise: {
    title: '修改任务',
    basis,
    by: 'office',
    from: 'draft',
    asks: ['title', 'bases', 'weight', 'startOn', 'dueOn', 'cycle', 'criteria', ...shapeToo],
    guard: sound,
    awaited: [],
  },
  'submit-plan': { title: '报批', basis, by: 'office', from: 'draft', to: 'pending-approval', guard: sound },
  approve: {
    title: '批准下达',
    basis: notice,
    by: 'leader',
    from: 'pending-approval',
    to: 'issued',
    asks: ['approvalRecord'],
    guard: guard.approvalOnRecord,
  },
  'return-plan': { title: '退回', basis, by: 'leader', from: 'pending-approval', to: 'draft', needs: ['returnReason'], returns: true },
  'assign-second': part('县区和部门', 'first', 'second'),
  'assign-third': part('乡镇街道', 'second', 'third'),
  'assign-anew': {
    title: '改派下达',
    basis,
    by: 'issuer',
    to: 'issued',
    needs: ['replaces', 'level', 'taskNo', ...shape],
    asks: ['parent', 'assistUnits', 'plan', 'isKey'],
    sets: { lateDone: false, evidenceFalse: false, progress: 0 },
    guard: [...sound, guard.asReassigned],
  },
  'sign-off': { title: '签收', basis: notice, by: 'head', from: 'issued', to: 'signed' },
  'reject-assignment': {
    title: '对分派提出异议',
    basis,
    by: 'head',
    from: 'issued',
    to: 'disputed',
    needs: ['disputeReason'],
    guard: guard.disputedInTime,
    awaited: [],
    returns: true,
  },
  reassign: { title: '改派', basis, by: 'issuer', from: 'disputed', to: 'reassigned', needs: ['reassignTo'], guard: guard.toAnother },
  uphold: { title: '维持分派', basis, by: 'leader', from: 'disputed', to: 'signed', needs: ['upholdNote'] },
  decompose: {
    title: '分解',
    basis: notice,
    by: ['clerk', 'head'],
    from: 'signed',
    to: 'in-progress',
    needs: ['parts'],
    guard: [guard.mayBeSplit, guard.partsMakeWhole],
  },
  'start-without-split': { title: '直接组织实施', basis, by: ['clerk', 'head'], from: 'signed', to: 'in-progress' },
  'extend-decomposition': {
    title: '延长分解期限',
    basis,
    by: 'issuer',
    from: 'signed',
    needs: ['decompositionReason'],
    guard: guard.splitExtendedOnce,
    awaited: [],
  },
  'record-progress': {
    title: '进度随审核通过的填报更新',
    basis,
    by: 'clock',
    from: [...working, 'accepted'],
    asks: ['progress', 'progressPeriod'],
    awaited: [],
  },
  'part-accepted': partEnded('子任务办结'),
  'part-cancelled': partEnded('子任务取消'),
  prove: { title: '平台数据证明', basis, by: 'clock', from: 'in-progress', needs: ['figureProofs'], awaited: [] },
  'propose-completion': {
    title: '平台数据达到，提请审核',
    basis,
    by: 'clock',
    from: 'in-progress',
    to: 'completion-review',
    needs: ['figureProofs', 'progress'],
    guard: guard.figuresAlone,
    awaited: [],
  },
  'fall-due': { title: '超过完成时限', basis: notice, by: 'clock', from: alive, sets: { lateDone: true }, awaited: [] },
  'request-extension': {
    title: '申请延期',
    basis,
    by: 'head',
    from: 'in-progress',
    to: 'extension-pending',
    needs: ['extensionReason', 'newDueOn'],
    guard: guard.extensionSound,
    awaited: [],
  },
  'grant-extension': {
    title: '同意延期',
    basis,
    by: ['issuer-head', 'leader'],
    from: 'extension-pending',
    to: 'in-progress',
    needs: ['dueOn'],
    guard: guard.grantedAsAsked,
  },
  'refuse-extension': {
    title: '不同意延期',
    basis,
    by: ['issuer-head', 'leader'],
    from: 'extension-pending',
    to: 'in-progress',
    needs: ['refusalReason'],
    returns: true,
  },
  'submit-completion': {
    title: '申报完成',
    basis,
    by: 'head',
    from: 'in-progress',
    to: 'completion-review',
    needs: ['completionNote'],
    asks: ['proofs'],
    guard: [guard.partsDone, guard.everyCriterionProved],
  },
  'check-completion': {
    title: '审核完成情况',
    basis,
    by: 'issuer',
    from: 'completion-review',
    to: 'completion-checked',
    needs: ['checkNote'],
  },
  accept: {
    title: '复核办结',
    basis,
    by: 'issuer-head',
    from: 'completion-checked',
    to: 'accepted',
    notBy: ['check-completion'],
    brings: [{ on: 'parent', act: 'part-accepted', carry: { part: '@id' } }],
  },
  'return-completion': {
    title: '退回补正',
    basis,
    by: 'issuer',
    from: ['completion-review', 'completion-checked'],
    to: 'in-progress',
    needs: ['defects'],
    returns: true,
  },
  'mark-evidence-false': {
    title: '证据核查不实',
    basis,
    by: 'inspector',
    from: working,
    needs: ['falseNote'],
    sets: { evidenceFalse: true },
    awaited: [],
  },
  'start-rectification': {
    title: '转入整改',
    basis: notice,
    by: ['inspector', 'clock'],
    from: ['in-progress', 'completion-review', 'completion-checked'],
    to: 'rectifying',
    asks: ['rectification'],
    awaited: [],
  },
  'end-rectification': {
    title: '整改销号，恢复办理',
    basis: notice,
    by: ['inspector', 'clock'],
    from: 'rectifying',
    to: 'in-progress',
    sets: { evidenceFalse: false },
  },
  cancel: {
    title: '取消任务',
    basis,
    by: 'leader',
    from: ['draft', 'pending-approval', ...alive],
    to: 'cancelled',
    needs: ['cancelReason'],
    awaited: [],
    brings: [{ on: 'parent', act: 'part-cancelled', carry: { part: '@id' } }],
  },
  archive: archive('归档并公开结果', 'archived', basis),
  'archive-internal': archive('归档，内部事务不公开', 'archived-internal', platformDefaults('归档')),
} as const;
