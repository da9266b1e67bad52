/** Who was sued in the year, over what, before which court: invented cases in believable shares. */
import { deck, type Random, shareOut } from './random.ts';
import { cityCode, countedCounties, type DemoUnit, units, unitsOfKind } from './units.ts';

type DefendantKind = 'city-government' | 'county-government' | 'department' | 'township';
type Sector = keyof typeof acts;
export type Instance = 'first' | 'second' | 'retrial';
export type Outcome =
  | 'claim-dismissed'
  | 'suit-dismissed'
  | 'withdrawn'
  | 'revoked'
  | 'to-perform'
  | 'unlawful'
  | 'compensation'
  | 'conciliated'
  | 'transferred'
  | 'remanded';

export interface Suit {
  readonly unit: DemoUnit;
  readonly kind: DefendantKind;
  readonly sector: Sector;
  readonly actKind: string;
  /** The act complained of. */
  readonly act: string;
  readonly court: string;
  readonly instance: Instance;
  readonly outcome: Outcome;
}

/** What people sue over, by field: the kind of act and the act. */
const acts = {
  police: [
    ['penalty', '行政拘留处罚决定'],
    ['penalty', '罚款处罚决定'],
    ['omission', '不履行保护财产权职责'],
    ['coercion', '扣押财物决定'],
  ],
  land: [
    ['title', '宅基地使用权登记'],
    ['expropriation', '征收土地补偿安置决定'],
    ['title', '土地权属争议处理决定'],
    ['disclosure', '征地信息公开答复'],
  ],
  market: [
    ['complaint', '投诉举报处理答复'],
    ['penalty', '食品经营处罚决定'],
    ['licence', '企业变更登记'],
  ],
  urban: [
    ['coercion', '责令限期拆除决定'],
    ['expropriation', '房屋征收补偿决定'],
    ['licence', '建设工程规划许可'],
    ['coercion', '强制拆除房屋行为'],
  ],
  labour: [
    ['injury', '工伤认定决定'],
    ['insurance', '养老保险待遇核定'],
    ['omission', '不履行劳动监察职责'],
  ],
  agriculture: [
    ['title', '土地承包经营权登记'],
    ['penalty', '农资经营处罚决定'],
  ],
  transport: [
    ['penalty', '非法营运处罚决定'],
    ['coercion', '暂扣车辆决定'],
  ],
  environment: [
    ['penalty', '环境违法处罚决定'],
    ['omission', '不履行环境监管职责'],
  ],
  health: [['penalty', '非法行医处罚决定']],
  township: [
    ['coercion', '强制清除地上附着物行为'],
    ['omission', '不履行宅基地审批职责'],
    ['disclosure', '村务信息公开答复'],
  ],
  other: [
    ['disclosure', '政府信息公开答复'],
    ['omission', '不履行法定职责'],
    ['compensation', '行政赔偿决定'],
  ],
} as const;

const departmentOf: Readonly<Record<Sector, string>> = {
  police: '市公安局',
  land: '市自然资源和规划局',
  market: '市市场监督管理局',
  urban: '市住房和城乡建设局',
  labour: '市人力资源和社会保障局',
  agriculture: '市农业农村局',
  transport: '市交通运输局',
  environment: '市生态环境局',
  health: '市卫生健康委员会',
  township: '市民政局',
  other: '市医疗保障局',
};

const sectorShares: Readonly<Record<DefendantKind, Readonly<Partial<Record<Sector, number>>>>> = {
  'city-government': { land: 40, urban: 30, other: 30 },
  'county-government': { land: 42, urban: 28, agriculture: 8, other: 22 },
  department: { police: 42, market: 24, labour: 14, transport: 6, environment: 5, land: 4, health: 3, other: 2 },
  township: { township: 60, land: 25, urban: 15 },
};

/** First-instance suits of the year by defendant: no published number, the platform's own assumption. */
const firstSuits: Readonly<Record<DefendantKind, number>> = {
  'city-government': 90,
  'county-government': 130,
  department: 160,
  township: 40,
};

const firstOutcomes: Readonly<Partial<Record<Outcome, number>>> = {
  ...{ 'claim-dismissed': 48, 'suit-dismissed': 14, withdrawn: 18, revoked: 7, 'to-perform': 4, unlawful: 4 },
  ...{ compensation: 2, conciliated: 2, transferred: 1 },
};
const laterOutcomes: Readonly<Partial<Record<Outcome, number>>> = {
  ...{ 'claim-dismissed': 56, 'suit-dismissed': 12, withdrawn: 6, revoked: 8, 'to-perform': 4, unlawful: 5, compensation: 2, remanded: 7 },
};

const named = (name: string): DemoUnit => units.find((u) => u.name === name) ?? (units[0] as DemoUnit);

function unitFor(kind: DefendantKind, sector: Sector, n: number, random: Random): DemoUnit {
  if (kind === 'city-government') return units.find((u) => u.code === cityCode) as DemoUnit;
  if (kind === 'department') return named(departmentOf[sector]);
  if (kind === 'township') return random.pick(unitsOfKind('township', 'street'));
  return countedCounties[n % countedCounties.length] as DemoUnit;
}

const courtOf = (kind: DefendantKind, unit: DemoUnit, instance: Instance): string => {
  if (instance === 'retrial') return '河南省高级人民法院';
  if (instance === 'second')
    return kind === 'city-government' || kind === 'county-government' ? '河南省高级人民法院' : '驻马店市中级人民法院';
  if (kind === 'city-government' || kind === 'county-government') return '驻马店市中级人民法院';
  const seat = kind === 'township' ? units.find((u) => u.code === unit.region)?.name : '驿城区';
  return `${seat ?? '驿城区'}人民法院`;
};

function suitOf(kind: DefendantKind, instance: Instance, outcome: Outcome, n: number, random: Random): Suit {
  const sector = random.weighted(sectorShares[kind] as Record<Sector, number>);
  const unit = unitFor(kind, sector, n, random);
  const [actKind, act] = random.pick<readonly [string, string]>(acts[sector]);
  return { unit, kind, sector, actKind, act, court: courtOf(kind, unit, instance), instance, outcome };
}

const kinds = Object.keys(firstSuits) as readonly DefendantKind[];

/** The suits of first instance, in random order; `total` of them, in the shares of the year. */
export function firstInstance(total: number, random: Random): Suit[] {
  const parts = shareOut(
    total,
    kinds.map((kind) => firstSuits[kind]),
  );
  const lot = deck(total, firstOutcomes as Record<Outcome, number>, random);
  const suits = kinds.flatMap((kind, i) =>
    Array.from({ length: parts[i] ?? 0 }, (_, n) => suitOf(kind, 'first', lot.pop() ?? 'claim-dismissed', n, random)),
  );
  return random.shuffle(suits);
}

/** Suits that come up from a lower court whose case was never recorded here. */
export function laterInstance(total: number, instance: Instance, random: Random): Suit[] {
  const lot = deck(total, laterOutcomes as Record<Outcome, number>, random);
  return lot.map((outcome, n) => suitOf(random.weighted(firstSuits), instance, outcome, n, random));
}

export const firstTotal = kinds.reduce((sum, kind) => sum + firstSuits[kind], 0);
export const secondTotal = 130;
export const retrialTotal = 20;
/** Suits of the last months of the year before, still pending when the year began. */
export const carriedTotal = 54;
/** Published: appearances in court by heads of the counties and districts. */
export const countyAppearances = 35;
export const adviceTotal = 12;
