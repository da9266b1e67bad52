import {
  choice,
  count,
  duration,
  file,
  flag,
  type Guard,
  halfUp,
  longText,
  party,
  procedure,
  refusal,
  share,
  stock,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import {
  adjudication,
  adjudicationAcceptance,
  adjudicationExtension,
  adjudicationNotice,
  adjudicationOpinion,
  adjudicationService,
  platformDefaults,
} from '#law';
import { open, parties, partyPerson, staff } from '#vocabulary';

const opinion = adjudicationOpinion('行政裁决程序');

const fields = {
  caseNo: text('案号', open),
  agency: unit('裁决机关', open),
  category: choice(
    '裁决事项',
    {
      'natural-resources': '自然资源权属争议',
      'intellectual-property': '知识产权侵权纠纷和补偿争议',
      procurement: '政府采购活动争议',
      expropriation: '征收补偿争议',
      other: '其他法定事项',
    },
    { ...open, basis: opinion },
  ),
  subject: text('争议事由', { ...open, min: 4, max: 100, pattern: '^(?!.*\\d{8})', help: '只写事由，不写姓名、号码' }),
  legalSource: text('裁决权的法律、法规依据', { ...open, min: 4, max: 200, help: '列入本机关行政裁决事项清单的依据' }),
  applicant: party('申请人', { ...partyPerson }),
  respondent: party('被申请人', { ...partyPerson }),
  claim: longText('申请事项和理由', { ...parties, max: 4000 }),
  refuseReason: longText('不予受理的理由', { ...parties, max: 1000 }),
  advice: longText('告知的其他途径', { ...parties, max: 500 }),
  defence: longText('被申请人答辩', { ...parties, max: 4000 }),
  facts: longText('调查的事实和证据', { ...staff, max: 6000 }),
  undisputed: longText('双方无争议的事实', { ...parties, max: 4000 }),
  mediated: flag('已先行调解', { ...staff, basis: opinion }),
  mediationResult: longText('调解情况', { ...staff, max: 1000 }),
  agreement: longText('调解协议内容', { ...parties, max: 4000 }),
  decision: longText('裁决内容', { ...open, max: 6000 }),
  decisionFile: file('裁决书', parties),
  remedyTold: flag('已告知救济途径和期限', { ...parties, basis: opinion }),
  extendReason: longText('延长理由', { ...staff, max: 500 }),
  servedBy: choice('送达方式', { direct: '直接送达', mail: '邮寄送达', electronic: '电子送达', public: '公告送达' }, parties),
  litigation: choice('诉讼种类', { civil: '民事诉讼', administrative: '行政诉讼' }, staff),
  withdrawReason: longText('撤回说明', { ...staff, max: 500 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;
type V = ValuesOf<typeof fields>;

const mediatedFirst: Guard<V> = ({ values }) =>
  values.mediated === true
    ? undefined
    : refusal('not-mediated-first', '作出裁决前应当先行调解', {
        remedy: '请先组织调解；当事人明确拒绝的，在调解情况中写明',
        basis: opinion,
        field: 'mediated',
      });

const remedyTold: Guard<V> = ({ values }) =>
  values.remedyTold === true
    ? undefined
    : refusal('remedy-untold', '裁决书应告知救济途径和期限', { remedy: '请在裁决书中写明后再办理', basis: opinion, field: 'remedyTold' });

const differentParties: Guard<V> = ({ values }) =>
  values.applicant !== undefined && values.applicant.name === values.respondent?.name
    ? refusal('same-party', '申请人与被申请人不能相同', { remedy: '请核对双方当事人', basis: opinion, field: 'respondent' })
    : undefined;

const registration = ['agency', 'category', 'subject', 'legalSource', 'applicant', 'respondent', 'claim'] as const;
const deciding = ['decide', 'settle'] as const;

/** 行政裁决: an authority that a law names settles a civil dispute bound up with its administration. */
export const administrativeAdjudication = procedure({
  id: 'administrative-adjudication',
  version: 1,
  title: '行政裁决',
  group: '矛盾化解',
  basis: opinion,
  roles: {
    handler: { title: '裁决机关经办人', relation: 'own', duties: ['clerk', 'reviewer'] },
    head: { title: '裁决机关负责人', relation: 'own', duties: ['head', 'leader', 'chief'] },
  },
  fields,
  shows: { title: 'subject', number: 'caseNo', list: ['agency', 'category'] },
  owner: 'agency',
  states: {
    applied: { title: '已收到申请' },
    accepted: { title: '已受理' },
    notified: { title: '已通知答辩' },
    investigated: { title: '已调查' },
    decided: { title: '已裁决，待送达' },
    served: { title: '已送达', settled: true },
    litigated: { title: '已起诉', settled: true },
    settled: { title: '调解达成协议', settled: true },
    refused: { title: '不予受理', settled: true },
    withdrawn: { title: '已撤回', settled: true },
    archived: { title: '已归档', final: true },
  },
  // The decision is public; the names of natural persons are cut to the surname.
  publicIn: ['served'],
  acts: {
    apply: {
      title: '登记裁决申请',
      basis: opinion,
      by: 'handler',
      to: 'applied',
      needs: registration,
      guard: differentParties,
    },
    accept: {
      title: '受理',
      basis: opinion,
      by: 'handler',
      from: 'applied',
      to: 'accepted',
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    refuse: {
      title: '不予受理',
      basis: opinion,
      by: 'handler',
      from: 'applied',
      to: 'refused',
      needs: ['refuseReason', 'advice'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
      awaited: [],
    },
    notify: {
      title: '申请书送达被申请人',
      basis: opinion,
      by: 'handler',
      from: 'accepted',
      to: 'notified',
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    investigate: {
      title: '调查、听取意见',
      basis: opinion,
      by: 'handler',
      from: 'notified',
      to: 'investigated',
      needs: ['facts'],
      asks: ['defence', 'undisputed'],
    },
    mediate: {
      title: '先行调解',
      basis: opinion,
      by: 'handler',
      from: ['notified', 'investigated'],
      needs: ['mediationResult'],
      sets: { mediated: true },
      awaited: ['investigated'],
    },
    settle: {
      title: '调解达成协议',
      basis: opinion,
      by: 'handler',
      from: ['notified', 'investigated'],
      to: 'settled',
      needs: ['agreement'],
      sets: { mediated: true },
      awaited: [],
    },
    extend: {
      title: '延长办理期限',
      basis: platformDefaults('行政裁决的延长'),
      by: 'head',
      from: ['accepted', 'notified', 'investigated'],
      needs: ['extendReason'],
      awaited: [],
    },
    decide: {
      title: '作出裁决',
      basis: opinion,
      by: 'head',
      from: 'investigated',
      to: 'decided',
      needs: ['decision', 'remedyTold'],
      asks: ['decisionFile', 'mediated', 'mediationResult', 'lateReason'],
      notBy: ['investigate'],
      lateReason: 'lateReason',
      guard: [mediatedFirst, remedyTold],
    },
    serve: {
      title: '送达裁决书',
      basis: opinion,
      by: 'handler',
      from: 'decided',
      to: 'served',
      needs: ['servedBy'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    litigate: {
      title: '登记起诉',
      basis: opinion,
      by: 'handler',
      from: 'served',
      to: 'litigated',
      needs: ['litigation'],
      awaited: [],
    },
    withdraw: {
      title: '申请人撤回',
      basis: platformDefaults('撤回'),
      by: 'handler',
      from: ['applied', 'accepted', 'notified', 'investigated'],
      to: 'withdrawn',
      needs: ['withdrawReason'],
      awaited: [],
    },
    archive: {
      title: '归档',
      basis: platformDefaults('归档'),
      by: 'handler',
      from: ['served', 'litigated', 'settled', 'refused', 'withdrawn'],
      to: 'archived',
      awaited: [],
    },
  },
  deadlines: {
    acceptance: {
      title: '决定是否受理',
      basis: platformDefaults('行政裁决受理'),
      kind: 'at-most',
      starts: 'apply',
      within: adjudicationAcceptance,
      stops: ['accept', 'refuse', 'withdraw'],
    },
    notice: {
      title: '申请书送达被申请人',
      basis: platformDefaults('行政裁决通知'),
      kind: 'at-most',
      starts: 'accept',
      within: adjudicationNotice,
      stops: ['notify', 'withdraw'],
    },
    decision: {
      title: '作出裁决',
      basis: platformDefaults('行政裁决期限，单行法另有规定的从其规定'),
      kind: 'at-most',
      starts: 'accept',
      within: adjudication,
      extends: { by: 'extend', within: adjudicationExtension },
      stops: ['decide', 'settle', 'withdraw'],
    },
    service: {
      title: '送达裁决书',
      basis: platformDefaults('行政裁决书送达'),
      kind: 'at-most',
      starts: 'decide',
      within: adjudicationService,
      stops: 'serve',
    },
  },
  serials: {
    caseNo: { at: 'apply', pattern: '{unit}-裁-{year}-{seq4}', basis: platformDefaults('行政裁决案号') },
  },
  metrics: {
    received: count<'apply', 'category'>({
      title: '收到行政裁决申请',
      definition: '期内收到的行政裁决申请件数',
      basis: opinion,
      unit: '件',
      acts: 'apply',
      by: ['category'],
    }),
    accepted: count<'accept', 'category'>({
      title: '受理行政裁决',
      definition: '期内受理的行政裁决件数',
      unit: '件',
      acts: 'accept',
      by: ['category'],
    }),
    concluded: count<(typeof deciding)[number], 'category'>({
      title: '办结行政裁决',
      definition: '期内作出裁决和调解达成协议的件数',
      basis: opinion,
      unit: '件',
      acts: deciding,
      first: true,
      by: ['category'],
    }),
    settled: count<'settle', 'category'>({
      title: '裁决中调解结案',
      definition: '期内在行政裁决程序中达成调解协议的件数',
      unit: '件',
      acts: 'settle',
      by: ['category'],
    }),
    'settled-share': share({
      title: '裁决调解率',
      definition: '调解结案件数÷办结件数',
      of: 'settled',
      over: 'concluded',
      rounding: halfUp(2),
    }),
    litigated: count<'litigate', 'litigation'>({
      title: '裁决后起诉',
      definition: '期内登记的裁决后起诉件数',
      unit: '件',
      acts: 'litigate',
      by: ['litigation'],
    }),
    days: duration({
      title: '裁决平均用时',
      definition: '期内办结的案件从受理到办结的自然日平均数',
      unit: '日',
      clock: 'decision',
      acts: deciding,
      at: 'mean',
      rounding: halfUp(2),
    }),
    pending: stock({
      title: '在办行政裁决',
      definition: '期末尚未办结的行政裁决件数',
      unit: '件',
      states: ['applied', 'accepted', 'notified', 'investigated'],
    }),
  },
});
