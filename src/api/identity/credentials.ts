import { hash, verify } from '@node-rs/argon2';
import { type Refusal, refusal } from '#kernel';
import type { AccountRow, CredentialRow } from '#store';
import type { Platform } from '../platform.ts';
import { drawPassword, passwordRefusals } from './password.ts';
import { rulesOf, type SignInRules } from './rules.ts';

const dayMs = 86_400_000;

export type Why = 'first' | 'reset' | 'expired';

/** Until when a password holds; null: it does not age. */
export function dueOf(credential: CredentialRow | undefined, rules: SignInRules): string | null {
  if (!credential || rules.maxAgeDays === 0) return null;
  return new Date(Date.parse(credential.setAt) + rules.maxAgeDays * dayMs).toISOString();
}

/**
 * Why the password must be changed before going on. An account whose password nobody has set by the rules came with it:
 * changed at the first sign-in, save in a demonstration, which hands its passwords out.
 */
export async function whyChange(platform: Platform, account: string): Promise<Why | undefined> {
  const [credential, rules] = [await platform.store.credential(account), await rulesOf(platform)];
  if (!credential) return platform.demonstration ? undefined : 'first';
  if (credential.mustChange) return credential.mustChange;
  const due = dueOf(credential, rules);
  return due !== null && Date.parse(due) <= Date.now() ? 'expired' : undefined;
}

const isOneOf = async (password: string, hashes: readonly string[]): Promise<boolean> => {
  for (const one of hashes) if (one !== '' && (await verify(one, password).catch(() => false))) return true;
  return false;
};

/** Sets the password a person chose; refuses what the rules refuse, all at once. Sessions are the caller's to end. */
export async function choosePassword(platform: Platform, held: AccountRow, password: string): Promise<readonly Refusal[]> {
  const rules = await rulesOf(platform);
  const refused = passwordRefusals(password, held, rules);
  if (refused.length > 0) return refused;
  const former = [held.passwordHash, ...((await platform.store.credential(held.id))?.former ?? [])].filter((one) => one !== '');
  if (await isOneOf(password, former.slice(0, rules.history))) {
    const remedy = `请用一个最近${rules.history}次没有用过的密码`;
    return [refusal('password-used', '新密码与用过的相同', { remedy, field: 'password' })];
  }
  await keep(platform, held, password, { mustChange: null, former: former.slice(0, rules.history) });
  return [];
}

/** A drawn password with its hash, for an account that is about to be made. */
export async function drawCredential(platform: Platform): Promise<{ readonly password: string; readonly passwordHash: string }> {
  const password = drawPassword(await rulesOf(platform));
  return { password, passwordHash: await hash(password) };
}

/** Gives an account a drawn password that must be changed at the next sign-in; returns it, the only time it is seen. */
export async function issuePassword(platform: Platform, held: AccountRow, why: 'first' | 'reset'): Promise<string> {
  const rules = await rulesOf(platform);
  const password = drawPassword(rules);
  const former = [held.passwordHash, ...((await platform.store.credential(held.id))?.former ?? [])].filter((one) => one !== '');
  await keep(platform, held, password, { mustChange: why, former: former.slice(0, rules.history) });
  await platform.store.deleteSessionsOf(held.login);
  return password;
}

async function keep(
  platform: Platform,
  { id }: AccountRow,
  password: string,
  about: Pick<CredentialRow, 'mustChange' | 'former'>,
): Promise<void> {
  await platform.store.setPassword({ account: id, passwordHash: await hash(password), setAt: new Date().toISOString(), ...about });
}
