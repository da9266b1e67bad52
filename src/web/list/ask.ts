import type { DescribedField } from '#kernel';
import type { ListSetupDto, SavedViewDto } from '../../api/contract/exchange.ts';
import type { Search } from '../router.tsx';

/** Conditions kept in the address, so that a list can be sent to a colleague. */
const conditionNames = ['state', 'unit', 'q', 'from', 'to', 'due', 'open'];
/** What else the address says about how the list is shown. */
const shapeNames = ['cols', 'at', 'limit'];

export const pageSizes = [20, 50, 100] as const;

const pick = (search: Search, wanted: (name: string) => boolean): Record<string, string> => {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(search)) if (value && wanted(name)) out[name] = value;
  return out;
};

export const isCondition = (name: string): boolean => conditionNames.includes(name) || name.startsWith('f.');

/** The part of the address that narrows the list. */
export const conditionsOf = (search: Search): Record<string, string> => pick(search, isCondition);

/** Everything that the server is asked, but for the place one has paged to. */
export const askOf = (search: Search): Record<string, string> => pick(search, (name) => isCondition(name) || shapeNames.includes(name));

/** What a view keeps: conditions, columns and length, not where one stands. */
export const keptOf = (search: Search): Record<string, string> =>
  pick(search, (name) => isCondition(name) || name === 'cols' || name === 'limit');

/** The view that opens a list when nothing is asked: one's own, else the unit's. */
export const defaultView = (setup: ListSetupDto | undefined): SavedViewDto | undefined =>
  setup?.views.find((v) => v.isDefault && v.owner === 'person') ?? setup?.views.find((v) => v.isDefault);

/** Fields that stand in an address as conditions. */
export function askedFields(conditions: Readonly<Record<string, string>>, fields: readonly DescribedField[]): readonly DescribedField[] {
  const ids = new Set(Object.keys(conditions).flatMap((name) => (name.startsWith('f.') ? [name.split('.')[1] ?? ''] : [])));
  return fields.filter((f) => ids.has(f.id));
}

const trail = new Map<string, string>();
const at = (procedure: string, ask: Readonly<Record<string, string>>, page: number) =>
  `${procedure}?${new URLSearchParams(ask).toString()}#${page}`;

/** Keyset pages only lead forward; the way back is remembered as long as the window is open. */
export const trailOf = (procedure: string, ask: Readonly<Record<string, string>>) => ({
  keep: (page: number, cursor: string): void => void trail.set(at(procedure, ask, page), cursor),
  /** The cursor of a page passed before; undefined for the first page, null when it is not known any more. */
  find: (page: number): string | undefined | null => (page <= 1 ? undefined : (trail.get(at(procedure, ask, page)) ?? null)),
});

const month = (day: string): string => day.slice(0, 7);

function monthAfter(of: string): string {
  const [year = 0, m = 0] = of.split('-').map(Number);
  return m === 12 ? `${year + 1}-01` : `${year}-${String(m + 1).padStart(2, '0')}`;
}

const mostMonths = 60;

/** All months between two days, both included; not more than five years of them. */
export function monthsBetween(first: string | null, last: string | null): string[] {
  if (first === null || last === null) return [];
  const months: string[] = [];
  for (let m = month(first); m <= month(last) && months.length < mostMonths; m = monthAfter(m)) months.push(m);
  return months;
}

/** 2019-06 → 2019年6月 */
export const printMonth = (m: string): string => `${m.slice(0, 4)}年${Number(m.slice(5, 7))}月`;
