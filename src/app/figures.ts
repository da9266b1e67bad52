import type { FigureAsk, FigureDoor, UnitBook } from '#api';
import type { Figure, Registry } from '#kernel';
import { coverageOf, type FigureBook, figureBook, figureSheet, type SheetSource } from '#reports';
import type { Store } from '#store';
import type { CityClock } from './clock.ts';

/** Unit kinds that a register figure counts. */
export const registerKinds: Readonly<Record<string, readonly string[]>> = {
  'county-level': ['county', 'zone'],
  department: ['department'],
  township: ['township', 'street'],
  'below-city': ['county', 'zone', 'department', 'township', 'street'],
};

/** Raw answers from the counters of the store. */
function sourceOf(store: Store, units: UnitBook, clock: CityClock): SheetSource {
  return {
    tallies: (asks) => store.tallies(asks),
    unitCodes: (kind, on, path) =>
      store.units(path, on).flatMap((u) => (registerKinds[kind]?.includes(u.kind) && units.get(u.code) ? [u.code] : [])),
    holders: async ({ procedure, metric, question }) =>
      (await store.tallyBy(procedure, metric, question, 'holder')).flatMap((part) => (part.tally.n > 0 ? [part.key] : [])),
    byPath: async ({ procedure, metric, question }) =>
      (await store.tallyBy(procedure, metric, question, 'path')).map(({ key, tally }) => ({ path: key, tally })),
    asOf: async () => ({ events: await store.events(), at: clock.now() }),
  };
}

/** The one door to figures: API, report, bulletin, command line. */
export function figureDoor(store: Store, registry: Registry, units: UnitBook, clock: CityClock): FigureDoor {
  const source = sourceOf(store, units, clock);
  const book: FigureBook = figureBook(registry, source);
  const figures = async (asks: readonly FigureAsk[]): Promise<readonly (Figure | undefined)[]> => {
    const known = asks.map(({ id, from, to, unit, units: counted }) => {
      const of = units.get(unit);
      return of && { id, period: { from, to }, scope: { code: of.code, name: of.name, path: of.path }, ...(counted && { units: counted }) };
    });
    const answers = await book.figures(known.filter((ask) => ask !== undefined));
    let at = 0;
    return known.map((ask) => (ask ? answers[at++] : undefined));
  };
  return {
    ids: () => book.ids(),
    figures,
    sheet: (ids, period, codes) => {
      const scopes = codes.flatMap((code) => units.get(code) ?? []).map(({ code, path }) => ({ code, path }));
      const root = units.all().find((u) => u.parent === null)?.path ?? '';
      return figureSheet({ registry, find: book.find, source }, { ids, period, units: scopes, path: root });
    },
    unitOf: (id) => {
      const covering = coverageOf(registry, id);
      if (covering) return covering.share ? '%' : '个';
      return book.find(id)?.decl.unit ?? (book.ids().includes(id) ? '个' : undefined);
    },
    counted: (id) => {
      const found = book.find(id);
      if (!found) return undefined;
      const metric = found.decl.kind === 'share' ? found.decl.of : found.metric;
      return { procedure: found.procedure.id, metric, where: found.where };
    },
  };
}
