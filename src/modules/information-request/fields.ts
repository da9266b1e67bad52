import { choice, date, file, files, longText, money, number, party, rows, text, unit, type ValuesOf } from '#kernel';
import { disclosureRegulation, disclosureReportFormat, platformDefaults, processingFeeMeasures } from '#law';
import { parties, staff } from '#vocabulary';

const format = disclosureReportFormat('答复结果的分类');

/** The rows of the official yearly table, group by group. */
export const resultGroups = {
  granted: '予以公开',
  partial: '部分公开',
  denied: '不予公开',
  unable: '无法提供',
  'not-processed': '不予处理',
  other: '其他处理',
} as const;
export const applicantKinds = {
  person: '自然人',
  business: '商业企业',
  research: '科研机构',
  welfare: '社会公益组织',
  legal: '法律服务机构',
  other: '其他',
} as const;

const application = {
  requestNo: text('申请编号', parties),
  agency: unit('受理机关', { ...parties, help: '掌握所需信息的机关' }),
  channel: choice(
    '提交渠道',
    { online: '网络', letter: '信函', 'in-person': '当面', fax: '传真', oral: '口头' },
    { ...parties, basis: disclosureRegulation('第29条') },
  ),
  applicantKind: choice('申请人类型', applicantKinds, { ...parties, basis: format }),
  applicant: party('申请人', {
    ...parties,
    basis: disclosureRegulation('第29条'),
    help: '姓名或者名称，电话或者地址至少填一项',
  }),
  identityProof: file('身份证明', { ...parties, personal: true, basis: disclosureRegulation('第29条') }),
  subject: text('所需信息的名称', { ...parties, min: 4, max: 120, help: '写明要什么信息，不写姓名、号码' }),
  soughtDocNo: text('所需信息的文号', { ...parties, max: 60 }),
  features: longText('便于查询的其他特征', { ...parties, max: 2000, help: '形成时间、机关、涉及的地点或者项目等' }),
  formRequired: choice(
    '获取方式',
    { electronic: '电子件', paper: '纸质件', read: '查阅', copy: '抄录' },
    { ...parties, basis: disclosureRegulation('第29条') },
  ),
  deliverTo: text('送达地址或者电子邮箱', { ...parties, max: 200, personal: true }),
  receivedOn: date('收到申请之日', {
    ...parties,
    basis: disclosureRegulation('第31条'),
    help: '当面提交的为提交之日；邮寄的为签收之日，平常信函为确认之日；网络、传真为双方确认之日',
  }),
  receiptNote: text('确认收到的情况', { ...staff, max: 200, help: '签收、电话或者短信确认的时间和方式' }),
} as const;

const handling = {
  missing: longText('需要补正的内容', { ...parties, max: 1000, basis: disclosureRegulation('第30条') }),
  frequency: longText('数量、频次明显超过合理范围的情况', { ...parties, max: 1000, basis: disclosureRegulation('第35条') }),
  explanation: longText('申请人说明的理由', { ...parties, max: 2000 }),
  delayUntil: date('延迟答复至', { ...parties, future: true, basis: disclosureRegulation('第35条') }),
  consultKind: choice('征求意见对象', { 'third-party': '第三方', agency: '共同制作的行政机关' }, staff),
  consulted: rows(
    '征求意见的对象',
    { who: party('名称', staff), why: text('与信息的关系', { ...staff, max: 100 }) },
    { ...staff, max: 20, basis: disclosureRegulation('第32条、第34条') },
  ),
  consultOpinion: choice('反馈意见', { agree: '同意公开', disagree: '不同意公开', silent: '逾期未反馈' }, staff),
  consultNote: longText('意见内容和理由', { ...staff, max: 2000 }),
  searchRecord: longText('检索记录', { ...staff, max: 2000, help: '查了哪些档案、系统，用什么词，结果如何' }),
  extendReason: longText('延长答复的理由', { ...parties, max: 500, basis: disclosureRegulation('第33条') }),
  toldOn: date('告知申请人延长之日', { ...parties, basis: disclosureRegulation('第33条') }),
  feeBasis: choice('计费方式', { items: '按件', pages: '按量' }, { ...parties, basis: processingFeeMeasures('按件、按量计收标准') }),
  feeCount: number('件数或者页数', { ...parties, min: 1, help: '按件的为同一申请人当月的件数，按量的为页数' }),
  fee: money('信息处理费', { ...parties, help: '超额累进计算；缴费期间暂不计入答复期限，为平台缺省' }),
} as const;

const answer = {
  resultGroup: choice('答复结果', resultGroups, { ...parties, basis: format }),
  deniedGround: choice(
    '不予公开的理由',
    {
      'state-secret': '属于国家秘密',
      'law-forbidden': '法律、行政法规禁止公开',
      'safety-stability': '危及“三安全一稳定”',
      'third-party': '保护第三方合法权益',
      'internal-affairs': '属于三类内部事务信息',
      'process-info': '属于四类过程性信息',
      'enforcement-file': '属于行政执法案卷',
      'admin-query': '属于行政查询事项',
    },
    { ...parties, basis: disclosureRegulation('第14条至第16条') },
  ),
  unableGround: choice(
    '无法提供的理由',
    { 'no-info': '本机关不掌握相关政府信息', 'need-creation': '没有现成信息需要另行制作', 'still-unclear': '补正后申请内容仍不明确' },
    { ...parties, basis: disclosureRegulation('第36条、第38条') },
  ),
  notProcessedGround: choice(
    '不予处理的理由',
    {
      complaint: '信访举报投诉类申请',
      repeat: '重复申请',
      publication: '要求提供公开出版物',
      massive: '无正当理由大量反复申请',
      confirm: '要求确认或者重新出具已获取的信息',
    },
    { ...parties, basis: disclosureRegulation('第35条、第36条、第39条') },
  ),
  otherGround: choice(
    '其他处理的情形',
    { 'overdue-correction': '逾期不补正，视为放弃', 'overdue-fee': '逾期不缴费，视为放弃', other: '撤回等其他情形' },
    { ...parties, basis: format },
  ),
  reply: longText('答复内容', { ...parties, max: 10_000 }),
  replyReason: longText('理由和依据', { ...parties, max: 4000 }),
  replyFiles: files('提供的信息', parties),
  replyNo: text('答复文号', { ...parties, max: 60 }),
  otherChannel: text('告知的途径', { ...parties, max: 200, help: '信访、投诉、举报的渠道，或者获取公开出版物的途径' }),
  repliedBefore: date('此前答复之日', { ...parties, help: '重复申请的，写明上次答复的日期' }),
  publicInterest: longText('公共利益的理由', { ...staff, max: 2000, basis: disclosureRegulation('第32条') }),
  servedBy: choice('送达方式', { mail: '邮寄', electronic: '电子送达', 'in-person': '当面领取', public: '公告' }, parties),
  withdrawReason: longText('撤回申请的说明', { ...parties, max: 500 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

const after = {
  wrongRecord: longText('认为不准确的记录和证据', { ...parties, max: 2000, personal: true, basis: disclosureRegulation('第41条') }),
  recordAnswer: longText('更正的处理结果', { ...parties, max: 2000, personal: true }),
  transferTo: text('转送的机关', { ...parties, max: 100 }),
  disputeKind: choice(
    '争议途径',
    { reconsideration: '行政复议', litigation: '未经复议直接起诉', 'litigation-after': '复议后起诉' },
    { ...parties, basis: format },
  ),
  disputeNo: text('案号', { ...staff, max: 60 }),
  disputeResult: choice('争议结果', { upheld: '结果维持', corrected: '结果纠正', other: '其他结果' }, { ...parties, basis: format }),
  archiveNote: text('卷宗号', { ...staff, max: 60, basis: platformDefaults('归档') }),
} as const;

export const fields = { ...application, ...handling, ...answer, ...after } as const;
export type RequestValues = ValuesOf<typeof fields>;
