import type { ActDecl } from '#kernel';
import type { CaseValues, fields } from './fields.ts';
import type { states } from './states.ts';

export const roles = {
  undertaker: { title: '应诉承办人', relation: 'own', duties: ['clerk', 'reviewer'] },
  head: { title: '被诉机关负责人', relation: 'own', duties: ['chief', 'leader', 'head'] },
  overseer: { title: '行政应诉指导机构', relation: 'office', office: 'justice', duties: ['reviewer', 'chief'] },
} as const;

type F = keyof typeof fields & string;
/** An act of this procedure. */
export type Act = ActDecl<keyof typeof roles, keyof typeof states, F, CaseValues>;
