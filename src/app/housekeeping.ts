import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dayOver } from './clock.ts';
import { keepNotices } from './notices/keep.ts';
import type { Opened } from './platform.ts';

const hour = 3_600_000;
const keptBackups = 24;

/**
 * What the house does by itself: clock acts, the daily root and reminders every hour, letters every half minute, and, for
 * the embedded database, which does not force its writes to disk, an hourly backup of which the last day is kept.
 * `address`: where people reach the platform. Returns how to stop.
 */
export function keepHouse(platform: Opened, address: string, report: (line: string) => void): () => void {
  const notices = keepNotices(platform, platform.config.channels, platform.config.channels.address ?? address, report);
  const run = async (): Promise<void> => {
    try {
      const today = platform.clock.today();
      await platform.store.sweep(today, platform.clock.now());
      await platform.tasks?.call(today, platform.clock.now());
      await platform.store.dailyRoot(dayOver(today));
      await notices.look();
      await platform.store.tidyIdentity(new Date().toISOString(), new Date(Date.now() - 24 * hour).toISOString());
      if (platform.embedded) await backUp(platform);
    } catch (error) {
      report(`housekeeping: ${(error as Error).name}`);
    }
  };
  const timer = setInterval(() => void run(), hour);
  timer.unref();
  return () => {
    clearInterval(timer);
    notices.stop();
  };
}

async function backUp(platform: Opened): Promise<void> {
  const folder = join(platform.config.dataDir, 'backups');
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().slice(0, 13).replace('T', '-');
  await platform.store.backup(join(folder, `zhunsheng-${stamp}.zsb`));
  for (const old of readdirSync(folder).sort().slice(0, -keptBackups)) rmSync(join(folder, old));
}
