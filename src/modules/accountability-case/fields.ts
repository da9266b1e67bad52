import { choice, choices, date, file, files, flag, longText, matterRef, matterRefs, party, rows, text, unit, type ValuesOf } from '#kernel';
import { cityFaultMeasures, civilServantLaw, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

/** Who gave the clue: only those who investigate. */
const informantOnly = { publicity: 'sealed', openTo: ['investigator'] } as const;
/** What is found out: those who investigate, approve, check and decide; not the unit, not the city's list. */
const inquiry = { publicity: 'sealed', openTo: ['investigator', 'approver', 'legality', 'authority'] } as const;
/** Who it is about and what was decided: also whoever carries it out, and who hears the review or the appeal. */
const personal = { publicity: 'sealed', openTo: ['investigator', 'approver', 'legality', 'authority', 'personnel', 'appeal'] } as const;

/** From the lightest to the heaviest, within each class. */
export const measures = {
  reminder: '谈话提醒',
  criticism: '批评教育',
  'self-examination': '责令检查',
  admonition: '诫勉',
  rectify: '责令改正',
  'public-criticism': '通报批评',
  'disqualify-award': '取消评先资格',
  training: '离岗培训',
  'transfer-post': '调离执法岗位',
  withhold: '暂扣执法证件',
  'revoke-qualification': '取消执法资格',
  warning: '警告',
  demerit: '记过',
  'major-demerit': '记大过',
  demotion: '降级',
  removal: '撤职',
  dismissal: '开除',
} as const;
export const measureOrder = Object.keys(measures);

export const measureClass = (measure: string | undefined): 'organizational' | 'agency' | 'person' | 'sanction' => {
  const at = measureOrder.indexOf(measure ?? '');
  if (at < measureOrder.indexOf('rectify')) return 'organizational';
  if (at < measureOrder.indexOf('training')) return 'agency';
  return at < measureOrder.indexOf('warning') ? 'person' : 'sanction';
};

export const authorityKinds = {
  appointing: '任免机关',
  government: '本级政府、上级机关',
  'own-body': '本机关',
  'legal-office': '政府法制机构',
} as const;

export const fields = {
  caseNo: text('案件编号', staff),
  subject: text('事由', { ...staff, min: 4, max: 80, help: '写明过错的事项，不写姓名' }),
  clueSource: choice(
    '线索来源',
    {
      supervision: '督查',
      complaint: '投诉举报',
      enforcement: '执法监督',
      audit: '审计',
      assessment: '考核',
      litigation: '复议、诉讼',
      media: '媒体',
      other: '其他',
    },
    staff,
  ),
  informant: party('线索提供人', { ...informantOnly, help: '姓名和联系方式只有调查人员可以看' }),
  clue: longText('线索内容', { ...inquiry, min: 10 }),
  clueFiles: files('线索材料', inquiry),
  litigation: matterRef('litigation-case', '有关的应诉案件', inquiry),
  related: matterRefs('accountability-case', '同一事项的其他案件', inquiry),
  respondentType: choice('对象类型', { person: '个人', agency: '单位' }, staff),
  respondentUnit: unit('所在单位或者被追究单位', staff),
  respondent: party('被追究人', { ...personal, help: '单位填名称' }),
  position: text('职务', { ...personal, max: 60, when: { field: 'respondentType', in: ['person'] } }),
  faultType: choice(
    '过错情形',
    {
      'non-performance': '不履行职责',
      'improper-performance': '不正确履行职责',
      'normative-document': '违法制发规范性文件',
      decision: '决策不履行程序',
      licensing: '违法许可',
      enforcement: '违法执法',
      disclosure: '信息公开违法',
      'complaint-handling': '投诉举报处理不当',
      litigation: '不出庭应诉、不履行裁判',
      'data-fraud': '弄虚作假',
      'task-failure': '任务未完成',
      retaliation: '打击报复',
    },
    { ...staff, basis: cityFaultMeasures('过错情形') },
  ),
  occurredOn: date('行为发生日期', inquiry),
  discoveredOn: date('发现日期', inquiry),
  transferTo: text('移送机关', { ...staff, max: 60 }),
  transferReason: longText('移送理由', inquiry),
  checkers: rows(
    '初核、调查人员',
    { name: text('姓名', { ...inquiry, max: 30, personal: true }), related: flag('与被追究人有近亲属、直接隶属等关系', inquiry) },
    { ...inquiry, min: 1, max: 10 },
  ),
  checkResult: longText('初核情况', inquiry),
  noCaseReason: longText('不予立案的理由', inquiry),
  referredTo: text('移送的监察机关', { ...staff, max: 60 }),
  referReason: longText('移送监察的理由', inquiry),
  supervisionOutcome: choice('监察机关处理', { sanctioned: '已给予政务处分', returned: '退回本程序处理', closed: '不予追究' }, staff),
  approvalNo: text('立案批准文号', { ...staff, max: 40 }),
  extensionReason: longText('延长理由', staff),
  lateReason: longText('逾期原因', staff),
  interviews: rows(
    '谈话笔录',
    {
      on: date('日期', inquiry),
      with: text('谈话对象', { ...inquiry, max: 30, personal: true }),
      record: file('笔录', inquiry),
    },
    { ...inquiry, max: 50 },
  ),
  evidence: files('书证和其他材料', { ...inquiry, max: 50 }),
  facts: longText('查明的事实', { ...inquiry, min: 50, help: '不少于50字' }),
  consequences: longText('后果', inquiry),
  liability: choice(
    '责任划分',
    { direct: '直接责任', 'primary-leader': '主要领导责任', 'important-leader': '重要领导责任', unit: '单位责任' },
    { ...staff, basis: cityFaultMeasures('责任划分') },
  ),
  mitigations: choices(
    '从轻、免责情形',
    {
      reported: '主动报告并挽回',
      'wrong-order': '对上级错误指令提出过异议',
      'force-majeure': '不可抗力',
      reform: '改革探索中的失误',
      dissent: '集体决定时明确反对并有记录',
    },
    inquiry,
  ),
  aggravations: choices('从重情形', { concealed: '隐瞒', forged: '伪造', resisted: '对抗调查', again: '再犯' }, inquiry),
  proposed: choice('拟给予的处理', measures, staff),
  legalBasis: longText('依据的条款', { ...staff, help: '写明名称和条款' }),
  authorityKind: choice('有权机关', authorityKinds, staff),
  decidingUnit: unit('决定机关', staff),
  legalityUnit: unit('法制机构', staff),
  report: file('调查报告', inquiry),
  noticeFile: file('告知书', personal),
  plea: longText('陈述和申辩', inquiry),
  pleaAnswer: longText('对申辩的复核意见', inquiry),
  waiver: file('放弃陈述申辩的书面材料', inquiry),
  legalityOpinion: longText('合法性审核意见', inquiry),
  measure: choice('处理决定', measures, { ...staff, basis: civilServantLaw('第57条、第62条') }),
  decisionNo: text('决定文号', { ...personal, max: 40 }),
  decisionFile: file('处理决定书', personal),
  collective: file('集体研究记录', inquiry),
  months: choice('处分期间', { 6: '6个月', 12: '12个月', 18: '18个月', 24: '24个月' }, personal),
  effectiveFrom: date('生效日期', { ...staff, future: true }),
  effectiveTo: date('期满日期', { ...staff, future: true, help: '处分有期间的填写；变更为没有期间的处理的，填变更之日' }),
  exemptGround: choice(
    '免予追究的情形',
    {
      minor: '情节轻微，经批评教育改正',
      'force-majeure': '不可抗力',
      reform: '改革探索中的失误，符合容错情形',
      dissent: '明确反对错误决定并有记录',
      'wrong-order': '执行上级错误指令且提出过异议',
    },
    { ...staff, basis: civilServantLaw('第61条') },
  ),
  exemptReason: longText('免予追究的理由', inquiry),
  servedOn: date('送达日期', staff),
  executingUnit: unit('执行单位', staff),
  execution: longText('执行情况', personal),
  receipt: file('执行回执', personal),
  reviewReason: longText('申请复核的理由', personal),
  reviewFile: file('复核决定书', personal),
  appealUnit: unit('受理申诉的机关', staff),
  appealReason: longText('申诉理由', personal),
  appealFile: file('申诉处理决定书', personal),
  liftNote: longText('期满解除情况', personal),
  restored: longText('恢复情况', { ...personal, help: '恢复名誉、工资级别，在原范围内公布' }),
  feedback: longText('反馈线索来源的内容', informantOnly),
  publicTitle: text('通报标题', { ...open, min: 4, max: 80, help: '写单位和事由，不写姓名' }),
  publicText: longText('通报内容', { ...open, min: 20, basis: platformDefaults('典型通报'), help: '写职务和姓氏，不写全名' }),
  archiveNote: longText('归档说明', staff),
} as const;

export type FaultValues = ValuesOf<typeof fields>;
