import type { Json } from '#kernel';
import type { ReminderRuleDto, StepDto, ToDto } from '../contract/notices.ts';
import type { Platform } from '../platform.ts';
import { malformed } from '../problem.ts';

/** When who is reminded: the city's own choice, no law. Counted in working days. */
export type ReminderRule = Omit<ReminderRuleDto, 'soonDays' | 'editable'>;

export const toTitles: Readonly<Record<ToDto, string>> = {
  handler: '经办岗位',
  head: '经办单位负责人',
  above: '上级审核岗位',
  office: '法治政府建设工作机构',
};

/** Until the city says otherwise. A default of the platform, without legal basis. */
export const defaultRule: ReminderRule = {
  againEvery: 5,
  steps: [
    { after: 0, to: 'handler' },
    { after: 3, to: 'head' },
    { after: 5, to: 'above' },
    { after: 10, to: 'office' },
  ],
  robots: { from: 8, to: 20 },
};

const settingName = 'reminders';
const most = { days: 250, again: 60, steps: 8 };

const whole = (value: unknown, from: number, to: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

const isStep = (s: unknown): s is StepDto => {
  const { after, to } = (s ?? {}) as Partial<StepDto>;
  return whole(after, 0, most.days) && typeof to === 'string' && Object.hasOwn(toTitles, to);
};

/** A rule as it was typed; refuses with a sentence. */
export function readRule(given: { againEvery: unknown; steps: readonly unknown[]; robots: { from: unknown; to: unknown } }): ReminderRule {
  const { againEvery, steps, robots } = given;
  if (!whole(againEvery, 1, most.again)) throw malformed('再次提醒的间隔不正确', `请填写1至${most.again}个工作日`, 'againEvery');
  if (steps.length === 0 || steps.length > most.steps || !steps.every(isStep))
    throw malformed('逐级提醒的设置不正确', `请列出1至${most.steps}级，逾期天数为0至${most.days}个工作日的整数`, 'steps');
  const sorted = [...steps].sort((a, b) => a.after - b.after);
  if (new Set(sorted.map((s) => `${s.after} ${s.to}`)).size < sorted.length)
    throw malformed('同一天对同一岗位设了两次', '请去掉重复的一级', 'steps');
  if (!whole(robots.from, 0, 23) || !whole(robots.to, 1, 24) || robots.from >= robots.to)
    throw malformed('群消息的时段不正确', '开始时间应早于结束时间，在0点至24点之间', 'robots');
  return { againEvery, steps: sorted.map(({ after, to }) => ({ after, to })), robots: { from: robots.from, to: robots.to } };
}

/** The rule in force. */
export async function ruleOf(platform: Platform): Promise<ReminderRule> {
  const held = await platform.store.setting(settingName);
  return held === undefined ? defaultRule : (held as unknown as ReminderRule);
}

export const saveRule = (platform: Platform, rule: ReminderRule): Promise<void> =>
  platform.store.setSetting(settingName, rule as unknown as Json);
