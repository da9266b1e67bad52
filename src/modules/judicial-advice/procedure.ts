import {
  choice,
  count,
  date,
  file,
  type Guard,
  halfUp,
  longText,
  matterRef,
  procedure,
  refusal,
  share,
  stock,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import {
  administrativeLitigationInterpretation,
  administrativeLitigationLaw,
  judicialAdvice as documentReply,
  judicialGovernanceReply as governanceReply,
  otherAdviceReply,
  platformDefaults,
} from '#law';
import { staff, staffPerson } from '#vocabulary';

const fields = {
  adviceNo: text('登记编号', staff),
  title: text('建议事项', { ...staff, min: 4, max: 120, help: '不写当事人姓名' }),
  organ: unit('受文机关', staff),
  standing: choice('受文身份', { defendant: '被诉机关', superior: '上一级机关', maker: '规范性文件制定机关' }, staff),
  court: text('提出建议的人民法院', { ...staff, max: 60 }),
  courtAdviceNo: text('司法建议书文号', { ...staff, max: 60 }),
  category: choice(
    '建议类别',
    {
      document: '规范性文件',
      governance: '综合治理',
      absence: '负责人不依法出庭',
      performance: '不履行生效裁判',
      'individual-case': '个案问题',
    },
    staff,
  ),
  litigation: matterRef('litigation-case', '有关的应诉案件', staff),
  receivedOn: date('收到日期', staff),
  replyBy: date('建议书载明的答复期限', { ...staff, future: true }),
  content: longText('建议内容', staff),
  adviceFile: file('司法建议书', staff),
  handler: text('承办人', { ...staffPerson, max: 30 }),
  adoption: choice('采纳情况', { adopted: '采纳', partly: '部分采纳', declined: '未采纳' }, staff),
  measures: longText('落实措施', { ...staff, help: '已经采取和将要采取的措施，责任人和时限' }),
  declineReason: longText('未采纳的理由', { ...staff, when: { field: 'adoption', in: ['partly', 'declined'] } }),
  replyFile: file('复函', staff),
  remark: longText('退回意见', staff),
  lateReason: longText('逾期原因', staff),
  followUp: longText('落实结果', staff),
} as const;

type AdviceGuard = Guard<ValuesOf<typeof fields>>;

const statedAhead: AdviceGuard = ({ values }) =>
  (values.replyBy ?? '') > (values.receivedOn ?? '')
    ? undefined
    : refusal('stated-term', '载明的答复期限应晚于收到之日', {
        remedy: '请核对建议书；没有载明期限的，办理「收到司法建议」',
        basis: platformDefaults('答复期限'),
        field: 'replyBy',
      });

/** The case is the organ's own, or one of an organ below it. */
const ownCase: AdviceGuard = ({ values, linked }) => {
  const found = linked('litigation');
  if (!found || `/${found.unitPath}`.includes(`/${values.organ ?? ''}/`)) return undefined;
  return refusal('other-case', '所选案件不是本机关或者下级机关的应诉案件', {
    remedy: '请选择本机关或者下级机关的案件，也可以不选',
    basis: platformDefaults('司法建议登记'),
    field: 'litigation',
  });
};

/** A limit that the law fixes is not replaced by a date. */
const noLegalLimit: AdviceGuard = ({ values }) =>
  values.category === 'document'
    ? refusal('legal-limit', '规范性文件类司法建议的答复期限由司法解释规定', {
        remedy: '请办理「收到司法建议」',
        basis: administrativeLitigationInterpretation('第149条'),
        field: 'category',
      })
    : undefined;

const opening = ['title', 'organ', 'standing', 'court', 'courtAdviceNo', 'category', 'receivedOn', 'content', 'adviceFile'] as const;

/** Advice that a court gives an organ after an administrative suit, answered in writing within its limit. */
export const judicialAdvice = procedure({
  id: 'judicial-advice',
  version: 1,
  title: '司法建议（行政诉讼）',
  group: '矛盾化解',
  basis: administrativeLitigationLaw('第66条、第96条'),
  roles: {
    handler: { title: '承办人', relation: 'own', duties: ['clerk', 'reviewer'] },
    head: { title: '受文机关负责人', relation: 'own', duties: ['chief', 'leader', 'head'] },
    overseer: { title: '行政应诉指导机构', relation: 'office', office: 'justice', duties: ['reviewer', 'chief'] },
  },
  fields,
  shows: { title: 'title', number: 'adviceNo', outcome: 'adoption', list: ['court', 'category', 'receivedOn', 'adoption'] },
  owner: 'organ',
  states: {
    received: { title: '已收到' },
    handling: { title: '办理中' },
    drafted: { title: '复函待审签' },
    approved: { title: '复函待发出' },
    replied: { title: '已答复', settled: true },
    closed: { title: '已归档', final: true },
  },
  publicIn: [],
  acts: {
    receive: {
      title: '收到司法建议',
      basis: administrativeLitigationInterpretation('第149条'),
      by: 'handler',
      to: 'received',
      needs: opening,
      asks: ['litigation'],
      guard: ownCase,
    },
    'receive-stated': {
      title: '收到载明期限的司法建议',
      basis: administrativeLitigationLaw('第66条'),
      by: 'handler',
      to: 'received',
      needs: [...opening, 'replyBy'],
      asks: ['litigation'],
      guard: [ownCase, noLegalLimit, statedAhead],
    },
    assign: {
      title: '分办',
      basis: platformDefaults('司法建议办理'),
      by: ['head', 'handler'],
      from: 'received',
      to: 'handling',
      needs: ['handler'],
    },
    draft: {
      title: '拟复',
      basis: platformDefaults('司法建议办理'),
      by: 'handler',
      from: 'handling',
      to: 'drafted',
      needs: ['adoption', 'measures', 'declineReason'],
    },
    'send-back': {
      title: '退回重拟',
      basis: platformDefaults('司法建议办理'),
      by: 'head',
      from: 'drafted',
      to: 'handling',
      needs: ['remark'],
      returns: true,
      awaited: [],
    },
    approve: {
      title: '审签复函',
      basis: platformDefaults('司法建议办理'),
      by: 'head',
      from: 'drafted',
      to: 'approved',
      notBy: ['draft'],
    },
    reply: {
      title: '书面答复人民法院',
      basis: administrativeLitigationInterpretation('第149条'),
      by: 'handler',
      from: 'approved',
      to: 'replied',
      needs: ['replyFile'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    'follow-up': {
      title: '登记落实结果',
      basis: platformDefaults('司法建议办理'),
      by: ['handler', 'overseer'],
      from: 'replied',
      to: 'closed',
      needs: ['followUp'],
    },
  },
  deadlines: {
    reply: {
      title: '答复司法建议',
      basis: administrativeLitigationInterpretation('第149条'),
      kind: 'at-most',
      starts: 'receive',
      startsOn: 'receivedOn',
      within: { by: 'category', of: { document: documentReply, governance: governanceReply }, otherwise: otherAdviceReply },
      stops: 'reply',
    },
    stated: {
      title: '按载明期限答复',
      basis: platformDefaults('建议书载明的期限'),
      kind: 'at-most',
      starts: 'receive-stated',
      until: 'replyBy',
      stops: 'reply',
    },
  },
  serials: {
    adviceNo: { at: ['receive', 'receive-stated'], pattern: '司建-{unit}-{year}-{seq3}', basis: platformDefaults('司法建议登记') },
  },
  metrics: {
    received: count({
      title: '收到司法建议',
      definition: '期内收到的行政诉讼司法建议件数',
      unit: '件',
      acts: ['receive', 'receive-stated'],
      by: ['category'],
    }),
    replied: count({ title: '答复司法建议', definition: '期内书面答复的件数', unit: '件', acts: 'reply', by: ['category', 'adoption'] }),
    late: count<'reply', never, 'reply'>({
      title: '逾期答复（法定或者缺省期限）',
      definition: '期内超过法定或者缺省期限答复的件数',
      unit: '件',
      acts: 'reply',
      late: 'reply',
    }),
    'late-stated': count<'reply', never, 'stated'>({
      title: '逾期答复（载明期限）',
      definition: '期内超过建议书载明期限答复的件数',
      unit: '件',
      acts: 'reply',
      late: 'stated',
    }),
    adopted: count<'reply', 'adoption'>({
      title: '采纳司法建议',
      definition: '期内答复为采纳、部分采纳的件数',
      unit: '件',
      acts: 'reply',
      where: { adoption: ['adopted', 'partly'] },
    }),
    'adopted-rate': share({
      title: '司法建议采纳率',
      definition: '采纳、部分采纳的件数÷答复的件数',
      of: 'adopted',
      over: 'replied',
      rounding: halfUp(),
    }),
    pending: stock({
      title: '待答复司法建议',
      definition: '期末尚未答复的件数',
      unit: '件',
      states: ['received', 'handling', 'drafted', 'approved'],
    }),
  },
});
