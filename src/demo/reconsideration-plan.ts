/**
 * The reconsideration cases of a year before they are told: who applies against whom, when, and how it ends. Numbers of
 * cases are not published for the city; they are the platform's own assumption after the province's total.
 */
import { addDays, type CivilDate } from '#kernel';
import { workingDayAfter, workingDayIn } from './days.ts';
import { idCard, personName, phone } from './names.ts';
import { deck, type Random } from './random.ts';
import { company, uscc } from './texts.ts';
import { cityCode, countedCounties, justiceBureau, unitOf, unitsOfKind } from './units.ts';

/** Accepted in the year by the city and by its counties; received and never accepted. */
const acceptedByCity = 140;
const acceptedByCounties = 180;
const turnedAway = 60;
/** Received in the last months of the year before. */
const carriedOver = 44;

export type Ending = 'decided' | 'withdrawn' | 'settled' | 'terminated' | 'dismissed' | 'mediated';
type Turned = 'refuse' | 'transfer' | 'abandon' | 'withdraw';

interface Petitioner {
  readonly kind: 'person' | 'organization';
  readonly name: string;
  readonly idKind: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
}

export interface CasePlan {
  readonly n: number;
  readonly filedOn: CivilDate;
  readonly institution: string;
  readonly organ: string;
  /** The sign of the organ's documents. */
  readonly sign: string;
  readonly respondent: string;
  readonly respondentName: string;
  readonly actKind: string;
  readonly sector: string;
  readonly title: string;
  readonly petitioner: Petitioner;
  readonly turned?: Turned;
  readonly ending: Ending;
  readonly result: string;
  /** Days of examination that count against the limit. */
  readonly days: number;
  readonly corrected: boolean;
  readonly extended: boolean;
  readonly suspended: boolean;
  readonly major: boolean;
}

const actWords: Readonly<Record<string, string>> = {
  penalty: '行政处罚决定',
  complaint: '投诉举报处理',
  expropriation: '征收补偿决定',
  title: '行政确权决定',
  omission: '不履行法定职责',
  coercion: '行政强制措施',
  disclosure: '政府信息公开答复',
  injury: '工伤认定决定',
  licence: '行政许可决定',
  other: '行政处理决定',
};
const actKinds = {
  penalty: 32,
  complaint: 18,
  expropriation: 9,
  title: 5,
  omission: 12,
  coercion: 8,
  disclosure: 7,
  injury: 5,
  licence: 2,
  other: 2,
};
const sectors = {
  police: 28,
  land: 18,
  market: 17,
  urban: 12,
  labour: 9,
  agriculture: 6,
  township: 4,
  environment: 3,
  transport: 2,
  health: 1,
};
const departments: Readonly<Record<string, readonly [code: string, county: string]>> = {
  police: ['411700-D07', '公安局'],
  land: ['411700-D12', '自然资源局'],
  market: ['411700-D26', '市场监督管理局'],
  urban: ['411700-D15', '城市管理局'],
  labour: ['411700-D11', '人力资源和社会保障局'],
  agriculture: ['411700-D18', '农业农村局'],
  environment: ['411700-D13', '生态环境局'],
  transport: ['411700-D16', '交通运输局'],
  health: ['411700-D21', '卫生健康委员会'],
};
/** Kinds that one sector alone decides. */
const sectorOf: Readonly<Record<string, string>> = { injury: 'labour', expropriation: 'land', title: 'land' };
/** More in spring. */
const months = { '1': 7, '2': 5, '3': 11, '4': 11, '5': 11, '6': 8, '7': 8, '8': 8, '9': 8, '10': 7, '11': 9, '12': 7 };
const endings = { decided: 82, dismissed: 1, withdrawn: 8, settled: 3, terminated: 4, mediated: 2 };
const resultsOfDecision = {
  upheld: 46,
  revoked: 10,
  'partly-revoked': 4,
  'confirmed-unlawful': 5,
  modified: 1,
  'ordered-performance': 5,
  'rejected-claim': 11,
};
const signs: Readonly<Record<string, string>> = {
  [cityCode]: '驻政复',
  411702: '驿政复',
  411721: '西政复',
  411722: '上政复',
  411723: '平政复',
  411724: '正政复',
  411725: '确政复',
  411726: '泌政复',
  411727: '汝政复',
  411728: '遂政复',
  411729: '新政复',
  411771: '经开复',
  411791: '示范复',
};

function petitionerOf(random: Random): Petitioner {
  const address = `虚构路${random.int(1, 300)}号`;
  if (random.chance(0.14))
    return { kind: 'organization', name: company(random), idKind: 'uscc', idNumber: uscc(random), phone: phone(random), address };
  return { kind: 'person', name: personName(random), idKind: 'id-card', idNumber: idCard(random), phone: phone(random), address };
}

/** Against whom: of the city a department or a county, of a county one of its departments or a township. */
function against(organ: string, sector: string, random: Random): { respondent: string; respondentName: string } {
  const [code, county] = departments[sector] ?? [];
  if (organ === cityCode) {
    if (code !== undefined && random.chance(0.72)) return { respondent: code, respondentName: unitOf(code).name };
    const unit = random.pick(countedCounties);
    return { respondent: unit.code, respondentName: `${unit.name}${unit.kind === 'county' ? '人民政府' : '管理委员会'}` };
  }
  if (county !== undefined) return { respondent: organ, respondentName: `${unitOf(organ).name}${county}` };
  const towns = unitsOfKind('township', 'street').filter((u) => u.parent === organ);
  const town = towns.length > 0 ? random.pick(towns) : unitOf(organ);
  return { respondent: town.code, respondentName: `${town.name}${town.kind === 'street' ? '办事处' : '人民政府'}` };
}

interface Lots {
  readonly kinds: string[];
  readonly sectors: string[];
  readonly endings: Ending[];
  readonly results: string[];
  readonly months: string[];
}

function lotsOf(total: number, random: Random): Lots {
  return {
    kinds: deck(total, actKinds, random),
    sectors: deck(total, sectors, random),
    endings: deck(total, endings, random),
    results: deck(total, resultsOfDecision, random),
    months: deck(total, months, random),
  };
}

/** In December early enough to be accepted within the year. */
function filingDay(year: number, month: number, random: Random): CivilDate {
  const on = workingDayIn(year, month, random);
  return on > `${year}-12-16` ? workingDayAfter(`${year}-12-${random.int(10, 16)}`, 0) : on;
}

type Fixed = Pick<CasePlan, 'n' | 'filedOn' | 'organ'> & { readonly turned?: Turned };

/** How a case that was accepted runs: longer, stopped, heard by several. Late in the year nothing is asked to be completed. */
function courseOf({ n, filedOn, turned }: Fixed, ending: Ending, random: Random) {
  const admitted = turned === undefined;
  const merits = admitted && ending === 'decided';
  const extended = merits && n % 25 < 2;
  const early = ending === 'decided' ? 0 : 18;
  return {
    days: extended ? random.int(64, 84) : random.int(42, 57) - random.int(0, early),
    corrected: random.chance(0.14) && admitted && filedOn.slice(5) < '12-05',
    extended,
    suspended: admitted && n % 25 === 6,
    major: merits && n % 13 === 4,
  };
}

function planOf(fixed: Fixed, lots: Lots, random: Random): CasePlan {
  const { organ, ...rest } = fixed;
  const actKind = lots.kinds.pop() ?? 'penalty';
  const sector = sectorOf[actKind] ?? lots.sectors.pop() ?? 'police';
  const ending = lots.endings.pop() ?? 'decided';
  const drawn = lots.results.pop() ?? 'upheld';
  const who = against(organ, sector, random);
  return {
    ...rest,
    organ,
    institution: organ === cityCode ? justiceBureau.code : organ,
    sign: signs[organ] ?? '驻政复',
    ...who,
    actKind,
    sector,
    title: `不服${who.respondentName}${actKind === 'omission' ? '' : '作出的'}${actWords[actKind] ?? '行政处理决定'}`,
    petitioner: petitionerOf(random),
    ending,
    // A duty is ordered only where one was left undone.
    result: drawn === 'ordered-performance' && actKind === 'penalty' ? 'revoked' : drawn,
    ...courseOf(fixed, ending, random),
  };
}

/** The year's cases and those carried over from the year before, in no order of days. */
export function planCases(year: number, random: Random): CasePlan[] {
  const organs = [
    ...new Array<string>(acceptedByCity).fill(cityCode),
    ...Array.from({ length: acceptedByCounties }, (_, i) => countedCounties[i % countedCounties.length]?.code ?? cityCode),
  ];
  const lots = lotsOf(organs.length, random);
  const accepted = organs.map((organ, n) => {
    const filedOn = filingDay(year, Number(lots.months.pop() ?? 4), random);
    return planOf({ n, filedOn, organ }, lots, random);
  });
  const ways: Turned[] = deck(turnedAway, { refuse: 42, transfer: 20, abandon: 23, withdraw: 15 }, random);
  const others = lotsOf(turnedAway + carriedOver, random);
  const away = ways.map((turned, i) => {
    const n = organs.length + i;
    const filedOn = filingDay(year, Number(others.months.pop() ?? 4), random);
    return planOf({ n, filedOn, organ: random.pick(organs), turned }, others, random);
  });
  const before = Array.from({ length: carriedOver }, (_, i) => {
    const filedOn = workingDayAfter(addDays(`${year - 1}-11-05`, i), 0);
    return planOf({ n: 1000 + i, filedOn, organ: random.pick(organs) }, others, random);
  });
  return [...before, ...accepted, ...away];
}
