/** The tasks of the year: planned in January, broken down to every unit, reported on by quarter, proved, accepted, or late. */
import { addDays, type CivilDate } from '#kernel';
import type { Flow } from './agenda.ts';
import { act, type City, wd, who } from './city.ts';
import { workingDayAfter } from './days.ts';
import { people } from './people.ts';
import { shareOut } from './random.ts';
import type { SeededMatter } from './replay.ts';
import { leadOf, type PlannedTask, plannedTasks, townshipsOf, unitsOfSpread } from './task-plan.ts';
import { leafOf } from './task-work.ts';
import { type Duty, TaskYear } from './task-year.ts';
import { cityCode, type DemoUnit, justiceBureau, unitOf } from './units.ts';

const dueOf = ({ due }: PlannedTask, year: number): CivilDate => (due.startsWith('+') ? `${year + 1}-${due.slice(1)}` : `${year}-${due}`);

function shapeOf(planned: PlannedTask, year: number) {
  const [first, second] = planned.criteria;
  const criteria = planned.figure
    ? [{ text: first, measure: 'figure', figure: planned.figure[0], target: planned.figure[1] }]
    : [first, second].map((text) => ({ text, measure: 'evidence' }));
  const basis = {
    instrument: `${year}年度法治政府建设工作要点`,
    provision: planned.source === 'annual-point' ? '年度重点任务' : '上级部署和市政府决定',
  };
  return { source: planned.source, bases: [basis], cycle: planned.title.includes('督查') ? 'month' : 'quarter', criteria };
}

/** A meeting that handed out what it decided, for tasks that come from one. */
const decidedIn = (city: City, n: number): string | undefined => {
  const assigned = [...city.replay.linkable()].filter((l) => l.procedure.id === 'meeting-item' && l.matter.state === 'assigned');
  return assigned[n % Math.max(1, assigned.length)]?.key;
};

function* first(year: TaskYear, planned: PlannedTask, n: number, weight: number): Flow {
  const { city } = year;
  const lead = leadOf(planned);
  const on = workingDayAfter(`${city.year}-01-04`, 1 + (n % 34));
  const due = dueOf(planned, city.year);
  const meeting = planned.source === 'meeting-decision' ? decidedIn(city, n) : undefined;
  const shape = { ...shapeOf(planned, city.year), ...(meeting === undefined ? {} : { decidedBy: meeting }) };
  const source = planned.source === 'meeting-decision' && meeting === undefined ? 'annual-point' : planned.source;
  const own = { title: planned.title, issuer: justiceBureau.code, leadUnit: lead.code, weight, startOn: `${city.year}-01-02`, dueOn: due };
  const live = year.open('plan', { ...shape, ...own, source }, on, justiceBureau.code);
  const clerk = who(city, justiceBureau.code, 'clerk');
  const sentOn = wd(city, on, 1, 3);
  yield sentOn;
  act(city, live, 'submit-plan', sentOn, clerk);
  if (n % 17 === 9) {
    const backOn = wd(city, sentOn, 1, 2);
    yield backOn;
    act(city, live, 'return-plan', backOn, who(city, cityCode, 'leader'), { returnReason: '完成时限与省里安排衔接后再报。' });
    yield wd(city, backOn, 1);
    act(city, live, 'submit-plan', wd(city, backOn, 1), clerk);
  }
  const approvedOn = workingDayAfter(String(live.matter.history.at(-1)?.on), city.random.int(1, 5));
  yield approvedOn;
  act(city, live, 'approve', approvedOn, who(city, cityCode, 'leader'), { approvalRecord: `市政府工作要点（${city.year}年）第${n + 1}项` });
  const duty: Duty = { live, planned, above: undefined, towns: planned.spread === 'townships', n: 0 };
  yield* signed(year, duty, approvedOn);
  yield* split(year, duty, unitsOfSpread(planned, n));
}

/** Signed for by the head, mostly within the two days. */
function* signed(year: TaskYear, { live }: Duty, from: CivilDate): Generator<CivilDate, CivilDate, void> {
  const { city } = year;
  const on = wd(city, from, 0, city.random.chance(0.05) ? 4 : 2);
  yield on;
  act(city, live, 'sign-off', on, who(city, live.matter.unit, 'head'));
  return on;
}

/** Broken down over units with equal weights, each part due ten working days before the whole. */
function* split(year: TaskYear, duty: Duty, units: readonly DemoUnit[]): Flow {
  const { city } = year;
  const { live, planned } = duty;
  const { values, unit } = live.matter;
  const on = wd(city, String(live.matter.history.at(-1)?.on), 1, 5);
  yield on;
  const weights = shareOut(
    10_000,
    units.map(() => 1),
  );
  const dueOn = workingDayAfter(addDays(String(values.dueOn), -20), 0);
  const covers = planned.figure ? '1' : '1、2';
  const rows = units.map((u, i) => {
    return {
      title: `${u.name}：${planned.title}`,
      unit: u.code,
      weight: (weights[i] ?? 0) / 100,
      dueOn,
      covers,
      isKey: i === 0 && units.length > 6,
    };
  });
  act(city, live, 'decompose', on, who(city, unit, 'clerk'), { parts: rows });
  const level = values.level === 'first' ? 'assign-second' : 'assign-third';
  const { decidedBy, source } = values;
  const shape = { ...shapeOf(planned, city.year), source, ...(decidedBy !== undefined && { decidedBy }) };
  rows.forEach(({ covers: _covers, unit: leadUnit, ...row }, i) => {
    const own = {
      ...row,
      leadUnit,
      parent: live.key,
      issuer: unit,
      startOn: on,
      taskNo: `${String(values.taskNo)}-${String(i + 1).padStart(2, '0')}`,
    };
    const part = year.open(level, { ...shape, ...own }, on, unit);
    const towns = duty.towns && values.level === 'first' && townshipsOf(unitOf(leadUnit)).length > 0;
    city.agenda.add(on, partOf(year, { live: part, planned, above: duty, towns, n: year.next() }));
  });
}

function* partOf(year: TaskYear, duty: Duty): Flow {
  const { city } = year;
  const { live, n } = duty;
  if (n % 140 === 77) return yield* disputed(year, duty);
  const on = yield* signed(year, duty, live.matter.openedOn);
  if (duty.towns) return yield* split(year, duty, townshipsOf(unitOf(live.matter.unit)));
  yield* leafOf(year, duty, wd(city, on, 0, 4));
}

/** Not ours, says the unit: given to another, or upheld. */
function* disputed(year: TaskYear, duty: Duty): Flow {
  const { city } = year;
  const { live, above, n } = duty;
  const { values, unit } = live.matter;
  const on = wd(city, live.matter.openedOn, 1, 2);
  yield on;
  act(city, live, 'reject-assignment', on, who(city, unit, 'head'), { disputeReason: '按机构改革方案，该项职责已划转。' });
  const settledOn = wd(city, on, 2, 5);
  yield settledOn;
  const taken = new Set(((above?.live.matter.values.parts ?? []) as readonly { unit?: string }[]).map((row) => row.unit));
  const other = people.map((p) => p.posts[0]?.unit ?? '').find((code) => code.includes('-D4') && !taken.has(code));
  if (n % 280 === 77 || other === undefined) {
    act(city, live, 'uphold', settledOn, who(city, cityCode, 'leader'), { upholdNote: '职责划转前仍由本单位承担，维持分派。' });
    return yield* leafOf(year, duty, wd(city, settledOn, 1, 3));
  }
  act(city, live, 'reassign', settledOn, who(city, String(values.issuer), 'clerk'), { reassignTo: other });
  const parts = (above?.live.matter.values.parts ?? []) as readonly unknown[];
  const { source, decidedBy, bases, cycle, criteria, weight, startOn, dueOn, level, parent, issuer, isKey = false } = values;
  const taskNo = `${String(above?.live.matter.values.taskNo)}-${String(parts.length + 1).padStart(2, '0')}`;
  const shape = {
    source,
    ...(decidedBy !== undefined && { decidedBy }),
    bases,
    cycle,
    criteria,
    weight,
    startOn,
    dueOn,
    level,
    parent,
    issuer,
    isKey,
  };
  const title = `${unitOf(other).name}：${duty.planned.title}`;
  const anew = year.open('assign-anew', { ...shape, title, taskNo, leadUnit: other, replaces: live.key }, settledOn, String(issuer));
  city.agenda.add(settledOn, partOf(year, { ...duty, live: anew, n: year.next() }));
}

/** The tasks of the year with their reports. To be yielded last: supervision of tasks adds to them. */
export function tasks(city: City, part = 1): readonly SeededMatter[] {
  const year = new TaskYear(city);
  const told = plannedTasks.slice(0, Math.max(2, Math.ceil(plannedTasks.length * part)));
  const weights = shareOut(
    10_000,
    told.map(() => 1),
  );
  told.forEach((planned, n) => {
    year.city.agenda.add(workingDayAfter(`${city.year}-01-04`, 1 + (n % 34)), first(year, planned, n, (weights[n] ?? 0) / 100));
  });
  year.city.agenda.run(city.last);
  return [...year.tasks, ...year.reports, ...year.rectifications];
}
