import { lookAt, lookThrough, type Platform, tellExpiring } from '#api';
import type { Opened } from '../platform.ts';
import type { Channels } from './channels.ts';
import { type Delivery, deliverWaiting, queueMail } from './deliver.ts';
import { mailer } from './mail.ts';

const firstLookMs = 3_000;
const gatherMs = 1_000;
const postMs = 30_000;

export interface NoticeKeeping {
  /** The hourly look at new steps and, once a day, at every deadline. */
  look(): Promise<void>;
  stop(): void;
}

/** Runs one piece of work at a time; asked meanwhile, once more afterwards. */
function oneAtATime(work: () => Promise<unknown>, report: (error: unknown) => void): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    do {
      again = false;
      await work().catch(report);
    } while (again);
    running = undefined;
  };
  return () => {
    if (running) again = true;
    running ??= run();
    return running;
  };
}

/**
 * Keeps people told, beside their work and never in its way: a first look some seconds after the start, another every
 * hour, whoever is next a moment after an act, and letters every half minute.
 */
export function keepNotices(
  platform: Platform & Pick<Opened, 'acted'>,
  channels: Channels,
  address: string,
  report: (line: string) => void,
): NoticeKeeping {
  let stopped = false;
  // Work under way when the house is shut finds the database closed: that is no failure.
  const failed = (error: unknown) => {
    if (!stopped) report(`notices: ${(error as Error).name}`);
  };
  const mail = channels.mail && mailer(channels.mail, address);
  const delivery: Delivery = { platform, channels, mail, address, nowMs: Date.now };
  const acted = new Set<string>();
  const look = oneAtATime(async () => {
    await lookThrough(platform);
    await tellExpiring(platform);
  }, failed);
  const post = oneAtATime(async () => {
    await queueMail(delivery);
    await deliverWaiting(delivery);
  }, failed);
  const lookAtActed = oneAtATime(async () => {
    const keys = [...acted];
    acted.clear();
    if (keys.length > 0) await lookAt(platform, keys);
  }, failed);
  let gathering: NodeJS.Timeout | undefined;
  const stopHearing = platform.acted.on((key) => {
    acted.add(key);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      void lookAtActed();
    }, gatherMs).unref();
  });
  const first = setTimeout(() => void look(), firstLookMs).unref();
  const posting = setInterval(() => void post(), postMs).unref();
  return {
    look,
    stop: () => {
      stopped = true;
      stopHearing();
      for (const timer of [first, gathering]) clearTimeout(timer);
      clearInterval(posting);
      mail?.close();
    },
  };
}
