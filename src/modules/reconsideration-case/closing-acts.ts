/** The decision and what follows it: service, performance, publication, the court, the archive. */
import type { Basis } from '#kernel';
import {
  administrativeLitigationLaw,
  localReconsiderationPractice,
  reconsiderationLaw as now,
  reconsiderationLaw2017 as old,
  platformDefaults,
  reconsiderationRegulation as regulation,
} from '#law';
import type { Cite } from './cite.ts';
import { datedToday, masked, notWorse, servedOnBoth } from './guards.ts';

/** One way of deciding: by the head of the organ, never by who drafted it. */
export const decides = <const R extends string, const N extends 'performBy' | 'compensation' = never>(
  result: R,
  title: string,
  basis: Basis,
  more: { readonly needs?: readonly N[]; readonly asks?: readonly ('performBy' | 'compensation')[] } = {},
) =>
  ({
    title: `决定：${title}`,
    basis,
    by: 'organ-head',
    from: 'drafted',
    to: 'decided',
    needs: ['sign', 'decidedOn', 'decisionText', 'legalGrounds', ...(more.needs ?? [])],
    asks: ['decisionFile', ...(more.asks ?? []), 'lateReason'],
    sets: { result },
    notBy: ['draft-decision'],
    lateReason: 'lateReason',
    guard: datedToday,
  }) as const;

/** The decisions that both editions know. */
export const decidingActs = (cite: Cite) => {
  const old28 = old('第28条');
  const redress = { asks: ['compensation'] } as const;
  const modify = decides('modified', '变更', cite(regulation('第47条'), now('第63条')), { asks: ['compensation'] });
  return {
    'decide-uphold': decides('upheld', '维持', cite(old28, now('第68条'))),
    'decide-modify': {
      ...modify,
      needs: [...modify.needs, 'adverse'],
      guard: [datedToday, notWorse(cite(regulation('第51条'), now('第63条')))],
    },
    'decide-revoke': decides('revoked', '撤销', cite(old28, now('第64条')), redress),
    'decide-redo': decides('revoked', '撤销并责令重新作出', cite(old28, now('第64条')), redress),
    'decide-revoke-part': decides('partly-revoked', '部分撤销', cite(old28, now('第64条')), redress),
    'decide-unlawful': decides('confirmed-unlawful', '确认违法', cite(old28, now('第65条')), redress),
    'decide-perform': decides('ordered-performance', '责令履行', cite(old28, now('第66条')), { needs: ['performBy'] }),
    'decide-reject': decides('rejected-claim', '驳回复议请求', cite(regulation('第48条'), now('第69条'))),
  } as const;
};

export const decidedActs = [
  'decide-uphold',
  'decide-modify',
  'decide-revoke',
  'decide-redo',
  'decide-revoke-part',
  'decide-unlawful',
  'decide-perform',
  'decide-reject',
] as const;
/** Every act that ends the examination. */
export const closing = [...decidedActs, 'dismiss', 'sign-mediation', 'settle', 'withdraw', 'terminate', 'terminate-suspended'] as const;
/** Ends of an application that never became a case. */
export const turnedAway = ['refuse', 'transfer', 'withdraw-application', 'deem-abandoned'] as const;
/** Settled without a decision on the merits: nothing to serve on both, nothing to publish. */
const endedStates = ['refused', 'transferred', 'abandoned', 'withdrawn', 'terminated', 'dismissed', 'mediated'] as const;

/** Service and performance. */
const servingActs = (cite: Cite) =>
  ({
    serve: {
      title: '送达决定书',
      basis: cite(old('第40条'), now('第75条', 'recalled')),
      by: 'handler',
      from: 'decided',
      to: 'served',
      needs: ['service'],
      sets: { performance: 'awaited' },
      guard: servedOnBoth(cite(old('第40条'), now('第75条', 'recalled'))),
    },
    perform: {
      title: '登记履行',
      basis: cite(old('第32条', 'recalled'), now('第77条')),
      by: ['respondent', 'handler'],
      from: ['served', 'published', 'withheld', 'mediated'],
      needs: ['performanceNote'],
      sets: { performance: 'performed' },
      awaited: [],
    },
    'order-performance': {
      title: '责令限期履行',
      basis: cite(old('第32条', 'recalled'), now('第77条')),
      by: ['institution-head', 'organ-head'],
      from: ['served', 'published', 'withheld', 'mediated'],
      needs: ['orderNote', 'orderBy'],
      sets: { performance: 'ordered' },
      awaited: [],
    },
    enforce: {
      title: '登记强制执行',
      basis: cite(old('第33条', 'recalled'), now('第78条')),
      by: 'handler',
      from: ['served', 'published', 'withheld', 'mediated'],
      needs: ['enforcement', 'performanceNote'],
      sets: { performance: 'enforced' },
      awaited: [],
    },
  }) as const;

/** What the court makes of it. */
const courtActs = {
  litigate: {
    title: '登记起诉',
    basis: administrativeLitigationLaw('第45条'),
    by: 'handler',
    from: ['served', 'published', 'withheld', 'refused', 'dismissed'],
    needs: ['court'],
    asks: ['courtCaseNo'],
    sets: { litigated: true, courtResult: 'pending' },
    awaited: [],
  },
  'record-judgment': {
    title: '登记诉讼结果',
    basis: administrativeLitigationLaw('第45条'),
    by: 'handler',
    from: ['served', 'published', 'withheld', 'refused', 'dismissed'],
    needs: ['courtResult'],
    asks: ['courtCaseNo'],
    awaited: [],
  },
} as const;

/** Publication: one masks, another confirms; or both keep it back for a reason that the law gives. */
const publishingActs = (cite: Cite) => {
  const basis = cite(localReconsiderationPractice('决定书网上公开'), now('第79条'));
  return {
    'prepare-publication': {
      title: '拟公开文本',
      basis,
      by: 'handler',
      from: 'served',
      to: 'masking',
      needs: ['publishedText', 'hidden'],
      guard: masked,
    },
    'return-publication': {
      title: '退回修改公开文本',
      basis: platformDefaults('公开文书须二人核'),
      by: 'institution-head',
      from: 'masking',
      to: 'served',
      returns: true,
    },
    publish: {
      title: '核对并公开',
      basis,
      by: 'institution-head',
      from: 'masking',
      to: 'published',
      asks: ['publishedText', 'publishedAt', 'lateReason'],
      notBy: ['prepare-publication'],
      lateReason: 'lateReason',
      guard: masked,
    },
    withhold: {
      title: '决定不予公开',
      basis,
      by: 'institution-head',
      from: ['served', 'masking'],
      to: 'withheld',
      needs: ['withholdGround', 'withholdReason'],
      awaited: [],
    },
    'archive-published': {
      title: '归档',
      basis: platformDefaults('归档'),
      by: 'handler',
      from: 'published',
      to: 'archived-open',
    },
    archive: {
      title: '归档',
      basis: platformDefaults('归档'),
      by: 'handler',
      from: [...endedStates, 'withheld'],
      to: 'archived',
    },
  } as const;
};

export const afterActs = (cite: Cite) => ({ ...servingActs(cite), ...courtActs, ...publishingActs(cite) }) as const;
