/** 行政复议机构: the register of those that handle cases, their posts, and the standards they have taken up. */
import { choice, count, date, longText, number, procedure, stock, sum, text } from '#kernel';
import { localReconsiderationPractice, platformDefaults, reconsiderationLaw } from '#law';
import { open, staff } from '#vocabulary';

const practice = localReconsiderationPractice('复议规范化建设');
const register = platformDefaults('行政复议机构名册');

export const reconsiderationInstitution = procedure({
  id: 'reconsideration-institution',
  version: 1,
  title: '行政复议机构',
  group: '矛盾化解',
  basis: reconsiderationLaw('第4条', 'recalled'),
  roles: {
    handler: { title: '行政复议机构经办人', relation: 'own', duties: ['reconsideration'] },
    'institution-head': { title: '行政复议机构负责人', relation: 'own', duties: ['reconsideration-chief'] },
  },
  fields: {
    name: text('机构名称', { ...open, min: 4, max: 60 }),
    kind: choice('类别', { bureau: '复议机构', centre: '案件受理中心' }, open),
    address: text('办公地址', { ...open, max: 120 }),
    telephone: text('咨询电话', { ...open, max: 30 }),
    foundedOn: date('设立日期', open),
    posts: number('编制数', { ...staff, unit: '个', max: 500 }),
    addedPosts: number('增加编制', { ...staff, unit: '个', min: 1, max: 100 }),
    cutPosts: number('减少编制', { ...staff, unit: '个', min: 1, max: 100 }),
    approval: text('批准文件', { ...staff, max: 120 }),
    aspect: choice(
      '规范化环节',
      { acceptance: '受理', examination: '审理', performance: '履行', oversight: '监督', assessment: '考核' },
      { ...staff, basis: practice },
    ),
    standard: text('规范名称', { ...staff, max: 120 }),
    closeReason: longText('撤销原因', { ...staff, max: 500 }),
  },
  shows: { title: 'name', list: ['kind', 'telephone'] },
  states: {
    active: { title: '在册', settled: true },
    closed: { title: '已撤销', final: true },
  },
  publicIn: ['active'],
  acts: {
    register: {
      title: '登记行政复议机构',
      basis: register,
      by: 'handler',
      to: 'active',
      needs: ['name', 'kind', 'foundedOn', 'posts'],
      asks: ['address', 'telephone'],
    },
    amend: {
      title: '变更登记',
      basis: register,
      by: 'handler',
      from: 'active',
      asks: ['name', 'address', 'telephone', 'posts'],
      awaited: [],
    },
    'add-posts': {
      title: '增加编制',
      basis: platformDefaults('机构编制登记'),
      by: ['handler', 'institution-head'],
      from: 'active',
      needs: ['addedPosts', 'approval'],
      awaited: [],
    },
    'cut-posts': {
      title: '减少编制',
      basis: platformDefaults('机构编制登记'),
      by: ['handler', 'institution-head'],
      from: 'active',
      needs: ['cutPosts', 'approval'],
      awaited: [],
    },
    'adopt-standard': {
      title: '登记规范',
      basis: practice,
      by: ['handler', 'institution-head'],
      from: 'active',
      needs: ['aspect', 'standard'],
      awaited: [],
    },
    close: {
      title: '撤销登记',
      basis: register,
      by: 'institution-head',
      from: 'active',
      to: 'closed',
      needs: ['closeReason'],
      awaited: [],
    },
  },
  deadlines: {},
  serials: {},
  metrics: {
    active: stock<'active', 'kind'>({
      title: '行政复议机构',
      definition: '期末在册的行政复议机构数，含案件受理中心',
      unit: '个',
      states: 'active',
      by: ['kind'],
    }),
    'posts-added': sum<'add-posts', 'addedPosts' | 'kind'>({
      title: '增加编制',
      definition: '期内行政复议机构增加的编制数',
      unit: '个',
      acts: 'add-posts',
      field: 'addedPosts',
      by: ['kind'],
    }),
    standardised: count<'adopt-standard', 'aspect'>({
      title: '规范化环节',
      definition: '期内登记的复议规范化建设环节数，每个环节登记一次计1个',
      basis: practice,
      unit: '个',
      acts: 'adopt-standard',
      by: ['aspect'],
    }),
  },
});
