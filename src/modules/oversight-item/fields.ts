import { choice, date, docNumber, file, flag, longText, rows, text, unit } from '#kernel';
import { platformDefaults, supervisionLaw } from '#law';
import { staff } from '#vocabulary';

/** By whom the government is overseen, and in which form. */
export const kinds = {
  'party-inspection': '党内监督（巡察反馈）',
  deliberation: '人大审议意见（专项报告、执法检查、计划）',
  'budget-deliberation': '人大审议意见（预算、决算、审计）',
  inquiry: '人大询问',
  'special-inquiry': '人大专题询问',
  interpellation: '人大质询',
  'supervisory-advice': '监察建议',
  democratic: '民主监督（政协建议案、协商意见）',
  'judicial-advice': '司法建议（综合治理类）',
  'judicial-document-advice': '司法建议（规范性文件类）',
  'procuratorial-advice': '检察建议',
  'procuratorial-urgent': '检察建议（紧急情形）',
  judgment: '生效裁判',
  audit: '审计查出的问题',
  inspection: '政府督查',
  hierarchical: '层级监督',
} as const;

/** Oversight of the people's congress, whose committee is heard before the answer goes out. */
export const congressKinds = ['deliberation', 'budget-deliberation', 'inquiry', 'special-inquiry', 'interpellation'] as const;

/** Kinds whose date the paper itself states: a judgment, the meeting that hears an interpellation, an inspection. */
export const datedKinds = [
  'party-inspection',
  'inquiry',
  'special-inquiry',
  'interpellation',
  'judgment',
  'audit',
  'inspection',
  'hierarchical',
] as const;

/** Kinds whose limit a rule sets. */
export const lawKinds = [
  'deliberation',
  'budget-deliberation',
  'supervisory-advice',
  'democratic',
  'judicial-advice',
  'judicial-document-advice',
  'procuratorial-advice',
  'procuratorial-urgent',
] as const;

/** What oversight bodies write to the government, and its answers, stay inside; the figures are told. */
export const fields = {
  itemNo: text('编号', staff),
  kind: choice('类别', kinds, staff),
  sender: text('来文机关', { ...staff, max: 60 }),
  docNo: text('来文文号、案号', { ...staff, max: 60 }),
  title: text('事由', { ...staff, min: 4, max: 120 }),
  demands: rows('要求', { demand: longText('要求或者问题', { ...staff, max: 1000 }) }, { ...staff, min: 1, max: 60 }),
  receivedOn: date('收到日期', staff),
  dueOn: date('载明的期限', { ...staff, future: true, help: '裁判、会议或者来文载明的日期' }),
  paper: file('来文', staff),

  leadUnit: unit('主办单位', staff),
  coUnits: rows('协办单位', { unit: unit('单位', staff) }, { ...staff, min: 1, max: 20 }),
  returnReason: longText('退回的理由', { ...staff, max: 500 }),
  answers: rows(
    '逐条答复',
    { demand: longText('要求或者问题', { ...staff, max: 1000 }), answer: longText('办理情况', { ...staff, max: 2000 }) },
    { ...staff, min: 1, max: 60 },
  ),
  rectifyNeeded: flag('须整改', staff),
  committeeView: longText('专门委员会、工作机构的意见', { ...staff, max: 2000, basis: supervisionLaw('第17条') }),
  returnNote: longText('退回修改意见', { ...staff, max: 500 }),
  replyNo: docNumber('复函文号', staff),
  signer: text('签署的负责人', { ...staff, max: 30, basis: supervisionLaw('第54条') }),
  reply: longText('复函', { ...staff, max: 8000 }),
  senderNote: longText('来文机关的意见', { ...staff, max: 1000 }),
  rectifyBy: date('整改期限', { ...staff, future: true }),
  evidence: rows(
    '整改证据',
    { item: text('整改事项', { ...staff, max: 200 }), done: longText('整改情况', { ...staff, max: 1000 }), proof: file('证据', staff) },
    { ...staff, min: 1, max: 60 },
  ),
  rejectReason: longText('不予销号的理由', { ...staff, max: 500 }),
  verifyNote: longText('核验意见', { ...staff, max: 1000 }),
  urgeNote: longText('催办情况', { ...staff, max: 500, basis: platformDefaults('催办') }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;
