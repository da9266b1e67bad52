import { type Json, type Refusal, refusal } from '#kernel';
import type { SignInRuleDto } from '../contract/account.ts';
import type { Platform } from '../platform.ts';

interface Rule {
  readonly title: string;
  readonly note: string;
  readonly unit: string;
  /** The platform's preset; no law fixes it. */
  readonly preset: number;
  readonly min: number;
  readonly max: number;
}

/** What a city decides about sign-in, with presets after the usual expectations of 等级保护第三级. Local policy, not law. */
const declared = {
  minLength: { title: '密码最短长度', note: '', unit: '位', preset: 10, min: 8, max: 64 },
  minClasses: { title: '字符种类', note: '大写字母、小写字母、数字、其他符号中至少几种', unit: '种', preset: 3, min: 2, max: 4 },
  history: { title: '不得重复的旧密码', note: '新密码不得与最近几次用过的相同', unit: '次', preset: 5, min: 1, max: 24 },
  maxAgeDays: { title: '密码有效期', note: '到期须更换；0 表示不限', unit: '天', preset: 90, min: 0, max: 730 },
  lockAfter: { title: '连续输错几次即锁定', note: '密码和动态口令分别计数', unit: '次', preset: 5, min: 3, max: 10 },
  lockMinutes: { title: '锁定多久', note: '到时自动解除，也可由系统管理员解锁', unit: '分钟', preset: 15, min: 5, max: 1440 },
  addressFailures: {
    title: '同一网络地址允许输错的次数',
    note: '在锁定时长内累计；一个大院常共用一个地址',
    unit: '次',
    preset: 100,
    min: 20,
    max: 2000,
  },
  idleMinutes: { title: '无操作自动退出', note: '', unit: '分钟', preset: 30, min: 5, max: 240 },
  absoluteHours: { title: '一次登录最长时间', note: '到时须重新登录', unit: '小时', preset: 12, min: 1, max: 24 },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof declared;
export type SignInRules = Readonly<Record<RuleId, number>>;
const ids = Object.keys(declared) as readonly RuleId[];
const settingName = 'sign-in-rules';

const fits = (id: RuleId, value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= declared[id].min && (value as number) <= declared[id].max;

/** The city's values over the presets; what does not fit is passed over. */
export function rulesFrom(held: Json | undefined): SignInRules {
  const given = held !== null && typeof held === 'object' && !Array.isArray(held) ? (held as Readonly<Record<string, unknown>>) : {};
  const entries = ids.map((id) => [id, fits(id, given[id]) ? given[id] : declared[id].preset] as const);
  return Object.fromEntries(entries) as SignInRules;
}

/** Another process may have set them: read anew after this long. */
const freshMs = 10_000;
const kept = new WeakMap<Platform['store'], { readonly rules: Promise<SignInRules>; readonly since: number }>();

/** The rules in force, from memory where they were read a moment ago: every request asks. */
export function rulesOf({ store }: Platform): Promise<SignInRules> {
  const known = kept.get(store);
  if (known && performance.now() - known.since < freshMs) return known.rules;
  const rules = store.setting(settingName).then(rulesFrom);
  kept.set(store, { rules, since: performance.now() });
  rules.catch(() => kept.delete(store));
  return rules;
}

/** Takes the city's values; refuses what lies outside the bounds, each at its field. */
export async function setRules(platform: Platform, given: Readonly<Record<string, unknown>>): Promise<readonly Refusal[]> {
  const refused = Object.entries(given).flatMap(([id, value]) => {
    const rule = Object.hasOwn(declared, id) ? declared[id as RuleId] : undefined;
    if (rule === undefined) return [refusal('rule-unknown', '没有这一项登录规则', { remedy: '请刷新页面后再改' })];
    if (fits(id as RuleId, value)) return [];
    const remedy = `请填${rule.min}至${rule.max}之间的整数`;
    return [refusal('rule-range', `${rule.title}不在允许的范围内`, { remedy, field: id })];
  });
  if (refused.length > 0) return refused;
  const now = await rulesOf(platform);
  await platform.store.setSetting(settingName, { ...now, ...given } as Json);
  kept.delete(platform.store);
  return [];
}

export const ruleDtos = (rules: SignInRules): readonly SignInRuleDto[] =>
  ids.map((id) => ({ id, ...declared[id], value: rules[id] }) satisfies SignInRuleDto);
