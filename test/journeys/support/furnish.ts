/**
 * A small city-year in a folder, as every house of the journeys starts from. Run by itself (`furnish.ts FOLDER`) it fills
 * one folder that several houses then copy: loading takes longer than many a journey.
 */
import { seed } from '#demo';
import { readConfig } from '../../../src/app/config.ts';
import { demoToday } from '../../../src/app/demonstration.ts';
import { openPlatform } from '../../../src/app/platform.ts';
import { seedAssessment } from '../../../src/app/seed-assessment.ts';

/** The disputes are most of a city-year; this share of them fills every list past its first page. */
const part = 0.01;

export async function furnish(folder: string): Promise<void> {
  const platform = await openPlatform(readConfig({ DATA_DIR: folder, ZS_DEMO: '1' }, demoToday));
  const declarations = new URL('../../../src/app/procedures.ts', import.meta.url).href;
  await seed({ store: platform.store, registry: platform.registry, law: platform.law, declarations, part });
  await seedAssessment(platform, 2019);
  await platform.store.close();
}

const [folder] = process.argv.slice(2);
if (import.meta.main && folder !== undefined) await furnish(folder);
