/** A unit at work on a task that it carries out itself: reports by period, an extension, the claim that it is done. */
import { addDays, type CivilDate, daysBetween } from '#kernel';
import { endOfPeriod } from '#modules/progress-report';
import type { Flow } from './agenda.ts';
import { act, type City, wd, who } from './city.ts';
import { later, workingDayAfter } from './days.ts';
import { staffOf } from './people.ts';
import type { Live } from './replay.ts';
import { falseEvidence, lookedInto, rectified } from './task-rectification.ts';
import { accepted, type Duty, evidenceFor, type TaskYear, wholeOf } from './task-year.ts';
import { cityCode, governmentOffice, unitOf } from './units.ts';

type Manner = 'steady' | 'slow' | 'stuck' | 'silent';

const manners: Readonly<Record<Manner, number>> = { steady: 89, slow: 7, stuck: 2, silent: 2 };

/** The periods of a rhythm in the order of their ends. */
function periodsOf(cycle: string, year: number): readonly string[] {
  if (cycle === 'month') return Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  return [1, 2, 3, 4].map((q) => `${year}-Q${q}`);
}

/** When a unit has done it: mostly some weeks before the due date; the slow just then; the stuck long after. */
function doneOn(city: City, manner: Manner, dueOn: CivilDate): CivilDate {
  const { random } = city;
  if (manner === 'stuck') return workingDayAfter(dueOn, random.int(18, 70));
  const before = manner === 'slow' ? random.int(0, 4) : random.int(7, 28);
  return workingDayAfter(addDays(dueOn, -Math.round(before * 1.4)), 0);
}

export function* leafOf(year: TaskYear, duty: Duty, on: CivilDate): Flow {
  const { city } = year;
  const { live } = duty;
  yield on;
  act(city, live, 'start-without-split', on, who(city, live.matter.unit, 'clerk'));
  const manner = city.random.weighted(manners);
  const done = doneOn(city, manner, String(live.matter.values.dueOn));
  yield* overPeriods(year, duty, { manner, from: on, done });
  if (duty.planned.figure || live.matter.state === 'cancelled') return;
  if (manner === 'slow' && city.random.chance(0.4)) yield* extended(city, duty);
  yield* claimed(year, duty, done);
}

/** Reports period by period until it is done; what is proved by figures goes on to the end of the year. */
function* overPeriods(year: TaskYear, duty: Duty, { manner, from, done }: { manner: Manner; from: CivilDate; done: CivilDate }): Flow {
  const { cycle } = duty.live.matter.values;
  for (const [i, period] of periodsOf(String(cycle), year.city.year).entries()) {
    const end = endOfPeriod(period, String(cycle)) ?? '';
    if (end <= from) continue;
    if (end >= done && !duty.planned.figure) return;
    yield addDays(end, 1);
    yield* reported(year, duty, { period, end, manner, silent: manner === 'silent' && i < 2 });
    if (i === 1) yield* befallen(year, duty);
    if (duty.live.matter.state === 'cancelled') return;
  }
}

/** What befalls few: evidence found false, a problem found, a task dropped. */
function* befallen(year: TaskYear, duty: Duty): Flow {
  if (duty.n % 420 === 150) yield* foundFalse(year, duty);
  yield* lookedInto(year, duty);
  if (duty.n % 500 === 200) yield* dropped(year, duty);
}

interface Period {
  readonly period: string;
  readonly end: CivilDate;
  readonly manner: Manner;
  readonly silent: boolean;
}

/** Share of those who file in time, by kind of unit. */
const punctual: Readonly<Record<string, number>> = { department: 0.97, county: 0.95, zone: 0.95 };

function pctOf(city: City, { live }: Duty, { end, manner }: Period): number {
  const { startOn, dueOn, progress } = live.matter.values;
  const planned = (100 * daysBetween(String(startOn), end)) / Math.max(1, daysBetween(String(startOn), String(dueOn)));
  const { random } = city;
  const share = manner === 'steady' || manner === 'silent' ? random.int(88, 112) : random.int(52, manner === 'stuck' ? 70 : 78);
  return Math.max(Number(progress ?? 0), Math.min(98, Math.round((planned * share) / 100)));
}

const doings = ['制定实施方案，明确分工和时限', '召开推进会，逐项落实责任', '开展自查，建立问题台账', '对照完成标准整改完善，按期汇总情况'];

/** When a report comes: mostly in time, in the last days of it or early; else some days late, a silent unit's much later. */
function filedOn(city: City, unit: string, { end, period, silent }: Period): { readonly on: CivilDate; readonly dueOn: CivilDate } {
  const dueOn = workingDayAfter(addDays(end, period.includes('Q') ? 10 : 5), 0);
  if (silent) return { on: workingDayAfter(dueOn, city.random.int(62, 75)), dueOn };
  if (!city.random.chance(punctual[unitOf(unit).kind] ?? 0.89)) return { on: workingDayAfter(dueOn, city.random.int(1, 8)), dueOn };
  const last = workingDayAfter(addDays(dueOn, -1), 0);
  const early = city.random.chance(0.4) ? workingDayAfter(addDays(end, 1), city.random.int(0, 4)) : last;
  return { on: early < dueOn ? early : dueOn, dueOn };
}

/** A report of one period: called for by the platform, filed, signed, accepted or sent back. */
function* reported(year: TaskYear, duty: Duty, of: Period): Flow {
  const { city } = year;
  const report = called(year, duty, of);
  const { on, dueOn } = filedOn(city, duty.live.matter.unit, of);
  if (on > dueOn) {
    yield addDays(dueOn, 1);
    city.replay.byClock(report, 'miss', addDays(dueOn, 1));
    // A silent unit has filed nothing when the next period is called for.
    if (of.silent) return void city.agenda.add(on, filed(year, duty, report, of, on));
  }
  yield on;
  yield* filed(year, duty, report, of, on);
}

function called(year: TaskYear, { live, planned }: Duty, { period, end }: Period): Live {
  const { city } = year;
  const { leadUnit, issuer, cycle, taskNo } = live.matter.values;
  const values = {
    reportNo: `${String(taskNo)}/${period}`,
    taskTitle: planned.title,
    task: live.key,
    unit: leadUnit,
    superior: issuer,
    cycle,
    period,
    periodEnd: end,
  };
  const clock = { ...who(city, live.matter.unit, 'clerk'), id: 'clock', name: '平台', kind: 'clock' as const, duties: [], offices: [] };
  const report = city.replay.open('progress-report', 'call', values, addDays(end, 1), clock);
  year.reports.push(report);
  return report;
}

function* filed(year: TaskYear, duty: Duty, report: Live, of: Period, from: CivilDate): Flow {
  const { city } = year;
  const { live } = duty;
  const { random } = city;
  const { unit } = live.matter;
  const pct = pctOf(city, duty, of);
  const content = {
    pct,
    narrative: `本期围绕「${duty.planned.title}」${random.pick(doings)}，工作按计划推进。`,
    nextStep: '按计划继续推进，及时报送情况。',
  };
  const signedOn = workingDayAfter(addDays(of.end, -9), 0);
  const evidence = random.chance(0.2)
    ? { evidence: [{ criterion: 1, kind: 'ledger', file: evidenceFor(year, duty, `${of.period}台账`), signedOn }] }
    : {};
  const slow = of.manner === 'stuck' || of.manner === 'slow' ? { difficulties: '人员调整，部分工作进度偏慢。' } : {};
  act(city, report, 'fill', from, who(city, unit, 'clerk'), { ...content, ...evidence, ...slow });
  act(city, report, 'sign', from, who(city, unit, 'head'));
  let on = wd(city, from, 1, random.chance(0.06) ? 5 : 3);
  yield on;
  const superior = String(report.matter.values.superior);
  if (random.chance(0.08)) {
    act(city, report, 'return', on, who(city, superior, 'reviewer'), { returnReason: '进展情况不具体，请补充完成数量。' });
    on = wd(city, on, 1, 3);
    yield on;
    act(city, report, 'refill', on, who(city, unit, 'clerk'), { ...content, narrative: `${content.narrative}已补充完成数量。` });
    act(city, report, 'sign', on, who(city, unit, 'head'));
    on = wd(city, on, 1, 2);
    yield on;
  }
  const later = String(live.matter.values.progressPeriod ?? '') > of.period;
  act(city, report, later ? 'accept-behind' : 'accept', on, who(city, superior, 'reviewer'));
}

/** The inspectors find that a picture is of another year; it is set right. */
function* foundFalse(year: TaskYear, duty: Duty): Flow {
  const { city } = year;
  const { live } = duty;
  const inspector = staffOf(governmentOffice.code, 'inspector')[0];
  if (!inspector || live.matter.state !== 'in-progress') return;
  const on = wd(city, city.agenda.now, 5, 12);
  yield on;
  act(city, live, 'mark-evidence-false', on, inspector, { falseNote: falseEvidence.detail });
  yield* rectified(year, duty, falseEvidence, on);
}

function* dropped(year: TaskYear, { live, above }: Duty): Flow {
  const { city } = year;
  const on = wd(city, city.agenda.now, 3, 8);
  yield on;
  act(city, live, 'cancel', on, who(city, cityCode, 'leader'), { cancelReason: '机构改革后职责划转，由承接单位另行安排。' });
  if (above) city.agenda.add(on, wholeOf(year, above));
}

/** Asked for some days before the due date; granted up to the due date of the whole. */
function* extended(city: City, { live, above }: Duty): Flow {
  const { dueOn, issuer } = live.matter.values;
  const on = workingDayAfter(addDays(String(dueOn), -city.random.int(9, 16)), 0);
  const newDueOn = String(above?.live.matter.values.dueOn ?? '');
  if (on < city.agenda.now || newDueOn <= String(dueOn) || live.matter.state !== 'in-progress') return;
  yield on;
  act(city, live, 'request-extension', on, who(city, live.matter.unit, 'head'), {
    extensionReason: '涉及跨部门数据比对，需要增加时间。',
    newDueOn,
  });
  const answeredOn = wd(city, on, 1, 4);
  yield answeredOn;
  const head = who(city, String(issuer), 'head');
  if (city.random.chance(0.8)) act(city, live, 'grant-extension', answeredOn, head, { dueOn: newDueOn });
  else act(city, live, 'refuse-extension', answeredOn, head, { refusalReason: '时间充裕，应按期完成。' });
}

/** Says that it is done, with a proof for each criterion. */
function* claimed(year: TaskYear, duty: Duty, done: CivilDate): Flow {
  const { city } = year;
  const { live } = duty;
  const on = later(done, wd(city, city.agenda.now, 0, 2));
  yield on;
  if (live.matter.state !== 'in-progress') return;
  const file = evidenceFor(year, duty, '完成情况');
  const proofs = [1, 2].map((criterion) => ({ criterion, file, signedOn: on }));
  act(city, live, 'submit-completion', on, who(city, live.matter.unit, 'head'), {
    completionNote: '对照完成标准逐条自查，已全部完成。',
    proofs,
  });
  yield* accepted(year, duty, on, proofs);
}
