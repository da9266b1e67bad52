import { apply, type Draft, Fault, type Matter } from '#kernel';
import { copyCounters, copyLines, withoutIndexes } from './bulk.ts';
import { type Context, editionOf } from './context.ts';
import type { Tx } from './db.ts';
import { type EventRow, eventOf, everyMatter, keptOf } from './load.ts';
import { Counters, type Line, project } from './project.ts';

/** Folds one matter step by step, counting on the way. */
function refold(context: Context, rows: readonly EventRow[], counters: Counters): { matter: Matter; seal: string } {
  let matter: Matter | undefined;
  let seal = '';
  const earlier: Draft[] = [];
  for (const row of rows) {
    const event = eventOf(row);
    const procedure = editionOf(context.registry, event.procedure, event.edition);
    const opened = Object.fromEntries(Object.entries(keptOf(row)).map(([field, kept]) => [field, kept.value]));
    const after: Matter = apply(procedure, matter, event, opened);
    counters.add(procedure, matter, after, event, earlier);
    earlier.push(event);
    matter = after;
    seal = event.seal;
  }
  if (!matter) throw new Fault('matter-empty', 'a matter without events');
  return { matter, seal };
}

interface Gathered {
  matter: Line[];
  deadline: Line[];
  link: Line[];
}

const nothing = (): Gathered => ({ matter: [], deadline: [], link: [] });

async function put(tx: Tx, lines: Gathered): Promise<void> {
  await copyLines(tx, 'matter', lines.matter);
  await copyLines(tx, 'deadline', lines.deadline);
  await copyLines(tx, 'link', lines.link);
}

/** Drops every projection and makes it anew from the events, in one transaction: the same rows come out. */
export async function rebuild(context: Context, onProgress: (events: number) => void = () => undefined): Promise<void> {
  await context.db.asOwner((tx) => rebuildIn(context, tx, onProgress));
}

export async function rebuildIn(context: Context, tx: Tx, onProgress: (events: number) => void = () => undefined): Promise<number> {
  await tx.exec('truncate matter, deadline, link, stock, flow');
  const restore = await withoutIndexes(tx, true);
  const counters = new Counters();
  const law = context.law();
  let lines = nothing();
  let events = 0;
  for await (const rows of everyMatter(tx, 10_000)) {
    const { matter, seal } = refold(context, rows, counters);
    const shape = project(editionOf(context.registry, matter.procedure, matter.edition), matter, seal, law);
    lines.matter.push(shape.matter);
    lines.deadline.push(...shape.deadlines);
    lines.link.push(...shape.links);
    events += rows.length;
    if (lines.matter.length >= 5000) {
      await put(tx, lines);
      lines = nothing();
      onProgress(events);
    }
  }
  await put(tx, lines);
  await copyCounters(tx, 'stock', counters.stockLines());
  await copyCounters(tx, 'flow', counters.flowLines());
  await restore();
  return events;
}
