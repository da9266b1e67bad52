/** Titles that stand: registered from before, reported on, looked at again each year, kept, put right, taken away, run out. */
import { addDays, addMonths, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, paper, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { candidates, heldBefore, type Kind, kindTitle } from './demonstration-plan.ts';
import { type Part, some } from './own-city.ts';
import type { Live } from './replay.ts';
import { type DemoUnit, justiceBureau } from './units.ts';

const bureau = justiceBureau.code;
const desk = (city: City) => who(city, bureau, 'reviewer');
const chief = (city: City, ...not: string[]) => who(city, bureau, 'chief', ...not);

/** What the year brings to a title: looked at again at the end of its term or at random, put right, revoked, left to run out. */
type Fate = 'new' | 'quiet' | 'term' | 'spot' | 'rectified' | 'failed' | 'fraud' | 'lapsed';

const practice = '执法事项、依据、流程、结果按月公开，重大案件逐件法制审核，轻微问题先指导后处罚，群众评价结果与岗位考核挂钩。';

function* reported(part: Part, live: Live, unit: DemoUnit, year: number): Generator<CivilDate, void, void> {
  const { city } = part;
  const askedOn = workingDayAfter(`${year + 1}-01-04`, city.random.int(0, 2));
  if (live.matter.state !== 'named') return;
  yield askedOn;
  if (live.matter.state !== 'named') return;
  const due = `${year + 1}-03-15`;
  act(city, live, 'request-report', askedOn, desk(city), { reportYear: year, reportDue: due });
  const late = city.random.chance(0.06);
  const on = workingDayAfter(late ? due : `${year + 1}-01-20`, city.random.int(1, late ? 10 : 30));
  yield on;
  if (live.matter.state !== 'named') return;
  const lateReason = on > due ? { lateReason: '人员调整，材料汇总较晚。' } : {};
  const report = `${unit.name}${year}年对照示范标准继续保持，没有发生不得申报的情形，薄弱环节已列出改进措施。`;
  act(city, live, 'annual-report', on, who(city, unit.code, 'clerk'), { report, ...lateReason });
}

/** The daily look at a title, once a year. */
function* checked(part: Part, live: Live, on: CivilDate): Generator<CivilDate, void, void> {
  yield on;
  if (live.matter.state !== 'named') return;
  act(part.city, live, 'record-spot-check', on, desk(part.city), { checkOn: on, checkFinding: '制度落实正常，台账完整。' });
}

/** A year in the life of a title. */
export function* keepUp(part: Part, live: Live, unit: DemoUnit, fate: Fate): Flow {
  const { city } = part;
  const { random, year } = city;
  if (fate === 'new') return yield* praised(part, live, unit, 0.25);
  yield* reported(part, live, unit, year - 1);
  const lookedOn = workingDayAfter(`${year}-04-01`, random.int(0, 40));
  if (fate === 'quiet' || fate === 'lapsed') {
    yield* checked(part, live, lookedOn);
    yield* praised(part, live, unit, 0.08);
  }
  if (fate === 'fraud') return yield* takenAway(part, live, unit, workingDayAfter(`${year}-07-08`, 0));
  if (fate !== 'quiet' && fate !== 'lapsed') yield* lookedAtAgain(part, live, unit, fate);
  if (fate === 'lapsed') return yield* lapsed(city, live);
  if (live.matter.state === 'named') yield* reported(part, live, unit, year);
}

function* lapsed(city: City, live: Live): Generator<CivilDate, void, void> {
  const on = addDays(String(live.matter.values.validUntil), 1);
  yield on;
  if (live.matter.state === 'named') city.replay.byClock(live, 'expire', on);
}

function* praised(part: Part, live: Live, unit: DemoUnit, chance: number): Generator<CivilDate, void, void> {
  const { city } = part;
  if (!city.random.chance(chance)) return;
  const on = workingDayAfter(`${city.year}-05-06`, city.random.int(0, 140));
  yield on;
  if (live.matter.state === 'named' && on >= (live.matter.history.at(-1)?.on ?? '')) {
    act(city, live, 'publish-practice', on, who(city, unit.code, 'clerk'), { practice });
  }
}

const months: Readonly<Record<'term' | 'spot' | 'rectified' | 'failed', readonly [string, number]>> = {
  term: ['05-20', 45],
  spot: ['06-10', 90],
  rectified: ['06-03', 20],
  failed: ['05-13', 5],
};

function* lookedAtAgain(part: Part, live: Live, unit: DemoUnit, fate: keyof typeof months): Generator<CivilDate, void, void> {
  const { city } = part;
  const { random, year } = city;
  const [from, span] = months[fate];
  const on = workingDayAfter(`${year}-${from}`, random.int(0, span));
  yield on;
  const ends = String(live.matter.values.validUntil);
  const term = ends <= `${year}-12-31`;
  act(city, live, 'schedule-reinspection', on, chief(city), { reinspectionKind: term ? 'term' : 'spot' });
  const seenOn = workingDayAfter(on, random.int(4, 12));
  yield seenOn;
  if (fate === 'term' || fate === 'spot') {
    const more = term ? { validUntil: addMonths(ends, 36) } : {};
    return act(city, live, 'keep', seenOn, desk(city), { reinspectionFinding: '对照标准逐条复核，合格。', ...more });
  }
  const order = { reinspectionFinding: '案卷和公示有缺项。', rectifyItems: '补齐案卷和公示缺项，完善台账，按期报告。' };
  act(city, live, 'order-rectify', seenOn, desk(city), order);
  const toldOn = workingDayAfter(addDays(seenOn, random.int(25, 50)), 0);
  yield toldOn;
  act(city, live, 'report-rectification', toldOn, who(city, unit.code, 'clerk'), { rectifyReport: '已按要求补齐，详见附件。' });
  const judgedOn = workingDayAfter(toldOn, random.int(3, 8));
  yield judgedOn;
  if (fate === 'rectified') {
    const more = term ? { validUntil: addMonths(ends, 36) } : {};
    return act(city, live, 'pass-rectification', judgedOn, desk(city), { rectifyFinding: '缺项已补齐。', ...more });
  }
  const finding = {
    rectifyFinding: '主要问题仍未改正。',
    revocationReason: 'rectification-failed',
    revocationFacts: '整改期满，案卷缺项仍占三成以上。',
  };
  act(city, live, 'fail-rectification', judgedOn, desk(city), finding);
  const silentOn = workingDayAfter(judgedOn, 11);
  yield silentOn;
  act(city, live, 'record-silence', silentOn, desk(city));
  yield* revoked(city, live, unit, workingDayAfter(silentOn, 4), {});
}

/** Found to have applied with papers that were not true; heard, answered, revoked. */
function* takenAway(part: Part, live: Live, unit: DemoUnit, on: CivilDate): Generator<CivilDate, void, void> {
  const { city } = part;
  yield on;
  const facts = { revocationReason: 'application-fraud', revocationFacts: '抽查发现申报时所附案卷并非本单位办理。' };
  act(city, live, 'propose-revocation', on, desk(city), facts);
  const heardOn = workingDayAfter(on, 5);
  yield heardOn;
  act(city, live, 'hear', heardOn, who(city, unit.code, 'clerk'), { statement: '系工作人员整理失误，请求从轻。' });
  yield* revoked(city, live, unit, workingDayAfter(heardOn, 6), { statementAnswer: '经复核，申辩理由不成立。' });
}

function* revoked(
  city: City,
  live: Live,
  unit: DemoUnit,
  on: CivilDate,
  more: Readonly<Record<string, string>>,
): Generator<CivilDate, void, void> {
  yield on;
  const serial = more.statementAnswer === undefined ? 33 : 27;
  const title = `撤销${unit.name}示范称号`;
  act(city, live, 'revoke', on, who(city, bureau, 'chief'), {
    ...{ revocationDocNo: `驻法政办〔${city.year}〕${serial}号`, revokedOn: on, revocationNotice: '市政府门户网站' },
    revocationFile: paper(city, title, '撤销决定'),
    ...more,
  });
}

/** What the year has in store for the titles of a kind and a year of naming. */
function fatesOf(kind: Kind, named: number, n: number): Fate[] {
  if (named === 2018) return new Array<Fate>(n).fill('quiet');
  if (named === 2016) {
    const special: Fate[] = kind === 'service-point' ? ['lapsed', 'rectified'] : kind === 'responsibility-point' ? ['lapsed'] : [];
    return [...special, ...new Array<Fate>(n).fill('term')].slice(0, n);
  }
  const special: Fate[] = {
    'law-unit': ['rectified'],
    'service-point': ['failed', 'fraud', 'spot'],
    'responsibility-point': ['rectified', 'spot'],
  }[kind] as Fate[];
  return [...special, ...new Array<Fate>(Math.max(0, Math.round(n / 3))).fill('spot'), ...new Array<Fate>(n).fill('quiet')].slice(0, n);
}

function* registered(part: Part, unit: DemoUnit, kind: Kind, on: CivilDate, fate: Fate): Flow {
  const { city } = part;
  const held = { title: `${unit.name}${kindTitle[kind]}`, organiser: bureau, kind, tier: 'city', applicant: unit.code };
  const no = { 'law-unit': 41, 'service-point': 42, 'responsibility-point': 43 }[kind];
  const naming = { namingDocNo: `驻法政办〔${on.slice(0, 4)}〕${no}号`, namedOn: on, validUntil: addMonths(on, 36) };
  const live = part.open('demonstration-application', 'register', { ...held, ...naming }, on, desk(city));
  city.replay.keep(live);
  yield `${city.year}-01-02`;
  part.add(`${city.year}-01-02`, keepUp(part, live, unit, fate));
}

/** Registers the titles given in the three years before; answers with who holds which kind. */
export function titlesBefore(part: Part, share: number): Set<string> {
  const taken = new Set<string>();
  const free = new Map((Object.keys(kindTitle) as Kind[]).map((kind) => [kind, part.city.random.shuffle([...candidates[kind]])]));
  for (const [kind, named, total] of heldBefore) {
    const on = workingDayAfter(`${named}-12-15`, 0);
    for (const fate of fatesOf(kind, named, some(total, share))) {
      const unit = free.get(kind)?.pop();
      if (!unit) throw new Error(`nobody left to hold ${kind}`);
      taken.add(`${kind} ${unit.code}`);
      part.add(on, registered(part, unit, kind, on, fate));
    }
  }
  return taken;
}
