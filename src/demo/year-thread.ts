/** Decides the city-year in a thread of its own, so that deciding and writing use two processors. See `told.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Draft, type Procedure, registry } from '#kernel';
import { cityCalendar } from '#law';
import type { ThreadOrder, Told } from './told.ts';
import { CityYears } from './year.ts';

/** Events in one message, and messages that may wait unread. */
const atOnce = 4000;
const unread = 3;

const order = workerData as ThreadOrder;
const port = parentPort;
let credit = unread;
let wake: (() => void) | undefined;

port?.on('message', () => {
  credit += 1;
  wake?.();
});

async function tell(message: Told): Promise<void> {
  while (credit === 0) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  credit -= 1;
  port?.postMessage(message);
}

const serials = new Map<string, number>();
const serial = (series: string): number => {
  const next = (serials.get(series) ?? 0) + 1;
  serials.set(series, next);
  return next;
};

const { procedures } = (await import(order.declarations)) as { procedures: readonly Procedure[] };
const law = { calendar: cityCalendar, policies: order.policies };
const { year, scale, part, hash } = order;
const years = new CityYears({ registry: registry(procedures), law, year, scale, part, hash, serial });
let drafts: Draft[] = [];
for (const { entries } of years.matters()) {
  for (const { draft } of entries) drafts.push(draft);
  if (drafts.length < atOnce) continue;
  await tell({ drafts: JSON.stringify(drafts) });
  drafts = [];
}
await tell({ drafts: JSON.stringify(drafts) });
await tell({ end: { serials: [...serials], files: years.files() } });
port?.close();
