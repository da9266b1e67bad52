/** From acceptance to the draft of the decision: what may happen while a case is examined. */
import {
  localReconsiderationPractice,
  reconsiderationLaw as now,
  reconsiderationLaw2017 as old,
  platformDefaults,
  reconsiderationRegulation as regulation,
} from '#law';
import type { Cite } from './cite.ts';
import { enoughInvestigators, suspendedLong } from './guards.ts';

/** States in which a case is examined; an edition may know more. */
export const examined = ['accepted', 'awaiting-reply', 'examining', 'appraising', 'mediating', 'drafted'] as const;

interface Options<S extends string, T extends string> {
  readonly cite: Cite;
  /** All states of examination. */
  readonly under: readonly S[];
  /** Where the reply leads. */
  readonly replied: T;
  /** Grounds of suspension that end the case when they last. */
  readonly lasting: readonly string[];
}

/** The copy and the reply. */
const replyingActs = <const S extends string, const T extends string>({ cite, replied }: Options<S, T>) =>
  ({
    'serve-copy': {
      title: '发送申请书副本',
      basis: cite(old('第23条'), now('第48条')),
      by: 'handler',
      from: 'accepted',
      to: 'awaiting-reply',
      needs: ['respondent', 'copyServedOn'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    reply: {
      title: '书面答复',
      basis: cite(old('第23条'), now('第48条')),
      by: ['respondent', 'handler'],
      from: 'awaiting-reply',
      to: replied,
      needs: ['reply'],
      asks: ['replyFiles', 'evidenceKinds', 'lateReason'],
      lateReason: 'lateReason',
    },
    'reply-default': {
      title: '逾期未答复，视为没有证据',
      basis: cite(old('第28条'), now('第70条')),
      by: 'clock',
      from: 'awaiting-reply',
      to: replied,
      sets: { replyMissing: true },
    },
  }) as const;

/** What the institution finds out by itself. */
const findingActs = (cite: Cite) =>
  ({
    investigate: {
      title: '调查取证',
      basis: cite(regulation('第34条'), now('第45条', 'recalled')),
      by: 'handler',
      from: 'examining',
      needs: ['investigators', 'investigation'],
      guard: enoughInvestigators(cite(regulation('第34条'), now('第45条', 'recalled'))),
      awaited: [],
    },
    'begin-appraisal': {
      title: '勘验、鉴定',
      basis: regulation('第37条'),
      by: 'handler',
      from: 'examining',
      to: 'appraising',
      needs: ['appraisal'],
      awaited: [],
    },
    'end-appraisal': {
      title: '勘验、鉴定完毕',
      basis: regulation('第37条'),
      by: 'handler',
      from: 'appraising',
      to: 'examining',
      needs: ['appraisalNote'],
    },
    'notify-hearing': {
      title: '通知听证',
      basis: cite(regulation('第33条', 'recalled'), now('第51条')),
      by: 'handler',
      from: 'examining',
      needs: ['hearingOn', 'hearingPlace'],
      awaited: [],
    },
    'collective-review': {
      title: '集体会审',
      basis: localReconsiderationPractice('集体会审'),
      by: ['handler', 'institution-head'],
      from: 'examining',
      needs: ['panelMembers', 'panelOpinion'],
      sets: { collegial: true },
      awaited: [],
    },
    'stay-execution': {
      title: '停止执行',
      basis: cite(old('第21条', 'recalled'), now('第42条')),
      by: ['institution-head', 'organ-head'],
      from: ['accepted', 'awaiting-reply', 'examining'],
      needs: ['stayGround'],
      sets: { stayed: true },
      awaited: [],
    },
  }) as const;

/** Stopping, going on, ending without a decision, and taking longer. */
const turningActs = <const S extends string, const T extends string>({ cite, under, lasting }: Options<S, T>) =>
  ({
    suspend: {
      title: '中止审理',
      basis: cite(regulation('第41条', 'recalled'), now('第39条')),
      by: ['institution-head', 'organ-head'],
      from: under,
      needs: ['suspendGround', 'suspendReason'],
      asks: ['incidental'],
      suspends: true,
      awaited: [],
    },
    resume: {
      title: '恢复审理',
      basis: cite(regulation('第41条', 'recalled'), now('第39条')),
      by: ['institution-head', 'organ-head'],
      from: under,
      needs: ['resumeReason'],
      resumes: true,
    },
    'terminate-suspended': {
      title: '中止期满终止',
      basis: cite(regulation('第42条', 'recalled'), now('第41条')),
      by: ['institution-head', 'organ-head'],
      from: under,
      to: 'terminated',
      needs: ['terminateReason'],
      sets: { result: 'terminated', terminateGround: 'suspended' },
      resumes: true,
      guard: suspendedLong(cite(regulation('第42条', 'recalled'), now('第41条')), lasting),
      awaited: [],
    },
    terminate: {
      title: '终止',
      basis: cite(regulation('第42条', 'recalled'), now('第41条')),
      by: ['institution-head', 'organ-head'],
      from: under,
      to: 'terminated',
      needs: ['terminateGround', 'terminateReason'],
      asks: ['lateReason'],
      sets: { result: 'terminated' },
      lateReason: 'lateReason',
      awaited: [],
    },
    dismiss: {
      title: '驳回复议申请',
      basis: cite(regulation('第48条'), now('第33条')),
      by: ['institution-head', 'organ-head'],
      from: under,
      to: 'dismissed',
      needs: ['sign', 'dismissReason'],
      asks: ['lateReason'],
      sets: { result: 'dismissed' },
      lateReason: 'lateReason',
      awaited: [],
    },
  }) as const;

/** The parties agree, or the applicant gives up. */
const agreeingActs = <const S extends string, const T extends string>({ cite, under }: Options<S, T>) =>
  ({
    mediate: {
      title: '组织调解',
      basis: cite(regulation('第50条'), now('第73条')),
      by: 'handler',
      from: 'examining',
      to: 'mediating',
      awaited: [],
    },
    'sign-mediation': {
      title: '签收调解书',
      basis: cite(regulation('第50条'), now('第73条')),
      by: 'handler',
      from: 'mediating',
      to: 'mediated',
      needs: ['mediationTerms'],
      asks: ['mediationFile', 'lateReason'],
      sets: { result: 'mediated' },
      lateReason: 'lateReason',
    },
    'mediation-fails': {
      title: '调解未成',
      basis: cite(regulation('第50条'), now('第73条')),
      by: 'handler',
      from: 'mediating',
      to: 'examining',
      needs: ['mediationFailure'],
    },
    settle: {
      title: '和解后撤回',
      basis: cite(regulation('第40条', 'recalled'), now('第74条', 'recalled')),
      by: ['institution-head', 'organ-head'],
      from: under,
      to: 'withdrawn',
      needs: ['settlement'],
      asks: ['lateReason'],
      sets: { result: 'settled' },
      lateReason: 'lateReason',
      awaited: [],
    },
    withdraw: {
      title: '准许撤回',
      basis: cite(old('第25条', 'recalled'), now('第41条')),
      by: ['institution-head', 'organ-head'],
      from: under,
      to: 'withdrawn',
      needs: ['withdrawReason'],
      asks: ['lateReason'],
      sets: { result: 'withdrawn' },
      lateReason: 'lateReason',
      awaited: [],
    },
  }) as const;

/** All of it, in the order of a case. */
export const reviewActs = <const S extends string, const T extends string>(options: Options<S, T>) =>
  ({ ...replyingActs(options), ...findingActs(options.cite), ...turningActs(options), ...agreeingActs(options) }) as const;

/** The handler proposes, somebody else decides. */
export const draftingActs = (cite: Cite) =>
  ({
    'send-back': {
      title: '退回重新审理',
      basis: platformDefaults('退回'),
      by: ['institution-head', 'organ-head'],
      from: 'drafted',
      to: 'examining',
      needs: ['sendBackReason'],
      returns: true,
    },
    'withdraw-request': {
      title: '申请撤回',
      basis: cite(old('第25条', 'recalled'), now('第41条')),
      by: ['applicant', 'intake'],
      from: ['accepted', 'awaiting-reply', 'examining', 'mediating'],
      needs: ['withdrawReason'],
      awaited: [],
    },
  }) as const;
