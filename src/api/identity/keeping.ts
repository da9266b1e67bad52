import { refusal } from '#kernel';
import type { AccountRow } from '#store';
import type { IssuedPasswordDto, LockedAccountDto, SignInRulesDto } from '../contract/account.ts';
import { Refused } from '../problem.ts';
import { maySetRules, mayUnlock, type Own } from './account.ts';
import { issuePassword } from './credentials.ts';
import { ruleDtos, rulesOf, setRules } from './rules.ts';
import { note } from './sign-in.ts';

const notYours = (whose: string): Refused =>
  new Refused(403, refusal('not-competent', '您的岗位不能办理这一项', { remedy: `应由${whose}办理` }));

function asSystem({ who }: Own): void {
  if (!mayUnlock(who)) throw notYours('系统管理员');
}
function asSecurity({ who }: Own): void {
  if (!maySetRules(who)) throw notYours('安全保密管理员');
}

async function accountNamed({ platform }: Own, login: string): Promise<AccountRow> {
  const held = await platform.store.account(login.trim());
  if (!held) throw new Refused(404, refusal('account-unknown', '没有这个账号', { remedy: '请核对账号', field: 'account' }));
  return held;
}

/** Accounts shut after wrong passwords or codes: for the system administrator. */
export async function lockedAccounts(own: Own): Promise<readonly LockedAccountDto[]> {
  asSystem(own);
  return (await own.platform.store.locked(new Date().toISOString())).map((r) => ({ account: r.login, name: r.name, until: r.until }));
}

/** Lets an account try again at once. */
export async function unlockAccount(own: Own, login: string): Promise<void> {
  asSystem(own);
  const held = await accountNamed(own, login);
  await own.platform.store.unlock(held.id, new Date().toISOString());
  await note(own, own.who.id, 'account-unlocked', held.id);
}

const administrates = (duties: readonly string[]): boolean => duties.some((d) => d.endsWith('-administrator'));

/**
 * A new password for somebody who lost theirs. Not for one of the three administrators: who could set another's password
 * could be that other one, and the three would be two.
 */
export async function resetPassword(own: Own, login: string): Promise<IssuedPasswordDto> {
  asSystem(own);
  const { platform, who } = own;
  const held = await accountNamed(own, login);
  const posts = await platform.store.posts(held.id, platform.today());
  if (posts.some((p) => administrates(p.duties))) {
    const remedy = '三员相互独立；请由其本人更换，忘记的在服务器上用 zs password 重置';
    throw new Refused(403, refusal('three-apart', '管理员的密码不能由另一名管理员重置', { remedy }));
  }
  const password = await issuePassword(platform, held, 'reset');
  await note(own, who.id, 'password-reset', held.id);
  return { account: held.login, name: held.name, password };
}

/** Takes the second factor off an account whose phone is lost; its sessions end. Not one's own: that takes the password. */
export async function removeFactorOf(own: Own, login: string): Promise<void> {
  asSecurity(own);
  const { platform, who } = own;
  const held = await accountNamed(own, login);
  if (held.id === who.id) {
    throw new Refused(422, refusal('own-factor', '不能在这里停用本人的动态口令', { remedy: '请在“账户与安全”中凭密码停用' }));
  }
  if (!(await platform.store.removeSecondFactor(held.id))) {
    throw new Refused(422, refusal('no-factor', '该账号没有启用动态口令', { remedy: '请核对账号', field: 'account' }));
  }
  await platform.store.deleteSessionsOf(held.login);
  await note(own, who.id, 'second-factor-removed', held.id);
}

const unsealed = '平台没有设置密钥（ZS_SECRET），动态口令的密钥在数据库中未加密；正式使用前请由运维人员设置';

/** The city's rules of sign-in: for the security administrator. */
export async function signInRules(own: Own): Promise<SignInRulesDto> {
  asSecurity(own);
  const { platform } = own;
  return { rules: ruleDtos(await rulesOf(platform)), warning: platform.identity?.secret === undefined ? unsealed : null };
}

export async function changeRules(own: Own, values: Readonly<Record<string, unknown>>): Promise<SignInRulesDto> {
  asSecurity(own);
  const refused = await setRules(own.platform, values);
  if (refused.length > 0) throw new Refused(422, ...refused);
  await note(own, own.who.id, 'sign-in-rules', Object.keys(values).sort().join(','));
  return signInRules(own);
}
