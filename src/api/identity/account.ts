import { refusal } from '#kernel';
import type { AccountRow, SessionRow } from '#store';
import type { AccountSafetyDto, DeviceDto, RecoveryCodesDto, SecondFactorOffer } from '../contract/account.ts';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { digest, type Signed } from '../session.ts';
import { choosePassword, dueOf } from './credentials.ts';
import { admit, forgive } from './guard.ts';
import { passwordSentences } from './password.ts';
import { rulesOf, type SignInRules } from './rules.ts';
import { drawRecovery, offerFor, seal, stepOf, unseal } from './second-factor.ts';
import { isPassword, note, type Visit } from './sign-in.ts';

/** A person signed in, at their own account. */
export interface Own extends Visit {
  readonly who: Signed;
}

const nowIso = (): string => new Date().toISOString();

async function heldOf({ platform, who }: Own): Promise<AccountRow> {
  const held = await platform.store.accountById(who.id);
  if (!held) throw notFound();
  return held;
}

/** Asks for the password again before anything that a stolen session must not do; counted as at sign-in. */
async function prove(own: Own, password: string, field: string): Promise<AccountRow> {
  const { platform, who } = own;
  const held = await heldOf(own);
  const guard = { kind: 'account', name: held.login, account: held.id } as const;
  await admit(platform, await rulesOf(platform), guard);
  if (!(await isPassword(held, password))) {
    await note(own, who.id, 'password-refused');
    throw new Refused(422, refusal('password-wrong', '现在的密码不正确', { remedy: '请核对后再试', field }));
  }
  await forgive(platform, guard);
  return held;
}

/** Handle of a session in the list: its key in the store stays inside. */
const handleOf = (session: string): string => digest(`device ${session}`).slice(0, 24);

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const deviceDto = (session: SessionRow, here: string): DeviceDto => ({
  id: handleOf(session.id),
  browser: wordOf(session.data.browser) || '其他程序',
  system: wordOf(session.data.system) || '未知设备',
  since: session.createdAt,
  seenAt: session.seenAt,
  here: session.id === here,
});

const isLive = (s: SessionRow, rules: SignInRules): boolean =>
  Date.now() - Date.parse(s.seenAt) <= rules.idleMinutes * 60_000 && Date.now() <= Date.parse(s.expiresAt);

/** Sessions that still hold, this one first, then by last use. */
async function liveSessions(platform: Platform, who: Signed): Promise<readonly SessionRow[]> {
  const rules = await rulesOf(platform);
  const live = (await platform.store.sessionsOf(who.account)).filter((s) => isLive(s, rules) || s.id === who.session);
  return [...live.filter((s) => s.id === who.session), ...live.filter((s) => s.id !== who.session)];
}

const has = (who: Signed, duty: string): boolean => who.actor.duties.includes(duty);
export const maySetRules = (who: Signed): boolean => has(who, 'security-administrator');
export const mayUnlock = (who: Signed): boolean => has(who, 'system-administrator');

/** What the person sees of the own account. */
export async function accountSafety(own: Own): Promise<AccountSafetyDto> {
  const { platform, who } = own;
  const [rules, credential, factor, sessions] = await Promise.all([
    rulesOf(platform),
    platform.store.credential(who.id),
    platform.store.secondFactor(who.id),
    liveSessions(platform, who),
  ]);
  return {
    account: who.account,
    name: who.name,
    posts: who.posts,
    passwordSetAt: credential?.setAt ?? null,
    passwordDueAt: dueOf(credential, rules),
    passwordRules: passwordSentences(rules),
    secondFactor: factor?.confirmedAt ? { since: factor.confirmedAt, recoveryLeft: factor.recovery.length } : null,
    devices: sessions.map((s) => deviceDto(s, who.session)),
    idleMinutes: rules.idleMinutes,
    absoluteHours: rules.absoluteHours,
    mayUnlock: mayUnlock(who),
    maySetRules: maySetRules(who),
  };
}

/** The person's own change: the other devices are signed out. */
export async function changePassword(own: Own, given: { readonly current: string; readonly password: string }): Promise<void> {
  const held = await prove(own, given.current, 'current');
  const refused = await choosePassword(own.platform, held, given.password);
  if (refused.length > 0) throw new Refused(422, ...refused);
  await endOthers(own);
  await note(own, own.who.id, 'password-changed');
}

/** Begins a second factor; it guards nothing before it is confirmed. */
export async function offerSecondFactor(own: Own, password: string): Promise<SecondFactorOffer> {
  const { platform } = own;
  const held = await prove(own, password, 'password');
  const { secret, offer } = offerFor(held.login);
  const sealed = seal(secret, held.id, platform.identity?.secret);
  if (!(await platform.store.beginSecondFactor({ account: held.id, secret: sealed, madeAt: nowIso() }))) {
    throw new Refused(409, refusal('second-factor-on', '动态口令已经启用', { remedy: '换手机的，请先停用再重新启用' }));
  }
  return offer;
}

/** Confirms it with a code of the phone; answers the recovery codes, the only time they are seen. */
export async function confirmSecondFactor(own: Own, code: string): Promise<RecoveryCodesDto> {
  const { platform, who } = own;
  const factor = await platform.store.secondFactor(who.id);
  if (!factor || factor.confirmedAt) {
    throw new Refused(409, refusal('second-factor-none', '没有等待确认的动态口令', { remedy: '请重新开始启用' }));
  }
  const guard = { kind: 'code', name: who.id, account: who.id } as const;
  await admit(platform, await rulesOf(platform), guard);
  const step = stepOf(unseal(factor.secret, who.id, platform.identity?.secret), code.replace(/\s/g, ''));
  const { codes, digests } = drawRecovery(who.id);
  const done = step !== undefined && (await platform.store.confirmSecondFactor({ account: who.id, at: nowIso(), step, recovery: digests }));
  if (!done) {
    const remedy = '请输入手机上现在显示的六位数字；手机的时间须准确';
    throw new Refused(422, refusal('code-wrong', '动态口令不正确', { remedy, field: 'code' }));
  }
  await forgive(platform, guard);
  await note(own, who.id, 'second-factor-added');
  return { codes };
}

/** Fresh recovery codes in place of the old. */
export async function renewRecovery(own: Own, password: string): Promise<RecoveryCodesDto> {
  const held = await prove(own, password, 'password');
  if (!(await own.platform.store.secondFactor(held.id))?.confirmedAt) throw notFound();
  const { codes, digests } = drawRecovery(held.id);
  await own.platform.store.setRecovery(held.id, digests);
  await note(own, held.id, 'recovery-renewed');
  return { codes };
}

/** The person's own removal, with the password. */
export async function dropSecondFactor(own: Own, password: string): Promise<void> {
  const held = await prove(own, password, 'password');
  if (await own.platform.store.removeSecondFactor(held.id)) await note(own, held.id, 'second-factor-removed', held.id);
}

/** Signs out one device by its handle; the one at hand goes through sign-out. */
export async function endDevice(own: Own, handle: string): Promise<void> {
  const { platform, who } = own;
  const session = (await platform.store.sessionsOf(who.account)).find((s) => handleOf(s.id) === handle);
  if (!session) throw notFound();
  if (session.id === who.session) {
    throw new Refused(422, refusal('device-here', '这是您正在使用的设备', { remedy: '请用“退出登录”' }));
  }
  await platform.store.deleteSession(session.id);
  await note(own, who.id, 'device-revoked');
}

/** Signs out every other device. */
export async function endOtherDevices(own: Own): Promise<void> {
  await endOthers(own);
  await note(own, own.who.id, 'devices-revoked');
}

async function endOthers({ platform, who }: Own): Promise<void> {
  for (const s of await platform.store.sessionsOf(who.account)) if (s.id !== who.session) await platform.store.deleteSession(s.id);
}
