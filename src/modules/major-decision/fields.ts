import { choice, choices, date, file, files, flag, longText, matterRef, number, rows, text, unit, type ValuesOf } from '#kernel';
import { fairCompetitionRegulation, majorDecisionRegulation, platformDefaults } from '#law';
import { decisionCategories, open, staff } from '#vocabulary';

const law = majorDecisionRegulation;

const launch = {
  decisionNo: text('决策编号', open),
  title: text('决策事项', { ...open, min: 4, max: 120 }),
  decisionMaker: unit('决策机关', open),
  category: choice('类别', decisionCategories, { ...open, basis: law('第3条') }),
  subCategory: choice(
    '省规定的类别',
    {
      livelihood: '民生和公共服务',
      regulation: '市场监管、社会管理、环境保护',
      nature: '自然资源开发利用和保护',
      culture: '文化资源开发利用和保护',
      planning: '重要规划',
      'public-project': '重大公共建设项目',
      other: '其他重大事项',
    },
    { ...open, help: '2022年3月15日起启动的事项填写' },
  ),
  inCatalogue: flag('已列入年度目录', open),
  item: matterRef('decision-item', '目录事项', { ...open, when: { field: 'inCatalogue', in: [true] } }),
  notListedReason: longText('未列入目录而启动的理由', { ...staff, min: 4, max: 1000, when: { field: 'inCatalogue', in: [false] } }),
  classified: flag('是否涉密', { ...staff, help: '涉密事项不得在本平台办理' }),
  leadUndertaker: unit('决策承办单位（牵头）', { ...open, basis: law('第11条') }),
  coUndertakers: rows('其他承办单位', { unit: unit('单位', open) }, { ...open, max: 20 }),
  launchNote: longText('启动决定', { ...staff, max: 2000 }),
} as const;

const drafting = {
  bases: rows(
    '决策依据',
    { name: text('名称', open), number: text('文号', { ...open, min: 0 }), article: text('条款', { ...open, min: 0 }) },
    { ...open, min: 1, max: 30 },
  ),
  surveyNote: longText('调查研究情况', { ...staff, max: 4000 }),
  costBenefit: longText('人财物投入、资源消耗、环境影响等成本和效益分析', { ...staff, max: 4000 }),
  alternatives: longText('备选方案', { ...staff, max: 4000, help: '有重大分歧的，可以拟订两个以上方案' }),
  affectsOperators: flag('涉及市场主体经济活动', { ...open, basis: fairCompetitionRegulation('第2条') }),
  draftFile: file('决策草案', open),
  explanationFile: file('草案说明', open),
  consulted: rows(
    '协商情况',
    {
      unit: unit('单位', staff),
      agreed: flag('意见一致', staff),
      opinion: longText('意见', { ...staff, max: 1000 }),
      handling: longText('争议及处理', { ...staff, max: 1000, when: { field: 'agreed', in: [false] } }),
    },
    { ...staff, min: 1, basis: law('第13条') },
  ),
} as const;

const participation = {
  methods: choices(
    '公众参与方式',
    {
      forum: '座谈会',
      hearing: '听证会',
      visit: '实地走访',
      written: '书面征求意见',
      public: '向社会公开征求意见',
      questionnaire: '问卷调查',
      poll: '民意调查',
    },
    { ...open, basis: law('第14条') },
  ),
  channels: choices(
    '公布途径',
    { website: '政府网站', wechat: '政务新媒体', newspaper: '报刊', broadcast: '广播电视', notice: '公示栏' },
    open,
  ),
  commentUntil: date('征求意见截止日', { ...open, future: true, basis: law('第15条') }),
  urgentReason: longText('缩短征求意见期限的说明', { ...open, min: 4, max: 1000, help: '期限缩短的，在公告中说明理由' }),
  skipParticipationBasis: longText('依法不予公开的依据', { ...staff, min: 4, max: 1000 }),
  hearingOn: date('听证会日期', { ...open, future: true }),
  hearingPlace: text('听证会地点', open),
  selectionRule: longText('听证参加人遴选办法', { ...open, max: 2000 }),
  hearingMembers: rows('听证参加人', { name: text('姓名', open), represents: text('代表的方面', open) }, { ...open, min: 1, max: 60 }),
  hearingMaterials: files('听证材料', { ...staff, max: 20 }),
  hearingRecord: file('听证笔录', staff),
  hearingSigned: flag('笔录已由听证参加人签字', { ...staff, basis: law('第17条') }),
  hearingOpinions: longText('听证意见归纳', { ...staff, max: 4000 }),
  received: number('收到意见条数', { ...open, unit: '条', max: 100_000 }),
  adopted: number('采纳意见条数', { ...open, unit: '条', max: 100_000 }),
  mainOpinions: rows(
    '主要意见和研究采纳情况',
    {
      opinion: longText('意见', { ...open, max: 1000 }),
      adopted: flag('采纳', open),
      reason: longText('理由', { ...open, max: 1000, when: { field: 'adopted', in: [false] } }),
    },
    { ...open, min: 1, max: 200 },
  ),
  keepReason: longText('沿用已完成程序的理由', { ...staff, min: 4, max: 1000, help: '草案修改没有改变该程序所涉内容' }),
} as const;

const stances = { support: '赞成', neutral: '中立', oppose: '持不同意见' } as const;
const levels = { high: '高', medium: '中', low: '低' } as const;

const assessment = {
  expertForm: choice('论证方式', { meeting: '论证会', written: '书面咨询', commission: '委托论证' }, { ...open, basis: law('第19条') }),
  expertQuestions: longText('论证的问题', { ...staff, max: 2000 }),
  experts: rows(
    '论证专家、专业机构',
    {
      name: text('姓名或者名称', staff),
      org: text('所在单位和专业', staff),
      stance: choice('立场', stances, staff),
      independent: flag('与决策事项没有直接利害关系', staff),
    },
    { ...staff, min: 3, max: 60, basis: platformDefaults('论证专家不少于三人') },
  ),
  expertOpinion: file('署名的论证意见', staff),
  expertAdoption: longText('论证意见研究采纳情况', { ...open, max: 4000 }),
  skipExpertReason: longText('不组织专家论证的理由', { ...staff, min: 4, max: 1000, help: '专业性、技术性不强' }),
  riskAssessor: unit('风险评估单位', open),
  riskThirdParty: text('受委托的第三方', { ...staff, max: 100 }),
  riskLevel: choice('风险等级', levels, staff),
  riskPoints: rows(
    '风险点',
    {
      risk: text('风险点', staff),
      level: choice('等级', levels, staff),
      measure: longText('防范化解措施', { ...staff, max: 1000 }),
    },
    { ...staff, min: 1, max: 60 },
  ),
  residualLevel: choice('采取措施后的风险等级', levels, staff),
  riskPlan: longText('处置预案', { ...staff, max: 4000 }),
  riskReport: file('风险评估报告', staff),
  skipRiskBasis: longText('不作风险评估的依据', { ...staff, min: 4, max: 1000, help: '不涉及社会稳定、公共安全等风险，或者已有同类评估' }),
} as const;

const decision = {
  textFile: file('送审稿、上会稿', staff),
  processNote: longText('履行决策程序的说明', { ...staff, max: 4000, basis: law('第26条') }),
  fairCompetition: matterRef('fair-competition-review', '公平竞争审查', staff),
  legalityReview: matterRef('legality-review', '合法性审查', staff),
  supplementNote: longText('须补充的程序', { ...staff, max: 2000 }),
  missingNote: longText('上会材料缺项', { ...staff, max: 1000 }),
  meetingItem: matterRef('meeting-item', '会议议题', staff),
  meetingKind: choice(
    '会议',
    { 'executive-meeting': '常务会议', plenary: '全体会议', 'office-meeting': '办公会议、专题会议' },
    { ...open, basis: law('第30条') },
  ),
  meetingNo: text('会次', { ...open, max: 60 }),
  meetingOn: date('会议日期', { ...open, future: true }),
  attendees: rows(
    '会议组成人员意见',
    {
      post: text('职务', staff),
      stance: choice('意见', { agree: '同意', disagree: '不同意' }, staff),
      note: text('发言要点', { ...staff, min: 0 }),
    },
    { ...staff, min: 1, max: 60 },
  ),
  headSpokeLast: flag('行政首长末位发表意见', { ...staff, basis: law('第30条') }),
  divergenceReason: longText('拟作决定与多数人意见不一致的理由', { ...staff, min: 4, max: 2000 }),
  decisionNote: longText('决定内容', { ...staff, max: 4000 }),
  minutesFile: file('会议记录', staff),
  deferReason: longText('暂缓理由', { ...staff, max: 1000 }),
  partyReportOn: date('向同级党委请示报告日期', staff),
  partyReportNo: text('请示报告文号', { ...staff, max: 60 }),
  npcReportNo: text('向人大及其常委会报告文号', { ...staff, max: 60, help: '依法应当报告的填写' }),
  publishedPaper: text('决策文号', { ...open, max: 60 }),
  decisionText: longText('决策文本', { ...open, max: 20_000 }),
  publishChannels: choices('公布途径', { gazette: '政府公报', website: '政府网站', newspaper: '本行政区域内发行的报纸' }, open),
  interpretation: longText('解读', {
    ...open,
    max: 8000,
    help: '公众普遍关心或者专业性、技术性较强的，说明公众意见、专家论证意见的采纳情况',
  }),
  withholdBasis: longText('依法不公布的依据', { ...staff, min: 4, max: 1000 }),
} as const;

const execution = {
  executorUnit: unit('决策执行单位', open),
  executionPlan: longText('执行要求', { ...staff, max: 4000 }),
  progress: longText('执行情况', { ...staff, max: 4000 }),
  problem: longText('执行中的问题和建议', { ...staff, max: 4000 }),
  suspendReason: longText('中止执行的理由', { ...open, min: 4, max: 1000 }),
  resumeNote: longText('恢复执行的情况', { ...staff, max: 1000 }),
  adjustReason: longText('重大调整的理由', { ...staff, min: 4, max: 2000 }),
  lookNote: longText('检视意见', { ...staff, min: 4, max: 1000 }),
  evaluatorUnit: unit('后评估单位', open),
  evaluationGround: choice(
    '评估情形',
    { 'not-expected': '实施后明显未达到预期效果', opinions: '公民、法人或者其他组织提出较多意见', needed: '决策机关认为有必要' },
    { ...open, basis: law('第36条') },
  ),
  publicHeard: flag('已听取社会公众意见', { ...open, basis: law('第36条') }),
  evaluationReport: file('评估报告', staff),
  evaluationSummary: longText('评估结果摘要', { ...open, max: 4000 }),
  stopPaper: text('停止执行的决定文号', { ...open, max: 60 }),
  completionNote: longText('执行结果', { ...open, max: 4000 }),
  archiveNote: longText('归档说明', { ...staff, max: 1000, help: '全过程记录、材料齐全' }),
  accountabilityGround: choice(
    '追责情形',
    {
      procedure: '违反决策程序',
      failure: '决策严重失误',
      delay: '依法应当及时决策而久拖不决',
      undertaking: '承办、论证评估弄虚作假或者失职',
      execution: '拒不执行、推诿执行、拖延执行',
    },
    { ...staff, basis: law('第38—40条') },
  ),
  accountabilityNote: longText('线索和处理意见', { ...staff, max: 4000, help: '持不同意见并有记录的，依法减免责任' }),
  accountability: matterRef('accountability-case', '责任追究案件', staff),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

export const fields = { ...launch, ...drafting, ...participation, ...assessment, ...decision, ...execution } as const;
export type FieldId = keyof typeof fields & string;
export type DecisionValues = ValuesOf<typeof fields>;
