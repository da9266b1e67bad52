import type {
  AssessmentDoor,
  By,
  FigureDoor,
  FrozenAssessment,
  HeldScheme,
  KeptAssessment,
  Reproduced,
  ScoringWorld,
  UnitBook,
} from '#api';
import { addDays, addMonths, type CivilDate, canonical, type Hash, type Registry } from '#kernel';
import {
  type AssessedUnit,
  assess,
  type Cell,
  checkScheme,
  dailyOf,
  figuresOf,
  groupOf,
  type Inputs,
  lockedProblem,
  type Scheme,
  type SchemeProblem,
  type Sheet,
  shippedScheme,
  shippedTownshipScheme,
} from '#reports';
import type { EditionRow, Store } from '#store';
import { plain, sealWith } from '#store';
import { assessmentInputs } from './assessment-inputs.ts';
import { assessmentPublished } from './assessment-published.ts';
import { readWorkbook, workbookOf } from './assessment-workbook.ts';
import type { CityClock } from './clock.ts';

const schemeKind = 'assessment-scheme';
const resultKind = 'assessment';

export interface AssessmentParts {
  readonly store: Store;
  readonly registry: Registry;
  readonly units: UnitBook;
  readonly figures: FigureDoor;
  readonly clock: CityClock;
  /** The city's own, as in the ledger. */
  readonly hash: Hash;
  /** What people add: points of reviewers, satisfaction, what was found. */
  readonly published?: (scheme: string) => Promise<boolean>;
  readonly inputs?: (scheme: string) => Promise<ReadonlyMap<string, Inputs>>;
}

/** What an edition of a scheme holds. */
interface Content {
  readonly scheme: Scheme;
  readonly state: 'draft' | 'published';
}

const heldOf = ({ content, version, by, at }: EditionRow): HeldScheme => ({ ...(content as unknown as Content), version, by, at });

/**
 * Those that ship, each from January to November of its year: of the running year, which is announced at its beginning, and
 * in its first quarter also of the last one, whose results are being made.
 */
function shippedFor(today: CivilDate): HeldScheme[] {
  const year = Number(today.slice(0, 4));
  const years = today.slice(5) < '04-01' ? [year - 1, year] : [year];
  return years.flatMap((of) => {
    const period = { from: `${of}-01-01`, to: `${of}-11-30` };
    return [shippedScheme(of, period), shippedTownshipScheme(of, period)].map((scheme) => ({
      ...{ scheme, version: 0, state: 'shipped' as const, by: '', at: '' },
    }));
  });
}

async function schemes({ store, clock }: AssessmentParts): Promise<readonly HeldScheme[]> {
  const rows = await store.editions(schemeKind);
  const ids = [...new Set(rows.map((r) => r.id))];
  const held = (await Promise.all(ids.map((id) => store.edition(schemeKind, id)))).flatMap((row) => (row ? heldOf(row) : []));
  const shipped = shippedFor(clock.today()).filter((one) => !ids.includes(one.scheme.id));
  return [...held, ...shipped].sort((a, b) => b.scheme.year - a.scheme.year || (a.scheme.id < b.scheme.id ? -1 : 1));
}

async function scheme({ store, clock }: AssessmentParts, id: string, version?: number | 'published'): Promise<HeldScheme | undefined> {
  if (version === 0) return shippedFor(clock.today()).find((one) => one.scheme.id === id);
  const published = version === 'published' ? (await store.editions(schemeKind)).findLast((r) => r.id === id && r.frozen) : undefined;
  if (version === 'published' && !published) return undefined;
  const row = await store.edition(schemeKind, id, published?.version ?? (version === 'published' ? undefined : version));
  return row ? heldOf(row) : version === undefined ? shippedFor(clock.today()).find((one) => one.scheme.id === id) : undefined;
}

const check = ({ figures }: AssessmentParts, one: Scheme): readonly SchemeProblem[] => checkScheme(one, { figureUnit: figures.unitOf });

async function lockedBy(parts: AssessmentParts, id: string): Promise<readonly SchemeProblem[]> {
  const published = await scheme(parts, id, 'published');
  const problem = published && lockedProblem(published.scheme, parts.clock.today());
  return problem ? [problem] : [];
}

async function save(parts: AssessmentParts, one: Scheme, { by, at }: By): Promise<readonly SchemeProblem[]> {
  const locked = await lockedBy(parts, one.id);
  if (locked.length > 0) return locked;
  const content = plain({ scheme: one, state: 'draft' });
  await parts.store.putEdition({ kind: schemeKind, id: one.id, title: one.title, content, by, at, frozen: false });
  return [];
}

async function publish(parts: AssessmentParts, id: string, { by, at }: By): Promise<readonly SchemeProblem[]> {
  const locked = await lockedBy(parts, id);
  if (locked.length > 0) return locked;
  const newest = await scheme(parts, id);
  if (!newest) return [{ severity: 'refusal', text: '没有这个指标体系', remedy: '请刷新后再试' }];
  const against = check(parts, newest.scheme).filter((p) => p.severity === 'refusal');
  if (against.length > 0) return against;
  const content = plain({ scheme: newest.scheme, state: 'published' });
  await parts.store.putEdition({ kind: schemeKind, id, title: newest.scheme.title, content, by, at, frozen: true });
  return [];
}

/** Quarters of the year that lie within a period, the last one cut off where the period ends. */
export function quartersOf({ from, to }: Scheme['period']): readonly { readonly from: CivilDate; readonly to: CivilDate }[] {
  const found: { from: CivilDate; to: CivilDate }[] = [];
  for (let start = from; start <= to; ) {
    const month = Number(start.slice(5, 7));
    const next = addMonths(`${start.slice(0, 7)}-01`, 3 - ((month - 1) % 3));
    const end = addDays(next, -1);
    found.push({ from: start, to: end < to ? end : to });
    start = next;
  }
  return found;
}

/** Units in the register at the end of the period that a group of the scheme takes. */
function assessed({ store, units }: AssessmentParts, one: Scheme): AssessedUnit[] {
  return store
    .units('', one.period.to)
    .filter((u) => units.get(u.code))
    .map(({ code, name, kind, parent }) => ({ code, name, kind, parent }))
    .filter((unit) => groupOf(one, unit) !== undefined);
}

async function worldOf(parts: AssessmentParts, one: Scheme, version: number, given?: ReadonlyMap<string, Inputs>): Promise<ScoringWorld> {
  const units = assessed(parts, one);
  const codes = units.map((u) => u.code);
  const ids = figuresOf(one);
  const daily = Number(one.composition.daily) > 0;
  const own = figuresOf({ indicators: one.indicators.filter((i) => i.kind === 'computed') });
  const [sheet, quarters, said] = await Promise.all([
    parts.figures.sheet(ids, one.period, codes),
    Promise.all((daily ? quartersOf(one.period) : []).map((quarter) => parts.figures.sheet(own, quarter, codes))),
    given ?? parts.inputs?.(one.id) ?? new Map<string, Inputs>(),
  ]);
  const regular = dailyOf(one, units, quarters);
  const inputs = new Map(
    codes.map((code): [string, Inputs] => {
      const daily = regular.get(code);
      return [code, { ...(daily !== undefined && { daily }), ...said.get(code) }];
    }),
  );
  return { scheme: one, version, units, sheet, inputs };
}

async function world(parts: AssessmentParts, id: string, given?: ReadonlyMap<string, Inputs>): Promise<ScoringWorld | undefined> {
  const held = (await scheme(parts, id, 'published')) ?? (await scheme(parts, id));
  return held && worldOf(parts, held.scheme, held.version, given);
}

const score = ({ scheme: one, units, sheet, inputs }: ScoringWorld) => assess(one, units, sheet, inputs);

/** Everything that a world was read from, as plain data with its seal. */
export function freezeWorld(made: ScoringWorld, hash: Hash): FrozenAssessment {
  const cells: Record<string, Record<string, Cell>> = {};
  for (const figure of figuresOf(made.scheme)) {
    const column: Record<string, Cell> = {};
    for (const { code } of made.units) {
      const cell = made.sheet.cell(figure, code);
      if (cell) column[code] = cell;
    }
    cells[figure] = column;
  }
  const { scheme: one, version, units, inputs } = made;
  const content = { scheme: one, schemeVersion: version, units, cells, inputs: Object.fromEntries(inputs), result: score(made) };
  return { ...content, seal: sealWith(hash, content) };
}

/** Computes a frozen result again, from nothing but what is kept with it. */
export function reproduced(kept: FrozenAssessment, hash: Hash): Reproduced {
  const sheet: Sheet = { period: kept.scheme.period, asOf: kept.result.asOf, cell: (figure, unit) => kept.cells[figure]?.[unit] };
  const again = assess(kept.scheme, kept.units, sheet, new Map(Object.entries(kept.inputs)));
  const now = new Map(again.units.map((u) => [u.unit, canonical(plain(u))]));
  const differing = kept.result.units.filter((u) => now.get(u.unit) !== canonical(plain(u))).map((u) => u.unit);
  const { scheme: one, schemeVersion, units, cells, inputs, result, seal } = kept;
  const sealed = sealWith(hash, { scheme: one, schemeVersion, units, cells, inputs, result }) === seal;
  return { same: differing.length === 0 && again.units.length === kept.result.units.length, sealed, differing };
}

const keptOf = ({ content, version, by, at }: EditionRow): KeptAssessment => ({
  ...(content as unknown as FrozenAssessment),
  version,
  by,
  at,
});

async function freeze(
  parts: AssessmentParts,
  id: string,
  { by, at }: By,
  inputs?: ReadonlyMap<string, Inputs>,
): Promise<KeptAssessment | undefined> {
  const made = await world(parts, id, inputs);
  if (!made) return undefined;
  const content = freezeWorld(made, parts.hash);
  const row = await parts.store.putEdition({
    kind: resultKind,
    id,
    title: made.scheme.title,
    content: plain(content),
    by,
    at,
    frozen: true,
  });
  return keptOf({ ...row, content: plain(content) });
}

function shareOf({ registry, figures }: AssessmentParts, figure: string): { of: string; over: string } | undefined {
  const found = figures.counted(figure);
  const name = figure.match(/^([a-z0-9-]+)\.([a-z0-9-]+)$/)?.[2];
  const procedure = found && registry.latest(found.procedure);
  const decl = procedure && name ? procedure.metrics[name] : undefined;
  return procedure && decl?.kind === 'share' ? { of: `${procedure.id}.${decl.of}`, over: `${procedure.id}.${decl.over}` } : undefined;
}

/** Indicator systems, scores and frozen results over the figures of the records. */
export function assessmentDoor(parts: AssessmentParts): AssessmentDoor {
  const { store } = parts;
  const frozen = async (id: string, version?: number): Promise<KeptAssessment | undefined> => {
    const row = await store.edition(resultKind, id, version);
    return row && keptOf(row);
  };
  return {
    schemes: () => schemes(parts),
    scheme: (id, version) => scheme(parts, id, version),
    check: (one) => check(parts, one),
    save: (one, by) => save(parts, one, by),
    publish: (id, by) => publish(parts, id, by),
    world: (id) => world(parts, id),
    worldOf: (one) => worldOf(parts, one, 0),
    score,
    shareOf: (figure) => shareOf(parts, figure),
    freeze: (id, by, inputs) => freeze(parts, id, by, inputs),
    frozen,
    reproduce: async (id, version) => {
      const kept = await frozen(id, version);
      return kept && reproduced(kept, parts.hash);
    },
    published: async (id) => (await parts.published?.(id)) ?? false,
    workbook: workbookOf,
    readWorkbook,
  };
}

/** The same with what the process of the assessment adds to it. */
export const assessmentsOver = (parts: Omit<AssessmentParts, 'inputs' | 'published'>): AssessmentDoor =>
  assessmentDoor({
    ...parts,
    inputs: (id) => assessmentInputs(parts.store, id),
    published: (id) => assessmentPublished(parts.store, id),
  });
