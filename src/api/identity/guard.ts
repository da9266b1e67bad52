import { createHash } from 'node:crypto';
import { refusal } from '#kernel';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import type { SignInRules } from './rules.ts';

export type GuardKind = 'account' | 'address' | 'code';

/** What is counted: kept as a digest, since an account may be a password typed into the wrong box. */
export interface Guard {
  readonly kind: GuardKind;
  readonly name: string;
  /** Id of the account that exists under the name, for its unlocking. */
  readonly account: string | null;
}

const keyOf = (guard: Guard): string => createHash('sha256').update(`${guard.kind} ${guard.name}`).digest('hex');
const iso = (ms: number): string => new Date(ms).toISOString();

const said: Readonly<Record<GuardKind, (n: number) => string>> = {
  account: (n) => `该账号连续${n}次输错密码，已暂停登录`,
  code: (n) => `动态口令连续${n}次输错，已暂停登录`,
  address: () => '本网络地址登录失败次数过多，已暂停登录',
};

function lockedUntil(kind: GuardKind, max: number, until: number): Refused {
  const minutes = Math.max(1, Math.ceil((until - Date.now()) / 60_000));
  const remedy = `请${minutes}分钟后再试，或者请系统管理员解锁`;
  return new Refused(429, refusal('locked', said[kind](max), { remedy, field: kind === 'code' ? 'code' : undefined }));
}

/**
 * Lets an attempt through or refuses it with 429. The attempt is counted before it is looked at: a burst of parallel
 * guesses gets no more of them than guesses one after the other. A success must be followed by `forgive`.
 */
export async function admit(platform: Platform, rules: SignInRules, guard: Guard): Promise<void> {
  const [now, span] = [Date.now(), rules.lockMinutes * 60_000];
  const max = guard.kind === 'address' ? rules.addressFailures : rules.lockAfter;
  const { counted, failures, until } = await platform.store.attempt({
    kind: guard.kind,
    key: keyOf(guard),
    account: guard.account,
    at: iso(now),
    since: iso(now - span),
    max,
    until: iso(now + span),
  });
  if (!counted || failures > max) throw lockedUntil(guard.kind, max, until === null ? now + span : Date.parse(until));
}

export const forgive = (platform: Platform, guard: Guard): Promise<void> => platform.store.forgive(guard.kind, keyOf(guard));
