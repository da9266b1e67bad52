import {
  choice,
  choices,
  date,
  docNumber,
  file,
  files,
  flag,
  longText,
  matterRef,
  matterRefs,
  number,
  party,
  rows,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import {
  disclosureRegulation,
  fairCompetitionRegulation,
  henanNormativeRules226,
  normativeDocumentNotice37,
  officialDocumentRules,
  platformDefaults,
} from '#law';
import { open, staff } from '#vocabulary';

export const genres = {
  decision: '决定',
  proclamation: '公告',
  announcement: '通告',
  opinion: '意见',
  notice: '通知（印发规定、办法、细则）',
};

export const elements = {
  'competent-issuer': '制定主体合格',
  'lawful-procedure': '依法定权限和程序',
  'public-issue': '公开发布',
  'rights-and-duties': '涉及公民、法人和其他组织权利义务',
  'general-binding': '具有普遍约束力',
  'repeated-application': '在一定期限内反复适用',
  'not-a-rule': '不是规章',
};

export const materials: Readonly<Record<string, string>> = {
  textFile: '送审稿',
  explanationFile: '起草说明',
  basisFiles: '依据文本',
  adoptionTable: '征求意见采纳情况表',
  assessmentFile: '评估论证材料',
};

const origin = {
  title: text('标题', { ...open, min: 4, max: 120, help: '制定机关简称、事由和文种，4至120字' }),
  issuer: unit('制定机关', { ...open, help: '须在制定主体清单内' }),
  issuerLevel: choice(
    '制定主体层级',
    {
      city: '市政府（含政府办公室）',
      'city-department': '市政府工作部门',
      county: '县区政府、管委会',
      'county-department': '县区工作部门',
      township: '乡镇政府、街道办事处',
    },
    open,
  ),
  coIssuers: rows('联合制定机关', { unit: unit('单位', open) }, { ...open, max: 20 }),
  draftingUnit: unit('起草单位', open),
  genre: choice('文种', genres, open),
  topic: choice(
    '主题',
    {
      general: '综合政务',
      economy: '国民经济管理、国有资产监管',
      finance: '财政、金融、审计',
      land: '国土资源、能源',
      agriculture: '农业、林业、水利',
      industry: '工业、交通',
      trade: '商贸、海关、旅游',
      market: '市场监管、安全生产监管',
      urban: '城乡建设、环境保护',
      education: '科技、教育',
      culture: '文化、广电、新闻出版',
      health: '卫生、体育',
      welfare: '民政、扶贫、救灾',
      labour: '劳动、人事、社会保障',
      safety: '公安、安全、司法',
      other: '其他',
    },
    open,
  ),
  elements: choices('构成要件', elements, { ...staff, basis: henanNormativeRules226('第2条'), help: '各项均符合才按行政规范性文件制定' }),
  classified: flag('是否涉密', { ...staff, help: '涉密文件不得在本平台办理' }),
  planBasis: choice('立项来源', { 'annual-plan': '列入年度制定计划', urgent: '紧急事由' }, staff),
  urgentReason: longText('紧急事由', { ...staff, when: { field: 'planBasis', in: ['urgent'] } }),
  necessity: longText('必要性说明', staff),
  affectsOperators: flag('是否涉及经营者经济活动', { ...open, basis: fairCompetitionRegulation('第2条') }),
  isMajorDecision: flag('是否属重大行政决策', open),
  decisionNo: text('重大行政决策事项编号', { ...open, when: { field: 'isMajorDecision', in: [true] } }),
  rightsArticles: text('涉及权利义务的条次', { ...open, help: '例：第三条、第八条' }),
  amends: matterRef('normative-document', '所修改的文件', open),
  replaces: matterRefs('normative-document', '所废止的文件', { ...open, max: 50 }),
} as const;

const drafting = {
  bases: rows(
    '制定依据',
    { name: text('名称', open), number: text('文号', { ...open, min: 0 }), article: text('条款', open) },
    { ...open, max: 30, help: '名称、文号和条款，至少一项' },
  ),
  duplicateCheck: longText('同题现行文件查重情况', staff),
  forbiddenClauses: rows(
    '发现的不得设定的内容',
    {
      kind: choice(
        '内容',
        {
          licence: '行政许可',
          penalty: '行政处罚',
          coercion: '行政强制',
          expropriation: '行政征收',
          fee: '行政收费',
          derogation: '无依据减损权益、增加义务的内容',
        },
        staff,
      ),
      article: text('条次', { ...staff, help: '例：第三条' }),
    },
    { ...staff, min: 0, max: 50, basis: normativeDocumentNotice37('严禁越权发文') },
  ),
  draftFile: file('征求意见稿', open),
  explanationFile: file('起草说明', open),
  basisFiles: files('依据文本', { ...staff, max: 30 }),
  assessed: choices('评估论证内容', { necessity: '必要性', feasibility: '可行性', reasonableness: '合理性' }, staff),
  assessmentFile: file('评估论证材料', staff),
} as const;

const comment = {
  commentFrom: date('征求意见公布日', open),
  commentUntil: date('征求意见截止日', { ...open, future: true }),
  commentUrl: text('征求意见公告网址', { ...open, max: 500, pattern: '^https?://' }),
  commentClass: choice(
    '征求意见类别',
    {
      ordinary: '一般',
      vital: '对权利义务有重大影响、涉及群众切身利益',
      operators: '与市场主体生产经营密切相关',
      'major-decision': '属重大行政决策',
    },
    open,
  ),
  commentUrgency: longText('缩短征求意见期限的紧急理由', open),
  commentGround: choice(
    '不公开征求意见的理由',
    { secret: '依法需要保密', emergency: '应对突发事件等紧急情形', 'higher-order': '执行上级机关的紧急命令和决定' },
    { ...open, basis: normativeDocumentNotice37('公开征求意见') },
  ),
  commentReceived: number('收到意见条数', { ...open, unit: '条' }),
  commentAdopted: number('采纳意见条数', { ...open, unit: '条' }),
  adoptionTable: file('征求意见采纳情况表', open),
  comments: rows(
    '意见',
    {
      commenter: party('提出人', { ...staff, min: 0 }),
      opinion: longText('意见内容', open),
      adopted: flag('是否采纳', open),
      reason: longText('处理理由', { ...open, min: 0 }),
    },
    { ...open, max: 500, help: '提出人的姓名和联系方式不公开' },
  ),
  opinions: matterRefs('public-opinion', '收到的意见', { ...open, max: 2000, help: '逐条登记的意见；条数应与收到、采纳条数相符' }),
} as const;

const review = {
  competitionResult: choice(
    '公平竞争审查结论',
    { compliant: '符合公平竞争审查标准', revised: '修改后符合', exception: '适用例外规定', violating: '不符合' },
    { ...open, basis: fairCompetitionRegulation('第14条') },
  ),
  competitionFile: file('公平竞争审查材料', staff),
  competitionSkipReason: longText('不进行公平竞争审查的理由', staff),
  departmentOpinion: file('部门法制机构审核意见', staff),
  legalityReview: matterRef('legality-review', '合法性审核', staff),
  missingMaterials: longText('缺少的材料', staff),
  supplementItems: rows(
    '要求补充完善的事项',
    { item: text('事项', staff), done: flag('是否完成', staff) },
    { ...staff, max: 30, help: '重新报审时逐项勾销' },
  ),
  meetingOn: date('会议日期', { ...staff, future: true }),
  meetingName: text('会议名称', staff),
  minutes: file('会议记录', staff),
  approvedOn: date('会议通过日', staff),
  deferReason: longText('缓议理由', staff),
  refuseReason: longText('不予通过的理由', staff),
  terminateReason: longText('终止制定的理由', staff),
} as const;

const publication = {
  text: longText('正文', { ...open, max: 200_000, help: '可检索的全文' }),
  textFile: file('文件文本', open),
  signedOn: date('成文日期', { ...open, basis: officialDocumentRules('第9条') }),
  sign: text('机关代字', { ...open, pattern: '^[\\u4e00-\\u9fa5]{1,12}$', help: '例：驻政、驻政文、驻政办' }),
  docNo: docNumber('文号', { ...open, basis: officialDocumentRules('第9条') }),
  registryNo: text('统一登记号', { ...open, basis: platformDefaults('规范性文件统一登记') }),
  indexNo: text('索引号', { ...open, pattern: '^[A-Z0-9]{5,9}-\\d{4}-\\d{4}-\\d{5}$', help: '例：S0001-0204-2020-00793' }),
  issuedOn: date('印发日期', open),
  publishedOn: date('公布日期', { ...open, basis: disclosureRegulation('第26条') }),
  effectiveOn: date('施行日期', { ...open, future: true }),
  expiresOn: date('有效期届满日', { ...open, future: true, help: '施行的最后一日' }),
  retroactiveReason: longText('溯及施行有利于相对人的说明', open),
  immediateReason: longText('公布后即施行的理由', { ...open, help: '不立即施行将有碍施行的，说明理由' }),
  interpretationUrl: text('政策解读网址', { ...open, max: 500, pattern: '^https?://' }),
  lateReason: longText('超期原因', staff),
} as const;

const life = {
  validity: choice(
    '有效性',
    { pending: '尚未施行', 'in-force': '现行有效', amended: '已修改', repealed: '已废止', expired: '已失效' },
    open,
  ),
  imported: flag('补录的平台启用前文件', open),
  importNote: longText('补录说明', staff),
  voidReason: longText('作废理由', staff),
  repealKind: choice('废止方式', { decision: '决定废止', replaced: '由新文件废止', cleanup: '清理废止', revoked: '备案审查撤销' }, open),
  repealDecision: text('废止决定', { ...open, help: '公布废止决定的文号或者公告名称' }),
  repealReason: longText('废止理由', open),
  replacedBy: matterRef('normative-document', '取代本文件的文件', open),
  renewalAssessment: file('届满前评估材料', staff),
  renewedOn: date('延续后重新公布日', open),
  cleanup: matterRef('normative-document-cleanup', '清理结论', open),
  amendBy: date('修改完成期限', { ...open, future: true }),
  filingNo: text('备案登记号', open),
  npcFilingNo: text('人大备案登记号', open),
} as const;

export const fields = { ...origin, ...drafting, ...comment, ...review, ...publication, ...life } as const;

export type FieldId = keyof typeof fields & string;
export type DocumentValues = ValuesOf<typeof fields>;
