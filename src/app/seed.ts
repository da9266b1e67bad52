import { assertNotInUse } from './first-setup.ts';
import type { Opened } from './platform.ts';
import { seedAssessment } from './seed-assessment.ts';
import { issueBulletins } from './seed-bulletins.ts';
import { seedQuestions } from './seed-questions.ts';
import { freezeReport } from './seed-reports.ts';
import { publishSchemes } from './seed-schemes.ts';

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
  const common = { store: platform.store, registry: platform.registry, law: platform.law, hash: platform.config.hash };
  const made = await seed({ ...ask, ...common, declarations, onProgress: progress });
  await publishSchemes(platform, ask.year);
  // Before the assessment, which is told last: the questions are about the records of the year.
  await seedQuestions(platform, ask.year);
  // Before the bulletins: they tell of it. After all else: its scores are computed from the year's records.
  await seedAssessment(platform, ask.year);
  await issueBulletins(platform, ask.year);
  await freezeReport(platform, ask.year);
  await platform.store.setSetting(seededSetting, { year: ask.year, scale: ask.scale });
  return made;
}
