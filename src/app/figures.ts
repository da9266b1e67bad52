import type { FigureAsk, FigureDoor, UnitBook } from '#api';
import type { CivilDate, Figure, Registry } from '#kernel';
import { type Cell, coverageOf, type FigureBook, figureBook, figureSheet, type SheetSource, type WorkedFigure } from '#reports';
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

/** Figures that are worked out from matters as they stood at the end of a period, beside those that the counters hold. */
export interface WorkedFigures {
  readonly ids: readonly string[];
  declared(id: string): WorkedFigure | undefined;
  /** Of every unit, by its path. */
  cells(to: CivilDate): Promise<(id: string, path: string) => Cell | undefined>;
  /** The matters that a figure counts. */
  behind(id: string, to: CivilDate, unit: string): Promise<readonly string[]>;
}

const none: WorkedFigures = {
  ids: [],
  declared: () => undefined,
  cells: async () => () => undefined,
  behind: async () => [],
};

/** Worked-out figures in the order asked; those of one day are worked out together. */
async function workedOut(
  { worked, units, source }: { worked: WorkedFigures; units: UnitBook; source: SheetSource },
  asks: readonly FigureAsk[],
): Promise<readonly (Figure | undefined)[]> {
  if (asks.length === 0) return [];
  const days = new Map([...new Set(asks.map((ask) => ask.to))].map((to) => [to, worked.cells(to)]));
  const asOf = await source.asOf();
  return Promise.all(
    asks.map(async ({ id, from, to, unit }) => {
      const [figure, of, cells] = [worked.declared(id), units.get(unit), await days.get(to)];
      const found = of && cells?.(id, of.path);
      if (!figure || !found) return undefined;
      const { scale: _scale, ...cell } = found;
      const { title, unit: counts, definition, rounding } = figure;
      const records = `/api/figures/${encodeURIComponent(id)}/records?from=${from}&to=${to}&unit=${of.code}`;
      const scope = { code: of.code, name: of.name };
      return { id, title, unit: counts, ...cell, rounding, period: { from, to }, scope, asOf, definition, records };
    }),
  );
}

/** The one door to figures: API, report, bulletin, command line. */
export function figureDoor(store: Store, registry: Registry, units: UnitBook, clock: CityClock, worked = none): FigureDoor {
  const source = sourceOf(store, units, clock);
  const book: FigureBook = figureBook(registry, source);
  const isWorked = (id: string): boolean => worked.declared(id) !== undefined;
  const figures = async (all: readonly FigureAsk[]): Promise<readonly (Figure | undefined)[]> => {
    const asks = all.filter((ask) => !isWorked(ask.id));
    const [held, made] = await Promise.all([
      countedFigures(asks),
      workedOut(
        { worked, units, source },
        all.filter((ask) => isWorked(ask.id)),
      ),
    ]);
    const next = { held: held.values(), made: made.values() };
    return all.map((ask) => next[isWorked(ask.id) ? 'made' : 'held'].next().value);
  };
  const countedFigures = async (asks: readonly FigureAsk[]): Promise<readonly (Figure | undefined)[]> => {
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
    workedIds: () => worked.ids,
    figures,
    sheet: async (ids, period, codes) => {
      const scopes = codes.flatMap((code) => units.get(code) ?? []).map(({ code, path }) => ({ code, path }));
      const root = units.all().find((u) => u.parent === null)?.path ?? '';
      const sheet = await figureSheet({ registry, find: book.find, source }, { ids, period, units: scopes, path: root });
      if (!ids.some(isWorked)) return sheet;
      const [cells, paths] = [await worked.cells(period.to), new Map(scopes.map(({ code, path }) => [code, path]))];
      return { ...sheet, cell: (id, unit) => (isWorked(id) ? cells(id, paths.get(unit) ?? '-/') : sheet.cell(id, unit)) };
    },
    unitOf: (id) => {
      const made = worked.declared(id);
      if (made) return made.unit;
      const covering = coverageOf(registry, id);
      if (covering) return covering.share ? '%' : '个';
      return book.find(id)?.decl.unit ?? (book.ids().includes(id) ? '个' : undefined);
    },
    worked: (id) => worked.declared(id)?.title,
    behind: async ({ id, to, unit }) => (isWorked(id) ? worked.behind(id, to, unit) : undefined),
    counted: (id) => {
      const found = book.find(id);
      if (!found) return undefined;
      const metric = found.decl.kind === 'share' ? found.decl.of : found.metric;
      return { procedure: found.procedure.id, metric, where: found.where };
    },
  };
}
