import { type Contribution, type Counted, Fault, type Json, monthOf, type Procedure, type Question, type Tally, tally } from '#kernel';
import { type Context, latestOf } from './context.ts';
import type { Queryable } from './db.ts';
import { Conditions, scopeOf } from './filter.ts';
import type { Part, SplitBy, TallyRequest } from './types.ts';

/** The declaration of a metric that counters hold; a share only divides two others. */
export function countedOf(procedure: Procedure, metric: string): Counted {
  const decl = procedure.metrics[metric];
  if (!decl || decl.kind === 'share') throw new Fault('metric-kind', `${procedure.id}.${metric} is not counted`);
  return decl;
}

interface FlowRow {
  readonly k: number;
  readonly part: string;
  readonly dims: string;
  readonly n: number;
  readonly amount: number;
}

/** The conditions on `flow f` of one question. */
function flowConditions(context: Context, c: Conditions, request: TallyRequest): Counted {
  const decl = countedOf(latestOf(context.registry, request.procedure), request.metric);
  const { question } = request;
  scopeOf(context, c, question.unitPath, 'f');
  c.add(`f.procedure = ${c.param(request.procedure)} and f.metric = ${c.param(request.metric)}`);
  c.add(`f.month <= ${c.param(monthOf(question.to))}`);
  if (decl.kind !== 'stock') c.add(`f.month >= ${c.param(monthOf(question.from))}`);
  return decl;
}

const contribution = (q: Question, metric: string, r: FlowRow): Contribution => ({
  metric,
  month: monthOf(q.to),
  unit: '',
  unitPath: q.unitPath,
  dims: JSON.parse(r.dims) as Record<string, Json>,
  n: r.n,
  amount: r.amount,
});

/** Whether the split by dimensions is needed to read the answer. */
const needsDims = (decl: Counted, q: Question): boolean => decl.kind === 'duration' || Object.keys(q.where ?? {}).length > 0;

/** Several figures in one statement, read by the kernel's own tally. */
async function tallies(context: Context, on: Queryable, requests: readonly TallyRequest[]): Promise<Tally[]> {
  if (requests.length === 0) return [];
  const c = new Conditions();
  const decls: Counted[] = [];
  const selects = requests.map((request, k) => {
    const own = new Conditions();
    own.params.push(...c.params);
    const decl = flowConditions(context, own, request);
    c.params.splice(0, c.params.length, ...own.params);
    decls.push(decl);
    const dims = needsDims(decl, request.question);
    const sums = `sum(f.n)::bigint as n, sum(f.amount) as amount from flow f where ${own.sql}`;
    return dims ? `select ${k} as k, f.dims, ${sums} group by f.dims` : `select ${k} as k, '{}' as dims, ${sums} having count(*) > 0`;
  });
  const rows = await on.query<FlowRow>(selects.join(' union all '), c.params);
  const byRequest = new Map<number, FlowRow[]>();
  for (const row of rows) byRequest.set(row.k, [...(byRequest.get(row.k) ?? []), row]);
  return requests.map(({ question, metric }, k) => {
    const decl = decls[k];
    if (!decl) throw new Fault('metric-lost', metric);
    return tally(
      decl,
      (byRequest.get(k) ?? []).map((r) => contribution(question, metric, r)),
      question,
    );
  });
}

/** A long list of figures in parts that a statement can carry. */
export async function talliesInParts(context: Context, requests: readonly TallyRequest[]): Promise<Tally[]> {
  const all: Tally[] = [];
  for (let at = 0; at < requests.length; at += 200) all.push(...(await tallies(context, context.db, requests.slice(at, at + 200))));
  return all;
}

/** The unit one level under the scope that a path lies in; the scope itself for what it holds. */
const unitUnder = (scope: string, path: string): string =>
  path
    .slice(0, path.indexOf('/', scope.length) + 1 || path.length)
    .split('/')
    .at(-2) ?? '';

function keyOf(by: SplitBy, question: Question, part: string, dims: Readonly<Record<string, Json>>): string {
  if (by === 'unit') return unitUnder(question.unitPath, part);
  return by === 'month' ? part : String(dims[by.field] ?? '');
}

/** One figure split: by the units one level down, by month, or by a declared dimension. */
export async function tallyBy(context: Context, request: TallyRequest, by: SplitBy): Promise<Part[]> {
  const c = new Conditions();
  const decl = flowConditions(context, c, request);
  const column = by === 'unit' ? 'f.unit_path' : by === 'month' ? 'f.month' : "''";
  const dims = typeof by === 'object' || needsDims(decl, request.question) ? 'f.dims' : "'{}'";
  const sql = `select 0 as k, ${column} as part, ${dims} as dims, sum(f.n)::bigint as n, sum(f.amount) as amount
    from flow f where ${c.sql} group by 2, 3`;
  const rows = await context.db.query<FlowRow>(sql, c.params);
  const parts = new Map<string, Contribution[]>();
  for (const row of rows) {
    const one = contribution(request.question, request.metric, row);
    const key = keyOf(by, request.question, row.part, one.dims);
    const there = parts.get(key);
    if (there) there.push(one);
    else parts.set(key, [one]);
  }
  return [...parts]
    .map(([key, list]) => ({ key, tally: tally(decl, list, request.question) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
