/** What a year's figures cost, and whether the counters still say what the ledger says. */
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { readConfig } from '../src/app/config.ts';
import { demoToday } from '../src/app/demonstration.ts';
import { doorOf } from '../src/app/door.ts';
import { type Opened, openPlatform } from '../src/app/platform.ts';

export interface FigureCost {
  readonly figures: number;
  /** Median milliseconds for all figures of the year and the whole city, nothing of them in memory. */
  readonly ms: number;
  /** Metric × scope × period pairs counted again from the events. */
  readonly compared: number;
  readonly differing: readonly string[];
  /** Milliseconds that the recounting of the same year took. */
  readonly recountMs: number;
}

const year = { from: '2019-01-01', to: '2019-12-31' };
const quarter = { from: '2019-10-01', to: '2019-12-31' };

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** Makes the platform forget what it keeps in memory, as another process would after a load: the counters are read anew. */
async function forgetAll(platform: Opened, client: pg.Client): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const stop = platform.store.changes(() => {
      stop();
      resolve();
    });
  });
  await client.query("select pg_notify('zs_pulse', 'bench everything')");
  await heard;
  // What hears it besides reads the law and the units again: not part of what is timed.
  await pause(200);
}

async function timeOf(platform: Opened, client: pg.Client): Promise<{ figures: number; ms: number }> {
  const door = doorOf(platform, process.cwd());
  const took: number[] = [];
  let figures = 0;
  for (let i = 0; i < 6; i += 1) {
    await forgetAll(platform, client);
    const began = performance.now();
    figures = (await door.figures({ year: 2019, unit: platform.cityCode })).length;
    took.push(performance.now() - began);
  }
  return { figures, ms: median(took.slice(1)) };
}

interface Scope {
  readonly name: string;
  readonly unitPath: string;
  readonly from: string;
  readonly to: string;
}

/** The city and every county by year; the city by its last quarter. */
function scopesOf(platform: Opened, whole: boolean): Scope[] {
  const city = platform.units.get(platform.cityCode);
  const counties = platform.units.all().filter((u) => u.kind === 'county' || u.kind === 'zone');
  const wide = { name: city?.name ?? '', unitPath: city?.path ?? '', ...year };
  if (!whole) return [wide];
  return [wide, { ...wide, ...quarter }, ...counties.map((u) => ({ name: u.name, unitPath: u.path, ...year }))];
}

async function recountAll(platform: Opened, whole: boolean): Promise<Omit<FigureCost, 'figures' | 'ms'>> {
  const { store, registry } = platform;
  const counted = registry.all.flatMap((p) =>
    Object.entries(p.metrics).flatMap(([metric, decl]) => (decl.kind === 'share' ? [] : [{ procedure: p.id, metric }])),
  );
  const differing: string[] = [];
  let [compared, recountMs] = [0, 0];
  for (const scope of scopesOf(platform, whole)) {
    for (const { procedure, metric } of counted) {
      const { name, ...question } = scope;
      const began = performance.now();
      const again = await store.recount(procedure, metric, question);
      recountMs += performance.now() - began;
      const held = await store.tally(procedure, metric, question);
      compared += 1;
      // A row of the histogram that stands at nought says the same as no row.
      const days = held.days.filter(([, n]) => n !== 0);
      if (!isDeepStrictEqual({ ...held, days }, { n: again.n, amount: again.amount, days: again.days }))
        differing.push(`${procedure}.${metric} ${name} ${scope.from}:${held.n}/${held.amount} ≠ ${again.n}/${again.amount}`);
    }
  }
  return { compared, differing, recountMs };
}

/** Opens the platform on the database as a command would. `whole`: every county too. */
export async function figureCost(env: NodeJS.ProcessEnv, whole: boolean): Promise<FigureCost> {
  const platform = await openPlatform(readConfig(env, demoToday));
  const client = new pg.Client({ connectionString: env.DATABASE_URL ?? '' });
  await client.connect();
  try {
    return { ...(await timeOf(platform, client)), ...(await recountAll(platform, whole)) };
  } finally {
    await client.end();
    await platform.store.close();
  }
}
