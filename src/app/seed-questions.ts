/** The questions of the demonstration year: the checks are run over its records, and what they find is asked about. */
import type { CheckWords, TruthRun } from '#api';
import { namedPeriod } from '#reports';
import type { Opened } from './platform.ts';

/** Quarters looked through, each with the day on which it was asked about. */
const looked = [
  ['Q2', '-07-15'],
  ['Q3', '-10-18'],
  ['Q4', '+01-06'],
] as const;
/** Of each check so many at most are asked about, the oddest first. */
const mostOfCheck = 5;

type Found = TruthRun['found'][number];

function chosen(found: readonly Found[]): readonly Found[] {
  const taken = new Map<string, number>();
  return found.filter((f) => {
    const n = (taken.get(f.check) ?? 0) + 1;
    taken.set(f.check, n);
    return n <= mostOfCheck;
  });
}

async function recordsOf(platform: Opened, found: Found) {
  const rows = await platform.store.rows(found.keys);
  return rows
    .filter((r) => r.unit === found.unit)
    .slice(0, 20)
    .map((r) => {
      const kind = platform.registry.latest(r.procedure)?.title ?? r.procedure;
      return { kind, key: r.key, ...(r.number !== null && { number: r.number }) };
    });
}

async function toAsk(platform: Opened, period: string, on: string, words: readonly CheckWords[]) {
  const named = namedPeriod(period);
  if (!named || !platform.truth) return [];
  const { span, title } = named;
  const run = await platform.truth.run(period, span, 'fazhiban');
  const asked = [];
  for (const f of chosen(run.found)) {
    const check = words.find((c) => c.id === f.check);
    const unit = platform.units.get(f.unit)?.name ?? f.unit;
    asked.push({
      ...{ on, unit: f.unit, check: f.check, title: `${unit}${title}${check?.title ?? ''}`, found: f.found },
      definition: `${check?.definition ?? ''}界限：${f.threshold}。`,
      ...{ periodFrom: span.from, periodTo: span.to, mark: f.mark, records: await recordsOf(platform, f) },
    });
  }
  return asked;
}

/** Looks through three quarters of the year and tells what was asked, answered and reviewed. */
export async function seedQuestions(platform: Opened, year: number): Promise<{ matters: number; events: number }> {
  const { truth, store, registry, law } = platform;
  if (!truth) return { matters: 0, events: 0 };
  const { tellQuestions } = await import('#demo');
  const words = truth.checks();
  const asked = [];
  for (const [quarter, day] of looked) {
    const on = day.startsWith('+') ? `${year + 1}-${day.slice(1)}` : `${year}${day}`;
    asked.push(...(await toAsk(platform, `${year}${quarter}`, on, words)));
  }
  const writer = await store.bulk();
  const serial = (series: string): number => writer.serial(series);
  const told = tellQuestions({ registry, law: law(), year, today: platform.today(), serial, asked });
  for (const { entries } of told) for (const entry of entries) await writer.add(entry);
  const { matters, events } = await writer.close();
  return { matters, events };
}
