/** Who has to do with a normative document. */
export const roles = {
  'drafting-unit': { title: '起草单位', relation: 'named', field: 'draftingUnit', duties: ['clerk', 'reviewer'] },
  'legal-office': { title: '起草单位法制机构', relation: 'named', field: 'draftingUnit', duties: ['reviewer', 'chief'] },
  'justice-bureau': { title: '司法行政部门', relation: 'office', office: 'justice', duties: ['reviewer', 'chief'] },
  'market-regulator': { title: '市场监管部门', relation: 'office', office: 'market-regulation', duties: ['reviewer', 'chief'] },
  'government-office': { title: '政府办公室', relation: 'office', office: 'government-office', duties: ['clerk', 'reviewer', 'chief'] },
  'executive-meeting': { title: '政府常务会议会务', relation: 'office', office: 'government-office', duties: ['secretariat'] },
  'unit-meeting': { title: '制定机关办公会议会务', relation: 'own', duties: ['secretariat'] },
  'unit-head': { title: '制定机关负责人', relation: 'own', duties: ['head', 'leader'] },
  issuer: { title: '制定机关', relation: 'own', duties: ['clerk', 'reviewer', 'head'] },
} as const;

export const states = {
  planned: { title: '已立项' },
  drafting: { title: '起草中' },
  assessed: { title: '已评估论证' },
  consulting: { title: '征求意见中' },
  consulted: { title: '已征求意见' },
  'competition-reviewed': { title: '已公平竞争审查' },
  'in-review': { title: '合法性审核中' },
  supplementing: { title: '补充完善中' },
  cleared: { title: '审核通过' },
  scheduled: { title: '已列入议题' },
  approved: { title: '会议通过' },
  signed: { title: '已签发' },
  registered: { title: '已登记编号' },
  issued: { title: '已印发' },
  published: { title: '已公布', settled: true },
  'in-force': { title: '现行有效', settled: true },
  amending: { title: '现行有效（待修改）', settled: true },
  amended: { title: '已修改', final: true },
  repealed: { title: '已废止', final: true },
  expired: { title: '已失效', final: true },
  rejected: { title: '未通过', final: true },
  terminated: { title: '终止制定', final: true },
  voided: { title: '补录作废', final: true },
} as const;

export type RoleId = keyof typeof roles;
export type StateId = keyof typeof states;

/** Before it is published: what can still be given up. */
export const making = [
  'planned',
  'drafting',
  'assessed',
  'consulting',
  'consulted',
  'competition-reviewed',
  'in-review',
  'supplementing',
  'cleared',
  'scheduled',
  'approved',
  'signed',
  'registered',
  'issued',
] as const satisfies readonly StateId[];
