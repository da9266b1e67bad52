import { assertNotInUse } from './first-setup.ts';
import type { Opened } from './platform.ts';
import { issueBulletins } from './seed-bulletins.ts';

const seededSetting = 'seeded';

/** Whether the demonstration year has been loaded. */
export async function isSeeded(platform: Opened): Promise<boolean> {
  return (await platform.store.setting(seededSetting)) !== undefined;
}

export async function seedYear(
  platform: Opened,
  ask: { year: number; scale: number },
  progress: (done: number, total: number) => void,
): Promise<{ matters: number; events: number }> {
  await assertNotInUse(platform);
  const { seed } = await import('#demo');
  const declarations = new URL('./procedures.ts', import.meta.url).href;
  const common = { store: platform.store, registry: platform.registry, law: platform.law };
  const made = await seed({ ...ask, ...common, declarations, onProgress: progress });
  await issueBulletins(platform, ask.year);
  await platform.store.setSetting(seededSetting, { year: ask.year, scale: ask.scale });
  return made;
}
