import type { RoleDecl } from '#kernel';

/** The duties that declarations may name, as a person reads them. Another one is shown by its id until it is given a title. */
const duties: Readonly<Record<string, string>> = {
  clerk: '经办人',
  reviewer: '审核人',
  chief: '科室负责人',
  head: '单位负责人',
  leader: '领导',
  secretariat: '会务人员',
  mediator: '调解员',
  reconsideration: '行政复议人员',
  'reconsideration-chief': '行政复议机构负责人',
  investigator: '责任追究人员',
  personnel: '组织人事人员',
  rater: '考核评分人',
  inspector: '督查考评人员',
  'inspection-chief': '督查考评负责人',
  'system-administrator': '系统管理员',
  'security-administrator': '安全保密管理员',
  'audit-administrator': '安全审计员',
};

export const dutyTitle = (duty: string): string => duties[duty] ?? duty;

/** How whoever holds the role stands to the matter. */
export function relationWords(role: RoleDecl): string {
  switch (role.relation) {
    case 'own':
      return '限本单位的事项';
    case 'above':
      return '限下级单位的事项';
    case 'office':
      return '限主管机关，管辖范围内的事项';
    case 'named':
      return '限事项中指明由本单位办理的';
    case 'anyone':
      return '社会公众';
  }
}

/** Kinds of units that may be opened, and what each may stand under. */
export const unitKinds: Readonly<Record<string, { readonly title: string; readonly under: readonly string[] }>> = {
  city: { title: '市', under: [] },
  county: { title: '县（区）', under: ['city'] },
  zone: { title: '功能区', under: ['city'] },
  department: { title: '部门', under: ['city', 'county', 'zone'] },
  township: { title: '乡（镇）', under: ['county', 'zone'] },
  street: { title: '街道', under: ['county', 'zone'] },
};

export const kindTitle = (kind: string): string => unitKinds[kind]?.title ?? kind;
