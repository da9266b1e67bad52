/** From the application to its acceptance or refusal. */
import { reconsiderationLaw as now, reconsiderationLaw2017 as old, platformDefaults, reconsiderationRegulation as regulation } from '#law';
import type { Cite } from './cite.ts';
import {
  complete,
  conditionsMet,
  correctedOnce,
  freeOfCharge,
  institutionOfOrgan,
  inTime,
  knownAfterMade,
  notElsewhere,
  singleAct,
  titleWithoutNames,
  toldWhere,
} from './guards.ts';

/** What nobody can apply without. */
export const applying = ['institution', 'organ', 'channel', 'title', 'applicants', 'respondentName', 'actKind', 'claims'] as const;
/** What an application may hold besides; it can be added when it is corrected. */
export const adding = [
  'facts',
  'knownOn',
  'madeOn',
  'representative',
  'agents',
  'thirdParties',
  'identityProof',
  'respondent',
  'sector',
  'actDocNo',
  'documentReview',
  'compensationClaim',
  'evidence',
  'otherRemedy',
  'severalActs',
  'delayReason',
] as const;

export const filingGuards = (cite: Cite) => [
  titleWithoutNames,
  institutionOfOrgan,
  knownAfterMade,
  singleAct(cite(platformDefaults('一行为一申请'), now('第22条'))),
];

/** What the institution judges before it accepts. */
export const acceptanceGuards = (cite: Cite) => {
  const basis = cite(old('第17条'), now('第30条'));
  return [
    complete(cite(regulation('第29条'), now('第31条'))),
    conditionsMet(basis),
    inTime(cite(old('第9条', 'recalled'), now('第20条'))),
    notElsewhere(basis),
    freeOfCharge(cite(old('第39条', 'recalled'), now('第87条'))),
  ];
};

const correctingActs = (cite: Cite) =>
  ({
    'notify-correction': {
      title: '通知补正',
      basis: cite(regulation('第29条'), now('第31条')),
      by: 'intake',
      from: 'filed',
      to: 'correcting',
      guard: correctedOnce(cite(regulation('第29条'), now('第31条'))),
      returns: true,
    },
    correct: {
      title: '补正',
      basis: cite(regulation('第29条'), now('第31条')),
      by: ['applicant', 'intake'],
      from: 'correcting',
      to: 'filed',
      asks: ['title', 'applicants', 'respondentName', 'actKind', 'claims', ...adding],
      guard: [titleWithoutNames, knownAfterMade],
    },
    'deem-abandoned': {
      title: '逾期未补正，视为放弃',
      basis: cite(regulation('第29条'), now('第31条')),
      by: 'clock',
      from: 'correcting',
      to: 'abandoned',
      sets: { result: 'abandoned' },
    },
  }) as const;

const turningAwayActs = (cite: Cite) =>
  ({
    refuse: {
      title: '不予受理',
      basis: cite(old('第17条'), now('第30条')),
      by: ['institution-head', 'organ-head'],
      from: 'filed',
      to: 'refused',
      needs: ['sign', 'refusalGround', 'refusalReason'],
      asks: ['competentOrgan', 'lateReason'],
      sets: { result: 'refused' },
      lateReason: 'lateReason',
      guard: toldWhere(cite(old('第17条'), now('第30条'))),
      awaited: [],
    },
    transfer: {
      title: '告知或者转送有权机关',
      basis: cite(old('第18条', 'recalled'), platformDefaults('转送有权机关')),
      by: 'intake',
      from: 'filed',
      to: 'transferred',
      needs: ['competentOrgan'],
      asks: ['lateReason'],
      sets: { result: 'transferred' },
      lateReason: 'lateReason',
      awaited: [],
    },
    'withdraw-application': {
      title: '受理前撤回',
      basis: platformDefaults('撤回'),
      by: ['applicant', 'intake'],
      from: ['filed', 'correcting'],
      to: 'withdrawn',
      needs: ['withdrawReason'],
      sets: { result: 'withdrawn' },
      awaited: [],
    },
  }) as const;

/** Whatever may happen to an application before it is a case. */
export const intakeActs = (cite: Cite) => ({ ...correctingActs(cite), ...turningAwayActs(cite) }) as const;
