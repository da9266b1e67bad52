import { count, duration, type Guard, halfUp, procedure, refusal, share, stock } from '#kernel';
import { disclosure, disclosureRegulation, platformDefaults, withheldReview } from '#law';
import { fields, type PublicationValues } from './fields.ts';

type G = Guard<PublicationValues>;

/** Eighteen signs of an identity card, or eleven of a mobile telephone. */
const personalNumber = /(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/;

const noPersonalNumber: G = ({ values: { title = '', summary = '' } }) =>
  personalNumber.test(title) || personalNumber.test(summary)
    ? refusal('personal-number', '发现疑似身份证号、手机号，请脱敏后发布', {
        remedy: '请删去或者遮盖号码',
        basis: platformDefaults('脱敏'),
        field: personalNumber.test(title) ? 'title' : 'summary',
      })
    : undefined;

const foundClean: G = ({ values }) =>
  values.clean === true
    ? undefined
    : refusal('not-clean', '未通过保密审查，不得公开', {
        remedy: '请脱敏后重新审查，或者办理「不予公开」',
        basis: disclosureRegulation('第17条'),
        field: 'clean',
      });

const checked: G = ({ values }) =>
  values.checkedBefore === true
    ? undefined
    : refusal('unchecked', '未经保密审查，不得公开', {
        remedy: '请先撤下，审查后再发布',
        basis: disclosureRegulation('第17条'),
        field: 'checkedBefore',
      });

const othersAgree: G = ({ values }) =>
  values.involvesOthers === true && values.agreedByOthers !== true
    ? refusal('others-not-asked', '涉及其他机关的信息，应先与有关机关协商确认', {
        remedy: '请协商确认后再批准',
        basis: disclosureRegulation('第11条'),
        field: 'agreedByOthers',
      })
    : undefined;

const publishing = ['publish', 'record-published'] as const;
const unit = '条';
const basis = disclosureRegulation('第26条');
const elements = ['title', 'column', 'channel', 'formedOn'] as const;

/** 主动公开的政府信息: from its making to the publication, or to the reason why it is not published. */
export const proactivePublication = procedure({
  id: 'proactive-publication',
  version: 1,
  title: '主动公开政府信息',
  group: '政务公开',
  basis: disclosureRegulation('第19条'),
  roles: {
    publisher: { title: '信息公开经办人', relation: 'own', duties: ['clerk', 'reviewer', 'secretariat'] },
    'secrecy-reviewer': { title: '保密审查人', relation: 'own', duties: ['reviewer', 'chief', 'clerk'] },
    head: { title: '单位负责人', relation: 'own', duties: ['head', 'leader', 'chief'] },
  },
  fields,
  shows: { title: 'title', number: 'indexNo', list: ['column', 'channel', 'formedOn'] },
  states: {
    created: { title: '待保密审查' },
    cleared: { title: '待批准' },
    approved: { title: '待发布' },
    published: { title: '已公开', settled: true },
    withheld: { title: '不予公开', settled: true },
    'taken-down': { title: '已撤下', final: true },
  },
  publicIn: ['published'],
  acts: {
    create: {
      title: '登记拟公开信息',
      basis,
      by: 'publisher',
      to: 'created',
      needs: elements,
      asks: ['docNo', 'summary', 'content', 'involvesOthers'],
      guard: noPersonalNumber,
    },
    'record-published': {
      title: '登记已发布信息',
      basis,
      by: 'publisher',
      to: 'published',
      needs: [...elements, 'indexNo', 'checkedBefore'],
      asks: ['docNo', 'summary', 'url'],
      guard: [noPersonalNumber, checked],
    },
    'review-secrecy': {
      title: '保密审查',
      basis: disclosureRegulation('第17条'),
      by: 'secrecy-reviewer',
      from: 'created',
      to: 'cleared',
      needs: ['secrecyNote', 'clean'],
      notBy: ['create'],
      guard: foundClean,
    },
    approve: {
      title: '批准公开',
      basis: disclosureRegulation('第17条'),
      by: 'head',
      from: 'cleared',
      to: 'approved',
      asks: ['agreedByOthers'],
      notBy: ['create'],
      guard: othersAgree,
    },
    publish: {
      title: '发布',
      basis,
      by: 'publisher',
      from: 'approved',
      to: 'published',
      needs: ['indexNo'],
      asks: ['url', 'summary', 'lateReason'],
      lateReason: 'lateReason',
      guard: noPersonalNumber,
    },
    withhold: {
      title: '不予公开',
      basis: disclosureRegulation('第14条至第16条'),
      by: 'head',
      from: ['created', 'cleared'],
      to: 'withheld',
      needs: ['withheldGround', 'withheldReason'],
      notBy: ['create'],
      awaited: [],
    },
    reassess: {
      title: '定期评估：仍不公开',
      basis: disclosureRegulation('第18条'),
      by: 'head',
      from: 'withheld',
      needs: ['reassessed'],
      awaited: [],
    },
    release: {
      title: '定期评估：转为公开',
      basis: disclosureRegulation('第18条'),
      by: 'head',
      from: 'withheld',
      to: 'created',
      needs: ['reassessed'],
      awaited: [],
    },
    update: {
      title: '更新',
      basis: disclosureRegulation('第26条'),
      by: 'publisher',
      from: 'published',
      needs: ['changeNote'],
      asks: ['summary', 'url', 'content'],
      guard: noPersonalNumber,
      awaited: [],
    },
    'take-down': {
      title: '撤下',
      basis: platformDefaults('撤下留痕'),
      by: 'head',
      from: 'published',
      to: 'taken-down',
      needs: ['takeDownReason'],
      awaited: [],
    },
  },
  deadlines: {
    publication: {
      title: '主动公开',
      basis,
      kind: 'at-most',
      starts: ['create', 'record-published'],
      startsOn: 'formedOn',
      within: disclosure,
      stops: [...publishing, 'withhold'],
    },
    'withheld-review': {
      title: '不予公开信息的定期评估',
      basis: disclosureRegulation('第18条'),
      kind: 'at-most',
      starts: ['withhold', 'reassess'],
      within: withheldReview,
      stops: 'release',
    },
  },
  serials: {},
  metrics: {
    published: count<(typeof publishing)[number], 'column' | 'channel'>({
      title: '主动公开信息',
      definition: '期内首次发布的政府信息条数，更新不重复计算，撤下不扣减',
      basis: disclosureRegulation('第19条'),
      unit,
      acts: publishing,
      first: true,
      by: ['column', 'channel'],
    }),
    'on-time': count({
      title: '按期公开',
      definition: '期内自形成或者变更之日起在法定期限内公开的条数',
      basis,
      unit,
      acts: publishing,
      first: true,
      inTime: 'publication',
    }),
    late: count<(typeof publishing)[number], 'column', 'publication'>({
      title: '逾期公开',
      definition: '期内超过法定期限公开的条数',
      basis,
      unit,
      acts: publishing,
      late: 'publication',
      by: ['column'],
    }),
    'on-time-rate': share({
      title: '主动公开及时率',
      definition: '按期公开条数÷公开条数',
      basis,
      of: 'on-time',
      over: 'published',
      rounding: halfUp(2),
    }),
    'days-median': duration({
      title: '公开用时中位数',
      definition: '期内公开的信息从形成到公开的工作日中位数',
      unit: '工作日',
      clock: 'publication',
      acts: publishing,
      at: 'median',
      rounding: halfUp(0),
    }),
    'taken-down': count({ title: '撤下信息', definition: '期内撤下的条数', unit, acts: 'take-down' }),
    withheld: stock<'withheld', 'withheldGround'>({
      title: '不予公开信息',
      definition: '期末登记为不予公开的政府信息条数',
      unit,
      states: 'withheld',
      by: ['withheldGround'],
    }),
    waiting: stock({
      title: '待公开信息',
      definition: '期末已登记、尚未发布的政府信息条数',
      unit,
      states: ['created', 'cleared', 'approved'],
    }),
  },
});
