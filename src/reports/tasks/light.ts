/** 亮灯: what colour a task has on a day, by which rule, from which facts. Pure; never stored, always worked out again. */
import { type CivilDate, daysBetween, printDate } from '#kernel';

export type Light = 'red' | 'yellow' | 'green' | 'grey';
export const lightTitles: Readonly<Record<Light, string>> = { red: '红灯', yellow: '黄灯', green: '绿灯', grey: '未亮灯' };

/** Something that became so on a day. The last one on or before a day holds on it. */
export interface Since<T> {
  readonly on: CivilDate;
  readonly is: T;
}

/** A report that was asked for. */
export interface ReportFact {
  readonly period: string;
  /** Last day for filing. */
  readonly dueOn: CivilDate;
  /** First filed; undefined: not yet. */
  readonly filedOn: CivilDate | undefined;
}

/** A supervision order about the task: from its due date to the answer it stands unanswered. */
export interface OrderFact {
  readonly dueOn: CivilDate;
  readonly answeredOn: CivilDate | undefined;
}

/** All that the light of a task hangs on, over its whole life. */
export interface TaskFacts {
  readonly states: readonly Since<string>[];
  readonly startOn: CivilDate;
  readonly dueOn: readonly Since<CivilDate>[];
  /** Each with the last day of the period that was reported on: the plan of that day is what it is held against. */
  readonly progress: readonly (Since<number> & { readonly asOf?: CivilDate })[];
  readonly falseEvidence: readonly Since<boolean>[];
  readonly signBy: CivilDate | undefined;
  readonly plan: readonly { readonly on: CivilDate; readonly pct: number }[];
  readonly reports: readonly ReportFact[];
  readonly orders: readonly OrderFact[];
}

/** The thresholds in force on a day; all are the city's to set. */
export interface LightRules {
  readonly behindShare: number;
  /** The last day that counts as near: so many working days from the day. */
  readonly nearUntil: CivilDate;
  readonly nearDays: number;
  readonly nearProgress: number;
  readonly missedPeriods: number;
  /** Per cent of weight. */
  readonly redShare: number;
  readonly redYellowShare: number;
}

export type LightRule =
  | 'not-running'
  | 'unsigned'
  | 'done'
  | 'done-late'
  | 'overdue'
  | 'missed-periods'
  | 'false-evidence'
  | 'order-overdue'
  | 'behind-plan'
  | 'near-due'
  | 'late-report'
  | 'key-part-red'
  | 'parts-red'
  | 'parts-yellow'
  | 'running';

export interface Lit {
  readonly light: Light;
  readonly rule: LightRule;
  /** The facts the rule looked at, for the reader. */
  readonly inputs: Readonly<Record<string, string | number>>;
}

/** What holds on a day; undefined before the first. */
export function heldOn<T>(line: readonly Since<T>[], on: CivilDate): T | undefined {
  let held: T | undefined;
  for (const one of line) if (one.on <= on) held = one.is;
  return held;
}

/** States in which somebody works on it; before them it is not handed down, after them it is done or dropped. */
const running = new Set([
  'disputed',
  'signed',
  'in-progress',
  'extension-pending',
  'completion-review',
  'completion-checked',
  'rectifying',
]);
const done = new Set(['accepted', 'archived', 'archived-internal']);
const claimed = new Set(['completion-review', 'completion-checked']);

/** The progress planned for a day: along the plan, or evenly from beginning to end where there is none. */
export function plannedOn(facts: Pick<TaskFacts, 'startOn' | 'plan'>, dueOn: CivilDate, on: CivilDate): number {
  const points =
    facts.plan.length > 0
      ? facts.plan.map((p, i, all) => (i === all.length - 1 && p.on < dueOn ? { ...p, on: dueOn } : p))
      : [{ on: dueOn, pct: 100 }];
  let from = { on: facts.startOn, pct: 0 };
  for (const to of points) {
    if (on <= to.on) return Math.round(Math.max(0, between(from, to, on)) * 10) / 10;
    from = to;
  }
  return 100;
}

function between(from: { on: CivilDate; pct: number }, to: { on: CivilDate; pct: number }, on: CivilDate): number {
  const length = daysBetween(from.on, to.on);
  return length <= 0 ? to.pct : from.pct + ((to.pct - from.pct) * daysBetween(from.on, on)) / length;
}

/** How many of the newest reports asked for have gone by without one. */
function missedInARow(reports: readonly ReportFact[], on: CivilDate): number {
  let n = 0;
  for (const one of reports.filter((r) => r.dueOn < on).sort((a, b) => b.period.localeCompare(a.period))) {
    if (one.filedOn !== undefined && one.filedOn <= on) return n;
    n += 1;
  }
  return n;
}

/** The newest report asked for, if its day has passed without one or it came late. */
function lateNow(reports: readonly ReportFact[], on: CivilDate): ReportFact | undefined {
  const newest = reports
    .filter((r) => r.dueOn < on)
    .reduce<ReportFact | undefined>((a, b) => (a && a.period > b.period ? a : b), undefined);
  return newest && (newest.filedOn === undefined || newest.filedOn > newest.dueOn) ? newest : undefined;
}

type Judge = (at: At) => Omit<Lit, 'light'> | undefined;
interface At {
  readonly facts: TaskFacts;
  readonly rules: LightRules;
  readonly on: CivilDate;
  readonly state: string;
  readonly dueOn: CivilDate;
  readonly progress: number;
  /** The plan for the day that progress was last reported of; nothing is behind before the first report. */
  readonly planned: number;
  readonly asOf: CivilDate | undefined;
}

/** In the order in which they are asked: the first that holds gives the light. */
const reds: readonly Judge[] = [
  ({ dueOn, on, progress, state }) =>
    on > dueOn && !claimed.has(state) ? { rule: 'overdue', inputs: { dueOn, days: daysBetween(dueOn, on), progress } } : undefined,
  ({ facts, rules, on }) => {
    const n = missedInARow(facts.reports, on);
    return n >= rules.missedPeriods ? { rule: 'missed-periods', inputs: { periods: n, threshold: rules.missedPeriods } } : undefined;
  },
  ({ facts, on }) => (heldOn(facts.falseEvidence, on) ? { rule: 'false-evidence', inputs: {} } : undefined),
  ({ facts, on }) => {
    const open = facts.orders.find((o) => o.dueOn < on && (o.answeredOn === undefined || o.answeredOn > on));
    return open && { rule: 'order-overdue', inputs: { dueOn: open.dueOn, days: daysBetween(open.dueOn, on) } };
  },
];
const yellows: readonly Judge[] = [
  ({ progress, planned, asOf, rules, state }) =>
    asOf !== undefined && progress < planned * rules.behindShare && !claimed.has(state)
      ? { rule: 'behind-plan', inputs: { progress, planned, asOf, threshold: rules.behindShare } }
      : undefined,
  ({ progress, dueOn, rules, state }) =>
    dueOn <= rules.nearUntil && progress < rules.nearProgress && !claimed.has(state)
      ? { rule: 'near-due', inputs: { dueOn, progress, days: rules.nearDays, threshold: rules.nearProgress } }
      : undefined,
  ({ facts, on }) => {
    const late = lateNow(facts.reports, on);
    return (
      late && {
        rule: 'late-report',
        inputs: { period: late.period, dueOn: late.dueOn, ...(late.filedOn !== undefined && { filedOn: late.filedOn }) },
      }
    );
  },
];

const first = (light: Light, judges: readonly Judge[], at: At): Lit | undefined => {
  for (const judge of judges) {
    const found = judge(at);
    if (found) return { light, ...found };
  }
  return undefined;
};

/** Not under way: dropped, not handed down, waiting to be signed for in time, or done. */
function resting(facts: TaskFacts, state: string, dueOn: CivilDate, on: CivilDate): Lit | undefined {
  if (done.has(state)) {
    const claimedOn = facts.states.findLast((s) => s.is === 'completion-review' && s.on <= on)?.on ?? on;
    const late = claimedOn > dueOn;
    return { light: 'green', rule: late ? 'done-late' : 'done', inputs: { claimedOn, dueOn } };
  }
  if (state === 'issued') {
    if (facts.signBy === undefined || on <= facts.signBy)
      return { light: 'grey', rule: 'unsigned', inputs: { signBy: facts.signBy ?? '' } };
    return undefined;
  }
  return running.has(state) ? undefined : { light: 'grey', rule: 'not-running', inputs: {} };
}

/** The light of one task by its own facts. `progress`: that of its parts, where it was broken down. */
export function lightOf(facts: TaskFacts, rules: LightRules, on: CivilDate, progress?: number): Lit {
  const state = heldOn(facts.states, on) ?? '';
  const dueOn = heldOn(facts.dueOn, on) ?? facts.dueOn.at(-1)?.is ?? on;
  const still = resting(facts, state, dueOn, on);
  if (still) return still;
  const asOf = facts.progress.findLast((p) => p.on <= on && p.asOf !== undefined)?.asOf;
  const at: At = {
    ...{ facts, rules, on, state, dueOn, asOf, planned: plannedOn(facts, dueOn, asOf ?? on) },
    progress: progress ?? heldOn(facts.progress, on) ?? 0,
  };
  return (
    first('red', reds, at) ??
    first('yellow', yellows, at) ?? { light: 'green', rule: 'running', inputs: { progress: at.progress, planned: at.planned } }
  );
}

export interface PartLight {
  readonly weight: number;
  readonly isKey: boolean;
  readonly lit: Lit;
}

/**
 * The light of a task that was broken down: red by its own due date, orders or evidence; else by the weight of its parts
 * of each colour. Parts that were dropped do not weigh.
 */
export function lightOfWhole(own: Lit, parts: readonly PartLight[], rules: LightRules): Lit {
  const ownRed = own.light === 'red' && own.rule !== 'missed-periods';
  if (ownRed || own.light === 'grey' || own.rule === 'done' || own.rule === 'done-late') return own;
  const standing = parts.filter((p) => p.lit.rule !== 'not-running');
  const of = (light: Light) => standing.reduce((n, p) => n + (p.lit.light === light ? p.weight : 0), 0);
  const whole = standing.reduce((n, p) => n + p.weight, 0) || 100;
  const share = (weight: number): number => Math.round((weight / whole) * 1000) / 10;
  const [red, both] = [share(of('red')), share(of('red') + of('yellow'))];
  const inputs = { red, both, keyRed: standing.filter((p) => p.isKey && p.lit.light === 'red').length };
  if (inputs.keyRed > 0) return { light: 'red', rule: 'key-part-red', inputs };
  if (red > rules.redShare) return { light: 'red', rule: 'parts-red', inputs: { ...inputs, threshold: rules.redShare } };
  if (both > rules.redYellowShare) return { light: 'yellow', rule: 'parts-yellow', inputs: { ...inputs, threshold: rules.redYellowShare } };
  return { light: 'green', rule: 'running', inputs };
}

/** Progress of a task that was broken down: its parts by weight; dropped ones do not weigh. */
export function progressOfWhole(parts: readonly { readonly weight: number; readonly progress: number; readonly lit: Lit }[]): number {
  const standing = parts.filter((p) => p.lit.rule !== 'not-running');
  const whole = standing.reduce((n, p) => n + p.weight, 0);
  // Rounded down: it is only whole when every part is.
  return whole === 0 ? 0 : Math.floor(Math.round((standing.reduce((n, p) => n + p.weight * p.progress, 0) / whole) * 1000) / 1000);
}

const day = (value: string | number | undefined): string => (typeof value === 'string' && value !== '' ? printDate(value) : '');

const sentences: Readonly<Record<LightRule, (i: Lit['inputs']) => string>> = {
  'not-running': () => '任务没有在办理',
  unsigned: (i) => (i.signBy === '' ? '待签收' : `待签收，签收期限为${day(i.signBy)}`),
  done: () => '已按期办结',
  'done-late': (i) => `已办结，超过完成时限${day(i.dueOn)}`,
  overdue: (i) => `超过完成时限${day(i.dueOn)}${i.days}天，进度${i.progress}%`,
  'missed-periods': (i) => `连续${i.periods}期没有填报进度（${i.threshold}期即亮红灯）`,
  'false-evidence': () => '证据经核查不实',
  'order-overdue': (i) => `督办单应于${day(i.dueOn)}前回复，已超期${i.days}天`,
  'behind-plan': (i) => `截至${day(i.asOf)}进度${i.progress}%，低于计划进度${i.planned}%的${Math.round(Number(i.threshold) * 100)}%`,
  'near-due': (i) => `距完成时限${day(i.dueOn)}不足${i.days}个工作日，进度${i.progress}%，未达到${i.threshold}%`,
  'late-report': (i) =>
    `${i.period}的进度应于${day(i.dueOn)}前填报，${i.filedOn === undefined ? '至今没有填报' : `${day(i.filedOn)}才填报`}`,
  'key-part-red': (i) => `有${i.keyRed}项关键子任务亮红灯`,
  'parts-red': (i) => `红灯子任务占权重${i.red}%，超过${i.threshold}%`,
  'parts-yellow': (i) => `红灯、黄灯子任务合计占权重${i.both}%，超过${i.threshold}%`,
  running: (i) => (i.planned === undefined ? '各子任务按计划推进' : `进度${i.progress}%，计划进度${i.planned}%`),
};

/** Why it has this light, as a sentence. */
export const whyLit = (lit: Lit): string => sentences[lit.rule](lit.inputs);
