import {
  type Counted,
  type Figure,
  type MetricDecl,
  type Procedure,
  parseFigureId,
  printBasis,
  type Question,
  type Registry,
  ratio,
  type Tally,
  valueOf,
} from '#kernel';
import { type Coverage, camel, coverageFigure, coverageOf, holdersAsk, holdersFor, registerFigure, registers } from './coverage.ts';
import type { FigureAsk, FigureSource, TallyAsk } from './source.ts';

export type { FigureAsk, FigureScope, FigureSource, Period, SheetSource, TallyAsk } from './source.ts';

/** A figure id taken apart and found in the declarations. */
export interface Found {
  readonly procedure: Procedure;
  readonly metric: string;
  readonly decl: MetricDecl;
  readonly where: Readonly<Record<string, string>>;
}

/** All figures that the declared metrics and the register of units can give. */
export interface FigureBook {
  ids(): readonly string[];
  find(id: string): Found | undefined;
  /** In the order asked; undefined where no such figure is declared. */
  figures(asks: readonly FigureAsk[]): Promise<readonly (Figure | undefined)[]>;
}

export function figureBook(registry: Registry, source: FigureSource): FigureBook {
  const find = (id: string): Found | undefined => {
    const covering = coverageOf(registry, id);
    if (covering) return covering;
    const parsed = parseFigureId(id);
    const procedure = parsed && registry.latest(parsed.procedure);
    const decl = procedure && Object.hasOwn(procedure.metrics, parsed.metric) ? procedure.metrics[parsed.metric] : undefined;
    if (!parsed || !procedure || !decl) return undefined;
    const where = Object.fromEntries(Object.entries(parsed.where).map(([k, v]) => [camel(k), v]));
    const splits = baseOf(procedure, decl)?.by ?? [];
    return Object.keys(where).every((field) => splits.includes(field)) ? { procedure, metric: parsed.metric, decl, where } : undefined;
  };
  return {
    ids: () => [
      ...registry.all.flatMap((p) => Object.keys(p.metrics).map((m) => `${p.id}.${m}`)),
      ...Object.keys(registers).map((kind) => `units.${kind}`),
    ],
    find,
    figures: async (asks) => {
      const plans = asks.map((ask) => planOf(ask, find(ask.id), coverageOf(registry, ask.id)));
      const tallies = await source.tallies(plans.flatMap((p) => p.asks));
      const holding = await holdersFor(
        plans.flatMap((p) => p.holding ?? []),
        source,
      );
      const asOf = await source.asOf();
      let at = 0;
      return plans.map((plan) => {
        const own = tallies.slice(at, at + plan.asks.length);
        at += plan.asks.length;
        return plan.finish(own, asOf, source, plan.holding ? holding(plan.holding) : new Set());
      });
    },
  };
}

/** The metric whose dimensions a figure may be filtered by: of a share, the numerator's. */
function baseOf(procedure: Procedure, decl: MetricDecl): MetricDecl | undefined {
  return decl.kind === 'share' ? procedure.metrics[decl.of] : decl;
}

/** What to ask for a figure, and how to finish it from the answers. */
interface Plan {
  readonly asks: readonly TallyAsk[];
  /** Of which the units that have any are asked for. */
  readonly holding?: TallyAsk;
  finish(tallies: readonly Tally[], asOf: Figure['asOf'], source: FigureSource, holders: ReadonlySet<string>): Figure | undefined;
}

const coveragePlan = (ask: FigureAsk, covering: Coverage): Plan => ({
  asks: [],
  holding: holdersAsk(covering, ask),
  finish: (_none, asOf, source, holders) => coverageFigure(covering, ask, holders, asOf, source),
});

function planOf(ask: FigureAsk, found: Found | undefined, covering: Coverage | undefined): Plan {
  if (covering) return coveragePlan(ask, covering);
  if (ask.id.startsWith('units.')) return { asks: [], finish: (_none, asOf, source) => registerFigure(ask, asOf, source) };
  if (!found) return { asks: [], finish: () => undefined };
  const { procedure, decl, metric, where } = found;
  const question: Question = { ...ask.period, unitPath: ask.scope.path, where, ...(ask.units && { units: ask.units }) };
  const names = decl.kind === 'share' ? [decl.of, decl.over] : [metric];
  return {
    asks: names.map((name) => ({ procedure: procedure.id, metric: name, question })),
    finish: (tallies, asOf) => metricFigure(ask, found, tallies, asOf),
  };
}

/** Numerator and denominator where the figure has them: of a share, and of a mean. */
function partsOf(found: Found, tallies: readonly Tally[]): { value: number | null; numerator?: number; denominator?: number } {
  const { procedure, decl } = found;
  const read = (name: string, t: Tally | undefined): number => {
    const counted = procedure.metrics[name];
    return t && counted && counted.kind !== 'share' ? (valueOf(counted as Counted, t) ?? 0) : 0;
  };
  const [first, second] = tallies;
  if (decl.kind === 'share') {
    const [numerator, denominator] = [read(decl.of, first), read(decl.over, second)];
    return { value: ratio(numerator, denominator, decl.rounding, 100), numerator, denominator };
  }
  const value = first ? valueOf(decl, first) : null;
  if (decl.kind !== 'duration' || decl.at !== 'mean' || !first) return { value };
  return { value, numerator: first.amount, denominator: first.n };
}

function metricFigure({ id, period, scope, units }: FigureAsk, found: Found, tallies: readonly Tally[], asOf: Figure['asOf']): Figure {
  const { procedure, decl, where } = found;
  return {
    id,
    title: titleOf(procedure, decl, where),
    unit: decl.unit,
    ...partsOf(found, tallies),
    rounding:
      'rounding' in decl
        ? decl.rounding
        : { mode: 'half-up', digits: decl.kind === 'sum' && procedure.fields[decl.field]?.kind === 'money' ? 2 : 0 },
    period,
    scope: { code: scope.code, name: scope.name },
    asOf,
    ...(decl.basis && { basis: printBasis(decl.basis) }),
    definition: decl.definition,
    records: `/api/figures/${encodeURIComponent(id)}/records?from=${period.from}&to=${period.to}&unit=${scope.code}${units ? `&units=${units}` : ''}`,
  };
}

function titleOf(procedure: Procedure, decl: MetricDecl, where: Readonly<Record<string, string>>): string {
  const parts = Object.entries(where).map(([field, value]) => procedure.fields[field]?.spec.options?.[value] ?? value);
  return parts.length ? `${decl.title}(${parts.join('、')})` : decl.title;
}
