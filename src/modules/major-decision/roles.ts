/** The five steps, in the order in which a decision takes them. */
export const fiveSteps = {
  participation: '公众参与',
  expert: '专家论证',
  risk: '风险评估',
  legality: '合法性审查',
  collective: '集体讨论决定',
} as const;

export const roles = {
  undertaker: { title: '决策承办单位', relation: 'named', field: 'leadUndertaker', duties: ['clerk', 'reviewer', 'head'] },
  'risk-assessor': { title: '风险评估单位', relation: 'named', field: 'riskAssessor', duties: ['clerk', 'reviewer', 'head'] },
  'justice-bureau': { title: '合法性审查部门', relation: 'office', office: 'justice', duties: ['reviewer', 'chief'] },
  'government-office': { title: '政府办公室', relation: 'office', office: 'government-office', duties: ['clerk', 'chief', 'secretariat'] },
  secretariat: { title: '政府会议会务', relation: 'office', office: 'government-office', duties: ['secretariat'] },
  mayor: { title: '行政首长', relation: 'own', duties: ['head', 'leader'] },
  executor: { title: '决策执行单位', relation: 'named', field: 'executorUnit', duties: ['clerk', 'reviewer', 'head'] },
  evaluator: { title: '后评估单位', relation: 'named', field: 'evaluatorUnit', duties: ['clerk', 'reviewer', 'head'] },
  superior: { title: '上级机关', relation: 'above', duties: ['head', 'leader'] },
} as const;

export const states = {
  launched: { title: '已启动' },
  drafting: { title: '拟订草案' },
  participating: { title: '公众参与中' },
  participated: { title: '公众参与已结束' },
  'not-consulted': { title: '依法不公开征求意见' },
  'expert-reviewing': { title: '专家论证中' },
  'expert-done': { title: '专家论证已结束' },
  'risk-assessing': { title: '风险评估中' },
  'risk-done': { title: '风险评估已结束' },
  'legality-reviewing': { title: '合法性审查中' },
  cleared: { title: '审查通过' },
  scheduled: { title: '已提请会议讨论' },
  decided: { title: '已作出决策' },
  reported: { title: '已请示报告党委' },
  withheld: { title: '依法不公布', settled: true },
  published: { title: '已公布' },
  executing: { title: '执行中' },
  suspended: { title: '中止执行' },
  evaluating: { title: '后评估中' },
  completed: { title: '执行完毕', settled: true },
  terminated: { title: '停止执行', settled: true },
  rejected: { title: '未通过', settled: true },
  archived: { title: '已归档', final: true },
  filed: { title: '已归档（不公开）', final: true },
} as const;

export type RoleId = keyof typeof roles;
export type StateId = keyof typeof states;

/** From the launch on there may be something to answer for; lifelong, so after the archive too. */
export const answerable = Object.keys(states) as readonly StateId[];
