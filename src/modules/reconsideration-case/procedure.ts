/**
 * 行政复议, in two editions. The law of the day of acceptance governs a case. Until the end of 2023 an application counted
 * as accepted the day it came in (第17条 of the old law), so the edition under which a matter opens is the right one; whoever
 * completes the acceptance of an old application later either says why the old law still holds or registers it anew.
 */
import { count, procedure } from '#kernel';
import { reconsiderationLaw as now, reconsiderationLaw2017 as old, platformDefaults, reconsiderationRegulation as regulation } from '#law';
import { byNewLaw, byOldLaw } from './cite.ts';
import { afterActs, closing, decidedActs, decides, decidingActs } from './closing-acts.ts';
import { newDeadlines, oldDeadlines } from './deadlines.ts';
import { newFields, oldFields } from './fields.ts';
import {
  beforeTheEnd,
  extendedOnce,
  headAttends,
  majorHeard,
  majorTogether,
  notSummary,
  notTooOld,
  oldLawHolds,
  onlySummary,
  panelSits,
  summaryFits,
} from './guards.ts';
import { acceptanceGuards, adding, applying, filingGuards, intakeActs } from './intake-acts.ts';
import { metrics, pendingIn } from './metrics.ts';
import { draftingActs, examined, reviewActs } from './review-acts.ts';
import { publicIn, roles, shows, states } from './states.ts';

const newLawFrom = '2024-01-01';
const hearing = ['panel', 'transcript', 'hearingOn'] as const;
const drafting = ['draftReport'] as const;
const acceptance = { needs: ['sign', 'conditions', 'respondent', 'sector'], asks: ['major', 'fee', 'delayReason', 'lateReason'] } as const;

const serials = {
  receiptNo: { at: 'file', pattern: '{unit}-{year}-{seq4}', basis: platformDefaults('收件编号') },
  acceptNo: { at: 'accept', pattern: '{field:sign}受字〔{year}〕{seq}号', basis: platformDefaults('复议文书编号') },
  refusalNo: { at: 'refuse', pattern: '{field:sign}不受字〔{year}〕{seq}号', basis: platformDefaults('复议文书编号') },
  decisionNo: { at: decidedActs, pattern: '{field:sign}决字〔{year}〕{seq}号', basis: platformDefaults('复议文书编号') },
} as const;

/** Edition 1: the law as amended in 2017, with its regulation. */
export const reconsiderationCaseOld = procedure({
  id: 'reconsideration-case',
  version: 1,
  from: '2018-01-01',
  title: '行政复议',
  group: '矛盾化解',
  basis: old('第2条', 'recalled'),
  roles,
  fields: oldFields,
  shows,
  owner: 'institution',
  states: { ...states, 're-registered': { title: '已改按修订后的法登记', final: true } },
  publicIn,
  acts: {
    file: {
      title: '提出复议申请',
      basis: old('第11条', 'recalled'),
      by: ['applicant', 'intake'],
      to: 'filed',
      needs: applying,
      asks: adding,
      guard: filingGuards(byOldLaw),
    },
    ...intakeActs(byOldLaw),
    'notify-correction': {
      ...intakeActs(byOldLaw)['notify-correction'],
      needs: ['missingItems', 'correctBy'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    accept: {
      title: '受理',
      basis: old('第17条'),
      by: 'intake',
      from: 'filed',
      to: 'accepted',
      ...acceptance,
      asks: [...acceptance.asks, 'oldLawGround'],
      lateReason: 'lateReason',
      guard: [oldLawHolds(newLawFrom), ...acceptanceGuards(byOldLaw)],
    },
    're-register': {
      title: '改按修订后的法登记',
      basis: now('施行日期', 'recalled'),
      by: 'intake',
      from: 'filed',
      to: 're-registered',
      guard: ({ on }) =>
        on >= newLawFrom
          ? undefined
          : { code: 'old-law', text: '修订后的行政复议法尚未施行', remedy: '请按现行法办理受理', basis: old('第17条') },
      awaited: [],
    },
    ...reviewActs({
      cite: byOldLaw,
      under: examined,
      replied: 'examining',
      lasting: ['death', 'incapacity', 'dissolved'],
    }),
    'take-views': {
      title: '听取意见',
      basis: old('第22条'),
      by: 'handler',
      from: 'examining',
      needs: ['viewsForm', 'views'],
      awaited: [],
    },
    'hold-hearing': {
      title: '听证',
      basis: regulation('第33条', 'recalled'),
      by: 'handler',
      from: 'examining',
      needs: ['panel'],
      asks: ['hearingOn', 'transcript', 'respondentHead', 'absentReason'],
      sets: { heard: true, collegial: true },
      awaited: [],
    },
    extend: {
      title: '延长审理期限',
      basis: old('第31条'),
      by: 'organ-head',
      from: examined,
      needs: ['extendReason'],
      guard: [extendedOnce(old('第31条')), beforeTheEnd(old('第31条'))],
      awaited: [],
    },
    'draft-decision': {
      title: '提出拟办意见',
      basis: old('第28条'),
      by: 'handler',
      from: 'examining',
      to: 'drafted',
      needs: drafting,
      guard: majorTogether,
    },
    ...draftingActs(byOldLaw),
    ...decidingActs(byOldLaw),
    ...afterActs(byOldLaw),
  },
  deadlines: oldDeadlines,
  serials,
  metrics: { ...metrics, pending: pendingIn(examined) },
});

const underNew = [...examined, 'hearing-views'] as const;
const newDecided = [...decidedActs, 'decide-void', 'decide-agreement'] as const;
const newClosing = [...closing, 'decide-void', 'decide-agreement'] as const;
const newReview = reviewActs({
  cite: byNewLaw,
  under: underNew,
  replied: 'hearing-views',
  lasting: ['death', 'incapacity', 'dissolved'],
});

/** Edition 2: the law as revised in 2023. */
export const reconsiderationCase = procedure({
  id: 'reconsideration-case',
  version: 2,
  from: newLawFrom,
  title: '行政复议',
  group: '矛盾化解',
  basis: now('第2条', 'recalled'),
  roles,
  fields: newFields,
  shows,
  owner: 'institution',
  states: {
    ...states,
    forwarding: { title: '待作出行为的机关转送' },
    corrected: { title: '已自行纠正', settled: true },
    'hearing-views': { title: '听取意见' },
  },
  publicIn,
  acts: {
    file: {
      title: '提出复议申请',
      basis: now('第22条'),
      by: ['applicant', 'intake'],
      to: 'filed',
      needs: applying,
      asks: [...adding, 'realEstate'],
      guard: filingGuards(byNewLaw),
    },
    'file-via-respondent': {
      title: '通过作出行为的机关提出',
      basis: now('第32条'),
      by: ['applicant', 'intake'],
      to: 'forwarding',
      needs: [...applying, 'respondent'],
      asks: [...adding, 'realEstate'],
      sets: { channel: 'respondent' },
      guard: filingGuards(byNewLaw),
    },
    forward: {
      title: '转送申请',
      basis: now('第32条'),
      by: ['respondent', 'intake'],
      from: 'forwarding',
      to: 'filed',
      needs: ['forwardOpinion'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    'self-correct': {
      title: '自行纠正',
      basis: now('第32条'),
      by: ['respondent', 'intake'],
      from: 'forwarding',
      to: 'corrected',
      needs: ['forwardOpinion'],
      sets: { result: 'corrected' },
      awaited: [],
    },
    ...intakeActs(byNewLaw),
    'notify-correction': {
      ...intakeActs(byNewLaw)['notify-correction'],
      needs: ['missingItems'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    'extend-correction': {
      title: '延长补正期限',
      basis: now('第31条'),
      by: 'intake',
      from: 'correcting',
      needs: ['correctionExtension'],
      awaited: [],
    },
    accept: {
      title: '受理',
      basis: now('第30条'),
      by: 'intake',
      from: 'filed',
      to: 'accepted',
      ...acceptance,
      sets: { track: 'ordinary' },
      lateReason: 'lateReason',
      guard: [notTooOld, ...acceptanceGuards(byNewLaw)],
    },
    'deem-accepted': {
      title: '期满未决定，视为受理',
      basis: now('第30条'),
      by: 'clock',
      from: 'filed',
      to: 'accepted',
      sets: { track: 'ordinary' },
    },
    'choose-summary': {
      title: '适用简易程序',
      basis: now('第53条'),
      by: 'institution-head',
      from: 'accepted',
      needs: ['summaryGround', 'disputedAmount'],
      sets: { track: 'summary' },
      guard: summaryFits,
      awaited: [],
    },
    'to-ordinary': {
      title: '转为普通程序',
      basis: now('第55条'),
      by: 'institution-head',
      from: underNew,
      needs: ['ordinaryReason'],
      sets: { track: 'ordinary' },
      guard: ({ matter }) =>
        matter?.values.track === 'summary'
          ? undefined
          : { code: 'ordinary-already', text: '本案已适用普通程序', remedy: '请继续审理', basis: now('第55条') },
      awaited: [],
    },
    ...newReview,
    'take-views': {
      title: '听取意见',
      basis: now('第49条'),
      by: 'handler',
      from: 'hearing-views',
      to: 'examining',
      needs: ['viewsForm', 'views'],
    },
    'review-in-writing': {
      title: '书面审理',
      basis: now('第54条'),
      by: 'handler',
      from: 'hearing-views',
      to: 'examining',
      guard: onlySummary,
      awaited: [],
    },
    'hold-hearing': {
      title: '听证',
      basis: now('第50条'),
      by: 'handler',
      from: 'examining',
      needs: hearing,
      asks: ['respondentHead', 'absentReason'],
      sets: { heard: true, collegial: true },
      guard: [panelSits, headAttends],
      awaited: [],
    },
    'consult-committee': {
      title: '提请复议委员会咨询',
      basis: now('第52条'),
      by: ['handler', 'institution-head'],
      from: 'examining',
      needs: ['committeeGround', 'committeeOpinion'],
      awaited: [],
    },
    extend: {
      title: '延长审理期限',
      basis: now('第62条'),
      by: 'institution-head',
      from: underNew,
      needs: ['extendReason'],
      guard: [extendedOnce(now('第62条')), notSummary, beforeTheEnd(now('第62条'))],
      awaited: [],
    },
    'draft-decision': {
      title: '提出拟办意见',
      basis: now('第61条'),
      by: 'handler',
      from: 'examining',
      to: 'drafted',
      needs: drafting,
      guard: [majorHeard, majorTogether],
    },
    ...draftingActs(byNewLaw),
    ...decidingActs(byNewLaw),
    'decide-void': decides('confirmed-void', '确认无效', now('第67条')),
    'decide-agreement': decides('agreement-liability', '责令承担行政协议责任', now('第71条'), {
      needs: ['performBy'],
      asks: ['compensation'],
    }),
    ...afterActs(byNewLaw),
    'copy-to-superior': {
      title: '抄告上一级主管部门',
      basis: now('第79条'),
      by: 'handler',
      from: ['served', 'masking', 'published', 'withheld'],
      needs: ['copiedTo'],
      awaited: [],
    },
    'archive-corrected': {
      title: '归档',
      basis: platformDefaults('归档'),
      by: 'intake',
      from: 'corrected',
      to: 'archived',
    },
  },
  deadlines: newDeadlines,
  serials: {
    ...serials,
    receiptNo: { ...serials.receiptNo, at: ['file', 'file-via-respondent'] },
    acceptNo: { ...serials.acceptNo, at: 'accept' },
    decisionNo: { ...serials.decisionNo, at: newDecided },
  },
  metrics: {
    ...metrics,
    received: count({ ...metrics.received, acts: ['file', 'file-via-respondent'] }),
    accepted: count({ ...metrics.accepted, acts: ['accept', 'deem-accepted'], first: true }),
    closed: count({ ...metrics.closed, acts: newClosing }),
    decided: count({ ...metrics.decided, acts: newDecided }),
    'on-time': count({ ...metrics['on-time'], acts: newClosing }),
    major: count({ ...metrics.major, acts: newDecided }),
    'major-together': count({ ...metrics['major-together'], acts: newDecided }),
    corrected: count({ ...metrics.corrected, acts: newClosing }),
    judged: count({ ...metrics.judged, acts: newClosing }),
    'corrected-widely': count({ ...metrics['corrected-widely'], acts: newClosing }),
    'days-median': { ...metrics['days-median'], acts: newClosing },
    committee: count({ title: '复议委员会咨询', definition: '期内提请行政复议委员会咨询的次数', unit: '次', acts: 'consult-committee' }),
    summary: count({ title: '简易程序', definition: '期内适用简易程序的次数', unit: '次', acts: 'choose-summary' }),
    pending: pendingIn(underNew),
  },
});
