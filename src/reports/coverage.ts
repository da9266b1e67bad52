import { type Figure, type MetricDecl, type Procedure, parseFigureId, type Registry, ratio } from '#kernel';
import type { FigureAsk, FigureSource, TallyAsk } from './source.ts';

/** Kinds of units that the register counts. */
export const registers: Readonly<Record<string, string>> = {
  'county-level': '县级单位数(县、区、管委会)',
  department: '市直部门数',
  township: '乡镇、街道数',
  'below-city': '县级、市直、乡级单位数',
};

const kindTitle = (kind: string): string => (registers[kind] ?? kind).replace('数', '').replace(/\(.*\)/, '');

/**
 * Units of a kind that have at least one of something, against all in the register on the last day of the period:
 * `units.township[with=procedure.metric]` how many, `units.township[share-with=procedure.metric]` their share. Further
 * pairs in the brackets name dimensions of the metric. A unit counts once, however much it has.
 */
export interface Coverage {
  readonly kind: string;
  readonly share: boolean;
  readonly procedure: Procedure;
  readonly metric: string;
  readonly decl: Exclude<MetricDecl, { kind: 'share' | 'duration' }>;
  readonly where: Readonly<Record<string, string>>;
}

/** kebab-case of a dimension in a figure id → the field id: dispute-type → disputeType. */
export const camel = (id: string): string => id.replace(/-([a-z0-9])/g, (_all, c: string) => c.toUpperCase());

/** A figure id of coverage taken apart; undefined when it is none, or names what is not declared. */
export function coverageOf(registry: Registry, id: string): Coverage | undefined {
  const parsed = parseFigureId(id);
  if (parsed?.procedure !== 'units' || registers[parsed.metric] === undefined) return undefined;
  const { with: held, 'share-with': shared, ...dims } = parsed.where;
  const named = parseFigureId(held ?? shared ?? '');
  const procedure = named && registry.latest(named.procedure);
  const decl = procedure && Object.hasOwn(procedure.metrics, named.metric) ? procedure.metrics[named.metric] : undefined;
  if (!procedure || !decl || decl.kind === 'share' || decl.kind === 'duration') return undefined;
  const where = Object.fromEntries(Object.entries(dims).map(([k, v]) => [camel(k), v]));
  if (!Object.keys(where).every((field) => decl.by?.includes(field))) return undefined;
  return { kind: parsed.metric, share: held === undefined, procedure, metric: named.metric, decl, where };
}

/** What to ask the counters for it: whichever units hold any. */
export const holdersAsk = ({ procedure, metric, where }: Coverage, { period, scope, units }: FigureAsk): TallyAsk => ({
  procedure: procedure.id,
  metric,
  question: { ...period, unitPath: scope.path, where, ...(units && { units }) },
});

const common = ({ id, period, scope }: FigureAsk, asOf: Figure['asOf']) => ({
  ...{ id, period, scope: { code: scope.code, name: scope.name }, asOf },
});

/** How many units of a kind the register holds. */
export function registerFigure(ask: FigureAsk, asOf: Figure['asOf'], source: FigureSource): Figure | undefined {
  const kind = ask.id.slice('units.'.length);
  const title = registers[kind];
  if (title === undefined) return undefined;
  const value = source.unitCodes(kind, ask.period.to, ask.scope.path).length;
  const definition = `单位名册中${ask.period.to}在册的${kindTitle(kind)}个数`;
  return { ...common(ask, asOf), title, unit: '个', value, definition, rounding: { mode: 'half-up', digits: 0 } };
}

function wordsOf({ procedure, decl, where }: Coverage): string {
  const parts = Object.entries(where).map(([field, value]) => procedure.fields[field]?.spec.options?.[value] ?? value);
  return parts.length > 0 ? `${decl.title}（${parts.join('、')}）` : decl.title;
}

/** The figure, from the units that hold any. */
export function coverageFigure(
  coverage: Coverage,
  ask: FigureAsk,
  holders: ReadonlySet<string>,
  asOf: Figure['asOf'],
  source: FigureSource,
): Figure {
  const { period, scope, units } = ask;
  const all = source.unitCodes(coverage.kind, period.to, scope.path);
  const covered = all.filter((code) => holders.has(code)).length;
  const what = wordsOf(coverage);
  const kind = kindTitle(coverage.kind);
  const register = `单位名册${period.to}在册的${kind}`;
  const query = `from=${period.from}&to=${period.to}&unit=${scope.code}${units ? `&units=${units}` : ''}`;
  const records = { records: `/api/figures/${encodeURIComponent(ask.id)}/records?${query}` };
  const counted = `${register}中，有「${what}」的个数，每个单位只计一次（${coverage.decl.definition}）`;
  if (!coverage.share) {
    const more = { title: `有${what}的${kind}`, unit: '个', value: covered, definition: counted };
    return { ...common(ask, asOf), ...more, rounding: { mode: 'half-up', digits: 0 }, ...records };
  }
  const rounding = { mode: 'half-up', digits: 2 } as const;
  const parts = { value: ratio(covered, all.length, rounding, 100), numerator: covered, denominator: all.length };
  const definition = `${counted}÷在册的个数`;
  return { ...common(ask, asOf), title: `${kind}${what}覆盖率`, unit: '%', ...parts, rounding, definition, ...records };
}

/** The longest path that all of these lie under. */
function pathOver(paths: readonly string[]): string {
  const [first, ...rest] = paths.map((path) => path.split('/'));
  if (!first) return '';
  const shared = first.findIndex((part, i) => rest.some((other) => other[i] !== part));
  return (shared < 0 ? first : [...first.slice(0, shared), '']).join('/');
}

const sameQuestion = ({ procedure, metric, question }: TallyAsk): string => {
  const { from, to, where, units } = question;
  return JSON.stringify([procedure, metric, from, to, where, units]);
};

/** Whichever units hold any, for many questions at once: those that differ only in their scope are one. */
export async function holdersFor(
  asks: readonly TallyAsk[],
  source: Pick<FigureSource, 'holders'>,
): Promise<(ask: TallyAsk) => ReadonlySet<string>> {
  const groups = new Map<string, TallyAsk[]>();
  for (const ask of asks) groups.set(sameQuestion(ask), [...(groups.get(sameQuestion(ask)) ?? []), ask]);
  const answers = await Promise.all(
    [...groups].map(async ([key, [first, ...rest]]): Promise<readonly [string, ReadonlySet<string>]> => {
      if (!first) return [key, new Set()];
      const unitPath = pathOver([first, ...rest].map((ask) => ask.question.unitPath));
      return [key, new Set(await source.holders({ ...first, question: { ...first.question, unitPath } }))];
    }),
  );
  const found = new Map(answers);
  return (ask) => found.get(sameQuestion(ask)) ?? new Set();
}
