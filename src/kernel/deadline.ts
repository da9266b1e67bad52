import type { Basis } from './basis.ts';
import { type Calendar, type DayInfo, rollForward } from './calendar.ts';
import { addDays, addMonths, type CivilDate, daysBetween, fromDays, toDays, yearOf } from './date.ts';
import type { ClockFact, Matter, Step } from './matter.ts';
import { isLimit, type Limit, type Norm, type Policy, resolve } from './norm.ts';
import type { DeadlineDecl, Procedure } from './procedure.ts';
import { listOf, type Values } from './value.ts';

/** The law as it is known to a decision: the calendar, and what the city has set for itself. */
export interface Law {
  readonly calendar: Calendar;
  readonly policies: readonly Policy[];
}

/** Days that do not count: after `from` up to and including `to`. */
export interface Pause {
  readonly from: CivilDate;
  readonly to: CivilDate | undefined;
  readonly why: string;
}

export interface Clock {
  readonly id: string;
  readonly title: string;
  readonly kind: 'at-most' | 'at-least';
  readonly basis: Basis;
  /** Whether the length is the city's own. */
  readonly local: boolean;
  readonly limit: Limit | undefined;
  readonly extension: Limit | undefined;
  /** Day zero: not counted. */
  readonly start: CivilDate;
  readonly state: 'running' | 'paused' | 'stopped';
  /** Last day of an at-most limit, first possible day of an at-least limit; unknown while paused. */
  readonly due: CivilDate | undefined;
  /** The day the limit ran out before it rolled forward over holidays. */
  readonly rolledFrom: CivilDate | undefined;
  /** A year without a published calendar lies in the span. */
  readonly provisional: boolean;
  readonly pauses: readonly Pause[];
  readonly stoppedOn: CivilDate | undefined;
}

export interface Span {
  readonly start: CivilDate;
  readonly limit: Limit;
  readonly extension?: Limit | undefined;
  readonly pauses?: readonly Pause[];
  readonly kind?: 'at-most' | 'at-least';
}

/** Whether a day number counts: it works, where only working days do, and no pause lies over it. */
function counter(calendar: Calendar, unit: Limit['unit'], pauses: readonly Pause[]): (day: number) => boolean {
  const spans = pauses.map((p) => [toDays(p.from), p.to === undefined ? Number.POSITIVE_INFINITY : toDays(p.to)] as const);
  return (day) => (unit !== 'working' || calendar.worksOn(day)) && !spans.some(([from, to]) => day > from && day <= to);
}

/** Length in natural days of a limit that is not in working days; months end on the corresponding day. */
function naturalLength(start: CivilDate, limit: Limit): number {
  if (limit.unit === 'month') return daysBetween(start, addMonths(start, limit.n));
  if (limit.unit === 'year') return daysBetween(start, addMonths(start, limit.n * 12));
  if (limit.unit === 'hour') return Math.ceil(limit.n / 24);
  return limit.n;
}

function endOf(calendar: Calendar, start: CivilDate, limit: Limit, pauses: readonly Pause[]): CivilDate {
  const length = limit.unit === 'working' ? limit.n : naturalLength(start, limit);
  if (limit.unit !== 'working' && pauses.length === 0) return addDays(start, length);
  const counts = counter(calendar, limit.unit, pauses);
  let day = toDays(start);
  for (let left = length; left > 0; ) {
    day += 1;
    if (counts(day)) left -= 1;
  }
  return fromDays(day);
}

/**
 * The last day of a limit. Day zero is not counted; working days skip holidays and count make-up days; a natural
 * limit that ends on a holiday rolls forward to the first working day (民事诉讼法 第85条). An at-least limit does not roll.
 * Limits in hours are kept to the day: they end with the day in which the last hour falls.
 */
export function dueOf(calendar: Calendar, span: Span): { due: CivilDate; rolledFrom: CivilDate | undefined } {
  const pauses = span.pauses ?? [];
  let end = endOf(calendar, span.start, span.limit, pauses);
  if (span.extension) end = endOf(calendar, end, span.extension, pauses);
  const last = span.extension ?? span.limit;
  if (last.unit === 'working' || span.kind === 'at-least') return { due: end, rolledFrom: undefined };
  const rolled = rollForward(calendar, end);
  return { due: rolled, rolledFrom: rolled === end ? undefined : end };
}

/** Days of the limit's unit used after `start` up to `end`, pauses left out. */
export function usedDays(calendar: Calendar, unit: Limit['unit'], start: CivilDate, end: CivilDate, pauses: readonly Pause[] = []): number {
  const counts = counter(calendar, unit, pauses);
  const last = toDays(end);
  let used = 0;
  for (let day = toDays(start) + 1; day <= last; day += 1) if (counts(day)) used += 1;
  return used;
}

function normOf(decl: DeadlineDecl, values: Values): Norm<Limit> | undefined {
  const { within } = decl;
  if (!within || !('by' in within)) return within;
  return within.of[String(values[within.by])] ?? within.otherwise;
}

interface Run {
  start: CivilDate;
  extended: boolean;
  pauses: Pause[];
  stopped: CivilDate | undefined;
}

/** Walks the history of a matter and keeps one clock. */
function runOf(procedure: Procedure, decl: DeadlineDecl, matter: Matter): Run | undefined {
  const starts = [...listOf(decl.starts), ...(decl.restarts ?? [])];
  let run: Run | undefined;
  let suspended = false;
  for (const step of matter.history) {
    const act = procedure.acts[step.act];
    suspended = act?.suspends === true || (suspended && !act?.resumes);
    if (starts.includes(step.act)) run = { start: startOf(decl, matter, step), extended: false, pauses: [], stopped: undefined };
    if (run && run.stopped === undefined) advance(run, procedure, decl, step, suspended);
  }
  return run;
}

function advance(run: Run, procedure: Procedure, decl: DeadlineDecl, step: Step, suspended: boolean): void {
  const state = procedure.states[step.to];
  if (decl.extends?.by === step.act) run.extended = true;
  if (listOf(decl.stops).includes(step.act) || state?.final) run.stopped = step.on;
  const held = decl.pausedIn?.includes(step.to) ? (state?.title ?? step.to) : undefined;
  turn(run, step, suspended ? '中止' : held);
}

function startOf(decl: DeadlineDecl, matter: Matter, step: Step): CivilDate {
  const held = decl.startsOn === undefined ? undefined : matter.values[decl.startsOn];
  return typeof held === 'string' ? held : step.on;
}

/** Opens or closes a pause at a step. */
function turn(run: Run, step: Step, why: string | undefined): void {
  const open = run.pauses.at(-1);
  const isOpen = open !== undefined && open.to === undefined;
  if (isOpen && (why === undefined || run.stopped)) run.pauses[run.pauses.length - 1] = { ...open, to: step.on };
  if (!isOpen && why !== undefined && !run.stopped) run.pauses.push({ from: step.on, to: undefined, why });
}

const isPublished = (calendar: Calendar, from: CivilDate, to: CivilDate): boolean => {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (!calendar.isPublished(year)) return false;
  return true;
};

/** One clock of a matter; undefined when it has not started. */
export function clockOf(procedure: Procedure, id: string, matter: Matter, law: Law): Clock | undefined {
  const decl = procedure.deadlines[id];
  const run = decl && runOf(procedure, decl, matter);
  if (!decl || !run) return undefined;
  const { start, pauses, stopped } = run;
  const common = { id, title: decl.title, kind: decl.kind, start, pauses, stoppedOn: stopped, state: stateOf(run) };
  const none = { due: undefined, extension: undefined, rolledFrom: undefined, provisional: false };
  if (decl.until !== undefined) {
    const held = matter.values[decl.until];
    return { ...common, ...none, basis: decl.basis, local: false, limit: undefined, due: typeof held === 'string' ? held : undefined };
  }
  const norm = normOf(decl, matter.values);
  const resolved = norm && resolve(norm, start, law.policies);
  if (!isLimit(resolved?.value)) return undefined;
  const extension = run.extended && decl.extends ? resolve(decl.extends.within, start, law.policies).value : undefined;
  const known = { ...common, ...none, basis: resolved.basis, local: resolved.local, limit: resolved.value, extension };
  if (common.state === 'paused') return known;
  const ends = dueOf(law.calendar, { start, limit: resolved.value, extension, pauses, kind: decl.kind });
  return { ...known, ...ends, provisional: !isPublished(law.calendar, start, ends.due) };
}

const stateOf = (run: Run): Clock['state'] =>
  run.stopped !== undefined ? 'stopped' : run.pauses.some((p) => p.to === undefined) ? 'paused' : 'running';

/** All clocks of a matter that have started. */
export const clocksOf = (procedure: Procedure, matter: Matter, law: Law): readonly Clock[] =>
  Object.keys(procedure.deadlines).flatMap((id) => clockOf(procedure, id, matter, law) ?? []);

/** The next due date among the running at-most clocks. */
export function nextDue(clocks: readonly Clock[]): Clock | undefined {
  const waiting = clocks.filter((c) => c.kind === 'at-most' && c.state === 'running' && c.due !== undefined);
  return waiting.sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))[0];
}

/** What to record of a clock in the event that stops it. */
export function factOf(clock: Clock, on: CivilDate, calendar: Calendar): ClockFact | undefined {
  if (!clock.due) return undefined;
  const unit = clock.limit?.unit === 'working' ? 'working' : 'natural';
  const used = usedDays(calendar, unit, clock.start, on, clock.pauses);
  return { due: clock.due, used, late: clock.kind === 'at-most' ? Math.max(0, daysBetween(clock.due, on)) : 0 };
}

/** One day of the strip that explains a due date. */
export interface StripDay {
  readonly date: CivilDate;
  /** Its number in the count, or 0 when it does not count. */
  readonly n: number;
  readonly counted: boolean;
  readonly kind: 'day-zero' | 'counted' | 'weekend' | 'holiday' | 'paused' | 'rolled';
  readonly why: string;
  readonly makeUp: boolean;
  readonly notice?: string;
  readonly provisional: boolean;
  readonly due: boolean;
}

/** The strip: day zero, each day counted or skipped with the reason, each pause, the due date. At most 800 days. */
export function explain(
  calendar: Calendar,
  clock: Pick<Clock, 'start' | 'due' | 'limit' | 'pauses' | 'rolledFrom'> & Partial<Pick<Clock, 'extension'>>,
): readonly StripDay[] {
  const { start, limit, extension, pauses } = clock;
  const end = clock.due ?? addDays(start, 30);
  const first = limit && extension ? endOf(calendar, start, limit, pauses) : end;
  const strip: StripDay[] = [];
  let n = 0;
  for (let date = start; date <= end && strip.length < 800; date = addDays(date, 1)) {
    const day = calendar.day(date);
    const told = tell(clock, day, (date > first ? extension : limit)?.unit === 'working');
    const counted = told.kind === 'counted';
    if (counted) n += 1;
    const common = { date, n: counted ? n : 0, counted, makeUp: day.kind === 'make-up', provisional: day.provisional };
    strip.push({ ...common, ...told, due: date === clock.due, ...(day.notice !== undefined && { notice: day.notice }) });
  }
  return strip;
}

/** What a day is to the count, and why. */
function tell(clock: Pick<Clock, 'start' | 'pauses' | 'rolledFrom'>, day: DayInfo, working: boolean): Pick<StripDay, 'kind' | 'why'> {
  const { date, why } = day;
  if (date === clock.start) return { kind: 'day-zero', why: '起算日，不计入' };
  const pause = clock.pauses.find((p) => date > p.from && (p.to === undefined || date <= p.to));
  if (pause) return { kind: 'paused', why: `${pause.why}，不计入` };
  if (clock.rolledFrom !== undefined && date > clock.rolledFrom) return { kind: 'rolled', why: `届满日为休息日，顺延（${why}）` };
  if (!working) return { kind: 'counted', why: `${why}，自然日计入` };
  if (day.working) return { kind: 'counted', why };
  return { kind: day.kind === 'holiday' ? 'holiday' : 'weekend', why };
}
