import { type Counted, type Figure, type Registry, ratio, type Tally, valueOf } from '#kernel';
import type { Found } from './catalogue.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import type { Cell, Sheet } from './scoring/model.ts';
import type { Period, SheetSource, TallyAsk } from './source.ts';

/** A unit whose figures are asked for: what lies under its path counts. */
interface UnitScope {
  readonly code: string;
  readonly path: string;
}

interface SheetAsk {
  readonly ids: readonly string[];
  readonly period: Period;
  readonly units: readonly UnitScope[];
  /** Under which all these units lie. */
  readonly path: string;
}

type Parts = readonly { readonly path: string; readonly tally: Tally }[];
const nothing: Tally = { n: 0, amount: 0, days: [] };

/** Two tallies as one; histograms of days are joined when the last is in. */
interface Adding {
  n: number;
  amount: number;
  readonly days: Map<number, number>;
}

/** What every unit holds with all that lies under it: each line is added to the unit and to those above it. */
function gathered(parts: Parts, units: ReadonlyMap<string, string>): ReadonlyMap<string, Tally> {
  const sums = new Map<string, Adding>();
  for (const { path, tally } of parts) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const code = units.get(path.slice(0, end + 1));
      if (code === undefined) continue;
      const sum = sums.get(code) ?? { n: 0, amount: 0, days: new Map<number, number>() };
      sum.n += tally.n;
      sum.amount += tally.amount;
      for (const [days, n] of tally.days) sum.days.set(days, (sum.days.get(days) ?? 0) + n);
      sums.set(code, sum);
    }
  }
  return new Map(
    [...sums].map(([code, { n, amount, days }]) => [
      code,
      { n, amount: Number(amount.toFixed(2)), days: [...days].sort((a, b) => a[0] - b[0]) },
    ]),
  );
}

type Read = (unit: string) => Cell;

const tallyAsk = (procedure: string, metric: string, where: Readonly<Record<string, string>>, ask: SheetAsk): TallyAsk => ({
  procedure,
  metric,
  question: { ...ask.period, unitPath: ask.path, where },
});

/** Reads each metric once, however many figures need it. */
class Columns {
  readonly #source: Pick<SheetSource, 'byPath'>;
  readonly #units: ReadonlyMap<string, string>;
  readonly #held = new Map<string, Promise<{ parts: Parts; sums: ReadonlyMap<string, Tally> }>>();

  constructor(source: Pick<SheetSource, 'byPath'>, units: ReadonlyMap<string, string>) {
    this.#source = source;
    this.#units = units;
  }

  column(ask: TallyAsk): Promise<{ parts: Parts; sums: ReadonlyMap<string, Tally> }> {
    const key = JSON.stringify([ask.procedure, ask.metric, ask.question.where]);
    const held = this.#held.get(key);
    if (held) return held;
    const read = this.#source.byPath(ask).then((parts) => ({ parts, sums: gathered(parts, this.#units) }));
    this.#held.set(key, read);
    return read;
  }
}

async function metricColumn({ procedure, decl, metric, where }: Found, ask: SheetAsk, columns: Columns): Promise<Read> {
  const read = async (name: string): Promise<(unit: string) => number | null> => {
    const counted = procedure.metrics[name] as Counted;
    const { sums } = await columns.column(tallyAsk(procedure.id, name, where, ask));
    return (unit) => valueOf(counted, sums.get(unit) ?? nothing);
  };
  if (decl.kind === 'share') {
    const [of, over] = await Promise.all([read(decl.of), read(decl.over)]);
    return (unit) => {
      const [numerator, denominator] = [of(unit) ?? 0, over(unit) ?? 0];
      return { value: ratio(numerator, denominator, decl.rounding, 100), numerator, denominator, scale: 100 };
    };
  }
  const value = await read(metric);
  if (decl.kind !== 'duration' || decl.at !== 'mean') return (unit) => ({ value: value(unit) });
  const { sums } = await columns.column(tallyAsk(procedure.id, metric, where, ask));
  return (unit) => {
    const sum = sums.get(unit) ?? nothing;
    return { value: value(unit), numerator: sum.amount, denominator: sum.n };
  };
}

async function coverageColumn(coverage: Coverage, ask: SheetAsk, columns: Columns, source: SheetSource): Promise<Read> {
  const { parts } = await columns.column(tallyAsk(coverage.procedure.id, coverage.metric, coverage.where, ask));
  const holders = new Set(parts.flatMap(({ path, tally }) => (tally.n > 0 ? [path.split('/').at(-2) ?? ''] : [])));
  const paths = new Map(ask.units.map((u) => [u.code, u.path]));
  return (unit) => {
    const all = source.unitCodes(coverage.kind, ask.period.to, paths.get(unit) ?? '-/');
    const covered = all.filter((code) => holders.has(code)).length;
    if (!coverage.share) return { value: covered };
    const rounding = { mode: 'half-up', digits: 2 } as const;
    return { value: ratio(covered, all.length, rounding, 100), numerator: covered, denominator: all.length, scale: 100 };
  };
}

function registerColumn(id: string, ask: SheetAsk, source: SheetSource): Read {
  const paths = new Map(ask.units.map((u) => [u.code, u.path]));
  return (unit) => ({ value: source.unitCodes(id.slice('units.'.length), ask.period.to, paths.get(unit) ?? '-/').length });
}

/**
 * Figures of many units at once: one question to the counters for every metric, whatever the number of units. The same
 * answers as `figureBook` gives unit by unit; unknown figures have no cell.
 */
export async function figureSheet(
  parts: { readonly registry: Registry; readonly find: (id: string) => Found | undefined; readonly source: SheetSource },
  ask: SheetAsk,
): Promise<Sheet> {
  const { registry, find, source } = parts;
  const columns = new Columns(source, new Map(ask.units.map((u) => [u.path, u.code])));
  const column = async (id: string): Promise<Read | undefined> => {
    const coverage = coverageOf(registry, id);
    if (coverage) return coverageColumn(coverage, ask, columns, source);
    if (id.startsWith('units.')) return registerColumn(id, ask, source);
    const found = find(id);
    return found && metricColumn(found, ask, columns);
  };
  const [reads, asOf] = await Promise.all([
    Promise.all(ask.ids.map(async (id) => [id, await column(id)] as const)),
    source.asOf() as Promise<Figure['asOf']>,
  ]);
  const known = new Map(reads);
  return { period: ask.period, asOf: { events: asOf.events, at: asOf.at }, cell: (figure, unit) => known.get(figure)?.(unit) };
}
