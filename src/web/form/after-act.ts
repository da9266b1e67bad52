import type { QueryClient } from '@tanstack/react-query';

/** What no act changes, by the first word of its key. */
const lasting = new Set(['session', 'procedures', 'procedure', 'units', 'phrases', 'law', 'due', 'draft', 'habit', 'matter']);

/**
 * After an act everything that may show it is asked for anew: lists, the desk, figures. The matter itself came with the
 * answer; other matters, which may refer to it, are asked for when next looked at.
 */
export function askAnew(queries: QueryClient): void {
  void queries.invalidateQueries({ predicate: (q) => !lasting.has(String(q.queryKey[0])) });
  void queries.invalidateQueries({ queryKey: ['matter'], refetchType: 'none' });
}
