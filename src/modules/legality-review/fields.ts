import { choice, choices, date, file, flag, longText, matterRef, money, number, party, rows, text, unit } from '#kernel';
import { majorDecisionRegulation, socialCreditCode } from '#law';
import { staff } from '#vocabulary';

/** What is sent for review (§2 of the rules on the scope); each has its own limit and its own number series. */
export const reviewKinds = {
  'executive-meeting-item': '常务会议议题',
  'executive-meeting-minutes': '常务会议纪要',
  'land-committee-item': '土委会议题',
  'planning-committee-item': '规委会议题',
  'normative-document': '行政规范性文件',
  'major-contract': '重大合同',
  'framework-agreement': '框架协议',
  'major-decision': '重大行政决策草案',
  'rule-draft': '规章草案、法规草案',
  'other-document': '其他文件',
} as const;

/** Kinds that come with a counterparty and an amount. */
export const contractKinds = ['major-contract', 'framework-agreement'] as const;
const contractOnly = { field: 'kind', in: contractKinds };

/** Contracts that are major whatever their amount. */
export const majorContractTypes = ['franchise', 'ppp', 'land-grant', 'state-assets', 'investment', 'government-debt', 'foreign'] as const;

const finding = { pass: '通过', fail: '不通过', na: '不涉及' } as const;

/** A review opinion is information in the making: nothing of it is public (政府信息公开条例第16条). */
export const fields = {
  reviewNo: text('审查编号', staff),
  kind: choice('类别', reviewKinds, staff),
  title: text('标题', { ...staff, min: 4, max: 120 }),
  nature: choice('来件性质', { review: '送请合法性审查', comments: '征求意见', countersign: '会签' }, staff),
  textFile: file('送审文本', {
    ...staff,
    accept: ['application/pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  }),
  textHash: text('文本校验值', { ...staff, pattern: '^[0-9a-f]{64}$', help: '与送审文本一致；文本改变，意见即失效' }),
  bases: rows(
    '依据清单',
    {
      title: text('名称', staff),
      number: text('文号', { ...staff, min: 0 }),
      provision: text('条款', staff),
    },
    { ...staff, min: 1, basis: majorDecisionRegulation('第26条') },
  ),
  procedureStatement: longText('程序履行说明', { ...staff, max: 2000, basis: majorDecisionRegulation('第26条') }),
  procedureSteps: choices(
    '已履行的程序',
    { participation: '公众参与', expert: '专家论证', risk: '风险评估', departments: '征求部门意见' },
    staff,
  ),
  unitOpinion: longText('本单位法制机构意见', { ...staff, max: 2000 }),
  approvedBy: text('签字的单位负责人', { ...staff, max: 30 }),
  intendedMeetingOn: date('拟上会日期', { ...staff, future: true }),
  exploratory: flag('属探索性改革', { ...staff, basis: majorDecisionRegulation('第25条') }),

  contractParty: party('合同相对方', { ...staff, when: contractOnly, basis: socialCreditCode('代码的组成与校验') }),
  contractAmount: money('合同标的额', { ...staff, when: contractOnly }),
  contractCurrency: choice('币种', { cny: '人民币', other: '外币（按签订日折合人民币填写）' }, { ...staff, when: contractOnly }),
  contractTerm: text('合同期限', { ...staff, when: contractOnly }),
  contractType: choice(
    '合同类型',
    {
      franchise: '特许经营',
      ppp: '政府和社会资本合作',
      'land-grant': '土地出让',
      'state-assets': '国有资产处置',
      investment: '招商引资',
      'government-debt': '政府债务',
      foreign: '涉外',
      procurement: '采购与服务',
      works: '工程建设',
      other: '其他',
    },
    { ...staff, when: contractOnly },
  ),
  investmentPromise: flag('含招商承诺', { ...staff, when: contractOnly }),
  fairCompetition: matterRef('fair-competition-review', '公平竞争审查', staff),

  missingItems: longText('缺少的材料', { ...staff, max: 1000, help: '一次列全' }),
  declineReason: longText('不属审查范围的理由', { ...staff, max: 500, help: '如内部人事、纯事务' }),
  reviewerUnit: unit('主审所在单位', staff),
  reviewer: text('主审', { ...staff, max: 30 }),
  coReviewer: text('协审', { ...staff, max: 30 }),
  counselQuestions: longText('请法律顾问研究的问题', { ...staff, max: 1000 }),
  counselOpinions: rows(
    '法律顾问、公职律师意见',
    {
      counsel: text('提出人', { ...staff, max: 60 }),
      form: choice('方式', { written: '书面', meeting: '会议', letter: '电话、函' }, staff),
      on: date('日期', staff),
      opinion: longText('意见', { ...staff, max: 2000 }),
    },
    { ...staff, min: 1 },
  ),
  consultedUnit: unit('征求意见的部门', staff),
  departmentReply: longText('部门答复', { ...staff, max: 2000 }),
  prolongReason: longText('延长理由', { ...staff, max: 500 }),

  findingAuthority: choice('权限', finding, { ...staff, basis: majorDecisionRegulation('第27条') }),
  findingProcedure: choice('程序', finding, { ...staff, basis: majorDecisionRegulation('第27条') }),
  findingContent: choice('内容', finding, { ...staff, basis: majorDecisionRegulation('第27条') }),
  findingCompetition: choice('公平竞争', finding, staff),
  findingNotes: longText('四项结论的说明', { ...staff, max: 4000 }),
  contractRisks: rows(
    '须注意的合同条款',
    {
      clause: text('条款', { ...staff, max: 60 }),
      type: choice('情形', { guarantee: '保底', buyback: '回购', privilege: '违规税费优惠', other: '其他' }, staff),
      basis: text('涉嫌违反的规定', staff),
    },
    { ...staff, min: 1 },
  ),
  riskCleared: longText('不违反规定的理由', { ...staff, max: 1000 }),
  comments: rows(
    '修改意见',
    {
      clause: text('条款', { ...staff, max: 60 }),
      issue: longText('问题', { ...staff, max: 1000 }),
      suggestion: longText('建议', { ...staff, max: 1000 }),
      basis: text('依据', staff),
    },
    { ...staff, min: 1 },
  ),
  missingSteps: rows('须补充的程序', { step: text('程序', staff), basis: text('依据', staff) }, { ...staff, min: 1 }),
  clearedSteps: rows('销号情况', { step: text('程序', staff), done: longText('补充情况', { ...staff, max: 1000 }) }, { ...staff, min: 1 }),
  riskItems: rows('明示的法律风险', { risk: longText('风险', { ...staff, max: 1000 }), basis: text('依据', staff) }, { ...staff, min: 1 }),
  violations: rows(
    '违反的条款',
    { instrument: text('名称', staff), provision: text('条款', staff), explanation: longText('说明', { ...staff, max: 1000 }) },
    { ...staff, min: 1 },
  ),
  conclusion: choice(
    '结论',
    {
      lawful: '合法',
      'lawful-after-revision': '修改后合法',
      'supplement-procedure': '补充程序',
      unlawful: '不合法',
      'ultra-vires': '超越权限',
      'risk-disclosed': '明示法律风险',
      'out-of-scope': '不属审查范围',
    },
    staff,
  ),
  issuedOn: date('出具日期', staff),
  lateReason: longText('超期原因', { ...staff, max: 500 }),

  adoption: rows(
    '采纳情况',
    {
      clause: text('条款', { ...staff, max: 60 }),
      adopted: flag('采纳', staff),
      reason: longText('不采纳的理由', { ...staff, min: 0, max: 1000 }),
    },
    { ...staff, min: 1, when: { field: 'conclusion', in: ['lawful-after-revision'] } },
  ),
  commentCount: number('意见条数', { ...staff, unit: '条', max: 200, when: { field: 'conclusion', in: ['lawful-after-revision'] } }),
  adoptedCount: number('采纳条数', { ...staff, unit: '条', max: 200, when: { field: 'conclusion', in: ['lawful-after-revision'] } }),
  reportedToGovernment: flag('不采纳的已报政府决定', staff),
  withdrawReason: longText('撤回理由', { ...staff, max: 500 }),
} as const;
