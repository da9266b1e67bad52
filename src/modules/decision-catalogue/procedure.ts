import {
  count,
  date,
  type Guard,
  longText,
  matterRefs,
  number,
  printDate,
  procedure,
  type Refusal,
  refusal,
  text,
  unit,
  type ValuesOf,
} from '#kernel';
import { decisionCatalogueBy, majorDecisionRegulation, platformDefaults } from '#law';
import { open, staff } from '#vocabulary';

const fields = {
  title: text('目录名称', { ...open, min: 4, max: 120 }),
  decisionMaker: unit('决策机关', open),
  year: number('年度', { ...open, min: 2000, max: 2100 }),
  callNote: longText('征集通知', { ...staff, max: 4000 }),
  proposeBy: date('申报截止日', { ...staff, future: true }),
  publishBy: date('计划公布日', { ...staff, future: true }),
  items: matterRefs('decision-item', '目录事项', { ...open, max: 60 }),
  screened: longText('查重和范围核对情况', { ...staff, max: 2000 }),
  partyAgreedOn: date('同级党委同意日期', staff),
  partyPaper: text('党委批复文号', { ...staff, max: 60 }),
  addedItems: matterRefs('decision-item', '本次增列事项', { ...open, max: 20 }),
  adjustReason: longText('调整理由', { ...open, max: 2000 }),
  yearNote: longText('全年完成情况', { ...open, max: 4000 }),
  lateReason: longText('超期原因', { ...staff, max: 500 }),
} as const;

type V = ValuesOf<typeof fields>;
const rule = majorDecisionRegulation('第3条');
const no = (code: string, said: string, remedy: string, field: string): Refusal => refusal(code, said, { remedy, basis: rule, field });

/** The catalogue is public before the day the city has set for it. */
const inGoodTime: Guard<V> = ({ values, inForce }) => {
  const last = `${values.year ?? ''}-${inForce(decisionCatalogueBy)}`;
  return (values.publishBy ?? '') <= last
    ? undefined
    : refusal('publish-by', '年度目录应当及时公布', {
        remedy: `计划公布日不晚于${printDate(last)}`,
        basis: platformDefaults('目录公布时间'),
        field: 'publishBy',
      });
};

/** Every item was studied and belongs to this government. */
const studied =
  (field: 'items' | 'addedItems'): Guard<V> =>
  (view) => {
    const wrong = view.linkedAll(field).filter((i) => i.state !== 'studied' || i.values.decisionMaker !== view.values.decisionMaker);
    const names = wrong.map((i) => String(i.values.title)).join('、');
    return wrong.length === 0 ? undefined : no('item-not-studied', `有事项尚未研究论证或者不属本机关：${names}`, '请先办理研究论证', field);
  };

/** What is put down twice is one item. */
const noneTwice: Guard<V> = ({ values }) =>
  new Set(values.items).size === (values.items ?? []).length
    ? undefined
    : no('item-twice', '目录中有重复事项', '请去掉重复的事项', 'items');

/** An added item comes on top; nothing silently falls out. */
const keepsOld: Guard<V> = ({ values, matter }) => {
  const all = new Set(values.items);
  const before = matter?.values.items;
  const must = [...(Array.isArray(before) ? before.map(String) : []), ...(values.addedItems ?? [])];
  return must.every((id) => all.has(id))
    ? undefined
    : no('items-lost', '调整后的目录须含原有事项和本次增列事项', '减少事项的，请在该事项上办理「调出目录」', 'items');
};

/** At the end of the year each item has a word said about it. */
const allAnswered: Guard<V> = (view) => {
  const open = view.linkedAll('items').filter((i) => i.state === 'listed');
  return open.length === 0
    ? undefined
    : no('items-open', `有${open.length}个事项没有着落：${open.map((i) => String(i.values.title)).join('、')}`, '请结转或者调出', 'items');
};

/** 年度决策事项目录: called for, compiled, agreed by the party committee, published, adjusted by the same way, closed. */
export const decisionCatalogue = procedure({
  id: 'decision-catalogue',
  version: 1,
  title: '年度决策事项目录',
  group: '依法决策',
  basis: rule,
  roles: {
    'government-office': {
      title: '政府办公室',
      relation: 'office',
      office: 'government-office',
      duties: ['clerk', 'chief', 'secretariat'],
    },
    head: { title: '行政首长', relation: 'own', duties: ['head', 'leader'] },
  },
  fields,
  shows: { title: 'title', list: ['decisionMaker', 'year', 'publishBy'] },
  owner: 'decisionMaker',
  states: {
    collecting: { title: '征集中' },
    drafted: { title: '已拟订' },
    'party-agreed': { title: '党委已同意' },
    published: { title: '已公布', settled: true },
    closed: { title: '年度办结', final: true },
  },
  publicIn: ['published', 'closed'],
  acts: {
    'call-for-items': {
      title: '征集决策事项',
      basis: rule,
      by: 'government-office',
      to: 'collecting',
      needs: ['title', 'decisionMaker', 'year', 'callNote', 'proposeBy', 'publishBy'],
      guard: inGoodTime,
    },
    compile: {
      title: '拟订目录',
      basis: rule,
      by: 'government-office',
      from: ['collecting', 'drafted'],
      to: 'drafted',
      needs: ['items', 'screened'],
      guard: [noneTwice, studied('items')],
      awaited: ['collecting'],
    },
    'agree-party': {
      title: '登记同级党委意见',
      basis: rule,
      by: 'government-office',
      from: 'drafted',
      to: 'party-agreed',
      needs: ['partyAgreedOn', 'partyPaper'],
    },
    publish: {
      title: '公布目录',
      basis: rule,
      by: 'government-office',
      from: 'party-agreed',
      to: 'published',
      asks: ['lateReason'],
      lateReason: 'lateReason',
      guard: studied('items'),
      brings: [{ on: 'items', act: 'list', carry: { catalogue: '@id' } }],
    },
    adjust: {
      title: '调整目录',
      basis: rule,
      by: 'government-office',
      from: 'published',
      needs: ['items', 'addedItems', 'adjustReason', 'partyAgreedOn', 'partyPaper'],
      guard: [noneTwice, keepsOld, studied('addedItems')],
      awaited: [],
      brings: [{ on: 'addedItems', act: 'list', carry: { catalogue: '@id' } }],
    },
    'close-year': {
      title: '年度办结',
      basis: platformDefaults('目录的年度办结'),
      by: ['government-office', 'head'],
      from: 'published',
      to: 'closed',
      needs: ['yearNote'],
      guard: allAnswered,
      awaited: [],
    },
  },
  deadlines: {
    publication: {
      title: '公布年度目录',
      basis: platformDefaults('目录公布时间'),
      kind: 'at-most',
      starts: 'call-for-items',
      until: 'publishBy',
      stops: 'publish',
    },
  },
  serials: {},
  metrics: {
    published: count({
      title: '公布年度决策事项目录',
      definition: '期内公布年度决策事项目录的机关数',
      basis: rule,
      unit: '个',
      acts: 'publish',
    }),
    'published-late': count({
      title: '目录公布超期',
      definition: '期内晚于计划公布日公布目录的机关数',
      unit: '个',
      acts: 'publish',
      late: 'publication',
    }),
    adjusted: count({ title: '目录调整', definition: '期内调整年度决策事项目录的次数', unit: '次', acts: 'adjust' }),
  },
});
