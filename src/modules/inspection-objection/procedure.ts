import {
  count,
  date,
  dueOf,
  file,
  files,
  flag,
  type GuardView,
  longText,
  matterRef,
  printDate,
  procedure,
  type Refusal,
  refusal,
  rows,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { governmentInspectionRegulation, inspectionReviewApplication, inspectionReviewDecision } from '#law';
import { staff, staffPerson } from '#vocabulary';

const basis = governmentInspectionRegulation('第17条');
const note = { ...staff, max: 3000 } as const;

const fields = {
  title: text('督查结论', { ...staff, min: 4, max: 100 }),
  conclusionNo: text('结论文号', { ...staff, max: 40 }),
  conclusionFile: file('督查结论书', staff),
  receivedOn: date('收到督查结论日期', staff),
  order: matterRef('supervision-order', '有关的督办单', staff),
  rectification: matterRef('rectification', '有关的问题整改', staff),
  concludedBy: unit('作出结论的政府', { ...staff, unitKinds: ['city', 'county', 'zone'] }),
  grounds: longText('申请复核的理由', { ...note, min: 10 }),
  grounding: files('申请材料', { ...staff, max: 20 }),
  reviewers: rows(
    '复核人员',
    { name: text('姓名', { ...staffPerson, max: 30 }), tookPart: flag('参与过作出督查结论', staff) },
    { ...staffPerson, min: 1, max: 8 },
  ),
  refusalReason: longText('不受理的理由', note),
  withdrawReason: longText('撤回理由', note),
  facts: longText('复核查明的情况', { ...note, min: 10 }),
  decisionFile: file('复核决定书', staff),
  amended: longText('变更后的结论', { ...note, min: 4 }),
  lateReason: longText('逾期原因', note),
} as const;
type View = GuardView<ValuesOf<typeof fields>>;

/** Within thirty days of receiving the conclusion. */
function inTime({ values, on, inForce, calendar }: View): Refusal | undefined {
  if (values.receivedOn === undefined) return undefined;
  const { due } = dueOf(calendar, { start: values.receivedOn, limit: inForce(inspectionReviewApplication, values.receivedOn) });
  if (on <= due) return undefined;
  const remedy = '对督查工作的意见可以书面向作出结论的政府反映';
  return refusal('application-late', `申请复核的期限已于${printDate(due)}届满`, { remedy, basis, field: 'receivedOn' });
}

/** Whoever took part in the conclusion stays away. */
function recused({ values }: View): Refusal | undefined {
  if (!(values.reviewers ?? []).some((row) => row.tookPart === true)) return undefined;
  const more = { remedy: '请另行指定复核人员', basis, field: 'reviewers' };
  return refusal('recusal', '参与作出督查结论的人员应当回避', more);
}

const decided = { by: 'decider', from: 'reviewing', notBy: ['accept'], asks: ['lateReason'], lateReason: 'lateReason' } as const;

/** 督查结论复核: by the government that made the conclusion, in thirty days, without those who took part (政府督查工作条例第17条). */
export const inspectionObjection = procedure({
  id: 'inspection-objection',
  version: 1,
  from: '2021-02-01',
  title: '督查结论复核',
  group: '督导',
  basis,
  roles: {
    applicant: { title: '督查对象', relation: 'own', duties: ['head', 'clerk'] },
    handler: { title: '复核经办', relation: 'named', field: 'concludedBy', duties: ['clerk', 'leader'] },
    decider: { title: '作出结论的政府负责人', relation: 'named', field: 'concludedBy', duties: ['leader'] },
  },
  fields,
  shows: { title: 'title', number: 'conclusionNo', list: ['receivedOn', 'concludedBy'] },
  states: {
    applied: { title: '已申请，待受理' },
    reviewing: { title: '复核中' },
    upheld: { title: '维持', final: true },
    amended: { title: '变更', final: true },
    revoked: { title: '撤销', final: true },
    refused: { title: '不予受理', final: true },
    withdrawn: { title: '已撤回', final: true },
  },
  // Inner affairs of the government (政府信息公开条例第16条).
  publicIn: [],
  acts: {
    apply: {
      title: '申请复核',
      basis,
      by: 'applicant',
      to: 'applied',
      needs: ['title', 'conclusionNo', 'conclusionFile', 'receivedOn', 'concludedBy', 'grounds'],
      asks: ['order', 'rectification', 'grounding'],
      guard: inTime,
    },
    withdraw: {
      title: '撤回申请',
      basis,
      by: 'applicant',
      from: ['applied', 'reviewing'],
      to: 'withdrawn',
      needs: ['withdrawReason'],
      awaited: [],
    },
    accept: {
      title: '受理并指定复核人员',
      basis,
      by: 'handler',
      from: 'applied',
      to: 'reviewing',
      needs: ['reviewers'],
      guard: recused,
    },
    refuse: { title: '不予受理', basis, by: 'handler', from: 'applied', to: 'refused', needs: ['refusalReason'], awaited: [] },
    uphold: { ...decided, title: '维持结论', basis, to: 'upheld', needs: ['facts', 'decisionFile'] },
    amend: { ...decided, title: '变更结论', basis, to: 'amended', needs: ['facts', 'amended', 'decisionFile'] },
    revoke: { ...decided, title: '撤销结论', basis, to: 'revoked', needs: ['facts', 'decisionFile'] },
  },
  deadlines: {
    decision: {
      title: '作出复核决定',
      basis,
      kind: 'at-most',
      starts: 'apply',
      within: inspectionReviewDecision,
      stops: ['uphold', 'amend', 'revoke', 'refuse'],
    },
  },
  serials: {},
  metrics: {
    applied: count({ title: '督查结论复核申请', definition: '期内收到的复核申请件数', unit: '件', acts: 'apply' }),
    decided: count({ title: '复核决定', definition: '期内作出的复核决定件数', unit: '件', acts: ['uphold', 'amend', 'revoke'] }),
    changed: count({ title: '改变督查结论', definition: '期内经复核变更、撤销的件数', unit: '件', acts: ['amend', 'revoke'] }),
    'in-time': count<'uphold' | 'amend' | 'revoke', never, 'decision'>({
      title: '按期作出复核决定',
      definition: '期内在法定期限内作出的复核决定件数',
      unit: '件',
      acts: ['uphold', 'amend', 'revoke'],
      inTime: 'decision',
    }),
  },
});
