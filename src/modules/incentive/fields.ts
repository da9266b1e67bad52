import { choice, date, file, files, longText, matterRef, number, text, unit, type ValuesOf } from '#kernel';
import { civilServantLaw } from '#law';
import { open, quarters, staff } from '#vocabulary';

const note = { ...staff, max: 2000 } as const;

/** 类型 and, for each, whose decision it takes. */
export const incentiveKinds = {
  'merit-citation': '记功、嘉奖',
  'material-reward': '物质奖励',
  'public-criticism': '通报批评',
  'no-excellent-rating': '班子成员年度考核不得定优秀',
  'public-self-criticism': '主要负责人在媒体公开检查',
  interview: '约谈',
  'accountability-referral': '移送问责',
} as const;
export type IncentiveKind = keyof typeof incentiveKinds;

export const bodies = {
  government: '市、县政府',
  'reward-authority': '公务员奖励审批机关',
  'personnel-authority': '组织部门、公务员主管部门',
} as const;

/** Personal amounts and talks: those who propose, decide and carry out. */
const inner = { publicity: 'sealed', openTo: ['proposer', 'chief', 'legality', 'authority', 'executor'] } as const;

export const fields = {
  title: text('奖惩建议', { ...open, min: 4, max: 80, help: '写单位和事由，不写人名' }),
  kind: choice('种类', incentiveKinds, open),
  unit: unit('对象单位', open),
  year: number('考评年度', { ...open, min: 2016, max: 2100 }),
  quarter: choice('考评季度', { year: '全年', ...quarters }, open),
  round: matterRef('quarterly-review', '所依据的季度考评', staff),
  result: matterRef('unit-quarter', '所依据的单位考评', staff),
  order: matterRef('supervision-order', '所依据的督办单', staff),
  facts: longText('事实', { ...note, min: 10 }),
  ground: longText('依据', { ...note, min: 4 }),
  grade: choice(
    '奖励种类',
    { commendation: '嘉奖', third: '记三等功', second: '记二等功', first: '记一等功' },
    { ...open, basis: civilServantLaw('第51条、第53条'), when: { field: 'kind', in: ['merit-citation'] } },
  ),
  body: choice('决定机关', bodies, staff),
  decidingUnit: unit('办理决定的单位', { ...staff, unitKinds: ['city', 'county', 'zone', 'department'] }),
  legalityUnit: unit('合法性审核单位', { ...staff, unitKinds: ['department', 'county', 'zone'] }),
  executingUnit: unit('执行单位', { ...staff, unitKinds: ['department', 'county', 'zone', 'township', 'street'] }),
  legalityOpinion: longText('合法性审核意见', { ...note, min: 2 }),
  rejectReason: longText('不予采纳的理由', { ...note, min: 2 }),
  decisionNo: text('决定文号', { ...open, max: 60 }),
  decisionFile: file('决定文件', staff),
  notifiedOn: date('告知日期', staff),
  objection: longText('异议', { ...inner, min: 4, max: 3000 }),
  objectionFiles: files('异议材料', { ...inner, max: 20 }),
  review: longText('复核意见', { ...inner, min: 2, max: 3000 }),
  executedOn: date('执行日期', staff),
  proof: files('执行证据', { ...staff, max: 20 }),
  amount: number('奖励总额（元）', { ...inner, min: 1, max: 1e9, when: { field: 'kind', in: ['material-reward'] } }),
  payList: file('发放清单', { ...inner, when: { field: 'kind', in: ['material-reward'] } }),
  minutes: longText('约谈纪要', { ...inner, min: 4, max: 5000, when: { field: 'kind', in: ['interview'] } }),
  referral: file('移送函', { ...inner, when: { field: 'kind', in: ['accountability-referral'] } }),
  medium: text('刊播媒体', { ...open, max: 60, when: { field: 'kind', in: ['public-self-criticism'] } }),
  mediumOn: date('刊播日期', { ...open, when: { field: 'kind', in: ['public-self-criticism'] } }),
  mediumPage: text('版面或者链接', { ...open, max: 200, when: { field: 'kind', in: ['public-self-criticism'] } }),
  selfCriticism: longText('检查全文（已刊播）', { ...open, min: 20, max: 8000, when: { field: 'kind', in: ['public-self-criticism'] } }),
  appraisal: matterRef('leadership-appraisal', '班子成员年度考核', { ...staff, when: { field: 'kind', in: ['no-excellent-rating'] } }),
  publicText: longText('公开的内容', { ...open, min: 4, max: 2000, help: '写单位和事由；不写个人等次、金额和约谈内容' }),
  revokeReason: longText('撤销理由', { ...open, min: 4, max: 1000 }),
  correction: text('更正公告', { ...open, max: 200, help: '在原载体更正的日期、版面或者链接' }),
  lateReason: longText('逾期原因', note),
} as const;

export type IncentiveValues = ValuesOf<typeof fields>;
