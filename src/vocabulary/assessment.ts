/** Words of the yearly assessment that its kinds of matter share. */

/** Units of a group are ranked with each other and with no others. */
export const assessmentGroups = {
  county: '县区组',
  enforcement: '执法部门组',
  department: '其他部门组',
  township: '乡镇街道组',
  other: '其他组',
} as const;

export const assessmentGrades = { excellent: '优秀', good: '良好', fair: '一般', poor: '不合格' } as const;

/** How an indicator comes to its points. */
export const indicatorKinds = {
  computed: '系统取数',
  evidence: '材料评审',
  survey: '满意度',
  bonus: '加分',
  deduction: '减分',
  veto: '否决',
} as const;

/** Where a rater sits: the third only where the first two differ too much. */
export const raterSeats = { first: '第一评分人', second: '第二评分人', third: '第三评分人' } as const;
