/** What it costs to assess all units over the city-year, nothing kept in memory. */
import { readConfig } from '../src/app/config.ts';
import { demoToday } from '../src/app/demonstration.ts';
import { openPlatform } from '../src/app/platform.ts';

export interface AssessmentCost {
  readonly units: number;
  readonly figures: number;
  /** Median milliseconds for the scores of all units: every figure of every unit, the quarters of the daily part, the scores. */
  readonly ms: number;
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** Opens the platform on the database as a command would, and scores every scheme of the demonstration year. */
export async function assessmentCost(env: NodeJS.ProcessEnv): Promise<AssessmentCost> {
  const platform = await openPlatform(readConfig(env, demoToday));
  try {
    const took: number[] = [];
    let [units, figures] = [0, 0];
    for (let i = 0; i < 6; i += 1) {
      const began = performance.now();
      [units, figures] = [0, 0];
      for (const id of ['law-administration-2019', 'townships-2019']) {
        const world = await platform.assessments.world(id);
        if (!world) continue;
        units += platform.assessments.score(world).units.length;
        figures += world.scheme.indicators.filter((one) => one.figure !== undefined).length * world.units.length;
      }
      took.push(performance.now() - began);
    }
    return { units, figures, ms: median(took.slice(1)) };
  } finally {
    await platform.store.close();
  }
}
