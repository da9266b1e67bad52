import { procedure } from '#kernel';
import {
  demonstrationOpinion,
  namingObjection,
  namingPublicity,
  platformDefaults,
  revocationStatement,
  titleRectification,
  titleReinspection,
  titleSpotCheck,
} from '#law';
import { acts } from './acts.ts';
import { fields } from './fields.ts';
import { metrics } from './metrics.ts';
import { roles } from './roles.ts';
import { states } from './states.ts';

/** One unit that wants to be an example, is looked at from all sides, named for a time, and looked at again. */
export const demonstrationApplication = procedure({
  id: 'demonstration-application',
  version: 1,
  title: '示范创建申报与命名',
  group: '示范创建',
  basis: demonstrationOpinion('申报和命名'),
  roles,
  fields,
  shows: { title: 'title', number: 'applicationNo', outcome: 'namingDocNo', list: ['kind', 'applicant', 'tier', 'namedOn', 'validUntil'] },
  owner: 'applicant',
  states,
  publicIn: [
    ...(['applied', 'recommended', 'guiding', 'material-review', 'evaluating', 'satisfaction-survey', 'onsite-check'] as const),
    ...(['shortlisted', 'publicity', 'approved-pending', 'named', 'reinspecting', 'rectifying'] as const),
    ...(['revocation-proposed', 'revocation-heard', 'expired', 'revoked'] as const),
  ],
  acts,
  deadlines: {
    publicity: {
      title: '公示期',
      basis: platformDefaults('公示不少于5个工作日'),
      kind: 'at-least',
      starts: 'publicise',
      within: namingPublicity,
      stops: ['end-publicity', 'uphold-objection'],
      gates: ['end-publicity'],
    },
    objection: {
      title: '异议核查',
      basis: platformDefaults('异议核查'),
      kind: 'at-most',
      starts: 'record-objection',
      within: namingObjection,
      stops: ['dismiss-objection', 'uphold-objection'],
    },
    validity: {
      title: '示范称号有效期',
      basis: platformDefaults('示范称号有效期'),
      kind: 'at-most',
      starts: ['name', 'register', 'keep', 'pass-rectification'],
      until: 'validUntil',
      pausedIn: ['reinspecting', 'rectifying', 'revocation-proposed', 'revocation-heard'],
      stops: ['revoke', 'expire'],
      then: 'expire',
    },
    reinspection: {
      title: '到期复核',
      basis: platformDefaults('满前6个月复核'),
      kind: 'at-most',
      starts: ['name', 'register', 'keep', 'pass-rectification'],
      within: titleReinspection,
      stops: 'schedule-reinspection',
    },
    'spot-check': {
      title: '日常抽查',
      basis: platformDefaults('每年至少抽查一次'),
      kind: 'at-most',
      starts: ['name', 'register', 'keep', 'pass-rectification'],
      restarts: ['record-spot-check'],
      within: titleSpotCheck,
      stops: 'schedule-reinspection',
    },
    'annual-report': {
      title: '报送年度情况',
      basis: platformDefaults('示范单位年度情况'),
      kind: 'at-most',
      starts: 'request-report',
      until: 'reportDue',
      stops: 'annual-report',
    },
    rectification: {
      title: '整改',
      basis: platformDefaults('示范单位复核整改'),
      kind: 'at-most',
      starts: 'order-rectify',
      within: titleRectification,
      stops: ['report-rectification', 'fail-rectification', 'propose-revocation'],
    },
    statement: {
      title: '陈述和申辩',
      basis: platformDefaults('撤销示范称号的陈述申辩'),
      kind: 'at-least',
      starts: ['propose-revocation', 'fail-rectification'],
      within: revocationStatement,
      stops: ['hear', 'record-silence'],
      gates: ['record-silence'],
    },
  },
  serials: {
    applicationNo: { at: ['apply', 'register'], pattern: 'SF-{field:kind}-{year}-{seq4}', basis: platformDefaults('申报编号') },
  },
  metrics,
});
