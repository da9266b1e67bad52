import { type GroupLetter, isTimeToMail, mailLetter, mailOf, noteSent, type Platform, wishDto } from '#api';
import type { Letter } from '#store';
import type { Channels } from './channels.ts';
import type { Mailer } from './mail.ts';
import { postOf, sendPost } from './robots.ts';

const minute = 60_000;
/** Minutes after each failed try; after the last it is given up until somebody asks for another. */
const waits = [1, 5, 15, 60, 180, 360, 720];
const lease = 2 * minute;
const atOnce = 20;

/** When a letter is tried again after so many tries (ms since 1970), or never. */
export function nextTry(attempts: number, nowMs: number): number | undefined {
  const wait = waits[attempts - 1];
  return wait === undefined ? undefined : nowMs + wait * minute;
}

/** What delivering stands on. */
export interface Delivery {
  readonly platform: Platform;
  readonly channels: Channels;
  readonly mail: Mailer | undefined;
  readonly address: string;
  /** Real time: it goes on where a demonstration's civil date stands still. */
  readonly nowMs: () => number;
}

/** Writes the letters whose hour has come to those who wish mail. Returns how many. */
export async function queueMail({ platform, mail }: Pick<Delivery, 'platform' | 'mail'>): Promise<number> {
  if (!mail) return 0;
  const { store } = platform;
  const hour = Number(platform.now().slice(11, 13));
  let queued = 0;
  for (const row of await store.wishesWaiting()) {
    if (!isTimeToMail(row, platform.today(), hour)) continue;
    const wish = wishDto(platform, row);
    const written = await store.mailMessages(row.account, row.changedAt, (rows) => mailLetter(platform, wish, row.account, rows));
    if (!written) continue;
    await noteSent(platform, row);
    queued += 1;
  }
  return queued;
}

/** Sends one letter; a robot or a person that is no longer there needs none. */
async function send({ platform, channels, mail, address, nowMs }: Delivery, letter: Letter): Promise<void> {
  if (letter.kind === 'robot') {
    const group = letter.payload as unknown as GroupLetter;
    const robot = channels.robots.find((r) => r.id === group.robot);
    return robot ? sendPost(robot, postOf(robot, group, address, nowMs())) : undefined;
  }
  if (letter.kind !== 'mail') return;
  if (!mail) throw new Error('没有接通邮件');
  const { account } = letter.payload as unknown as { account: string };
  const row = await platform.store.wish(account);
  const written = await mailOf(platform, letter, row && wishDto(platform, row));
  if (written) await mail.send(written, letter.id);
}

/** Why it failed, without address, name or secret. */
const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: unknown; message?: string };
  return typeof code === 'string' ? code.slice(0, 40) : (message ?? '').slice(0, 40);
};

async function deliver(delivery: Delivery, letter: Letter): Promise<boolean> {
  const { store } = delivery.platform;
  try {
    await send(delivery, letter);
    await store.sent(letter.id);
    return true;
  } catch (error) {
    const next = nextTry(letter.attempts, delivery.nowMs());
    await store.putBack(letter, next === undefined ? null : new Date(next).toISOString(), reasonOf(error));
    return false;
  }
}

/** Sends what waits and whose time has come, one after another. Returns how many went out. */
export async function deliverWaiting(delivery: Delivery): Promise<number> {
  const { store } = delivery.platform;
  const iso = (ms: number) => new Date(ms).toISOString();
  let sent = 0;
  for (;;) {
    const now = delivery.nowMs();
    const letters = await store.takeLetters(iso(now), iso(now + lease), atOnce);
    for (const letter of letters) if (await deliver(delivery, letter)) sent += 1;
    if (letters.length < atOnce) return sent;
  }
}
