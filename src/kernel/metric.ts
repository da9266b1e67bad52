import type { Basis } from './basis.ts';
import { type CivilDate, monthOf } from './date.ts';
import { apply } from './evolve.ts';
import type { Draft, Matter } from './matter.ts';
import type { Procedure } from './procedure.ts';
import { canonical, Fault, type Json, listOf, type Values } from './value.ts';

export interface Rounding {
  readonly mode: 'half-up' | 'truncate';
  readonly digits: number;
}
export const halfUp = (digits = 2): Rounding => ({ mode: 'half-up', digits });
export const truncate = (digits = 2): Rounding => ({ mode: 'truncate', digits });

interface Common<F extends string> {
  readonly title: string;
  readonly unit: string;
  /** What exactly is counted, for the reader of the figure. */
  readonly definition: string;
  readonly basis?: Basis;
  /** Dimensions: fields by whose value the metric splits. */
  readonly by?: readonly F[];
}

/** Only events at which the field holds one of these values. */
export type Where<F extends string> = Readonly<Partial<Record<F, string | boolean | readonly string[]>>>;

interface Selecting<A extends string, F extends string, D extends string> {
  readonly acts: A | readonly A[];
  readonly where?: Where<F>;
  /** Count a matter once, at the first of these acts in its life. */
  readonly first?: true;
  /** Only those that stopped this deadline in time, or late. */
  readonly inTime?: D;
  readonly late?: D;
}

export interface CountDecl<A extends string, F extends string, D extends string> extends Common<F>, Selecting<A, F, D> {
  readonly kind: 'count';
}
export interface SumDecl<A extends string, F extends string, D extends string> extends Common<F>, Selecting<A, F, D> {
  readonly kind: 'sum';
  readonly field: F;
}
export interface StockDecl<S extends string, F extends string> extends Common<F> {
  readonly kind: 'stock';
  /** Matters standing in one of these states at the end of the period. */
  readonly states: S | readonly S[];
  readonly where?: Where<F>;
}
export interface ShareDecl<F extends string> extends Common<F> {
  readonly kind: 'share';
  readonly unit: '%';
  /** Metrics of the same procedure. */
  readonly of: string;
  readonly over: string;
  readonly rounding: Rounding;
}
export interface DurationDecl<A extends string, F extends string, D extends string> extends Common<F> {
  readonly kind: 'duration';
  /** The deadline whose used days are measured, in its own unit, at the acts that stop it. */
  readonly clock: D;
  readonly acts: A | readonly A[];
  readonly at: 'mean' | 'median' | 'p90';
  readonly where?: Where<F>;
  readonly rounding: Rounding;
}

export type MetricDecl<A extends string = string, S extends string = string, F extends string = string, D extends string = string> =
  | CountDecl<A, F, D>
  | SumDecl<A, F, D>
  | StockDecl<S, F>
  | ShareDecl<F>
  | DurationDecl<A, F, D>;

export const count = <const A extends string, const F extends string = never, const D extends string = never>(
  spec: Omit<CountDecl<A, F, D>, 'kind'>,
): CountDecl<A, F, D> => ({ kind: 'count', ...spec });
export const sum = <const A extends string, const F extends string, const D extends string = never>(
  spec: Omit<SumDecl<A, F, D>, 'kind'>,
): SumDecl<A, F, D> => ({ kind: 'sum', ...spec });
export const stock = <const S extends string, const F extends string = never>(spec: Omit<StockDecl<S, F>, 'kind'>): StockDecl<S, F> => ({
  kind: 'stock',
  ...spec,
});
export const share = (spec: Omit<ShareDecl<never>, 'kind' | 'unit'>): ShareDecl<never> => ({ kind: 'share', unit: '%', ...spec });
export const duration = <const A extends string, const D extends string, const F extends string = never>(
  spec: Omit<DurationDecl<A, F, D>, 'kind'>,
): DurationDecl<A, F, D> => ({ kind: 'duration', ...spec });

/** A metric that has contributions of its own (a share only divides two others). */
export type Counted = Exclude<MetricDecl, ShareDecl<string>>;

/** What one event adds to one metric: the row of the counter table. */
export interface Contribution {
  readonly metric: string;
  readonly month: string;
  readonly unit: string;
  readonly unitPath: string;
  /** Values of the dimensions; for a duration also the days used, so that every quantile can be read from counters. */
  readonly dims: Readonly<Record<string, Json>>;
  readonly n: number;
  readonly amount: number;
}

const holds = (where: Where<string> | undefined, values: Values): boolean =>
  Object.entries(where ?? {}).every(([field, wanted]) => (Array.isArray(wanted) ? wanted : [wanted]).includes(values[field] as string));

const dimsOf = (by: readonly string[] | undefined, values: Values): Record<string, Json> =>
  Object.fromEntries((by ?? []).map((field) => [field, values[field] ?? null]));

function selects(metric: Selecting<string, string, string>, event: Draft, after: Matter): boolean {
  const acts = listOf(metric.acts);
  if (!acts.includes(event.act) || !holds(metric.where, after.values)) return false;
  if (metric.first && after.history.some((s) => s.seq < event.seq && acts.includes(s.act))) return false;
  if (metric.inTime !== undefined && event.clocks[metric.inTime]?.late !== 0) return false;
  return metric.late === undefined || (event.clocks[metric.late]?.late ?? 0) > 0;
}

type Part = Pick<Contribution, 'dims' | 'n' | 'amount'>;

function flowPart(metric: Exclude<Counted, StockDecl<string, string>>, event: Draft, after: Matter): Part[] {
  if (metric.kind === 'duration') {
    const fact = listOf(metric.acts).includes(event.act) && holds(metric.where, after.values) ? event.clocks[metric.clock] : undefined;
    return fact ? [{ dims: { ...dimsOf(metric.by, after.values), days: fact.used }, n: 1, amount: fact.used }] : [];
  }
  if (!selects(metric, event, after)) return [];
  const held = metric.kind === 'sum' ? after.values[metric.field] : 0;
  return [{ dims: dimsOf(metric.by, after.values), n: 1, amount: typeof held === 'number' ? held : 0 }];
}

/** Entering and leaving the states of a stock, and a change of dimension within them. */
function stockParts(metric: StockDecl<string, string>, before: Matter | undefined, after: Matter): Part[] {
  const states = listOf(metric.states);
  const standing = (m: Matter | undefined) =>
    m && !m.voided && states.includes(m.state) && holds(metric.where, m.values) ? dimsOf(metric.by, m.values) : undefined;
  const [was, is] = [standing(before), standing(after)];
  if (was && is && canonical(was) === canonical(is)) return [];
  const left: Part[] = was ? [{ dims: was, n: -1, amount: 0 }] : [];
  return is ? [...left, { dims: is, n: 1, amount: 0 }] : left;
}

/**
 * What an accepted event adds to the metrics of its procedure. An act that voids takes back, in its own month, what the
 * matter's events have added so far (`earlier`, needed only then): a closed month is never edited.
 */
export function contributions(
  procedure: Procedure,
  before: Matter | undefined,
  after: Matter,
  event: Draft,
  earlier: readonly Contribution[] = [],
): Contribution[] {
  const rows: Contribution[] = [];
  const month = monthOf(event.occurredOn);
  const { unit, unitPath } = event;
  for (const [metric, decl] of Object.entries(procedure.metrics)) {
    if (decl.kind === 'share') continue;
    const parts = decl.kind === 'stock' ? stockParts(decl, before, after) : flowPart(decl, event, after);
    for (const { dims, n, amount } of parts) rows.push({ metric, month, unit, unitPath, dims, n, amount });
  }
  const voids = procedure.acts[event.act]?.voids === true;
  const undone = voids ? earlier.filter((row) => procedure.metrics[row.metric]?.kind !== 'stock') : [];
  return [...rows, ...undone.map((row) => ({ ...row, month, n: -row.n, amount: 0 - row.amount }))];
}

/** The question: which period, which units (path prefix), which dimension values. */
export interface Question {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unitPath: string;
  readonly where?: Readonly<Record<string, string>>;
  /** Count for merged and moved units where they are now; else where they were when it happened. */
  readonly units?: 'now';
}

/** The raw answer: enough to finish every kind of metric. `days` is the histogram of a duration. */
export interface Tally {
  readonly n: number;
  readonly amount: number;
  readonly days: readonly (readonly [days: number, n: number])[];
}

/** Adds up contributions: the one reading of counters, whether they come from memory or from the counter table. */
export function tally(decl: Counted, rows: readonly Contribution[], q: Question): Tally {
  const days = new Map<number, number>();
  let [n, amount] = [0, 0];
  const last = monthOf(q.to);
  const first = decl.kind === 'stock' ? '' : monthOf(q.from);
  for (const row of rows) {
    if (row.month > last || row.month < first || !row.unitPath.startsWith(q.unitPath)) continue;
    if (Object.entries(q.where ?? {}).some(([field, wanted]) => String(row.dims[field] ?? '') !== wanted)) continue;
    n += row.n;
    amount += row.amount;
    if (decl.kind === 'duration') days.set(Number(row.dims.days), (days.get(Number(row.dims.days)) ?? 0) + row.n);
  }
  return { n, amount: Number(amount.toFixed(2)), days: [...days].sort((a, b) => a[0] - b[0]) };
}

/** numerator ÷ denominator (≥ 0, two decimals at most), rounded exactly as declared; null when the denominator is 0. */
export function ratio(numerator: number, denominator: number, rounding: Rounding, scale = 1): number | null {
  if (denominator === 0) return null;
  if (numerator < 0) return 0 - (ratio(-numerator, denominator, rounding, scale) ?? 0);
  const power = 10n ** BigInt(rounding.digits);
  const top = BigInt(Math.round(numerator * 100)) * BigInt(scale) * power;
  const bottom = BigInt(Math.round(denominator * 100));
  const rounded = rounding.mode === 'half-up' ? (2n * top + bottom) / (2n * bottom) : top / bottom;
  return Number(rounded) / Number(power);
}

/** The smallest number of days within which at least `q` of all lie. */
function quantile(t: Tally, q: number): number | null {
  const upTo = (days: number) => t.days.reduce((sum, [d, n]) => (d <= days ? sum + n : sum), 0);
  return t.days.find(([days, n]) => n > 0 && upTo(days) >= t.n * q)?.[0] ?? null;
}

/** The value of a counted metric from its tally. */
export function valueOf(decl: Counted, t: Tally): number | null {
  if (decl.kind === 'sum') return t.amount;
  if (decl.kind !== 'duration') return t.n;
  if (t.n === 0) return null;
  return decl.at === 'mean' ? ratio(t.amount, t.n, decl.rounding) : quantile(t, decl.at === 'median' ? 0.5 : 0.9);
}

/** Reference evaluator: folds all events of a procedure in memory. Slow, obvious, and what the others must equal. */
export function measure(procedure: Procedure, metric: string, matters: readonly (readonly Draft[])[], q: Question): Tally {
  const decl = procedure.metrics[metric];
  if (!decl || decl.kind === 'share') throw new Fault('metric-kind', `${procedure.id}.${metric} is not counted`);
  const rows = matters.flatMap((events) => contributionsOf(procedure, events).filter((row) => row.metric === metric));
  return tally(decl, rows, q);
}

/** All that the events of one matter add. */
export function contributionsOf(procedure: Procedure, events: readonly Draft[]): readonly Contribution[] {
  const rows: Contribution[] = [];
  let matter: Matter | undefined;
  for (const event of events) {
    const after = apply(procedure, matter, event);
    rows.push(...contributions(procedure, matter, after, event, rows));
    matter = after;
  }
  return rows;
}

/** A cited number: the answer with everything needed to question it. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly rounding: Rounding;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly scope: { readonly code: string; readonly name: string };
  /** Where the ledger stood: number of events, when read, and the root of that state if one was made. */
  readonly asOf: { readonly events: number; readonly at: string; readonly root?: string };
  readonly basis?: string;
  readonly definition: string;
  /** Query path to the records behind it. */
  readonly records?: string;
}

/** `procedure.metric[field=value,…]` taken apart; undefined when it is not of that form. */
export function parseFigureId(id: string): { procedure: string; metric: string; where: Record<string, string> } | undefined {
  const m = id.match(/^([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)(?:\[([^\]]{1,200})\])?$/);
  if (!m) return undefined;
  const where: Record<string, string> = {};
  for (const pair of m[3]?.split(',') ?? []) {
    const [field, value] = pair.split('=');
    if (!field || value === undefined) return undefined;
    where[field] = value;
  }
  return { procedure: m[1] ?? '', metric: m[2] ?? '', where };
}
