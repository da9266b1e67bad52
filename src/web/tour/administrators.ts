import { filters, last, type Tour } from './step.ts';

export const systemAdministrator: Tour = {
  title: '系统管理员',
  steps: [
    {
      page: '/administration/people',
      anchor: filters,
      title: '找人',
      text: '按姓名、账号、单位、岗位查。每行「办理」里可调任、委托代行、结束岗位、重置密码。',
    },
    {
      page: '/administration/people',
      anchor: 'main .button.primary',
      title: '设账号、设岗位',
      text: '「新设账号」同时申请角色。角色要等安全保密管理员授予后才有权限，您自己授不了。',
    },
    {
      page: '/administration/units',
      anchor: '.page-head',
      title: '单位名册',
      text: '设立、更名、撤并都记日期。以往的记录和数字仍算在当时的单位，不会跟着变。',
    },
    {
      page: '/account/keeping',
      anchor: 'section[aria-labelledby="keeping-locked"]',
      title: '登不进来的',
      text: '连续输错会锁定，到时自动解除，也可以在这里解锁；忘记密码的给一个临时密码。',
    },
    {
      page: '/help',
      anchor: '#help-ask',
      title: '写上该问谁',
      text: '在这里登记本市的联系人和办公电话，全市的人在「帮助」里都看得到。导览也可以在这里再看。',
    },
  ],
};

export const securityAdministrator: Tour = {
  title: '安全保密管理员',
  steps: [
    {
      page: '/administration/grants',
      anchor: '.admin-tabs',
      title: '等着授权的',
      text: '系统管理员新设、调任的岗位先到「待授权」。不授予，岗位就没有权限。',
    },
    {
      page: '/administration/grants',
      anchor: filters,
      title: '核对影响再确认',
      text: '授权前先「核对影响」：谁增加什么、谁减少什么，一条条列出来，看过才能确认。',
    },
    {
      page: '/administration/roles',
      anchor: '.role-table',
      title: '角色与权限',
      text: '内置角色只能减少权限，不能多给。每次修改都留下版本：谁改的、哪一天。',
    },
    {
      page: '/administration/roles',
      anchor: 'main .button.primary',
      title: '本市自己的角色',
      text: '可以从声明的权限里组合出本市的角色，管辖范围不会因此扩大。',
    },
    {
      page: '/account/keeping',
      anchor: '.keeping-rules',
      title: '登录规则',
      text: '密码长度、有效期、锁定次数由本市定。写着可选范围和缺省值，保存后立即生效。',
    },
    last,
  ],
};

export const auditAdministrator: Tour = {
  title: '安全审计员',
  steps: [
    {
      page: '/audit',
      anchor: '.audit-chain',
      title: '痕迹有没有被动过',
      text: '打开这一页，平台就把全部痕迹逐条核对一遍。前后不符的会指出是谁的第几条。',
    },
    {
      page: '/audit',
      anchor: filters,
      title: '查谁、查什么',
      text: '按人员、单位、操作、对象、日期查。登录、查看个人信息、导出、授权都有记录。',
    },
    {
      page: '/audit',
      anchor: '.audit-table tbody tr, .audit-cards li',
      title: '一行一次操作',
      text: '什么时间、什么人、做了什么、对哪一件。只记对象，不记内容。',
    },
    {
      page: '/audit',
      anchor: '.page-head .button',
      title: '导出',
      text: '按眼前的条件导出表格，交给检查的人；这次导出本身也会留下记录。',
    },
    last,
  ],
};
