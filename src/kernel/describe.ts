import { type Basis, type Mark, printBasis } from './basis.ts';
import type { Field, FieldSpec } from './field/index.ts';
import type { MetricDecl, Rounding } from './metric.ts';
import { type Norm, printLimit } from './norm.ts';
import type { ActDecl, DeadlineDecl, Procedure } from './procedure.ts';
import { listOf } from './value.ts';

/** A provision as a reader sees it. */
export interface DescribedBasis {
  readonly text: string;
  readonly mark: Mark;
}
export interface DescribedField extends Omit<FieldSpec, 'columns'>, Pick<Field, 'kind' | 'title' | 'publicity' | 'help' | 'when'> {
  readonly id: string;
  readonly personal: boolean;
  readonly basis?: DescribedBasis;
  readonly columns?: readonly DescribedField[];
}
export interface DescribedAct {
  readonly id: string;
  readonly title: string;
  readonly basis: DescribedBasis;
  readonly by: readonly string[];
  /** null: opens a matter; `open`: any state that is not final. */
  readonly from: 'open' | readonly string[] | null;
  readonly to: string | null;
  readonly needs: readonly string[];
  readonly asks: readonly string[];
}
export type DescribedDeadline = ReturnType<typeof describeDeadline>;
export interface DescribedMetric extends Pick<MetricDecl, 'kind' | 'title' | 'definition' | 'unit'> {
  readonly id: string;
  readonly by: readonly string[];
  readonly rounding?: Rounding;
  readonly basis?: DescribedBasis;
}
/** A declaration as JSON: what the API, the pages and the guide are derived from. */
export type Described = Readonly<ReturnType<typeof describe>>;

const basisOf = (basis: Basis): DescribedBasis => ({ text: printBasis(basis), mark: basis.mark });

export function describeField(id: string, field: Field): DescribedField {
  const { columns, ...spec } = field.spec;
  const { kind, title, publicity, personal = false, help, when, basis } = field;
  return {
    ...{ id, kind, title, publicity, personal, ...spec },
    ...(help !== undefined && { help }),
    ...(when && { when }),
    ...(basis && { basis: basisOf(basis) }),
    ...(columns && { columns: Object.entries(columns).map(([c, column]) => describeField(c, column)) }),
  };
}

const describeAct = (id: string, act: ActDecl): DescribedAct => ({
  ...{ id, title: act.title, basis: basisOf(act.basis), by: listOf(act.by) },
  from: act.from === undefined ? null : act.from === 'open' ? 'open' : listOf(act.from),
  to: act.to ?? null,
  needs: act.needs ?? [],
  asks: [...(act.asks ?? []), ...(act.lateReason && !act.asks?.includes(act.lateReason) ? [act.lateReason] : [])],
});

function limitsOf(p: Procedure, d: DeadlineDecl): string[] {
  const newest = (n: Norm) => {
    const value = n.values.at(-1);
    return value ? printLimit(value.value) : '';
  };
  if (d.until !== undefined) return [`至「${p.fields[d.until]?.title ?? d.until}」`];
  if (!d.within) return [];
  if (!('by' in d.within)) return [newest(d.within)];
  const options = p.fields[d.within.by]?.spec.options ?? {};
  return [
    ...Object.entries(d.within.of).map(([code, n]) => `${options[code] ?? code}：${newest(n)}`),
    `其他：${newest(d.within.otherwise)}`,
  ];
}

/** The limits are told in words, one per branch. */
const describeDeadline = (p: Procedure, id: string, d: DeadlineDecl) =>
  ({ id, title: d.title, kind: d.kind, basis: basisOf(d.basis), limits: limitsOf(p, d) }) as const;

const describeMetric = ([id, m]: [string, MetricDecl]): DescribedMetric => ({
  ...{ id, kind: m.kind, title: m.title, definition: m.definition, unit: m.unit, by: m.by ?? [] },
  ...('rounding' in m && { rounding: m.rounding }),
  ...(m.basis && { basis: basisOf(m.basis) }),
});

/** Everything derived surfaces need, without functions. */
export function describe(p: Procedure) {
  return {
    ...{ id: p.id, version: p.version, title: p.title, group: p.group, basis: basisOf(p.basis) },
    roles: Object.entries(p.roles).map(([id, r]) => ({ id, title: r.title })),
    states: Object.entries(p.states).map(([id, s]) => ({ id, title: s.title, final: s.final === true, public: p.publicIn.includes(id) })),
    fields: Object.entries(p.fields).map(([id, f]) => describeField(id, f)),
    shows: p.shows,
    acts: Object.entries(p.acts).map(([id, a]) => describeAct(id, a)),
    deadlines: Object.entries(p.deadlines).map(([id, d]) => describeDeadline(p, id, d)),
    metrics: Object.entries(p.metrics).map(describeMetric),
  };
}
