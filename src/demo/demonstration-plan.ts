/** What the demonstration year of setting examples looks like: who is called, how many apply, what becomes of them. */
import type { CivilDate } from '#kernel';
import { cityCode, countedCounties, type DemoUnit, governmentOffice, justiceBureau, unitsOfKind } from './units.ts';

export type Kind = 'law-unit' | 'service-point' | 'responsibility-point';

/** What becomes of an application. */
export type Ending = 'named' | 'not-recommended' | 'material' | 'onsite' | 'upheld' | 'declined' | 'withdrawn' | 'pending';

export interface Call {
  readonly kind: Kind;
  readonly title: string;
  /** 代字 stays, the serial changes with the kind. */
  readonly planNo: number;
  readonly namingNo: number;
  readonly from: string;
  readonly to: string;
  readonly guideFrom: string;
  readonly reviewFrom: string;
  readonly onsiteFrom: string;
  readonly publiciseOn: string;
  readonly namedOn: string;
  readonly endings: Readonly<Partial<Record<Ending, number>>>;
  readonly criteria: readonly string[];
}

/** None of these numbers is published: 50 applications, two fifths named, within what the domain calls usual. */
export const calls: readonly Call[] = [
  {
    kind: 'service-point',
    title: '服务型行政执法示范点创建',
    ...{ planNo: 6, namingNo: 31, from: '02-18', to: '03-29', guideFrom: '04-15', reviewFrom: '05-27', onsiteFrom: '07-15' },
    ...{ publiciseOn: '08-26', namedOn: '09-16' },
    endings: { named: 9, 'not-recommended': 3, material: 4, onsite: 3, upheld: 1, pending: 2 },
    criteria: ['行政指导制度健全', '说理式执法文书', '首违不罚和轻微免罚清单', '行政调解与执法衔接', '执法服务评价', '岗位练兵和教案'],
  },
  {
    kind: 'law-unit',
    title: '依法行政示范单位创建',
    ...{ planNo: 9, namingNo: 45, from: '03-04', to: '04-12', guideFrom: '05-06', reviewFrom: '06-24', onsiteFrom: '09-02' },
    ...{ publiciseOn: '10-28', namedOn: '11-18' },
    endings: { named: 6, 'not-recommended': 2, material: 3, onsite: 1, withdrawn: 1, pending: 3 },
    criteria: ['领导机制', '学法制度', '规范性文件管理', '重大决策程序', '执法规范', '政务公开', '复议应诉', '社会评价'],
  },
  {
    kind: 'responsibility-point',
    title: '行政执法责任制示范点创建',
    ...{ planNo: 11, namingNo: 49, from: '03-18', to: '04-30', guideFrom: '05-20', reviewFrom: '07-08', onsiteFrom: '09-16' },
    ...{ publiciseOn: '11-11', namedOn: '12-02' },
    endings: { named: 5, 'not-recommended': 1, material: 3, onsite: 1, declined: 1, pending: 1 },
    criteria: ['执法依据梳理', '职权分解到岗', '责任书签订', '评议考核', '过错追究', '案卷评查'],
  },
];

/** Titles given before the platform kept them: by kind and year of naming. */
export const heldBefore: readonly (readonly [kind: Kind, year: number, n: number])[] = [
  ...([
    ['law-unit', 2016, 5],
    ['law-unit', 2017, 6],
    ['law-unit', 2018, 7],
  ] as const),
  ...([
    ['service-point', 2016, 12],
    ['service-point', 2017, 18],
    ['service-point', 2018, 20],
  ] as const),
  ...([
    ['responsibility-point', 2016, 6],
    ['responsibility-point', 2017, 9],
    ['responsibility-point', 2018, 9],
  ] as const),
];

export const kindTitle: Readonly<Record<Kind, string>> = {
  'law-unit': '依法行政示范单位',
  'service-point': '服务型行政执法示范点',
  'responsibility-point': '行政执法责任制示范点',
};

const departments = unitsOfKind('department').filter((u) => u.code !== justiceBureau.code && u.code !== governmentOffice.code);
const towns = unitsOfKind('township', 'street').filter((u) => countedCounties.some((c) => c.code === u.parent));

/** Who may hold a title of the kind: law units everywhere, the two points of enforcement in bureaus and townships. */
export const candidates: Readonly<Record<Kind, readonly DemoUnit[]>> = {
  'law-unit': [...departments, ...countedCounties],
  'service-point': [...departments.slice(0, 24), ...towns],
  'responsibility-point': [...departments.slice(0, 30), ...towns],
};

/** Whoever recommends: the county for its townships, else the bureau of justice. */
export const recommenderOf = (unit: DemoUnit): string =>
  unit.kind === 'township' || unit.kind === 'street' ? (unit.parent ?? cityCode) : justiceBureau.code;

export const dayOf = (year: number, monthDay: string): CivilDate => `${year}-${monthDay}`;
