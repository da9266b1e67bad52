import { type ActDecl, procedure } from '#kernel';
import { citySupervisionNotice, platformDefaults, rectificationCheck, rectificationPlan, rectificationPlanExtension } from '#law';
import { fields, type RectificationValues } from './fields.ts';
import * as guard from './guards.ts';
import { metrics } from './metrics.ts';

const roles = {
  inspector: { title: '督查机构经办', relation: 'office', office: 'government-office', duties: ['inspector'] },
  chief: { title: '督查机构负责人', relation: 'office', office: 'government-office', duties: ['inspection-chief'] },
  reporter: { title: '责任单位经办', relation: 'own', duties: ['clerk'] },
  head: { title: '责任单位负责人', relation: 'own', duties: ['head'] },
} as const;

const states = {
  identified: { title: '已认定，待下发' },
  issued: { title: '已下发，待报方案' },
  'plan-submitted': { title: '方案待审' },
  rectifying: { title: '整改中' },
  overdue: { title: '逾期整改中' },
  verifying: { title: '待核查' },
  checked: { title: '一人已核查，待复核' },
  'crossed-off': { title: '已销号', settled: true },
  archived: { title: '已归档', final: true },
  cancelled: { title: '已撤销', final: true },
} as const;

type State = keyof typeof states;
type Act = ActDecl<keyof typeof roles, State, keyof typeof fields & string, RectificationValues>;
const rule = (what: string) => citySupervisionNotice(what);

const opening = {
  identify: {
    title: '认定问题',
    basis: rule('督查发现问题'),
    by: 'inspector',
    to: 'identified',
    needs: ['listName', 'title', 'source', 'unit', 'foundOn', 'detail', 'ground', 'proof', 'dueOn'],
    asks: ['order', 'task'],
    guard: guard.limitAhead,
  },
  issue: {
    title: '下发整改',
    basis: rule('整改清单'),
    by: 'inspector',
    from: 'identified',
    to: 'issued',
    guard: guard.limitAhead,
    brings: [{ on: 'task', act: 'start-rectification', carry: { rectification: '@id' } }],
  },
  'extend-plan': {
    title: '同意延期报送方案',
    basis: platformDefaults('整改方案的延长'),
    by: 'chief',
    from: 'issued',
    needs: ['extensionReason'],
    guard: guard.planExtendsOnce,
    awaited: [],
  },
  'submit-plan': {
    title: '报送整改方案',
    basis: rule('整改方案'),
    by: ['reporter', 'head'],
    from: 'issued',
    to: 'plan-submitted',
    needs: ['measures', 'ownerTitle', 'planOn'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
    guard: guard.planWithin,
  },
  'approve-plan': {
    title: '同意方案',
    basis: rule('整改方案'),
    by: ['inspector', 'chief'],
    from: 'plan-submitted',
    to: 'rectifying',
  },
  'return-plan': {
    title: '退回方案',
    basis: rule('整改方案'),
    by: ['inspector', 'chief'],
    from: 'plan-submitted',
    to: 'issued',
    needs: ['planReturn'],
    returns: true,
  },
  'pass-limit': {
    title: '超过整改时限',
    basis: platformDefaults('整改时限届满'),
    by: 'clock',
    from: 'rectifying',
    to: 'overdue',
  },
} as const satisfies Record<string, Act>;

const checking = {
  'report-done': {
    title: '申报完成',
    basis: rule('整改完成'),
    by: 'head',
    from: ['rectifying', 'overdue'],
    to: 'verifying',
    needs: ['done', 'evidence'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
    guard: guard.evidenceLater,
  },
  check: {
    title: '核查',
    basis: rule('整改核查'),
    by: 'inspector',
    from: 'verifying',
    to: 'checked',
    needs: ['checkMode', 'checkers', 'checkRecord'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
  },
  'cross-off': {
    title: '复核并销号',
    basis: rule('整改销号'),
    by: ['inspector', 'chief'],
    from: 'checked',
    to: 'crossed-off',
    needs: ['result'],
    notBy: ['check'],
    brings: [{ on: 'task', act: 'end-rectification' }],
  },
  reject: {
    title: '核查未通过',
    basis: rule('整改核查'),
    by: ['inspector', 'chief'],
    from: ['verifying', 'checked'],
    to: 'rectifying',
    needs: ['rejectReason', 'dueOn'],
    guard: guard.newLimit,
    returns: true,
    awaited: ['checked'],
  },
  reopen: {
    title: '反弹，重新整改',
    basis: rule('整改回头看'),
    by: ['inspector', 'chief'],
    from: 'crossed-off',
    to: 'rectifying',
    needs: ['relapse', 'dueOn'],
    guard: guard.newLimit,
    brings: [{ on: 'task', act: 'start-rectification', carry: { rectification: '@id' } }],
    awaited: [],
  },
  archive: { title: '归档', basis: platformDefaults('归档'), by: 'inspector', from: 'crossed-off', to: 'archived', awaited: [] },
  cancel: {
    title: '撤销',
    basis: platformDefaults('整改撤销'),
    by: 'chief',
    from: ['identified', 'issued'],
    to: 'cancelled',
    needs: ['cancelReason'],
    awaited: [],
  },
} as const satisfies Record<string, Act>;

/** 整改: one problem of a list, from its finding to its cross-off by two; what comes back is counted. */
export const rectification = procedure({
  id: 'rectification',
  version: 1,
  title: '问题整改',
  group: '督导',
  basis: rule('整改'),
  roles,
  fields,
  shows: { title: 'title', number: 'rectificationNo', list: ['source', 'unit', 'foundOn', 'dueOn'] },
  owner: 'unit',
  states,
  publicIn: ['crossed-off', 'archived'],
  acts: { ...opening, ...checking },
  deadlines: {
    plan: {
      title: '报送整改方案',
      basis: platformDefaults('整改方案的期限'),
      kind: 'at-most',
      starts: ['issue', 'return-plan'],
      within: rectificationPlan,
      extends: { by: 'extend-plan', within: rectificationPlanExtension },
      stops: 'submit-plan',
    },
    limit: {
      title: '整改时限',
      basis: rule('整改时限'),
      kind: 'at-most',
      starts: 'approve-plan',
      restarts: ['reject', 'reopen'],
      until: 'dueOn',
      stops: ['report-done', 'pass-limit'],
      then: 'pass-limit',
    },
    check: {
      title: '整改核查',
      basis: platformDefaults('整改核查的期限'),
      kind: 'at-most',
      starts: 'report-done',
      within: rectificationCheck,
      stops: ['check', 'reject'],
    },
  },
  serials: { rectificationNo: { at: 'issue', pattern: '整改〔{year}〕{seq}号', basis: platformDefaults('整改编号') } },
  metrics,
});
