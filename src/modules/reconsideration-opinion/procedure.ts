/** 行政复议意见书、建议书: what a case showed to be wrong beyond itself, and what the body told does about it. */
import {
  choice,
  count,
  date,
  file,
  type GuardView,
  halfUp,
  longText,
  matterRef,
  procedure,
  refusal,
  share,
  stock,
  text,
  unit,
} from '#kernel';
import { platformDefaults, reconsiderationLaw, reconsiderationOpinionReply, reconsiderationRegulation } from '#law';
import { staff } from '#vocabulary';

const letter = { kind: 'opinion' } as const;

/** Only an opinion binds its addressee to answer in time, so only after that time may he be pressed. */
const overdue = ({ values, clock, on }: GuardView<{ readonly kind?: string }>) => {
  const due = clock('answer')?.due;
  if (values.kind === 'opinion' && due !== undefined && on > due) return undefined;
  return refusal('not-overdue', '未到反馈期限，不能约谈或者通报', {
    remedy: '意见书逾期未反馈的，再行约谈、通报',
    basis: reconsiderationLaw('第77条'),
  });
};

export const reconsiderationOpinion = procedure({
  id: 'reconsideration-opinion',
  version: 1,
  title: '行政复议意见书、建议书',
  group: '矛盾化解',
  basis: reconsiderationLaw('第76条'),
  roles: {
    handler: { title: '行政复议机构经办人', relation: 'own', duties: ['reconsideration'] },
    'institution-head': { title: '行政复议机构负责人', relation: 'own', duties: ['reconsideration-chief'] },
    addressee: { title: '受送机关', relation: 'named', field: 'addressee', duties: ['clerk', 'reviewer', 'head'] },
  },
  fields: {
    title: text('事由', { ...staff, min: 6, max: 100 }),
    kind: choice('种类', { opinion: '行政复议意见书', suggestion: '行政复议建议书' }, staff),
    reconsideration: matterRef('reconsideration-case', '所涉复议案件', staff),
    addressee: unit('受送机关', staff),
    findings: longText('发现的问题', { ...staff, max: 4000 }),
    advice: longText('意见或者建议', { ...staff, max: 4000 }),
    number: text('文号', staff),
    sign: text('复议机关代字', { ...staff, pattern: '^[\\u4e00-\\u9fa5]{2,8}$', help: '例：驻政复' }),
    returnReason: longText('退回理由', { ...staff, max: 500 }),
    letterFile: file('文书', staff),
    receivedOn: date('受送机关收到日期', staff),
    outcome: choice('落实情况', { corrected: '已纠正', improved: '已完善制度', partly: '部分落实', declined: '未采纳' }, staff),
    answer: longText('反馈的情况', { ...staff, max: 4000 }),
    urging: choice('督促方式', { talk: '约谈', bulletin: '通报' }, staff),
    urgingNote: longText('约谈、通报情况', { ...staff, max: 2000 }),
    lateReason: longText('逾期原因', { ...staff, max: 500 }),
  },
  shows: { title: 'title', number: 'number', outcome: 'outcome', list: ['kind', 'addressee'] },
  states: {
    drafted: { title: '待签发' },
    issued: { title: '已发出，待反馈' },
    answered: { title: '已反馈', settled: true },
    archived: { title: '已归档', final: true },
  },
  publicIn: [],
  acts: {
    draft: {
      title: '拟制意见书、建议书',
      basis: reconsiderationRegulation('第57条'),
      by: 'handler',
      to: 'drafted',
      needs: ['title', 'kind', 'addressee', 'findings', 'advice'],
      asks: ['reconsideration'],
    },
    'send-back': {
      title: '退回修改',
      basis: platformDefaults('退回'),
      by: 'institution-head',
      from: 'drafted',
      needs: ['returnReason'],
      returns: true,
      awaited: [],
    },
    redraft: {
      title: '修改',
      basis: platformDefaults('退回'),
      by: 'handler',
      from: 'drafted',
      needs: ['findings', 'advice'],
      awaited: [],
    },
    issue: {
      title: '签发',
      basis: reconsiderationLaw('第76条'),
      by: 'institution-head',
      from: 'drafted',
      to: 'issued',
      needs: ['sign', 'receivedOn'],
      asks: ['letterFile'],
      notBy: ['draft', 'redraft'],
    },
    answer: {
      title: '反馈落实情况',
      basis: reconsiderationLaw('第76条'),
      by: ['addressee', 'handler'],
      from: 'issued',
      to: 'answered',
      needs: ['outcome', 'answer'],
      asks: ['lateReason'],
      lateReason: 'lateReason',
    },
    urge: {
      title: '约谈、通报',
      basis: reconsiderationLaw('第77条'),
      by: 'institution-head',
      from: 'issued',
      needs: ['urging', 'urgingNote'],
      guard: overdue,
      awaited: [],
    },
    archive: { title: '归档', basis: platformDefaults('归档'), by: 'handler', from: 'answered', to: 'archived' },
  },
  deadlines: {
    answer: {
      title: '反馈落实情况',
      basis: reconsiderationLaw('第76条'),
      kind: 'at-most',
      starts: 'issue',
      startsOn: 'receivedOn',
      within: reconsiderationOpinionReply,
      stops: 'answer',
    },
  },
  serials: {
    number: { at: 'issue', pattern: '{field:sign}意字〔{year}〕{seq}号', basis: platformDefaults('复议文书编号') },
  },
  metrics: {
    issued: count<'issue', 'kind' | 'addressee'>({
      title: '意见书、建议书',
      definition: '期内发出的行政复议意见书和建议书件数',
      unit: '件',
      acts: 'issue',
      by: ['kind', 'addressee'],
    }),
    opinions: count<'issue', 'kind'>({
      title: '意见书',
      definition: '期内发出的行政复议意见书件数',
      unit: '件',
      acts: 'issue',
      where: letter,
    }),
    suggestions: count<'issue', 'kind'>({
      title: '建议书',
      definition: '期内发出的行政复议建议书件数',
      unit: '件',
      acts: 'issue',
      where: { kind: 'suggestion' },
    }),
    answered: count<'answer', 'kind' | 'outcome'>({
      title: '意见书反馈',
      definition: '期内反馈的行政复议意见书件数',
      unit: '件',
      acts: 'answer',
      where: letter,
      by: ['outcome'],
    }),
    'answered-in-time': count<'answer', 'kind', 'answer'>({
      title: '意见书按期反馈',
      definition: '期内按期反馈的行政复议意见书件数',
      unit: '件',
      acts: 'answer',
      where: letter,
      inTime: 'answer',
    }),
    'answer-rate': share({
      title: '意见书按期反馈率',
      definition: '按期反馈的意见书÷反馈的意见书',
      of: 'answered-in-time',
      over: 'answered',
      rounding: halfUp(),
    }),
    urged: count({ title: '约谈、通报', definition: '期内因意见书逾期未反馈而约谈、通报的次数', unit: '次', acts: 'urge' }),
    waiting: stock<'issued', 'kind'>({
      title: '待反馈意见书',
      definition: '期末已发出、尚未反馈的行政复议意见书件数',
      unit: '件',
      states: 'issued',
      where: letter,
    }),
  },
});
