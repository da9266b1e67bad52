import { type WorkPart, type WorkReader, workCap } from '#store';
import type { DeskTab, WorklistDto } from '../contract/desk.ts';
import type { Platform } from '../platform.ts';
import { handlesMatters } from '../scope.ts';
import type { Signed } from '../session.ts';
import { handedOnParts, waitingParts } from './plan.ts';
import { soonOf, workRowDto } from './rows.ts';

interface Page {
  readonly cursor?: string;
  readonly limit: number;
}

const partsOf: Readonly<Record<'todo' | 'back' | 'waiting', (platform: Platform, who: Signed) => readonly WorkPart[]>> = {
  todo: (platform, { actor }) => waitingParts(platform, actor),
  back: (platform, { actor }) => waitingParts(platform, actor, 'back'),
  waiting: (platform, { actor }) => handedOnParts(platform, actor),
};

/** One of a person's lists; each asks the database once. */
export async function worklist(platform: Platform, who: Signed, tab: DeskTab, page: Page): Promise<WorklistDto> {
  const reader = { account: who.actor.id, unit: who.actor.unit };
  if (!handlesMatters(who.actor)) return { tab, rows: [], next: null, counts: null };
  if (tab === 'handled') {
    const { rows, next } = await platform.store.handled(reader, page);
    return { tab, rows: rows.flatMap((row) => workRowDto(platform, who, row) ?? []), next, counts: null };
  }
  if (tab === 'followed') {
    const { rows, next } = await platform.store.followed(reader, page);
    return { tab, rows: rows.flatMap((row) => workRowDto(platform, who, row, row.moved) ?? []), next, counts: null };
  }
  return waiting(platform, who, tab, reader, page);
}

async function waiting(
  platform: Platform,
  who: Signed,
  tab: 'todo' | 'back' | 'waiting',
  reader: WorkReader,
  page: Page,
): Promise<WorklistDto> {
  const parts = partsOf[tab](platform, who);
  const answer = await platform.store.work({ parts, reader, today: platform.today(), soon: soonOf(platform), ...page });
  const rows = answer.rows.flatMap((row) => workRowDto(platform, who, row) ?? []);
  return {
    tab,
    // A matter may wait for the same unit by another door, or for a colleague alone; then it does not belong here.
    rows: rows.filter((r) => (tab === 'waiting' ? r.mine.length === 0 : r.mine.length > 0)),
    next: answer.next,
    counts: { ...answer.counts, totalCapped: answer.counts.total >= workCap },
  };
}
