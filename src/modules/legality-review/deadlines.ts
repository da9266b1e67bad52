import {
  normativeReviewOpinion115,
  opinionAdoption,
  opinionValidity,
  platformDefaults,
  reviewContract,
  reviewFrameworkAgreement,
  reviewLandCommittee,
  reviewMeetingItem,
  reviewMinutes,
  reviewNormativeDocument,
  reviewOther,
  reviewPlanningCommittee,
  reviewSupplement,
} from '#law';
import { issuing } from './metrics.ts';

/** Limits by kind; the day the materials are accepted is day zero. */
export const deadlines = {
  review: {
    title: '审查期限',
    basis: normativeReviewOpinion115('审核程序', 'recalled'),
    kind: 'at-most',
    starts: 'accept',
    within: {
      by: 'kind',
      of: {
        'executive-meeting-item': reviewMeetingItem,
        'executive-meeting-minutes': reviewMinutes,
        'land-committee-item': reviewLandCommittee,
        'planning-committee-item': reviewPlanningCommittee,
        'normative-document': reviewNormativeDocument,
        'major-contract': reviewContract,
        'framework-agreement': reviewFrameworkAgreement,
      },
      otherwise: reviewOther,
    },
    pausedIn: ['awaiting-text'],
    // A difficult contract takes the ordinary limit twice: together the limit for difficult ones.
    extends: { by: 'prolong', within: reviewContract },
    stops: issuing,
  },
  supplement: {
    title: '补充材料期限',
    basis: platformDefaults('补充材料'),
    kind: 'at-most',
    starts: 'request-supplement',
    within: reviewSupplement,
    stops: 'supplement',
    then: 'lapse',
  },
  validity: {
    title: '意见有效期',
    basis: platformDefaults('意见有效期'),
    kind: 'at-most',
    starts: ['issue-lawful', 'issue-after-revision', 'issue-risk-disclosed'],
    within: opinionValidity,
    stops: ['record-adoption', 'replace-text'],
    then: 'expire',
  },
  adoption: {
    title: '反馈采纳情况',
    basis: platformDefaults('采纳反馈'),
    kind: 'at-most',
    starts: ['issue-lawful', 'issue-after-revision', 'issue-risk-disclosed'],
    within: opinionAdoption,
    stops: ['record-adoption', 'replace-text', 'expire'],
  },
} as const;
