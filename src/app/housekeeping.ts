import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Opened } from './platform.ts';

const hour = 3_600_000;
const keptBackups = 24;

/**
 * What the house does by itself: clock acts and the daily root every hour, and, for the embedded database, which does
 * not force its writes to disk, an hourly backup of which the last day is kept. Returns how to stop.
 */
export function keepHouse(platform: Opened, report: (line: string) => void): () => void {
  const run = async (): Promise<void> => {
    try {
      const today = platform.clock.today();
      await platform.store.sweep(today, platform.clock.now());
      await platform.store.dailyRoot(today);
      if (platform.embedded) await backUp(platform);
    } catch (error) {
      report(`housekeeping: ${(error as Error).name}`);
    }
  };
  const timer = setInterval(() => void run(), hour);
  timer.unref();
  return () => clearInterval(timer);
}

async function backUp(platform: Opened): Promise<void> {
  const folder = join(platform.config.dataDir, 'backups');
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const stamp = new Date().toISOString().slice(0, 13).replace('T', '-');
  await platform.store.backup(join(folder, `zhunsheng-${stamp}.zsb`));
  for (const old of readdirSync(folder).sort().slice(0, -keptBackups)) rmSync(join(folder, old));
}
