import type { DescribedField } from '#kernel';
import type { Search } from '../router.tsx';

/** Filters kept in the address, so that a list can be sent to a colleague. */
export const filterNames = ['state', 'unit', 'q', 'from', 'to', 'due'] as const;

export const pageSize = 20;

/** Which fields of a procedure filter its list: those with a closed set of answers. */
export const filterFields = (fields: readonly DescribedField[]): readonly DescribedField[] =>
  fields.filter((f) => f.kind === 'choice' || f.kind === 'flag').slice(0, 6);

/** The part of the address that is a filter. */
export function filtersOf(search: Search): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(search)) {
    if (value && ((filterNames as readonly string[]).includes(name) || name.startsWith('f.'))) out[name] = value;
  }
  return out;
}

const trail = new Map<string, string>();
const at = (procedure: string, filters: Readonly<Record<string, string>>, page: number) =>
  `${procedure}?${new URLSearchParams(filters).toString()}#${page}`;

/** Keyset pages only lead forward; the way back is remembered as long as the window is open. */
export const trailOf = (procedure: string, filters: Readonly<Record<string, string>>) => ({
  keep: (page: number, cursor: string): void => void trail.set(at(procedure, filters, page), cursor),
  /** The cursor of a page passed before; undefined for the first page, null when it is not known any more. */
  find: (page: number): string | undefined | null => (page <= 1 ? undefined : (trail.get(at(procedure, filters, page)) ?? null)),
});
