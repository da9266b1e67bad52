import type { Figure, Json, MetricDecl, Registry } from '#kernel';
import type { FigureReader } from '../figure.ts';

/** All figures of a year and a unit as they stood when they were frozen; the ledger holds its seal. */
export interface FrozenFigures {
  readonly year: number;
  readonly scope: { readonly code: string; readonly name: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly template: { readonly id: string; readonly version: number };
  /** How many events the ledger held, and when it was read. */
  readonly ledger: { readonly events: number; readonly at: string };
  readonly figures: readonly Figure[];
}

/** A figure whose records changed after it was frozen. */
export interface FigureChange {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly frozen: string;
  readonly now: string;
}

/** Figures of an edition instead of those of today; what was not frozen is not there. */
export function frozenReader({ figures }: Pick<FrozenFigures, 'figures'>): FigureReader {
  const byId = new Map(figures.map((f) => [f.id, f]));
  return async (ids) => ids.map((id) => byId.get(id));
}

/** A figure as people read it: with its sign, and its parts where it has them. */
export function printFigure(figure: Figure): string {
  const { value, unit, numerator, denominator, rounding } = figure;
  if (value === null) return '—';
  const number = Number.isInteger(value) && unit !== '%' ? String(value) : value.toFixed(rounding.digits);
  const parts = numerator !== undefined && denominator !== undefined ? `（${numerator}÷${denominator}）` : '';
  return `${number}${unit}${parts}`;
}

const told = ({ value, numerator, denominator }: Figure): string => [value, numerator, denominator].join('|');

/** What the records of today say otherwise than the frozen figures. */
export function changesSince(frozen: readonly Figure[], now: readonly (Figure | undefined)[]): readonly FigureChange[] {
  const live = new Map(now.flatMap((f) => (f ? [[f.id, f] as const] : [])));
  return frozen.flatMap((figure) => {
    const today = live.get(figure.id);
    if (!today) return [{ id: figure.id, title: figure.title, unit: figure.unit, frozen: printFigure(figure), now: '已没有这一数据' }];
    if (told(figure) === told(today)) return [];
    return [{ id: figure.id, title: figure.title, unit: figure.unit, frozen: printFigure(figure), now: printFigure(today) }];
  });
}

/** What all metrics say of themselves at the end of the reported year: sealed when data are asked for, so that nobody changes what is counted meanwhile. */
export function definitionsOf(registry: Registry, year: number): Json {
  const inForce = registry.all.map((p) => registry.at(p.id, `${year}-12-31`) ?? p);
  const said = ({ title, definition, unit, kind }: MetricDecl) => ({ title, definition, unit, kind });
  return Object.fromEntries(
    inForce.map((p) => [
      `${p.id}@${p.version}`,
      Object.fromEntries(
        Object.entries(p.metrics).map(([id, metric]) => [
          id,
          { ...said(metric), ...('rounding' in metric && { rounding: { ...metric.rounding } }) },
        ]),
      ),
    ]),
  );
}
