/** Where an application and a case may stand. 办结 is the decision or whatever ends the case without one. */
export const states = {
  filed: { title: '已收到，待审查' },
  correcting: { title: '待补正' },
  refused: { title: '不予受理', settled: true },
  transferred: { title: '已告知或者转送', settled: true },
  abandoned: { title: '视为放弃', settled: true },
  accepted: { title: '已受理' },
  'awaiting-reply': { title: '待被申请人答复' },
  examining: { title: '审理中' },
  appraising: { title: '勘验、鉴定中' },
  mediating: { title: '调解中' },
  drafted: { title: '待决定' },
  decided: { title: '已决定，待送达' },
  served: { title: '已送达，待公开' },
  masking: { title: '公开文本待核对' },
  published: { title: '已公开', settled: true },
  withheld: { title: '不予公开', settled: true },
  mediated: { title: '调解结案', settled: true },
  withdrawn: { title: '已撤回', settled: true },
  terminated: { title: '已终止', settled: true },
  dismissed: { title: '已驳回申请', settled: true },
  'archived-open': { title: '已归档（已公开）', final: true },
  archived: { title: '已归档', final: true },
} as const;

/** The public sees a case once its decision has been published, and still when it is in the archive. */
export const publicIn = ['published', 'archived-open'] as const;

/** Whoever has a part in a case. */
export const roles = {
  applicant: { title: '申请人', relation: 'anyone', duties: [] },
  intake: { title: '收件人员', relation: 'own', duties: ['reconsideration'] },
  handler: { title: '承办人', relation: 'own', duties: ['reconsideration'] },
  'institution-head': { title: '行政复议机构负责人', relation: 'own', duties: ['reconsideration-chief'] },
  'organ-head': { title: '行政复议机关负责人', relation: 'named', field: 'organ', duties: ['head', 'leader'] },
  respondent: { title: '被申请人', relation: 'named', field: 'respondent', duties: ['clerk', 'reviewer', 'head'] },
} as const;

export const shows = {
  title: 'title',
  number: 'receiptNo',
  outcome: 'result',
  list: ['respondentName', 'actKind', 'decisionNo', 'decidedOn'],
} as const;
