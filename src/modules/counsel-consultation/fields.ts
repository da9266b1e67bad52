import { choice, file, files, longText, matterRef, number, rows, text, unit } from '#kernel';
import { legalCounselOpinion, majorDecisionRegulation, platformDefaults } from '#law';
import { staff } from '#vocabulary';

/** What is asked about. */
export const matterKinds = {
  'major-decision': '重大行政决策',
  legislation: '政府立法',
  'normative-document': '规范性文件',
  'major-contract': '重大合同',
  litigation: '涉法涉诉事务',
  emergency: '突发事件处置',
  petition: '信访处置',
  dispute: '行政复议、行政诉讼',
  other: '其他',
} as const;

/** Matters on which counsel must be heard before they are discussed. */
export const mustHear = ['major-decision', 'legislation', 'normative-document'] as const;

/** How counsel is heard. */
export const forms = {
  forum: '座谈会',
  demonstration: '论证会',
  phone: '电话',
  letter: '函件',
  written: '书面',
  attend: '列席会议',
} as const;

/** An opinion of counsel is information in the making: nothing of it is public (政府信息公开条例第16条). */
export const fields = {
  consultNo: text('征询编号', staff),
  unit: unit('征询单位', staff),
  title: text('征询事项', { ...staff, min: 4, max: 120 }),
  matterKind: choice('事由', matterKinds, { ...staff, basis: legalCounselOpinion('应当听取意见的事项') }),
  form: choice('方式', forms, staff),
  urgency: choice('缓急', { ordinary: '一般', urgent: '紧急' }, staff),
  questions: longText('请研究的问题', { ...staff, max: 2000 }),
  materials: files('材料', { ...staff, max: 20 }),
  review: matterRef('legality-review', '相关的合法性审查', { ...staff, help: '事项已送合法性审查的，选定后两边可以互相查看' }),
  unheardNote: longText('应听未听的情况', { ...staff, max: 1000, help: '写明事项何时提交讨论、如何发现' }),

  engagement: matterRef('counsel-engagement', '法律顾问', { ...staff, help: '从本单位在聘的法律顾问中选择' }),
  interest: choice('利害关系', { none: '没有', exists: '有' }, staff),
  declineReason: longText('不能承办的理由', { ...staff, max: 500, help: '有利害关系，或者超出服务范围' }),
  eventName: text('会议名称', { ...staff, max: 120 }),
  attendees: text('到会人员', { ...staff, max: 300, help: '以签到为准' }),
  callTime: text('通话时间', { ...staff, max: 40 }),
  callContent: longText('通话内容', { ...staff, max: 1000 }),
  callConclusion: longText('通话结论', { ...staff, max: 500 }),
  letterNo: text('来函编号或者日期', { ...staff, max: 60 }),

  conclusion: choice(
    '结论',
    { legal: '合法', 'legal-with-changes': '修改后合法', illegal: '不合法', uncertain: '不能确定' },
    { ...staff, basis: majorDecisionRegulation('第28条') },
  ),
  opinion: longText('法律意见', { ...staff, max: 8000 }),
  bases: rows('依据', { title: text('名称', staff), provision: text('条款', staff) }, { ...staff, min: 1 }),
  signedBy: text('署名', { ...staff, max: 30 }),
  opinionFile: file('意见书', staff),
  lateReason: longText('超期原因', { ...staff, max: 500 }),

  adoption: choice('采纳情况', { adopted: '采纳', partly: '部分采纳', rejected: '不采纳' }, staff),
  adoptionNote: longText('采纳说明', { ...staff, max: 1000 }),
  adoptionReason: longText('未采纳的理由', { ...staff, max: 1000, basis: legalCounselOpinion('未采纳的说明') }),
  reportedTo: text('已报的负责人', { ...staff, max: 30 }),
  score: number('评价', { ...staff, unit: '分', min: 1, max: 5, basis: platformDefaults('一至五分') }),
  evaluation: longText('评语', { ...staff, max: 500 }),
  withdrawReason: longText('撤回理由', { ...staff, max: 500 }),
} as const;
