import type { RoleDecl, StateDecl } from '#kernel';
import {
  disclosureRegulation,
  lawGovernmentInspectionRules,
  localPractice,
  officialDocumentRules,
  otherProvinceReportGuide,
  platformDefaults,
} from '#law';
import {
  allSubmitted,
  answered,
  byOwnMeeting,
  deliberated,
  explained,
  gone,
  mayBePublic,
  mustBeClosed,
  notYet,
  ofDemonstrationArea,
  opinionsSettled,
  ownDays,
  redacted,
  signedToday,
  statutoryDays,
  titled,
  toCongress,
  yearOver,
} from './guards.ts';

const own = { relation: 'own' } as const;

export const roles = {
  drafter: { ...own, title: '报告起草人', duties: ['clerk', 'reviewer'] },
  steward: { ...own, title: '数据归口人', duties: ['reviewer', 'chief'] },
  'secrecy-reviewer': { ...own, title: '保密审查人', duties: ['chief', 'reviewer'] },
  'office-head': { ...own, title: '起草机构负责人', duties: ['chief', 'head'] },
  publisher: { ...own, title: '公开经办人', duties: ['clerk', 'reviewer', 'secretariat'] },
  secretariat: { title: '会务', relation: 'office', office: 'government-office', duties: ['secretariat'] },
  signatory: { title: '报告单位主要负责人', relation: 'named', field: 'reporter', duties: ['head'] },
  governance: { title: '法治建设议事协调机构的办事机构', relation: 'office', office: 'oversight', duties: ['reviewer', 'chief', 'head'] },
} as const satisfies Readonly<Record<string, RoleDecl>>;

export const states = {
  opened: { title: '已启动' },
  collecting: { title: '供稿中' },
  drafting: { title: '起草中' },
  checked: { title: '已核对，待征求意见' },
  consulting: { title: '征求意见中' },
  cleared: { title: '已过保密审查，待审议' },
  deliberated: { title: '已审议，待签发' },
  signed: { title: '已签发，待报送' },
  submitted: { title: '已报送，待公开' },
  published: { title: '已公开', settled: true },
  corrected: { title: '已更正', settled: true },
  supervised: { title: '被督促' },
  archived: { title: '已归档', final: true },
  closed: { title: '涉密不公开，已归档', final: true },
} as const satisfies Readonly<Record<string, StateDecl>>;

const reporting = lawGovernmentInspectionRules('第24条');
/** The way reports go was seen only in another province's guide to the central rules. */
const reportingWays = otherProvinceReportGuide('报送主体、对象', 'recalled');
const freezing = platformDefaults('数据封存');
const out = ['published', 'corrected', 'supervised'] as const;
const issuedFiles = ['publicEdition', 'publicSeal', 'verifyCode', 'publicFile', 'figuresFile', 'figuresTable'] as const;

const preparing = {
  open: {
    title: '启动年度报告',
    basis: reporting,
    by: ['drafter', 'office-head'],
    to: 'opened',
    needs: ['title', 'reportYear', 'reporter', 'level', 'template', 'submitBefore', 'npcBefore', 'publishBefore', 'demonstrationArea'],
    asks: ['demonstrationBefore'],
    guard: [yearOver, titled, statutoryDays],
  },
  'request-data': {
    title: '部署供稿',
    basis: platformDefaults('年度报告编制'),
    by: ['drafter', 'office-head'],
    from: 'opened',
    to: 'collecting',
    needs: ['contributeBefore', 'freezeBefore', 'definitions'],
    guard: ownDays,
  },
  freeze: {
    title: '封存数据',
    basis: freezing,
    by: 'steward',
    from: 'collecting',
    to: 'drafting',
    needs: ['figuresEdition', 'figuresSeal'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
  },
  'freeze-again': {
    title: '重新封存数据',
    basis: freezing,
    by: 'steward',
    from: 'drafting',
    needs: ['figuresEdition', 'figuresSeal', 'refreezeReason'],
    awaited: [],
  },
} as const;

const writing = {
  compose: {
    title: '登记起草稿',
    basis: officialDocumentRules('第19条', 'recalled'),
    by: 'drafter',
    from: 'drafting',
    needs: ['textVersion'],
    awaited: [],
  },
  check: {
    title: '一致性核对',
    basis: platformDefaults('一致性核对'),
    by: 'drafter',
    from: 'drafting',
    to: 'checked',
    needs: ['textVersion', 'findings'],
    guard: explained,
  },
  circulate: {
    title: '征求意见',
    basis: platformDefaults('征求意见'),
    by: ['drafter', 'office-head'],
    from: 'checked',
    to: 'consulting',
    needs: ['consultUnits', 'consultUntil'],
  },
  'settle-opinions': {
    title: '登记意见采纳情况',
    basis: platformDefaults('征求意见'),
    by: 'drafter',
    from: 'consulting',
    needs: ['adoptions'],
    guard: answered,
  },
  revise: {
    title: '按意见修改',
    basis: platformDefaults('征求意见'),
    by: 'drafter',
    from: 'consulting',
    to: 'drafting',
    needs: ['adoptions'],
    guard: answered,
    awaited: [],
  },
  'send-back': {
    title: '退回修改',
    basis: platformDefaults('退回'),
    by: ['office-head', 'secrecy-reviewer', 'signatory'],
    from: ['checked', 'consulting', 'cleared', 'deliberated'],
    to: 'drafting',
    needs: ['returnReason'],
    returns: true,
    awaited: [],
  },
} as const;

const deciding = {
  'review-secrecy': {
    title: '保密审查',
    basis: disclosureRegulation('第17条'),
    by: 'secrecy-reviewer',
    from: 'consulting',
    to: 'cleared',
    needs: ['secrecyResult', 'redactions'],
    notBy: ['compose', 'check'],
    guard: [opinionsSettled, redacted],
  },
  deliberate: {
    title: '常务会议审议',
    basis: localPractice('会议议事'),
    by: ['secretariat', 'drafter'],
    from: 'cleared',
    to: 'deliberated',
    needs: ['meetingItem'],
    guard: deliberated,
  },
  'deliberate-own': {
    title: '本单位会议审议',
    basis: localPractice('会议议事'),
    by: 'drafter',
    from: 'cleared',
    to: 'deliberated',
    needs: ['meetingNote'],
    guard: byOwnMeeting,
  },
  sign: {
    title: '签发',
    basis: officialDocumentRules('第22条'),
    by: 'signatory',
    from: 'deliberated',
    to: 'signed',
    needs: ['docNo', 'signedOn', 'signatory'],
    guard: signedToday,
  },
} as const;

/** One way of three: sent once, and received by somebody on a day. */
const sent = <const A extends string, const T extends string, const F extends string>(act: A, title: T, to: F) =>
  ({
    title,
    basis: reportingWays,
    by: ['drafter', 'office-head'],
    from: ['signed', 'submitted'],
    to: 'submitted',
    needs: [to],
    asks: ['lateReason'],
    lateReason: 'lateReason',
    guard: notYet(act, title),
    awaited: ['signed'],
  }) as const;
const received = <const T extends string, const R extends string, const O extends string>(
  sentBy: string,
  title: T,
  what: readonly [R, O],
) =>
  ({
    title: `登记回执（${title}）`,
    basis: reportingWays,
    by: ['drafter', 'office-head'],
    from: ['submitted', 'published', 'corrected'],
    needs: what,
    guard: gone(sentBy, `报送${title}`),
    awaited: [],
  }) as const;

const toNpc = sent('submit-npc', '报送人大常委会', 'npcName');

const submitting = {
  'submit-superior': sent('submit-superior', '报送上一级政府（主管部门）', 'superiorName'),
  'submit-party': sent('submit-party', '报送同级党委', 'partyName'),
  'submit-npc': { ...toNpc, guard: [toCongress, toNpc.guard] },
  'receive-superior': received('submit-superior', '上一级政府（主管部门）', ['superiorReceipt', 'superiorReceivedOn']),
  'receive-party': received('submit-party', '同级党委', ['partyReceipt', 'partyReceivedOn']),
  'receive-npc': received('submit-npc', '人大常委会', ['npcReceipt', 'npcReceivedOn']),
  'submit-demonstration': {
    title: '示范地区另报',
    basis: otherProvinceReportGuide('示范地区另报', 'recalled'),
    by: ['drafter', 'office-head'],
    from: 'open',
    needs: ['demonstrationTo'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
    guard: [ofDemonstrationArea, notYet('submit-demonstration', '另报')],
    awaited: [],
  },
  cc: {
    title: '抄送法治建设议事协调机构的办事机构',
    basis: reportingWays,
    by: ['drafter', 'office-head'],
    from: 'submitted',
    needs: ['ccTo'],
    guard: notYet('cc', '抄送'),
    awaited: [],
  },
} as const;

const afterwards = {
  publish: {
    title: '公开',
    basis: reporting,
    by: 'publisher',
    from: 'submitted',
    to: 'published',
    needs: issuedFiles,
    asks: ['indexNo', 'url', 'validity', 'lateReason'],
    lateReason: 'lateReason',
    guard: [mayBePublic, allSubmitted],
  },
  'keep-closed': {
    title: '涉密不公开，归档',
    basis: disclosureRegulation('第14条'),
    by: 'office-head',
    from: 'submitted',
    to: 'closed',
    guard: mustBeClosed,
    awaited: [],
  },
  correct: {
    title: '更正',
    basis: platformDefaults('更正'),
    by: 'publisher',
    from: out,
    to: 'corrected',
    needs: ['correctionNotice', ...issuedFiles],
    awaited: ['supervised'],
  },
  'supervise-gap': {
    title: '督促、通报',
    basis: reporting,
    by: 'governance',
    from: ['published', 'corrected'],
    to: 'supervised',
    needs: ['gap', 'gapNote'],
    awaited: [],
  },
  urge: {
    title: '催办',
    basis: reporting,
    by: 'governance',
    from: ['opened', 'collecting', 'drafting', 'checked', 'consulting', 'cleared', 'deliberated', 'signed', 'submitted'],
    needs: ['urgeNote'],
    awaited: [],
  },
  archive: {
    title: '归档',
    basis: platformDefaults('归档'),
    by: 'drafter',
    from: out,
    to: 'archived',
    awaited: ['published', 'corrected'],
  },
} as const;

export const acts = { ...preparing, ...writing, ...deciding, ...submitting, ...afterwards };
