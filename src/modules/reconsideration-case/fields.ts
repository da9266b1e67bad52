import { choice, choices, date, file, files, flag, longText, matterRef, money, number, party, rows, surname, text, unit } from '#kernel';
import { reconsiderationLaw } from '#law';
import { challengedActs, challengedSectors, open, parties, serviceModes, staff } from '#vocabulary';
import { grounds, kinds, results } from './words.ts';

/** Counsel among those who decide: nobody else reads it, the respondent's officials least of all. */
const counsel = { publicity: 'sealed', openTo: ['handler', 'institution-head', 'organ-head'] } as const;
/** A person in the case: the public sees the surname, of an organisation the name. */
const inCase = { ...parties, mask: surname } as const;

/** What an application says. */
const application = {
  institution: unit('行政复议机构', {
    ...open,
    unitKinds: ['county', 'zone', 'department'],
    help: '收办申请的机构：市政府的申请由市司法局收办，县（区）政府的申请由该县（区）收办',
  }),
  organ: unit('行政复议机关', {
    ...open,
    unitKinds: ['city', 'county', 'zone', 'department'],
    help: '作出复议决定的机关：市政府、县（区）政府，或者依法有权复议的部门',
  }),
  channel: choice(
    '提出方式',
    { counter: '当面递交', post: '邮寄', online: '互联网', oral: '口头', respondent: '经作出行为的机关' },
    { ...staff, help: '口头申请的，由收件人员当场记录' },
  ),
  title: text('申请事项', {
    ...open,
    min: 6,
    max: 80,
    pattern: '^(?!.*\\d{8})',
    help: '写明对哪个单位的什么行为不服，不写姓名、号码，例：不服某局作出的行政处罚决定',
  }),
  applicants: rows(
    '申请人',
    { party: party('申请人', inCase), legal: text('法定代表人', { ...parties, min: 0, max: 30, help: '申请人是单位的填写' }) },
    { ...inCase, min: 1, max: 50 },
  ),
  representative: text('代表人', { ...parties, max: 60, personal: true, help: '申请人人数众多的，推选一至五名' }),
  agents: rows(
    '代理人',
    { party: party('代理人', inCase), scope: text('委托事项、权限和期限', { ...parties, max: 120 }) },
    { ...inCase, max: 2 },
  ),
  thirdParties: rows('第三人', { party: party('第三人', inCase) }, { ...inCase, max: 20 }),
  identityProof: files('身份证明、授权委托书', { ...parties, max: 10 }),
  respondentName: text('被申请人', { ...open, min: 2, max: 60, help: '作出该行为的机关全称' }),
  respondent: unit('答复单位', { ...open, help: '被申请人在单位名册中的名称；县（区）部门选其所属县（区）' }),
  actKind: choice('案由', challengedActs, open),
  sector: choice('领域', challengedSectors, open),
  actDocNo: text('行政行为的文号', { ...parties, max: 60 }),
  madeOn: date('行为作出日期', parties),
  knownOn: date('知道该行为的日期', { ...parties, help: '申请期限自知道或者应当知道该行为之日起计算' }),
  claims: longText('复议请求', { ...parties, max: 2000 }),
  facts: longText('事实和理由', { ...parties, max: 8000 }),
  documentReview: text('请求一并审查的规范性文件', { ...parties, help: '写明名称、文号；不含规章' }),
  compensationClaim: money('赔偿请求', parties),
  evidence: files('证据材料', { ...parties, max: 20 }),
  otherRemedy: choice(
    '其他救济情况',
    { none: '未起诉，也未就同一行为申请过复议', litigation: '已向人民法院起诉', reconsideration: '已就同一行为申请过复议' },
    parties,
  ),
  severalActs: flag('对两个以上行为一并申请', parties),
  delayReason: longText('超过申请期限的正当理由', { ...parties, max: 1000 }),
} as const;

/** Receipt, correction and acceptance. */
const intake = {
  receiptNo: text('收件编号', parties),
  sign: text('复议机关代字', { ...staff, pattern: '^[\\u4e00-\\u9fa5]{2,8}$', help: '例：驻政复' }),
  acceptNo: text('受理编号', parties),
  missingItems: longText('须补正的材料', { ...parties, max: 1000, help: '一次写全' }),
  conditions: choices('受理条件', kinds.condition, { ...staff, help: '七项条件均须符合' }),
  major: flag('重大、疑难、复杂案件', staff),
  fee: money('收取的费用', { ...staff, basis: reconsiderationLaw('第87条') }),
  refusalGround: choice('不予受理的事由', grounds.refusal, parties),
  refusalReason: longText('不予受理的理由', { ...parties, max: 2000 }),
  refusalNo: text('不予受理文号', parties),
  competentOrgan: text('有权受理的机关', { ...parties, max: 80 }),
} as const;

/** From the copy to the last counsel. */
const review = {
  copyServedOn: date('被申请人收到副本的日期', staff),
  reply: longText('书面答复', { ...parties, max: 8000 }),
  replyFiles: files('答复书、证据、依据材料', { ...parties, max: 40 }),
  evidenceKinds: choices('证据种类', kinds.evidence, parties),
  replyMissing: flag('逾期未答复', staff),
  viewsForm: choice('听取意见的方式', kinds.view, staff),
  views: longText('听取意见记录', { ...staff, max: 4000 }),
  hearingOn: date('听证日期', { ...parties, future: true }),
  hearingPlace: text('听证地点', { ...parties, max: 80 }),
  panel: rows(
    '听证人员',
    {
      name: text('姓名', { ...parties, max: 30 }),
      seat: choice('职责', { presiding: '主持人', member: '听证员', recorder: '记录员' }, parties),
    },
    { ...parties, min: 1, max: 9 },
  ),
  transcript: file('听证笔录', parties),
  respondentHead: flag('被申请人的负责人参加听证', staff),
  absentReason: longText('负责人未参加的理由', { ...staff, max: 500 }),
  heard: flag('已听证', staff),
  collegial: flag('已集体会审或者听证', staff),
  panelMembers: text('会审人员', { ...staff, max: 120 }),
  panelOpinion: longText('会审意见', { ...counsel, max: 8000 }),
  investigators: number('调查人员人数', { ...staff, unit: '人', max: 20 }),
  investigation: longText('调查取证情况', { ...staff, max: 4000 }),
  appraisal: choice('勘验、鉴定', { inspection: '现场勘验', appraisal: '鉴定', jurisdiction: '协商或者指定受理机关' }, staff),
  appraisalNote: longText('勘验、鉴定情况', { ...staff, max: 2000 }),
  stayGround: longText('停止执行的理由', { ...parties, max: 1000 }),
  stayed: flag('行政行为停止执行', parties),
  suspendReason: longText('中止的事实和理由', { ...parties, max: 1000 }),
  incidental: matterRef('review-suggestion', '规范性文件附带审查', { ...staff, help: '因审查规范性文件而中止的，选对应的附带审查' }),
  resumeReason: longText('中止原因消除的情况', { ...parties, max: 1000 }),
  extendReason: longText('延长的理由', { ...parties, max: 1000 }),
} as const;

/** How a case ends. */
const ending = {
  result: choice('结果', results, open),
  dismissReason: longText('驳回申请的理由', { ...parties, max: 2000 }),
  terminateGround: choice('终止的事由', grounds.termination, parties),
  terminateReason: longText('终止的事实和理由', { ...parties, max: 1000 }),
  withdrawReason: longText('撤回的理由', { ...parties, max: 1000 }),
  settlement: longText('和解内容', { ...parties, max: 2000 }),
  mediationTerms: longText('调解协议内容', { ...parties, max: 4000 }),
  mediationFile: file('行政复议调解书', parties),
  mediationFailure: longText('调解未成的情况', { ...staff, max: 1000 }),
  draftReport: longText('审理报告和拟办意见', { ...counsel, max: 12_000 }),
  sendBackReason: longText('退回理由', { ...counsel, max: 1000 }),
  decisionNo: text('复议决定文号', open),
  decidedOn: date('决定日期', open),
  decisionText: longText('复议决定', { ...parties, max: 20_000, help: '查明的事实、理由、依据和决定内容' }),
  decisionFile: file('复议决定书', parties),
  legalGrounds: rows('决定的依据', { instrument: text('名称', parties), provision: text('条款', parties) }, { ...parties, min: 1 }),
  adverse: flag('对申请人更为不利', staff),
  compensation: money('责令赔偿金额', parties),
  performBy: date('履行期限', { ...parties, future: true, help: '被申请人履行复议决定的期限' }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

/** After the decision: service, performance, publication, the court. */
const after = {
  service: rows(
    '送达情况',
    {
      to: choice('受送达人', { applicant: '申请人', respondent: '被申请人', third: '第三人' }, parties),
      mode: choice('送达方式', serviceModes, parties),
      on: date('送达日期', parties),
      receipt: text('送达回证', { ...parties, min: 0, max: 60 }),
    },
    { ...parties, min: 1, max: 60 },
  ),
  performance: choice('履行情况', kinds.performance, parties),
  performanceNote: longText('履行的情况', { ...parties, max: 2000 }),
  orderNote: longText('责令履行的内容', { ...parties, max: 2000 }),
  orderBy: date('责令履行的期限', { ...parties, future: true }),
  enforcement: choice('执行方式', kinds.enforcement, parties),
  publishedText: longText('公开的复议决定', {
    ...open,
    max: 20_000,
    help: '隐去自然人姓名、住址、证件号码、联系方式，商业秘密、未成年人信息和个人隐私；自然人写姓氏加“某”',
  }),
  hidden: choices('隐去的内容', kinds.hidden, staff),
  publishedAt: text('公开的栏目或者网址', { ...open, max: 120 }),
  withholdGround: choice('不公开的理由', grounds.withholding, staff),
  withholdReason: longText('不公开的说明', { ...staff, max: 1000 }),
  litigated: flag('已提起行政诉讼', staff),
  court: text('受理法院', { ...staff, max: 60 }),
  courtCaseNo: text('行政诉讼案号', { ...staff, max: 60 }),
  courtResult: choice('诉讼结果', kinds.court, staff),
} as const;

/** What both editions record. */
export const fields = { ...application, ...intake, ...review, ...ending, ...after } as const;

/** Only the law in force until the end of 2023. */
export const oldFields = {
  ...fields,
  correctBy: date('补正期限', { ...parties, future: true, help: '合理的补正期限' }),
  oldLawGround: longText('适用修订前行政复议法的说明', { ...staff, max: 500, help: '2024年1月1日以后办理受理手续的，写明收到申请的日期' }),
  suspendGround: choice('中止的事由', grounds.suspension, parties),
} as const;

/** Only the law in force since 2024. */
export const newFields = {
  ...fields,
  realEstate: flag('因不动产提出申请', parties),
  forwardOpinion: longText('作出行为的机关的意见', { ...parties, max: 2000 }),
  correctionExtension: longText('延长补正期限的理由', { ...parties, max: 500 }),
  track: choice('审理程序', { ordinary: '普通程序', summary: '简易程序' }, parties),
  summaryGround: choice('适用简易程序的情形', grounds.summary, parties),
  disputedAmount: money('案件涉及款额', { ...parties, when: { field: 'summaryGround', in: ['amount'] } }),
  ordinaryReason: longText('转为普通程序的理由', { ...parties, max: 1000 }),
  suspendGround: choice('中止的事由', grounds.suspensionNew, parties),
  committeeGround: choice('提请咨询的情形', grounds.committee, staff),
  committeeOpinion: longText('行政复议委员会咨询意见', { ...counsel, max: 8000 }),
  copiedTo: text('抄告的上一级主管部门', { ...staff, max: 80 }),
} as const;
