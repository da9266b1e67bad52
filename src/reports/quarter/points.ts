/**
 * 积分建议: what the records of a time say is to be counted, by rules that are data. Pure; a person decides on each, and
 * what was counted, refused or reversed once is never proposed again.
 */
import { type Calendar, type CivilDate, type ClockFact, printDate, usedDays } from '#kernel';

/** How a rule reads an act: that it was done, that it came late, that it came in time at the first go; or the light of a task. */
export const pointReadings = {
  done: '发生即计',
  late: '逾期的计',
  'in-time': '按期且一次通过的计',
  'red-light': '月末亮红灯的计',
} as const;
export type PointReading = keyof typeof pointReadings;

export interface PointRule {
  readonly id: string;
  readonly title: string;
  readonly enabled: boolean;
  /** The kind of matter whose records it reads. */
  readonly procedure: string;
  readonly reads: PointReading;
  /** The acts that it looks at. */
  readonly acts: readonly string[];
  /** The limit that they stop. */
  readonly clock?: string;
  /** What the platform did when the limit passed, which stopped it before the act came. */
  readonly passed?: string;
  /** Acts that spoil «at the first go», and acts without which nothing is counted. */
  readonly spoiledBy?: readonly string[];
  readonly after?: readonly string[];
  /** The cause in the table of points; lateness and punctuality have causes of their own by days. */
  readonly event?: string;
  /** Month ends of the quarter with a red light, from which it counts. */
  readonly least?: number;
}

const rule = (
  id: string,
  title: string,
  procedure: string,
  more: Omit<PointRule, 'id' | 'title' | 'procedure' | 'enabled'>,
): PointRule => ({
  ...{ id, title, enabled: true, procedure },
  ...more,
});
const order = 'supervision-order';
const mending = 'rectification';
const task = 'supervision-task';
const replies = ['reply', 'reply-listing'];
const handed = ['submit-completion'];

/** The platform's own, where a city has set none. No law says any of it. */
export const defaultPointRules: readonly PointRule[] = [
  rule('order-late', '督办单逾期回复', order, { reads: 'late', acts: replies, clock: 'reply' }),
  rule('order-in-time', '督办单按期回复且一次通过', order, {
    ...{ reads: 'in-time', acts: ['reply'], clock: 'reply', after: ['close'] },
    spoiledBy: ['reissue-second', 'reissue-third'],
  }),
  rule('order-returned', '督办单回复未通过', order, { reads: 'done', acts: ['reissue-second', 'return-listing'], event: 'returned' }),
  rule('order-listed', '挂牌督办', order, { reads: 'done', acts: ['list', 'reissue-third'], event: 'red-order' }),
  rule('rectification-late', '整改逾期', mending, { reads: 'late', acts: ['report-done'], clock: 'limit', passed: 'pass-limit' }),
  rule('rectification-in-time', '整改按期完成且一次通过', mending, {
    ...{ reads: 'in-time', acts: ['report-done'], clock: 'limit', after: ['cross-off'] },
    spoiledBy: ['reject', 'reopen', 'pass-limit'],
  }),
  rule('rectification-returned', '整改核查未通过', mending, { reads: 'done', acts: ['reject'], event: 'returned' }),
  rule('rectification-relapse', '整改销号后反弹', mending, { reads: 'done', acts: ['reopen'], event: 'relapse' }),
  rule('task-late', '任务逾期完成', task, { reads: 'late', acts: handed, clock: 'completion', passed: 'fall-due' }),
  rule('task-in-time', '任务按期完成且一次通过', task, {
    ...{ reads: 'in-time', acts: handed, clock: 'completion', after: ['accept'] },
    spoiledBy: ['return-completion', 'fall-due', 'mark-evidence-false'],
  }),
  rule('task-returned', '任务完成情况退回重办', task, { reads: 'done', acts: ['return-completion'], event: 'returned' }),
  rule('task-false', '任务证据核查不实', task, { reads: 'done', acts: ['mark-evidence-false'], event: 'false-evidence' }),
  rule('task-red', '任务月末亮红灯', task, { reads: 'red-light', acts: [], event: 'red-light', least: 1 }),
  rule('report-late', '进度填报逾期报送', 'progress-report', { reads: 'late', acts: ['sign'], clock: 'filing', passed: 'miss' }),
  rule('demonstration-named', '获命名为示范单位', 'demonstration-application', { reads: 'done', acts: ['name'], event: 'named' }),
];

/** An act as the ledger tells it, with the whole course of its matter. */
export interface PointDeed {
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly unitPath: string;
  readonly act: string;
  readonly on: CivilDate;
  readonly clocks: Readonly<Record<string, ClockFact>>;
  readonly course: readonly { readonly act: string; readonly on: CivilDate; readonly clocks: PointDeed['clocks'] }[];
}

/** A task that was red at month ends. */
export interface PointLight extends Pick<PointDeed, 'key' | 'number' | 'title' | 'unit' | 'unitPath'> {
  readonly days: readonly CivilDate[];
}

/** Something that the rules count, with the record it rests on. */
export interface PointProposal {
  /** One cause of one record: the same however often one looks. */
  readonly mark: string;
  readonly rule: string;
  readonly event: string;
  readonly procedure: string;
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly unitPath: string;
  readonly on: CivilDate;
  readonly why: string;
}

const lateEvents = ['late-short', 'late-middle', 'late-long'];
const promptEvents = ['on-time', 'early'];

/** Causes that differ by days alone are one cause: nothing is late twice. */
export const causeOf = (event: string): string => (lateEvents.includes(event) ? 'late' : promptEvents.includes(event) ? 'in-time' : event);

export const pointMark = (event: string, key: string): string => `${causeOf(event)}.${key}`;

const lateEvent = (workingDays: number): string => (workingDays <= 5 ? 'late-short' : workingDays <= 15 ? 'late-middle' : 'late-long');

interface Read {
  readonly event: string;
  readonly on: CivilDate;
  readonly why: string;
}

/** How late: by the limit that the act stopped, or that had passed before it came. */
function lateness(rule: PointRule, deed: PointDeed, calendar: Calendar): Read | undefined {
  const clock = rule.clock ?? '';
  const before = deed.course.findLast(({ act, on }) => act === rule.passed && on <= deed.on);
  const { due } = deed.clocks[clock] ?? before?.clocks[clock] ?? {};
  if (due === undefined || due >= deed.on) return undefined;
  const days = usedDays(calendar, 'working', due, deed.on);
  if (days === 0) return undefined;
  return { event: lateEvent(days), on: deed.on, why: `期限${printDate(due)}，${printDate(deed.on)}办理，逾期${days}个工作日` };
}

/** In time, and early where a fifth of the time was left. */
function promptness(rule: PointRule, deed: PointDeed, calendar: Calendar): Read | undefined {
  const fact = deed.clocks[rule.clock ?? ''];
  const done = new Set(deed.course.map(({ act }) => act));
  if (!fact || fact.late > 0 || rule.spoiledBy?.some((act) => done.has(act))) return undefined;
  const left = usedDays(calendar, 'working', deed.on, fact.due);
  const early = left > 1 && left >= 0.2 * (fact.used + left);
  const why = `期限${printDate(fact.due)}，${printDate(deed.on)}办理，一次通过${early ? `，提前${left}个工作日` : ''}`;
  return { event: early ? 'early' : 'on-time', on: deed.on, why };
}

function readDeed(rule: PointRule, deed: PointDeed, calendar: Calendar): Read | undefined {
  if (rule.after?.some((act) => !deed.course.some((step) => step.act === act))) return undefined;
  if (rule.reads === 'late') return lateness(rule, deed, calendar);
  if (rule.reads === 'in-time') return promptness(rule, deed, calendar);
  const times = deed.course.filter((step) => step.act === deed.act).length;
  return { event: rule.event ?? '', on: deed.on, why: `${printDate(deed.on)}${rule.title}${times > 1 ? `（共${times}次）` : ''}` };
}

/** What a rule finds in the acts of a time; of several of one cause in one matter the weightiest lateness, else the first. */
export function proposalsOf(rule: PointRule, deeds: readonly PointDeed[], calendar: Calendar): readonly PointProposal[] {
  const found = new Map<string, PointProposal>();
  for (const deed of deeds) {
    const read = readDeed(rule, deed, calendar);
    if (!read) continue;
    const { key, number, title, unit, unitPath } = deed;
    const mark = pointMark(read.event, key);
    const held = found.get(mark);
    if (held && lateEvents.indexOf(held.event) >= lateEvents.indexOf(read.event)) continue;
    found.set(mark, { mark, rule: rule.id, procedure: rule.procedure, key, number, title, unit, unitPath, ...read });
  }
  return [...found.values()];
}

/** Tasks that were red at enough month ends of a quarter; once for each task and quarter. */
export function redProposals(rule: PointRule, lights: readonly PointLight[], quarter: string): readonly PointProposal[] {
  return lights.flatMap(({ key, number, title, unit, unitPath, days }) => {
    const on = days.at(-1);
    if (on === undefined || days.length < (rule.least ?? 1)) return [];
    const event = rule.event ?? '';
    const why = `${days.map(printDate).join('、')}亮红灯`;
    const mark = `${pointMark(event, key)}.${quarter}`;
    return [{ mark, rule: rule.id, event, procedure: rule.procedure, key, number: `${number}/${quarter}`, title, unit, unitPath, on, why }];
  });
}
