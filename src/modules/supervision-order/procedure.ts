import { type ActDecl, type Basis, procedure } from '#kernel';
import {
  citySupervisionNotice,
  governmentInspectionRegulation,
  orderReplyExtension,
  orderReplyFirst,
  orderReplySecond,
  orderReplyThird,
  orderSignOff,
  platformDefaults,
} from '#law';
import { fields, type OrderValues } from './fields.ts';
import * as guard from './guards.ts';
import { metrics } from './metrics.ts';

const roles = {
  inspector: { title: '政府督查机构经办', relation: 'office', office: 'government-office', duties: ['inspector'] },
  chief: { title: '政府督查机构负责人', relation: 'office', office: 'government-office', duties: ['inspection-chief'] },
  approver: { title: '政府负责人', relation: 'above', duties: ['leader'] },
  reporter: { title: '责任单位经办', relation: 'own', duties: ['clerk'] },
  head: { title: '责任单位负责人', relation: 'own', duties: ['head'] },
} as const;

const states = {
  drafted: { title: '拟办' },
  pending: { title: '待批准' },
  approved: { title: '已批准，待下发' },
  issued: { title: '已下发，待签收' },
  signed: { title: '已签收，待回复' },
  replied: { title: '已回复，待核查' },
  listed: { title: '挂牌督办，待签收' },
  'listed-signed': { title: '挂牌督办，待回复' },
  'listed-replied': { title: '挂牌督办，待核查' },
  closed: { title: '已办结', final: true },
  delisted: { title: '已摘牌', final: true },
  withdrawn: { title: '已撤销', final: true },
} as const;

type State = keyof typeof states;
type Act = ActDecl<keyof typeof roles, State, keyof typeof fields & string, OrderValues>;

const rule = (what: string) => citySupervisionNotice(what);

/** Signing and answering are the same for a listed order, which the public may see meanwhile. */
const signing = (from: State, to: State) =>
  ({ title: '签收', basis: platformDefaults('督办单签收'), by: 'head', from, to }) as const satisfies Act;
const replying = (from: State, to: State) =>
  ({
    title: '回复',
    basis: rule('督办回复'),
    by: 'head',
    from,
    to,
    needs: ['replyText', 'replyEvidence'],
    asks: ['lateReason'],
    lateReason: 'lateReason',
  }) as const satisfies Act;

const drafting = ['title', 'category', 'unit', 'orderLevel', 'facts', 'demand'] as const;

/** What another law says from a day on: who lets an inspection be, and that there may be an interview. */
interface Grounds {
  readonly approval: Basis;
  readonly interview: Basis;
}

const preparing = {
  draft: { title: '拟制督办单', basis: rule('督办立项'), by: 'inspector', to: 'drafted', needs: drafting, asks: ['tasks'] },
  revise: {
    title: '修改',
    basis: rule('督办立项'),
    by: 'inspector',
    from: 'drafted',
    needs: ['title', 'facts', 'demand'],
    asks: ['tasks'],
    awaited: [],
  },
  withdraw: {
    title: '撤销',
    basis: platformDefaults('督办单撤销'),
    by: ['inspector', 'chief'],
    from: ['drafted', 'pending', 'approved'],
    to: 'withdrawn',
    needs: ['withdrawReason'],
    awaited: [],
  },
  issue: {
    title: '下发',
    basis: rule('督办单下发'),
    by: 'inspector',
    from: 'approved',
    to: 'issued',
    asks: ['previous', 'repeatReason'],
    guard: [guard.levelIs('first', 'second'), guard.notRepeated],
  },
  list: {
    title: '挂牌督办',
    basis: rule('挂牌督办'),
    by: 'inspector',
    from: 'approved',
    to: 'listed',
    asks: ['previous', 'repeatReason'],
    guard: [guard.levelIs('third'), guard.notRepeated],
  },
} as const satisfies Record<string, Act>;

const approving = ({ approval: basis }: Grounds) =>
  ({
    submit: { title: '报批', basis, by: 'inspector', from: 'drafted', to: 'pending' },
    approve: {
      title: '批准',
      basis,
      by: 'approver',
      from: 'pending',
      to: 'approved',
      needs: ['approvalKind', 'approvalNote'],
      asks: ['approvalFile'],
      notBy: ['draft'],
    },
    return: { title: '退回', basis, by: 'approver', from: 'pending', to: 'drafted', needs: ['returnReason'], returns: true },
  }) as const satisfies Record<string, Act>;

const interviewing = ({ interview: basis }: Grounds) =>
  ({
    interview: {
      title: '约谈',
      basis,
      by: 'chief',
      from: ['listed-signed', 'listed-replied'],
      needs: ['interviewNote'],
      awaited: [],
    },
  }) as const satisfies Record<string, Act>;

const handling = {
  sign: signing('issued', 'signed'),
  'sign-listing': { ...signing('listed', 'listed-signed'), title: '签收挂牌督办' },
  extend: {
    title: '同意延期回复',
    basis: platformDefaults('督办单回复的延长'),
    by: 'chief',
    from: ['signed', 'listed-signed'],
    needs: ['extensionReason', 'extensionPaper'],
    guard: guard.extendsOnce,
    awaited: [],
  },
  reply: replying('signed', 'replied'),
  'reply-listing': { ...replying('listed-signed', 'listed-replied'), title: '回复挂牌督办' },
} as const satisfies Record<string, Act>;

const judging = {
  close: {
    title: '核查通过，办结',
    basis: rule('督办核查'),
    by: 'inspector',
    from: 'replied',
    to: 'closed',
    needs: ['verification'],
  },
  'reissue-second': {
    title: '未通过，升为二级督办',
    basis: rule('督办升级'),
    by: 'chief',
    from: 'replied',
    to: 'issued',
    needs: ['unsatisfied'],
    sets: { orderLevel: 'second' },
    guard: guard.levelIs('first'),
    returns: true,
    awaited: [],
  },
  'reissue-third': {
    title: '未通过，升为挂牌督办',
    basis: rule('挂牌督办'),
    by: 'approver',
    from: 'replied',
    to: 'listed',
    needs: ['unsatisfied'],
    sets: { orderLevel: 'third' },
    guard: guard.levelIs('second'),
    returns: true,
    awaited: [],
  },
  'return-listing': {
    title: '未通过，继续挂牌',
    basis: rule('挂牌督办'),
    by: 'inspector',
    from: 'listed-replied',
    to: 'listed-signed',
    needs: ['unsatisfied'],
    returns: true,
    awaited: [],
  },
  delist: {
    title: '核查通过，摘牌',
    basis: rule('挂牌督办'),
    by: 'chief',
    from: 'listed-replied',
    to: 'delisted',
    needs: ['verification', 'publicResult'],
  },
} as const satisfies Record<string, Act>;

const deadlines = {
  'sign-off': {
    title: '签收',
    basis: platformDefaults('督办单签收'),
    kind: 'at-most',
    starts: ['issue', 'list', 'reissue-second', 'reissue-third'],
    within: orderSignOff,
    stops: ['sign', 'sign-listing'],
  },
  reply: {
    title: '回复',
    basis: platformDefaults('督办单回复'),
    kind: 'at-most',
    starts: ['sign', 'sign-listing', 'return-listing'],
    within: { by: 'orderLevel', of: { second: orderReplySecond, third: orderReplyThird }, otherwise: orderReplyFirst },
    extends: { by: 'extend', within: orderReplyExtension },
    stops: ['reply', 'reply-listing'],
  },
} as const;

/** 督办单: drafted, approved by the government, issued, signed for, answered, verified; what does not satisfy goes one level up. */
const edition = (version: number, from: string, grounds: Grounds) =>
  procedure({
    id: 'supervision-order',
    version,
    from,
    title: '督办单',
    group: '督导',
    basis: citySupervisionNotice('督办'),
    roles,
    fields,
    shows: { title: 'title', number: 'orderNo', list: ['category', 'unit', 'orderLevel'] },
    owner: 'unit',
    states,
    publicIn: ['listed', 'listed-signed', 'listed-replied', 'delisted'],
    acts: { ...preparing, ...approving(grounds), ...handling, ...judging, ...interviewing(grounds) },
    deadlines,
    serials: {
      orderNo: { at: ['issue', 'list'], pattern: '督办〔{year}〕{seq}号', basis: platformDefaults('督办文号') },
      ordinal: { at: 'approve', pattern: '{unit}{field:category}第{seq}次', basis: platformDefaults('重复督查的核对') },
    },
    metrics,
  });

/** Until the regulation on government inspection came into force, by the city's own notice. */
export const citySupervisionOrder = edition(1, '2016-01-01', { approval: rule('督查立项批准'), interview: rule('约谈') });
/** Since 2021-02-01. */
export const supervisionOrder = edition(2, '2021-02-01', {
  approval: governmentInspectionRegulation('第11条'),
  interview: governmentInspectionRegulation('第12条'),
});
