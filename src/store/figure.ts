import { type Contribution, type Counted, Fault, type Json, monthOf, type Procedure, type Question, type Tally, tally } from '#kernel';
import { type Context, latestOf } from './context.ts';
import type { Queryable } from './db.ts';
import { Conditions, scopeOf } from './filter.ts';
import { everMonth, wholeDims } from './project.ts';
import type { Part, SplitBy, TallyRequest } from './types.ts';

/** The declaration of a metric that counters hold; a share only divides two others. */
export function countedOf(procedure: Procedure, metric: string): Counted {
  const decl = procedure.metrics[metric];
  if (!decl || decl.kind === 'share') throw new Fault('metric-kind', `${procedure.id}.${metric} is not counted`);
  return decl;
}

interface FlowRow {
  readonly k: number;
  readonly procedure: string;
  readonly metric: string;
  readonly part: string;
  readonly dims: string;
  readonly n: number;
  readonly amount: number;
}

/** What a line adds to a stock: all there ever was counts in full, what came after the period is taken off. */
const stands = `case when f.month = '${everMonth}' then 1 else -1 end`;
const sums = (stock: boolean): string =>
  stock ? `sum(f.n * ${stands})::bigint as n, sum(f.amount * ${stands}) as amount` : 'sum(f.n)::bigint as n, sum(f.amount) as amount';

/** The conditions on `flow f` of questions about one scope and period. */
function flowConditions(context: Context, c: Conditions, group: Pick<Group, 'question' | 'stock' | 'split' | 'requests'>): void {
  const { question, stock, split, requests } = group;
  scopeOf(context, c, question.unitPath, 'f', question.units ?? 'then');
  c.add(`f.procedure = any(${c.param([...new Set(requests.map((r) => r.procedure))])}::text[])`);
  c.add(`f.metric = any(${c.param([...new Set(requests.map((r) => r.metric))])}::text[])`);
  const last = c.param(monthOf(question.to));
  if (stock) c.add(`f.month > ${last}`);
  else c.add(`f.month between ${c.param(monthOf(question.from))} and ${last}`);
  c.add(split ? `f.dims <> '${wholeDims}'` : `f.dims = '${wholeDims}'`);
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

/** Whether the split by dimensions is needed to read the answer. A metric without dimensions has its whole line alone. */
const needsDims = (decl: Counted, q: Question): boolean => decl.kind === 'duration' || Object.keys(q.where ?? {}).length > 0;

/** Requests that one select can answer: the same scope and period, read from the same lines. */
interface Group {
  readonly question: Question;
  readonly stock: boolean;
  readonly split: boolean;
  readonly requests: TallyRequest[];
}

const declOf = (context: Context, r: TallyRequest): Counted => countedOf(latestOf(context.registry, r.procedure), r.metric);

function groupsOf(context: Context, requests: readonly TallyRequest[]): Group[] {
  const groups = new Map<string, Group>();
  for (const request of requests) {
    const decl = declOf(context, request);
    const { question } = request;
    const [stock, split] = [decl.kind === 'stock', needsDims(decl, question)];
    const key = [stock, split, question.unitPath, question.from, question.to, question.units].join(' ');
    const group = groups.get(key) ?? { question, stock, split, requests: [] };
    group.requests.push(request);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const lineKey = (k: number, r: Pick<FlowRow, 'procedure' | 'metric'>): string => `${k} ${r.procedure}.${r.metric}`;

/** Several figures in one statement, read by the kernel's own tally. */
async function tallies(context: Context, on: Queryable, requests: readonly TallyRequest[]): Promise<Tally[]> {
  if (requests.length === 0) return [];
  const c = new Conditions();
  const groups = groupsOf(context, requests);
  const selects = groups.map((group, k) => {
    const own = new Conditions();
    own.params.push(...c.params);
    flowConditions(context, own, group);
    c.params.splice(0, c.params.length, ...own.params);
    const by = group.split ? 'f.procedure, f.metric, f.dims' : 'f.procedure, f.metric';
    const dims = group.split ? 'f.dims' : `'${wholeDims}'`;
    return `select ${k} as k, f.procedure, f.metric, ${dims} as dims, ${sums(group.stock)}
      from flow f where ${own.sql} group by ${by}`;
  });
  const lines = new Map<string, FlowRow[]>();
  for (const row of await on.query<FlowRow>(selects.join(' union all '), c.params)) {
    const there = lines.get(lineKey(row.k, row));
    if (there) there.push(row);
    else lines.set(lineKey(row.k, row), [row]);
  }
  const groupOf = new Map(groups.flatMap((group, k) => group.requests.map((r) => [r, k] as const)));
  return requests.map((r) => {
    const rows = lines.get(lineKey(groupOf.get(r) ?? 0, r)) ?? [];
    return tally(
      declOf(context, r),
      rows.map((row) => contribution(r.question, r.metric, row)),
      r.question,
    );
  });
}

/** Counted as the units are now, a figure also feels what happens in units that have gone into others. */
const placeOf = ({ procedure, question }: TallyRequest) => ({ procedure, unitPath: question.units === 'now' ? '' : question.unitPath });
const askOf = ({ metric, question: q }: TallyRequest): string =>
  `${metric} ${q.units === 'now' ? q.unitPath : ''} ${q.from} ${q.to} ${q.where === undefined ? '' : JSON.stringify(q.where)}`;

/**
 * A long list of figures: those that nothing has touched since they were last read come from memory, the rest from the
 * counters, in parts that a statement can carry.
 */
export async function talliesInParts(context: Context, requests: readonly TallyRequest[]): Promise<Tally[]> {
  const { memory } = context;
  const answers = new Map(requests.map((r) => [r, memory.peek<Tally>(placeOf(r), askOf(r))]));
  const missing = requests.filter((r) => answers.get(r) === undefined);
  for (let at = 0; at < missing.length; at += 200) {
    const part = missing.slice(at, at + 200);
    const read = tallies(context, context.db, part);
    part.forEach((r, i) => {
      const one = read.then((all) => all[i]);
      memory.put(placeOf(r), askOf(r), one);
      answers.set(r, one as Promise<Tally>);
    });
  }
  return Promise.all(requests.map(async (r) => (await answers.get(r)) ?? { n: 0, amount: 0, days: [] }));
}

/** The unit one level under the scope that a path lies in; the scope itself for what it holds. */
const unitUnder = (scope: string, path: string): string =>
  path
    .slice(0, path.indexOf('/', scope.length) + 1 || path.length)
    .split('/')
    .at(-2) ?? '';

function keyOf(by: SplitBy, question: Question, part: string, dims: Readonly<Record<string, Json>>): string {
  if (by === 'unit') return unitUnder(question.unitPath, part);
  if (by === 'holder') return part.split('/').at(-2) ?? '';
  if (by === 'path') return part;
  return String(dims[by.field] ?? '');
}

/** Where the unit of a path is counted: where it was, or where it is now. */
const placeNow = (context: Context, { units }: Question, path: string): string =>
  (units === 'now' && context.units.heirs()?.get(path.split('/').at(-2) ?? '')?.unitPath) || path;

/** One figure split: by the units one level down, by the units that hold it themselves, or by a declared dimension. */
export async function tallyBy(context: Context, request: TallyRequest, by: SplitBy): Promise<Part[]> {
  const c = new Conditions();
  const decl = declOf(context, request);
  const split = typeof by === 'object' || needsDims(decl, request.question);
  const stock = decl.kind === 'stock';
  flowConditions(context, c, { question: request.question, stock, split, requests: [request] });
  const column = typeof by === 'object' ? "''" : 'f.unit_path';
  const dims = split ? 'f.dims' : `'${wholeDims}'`;
  const sql = `select 0 as k, ${column} as part, ${dims} as dims, ${sums(stock)}
    from flow f where ${c.sql} group by 2, 3`;
  const rows = await context.db.query<FlowRow>(sql, c.params);
  const parts = new Map<string, Contribution[]>();
  for (const row of rows) {
    const one = contribution(request.question, request.metric, row);
    const key = keyOf(by, request.question, placeNow(context, request.question, row.part), one.dims);
    const there = parts.get(key);
    if (there) there.push(one);
    else parts.set(key, [one]);
  }
  return [...parts]
    .map(([key, list]) => ({ key, tally: tally(decl, list, request.question) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** The first month in which each procedure had a matter opened: records of earlier times are not whole. */
export async function firstMonths(context: Context): Promise<ReadonlyMap<string, string>> {
  const openings = context.registry.all.flatMap((p) =>
    Object.entries(p.acts).flatMap(([act, decl]) => (decl.from === undefined ? [[p.id, act] as const] : [])),
  );
  const rows = await context.db.query<{ procedure: string; month: string }>(
    `select w.procedure, min(e.month) as month from unnest($1::text[], $2::text[]) as w(procedure, act)
     cross join lateral (select month from event where procedure = w.procedure and act = w.act order by month limit 1) e group by 1`,
    [openings.map(([procedure]) => procedure), openings.map(([, act]) => act)],
  );
  return new Map(rows.map((r) => [r.procedure, r.month]));
}
