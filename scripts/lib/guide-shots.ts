/** The pictures of the guide: who stands where, and what was opened. */
export type Shot = {
  name: string;
  account?: string;
  path: string;
  phone?: true;
  /** Clicked one after the other before the picture is taken. */
  click?: string[];
  /** Brought to the middle of the window. */
  show?: string;
};

const first = '.desk-work [data-row]';
const tour = 'text=开始导览';

export const shots: Shot[] = [
  { name: '登录', path: '/sign-in' },
  { name: '工作台', account: 'xiangzhen', path: '/' },
  { name: '工作台-手机', account: 'xiangzhen', path: '/', phone: true },
  { name: '导览', account: 'xiangzhen', path: '/help', click: [tour] },
  { name: '导览-手机', account: 'xiangzhen', path: '/help', phone: true, click: [tour] },
  { name: '帮助', account: 'xiangzhen', path: '/help' },
  { name: '填表', account: 'xiangzhen', path: '/m/mediation-case/new/apply', click: ['.why-door >> nth=1'] },
  { name: '填表-手机', account: 'xiangzhen', path: '/m/mediation-case/new/apply', phone: true },
  { name: '导入', account: 'xiangzhen', path: '/m/mediation-case/import' },
  { name: '事项', account: 'xiangzhen', path: '/', click: [first] },
  { name: '期限', account: 'xiangzhen', path: '/', click: [first, 'text=为什么是这一天'], show: '.strip' },
  { name: '消息', account: 'xianqu', path: '/notices' },
  { name: '提醒方式', account: 'xianqu', path: '/notices/wish' },
  { name: '辖区期限', account: 'xianqu', path: '/?tab=due' },
  { name: '列表', account: 'xianqu', path: '/m/mediation-case?due=overdue' },
  {
    name: '批量办理',
    account: 'xiangzhen',
    path: '/m/mediation-case?due=overdue',
    click: ['main tbody input[type="checkbox"] >> nth=0', 'main tbody input[type="checkbox"] >> nth=1'],
  },
  { name: '导出', account: 'xianqu', path: '/m/mediation-case?due=overdue', click: ['.list-opens button:has-text("导出")'] },
  { name: '催办', account: 'fazhiban', path: '/?tab=waiting', click: ['main button:has-text("催办")'] },
  { name: '审查', account: 'zhushen', path: '/', click: [first] },
  { name: '写意见', account: 'zhushen', path: '/', click: [first, '[role="toolbar"] .button.primary', 'text=常用语'] },
  { name: '算期限', account: 'zhushen', path: '/law' },
  { name: '月历', account: 'zhushen', path: '/calendar' },
  { name: '数字', account: 'fazhiban', path: '/figures', click: ['.figure-door >> nth=0'] },
  { name: '记录', account: 'fazhiban', path: '/figures/mediation-case.success-rate?year=2019' },
  { name: '年度报告', account: 'fazhiban', path: '/reports/annual?year=2019' },
  { name: '本地期限', account: 'fazhiban', path: '/law/local' },
  { name: '提醒规则', account: 'fazhiban', path: '/notices/rule' },
  { name: '放假安排', account: 'fazhiban', path: '/calendar/notices' },
  { name: '领导一屏', account: 'shizhang', path: '/leader' },
  { name: '领导一屏-手机', account: 'shizhang', path: '/leader', phone: true },
  { name: '批示', account: 'shizhang', path: '/leader', click: ['.red-acts .button >> nth=0'] },
  { name: '大屏', account: 'shizhang', path: '/wall' },
  { name: '人员与岗位', account: 'xitong', path: '/administration/people' },
  { name: '新设账号', account: 'xitong', path: '/administration/people', click: ['main .button.primary'] },
  { name: '单位名册', account: 'xitong', path: '/administration/units' },
  { name: '岗位授权', account: 'anquan', path: '/administration/grants', click: ['text=全部岗位', 'main tbody button >> nth=0'] },
  { name: '角色与权限', account: 'anquan', path: '/administration/roles' },
  { name: '登录规则', account: 'anquan', path: '/account/keeping' },
  { name: '操作痕迹', account: 'shenji', path: '/audit' },
  { name: '账户与安全', account: 'zhushen', path: '/account' },
];
