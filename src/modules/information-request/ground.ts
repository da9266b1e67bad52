import type { ActDecl } from '#kernel';
import type { fields, RequestValues } from './fields.ts';

export const roles = {
  applicant: { title: '申请人', relation: 'anyone', duties: [] },
  handler: { title: '信息公开机构经办人', relation: 'own', duties: ['clerk', 'reviewer'] },
  director: { title: '信息公开机构负责人', relation: 'own', duties: ['chief', 'head', 'leader'] },
} as const;

export const states = {
  filed: { title: '待确认收到' },
  received: { title: '已收到' },
  correcting: { title: '待申请人补正' },
  'reason-asked': { title: '待申请人说明理由' },
  consulting: { title: '征求意见' },
  'fee-pending': { title: '待申请人缴费' },
  searched: { title: '已检索' },
  decided: { title: '已作出答复，待送达' },
  closed: { title: '已办结', settled: true },
  'correcting-record': { title: '更正信息' },
  'in-dispute': { title: '复议、诉讼中', settled: true },
  archived: { title: '已归档', final: true },
} as const;

export type Act = ActDecl<keyof typeof roles, keyof typeof states, keyof typeof fields & string, RequestValues>;
