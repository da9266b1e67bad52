import { procedure } from '#kernel';
import {
  agencyOpinion,
  correctionBy,
  correctionNotice,
  disclosureRegulation,
  feePayment,
  platformDefaults,
  processingFeeMeasures,
  receiptConfirmation,
  recordCorrection,
  requestExtension,
  requestReply,
  thirdPartyOpinion,
} from '#law';
import { answeringActs } from './answering-acts.ts';
import { fields } from './fields.ts';
import { roles, states } from './ground.ts';
import { handlingActs } from './handling-acts.ts';
import { metrics } from './metrics.ts';

/** 政府信息公开申请: anybody asks an authority for information that it holds. Only the applicant and the authority see it. */
export const informationRequest = procedure({
  id: 'information-request',
  version: 1,
  title: '政府信息公开申请',
  group: '政务公开',
  basis: disclosureRegulation('第27条'),
  roles,
  fields,
  shows: { title: 'subject', number: 'requestNo', outcome: 'resultGroup', list: ['agency', 'applicantKind', 'channel', 'receivedOn'] },
  owner: 'agency',
  states,
  publicIn: [],
  acts: { ...handlingActs, ...answeringActs },
  deadlines: {
    receipt: {
      title: '确认收到申请之日',
      basis: platformDefaults('确认收到'),
      kind: 'at-most',
      starts: ['apply', 'correct'],
      within: receiptConfirmation,
      stops: ['confirm-receipt', 'withdraw'],
    },
    'correction-notice': {
      title: '补正通知',
      basis: disclosureRegulation('第30条'),
      kind: 'at-most',
      starts: ['confirm-receipt', 'register'],
      startsOn: 'receivedOn',
      within: correctionNotice,
      stops: [
        'notify-correction',
        'ask-reason',
        'consult-third-party',
        'consult-agency',
        'search',
        'charge-fee',
        'reply-immediately',
        'decide-not-processed',
        'withdraw',
      ],
    },
    correction: {
      title: '申请人补正',
      basis: disclosureRegulation('第30条'),
      kind: 'at-most',
      starts: 'notify-correction',
      within: correctionBy,
      stops: ['correct', 'deem-abandoned', 'withdraw'],
    },
    // Receipt of the corrected application begins it anew; time for opinions does not count (第30条、第33条).
    reply: {
      title: '答复申请人',
      basis: disclosureRegulation('第33条'),
      kind: 'at-most',
      starts: ['confirm-receipt', 'register'],
      startsOn: 'receivedOn',
      within: requestReply,
      pausedIn: ['filed', 'correcting', 'consulting', 'fee-pending'],
      extends: { by: 'extend', within: requestExtension },
      stops: ['serve', 'reply-immediately', 'accept-reason', 'deem-abandoned', 'deem-unpaid', 'withdraw'],
    },
    'delayed-reply': {
      title: '延迟答复',
      basis: disclosureRegulation('第35条'),
      kind: 'at-most',
      starts: 'accept-reason',
      until: 'delayUntil',
      stops: ['serve', 'reply-immediately', 'deem-unpaid', 'withdraw'],
    },
    'third-party-opinion': {
      title: '第三方提出意见',
      basis: disclosureRegulation('第32条'),
      kind: 'at-most',
      starts: 'consult-third-party',
      within: thirdPartyOpinion,
      stops: ['end-consultation', 'withdraw'],
    },
    'agency-opinion': {
      title: '共同制作机关提出意见',
      basis: disclosureRegulation('第34条'),
      kind: 'at-most',
      starts: 'consult-agency',
      within: agencyOpinion,
      stops: ['end-consultation', 'withdraw'],
    },
    fee: {
      title: '缴纳信息处理费',
      basis: processingFeeMeasures('缴费期限', 'recalled'),
      kind: 'at-most',
      starts: 'charge-fee',
      within: feePayment,
      stops: ['pay-fee', 'deem-unpaid', 'withdraw'],
    },
    'record-correction': {
      title: '答复更正要求',
      basis: disclosureRegulation('第41条'),
      kind: 'at-most',
      starts: 'request-record-correction',
      within: recordCorrection,
      stops: ['correct-record', 'transfer-correction', 'keep-record'],
    },
  },
  serials: {
    requestNo: { at: ['apply', 'register'], pattern: '{unit}-{year}-{seq5}', basis: platformDefaults('申请编号') },
  },
  metrics,
});
