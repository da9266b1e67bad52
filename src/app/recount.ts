import { createHash } from 'node:crypto';
import { canonical, type Json, type Registry } from '#kernel';
import type { Store } from '#store';

const setting = 'counted-by';

/** Raised when the counters are kept in another way. */
const manner = 2;

/** What the counters depend on: which metrics are declared, and what each of them selects; not how they are worded. */
export function countedBy({ all }: Pick<Registry, 'all'>): string {
  const metrics = all.flatMap((p) =>
    Object.entries(p.metrics).flatMap(([id, { title: _title, definition: _definition, basis: _basis, unit: _unit, ...decl }]) =>
      decl.kind === 'share' ? [] : [[`${p.id}.${id}`, decl as unknown as Json] as const],
    ),
  );
  return createHash('sha256')
    .update(canonical({ manner, metrics: Object.fromEntries(metrics) } as unknown as Json))
    .digest('hex');
}

/**
 * Counts the whole ledger anew where what is counted is no longer what it was when the counters were made, so that a figure
 * declared today tells of earlier years too. Returns whether it did; `onBegin` is called before.
 */
export async function recountIfChanged(store: Store, registry: Registry, onBegin: () => void): Promise<boolean> {
  const now = countedBy(registry);
  if ((await store.setting(setting)) === now) return false;
  const there = (await store.events()) > 0;
  if (there) {
    onBegin();
    await store.rebuild();
  }
  await store.setSetting(setting, now);
  return there;
}
