import {
  choice,
  count,
  date,
  flag,
  type Guard,
  longText,
  matterRef,
  number,
  procedure,
  refusal,
  stock,
  sum,
  text,
  type ValuesOf,
} from '#kernel';
import { mediationLaw, platformDefaults } from '#law';
import { open, staff, staffPerson } from '#vocabulary';

const fields = {
  mediatorNo: text('编号', open),
  name: text('姓名', { ...staffPerson, max: 30 }),
  committee: matterRef('mediation-committee', '所在人民调解委员会', open),
  engagement: choice('专职、兼职', { full: '专职', part: '兼职' }, open),
  origin: choice('产生方式', { elected: '推选的委员', hired: '聘任' }, { ...open, basis: mediationLaw('第13条', 'recalled') }),
  adult: flag('成年公民，有一定文化、政策和法律知识', { ...staff, basis: mediationLaw('第14条', 'recalled') }),
  specialty: choice(
    '专长',
    { general: '综合', family: '婚姻家庭', traffic: '道路交通', medical: '医疗', labour: '劳动', property: '物业', land: '土地山林' },
    open,
  ),
  appointedOn: date('上岗日期', open),
  trainedOn: date('培训日期', staff),
  trainingHours: number('培训学时', { ...staff, unit: '学时', min: 1, max: 200 }),
  misconduct: choice(
    '违反的规范',
    { partial: '偏袒一方', insulting: '侮辱当事人', taking: '索取、收受财物', leaking: '泄露隐私、商业秘密' },
    { ...staff, basis: mediationLaw('第15条', 'recalled') },
  ),
  misconductNote: longText('批评教育、责令改正的情况', { ...staff, max: 500, personal: true }),
  leaveReason: choice('离任原因', { expired: '任期届满', resigned: '辞任', dismissed: '罢免、解聘', deceased: '去世' }, staff),
  leaveNote: longText('说明', { ...staff, max: 300, personal: true }),
} as const;
type G = Guard<ValuesOf<typeof fields>>;

const committeeStands: G = ({ linked }) =>
  linked('committee')?.state === 'active'
    ? undefined
    : refusal('committee-inactive', '所选人民调解委员会不在册', {
        remedy: '请选择在册的人民调解委员会',
        basis: mediationLaw('第8条'),
        field: 'committee',
      });

const qualified: G = ({ values }) =>
  values.adult === true
    ? undefined
    : refusal('not-qualified', '不符合人民调解员的条件', {
        remedy: '应由公道正派、热心调解并具有一定文化、政策和法律知识的成年公民担任',
        basis: mediationLaw('第14条', 'recalled'),
        field: 'adult',
      });

/** 人民调解员名册. A registered person is shown to others by the surname. */
export const mediator = procedure({
  id: 'mediator',
  version: 1,
  title: '人民调解员',
  group: '矛盾化解',
  basis: mediationLaw('第13条', 'recalled'),
  roles: {
    keeper: { title: '调解委员会设立单位', relation: 'own', duties: ['clerk', 'mediator', 'head'] },
    justice: { title: '县级司法行政机关', relation: 'above', duties: ['clerk', 'reviewer', 'chief', 'head'] },
  },
  fields,
  shows: { title: 'mediatorNo', number: 'mediatorNo', list: ['committee', 'engagement', 'specialty', 'appointedOn'] },
  states: {
    active: { title: '在册', settled: true },
    left: { title: '已离任', final: true },
  },
  publicIn: ['active'],
  acts: {
    appoint: {
      title: '登记上岗',
      basis: mediationLaw('第13条', 'recalled'),
      by: 'keeper',
      to: 'active',
      needs: ['name', 'committee', 'engagement', 'origin', 'adult', 'specialty', 'appointedOn'],
      guard: [committeeStands, qualified],
    },
    adjust: {
      title: '变更登记',
      basis: platformDefaults('名册管理'),
      by: 'keeper',
      from: 'active',
      asks: ['committee', 'engagement', 'specialty'],
      guard: committeeStands,
      awaited: [],
    },
    train: {
      title: '登记培训',
      basis: mediationLaw('第14条', 'recalled'),
      by: ['keeper', 'justice'],
      from: 'active',
      needs: ['trainedOn', 'trainingHours'],
      awaited: [],
    },
    correct: {
      title: '批评教育、责令改正',
      basis: mediationLaw('第15条', 'recalled'),
      by: ['keeper', 'justice'],
      from: 'active',
      needs: ['misconduct', 'misconductNote'],
      awaited: [],
    },
    leave: {
      title: '离任',
      basis: platformDefaults('名册管理'),
      by: 'keeper',
      from: 'active',
      to: 'left',
      needs: ['leaveReason'],
      asks: ['leaveNote'],
      awaited: [],
    },
  },
  deadlines: {},
  serials: { mediatorNo: { at: 'appoint', pattern: '{unit}-调-{seq3}', basis: platformDefaults('名册编号') } },
  metrics: {
    active: stock<'active', 'engagement' | 'specialty'>({
      title: '人民调解员',
      definition: '期末在册的人民调解员人数',
      basis: mediationLaw('第10条'),
      unit: '人',
      states: 'active',
      by: ['engagement', 'specialty'],
    }),
    trained: count({ title: '培训人次', definition: '期内登记的调解员培训人次', unit: '人次', acts: 'train' }),
    'training-hours': sum({ title: '培训学时', definition: '期内登记的培训学时之和', unit: '学时', acts: 'train', field: 'trainingHours' }),
    left: count<'leave', 'leaveReason'>({
      title: '离任',
      definition: '期内离任的调解员人数',
      unit: '人',
      acts: 'leave',
      by: ['leaveReason'],
    }),
  },
});
