import { procedure } from '#kernel';
import { administrativeLitigationLaw, platformDefaults } from '#law';
import { acts } from './acts.ts';
import { deadlines } from './deadlines.ts';
import { fields } from './fields.ts';
import { metrics } from './metrics.ts';
import { roles } from './roles.ts';
import { states } from './states.ts';

/**
 * One suit against one organ at one instance. The court acts outside the platform: the organ's undertaker records what
 * it did. A later instance is a matter of its own that refers to the one before; figures count instances.
 */
export const litigationCase = procedure({
  id: 'litigation-case',
  version: 1,
  title: '行政应诉案件',
  group: '矛盾化解',
  basis: administrativeLitigationLaw('第3条、第67条'),
  roles,
  fields,
  shows: {
    title: 'subject',
    number: 'responseNo',
    outcome: 'outcome',
    list: ['instance', 'courtCaseNo', 'hearingOn', 'headAttended', 'verdict'],
  },
  owner: 'defendant',
  states,
  publicIn: [],
  acts,
  deadlines,
  serials: {
    responseNo: {
      at: ['receive-notice', 'receive-appeal', 'receive-retrial'],
      pattern: '应诉-{unit}-{year}-{seq4}',
      basis: platformDefaults('应诉编号'),
    },
  },
  metrics,
});
