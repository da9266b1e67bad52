/** What it costs to build the yearly report as an official document, its figures asked for anew each time. */
import { readConfig } from '../src/app/config.ts';
import { demoToday } from '../src/app/demonstration.ts';
import { openPlatform } from '../src/app/platform.ts';

export interface ReportCost {
  /** Figures that the report cites. */
  readonly figures: number;
  readonly bytes: number;
  /** Median milliseconds from the question to the .docx. */
  readonly ms: number;
  /** The same for a county's report, from its own template. */
  readonly countyMs: number;
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return median(took.slice(1));
}

const demoYear = Number(demoToday.slice(0, 4)) - 1;

/** Opens the platform on the database as a command would, and builds the report of the demonstration year. */
export async function reportCost(env: NodeJS.ProcessEnv): Promise<ReportCost> {
  const platform = await openPlatform(readConfig(env, demoToday));
  const county = platform.units.all().find((u) => u.kind === 'county')?.code ?? platform.cityCode;
  try {
    const ms = await timed(() => platform.reports.docx(demoYear, platform.cityCode));
    const countyMs = await timed(() => platform.reports.docx(demoYear, county));
    const bytes = (await platform.reports.docx(demoYear, platform.cityCode)).byteLength;
    const { figures } = await platform.reports.compose(demoYear, platform.cityCode);
    return { figures: figures.length, bytes, ms, countyMs };
  } finally {
    await platform.store.close();
  }
}
