import { procedure } from '#kernel';
import { citySupervisionNotice, platformDefaults, taskDecomposition, taskDecompositionExtension, taskSignOff } from '#law';
import { acts, handedDown } from './acts.ts';
import { fields } from './fields.ts';
import { metrics } from './metrics.ts';

/** 督导任务: planned, approved, handed down in up to three levels, carried out, proved, accepted by a second person. */
export const supervisionTask = procedure({
  id: 'supervision-task',
  version: 1,
  title: '督导任务',
  group: '督导',
  basis: citySupervisionNotice('督查事项的分解落实'),
  roles: {
    office: {
      title: '法治政府建设领导小组办公室',
      relation: 'office',
      office: 'oversight',
      duties: ['clerk', 'reviewer', 'chief', 'head'],
    },
    leader: { title: '上级负责人', relation: 'above', duties: ['leader'] },
    issuer: { title: '交办单位', relation: 'named', field: 'issuer', duties: ['clerk', 'reviewer', 'chief', 'head'] },
    'issuer-head': { title: '交办单位负责人', relation: 'named', field: 'issuer', duties: ['chief', 'head'] },
    clerk: { title: '责任单位填报员', relation: 'own', duties: ['clerk'] },
    head: { title: '责任单位负责人', relation: 'own', duties: ['head'] },
    inspector: { title: '政府督查机构', relation: 'office', office: 'government-office', duties: ['inspector', 'inspection-chief'] },
  },
  fields,
  shows: { title: 'title', number: 'taskNo', list: ['level', 'source', 'dueOn', 'progress'] },
  owner: 'leadUnit',
  states: {
    draft: { title: '拟制中' },
    'pending-approval': { title: '待批准' },
    issued: { title: '已下达，待签收' },
    disputed: { title: '对分派有异议' },
    signed: { title: '已签收' },
    'in-progress': { title: '办理中' },
    'extension-pending': { title: '申请延期' },
    'completion-review': { title: '申报完成，待审核' },
    'completion-checked': { title: '已审核，待复核' },
    rectifying: { title: '整改中' },
    accepted: { title: '已办结', settled: true },
    archived: { title: '已归档，结果公开', final: true },
    'archived-internal': { title: '已归档', final: true },
    reassigned: { title: '已改派', final: true },
    cancelled: { title: '已取消', final: true },
  },
  // What is under way is information in the making; results are published when the year is filed (政府信息公开条例第16条).
  publicIn: ['archived'],
  acts,
  deadlines: {
    'sign-off': {
      title: '签收',
      basis: platformDefaults('任务签收'),
      kind: 'at-most',
      starts: handedDown,
      within: taskSignOff,
      stops: ['sign-off', 'reject-assignment'],
    },
    decomposition: {
      title: '二次分解',
      basis: platformDefaults('二次分解'),
      kind: 'at-most',
      starts: ['sign-off', 'uphold'],
      within: taskDecomposition,
      extends: { by: 'extend-decomposition', within: taskDecompositionExtension },
      stops: ['decompose', 'start-without-split'],
    },
    completion: {
      title: '完成时限',
      basis: citySupervisionNotice('督查事项的办理时限'),
      kind: 'at-most',
      starts: handedDown,
      restarts: ['return-completion', 'end-rectification'],
      until: 'dueOn',
      stops: ['submit-completion', 'propose-completion', 'fall-due'],
      then: 'fall-due',
    },
  },
  serials: { taskNo: { at: 'plan', pattern: 'RW-{year}-FZ-{seq4}', basis: platformDefaults('任务编号') } },
  metrics,
});
