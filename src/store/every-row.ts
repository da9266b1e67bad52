import type { Store } from './contract.ts';
import type { ListQuestion, MatterRow } from './types.ts';

/** Rows fetched at once: few enough to pass on quickly, many enough that a city's thousands are a few questions. */
const pageSize = 400;

/**
 * All rows of a question in the order of the list, page after page and uncounted. Stop reading and no further page is
 * asked for; `Array.fromAsync` holds them all.
 */
export async function* everyRow(store: Pick<Store, 'list'>, question: Omit<ListQuestion, 'cursor' | 'limit'>): AsyncGenerator<MatterRow> {
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await store.list({ ...question, count: 'none', limit: pageSize, ...(cursor && { cursor }) });
    yield* page.rows;
    cursor = page.next;
  }
}
