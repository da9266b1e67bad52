import { choice, choices, date, file, flag, longText, matterRef, matterRefs, number, rows, text, unit, type ValuesOf } from '#kernel';
import { legislationLaw, ruleMakingRegulation } from '#law';
import { open, ruleDomainTitles, staff } from '#vocabulary';

const law = ruleMakingRegulation;

const project = {
  title: text('规章名称', { ...open, min: 4, max: 120, help: '以规定、办法、细则结尾' }),
  issuer: unit('制定机关', open),
  proposingUnit: unit('报请立项单位', open),
  domain: choice('领域', ruleDomainTitles, { ...open, basis: legislationLaw('第93条') }),
  isInterim: flag('先行规章', { ...open, help: '应当制定地方性法规而条件尚不成熟，因行政管理迫切需要先行制定' }),
  necessity: longText('制定的必要性', { ...staff, max: 4000 }),
  mainProblems: longText('所要解决的主要问题', { ...staff, max: 4000 }),
  mainSystems: longText('拟确立的主要制度', { ...staff, max: 4000 }),
  draftingUnit: unit('起草单位', open),
  coDrafters: rows('联合起草单位', { unit: unit('单位', open) }, { ...open, max: 10 }),
  submitBy: date('计划送审日', { ...open, future: true }),
  plan: matterRef('rule-plan', '年度规章制定计划', open),
  urgentReason: longText('急需制定的理由和补充论证', { ...staff, min: 4, max: 4000 }),
  urgentMeeting: text('同意增列的会议', { ...staff, max: 60 }),
  declineReason: longText('不列入计划的理由', { ...staff, max: 1000 }),
  classified: flag('是否涉密', { ...staff, help: '涉密内容不得在本平台办理' }),
} as const;

const drafting = {
  delegatedTo: text('受委托起草的专家、机构', { ...staff, max: 100 }),
  agreement: file('委托起草协议', { ...staff, help: '书面协议，受托方不得转委托' }),
  draftFile: file('规章草案', open),
  explanationFile: file('草案说明', open),
  burdens: rows(
    '减损权利、增加义务和扩大职权的规定',
    { clause: text('条款', staff), basis: text('上位法依据', { ...staff, min: 0 }) },
    { ...staff, min: 1, max: 60, basis: legislationLaw('第93条') },
  ),
  urgeNote: longText('督促函', { ...staff, max: 1000 }),
  methods: choices(
    '征求意见方式',
    { written: '书面征求意见', forum: '座谈会', expert: '论证会', hearing: '听证会', public: '向社会公布' },
    { ...open, basis: law('第15条') },
  ),
  commentUntil: date('征求意见截止日', { ...open, future: true }),
  hearingOn: date('听证会日期', { ...open, future: true }),
  hearingNotice: longText('听证会公告（时间、地点、内容）', { ...open, max: 2000 }),
  hearingRecord: file('听证会笔录', staff),
  received: number('收到意见条数', { ...open, unit: '条', max: 100_000 }),
  adopted: number('采纳意见条数', { ...open, unit: '条', max: 100_000 }),
  adoptionTable: file('意见采纳情况', open),
} as const;

const examination = {
  reviewFile: file('规章送审稿', staff),
  signatories: rows('签署的起草单位主要负责人', { unit: unit('单位', staff), post: text('职务', staff) }, { ...staff, min: 1, max: 12 }),
  dissents: rows(
    '对主要问题的不同意见',
    { unit: unit('单位', staff), issue: text('问题', staff), opinion: longText('意见', { ...staff, max: 1000 }) },
    { ...staff, min: 1, max: 60 },
  ),
  materials: file('其他材料（所规范领域的实际情况、意见汇总、国内外有关资料）', staff),
  returnGround: choice(
    '退回、缓办的情形',
    {
      unripe: '制定的基本条件尚不成熟或者发生重大变化',
      disputed: '对主要制度存在较大争议，未与有关单位充分协商',
      'not-public': '未按规定公开征求意见',
      incomplete: '报送不符合要求',
    },
    { ...staff, basis: law('第20条') },
  ),
  checked: choices(
    '审查的方面',
    {
      lawful: '立法原则和权限',
      values: '社会主义核心价值观',
      coherent: '与有关规章协调、衔接',
      opinions: '对主要意见的处理',
      technique: '立法技术要求',
      other: '其他需要审查的内容',
    },
    { ...staff, basis: law('第19条') },
  ),
  revisedFile: file('再次征求意见稿', open),
  secondUntil: date('再次征求意见截止日', { ...open, future: true }),
  disputeReport: longText('分歧和协调情况报告', { ...staff, max: 4000 }),
  textFile: file('规章草案审议稿', staff),
  draftExplanation: file('审议稿说明', staff),
  legalityReview: matterRef('legality-review', '合法性审查', staff),
} as const;

const decision = {
  meetingKind: choice(
    '会议',
    { 'executive-meeting': '常务会议', plenary: '全体会议', 'office-meeting': '办公会议、专题会议' },
    { ...open, basis: law('第27条') },
  ),
  meetingNo: text('会次', { ...open, max: 60 }),
  meetingItem: matterRef('meeting-item', '会议议题', staff),
  passedOn: date('通过日期', open),
  deliberationNote: longText('审议意见', { ...staff, max: 4000 }),
  orderSign: text('令的名称', { ...open, max: 40, help: '如：驻马店市人民政府令' }),
  orderNo: text('令号', open),
  signedOn: date('签署日期', open),
  signer: text('署名', { ...open, max: 30 }),
  promulgatedOn: date('公布日期', open),
  effectiveOn: date('施行日期', { ...open, future: true }),
  immediateReason: longText('公布后即施行的理由', { ...open, min: 4, max: 1000 }),
  channels: choices('刊载', { gazette: '政府公报', 'legal-site': '中国政府法制信息网', newspaper: '本行政区域范围内发行的报纸' }, open),
  fullText: longText('规章全文', { ...open, max: 20_000 }),
  standardText: file('标准文本', open),
  interimUntil: date('先行规章实施期届满日', { ...open, future: true, when: { field: 'isInterim', in: [true] } }),
} as const;

const living = {
  filings: matterRefs('rule-filing', '备案', { ...open, max: 4 }),
  interpretation: longText('解释', { ...open, max: 4000, basis: law('第33条') }),
  evaluationNote: longText('立法后评估安排', { ...staff, max: 2000 }),
  evaluationResult: longText('评估结果', { ...open, max: 4000, basis: law('第38条') }),
  amendment: longText('修改的决定', { ...open, max: 8000 }),
  amendedOrderNo: text('修改、废止的令号', { ...open, max: 60 }),
  repealReason: longText('废止的理由', { ...open, max: 1000 }),
  regulation: matterRef('local-regulation', '提请制定的地方性法规', open),
} as const;

export const fields = { ...project, ...drafting, ...examination, ...decision, ...living } as const;
export type FieldId = keyof typeof fields & string;
export type RuleValues = ValuesOf<typeof fields>;

export const roles = {
  proposer: { title: '报请立项单位', relation: 'named', field: 'proposingUnit', duties: ['clerk', 'reviewer', 'head'] },
  drafter: { title: '起草单位', relation: 'named', field: 'draftingUnit', duties: ['clerk', 'reviewer', 'head'] },
  'justice-bureau': { title: '司法行政部门', relation: 'office', office: 'justice', duties: ['clerk', 'reviewer', 'chief'] },
  'government-office': { title: '政府办公室', relation: 'office', office: 'government-office', duties: ['clerk', 'chief', 'secretariat'] },
  secretariat: { title: '政府会议会务', relation: 'office', office: 'government-office', duties: ['secretariat'] },
  mayor: { title: '政府负责人', relation: 'own', duties: ['head', 'leader'] },
} as const;

export const states = {
  applied: { title: '已申请立项' },
  planned: { title: '已列入计划' },
  drafting: { title: '起草中' },
  consulting: { title: '公开征求意见中' },
  consulted: { title: '已征求意见' },
  submitted: { title: '已送审' },
  'on-hold': { title: '缓办' },
  reviewing: { title: '审查中' },
  'consulting-again': { title: '再次征求意见中' },
  coordinating: { title: '协调中' },
  'draft-ready': { title: '待审议' },
  passed: { title: '会议通过' },
  signed: { title: '已签署' },
  promulgated: { title: '已公布', settled: true },
  'in-force': { title: '现行有效', settled: true },
  evaluating: { title: '现行有效（立法后评估中）', settled: true },
  'due-for-legislation': { title: '现行有效（应提请制定法规）' },
  declined: { title: '未列入计划', final: true },
  rejected: { title: '未通过', final: true },
  repealed: { title: '已废止', final: true },
} as const;

export type RoleId = keyof typeof roles;
export type StateId = keyof typeof states;
