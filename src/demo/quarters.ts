/** Quarterly reviews: windows, self-report, check, two scorers, objection, places, publication; the last quarter still open. */
import { addDays, type CivilDate } from '#kernel';
import {
  drawSample,
  type PledgeIndicator,
  type QuarterInputs,
  type QuarterScore,
  quarterRanking,
  quarterRulesOn,
  quarterScore,
} from '#reports';
import type { Flow } from './agenda.ts';
import { act, paper, wd, who } from './city.ts';
import { later, workingDayAfter } from './days.ts';
import { personName } from './names.ts';
import type { Part } from './own-city.ts';
import { type Pledges, pledgeKey } from './pledges.ts';
import type { PointBook } from './points.ts';
import type { QuarterFigures } from './quarter-figures.ts';
import type { Given, Live } from './replay.ts';
import { groupOf, type RoundPlan } from './responsibility-plan.ts';
import { cityCode, type DemoUnit, governmentOffice } from './units.ts';

const office = governmentOffice.code;

export interface QuarterYear {
  readonly part: Part;
  readonly units: readonly DemoUnit[];
  readonly pledges: Pledges;
  readonly points: PointBook;
  readonly figures: QuarterFigures;
  /** Told when a round is published. */
  readonly published: (plan: RoundPlan, round: Live, results: readonly Live[], on: CivilDate) => void;
}

interface UnitCourse {
  readonly plan: RoundPlan;
  readonly round: Live;
  readonly unit: DemoUnit;
  readonly live: Live;
  readonly indicators: readonly PledgeIndicator[];
  /** What chance has in store: between lazy and eager. */
  readonly pace: 'usual' | 'missing' | 'unlocked' | 'extended';
  readonly fraction: number;
}

const half = (n: number): number => Math.round(n * 2) / 2;
const within = (low: number, n: number, high: number): number => Math.min(high, Math.max(low, n));
const inspector = ({ part: { city } }: QuarterYear, ...not: readonly string[]) => who(city, office, 'inspector', ...not);
const chief = ({ part: { city } }: QuarterYear) => who(city, office, 'inspection-chief');

const figuresGiven = (live: Live) => (live.matter.values.figures ?? []) as unknown as QuarterInputs['figures'];

/** What the platform takes on the morning after the quarter: the same shares that anybody may look up. */
function takeFigures({ part: { city }, figures }: QuarterYear, { plan, unit, live, indicators }: UnitCourse, on: CivilDate): void {
  const rows = indicators
    .filter((row) => row.dataSource === 'systemMetric')
    .map(({ code, metricRef = '' }) => ({
      code,
      metric: metricRef,
      ...figures.figure(metricRef, unit.code, plan.year, plan.quarter),
      asOf: city.replay.events,
    }));
  if (rows.length > 0) city.replay.byClock(live, 'take-figures', on, { figures: rows });
}

function inputsOf(year: QuarterYear, { live, indicators, plan, unit }: UnitCourse): QuarterInputs {
  const { values } = live.matter;
  const given = [values.scoresFirst, values.scoresSecond, values.scoresThird].filter((list) => list !== undefined);
  const { adjusted } = values;
  return {
    indicators,
    figures: figuresGiven(live),
    reported: (values.reported ?? []) as unknown as QuarterInputs['reported'],
    given: given as unknown as QuarterInputs['given'],
    ...(adjusted !== undefined && { adjusted: adjusted as unknown as NonNullable<QuarterInputs['adjusted']> }),
    unreported: values.unreported === true,
    falsified: values.falsified === true,
    credit: year.points.of(unit.code, plan.year, plan.quarter).net,
  };
}

const rulesOn = (on: CivilDate) => quarterRulesOn(on, []);

function settled(year: QuarterYear, course: UnitCourse, act: 'settle' | 'resettle', on: CivilDate): QuarterScore {
  const score = quarterScore(inputsOf(year, course), rulesOn(on));
  const { vetoHits, scores, ...totals } = score;
  const { keys } = year.points.of(course.unit.code, course.plan.year, course.plan.quarter);
  const more = { ...(vetoHits.length > 0 && { vetoHits }), ...(keys.length > 0 && { points: keys }) };
  year.part.city.replay.byClock(course.live, act, on, { scores, ...totals, ...more });
  return score;
}

/** How far the unit's own work went: chosen so that the total comes near the one meant. */
function fractionFor(indicators: readonly PledgeIndicator[], live: Live, meant: number): number {
  const base = { indicators, figures: figuresGiven(live), unreported: false, falsified: false, credit: 0 };
  const full = indicators.filter((row) => row.dataSource !== 'systemMetric');
  const told = full.map((row) => ({ code: row.code, value: row.scoring === 'veto' ? 0 : (row.target ?? 0) }));
  const given = [full.filter((row) => row.scoring === 'manual').map((row) => ({ code: row.code, points: row.weight ?? 0 }))];
  const [none, all] = [
    quarterScore({ ...base, reported: [], given: [] }, rulesOn('2019-01-01')).indicatorScore,
    quarterScore({ ...base, reported: told, given }, rulesOn('2019-01-01')).indicatorScore,
  ];
  return within(0.3, (meant - none) / Math.max(1, all - none), 0.99);
}

function reportOf({ part: { city } }: QuarterYear, { indicators, fraction, unit }: UnitCourse): Given {
  const value = (row: PledgeIndicator): number => {
    if (row.scoring === 'veto') return 0;
    const [floor, target] = [row.floor ?? 0, row.target ?? 100];
    return Number((floor + (target - floor) * within(0, fraction + (city.random.next() - 0.5) * 0.1, 1)).toFixed(2));
  };
  const told = indicators.filter((row) => row.dataSource !== 'systemMetric');
  const evidence = paper(city, unit.name, '季度自评证据');
  return { reported: told.map((row) => ({ code: row.code, value: value(row), caliber: '当季累计，按上级口径', evidence })) };
}

/** Two working days more, on a written request. */
function* extended(year: QuarterYear, course: UnitCourse, firstDay: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { city } = year.part;
  const { plan, live, unit } = course;
  act(city, live, 'extend-self', firstDay, chief(year), {
    extensionReason: '统计口径调整，数据推迟。',
    extensionPaper: paper(city, unit.name, '延期申请'),
    reportBy: workingDayAfter(plan.by, 2),
  });
  const on = workingDayAfter(plan.by, 1);
  yield on;
  act(city, live, 'submit-self', on, who(city, unit.code, 'clerk'), reportOf(year, course));
  return on;
}

/** Locked the day after; some are unlocked, each by itself. */
function* locked(year: QuarterYear, course: UnitCourse): Generator<CivilDate, CivilDate, void> {
  const { city } = year.part;
  const { plan, live, pace, unit } = course;
  const lockOn = addDays(plan.by, 1);
  yield lockOn;
  city.replay.byClock(live, 'mark-missing', lockOn);
  if (pace === 'missing') return lockOn;
  const openOn = workingDayAfter(lockOn, 0);
  if (openOn > lockOn) yield openOn;
  act(city, live, 'unlock', openOn, chief(year), { unlockReason: '网络故障，已核实。', reportBy: addDays(openOn, 1) });
  act(city, live, 'submit-self', openOn, who(city, unit.code, 'clerk'), reportOf(year, course));
  return openOn;
}

/** Told in time by most, many on the last day. */
function* reported(year: QuarterYear, course: UnitCourse): Generator<CivilDate, CivilDate, void> {
  const { city } = year.part;
  const { plan, live, pace, unit } = course;
  const last = live.matter.history.at(-1)?.on ?? plan.open;
  const firstDay = later(workingDayAfter(addDays(plan.open, 1), 0), last);
  if (pace === 'extended') {
    if (firstDay > last) yield firstDay;
    return yield* extended(year, course, firstDay);
  }
  if (pace !== 'usual') return yield* locked(year, course);
  const dueDay = workingDayAfter(plan.by, 0) === plan.by ? plan.by : workingDayAfter(addDays(plan.by, -3), 0);
  const meant = city.random.chance(0.4) ? workingDayAfter(firstDay, city.random.int(0, 3)) : dueDay;
  const on = later(meant > dueDay ? dueDay : meant, last);
  // Where the last day is the last that is told, some have not come to it yet.
  if (on >= city.last && city.random.chance(0.55)) yield addDays(city.last, 1);
  if (on > last) yield on;
  act(city, live, 'submit-self', on, who(city, unit.code, 'clerk'), reportOf(year, course));
  return on;
}

const isDrawn = (round: Live, code: string): boolean =>
  ((round.matter.values.sample ?? []) as readonly { readonly unit: string }[]).some((row) => row.unit === code);

/** Odd numbers are explained, some units are visited: a fifth drawn when the reports are locked, and all that were odd. */
function* looked(year: QuarterYear, { live, unit, plan, round }: UnitCourse, on: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { city } = year.part;
  const odd = city.random.chance(0.05);
  let day = on;
  if (odd) {
    act(city, live, 'flag-anomaly', day, inspector(year), { anomaly: '主要指标较上季变动较大，请说明。', anomalyCodes: 'ZN-1' });
    day = wd(city, day, 1);
    yield day;
    const values = { clarification: '两个项目集中在本季入库，凭证附后。', vouchers: [paper(city, unit.name, '原始凭证')] };
    act(city, live, 'clarify', day, who(city, unit.code, 'clerk'), values);
  }
  const drawnOn = workingDayAfter(addDays(plan.lock, 2), 0);
  if (!odd && drawnOn > day) {
    day = drawnOn;
    yield day;
  }
  if (!odd && !isDrawn(round, unit.code)) return day;
  const people = [{ name: personName(city.random) }, { name: personName(city.random) }];
  act(city, live, 'start-onsite', day, inspector(year), { onsiteReason: odd ? 'anomaly' : 'random', onsitePeople: people });
  const backOn = wd(city, day, 1);
  yield backOn;
  act(city, live, 'record-onsite', backOn, inspector(year), { onsiteRecord: '现场查看台账，与自评一致。', falsified: false });
  return backOn;
}

const done = (live: Live, ...names: readonly string[]) => live.matter.history.flatMap((s) => (names.includes(s.act) ? [s.actor] : []));

/** Two give points without each other; a third where they are far apart. */
function* pointed(year: QuarterYear, course: UnitCourse, on: CivilDate): Generator<CivilDate, void, void> {
  const { city } = year.part;
  const { live, indicators, fraction } = course;
  const manual = indicators.filter((row) => row.scoring === 'manual');
  const wide = city.random.chance(0.08);
  const give = (shift: number) =>
    manual.map((row) => {
      const mean = (row.weight ?? 0) * fraction + shift + (city.random.next() - 0.5);
      return { code: row.code, points: within(0, half(mean), row.weight ?? 0), reason: '按推进情况和材料' };
    });
  const rows = (field: string, shift: number) => (manual.length > 0 ? { [field]: give(shift) } : {});
  act(city, live, 'score-first', on, inspector(year), rows('scoresFirst', 0));
  act(city, live, 'score-second', on, inspector(year, ...done(live, 'score-first')), rows('scoresSecond', wide ? -7.5 : 0));
  const sum = (field: string) =>
    ((live.matter.values[field] ?? []) as readonly { points: number }[]).reduce((all, row) => all + row.points, 0);
  if (Math.abs(sum('scoresFirst') - sum('scoresSecond')) <= 5) return;
  const thirdOn = wd(city, on, 1);
  yield thirdOn;
  act(city, live, 'score-third', thirdOn, inspector(year, ...done(live, 'score-first', 'score-second')), rows('scoresThird', -2));
}

/** Told, objected to by some, answered by somebody who gave no points. */
function* heard(year: QuarterYear, course: UnitCourse, on: CivilDate): Flow {
  const { city } = year.part;
  const { live, unit } = course;
  const { random } = city;
  act(city, live, 'notify', on, inspector(year), { noticeNote: '扣分依据见各项得分说明。' });
  const course2 = random.weighted({ silent: 62, accept: 27, object: 11 });
  const head = () => who(city, unit.code, 'head');
  if (course2 === 'accept') {
    const okOn = wd(city, on, 1, 4);
    yield okOn;
    return act(city, live, 'accept-score', okOn, head());
  }
  if (course2 === 'silent') {
    const deemedOn = addDays(workingDayAfter(on, 5), 1);
    yield deemedOn;
    city.replay.byClock(live, 'deem-accepted', deemedOn);
    return;
  }
  const saidOn = wd(city, on, 1, 3);
  yield saidOn;
  act(city, live, 'object', saidOn, head(), { objection: '服务对象评价未计入下旬集中回访的结果，请复核。', objectionCodes: 'ZN-3' });
  const answeredOn = wd(city, saidOn, 2, 4);
  yield answeredOn;
  const other = inspector(year, ...done(live, 'score-first', 'score-second', 'score-third'));
  if (!random.chance(0.33)) return act(city, live, 'uphold', answeredOn, other, { answer: '回访结果已按统一口径计入，维持得分。' });
  const scores = live.matter.values.scores as unknown as readonly { code: string; points: number; weight: number }[];
  const item = scores.find((row) => row.code === 'ZN-3') ?? scores.at(-1);
  const points = Number(within(0, (item?.points ?? 0) + random.int(4, 12) / 10, item?.weight ?? 0).toFixed(2));
  const adjusted = [{ code: item?.code ?? '', points, reason: '回访结果属实，予以计入' }];
  act(city, live, 'change', answeredOn, other, { answer: '经核实属实，予以改分。', adjusted });
  settled(year, course, 'resettle', answeredOn);
}

function* unitCourse(year: QuarterYear, plan: RoundPlan, round: Live, unit: DemoUnit, results: Live[]): Flow {
  const { part } = year;
  const { city } = part;
  const { random } = city;
  // The last pledges of the year are signed in the first days of April.
  const openOn = plan.quarter === '1' ? workingDayAfter(plan.open, 3) : workingDayAfter(addDays(plan.end, -5), 0);
  yield openOn;
  const pledge = year.pledges.get(pledgeKey(plan.year, unit.code));
  if (pledge?.matter.state !== 'effective') return;
  const { indicators: asked } = pledge.matter.values;
  const values = {
    title: plan.title,
    round: round.key,
    pledge: pledge.key,
    unit: unit.code,
    group: groupOf(unit),
    year: plan.year,
    quarter: plan.quarter,
    indicators: asked,
    reportBy: plan.by,
  };
  const live = part.open('unit-quarter', 'open-unit', values, openOn, inspector(year));
  city.replay.keep(live);
  results.push(live);
  const takenOn = later(openOn, addDays(plan.open, 1));
  if (takenOn > openOn) yield takenOn;
  const indicators = asked as unknown as readonly PledgeIndicator[];
  const pace = random.weighted({ usual: 93, missing: 2, unlocked: 3, extended: 2 });
  const course: UnitCourse = { plan, round, unit, live, indicators, pace, fraction: 0 };
  takeFigures(year, course, takenOn);
  const [mean, spread] = groupOf(unit) === 'county' ? [88, 4] : [90, 3.5];
  const normal = Array.from({ length: 6 }, () => random.next()).reduce((a, b) => a + b, -3) * Math.SQRT2;
  const meant = within(66, mean + spread * normal, 99);
  yield* scoredCourse(year, { ...course, fraction: fractionFor(indicators, live, meant) });
}

function* scoredCourse(year: QuarterYear, course: UnitCourse): Flow {
  const { plan, live } = course;
  const toldOn = yield* reported(year, course);
  const checkOn = workingDayAfter(addDays(plan.by, 1), 0);
  const from = later(checkOn, workingDayAfter(toldOn, 0));
  if (from > toldOn) yield from;
  const seenOn = yield* looked(year, course, from);
  const scoreOn = later(workingDayAfter(plan.by, 2), workingDayAfter(seenOn, 0));
  if (scoreOn > seenOn) yield scoreOn;
  yield* pointed(year, course, scoreOn);
  const tellOn = workingDayAfter(plan.by, 4);
  const last = live.matter.history.at(-1)?.on ?? tellOn;
  const on = later(tellOn, last);
  if (on > last) yield on;
  settled(year, course, 'settle', on);
  yield* heard(year, course, on);
}

/** Anybody who has the seed draws the same. */
function drawn({ part: { city } }: QuarterYear, round: Live, results: readonly Live[], on: CivilDate): void {
  const codes = results.map((live) => live.matter.unit).toSorted();
  const sample = drawSample(
    codes,
    Math.ceil((codes.length * Number(round.matter.values.onsiteShare)) / 100),
    String(round.matter.values.seed),
  );
  const listed = (list: readonly string[]) => list.map((code) => ({ unit: code }));
  if (codes.length > 0) city.replay.byClock(round, 'draw-sample', on, { sampleFrom: listed(codes), sample: listed(sample) });
}

/** The round itself: its windows, and after the objections the places and the word of the mayor. */
export function* roundCourse(year: QuarterYear, plan: RoundPlan): Flow {
  const { part, units } = year;
  const { city } = part;
  const setOn = workingDayAfter(addDays(plan.end, -8), 0);
  const author = who(city, office, 'inspector');
  const round = part.open('quarterly-review', 'schedule', scheduleOf(plan), setOn, author);
  city.replay.keep(round);
  const seed = `${plan.year}-${plan.quarter}-${String(city.random.int(10_000_000, 99_999_999))}`;
  act(city, round, 'fix-seed', setOn, author, { seed, seedSource: '由派驻纪检人员当场摇号产生并公布' });
  const results: Live[] = [];
  for (const unit of units) part.add(addDays(setOn, 1), unitCourse(year, plan, round, unit, results));
  yield plan.open;
  city.replay.byClock(round, 'open-round', plan.open);
  yield addDays(plan.lock, 1);
  city.replay.byClock(round, 'lock-round', addDays(plan.lock, 1));
  drawn(year, round, results, addDays(plan.lock, 1));
  const toldOn = workingDayAfter(plan.by, 5);
  yield toldOn;
  act(city, round, 'announce-scores', toldOn, inspector(year));
  const rankOn = workingDayAfter(addDays(plan.open, 26), 0);
  yield rankOn;
  const open = results.filter((live) => live.matter.state === 'confirmed');
  for (const { of: live, rank, groupSize, tied } of quarterRanking(
    open,
    (one) => String(one.matter.values.group),
    (one) => Number(one.matter.values.total),
  ))
    city.replay.byClock(live, 'take-rank', rankOn, { rank, groupSize, tied });
  const bulletin = paper(city, plan.title, '通报');
  act(city, round, 'submit-results', rankOn, chief(year), { unitQuarters: open.map((live) => live.key), bulletin });
  const outOn = wd(city, rankOn, 1);
  yield outOn;
  act(city, round, 'publish', outOn, who(city, cityCode, 'head'), { approvalNote: '同意通报。' });
  year.published(plan, round, open, outOn);
}

const scheduleOf = (plan: RoundPlan): Given => ({
  title: plan.title,
  year: plan.year,
  quarter: plan.quarter,
  quarterEnd: plan.end,
  openOn: plan.open,
  reportBy: plan.by,
  lockOn: plan.lock,
  onsiteShare: 20,
  method: '范围为签订目标责任书的县区和市政府各部门，按县区、经济、执法、综合四组分别排名。平台取数的指标以台账为准。',
});
