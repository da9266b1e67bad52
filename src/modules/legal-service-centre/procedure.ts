import { choice, count, date, halfUp, longText, number, procedure, share, stock, text } from '#kernel';
import { platformDefaults, publicLegalServiceOpinion } from '#law';
import { open, staff } from '#vocabulary';

const opinion = publicLegalServiceOpinion('公共法律服务实体平台');

const fields = {
  name: text('名称', { ...open, min: 4, max: 80 }),
  level: choice('层级', { city: '市级', county: '县（区）级', township: '乡镇（街道）级' }, { ...open, basis: opinion }),
  listBasis: text('列入应设名单的依据', { ...open, min: 4, max: 200, help: '写明哪个文件要求设立：覆盖率的分母由应设名单算出' }),
  address: text('地址', { ...open, max: 160 }),
  phone: text('服务电话', { ...open, max: 40 }),
  hours: text('开放时间', { ...open, max: 80 }),
  windows: number('服务窗口', { ...open, unit: '个', max: 200 }),
  staffCount: number('值班人员', { ...open, unit: '人', max: 1000 }),
  openedOn: date('启用日期', open),
  reason: longText('暂停、撤销或者移出名单的理由', { ...staff, max: 500 }),
} as const;

/** 公共法律服务中心: which ones there should be, by which list, and which are open. */
export const legalServiceCentre = procedure({
  id: 'legal-service-centre',
  version: 1,
  title: '公共法律服务中心',
  group: '矛盾化解',
  basis: opinion,
  roles: {
    keeper: { title: '司法行政机关', relation: 'office', office: 'justice', duties: ['clerk', 'reviewer', 'chief', 'head'] },
  },
  fields,
  shows: { title: 'name', list: ['level', 'address', 'openedOn'] },
  states: {
    listed: { title: '列入应设名单' },
    built: { title: '已建成，待启用' },
    'in-service': { title: '已启用', settled: true },
    suspended: { title: '暂停服务' },
    closed: { title: '已撤销', final: true },
  },
  publicIn: ['in-service', 'suspended'],
  acts: {
    list: {
      title: '列入应设名单',
      basis: opinion,
      by: 'keeper',
      to: 'listed',
      needs: ['name', 'level', 'listBasis'],
    },
    build: { title: '建成', basis: opinion, by: 'keeper', from: 'listed', to: 'built', needs: ['address', 'windows'] },
    open: {
      title: '启用',
      basis: opinion,
      by: 'keeper',
      from: 'built',
      to: 'in-service',
      needs: ['openedOn', 'phone', 'hours'],
      asks: ['staffCount'],
    },
    adjust: {
      title: '变更登记',
      basis: platformDefaults('名册管理'),
      by: 'keeper',
      from: 'in-service',
      asks: ['name', 'address', 'phone', 'hours', 'windows', 'staffCount'],
      awaited: [],
    },
    suspend: {
      title: '暂停服务',
      basis: platformDefaults('名册管理'),
      by: 'keeper',
      from: 'in-service',
      to: 'suspended',
      needs: ['reason'],
      awaited: [],
    },
    resume: { title: '恢复服务', basis: platformDefaults('名册管理'), by: 'keeper', from: 'suspended', to: 'in-service' },
    close: {
      title: '撤销或者移出名单',
      basis: platformDefaults('名册管理'),
      by: 'keeper',
      from: ['listed', 'built', 'in-service', 'suspended'],
      to: 'closed',
      needs: ['reason'],
      awaited: [],
    },
  },
  deadlines: {},
  serials: {},
  metrics: {
    due: stock<'listed' | 'built' | 'in-service' | 'suspended', 'level'>({
      title: '应设公共法律服务中心',
      definition: '期末在应设名单内的公共法律服务中心数，名单的依据逐个登记',
      basis: opinion,
      unit: '个',
      states: ['listed', 'built', 'in-service', 'suspended'],
      by: ['level'],
    }),
    open: stock<'in-service', 'level'>({
      title: '启用的公共法律服务中心',
      definition: '期末已启用的公共法律服务中心数',
      basis: opinion,
      unit: '个',
      states: 'in-service',
      by: ['level'],
    }),
    coverage: share({
      title: '公共法律服务实体平台覆盖率',
      definition: '启用数÷应设名单内的个数；与单位名册的个数不同的，须另行说明口径',
      basis: opinion,
      of: 'open',
      over: 'due',
      rounding: halfUp(2),
    }),
    opened: count<'open', 'level'>({
      title: '新启用',
      definition: '期内启用的公共法律服务中心数',
      unit: '个',
      acts: 'open',
      by: ['level'],
    }),
  },
});
