import type { Json } from '#kernel';
import type { WishRow } from '#store';
import type { WishDto } from '../contract/notices.ts';
import type { Platform } from '../platform.ts';
import { malformed } from '../problem.ts';
import { noticeKinds } from './words.ts';

/** What is kept of a person's wish: besides what they chose, the day of the last digest. */
interface KeptWish extends Omit<WishDto, 'mailConnected'> {
  readonly sentOn?: string;
}

const defaultWish: KeptWish = { mail: 'none', address: '', hour: 8, quiet: { from: 20, to: 8 }, kinds: noticeKinds };

const keptIn = (row: WishRow | undefined): KeptWish => (row ? (row.content as unknown as KeptWish) : defaultWish);

export function wishDto(platform: Platform, row: WishRow | undefined): WishDto {
  const { mail, address, hour, quiet, kinds } = keptIn(row);
  return { mail, address, hour, quiet, kinds, mailConnected: platform.channels?.mail === true };
}

/** A plain address; what a mail server makes of quotes, comments and line ends is not tried. */
const addressShape = /^[\w.+-]{1,64}@[\w-]{1,63}(\.[\w-]{1,63}){1,5}$/;

/** Keeps what a person chose. */
export async function saveWish(platform: Platform, account: string, given: Omit<WishDto, 'mailConnected'>): Promise<WishDto> {
  const address = given.address.trim();
  if (given.mail !== 'none' && address === '') throw malformed('没有填写邮箱', '请填写接收提醒的邮箱，或者选择不发邮件', 'address');
  if (address !== '' && !addressShape.test(address)) throw malformed('邮箱地址不正确', '请按 name@example.cn 的格式填写', 'address');
  if (given.quiet && given.quiet.from === given.quiet.to)
    throw malformed('免打扰的起止时间相同', '请改为不同的时间，或者不设免打扰', 'quiet');
  const before = await platform.store.wish(account);
  const sentOn = keptIn(before).sentOn;
  const content = { ...given, address, ...(sentOn !== undefined && { sentOn }) };
  const row = { account, content: content as unknown as Json, changedAt: platform.now() };
  await platform.store.putWish(row);
  return wishDto(platform, row);
}

/** Whether an hour lies within the quiet hours, which may run over midnight. */
export function isQuiet(quiet: WishDto['quiet'], hour: number): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  return from < to ? hour >= from && hour < to : hour >= from || hour < to;
}

/** Whether a person is written to at this hour of a day. */
export function isTimeToMail(row: WishRow, today: string, hour: number): boolean {
  const wish = keptIn(row);
  if (wish.mail === 'none' || isQuiet(wish.quiet, hour)) return false;
  return wish.mail === 'each' || (hour >= wish.hour && wish.sentOn !== today);
}

/** Notes that today's digest is on its way. */
export const noteSent = (platform: Platform, row: WishRow): Promise<void> =>
  platform.store.putWish({ ...row, content: { ...keptIn(row), sentOn: platform.today() } as unknown as Json });
