import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { encode } from 'uqr';
import { refusal } from '#kernel';
import type { SecondFactorOffer } from '../contract/account.ts';
import { Refused } from '../problem.ts';

const recoveryCodes = 10;
/** One period each way: a phone's clock is rarely exact. */
const toleranceSeconds = 30;

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'zhunsheng second factor', 32));

const cannotRead = (): Refused =>
  new Refused(503, refusal('second-factor-sealed', '动态口令暂时无法核验', { remedy: '请联系系统管理员核对平台的密钥设置' }));

/** A second factor's secret as it lies in the database: sealed for its account where a key is given, else as it is. */
export function seal(plain: string, account: string, key: string | undefined): string {
  if (key === undefined) return `p:${plain}`;
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv).setAAD(Buffer.from(account));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return `k:${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
}

/** The reverse; refuses with 503 when the key is missing, another one, or the row was moved to another account. */
export function unseal(sealed: string, account: string, key: string | undefined): string {
  if (sealed.startsWith('p:')) return sealed.slice(2);
  if (key === undefined) throw cannotRead();
  const bytes = Buffer.from(sealed.slice(2), 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, 12)).setAAD(Buffer.from(account));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    throw cannotRead();
  }
}

/** The time step that a code of six digits belongs to; undefined when it is wrong. */
export function stepOf(secret: string, code: string): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(Date.now() / 1000);
  const answer = verifySync({ secret, token: code, epoch, epochTolerance: toleranceSeconds });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : undefined;
}

/** A new secret, for typing and as a square for the phone's camera. */
export function offerFor(login: string): { readonly secret: string; readonly offer: SecondFactorOffer } {
  const secret = generateSecret();
  const { size, data } = encode(generateURI({ issuer: '准绳', label: login, secret }), { ecc: 'M', border: 2 });
  // One bar per run of dark cells: a path needs no style, so the content policy has nothing to object to.
  const bars = data.flatMap((row, y) => runsOf(row).map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`));
  return { secret, offer: { secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret, square: { size, path: bars.join('') } } };
}

function runsOf(row: readonly boolean[]): [from: number, length: number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}

/** Signs that are not mistaken for one another: nearly 5 bits each. */
const signs = '23456789abcdefghjkmnpqrstuvwxyz';
const tidy = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Sixteen signs carry 79 bits: too many to try, so a plain digest keeps them. */
export const recoveryDigest = (account: string, code: string): string =>
  createHash('sha256')
    .update(`recovery ${account} ${tidy(code)}`)
    .digest('hex');

/** Fresh recovery codes and their digests. */
export function drawRecovery(account: string): { readonly codes: readonly string[]; readonly digests: readonly string[] } {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)] ?? '').join('');
  const codes = Array.from({ length: recoveryCodes }, () => Array.from({ length: 4 }, group).join('-'));
  return { codes, digests: codes.map((code) => recoveryDigest(account, code)) };
}
