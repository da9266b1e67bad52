import type { Shelf, ShowcaseKind } from '#api';
import { demonstrationEditions } from '#reports';

const standing = ['named'];
const lookedAt = ['reinspecting', 'rectifying', 'revocation-proposed', 'revocation-heard'];
const examined = ['material-review', 'evaluating', 'satisfaction-survey', 'onsite-check'];
const publicised = ['shortlisted', 'publicity', 'approved-pending'];
const application = 'demonstration-application';

/** Which procedures make up the showing of examples. */
export const demonstrationShowcase: ShowcaseKind = {
  indicator: {
    ...{ procedure: 'indicator-assignment', group: 'first', code: 'code', lead: 'lead', verdict: 'verdict', note: 'shortfall' },
    ...{ judged: ['verified', 'frozen'], met: 'met', outside: ['removed', 'inapplicable'] },
    ...{ total: 'indicators', assigned: 'assigned', attained: 'attained', evidence: 'evidence', programme: 'programme' },
  },
  application: {
    ...{ procedure: application, kind: 'kind', applicant: 'applicant', programme: 'programme', criteria: 'criteria', evidence: 'evidence' },
    ...{ docNo: 'namingDocNo', namedOn: 'namedOn', validUntil: 'validUntil', standing, lookedAt, ended: ['expired', 'revoked'] },
    pending: ['applied', 'recommended', 'guiding', ...examined, ...publicised],
    facts: [
      'applicationNo',
      'programme',
      'kind',
      'tier',
      'applicant',
      'recommender',
      'organiser',
      'selfScore',
      'heldTitles',
      'summary',
      'recommendation',
    ],
  },
  visits: [
    ...['guided', 'spot-checks', 'reinspected', 'kept', 'revoked', 'expired', 'practices'].map((metric) => `${application}.${metric}`),
    'demonstration-programme.observation-meetings',
  ],
  editions: demonstrationEditions,
};

/** The public register: who was named by which document until when, what ran out, what was revoked and why; and what is publicised. */
export const demonstrationShelves: readonly Shelf[] = [
  {
    id: 'demonstrations',
    title: '示范单位名录',
    words: '已命名的法治政府建设、依法行政示范单位（点），命名文号、有效期，以及到期、撤销的情况。',
    procedure: application,
    marks: [
      { id: 'standing', title: '有效', tone: 'good', states: [...standing, ...lookedAt] },
      { id: 'publicity', title: '公示中', tone: 'waiting', states: ['publicity'] },
      { id: 'expired', title: '已到期', tone: 'ended', states: ['expired'] },
      { id: 'revoked', title: '已撤销', tone: 'ended', states: ['revoked'] },
      {
        id: 'applying',
        title: '创建中',
        tone: 'plain',
        states: ['applied', 'recommended', 'guiding', ...examined, 'shortlisted', 'approved-pending'],
      },
    ],
    newest: 'namedOn',
    line: ['kind', 'applicant', 'namingDocNo'],
    until: 'validUntil',
    facts: [
      ...['applicationNo', 'kind', 'tier', 'applicant', 'organiser', 'publicityNote', 'namingDocNo', 'namedOn', 'validUntil', 'namingFile'],
      ...['practice', 'revocationDocNo', 'revokedOn', 'revocationReason', 'revocationFile', 'revocationNotice'],
    ],
    narrow: ['kind', 'tier'],
    offers: [],
  },
  {
    id: 'demonstration-programmes',
    title: '创建示范活动',
    words: '本市开展和承办的创建示范活动：方案、标准、名额和申报期。',
    procedure: 'demonstration-programme',
    marks: [
      { id: 'applying', title: '申报中', tone: 'waiting', states: ['applying'] },
      { id: 'reviewing', title: '推荐评审中', tone: 'plain', states: ['reviewing'] },
      { id: 'concluded', title: '已结束', tone: 'good', states: ['concluded', 'archived'] },
      { id: 'cancelled', title: '已终止', tone: 'ended', states: ['cancelled'] },
    ],
    line: ['kind', 'organiser', 'planNo'],
    until: 'applyTo',
    facts: [
      ...['kind', 'tier', 'organiser', 'upperOrganiser', 'approvalNo', 'planNo', 'plan', 'criteriaEdition', 'scoring', 'criteria'],
      ...['criteriaFile', 'recommendQuota', 'quota', 'applyFrom', 'applyTo', 'cancelReason'],
    ],
    narrow: ['kind', 'tier'],
    offers: [],
  },
];
