import {
  type CivilDate,
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

/** Where figures get their raw answers: the counters of the store, or any other evaluator with the same answers. */
export interface FigureSource {
  tally(procedure: string, metric: string, question: Question): Promise<Tally>;
  /** Units of a kind in the register on a day, below a path. */
  unitCount(kind: string, on: CivilDate, unitPath: string): Promise<number>;
  asOf(): Promise<Figure['asOf']>;
}

export interface FigureScope {
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** A figure id taken apart and found in the declarations. */
export interface Found {
  readonly procedure: Procedure;
  readonly metric: string;
  readonly decl: MetricDecl;
  readonly where: Readonly<Record<string, string>>;
}

const registers: Readonly<Record<string, string>> = {
  'county-level': '县级单位数(县、区、管委会)',
  department: '市直部门数',
  township: '乡镇、街道数',
};

/** kebab-case of a dimension in a figure id → the field id: dispute-type → disputeType. */
const camel = (id: string): string => id.replace(/-([a-z0-9])/g, (_all, c: string) => c.toUpperCase());

/** All figures that the declared metrics and the register of units can give. */
export interface FigureBook {
  ids(): readonly string[];
  find(id: string): Found | undefined;
  figure(id: string, period: Period, scope: FigureScope): Promise<Figure | undefined>;
}

export function figureBook(registry: Registry, source: FigureSource): FigureBook {
  const find = (id: string): Found | undefined => {
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
    figure: async (id, period, scope) => {
      if (id.startsWith('units.')) return registerFigure(id, period, scope, source);
      const found = find(id);
      return found && metricFigure(id, found, { period, scope, source });
    },
  };
}

/** The metric whose dimensions a figure may be filtered by: of a share, the numerator's. */
function baseOf(procedure: Procedure, decl: MetricDecl): MetricDecl | undefined {
  return decl.kind === 'share' ? procedure.metrics[decl.of] : decl;
}

async function registerFigure(id: string, period: Period, scope: FigureScope, source: FigureSource): Promise<Figure | undefined> {
  const kind = id.slice('units.'.length);
  const title = registers[kind];
  if (title === undefined) return undefined;
  const value = await source.unitCount(kind, period.to, scope.path);
  const definition = `单位名册中${period.to}在册的${title.replace('数', '').replace(/\(.*\)/, '')}个数`;
  const common = { id, title, unit: '个', value, definition, period, scope: { code: scope.code, name: scope.name } };
  return { ...common, rounding: { mode: 'half-up', digits: 0 }, asOf: await source.asOf() };
}

interface Asking {
  readonly period: Period;
  readonly scope: FigureScope;
  readonly source: FigureSource;
}

async function metricFigure(id: string, found: Found, { period, scope, source }: Asking): Promise<Figure> {
  const { procedure, metric, decl, where } = found;
  const question: Question = { ...period, unitPath: scope.path, where };
  const answer = (name: string, counted: Counted) =>
    source.tally(procedure.id, name, question).then((t) => ({ t, value: valueOf(counted, t) }));
  const parts = decl.kind === 'share' ? await shareParts(procedure, decl, answer) : undefined;
  const single = decl.kind === 'share' ? undefined : await answer(metric, decl);
  const mean =
    decl.kind === 'duration' && decl.at === 'mean' && single ? { numerator: single.t.amount, denominator: single.t.n } : undefined;
  return {
    id,
    title: titleOf(procedure, decl, where),
    unit: decl.unit,
    value: parts ? parts.value : (single?.value ?? null),
    ...(parts ? { numerator: parts.numerator, denominator: parts.denominator } : mean),
    rounding: 'rounding' in decl ? decl.rounding : { mode: 'half-up', digits: decl.kind === 'sum' ? 2 : 0 },
    period,
    scope: { code: scope.code, name: scope.name },
    asOf: await source.asOf(),
    ...(decl.basis && { basis: printBasis(decl.basis) }),
    definition: decl.definition,
    records: `/api/figures/${encodeURIComponent(id)}/records?from=${period.from}&to=${period.to}&unit=${scope.code}`,
  };
}

type Share = Extract<MetricDecl, { kind: 'share' }>;

async function shareParts(
  procedure: Procedure,
  decl: Share,
  answer: (name: string, counted: Counted) => Promise<{ value: number | null }>,
) {
  const [top, bottom] = [procedure.metrics[decl.of], procedure.metrics[decl.over]];
  if (!top || !bottom || top.kind === 'share' || bottom.kind === 'share') return { value: null, numerator: 0, denominator: 0 };
  const [numerator, denominator] = [(await answer(decl.of, top)).value ?? 0, (await answer(decl.over, bottom)).value ?? 0];
  return { value: ratio(numerator, denominator, decl.rounding, 100), numerator, denominator };
}

function titleOf(procedure: Procedure, decl: MetricDecl, where: Readonly<Record<string, string>>): string {
  const parts = Object.entries(where).map(([field, value]) => procedure.fields[field]?.spec.options?.[value] ?? value);
  return parts.length ? `${decl.title}(${parts.join('、')})` : decl.title;
}
