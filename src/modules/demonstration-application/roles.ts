import type { ActDecl } from '#kernel';
import type { ApplicationValues, fields } from './fields.ts';
import type { states } from './states.ts';

export const roles = {
  applicant: { title: '申报单位', relation: 'own', duties: ['clerk', 'reviewer', 'chief', 'head'] },
  recommender: { title: '推荐机关', relation: 'named', field: 'recommender', duties: ['clerk', 'reviewer', 'chief'] },
  mentor: { title: '指导单位', relation: 'named', field: 'mentorUnit', duties: ['clerk', 'reviewer', 'chief'] },
  panel: { title: '评审、复核组', relation: 'named', field: 'organiser', duties: ['clerk', 'reviewer'] },
  authority: { title: '命名机关', relation: 'named', field: 'organiser', duties: ['chief', 'head', 'leader'] },
  overseer: { title: '法治督导机关', relation: 'office', office: 'oversight', duties: ['reviewer', 'chief', 'head'] },
} as const;

export type Act = ActDecl<keyof typeof roles, keyof typeof states, keyof typeof fields & string, ApplicationValues>;
