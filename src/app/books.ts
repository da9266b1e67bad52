import type { RegisteredUnit, UnitBook } from '#api';
import { type CivilDate, calendar, type HolidayNotice, type Law, type Policy } from '#kernel';
import { holidayNotices } from '#law';
import type { Store, UnitRow } from '#store';
import { demoCity } from './demonstration.ts';

/** A department holds its offices for the territory of the government it belongs to; every other unit for its own. */
const territoryOf = (u: UnitRow): string => (u.kind === 'department' ? u.path.slice(0, u.path.slice(0, -1).lastIndexOf('/') + 1) : u.path);

/** The register of units in memory. */
export function unitBook(store: Store, today: () => CivilDate): UnitBook {
  let held: { rows: readonly UnitRow[]; all: readonly RegisteredUnit[]; byCode: ReadonlyMap<string, RegisteredUnit> } | undefined;
  const book = () => {
    const rows = store.units('', today());
    if (held?.rows.length === rows.length && held.rows[0] === rows[0] && held.rows.at(-1) === rows.at(-1)) return held;
    const all = rows.map((u): RegisteredUnit => ({ ...u, territory: territoryOf(u) }));
    held = { rows, all, byCode: new Map(all.map((u) => [u.code, u])) };
    return held;
  };
  const ended = (code: string): RegisteredUnit | undefined => {
    const row = store.unit(code);
    return row && { ...row, territory: territoryOf(row) };
  };
  return {
    // A unit that has ended keeps its name wherever an old record names it.
    get: (code) => book().byCode.get(code) ?? ended(code),
    all: () => book().all,
    byName: (name) => book().all.find((u) => u.name === name),
    under: (path) => book().all.filter((u) => u.path.startsWith(path)),
  };
}

/** The city whose register it is: the one unit that stands under no other. Before there is a register, the demonstration's. */
export const cityOf = (units: UnitBook): string => units.all().find((u) => u.parent === null)?.code ?? demoCity;

/** The law as it is known now: notices shipped and imported, and the city's own values. */
export class LawBook {
  #law: Law;
  #notices: readonly HolidayNotice[] = holidayNotices;
  constructor() {
    this.#law = { calendar: calendar(holidayNotices), policies: [] };
  }
  readonly now = (): Law => this.#law;
  /** Those the platform brings along, then those imported. */
  readonly notices = (): readonly HolidayNotice[] => this.#notices;
  /** The law as it would be with one notice or value more. */
  with(more: { readonly notice?: HolidayNotice; readonly policy?: Policy }): Law {
    const { policies } = this.#law;
    return {
      calendar: more.notice ? calendar([...this.#notices, more.notice]) : this.#law.calendar,
      policies: more.policy ? [...policies, more.policy] : policies,
    };
  }
  set(notices: readonly HolidayNotice[], policies: readonly Policy[]): void {
    this.#notices = [...holidayNotices, ...notices];
    this.#law = { calendar: calendar(this.#notices), policies };
  }
  async reload(store: Store): Promise<void> {
    this.set(await store.notices(), await store.policies());
  }
}
