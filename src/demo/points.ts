/** The ledger of points: what the table gives for orders, rectifications and tasks, proposed by one and entered by another. */
import { type CivilDate, resolve, usedDays } from '#kernel';
import { cityCalendar } from '#law';
import { pointTable } from '#modules/point-entry';
import type { Flow } from './agenda.ts';
import { act, didBy, wd, who } from './city.ts';
import { workingDayIn } from './days.ts';
import type { Part } from './own-city.ts';
import type { Live, SeededMatter } from './replay.ts';
import { type DemoUnit, governmentOffice } from './units.ts';

type Event = keyof typeof pointTable;

export interface PointCause {
  readonly unit: string;
  readonly event: Event;
  readonly subjectNo: string;
  readonly title: string;
  readonly on: CivilDate;
  readonly link: Readonly<Record<string, string>>;
}

const lateness = (due: CivilDate, on: CivilDate): Event => {
  const days = usedDays(cityCalendar, 'working', due, on);
  if (days <= 5) return 'late-short';
  return days <= 15 ? 'late-middle' : 'late-long';
};

/** What stopped a clock at an act: in time, early by a fifth, or late. */
function timed(live: SeededMatter, names: readonly string[], clock: string, clean: boolean): { event: Event; on: CivilDate } | undefined {
  const step = live.matter.history.find((s) => names.includes(s.act));
  const fact = step?.clocks[clock];
  if (!step || !fact) return undefined;
  if (fact.late > 0) return { event: lateness(fact.due, step.on), on: step.on };
  const left = usedDays(cityCalendar, 'working', step.on, fact.due);
  if (!clean) return undefined;
  return { event: left >= 0.2 * (fact.used + left) && left > 1 ? 'early' : 'on-time', on: step.on };
}

const has = (live: SeededMatter, name: string) => live.matter.history.find((s) => s.act === name);

function ofOrder(live: SeededMatter): PointCause[] {
  const { values, unit } = live.matter;
  const common = { unit, subjectNo: String(values.orderNo ?? ''), link: { order: live.key } };
  if (values.orderNo === undefined) return [];
  const [raised, listed] = [has(live, 'reissue-second'), has(live, 'list') ?? has(live, 'reissue-third')];
  const reply = timed(live, ['reply', 'reply-listing'], 'reply', !raised && !listed);
  const title = (what: string) => `督办单${what}：${String(values.title)}`;
  return [
    ...(reply ? [{ ...common, ...reply, title: title('回复') }] : []),
    ...(raised ? [{ ...common, event: 'returned' as const, on: raised.on, title: title('未通过') }] : []),
    ...(listed ? [{ ...common, event: 'red-order' as const, on: listed.on, title: title('挂牌') }] : []),
  ];
}

function ofRectification(live: SeededMatter): PointCause[] {
  const { values, unit } = live.matter;
  if (values.rectificationNo === undefined) return [];
  const common = { unit, subjectNo: String(values.rectificationNo), link: { rectification: live.key } };
  const [rejected, passed] = [has(live, 'reject'), has(live, 'pass-limit')];
  const done = passed ? undefined : timed(live, ['report-done'], 'limit', !rejected);
  const late = passed && live.matter.history.find((s) => s.act === 'report-done' && s.seq > passed.seq);
  const title = (what: string) => `问题整改${what}：${String(values.title)}`;
  return [
    ...(done ? [{ ...common, ...done, title: title('申报完成') }] : []),
    ...(passed && late ? [{ ...common, event: lateness(passed.on, late.on), on: late.on, title: title('逾期') }] : []),
    ...(rejected ? [{ ...common, event: 'returned' as const, on: rejected.on, title: title('核查未过') }] : []),
  ];
}

function ofTask(live: SeededMatter): PointCause[] {
  const { values, unit, history } = live.matter;
  const done = history.findLast((s) => s.act === 'submit-completion');
  const accepted = history.some((s) => s.act === 'accept');
  const { dueOn, taskNo } = values;
  if (!done || !accepted || typeof dueOn !== 'string' || typeof taskNo !== 'string') return [];
  const event = done.on > dueOn ? lateness(dueOn, done.on) : 'on-time';
  return [
    { unit, event, subjectNo: taskNo, title: `任务完成：${String(values.title)}`.slice(0, 100), on: done.on, link: { task: live.key } },
  ];
}

const readers: Readonly<Record<string, (live: SeededMatter) => PointCause[]>> = {
  'supervision-order': ofOrder,
  rectification: ofRectification,
  'supervision-task': ofTask,
};

/** All that the table counts, of the units that are reviewed; at most so many of tasks for each unit. */
export function causesOf(lives: Iterable<SeededMatter>, units: readonly DemoUnit[], mostTasks = 6): PointCause[] {
  const known = new Set(units.map((u) => u.code));
  const tasks = new Map<string, number>();
  return [...lives].flatMap((live) => {
    if (!known.has(live.matter.unit)) return [];
    const causes = readers[live.procedure.id]?.(live) ?? [];
    if (live.procedure.id !== 'supervision-task') return causes;
    const n = (tasks.get(live.matter.unit) ?? 0) + causes.length;
    tasks.set(live.matter.unit, n);
    return n <= mostTasks ? causes : [];
  });
}

/** What a leader praised, and what a superior took up elsewhere. */
export function honours(part: Part, units: readonly DemoUnit[], year: number): PointCause[] {
  const { random } = part.city;
  return Array.from({ length: Math.max(1, Math.round(units.length / 4)) }, (_, n): PointCause => {
    const event = n % 5 === 4 ? 'promoted' : 'praised';
    const unit = random.pick(units);
    const title = event === 'praised' ? '工作做法受市领导书面肯定' : '经验材料被上级推广';
    return { unit: unit.code, event, subjectNo: `肯定-${year}-${n + 1}`, title, on: workingDayIn(year, 1 + (n % 12), random), link: {} };
  });
}

/** The points of the year, by unit and quarter as they stand entered. */
export class PointBook {
  readonly #lives: Live[] = [];
  readonly #part: Part;

  constructor(part: Part) {
    this.#part = part;
  }

  /** Net points of a unit's quarter, and the lines behind. */
  of(unit: string, year: number, quarter: string): { net: number; keys: readonly string[] } {
    const lines = this.#lives.filter(
      ({ matter }) =>
        matter.state === 'entered' && matter.unit === unit && matter.values.year === year && matter.values.quarter === quarter,
    );
    const net = lines.reduce((sum, { matter }) => sum + Number(matter.values.points), 0);
    return { net, keys: lines.map((live) => live.key) };
  }

  add(cause: PointCause): void {
    const { random } = this.#part.city;
    const on = wd(this.#part.city, cause.on, 1, random.chance(0.8) ? 3 : 6);
    this.#part.add(on, this.#line(cause, on, {}));
  }

  *#line(cause: PointCause, on: CivilDate, again: { readonly replaces?: string }): Flow {
    const { city } = this.#part;
    const values = {
      title: cause.title,
      unit: cause.unit,
      eventCode: cause.event,
      subjectNo: cause.subjectNo,
      occurredOn: cause.on,
      year: Number(cause.on.slice(0, 4)),
      quarter: String(Math.ceil(Number(cause.on.slice(5, 7)) / 3)),
      points: resolve(pointTable[cause.event], cause.on).value,
      proof: '按办理记录计。',
      ...cause.link,
    };
    const office = governmentOffice.code;
    const live = this.#part.open('point-entry', 'propose', values, on, who(city, office, 'inspector'));
    city.replay.keep(live);
    this.#lives.push(live);
    const inOn = wd(city, on, 0, 2);
    if (inOn > on) yield inOn;
    const other = who(city, office, 'inspector', didBy(live, 'propose'));
    if (again.replaces === undefined && city.random.chance(0.015))
      return act(city, live, 'dismiss', inOn, other, { dismissReason: '已批准延期，不计。' });
    act(city, live, 'enter', inOn, other, again);
    if (again.replaces !== undefined || !city.random.chance(0.03)) return;
    const backOn = wd(city, inOn, 2, 6);
    yield backOn;
    act(city, live, 'reverse', backOn, who(city, office, 'inspection-chief', didBy(live, 'enter')), {
      reverseReason: '流水对应的事项登记有误。',
    });
    const newOn = wd(city, backOn, 1);
    yield newOn;
    yield* this.#line(cause, newOn, { replaces: live.key });
  }
}
