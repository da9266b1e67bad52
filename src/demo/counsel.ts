/** The network of government counsel at three levels: who was engaged by whom, until when, and how each did. */
import { addDays, addMonths, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, paper, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { personName } from './names.ts';
import { Random } from './random.ts';
import type { Live } from './replay.ts';
import { cityCode, countedCounties, type DemoUnit, unitOf, unitsOfKind } from './units.ts';

/** Published: 9 counties, 3 districts and zones, 46 departments, 172 townships and streets. */
const townshipsCovered = 172;
/** Not published: how many of them engage counsel of their own, the others sharing their superior's. */
const departmentsAlone = 39;
const townshipsAlone = 34;
/** Townships to which the shared counsel was designated only in the course of the year. */
const lateComers = 12;

/** The counsel at hand in each unit. */
export type Network = ReadonlyMap<string, readonly Live[]>;

type Level = 'city' | 'county' | 'district' | 'department' | 'township';

const levelOf = (unit: DemoUnit): Level => {
  if (unit.kind === 'city' || unit.kind === 'department') return unit.kind;
  if (unit.kind === 'township' || unit.kind === 'street') return 'township';
  return unit.kind === 'zone' || unit.code === '411702' ? 'district' : 'county';
};

const firms = '天中 汝河 宿鸭湖 南海 风光 驿都 嵖岈 薄山'.split(' ');
const kindWeights = { lawyer: 66, academic: 8, 'government-lawyer': 17, 'legal-officer': 9 } as const;

function candidate(random: Random): Record<string, unknown> {
  const kind = random.weighted(kindWeights);
  const licence = `1${random.chance(0.5) ? '4117' : '5117'}${String(random.int(0, 999_999_999_999)).padStart(12, '0')}`;
  const common = { counselName: personName(random), counselKind: kind, practiceYears: random.int(4, 25) };
  return {
    ...{ ...common, noPenalty: true, heldUnits: random.int(0, 3) },
    ...(kind === 'lawyer' && { firm: `${random.pick(firms)}律师事务所` }),
    ...((kind === 'lawyer' || kind === 'government-lawyer') && { licenceNo: licence }),
  };
}

const contract = (city: City) => ({
  scope: '重大决策、规范性文件、重大合同和涉法事务的法律意见',
  fund: 'budget',
  fee: city.random.int(2, 12) * 10_000,
  conflictDeclared: true,
  nda: paper(city, '政府法律顾问保密承诺', '签字件'),
  contract: paper(city, '政府法律顾问聘任合同', '签字件'),
});

interface Plan {
  readonly unit: DemoUnit;
  /** Day on which the selection begins. */
  readonly on: CivilDate;
  readonly years: number;
  /** What becomes of it when the term ends. */
  readonly renews: boolean;
}

const clerkOf = (city: City, unit: string) => who(city, unit, 'clerk');
const headOf = (city: City, unit: string) => who(city, unit, 'head');

/** From the notice to the contract. */
function* selected(city: City, { unit, on, years }: Plan): Generator<CivilDate, Live, void> {
  const { random, replay } = city;
  const clerk = clerkOf(city, unit.code);
  const about = { unit: unit.code, level: levelOf(unit) };
  const direct = random.chance(0.15);
  const live = direct
    ? replay.open(
        'counsel-engagement',
        'propose-direct',
        { ...about, ...candidate(random), directGround: '公职人员、专家由单位聘请。' },
        on,
        clerk,
      )
    : replay.open('counsel-engagement', 'open-selection', { ...about, notice: `${unit.name}公开遴选法律顾问一名。` }, on, clerk);
  replay.keep(live);
  const namedOn = wd(city, on, 8, 20);
  if (!direct) {
    yield namedOn;
    act(city, live, 'nominate', namedOn, clerk, candidate(random));
  }
  const shownOn = wd(city, namedOn, 0, 2);
  yield shownOn;
  act(city, live, 'publicise', shownOn, clerk, { publicityNote: '拟聘人选及执业情况，公示五个工作日。' });
  const signedOn = wd(city, shownOn, 5, 9);
  yield signedOn;
  const term = { termFrom: signedOn, termTo: addDays(addMonths(signedOn, years * 12), -1) };
  act(city, live, 'sign', signedOn, headOf(city, unit.code), { ...contract(city), ...term });
  return live;
}

/** Lives through what happened before the year, without waiting for the agenda. */
function past<T>(flow: Generator<CivilDate, T, void>): T {
  for (;;) {
    const step = flow.next();
    if (step.done) return step.value;
  }
}

const grades = { excellent: 20, qualified: 78, unqualified: 2 } as const;

/** Whoever is to be renewed has passed. */
function appraise(city: City, live: Live, on: CivilDate, mustPass = false): void {
  const drawn = city.random.weighted(grades);
  const grade = mustPass && drawn === 'unqualified' ? 'qualified' : drawn;
  const note = grade === 'unqualified' ? '未按约出具意见，限期改进。' : '按约提供法律意见，履职情况良好。';
  const values = { appraisalYear: Number(on.slice(0, 4)), appraisalGrade: grade, appraisalNote: note };
  act(city, live, 'appraise', on, clerkOf(city, live.matter.unit), values);
}

const passed = (live: Live): boolean => ['excellent', 'qualified'].includes(String(live.matter.values.appraisalGrade));

/** Renewed some weeks before the term ends, or run out the day after; tells whether it goes on. */
function* termEnd(city: City, live: Live, renews: boolean): Generator<CivilDate, boolean, void> {
  const ends = String(live.matter.values.termTo);
  const on = renews ? workingDayAfter(addDays(ends, -25), 0) : addDays(ends, 1);
  yield on;
  if (live.matter.state !== 'active') return false;
  if (!renews) {
    city.replay.byClock(live, 'expire', on);
    return false;
  }
  const renewedFrom = addDays(ends, 1);
  const term = { renewedFrom, termTo: addDays(addMonths(renewedFrom, 24), -1), contract: paper(city, '政府法律顾问聘任合同', '续签件') };
  act(city, live, 'renew', on, headOf(city, live.matter.unit), term);
  return true;
}

/** The year of an engagement: renewed or run out when its term ends, appraised in December. */
function* year(city: City, live: Live, renews: boolean): Flow {
  const ends = String(live.matter.values.termTo);
  if (ends < `${city.year}-12-01`) {
    const goesOn = yield* termEnd(city, live, renews && passed(live));
    if (!goesOn) return;
  }
  const on = workingDayAfter(`${city.year}-12-02`, city.random.int(0, 18));
  yield on;
  const engaged = String(live.matter.values.termFrom) < on;
  if (live.matter.state === 'active' && engaged) appraise(city, live, on);
}

/** Engaged in the course of the year; some are still being selected when it ends, one in eight comes to nothing. */
function* anew(city: City, plan: Plan, join: (live: Live) => void): Flow {
  if (city.random.chance(0.12)) {
    const { unit, on } = plan;
    const about = { unit: unit.code, level: levelOf(unit), notice: `${unit.name}公开遴选法律顾问一名。` };
    const live = city.replay.open('counsel-engagement', 'open-selection', about, on, clerkOf(city, unit.code), true);
    const endedOn = wd(city, on, 12, 20);
    yield endedOn;
    act(city, live, 'cancel', endedOn, clerkOf(city, unit.code), { cancelReason: '报名人数不足，另行组织。' });
    return;
  }
  const live = yield* selected(city, plan);
  join(live);
  yield* year(city, live, true);
}

const grounds = { resigned: '因工作变动辞聘。', conflict: '所在律所代理了本单位为被告的案件。', neglect: '多次未按期出具意见。' } as const;

function* leaves(city: City, live: Live, on: CivilDate, ground: keyof typeof grounds): Flow {
  yield on;
  if (live.matter.state !== 'active') return;
  const values = { terminateGround: ground, terminateNote: grounds[ground] };
  act(city, live, 'terminate', on, headOf(city, live.matter.unit), values);
}

function* pauses(city: City, live: Live, on: CivilDate): Flow {
  yield on;
  const clerk = clerkOf(city, live.matter.unit);
  act(city, live, 'suspend', on, clerk, { suspendReason: '因律师协会调查投诉，暂停履职。' });
  const back = wd(city, on, 20, 30);
  yield back;
  act(city, live, 'resume', back, clerk);
}

/** Designates the shared counsel of the superior to a unit below it. */
function designate(city: City, shared: Live, unit: DemoUnit, on: CivilDate): Live {
  const { counselName, counselKind, firm, termTo } = shared.matter.values;
  const values = {
    ...{ unit: unit.code, level: levelOf(unit), sharedBy: shared.key, counselName, counselKind, ...(firm !== undefined && { firm }) },
    ...{ termFrom: on, termTo, designation: paper(city, '统聘法律顾问书面指定', '文件') },
  };
  const by = who(city, shared.matter.unit, 'clerk');
  return city.replay.open('counsel-engagement', 'designate', values, on, by, true);
}

/** The counsel that others share: engaged for three years from the beginning of the year before. */
function base(city: City, unit: DemoUnit): Live {
  const live = past(selected(city, { unit, on: workingDayAfter(`${city.year - 1}-01-02`, city.random.int(0, 8)), years: 3, renews: true }));
  appraise(city, live, workingDayAfter(`${city.year - 1}-12-03`, city.random.int(0, 15)));
  return live;
}

class Building {
  readonly network = new Map<string, Live[]>();
  readonly city: City;

  constructor(city: City) {
    this.city = city;
  }

  join(live: Live): void {
    const list = this.network.get(live.matter.unit);
    if (list) list.push(live);
    else this.network.set(live.matter.unit, [live]);
  }

  /** Engaged before the year: one in three terms ends within it. */
  own(unit: DemoUnit, renews: boolean): Live {
    const { city } = this;
    const ending = city.random.chance(0.35);
    const years = city.random.chance(0.7) ? 2 : 3;
    const begun = ending ? city.year - years : city.year - 1;
    const on = workingDayAfter(`${begun}-01-20`, city.random.int(0, 170));
    const live = past(selected(city, { unit, on, years, renews }));
    for (let at = begun; at < city.year; at += 1) appraise(city, live, workingDayAfter(`${at}-12-03`, city.random.int(0, 15)), renews);
    return live;
  }

  keepYear(live: Live, renews: boolean): void {
    this.join(live);
    const { city } = this;
    city.agenda.add(`${city.year}-01-02`, year(city, live, renews));
  }

  /** The counsel that others share, and further ones of the unit's own. */
  seat(unit: DemoUnit, more: number): Live {
    const shared = base(this.city, unit);
    this.keepYear(shared, true);
    for (let n = 0; n < more; n += 1) this.keepYear(this.own(unit, n > 0), n > 0);
    return shared;
  }
}

/** Which townships have counsel: all but one in seven, evenly over the list. */
function coveredTownships(): readonly DemoUnit[] {
  const all = unitsOfKind('township', 'street');
  const without = new Set(all.filter((_, i) => i % 7 === 3).slice(0, all.length - townshipsCovered));
  return all.filter((unit) => !without.has(unit));
}

function townships(building: Building, shared: ReadonlyMap<string, Live>): void {
  const { city } = building;
  const covered = coveredTownships();
  covered.forEach((unit, i) => {
    const by = shared.get(unit.region);
    if (!by) throw new Error(`no shared counsel for ${unit.name}`);
    if (i % 5 === 0 && i / 5 < townshipsAlone) return building.keepYear(building.own(unit, true), true);
    const late = i % 13 === 6 && (i - 6) / 13 < lateComers;
    if (!late) return building.join(designate(city, by, unit, workingDayAfter(`${city.year - 1}-03-05`, city.random.int(0, 60))));
    const on = workingDayAfter(`${city.year}-02-18`, Math.floor(((i - 6) / 13) * 15));
    city.agenda.add(`${city.year}-01-02`, later(building, by, unit, on));
  });
}

function* later(building: Building, shared: Live, unit: DemoUnit, on: CivilDate): Flow {
  yield on;
  building.join(designate(building.city, shared, unit, on));
}

/** A selection under way. */
function* begun(city: City, plan: Plan): Flow {
  yield* selected(city, plan);
}

/** What happened in the year besides: new selections, farewells, one pause. */
function changes(building: Building, counties: readonly DemoUnit[]): void {
  const { city, network } = building;
  const places = [...counties, ...unitsOfKind('department').slice(0, 14)];
  places.forEach((unit, i) => {
    const on = workingDayAfter(`${city.year}-01-08`, 4 + i * 9);
    city.agenda.add(
      on,
      anew(city, { unit, on, years: 2, renews: true }, (live) => building.join(live)),
    );
  });
  // Two more are being selected when the year ends.
  unitsOfKind('department')
    .slice(20, 22)
    .forEach((unit, i) => {
      const on = workingDayAfter(`${city.year}-12-20`, i * 6);
      city.agenda.add(on, begun(city, { unit, on, years: 2, renews: true }));
    });
  const named = Object.keys(grounds) as (keyof typeof grounds)[];
  counties.slice(3, 3 + named.length).forEach((unit, i) => {
    const one = network.get(unit.code)?.at(-1);
    const on = workingDayAfter(`${city.year}-04-10`, i * 35);
    if (one) city.agenda.add(`${city.year}-01-02`, leaves(city, one, on, named[i] ?? 'resigned'));
  });
  const paused = network.get(counties[8]?.code ?? '')?.at(-1);
  if (paused) city.agenda.add(`${city.year}-05-06`, pauses(city, paused, workingDayAfter(`${city.year}-05-06`, 3)));
}

/** Builds the network as it stood at the beginning of the year, and puts its year on the agenda. */
export function counselNetwork(outer: City): Network {
  const city: City = { ...outer, random: new Random(`legal counsel ${outer.year}`) };
  const building = new Building(city);
  const cityCounsel = building.seat(unitOf(cityCode), 4);
  const shared = new Map(countedCounties.map((unit) => [unit.code, building.seat(unit, unit.kind === 'zone' ? 2 : 3)] as const));
  unitsOfKind('department').forEach((unit, i) => {
    if (i >= departmentsAlone) return building.join(designate(city, cityCounsel, unit, workingDayAfter(`${city.year - 1}-03-05`, i)));
    building.keepYear(building.own(unit, true), true);
    if (i % 3 === 0) building.keepYear(building.own(unit, false), false);
  });
  townships(building, shared);
  changes(building, countedCounties);
  return building.network;
}
