import { choice, choices, date, docNumber, file, flag, longText, matterRef, text, unit, type ValuesOf } from '#kernel';
import { henanSupervisionMeasures, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

export const fields = {
  title: text('文件标题', { ...open, max: 120 }),
  docNo: docNumber('文号', open),
  document: matterRef('normative-document', '备案文件', open),
  issuer: unit('制定机关', open),
  authorityKind: choice(
    '备案机关',
    { superior: '上一级人民政府', 'own-government': '本级人民政府', npc: '同级人大常委会' },
    { ...open, help: '政府文件报上一级政府和同级人大常委会，部门文件报本级政府' },
  ),
  authority: unit('备案承办单位', { ...open, help: '登记、审查的单位；备案机关不在本平台的，为代为记载的单位' }),
  publishedOn: date('公布日期', { ...open, help: '备案期限自公布之日起算' }),
  filingReport: file('备案报告', staff),
  officialText: file('正式文本', open),
  explanation: file('起草说明和制定依据', staff),
  electronicText: file('电子文本', staff),
  paperless: flag('全程在线报备', { ...staff, help: '报送、登记、审查、反馈均在线办理' }),
  lateReason: longText('逾期报备原因', staff),
  replyLateReason: longText('逾期答复原因', staff),
  filingNo: text('备案登记号', { ...open, basis: platformDefaults('备案登记号') }),
  npcFilingNo: text('人大备案登记号', { ...open, max: 40, basis: henanSupervisionMeasures('第51条') }),
  receivedOn: date('人大收到日期', staff),
  missingMaterials: longText('缺少的材料', staff),
  deferredBefore: flag('曾暂缓登记', staff),
  declineReason: longText('不予登记的理由', staff),
  question: longText('要求说明的问题', staff),
  answerBy: date('答复期限', { ...staff, future: true }),
  answer: longText('制定机关的说明', staff),
  reviewed: choices(
    '审查内容',
    { competence: '制定权限', 'higher-law': '与上位法是否抵触', procedure: '制定程序', propriety: '内容适当性' },
    { ...staff, help: '逐项审查' },
  ),
  opinion: longText('问题条款、依据和处理建议', staff),
  opinionFile: file('备案审查意见书', staff),
  opinionNo: text('备案审查意见书文号', { ...staff, max: 40 }),
  extensionReason: longText('延长审查的理由', staff),
  rectification: choice('自行纠正方式', { amend: '修改', repeal: '废止' }, open),
  rectificationNote: longText('自行纠正情况', { ...staff, help: '重新公布、重新备案的情况' }),
  objection: longText('不接受审查意见的理由', staff),
  handling: longText('处理意见', staff),
  decision: text('撤销决定', { ...open, help: '公布撤销决定的文号' }),
  upholdReason: longText('予以维持的理由', staff),
} as const;

export type FilingValues = ValuesOf<typeof fields>;
