import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { refusal } from '#kernel';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';

const keySetting = 'portal-key';

/** The key from which secrets and tickets follow; drawn once, kept in the database. */
async function portalKey({ store }: Platform): Promise<string> {
  const held = await store.setting(keySetting);
  if (typeof held === 'string') return held;
  await store.setSetting(keySetting, randomBytes(32).toString('base64url'));
  return String(await store.setting(keySetting));
}

const signOf = async (platform: Platform, of: string): Promise<Buffer> =>
  createHmac('sha256', await portalKey(platform))
    .update(of)
    .digest();

/** The last digit of a code, after ISO 7064 MOD 11,10: every single mistyped digit and most transpositions are found. */
export function checkDigit(digits: string): string {
  let rest = 10;
  for (const digit of digits) {
    const sum = (rest + Number(digit)) % 10 || 10;
    rest = (sum * 2) % 11;
  }
  return String((11 - rest) % 10);
}

/** What was typed as a code: digits only, whatever stands between them; undefined when the check digit does not fit. */
export function codeFrom(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{12}$/.test(digits) && checkDigit(digits.slice(0, 11)) === digits.slice(11) ? digits : undefined;
}

function drawCode(): string {
  const digits = String(randomInt(1, 10)) + String(randomInt(0, 10 ** 10)).padStart(10, '0');
  return digits + checkDigit(digits);
}

/** No sign that is taken for another: neither I nor O, neither 0 nor 1. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The secret of a matter: it follows from the key, so that it is shown again when a lost answer is asked for again. */
async function secretOf(platform: Platform, matter: string): Promise<string> {
  const sign = await signOf(platform, `receipt ${matter}`);
  return Array.from(sign.subarray(0, 8), (byte) => signs[byte % signs.length]).join('');
}

/** Code and secret for a matter that was just handed in; the same ones when it is asked again. */
export async function receiptFor(platform: Platform, matter: string): Promise<{ code: string; secret: string }> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const code = await platform.store.giveReceipt({ code: drawCode(), key: matter, on: platform.today() });
    if (code !== undefined) return { code, secret: await secretOf(platform, matter) };
  }
  throw new Error('no free code was drawn');
}

/** So many wrong secrets in a row close a code for so long. */
const most = 10;
const closedFor = 3_600_000;

/** Whether the code exists, or is closed, is told to nobody. */
const notThis = () =>
  new Refused(
    404,
    refusal('receipt', '办件编号或者查询密码不符', {
      remedy: `请核对后再查。同一编号连续${most}次不符的，一小时内不能再查；遗失查询密码的，请持身份证件到受理机关查询`,
      field: 'secret',
    }),
  );

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The matter that a code and its secret open; every other pair is refused in the same words. */
export async function matterOfReceipt(platform: Platform, typed: { readonly code: string; readonly secret: string }): Promise<string> {
  const code = codeFrom(typed.code);
  if (code === undefined) {
    const more = { remedy: '办件编号共12位，请对照回执逐位核对', field: 'code' };
    throw new Refused(422, refusal('receipt-code', '办件编号有误', more));
  }
  const held = await platform.store.receipt(code);
  if (!held) throw notThis();
  const closed = held.failures >= most && Date.now() - Date.parse(held.failedAt ?? '') < closedFor;
  const given = typed.secret.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (closed || !same(Buffer.from(given).toString('hex'), Buffer.from(await secretOf(platform, held.key)).toString('hex'))) {
    if (!closed) await platform.store.noteReceipt(code, new Date().toISOString());
    throw notThis();
  }
  if (held.failures > 0) await platform.store.noteReceipt(code, null);
  return held.key;
}

const day = (): number => Math.floor(Date.now() / 86_400_000);

/** Shows that the sender of a form had the file: nobody gets at a file of somebody else by naming its digest. */
export async function ticketFor(platform: Platform, sha256: string, on = day()): Promise<string> {
  return `${on}.${(await signOf(platform, `file ${sha256} ${on}`)).toString('base64url').slice(0, 27)}`;
}

/** A ticket is good on the day it was given and for a week after. */
export async function isTicket(platform: Platform, sha256: string, ticket: unknown): Promise<boolean> {
  const on = typeof ticket === 'string' ? Number(/^(\d{1,6})\./.exec(ticket)?.[1] ?? Number.NaN) : Number.NaN;
  if (!Number.isInteger(on) || on > day() || on < day() - 7) return false;
  return same(String(ticket), await ticketFor(platform, sha256, on));
}
