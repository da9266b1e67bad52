import type { FigureDoor, TruthSpan, UnitBook } from '#api';
import { addMonths, type CivilDate, type Field, isList, type Json, type Procedure, type Registry, workingDaysBetween } from '#kernel';
import {
  afterTheFact,
  allPerfect,
  type ConcludedRecord,
  checkIds,
  duplicateParties,
  type FileUse,
  impossibleOrder,
  lastDigits,
  lateEntry,
  type MonthRow,
  type Names,
  outlierUnits,
  repeatedParties,
  reusedFiles,
  type ShareRow,
  type Suspected,
  sameSecond,
  selfReported,
  suddenGrowth,
  type ToldRow,
} from '#reports';
import { type ConcludedLine, everyRow, type Store } from '#store';
import type { LawBook } from '../books.ts';
import type { Rules } from './rules.ts';
import { dayPairs, likeKinds, mediated, toldSources } from './sources.ts';

/** What the look through the records stands on. */
export interface Looking {
  readonly store: Store;
  readonly registry: Registry;
  readonly units: UnitBook;
  readonly figures: FigureDoor;
  readonly book: LawBook;
  readonly rules: Rules;
}

export const namesOf = (registry: Registry): Names => ({
  procedure: (id) => registry.latest(id)?.title ?? id,
  metric: (id, metric) => registry.latest(id)?.metrics[metric]?.title ?? metric,
  field: (id, field) => registry.latest(id)?.fields[field]?.title ?? field,
});

interface HeldFile {
  readonly sha256: string;
}
const isFile = (value: unknown): value is HeldFile =>
  value !== null && typeof value === 'object' && 'sha256' in value && typeof value.sha256 === 'string';

/** A row that declares its file used for other things too: a mark, or the reason. */
const saysReused = ({ reused, reuse }: { readonly [column: string]: Json | undefined }): boolean =>
  reused === true || reuse === true || (typeof reuse === 'string' && reuse.trim() !== '');

/** Every file in the values of an act; a row that says so beside its file uses it again openly. */
function* filesIn(value: unknown, declared = false): Generator<{ sha256: string; declared: boolean }> {
  if (isFile(value)) yield { sha256: value.sha256, declared };
  else if (isList(value as Json)) for (const one of value as readonly Json[]) yield* filesIn(one, declared);
  else if (value !== null && typeof value === 'object') {
    const said = declared || saysReused(value as { readonly [column: string]: Json | undefined });
    for (const one of Object.values(value)) yield* filesIn(one, said);
  }
}

/** Every use of every file, with the day on which the platform first had it. */
async function usesOf(store: Store): Promise<readonly FileUse[]> {
  const [lines, put] = await Promise.all([store.fileUses(), store.filesSeen()]);
  const first = new Map<string, string>();
  const uses = lines.flatMap((line) =>
    [...filesIn(line.values)].map(({ sha256, declared }) => {
      const known = [first.get(sha256), put.get(sha256), line.recordedOn].filter((d) => d !== undefined).sort()[0] ?? line.recordedOn;
      first.set(sha256, known);
      const { key, unit, procedure, act, on, recordedOn } = line;
      return { key, unit, procedure, act, on, recordedOn, sha256, declared };
    }),
  );
  return uses.map((use) => ({ ...use, firstSeen: first.get(use.sha256) ?? use.recordedOn }));
}

const within = (span: TruthSpan) => (day: string) => day >= span.from && day <= span.to;

async function onFiles(at: Looking, span: TruthSpan, names: Names): Promise<Suspected[]> {
  const { store, rules, book } = at;
  const inSpan = within(span);
  const uses = await usesOf(store);
  const daysBetween = (a: CivilDate, b: CivilDate) => workingDaysBetween(book.now().calendar, a, b);
  const late = afterTheFact(
    uses.filter((u) => inSpan(u.on)),
    { workingDays: rules.afterFact, daysBetween },
    names,
  );
  // A paper used in the period and, whenever, elsewhere: the questions go to those who used it in the period.
  const now = new Set(uses.filter((u) => inSpan(u.on)).map((u) => u.sha256));
  const again = uses.filter((u) => now.has(u.sha256));
  const counts = new Map<string, Set<string>>();
  for (const u of again) counts.set(u.sha256, (counts.get(u.sha256) ?? new Set()).add(u.key));
  const shared = again.filter((u) => (counts.get(u.sha256)?.size ?? 0) > 1);
  const links = await store.linksAmong([...new Set(shared.map((u) => u.key))]);
  const users = new Set(shared.filter((u) => inSpan(u.on)).map((u) => `${u.sha256.slice(0, 16)} ${u.unit}`));
  const reused = reusedFiles(shared, links, { least: rules.reuse, common: rules.reuseCommon }, names).filter((s) =>
    users.has(`${s.about} ${s.unit}`),
  );
  return [...late, ...reused];
}

function monthsOf({ from, to }: TruthSpan): readonly string[] {
  const found: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = addMonths(day, 1)) found.push(day.slice(0, 7));
  return found;
}

type Sum = Readonly<Pick<MonthRow, 'n' | 'amount'>>;
const nothing: Sum = { n: 0, amount: 0 };

/** What each unit added to each metric over the whole span. */
function sumsOf(rows: readonly MonthRow[]): ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, Sum>>> {
  const byProcedure = new Map<string, Map<string, Map<string, Sum>>>();
  for (const { procedure, unit, metric, n, amount } of rows) {
    const units = byProcedure.get(procedure) ?? new Map<string, Map<string, Sum>>();
    const metrics = units.get(unit) ?? new Map<string, Sum>();
    const held = metrics.get(metric) ?? nothing;
    metrics.set(metric, { n: held.n + n, amount: held.amount + amount });
    byProcedure.set(procedure, units.set(unit, metrics));
  }
  return byProcedure;
}

/** A share as top and bottom, a mean as sum and number; undefined for what is neither. */
function measured(p: Procedure, metric: string, sums: ReadonlyMap<string, Sum>): Pick<ShareRow, 'top' | 'over' | 'measure'> | undefined {
  const decl = p.metrics[metric];
  const of = (id: string): number => {
    const sum = sums.get(id) ?? nothing;
    return p.metrics[id]?.kind === 'sum' ? sum.amount : sum.n;
  };
  if (decl?.kind === 'share') return { top: of(decl.of), over: of(decl.over), measure: 'share' };
  if (decl?.kind !== 'duration' || decl.at !== 'mean') return undefined;
  const { amount: top, n: over } = sums.get(metric) ?? nothing;
  return { top, over, measure: 'mean' };
}

/** Shares and means of each unit over the span, from what the counters hold. */
function sharesOf({ registry, units }: Looking, rows: readonly MonthRow[]): readonly ShareRow[] {
  const kindOf = (unit: string): string => {
    const kind = units.get(unit)?.kind ?? '';
    return likeKinds[kind] ?? kind;
  };
  return [...sumsOf(rows)].flatMap(([procedure, byUnit]) => {
    const declared = registry.latest(procedure);
    if (!declared) return [];
    return Object.keys(declared.metrics).flatMap((metric) =>
      [...byUnit].flatMap(([unit, sums]): ShareRow[] => {
        const of = measured(declared, metric, sums);
        return of && of.over > 0 ? [{ unit, kind: kindOf(unit), procedure, metric, ...of }] : [];
      }),
    );
  });
}

/** Stocks stand still; only what happened is counted for a sudden growth. */
const flowing = ({ registry }: Looking, rows: readonly MonthRow[]): readonly MonthRow[] =>
  rows.filter((r) => registry.latest(r.procedure)?.metrics[r.metric]?.kind === 'count');

async function onFigures(at: Looking, span: TruthSpan, names: Names): Promise<Suspected[]> {
  const { store, rules } = at;
  const rows = await store.flows(span);
  const shares = sharesOf(at, rows);
  const growth = { months: monthsOf(span), times: rules.growthTimes, sharePercent: rules.growthShare, least: rules.growthLeast };
  return [
    ...suddenGrowth(flowing(at, rows), growth, names),
    ...allPerfect(shares, { least: rules.perfectLeast, cityPercent: rules.perfectCity, chancePercent: rules.perfectChance }, names),
    ...outlierUnits(shares, { z: rules.outlier, least: rules.outlierLeast }, names),
  ];
}

/** Numbers that people type, of the newest editions; what a table holds is left out. */
const typedNumbers = (registry: Registry): readonly { procedure: string; field: string }[] =>
  registry.all.flatMap((p) =>
    Object.entries(p.fields).flatMap(([field, f]: [string, Field]) =>
      (f.kind === 'number' || f.kind === 'money') && !f.personal && f.publicity !== 'sealed' ? [{ procedure: p.id, field }] : [],
    ),
  );

/** Numbers told of a year that ends in the span, beside those that the records give for that year. */
async function toldOf({ store, figures, units, registry }: Looking, span: TruthSpan, cityPath: string): Promise<readonly ToldRow[]> {
  const found: ToldRow[] = [];
  for (const source of toldSources) {
    const fields = [
      { field: source.yearEnd, op: 'from', value: span.from },
      { field: source.yearEnd, op: 'to', value: span.to },
    ] as const;
    const rows = await Array.fromAsync(everyRow(store, { procedure: source.procedure, unitPath: cityPath, fields }));
    const telling = rows.filter((r) => typeof r.values[source.field] === 'number' && units.get(r.unit));
    const asks = telling.map((r) => {
      const year = String(r.values[source.yearEnd]).slice(0, 4);
      return { id: source.figure, from: `${year}-01-01`, to: `${year}-12-31`, unit: r.unit };
    });
    const computed = await figures.figures(asks);
    for (const [i, r] of telling.entries()) {
      const value = computed[i]?.value;
      if (typeof value !== 'number') continue;
      const title = registry.latest(source.procedure)?.fields[source.field]?.title ?? source.field;
      found.push({ unit: r.unit, procedure: r.procedure, key: r.key, title, told: Number(r.values[source.field]), computed: value });
    }
  }
  return found;
}

export const concludedRecords = (lines: readonly ConcludedLine[]): readonly ConcludedRecord[] =>
  lines.map(({ key, group, openedOn, concludedOn, recordedOn, success, parties }) => {
    return { id: key, group, openedOn, concludedOn, recordedOn, success, parties };
  });

async function onRecords(at: Looking, span: TruthSpan, names: Names, cityPath: string): Promise<Suspected[]> {
  const { store, rules, registry, book } = at;
  const daysBetween = (a: CivilDate, b: CivilDate) => workingDaysBetween(book.now().calendar, a, b);
  const entries = await store.entries(span, rules.graceDays);
  const seconds = await store.sameSecond(span, Math.max(2, rules.sameSecond));
  const digits = await store.lastDigits(span, typedNumbers(registry));
  const days = await store.dayOrder(span, dayPairs);
  const told = await toldOf(at, span, cityPath);
  const cases = await store.concluded({ ...mediated, ...span });
  const unitOf = new Map(cases.map((c) => [c.key, c.unit]));
  const twice = duplicateParties(concludedRecords(cases), rules.sameParties).map(({ subjects, why }) => {
    return { unit: unitOf.get(subjects[0] ?? '') ?? '', procedure: mediated.procedure, keys: subjects, why };
  });
  const odd = days.map((d) => {
    const title = (field: string) => (field === '@opened' ? '登记日期' : names.field(d.procedure, field));
    return { unit: d.unit, procedure: d.procedure, keys: [d.key], why: `「${title(d.later)}」早于「${title(d.earlier)}」` };
  });
  const late = { graceDays: rules.graceDays, sharePercent: rules.lateShare, least: rules.lateLeast, daysBetween };
  return [
    ...lateEntry(entries, late, names),
    ...sameSecond(seconds, { least: rules.sameSecond }, names),
    ...lastDigits(digits, { least: rules.digitsLeast, chancePercent: rules.digitsChance }, names),
    ...impossibleOrder(odd, names),
    ...selfReported(told, { tolerancePercent: rules.gap }),
    ...repeatedParties(twice, rules.sameParties, names),
  ];
}

/** Everything worth a question in a period, check by check, the oddest first. Units that are gone are not asked. */
export async function lookThrough(at: Looking, span: TruthSpan, cityPath: string): Promise<readonly Suspected[]> {
  const names = namesOf(at.registry);
  // One after the other: the checks of a city's records must not take the place of people at work.
  const found = [
    ...(await onRecords(at, span, names, cityPath)),
    ...(await onFiles(at, span, names)),
    ...(await onFigures(at, span, names)),
  ];
  const order = (s: Suspected): number => checkIds.indexOf(s.check);
  return found.filter((s) => at.units.get(s.unit)?.to === null).sort((a, b) => order(a) - order(b) || b.weight - a.weight);
}
