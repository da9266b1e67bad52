/** What is written into the audit trail, in the words of the audit administrator. */
export const auditWords: Readonly<Record<string, string>> = {
  'sign-in': '登录',
  'sign-in-refused': '登录被拒',
  'sign-in-locked': '登录被拒（已锁定）',
  'sign-out': '退出',
  'sso-refused': '统一身份认证登录被拒',
  'password-changed': '更换密码',
  'password-refused': '更换前密码核对不符',
  'password-reset': '重置他人密码',
  'second-factor-added': '启用动态口令',
  'second-factor-removed': '停用动态口令',
  'second-factor-refused': '动态口令不符',
  'recovery-used': '使用恢复码',
  'recovery-renewed': '换发恢复码',
  'device-revoked': '退出一台设备',
  'devices-revoked': '退出其他设备',
  'account-unlocked': '解锁账号',
  'sign-in-rules': '设定登录规则',
  'post-switched': '换岗位',
  'administration-refused': '越权管理被拒',
  'first-setup': '首次设立',
  'account-opened': '新设账号',
  'account-reopened': '恢复账号',
  'account-closed': '停用账号',
  'post-opened': '新设岗位',
  'post-ended': '结束岗位',
  'post-transferred': '调任',
  'post-delegated': '委托代行',
  'post-granted': '岗位授权',
  'role-saved': '保存角色',
  'unit-open': '新设单位',
  'unit-rename': '单位更名',
  'unit-move': '单位调整隶属',
  'unit-close': '撤并单位',
  'office-moved': '移交职责',
  calendar: '录入放假通知',
  phrase: '修改常用语',
  instruct: '批示',
  'propose-talk': '提出约谈',
  'settle-talk': '处理约谈',
  'wall-pass': '大屏值守',
  'help-contacts': '设定帮助联系人',
  read: '查看含个人信息的事项',
  search: '查找',
  records: '查看数字背后的记录',
  sample: '随机抽样',
  export: '导出',
  import: '导入',
  download: '下载材料',
  report: '下载报告',
  'report-template': '修改报告底稿',
  letter: '制发文书',
  'letter-template': '修改文书范本',
  bulletin: '下载通报',
  'bulletin-issued': '印发通报',
  'bulletin-template': '修改通报底稿',
  'law-change': '登记法律变动',
  policy: '设定本地数值',
  urge: '催办',
  'reminder-rule': '设定提醒规则',
  'reminder-retry': '重发提醒',
  'audit-read': '查看操作痕迹',
  'audit-export': '导出操作痕迹',
  'audit-check': '核对操作痕迹',
};

/** What the details of a line are called; they name things and numbers, never a value of a matter. */
const detailWords: Readonly<Record<string, string>> = {
  address: '地址',
  account: '账号',
  post: '岗位',
  unit: '单位',
  units: '单位数',
  to: '至',
  from: '自',
  on: '日期',
  asked: '申请角色',
  roles: '角色',
  gains: '增加权限',
  loses: '减少权限',
  people: '涉及人数',
  rows: '行数',
  hits: '结果数',
  length: '字数',
  page: '页',
  letter: '文书',
  seq: '步',
  sha256: '文件指纹',
};

const printed = (value: unknown): string => {
  if (Array.isArray(value))
    return value.length > 5 ? `${value.slice(0, 5).map(printed).join('、')}等${value.length}项` : value.map(printed).join('、');
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
};

/** The details of a line in one text. */
export const auditDetail = (detail: Readonly<Record<string, unknown>>): string =>
  Object.entries(detail)
    .map(([key, value]) => [detailWords[key] ?? key, printed(value)])
    .filter(([, text]) => text !== '')
    .map(([title, text]) => `${title}：${text}`)
    .join('；');

export const auditWord = (what: string): string => auditWords[what] ?? what;
