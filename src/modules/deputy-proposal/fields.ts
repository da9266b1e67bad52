import { choice, date, docNumber, file, flag, longText, matterRefs, number, rows, text, unit } from '#kernel';
import { deputiesLaw2015, henanProposalMeasures, platformDefaults } from '#law';
import { open, staff, staffPerson } from '#vocabulary';

/** What became of a proposal; four letters are in use, whose meaning a city may word for itself. */
export const replyClasses = {
  solved: 'A 已经解决或者采纳',
  planned: 'B 正在解决或者列入计划',
  limited: 'C 因条件限制以后解决',
  noted: 'D 不采纳或者留作参考',
} as const;

/** The proposal and its answer may be published; telephone numbers and what the authorities write to each other may not. */
export const fields = {
  proposalNo: text('编号', { ...open, pattern: '^\\d{1,2}-\\d{1,2}-\\d{4}$', help: '届次、会次和四位顺序号，例：4-2-0123' }),
  kind: choice('类别', { suggestion: '代表建议', 'motion-related': '议案转建议', cppcc: '政协提案' }, open),
  session: text('会议', { ...open, max: 60 }),
  title: text('案由', { ...open, min: 4, max: 120 }),
  content: longText('内容', { ...open, max: 4000, basis: henanProposalMeasures('第29条') }),
  oneMatter: flag('一事一议', { ...staff, basis: henanProposalMeasures('第10条') }),
  leader: text('领衔人', { ...staffPerson, max: 30 }),
  proposers: rows('联名人', { name: text('姓名', { ...staffPerson, max: 30 }) }, { ...staff, min: 1, max: 60 }),
  subject: choice(
    '领域',
    {
      urban: '住建城管',
      education: '教育',
      transport: '交通',
      health: '卫生健康',
      land: '自然资源',
      agriculture: '农业农村',
      labour: '人社民政',
      order: '政法治安',
      other: '其他',
    },
    open,
  ),
  declineReason: longText('不予立案的理由', { ...staff, max: 500 }),
  otherProcedure: longText('转入的程序', { ...staff, max: 500, basis: henanProposalMeasures('第8条') }),

  leadUnit: unit('主办单位', { ...open, basis: henanProposalMeasures('第14条') }),
  coUnit: unit('协办单位', open),
  key: flag('重点督办', open),
  returnReason: longText('退件理由', { ...staff, max: 500 }),
  upheldReason: longText('维持交办的理由', { ...staff, max: 500 }),
  contactForm: choice('沟通方式', { visit: '走访', forum: '座谈', survey: '调研', phone: '电话' }, staff),
  contactOn: date('沟通日期', staff),
  contactNote: longText('沟通记录', { ...staff, max: 1000, basis: henanProposalMeasures('办理中的沟通') }),
  coOpinion: longText('协办意见', { ...staff, max: 2000 }),
  complexNote: longText('情况复杂的说明', { ...staff, max: 500, basis: deputiesLaw2015('第42条') }),

  replyClass: choice('办理结果', replyClasses, { ...open, basis: henanProposalMeasures('第19条') }),
  reply: longText('答复', { ...open, max: 6000 }),
  commitments: matterRefs('proposal-commitment', '承诺事项', { ...staff, max: 20, help: '列入计划的，先逐项登记承诺事项和完成期限' }),
  replyNo: docNumber('答复文号', open),
  replyFile: file('答复文件', staff),
  returnNote: longText('退回修改意见', { ...staff, max: 500 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),

  satisfaction: choice('反馈', { satisfied: '满意', basically: '基本满意', dissatisfied: '不满意', none: '未反馈' }, open),
  firstSatisfaction: choice('首次反馈', { satisfied: '满意', basically: '基本满意', dissatisfied: '不满意', none: '未反馈' }, staff),
  feedbackNote: longText('反馈意见', { ...staff, max: 1000, help: '不满意的，写明理由和要求' }),
  secondReply: longText('再次答复', { ...open, max: 6000 }),
  evaluationNote: longText('评估意见', { ...staff, max: 1000 }),
  evaluationResult: longText('按评估意见处理的结果', { ...staff, max: 1000 }),
  urgeNote: longText('催办、督办情况', { ...staff, max: 500 }),
  score: number('办理评价', { ...staff, unit: '分', min: 1, max: 5, basis: platformDefaults('一至五分') }),
  withholdReason: longText('不公开的理由', { ...staff, max: 500, help: '涉密，或者提出人认为不宜公开' }),
} as const;
