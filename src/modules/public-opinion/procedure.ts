import {
  choice,
  count,
  date,
  type Guard,
  halfUp,
  longText,
  matterRef,
  party,
  procedure,
  refusal,
  share,
  stock,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { normativeDocumentNotice37, platformDefaults } from '#law';
import { open, partyPerson, staff } from '#vocabulary';

const results = { adopted: '采纳', partly: '部分采纳', 'not-adopted': '不采纳', outside: '与草案无关' };

const fields = {
  title: text('意见摘要', { ...open, min: 2, max: 120, help: '一句话写明意见' }),
  document: matterRef('normative-document', '征求意见的文件', open),
  draftingUnit: unit('起草单位', open),
  channel: choice(
    '提出方式',
    { online: '网上', letter: '信函、电子邮件', call: '来访、电话', meeting: '座谈会、论证会、听证会', written: '书面征求有关单位意见' },
    open,
  ),
  commenterKind: choice(
    '提出人类别',
    { citizen: '公民', enterprise: '企业', organization: '社会组织', authority: '行政机关、其他单位', expert: '专家' },
    open,
  ),
  commenter: party('提出人', { ...partyPerson, help: '姓名和联系方式不公开' }),
  provisions: text('针对的条款', { ...open, min: 0, max: 120, help: '例：第三条、第八条；对全文的意见不填' }),
  opinion: longText('意见内容', open),
  result: choice('处理结果', results, open),
  answer: longText('处理意见和理由', { ...open, help: '采纳的写明怎样修改，不采纳、部分采纳的写明理由' }),
  publishedOn: date('采纳情况公布日', open),
  withdrawReason: longText('撤回原因', { ...staff, help: '提出人自己要求撤回的，写明情况' }),
} as const;

type V = ValuesOf<typeof fields>;
const asked = normativeDocumentNotice37('公开征求意见');

/** An opinion belongs to a draft that is open for comment, or was: one that came by post may be entered afterwards. */
const underComment: Guard<V> = (view) => {
  const document = view.linked('document');
  const { draftingUnit } = view.values;
  if (document?.state !== 'consulting')
    return refusal('not-consulting', '该文件不在公开征求意见期间', {
      remedy: '征求意见结束前收到的意见，请在办理「征求意见结束」之前登记',
      basis: asked,
      field: 'document',
    });
  return document.values.draftingUnit === draftingUnit
    ? undefined
    : refusal('other-drafter', '起草单位与文件不一致', { remedy: '请选文件的起草单位', basis: asked, field: 'draftingUnit' });
};

const commentOver: Guard<V> = (view) =>
  view.linked('document')?.state === 'consulting'
    ? refusal('still-consulting', '征求意见尚未结束，不能公布采纳情况', {
        remedy: '征求意见结束后一并公布',
        basis: asked,
        field: 'document',
      })
    : undefined;

/** One opinion on a draft: received, answered with its reason, published with the rest. */
export const publicOpinion = procedure({
  id: 'public-opinion',
  version: 1,
  title: '公开征求意见收到的意见',
  group: '文件与决策',
  basis: asked,
  roles: {
    commenter: { title: '提出人', relation: 'anyone', duties: [] },
    'drafting-unit': { title: '起草单位', relation: 'own', duties: ['clerk', 'reviewer'] },
  },
  fields,
  shows: { title: 'title', outcome: 'result', list: ['commenterKind', 'channel', 'result'] },
  owner: 'draftingUnit',
  states: {
    received: { title: '待研究' },
    answered: { title: '已有处理意见', settled: true },
    published: { title: '已公布', final: true },
    withdrawn: { title: '已撤回', final: true },
  },
  publicIn: ['published'],
  acts: {
    submit: {
      title: '提出、登记意见',
      basis: asked,
      by: ['commenter', 'drafting-unit'],
      to: 'received',
      needs: ['document', 'draftingUnit', 'title', 'opinion', 'channel', 'commenterKind', 'commenter'],
      asks: ['provisions'],
      guard: underComment,
    },
    answer: {
      title: '研究处理',
      basis: asked,
      by: 'drafting-unit',
      from: 'received',
      to: 'answered',
      needs: ['result', 'answer'],
    },
    'revise-answer': {
      title: '修改处理意见',
      basis: platformDefaults('更正'),
      by: 'drafting-unit',
      from: 'answered',
      needs: ['result', 'answer'],
      awaited: [],
    },
    publish: {
      title: '公布处理情况',
      basis: asked,
      by: 'drafting-unit',
      from: 'answered',
      to: 'published',
      needs: ['publishedOn'],
      guard: commentOver,
    },
    withdraw: {
      title: '撤回意见',
      basis: platformDefaults('撤回'),
      by: 'drafting-unit',
      from: 'received',
      to: 'withdrawn',
      needs: ['withdrawReason'],
      awaited: [],
    },
  },
  deadlines: {},
  serials: {},
  metrics: {
    received: count({
      title: '收到公众意见',
      unit: '条',
      definition: '期间内公开征求意见收到并登记的意见条数',
      basis: asked,
      acts: 'submit',
      by: ['channel', 'commenterKind'],
    }),
    answered: count({
      title: '处理公众意见',
      unit: '条',
      definition: '期间内作出处理意见的条数，修改处理意见不重复计',
      basis: asked,
      acts: 'answer',
      by: ['result'],
    }),
    adopted: count({
      title: '采纳公众意见',
      unit: '条',
      definition: '期间内处理结果为采纳或者部分采纳的意见条数',
      acts: 'answer',
      where: { result: ['adopted', 'partly'] },
    }),
    'adopted-rate': share({
      title: '公众意见采纳率',
      definition: '采纳、部分采纳的意见条数÷作出处理意见的条数',
      of: 'adopted',
      over: 'answered',
      rounding: halfUp(2),
    }),
    published: count({ title: '公布处理情况', unit: '条', definition: '期间内公布处理情况的意见条数', acts: 'publish' }),
    unanswered: stock({ title: '待研究的意见', unit: '条', definition: '期末收到而尚未作出处理意见的条数', states: 'received' }),
  },
});
