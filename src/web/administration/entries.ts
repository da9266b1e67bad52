/** The pages of an administrator's post, first the one for every day; none for other posts. */
export interface Entry {
  readonly to:
    | '/administration/people'
    | '/administration/units'
    | '/administration/grants'
    | '/administration/roles'
    | '/administration/offices'
    | '/account/keeping'
    | '/audit';
  readonly title: string;
}

const system: readonly Entry[] = [
  { to: '/administration/people', title: '人员与岗位' },
  { to: '/administration/units', title: '单位名册' },
  { to: '/account/keeping', title: '登录管理' },
];
const security: readonly Entry[] = [
  { to: '/administration/grants', title: '岗位授权' },
  { to: '/administration/roles', title: '角色与权限' },
  { to: '/administration/offices', title: '职责分工' },
  { to: '/account/keeping', title: '登录管理' },
];

const audit: readonly Entry[] = [{ to: '/audit', title: '操作痕迹' }];

export function administrationEntries(duties: readonly string[]): readonly Entry[] {
  if (duties.includes('system-administrator')) return system;
  if (duties.includes('security-administrator')) return security;
  return duties.includes('audit-administrator') ? audit : [];
}
