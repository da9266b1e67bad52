import { canonical, verifyChain } from '#kernel';
import { AuditTrail } from './audit.ts';
import { type Context, editionOf } from './context.ts';
import { type EventRow, eventOf, everyMatter, fold, keptOf } from './load.ts';
import { project } from './project.ts';
import { computeRoots, roots } from './root.ts';
import type { VerifyAnswer, VerifyProblem } from './types.ts';

interface Heads {
  readonly region: string;
  readonly id: string;
  readonly seq: number;
  readonly seal: string;
  readonly state: string;
  readonly data: Readonly<Record<string, never>>;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The projection's rows, walked in the same order as the ledger. */
class HeadWalk {
  readonly #context: Context;
  #rows: Heads[] = [];
  #at = 0;
  #last: [string, string] = ['', nobody];
  #ended = false;

  constructor(context: Context) {
    this.#context = context;
  }

  async peek(): Promise<Heads | undefined> {
    if (this.#at >= this.#rows.length && !this.#ended) {
      this.#rows = await this.#context.db.query<Heads>(
        'select region, id, seq, seal, state, data from matter where (region, id) > ($1, $2) order by region, id limit 5000',
        this.#last,
      );
      this.#at = 0;
      this.#ended = this.#rows.length < 5000;
      const last = this.#rows.at(-1);
      if (last) this.#last = [last.region, last.id];
    }
    return this.#rows[this.#at];
  }

  next(): void {
    this.#at += 1;
  }
}

type Place = { readonly region: string; readonly id: string };
const before = (a: Place, b: Place): boolean => a.region < b.region || (a.region === b.region && a.id < b.id);

/** Whether the last event that the projection knows is the last one of the chain. */
function headProblem(rows: readonly EventRow[], head: Heads): VerifyProblem | undefined {
  const last = rows.at(-1);
  const at = { region: head.region, matter: head.id };
  if (!last || head.seq > last.seq) return { ...at, seq: (last?.seq ?? 0) + 1, problem: 'missing' };
  return head.seq < last.seq || head.seal !== last.seal ? { ...at, seq: last.seq, problem: 'head-missing' } : undefined;
}

function chainProblem(context: Context, rows: readonly EventRow[]): VerifyProblem | undefined {
  const kept = new Map(rows.map((r) => [r.seq, keptOf(r)]));
  const broken = verifyChain(rows.map(eventOf), context.hash, (seq) => kept.get(seq) ?? {});
  return broken && { region: rows[0]?.region ?? '', matter: rows[0]?.matter ?? '', seq: broken.seq, problem: broken.problem };
}

function projectionProblem(context: Context, rows: readonly EventRow[], head: Heads): VerifyProblem | undefined {
  const loaded = fold(rows, context.registry);
  const procedure = loaded && editionOf(context.registry, loaded.matter.procedure, loaded.matter.edition);
  const line = loaded && procedure && project(procedure, loaded.matter, head.seal, context.law()).matter;
  const same = line?.[7] === head.state && canonical(JSON.parse(String(line[20]))) === canonical(head.data);
  return same ? undefined : { region: head.region, matter: head.id, seq: head.seq, problem: 'projection-altered' };
}

interface Options {
  readonly onProgress?: (events: number) => void;
  readonly projections?: boolean;
  readonly allRoots?: boolean;
}

async function matterProblem(context: Context, heads: HeadWalk, rows: readonly EventRow[], options: Options) {
  const at = { region: rows[0]?.region ?? '', id: rows[0]?.matter ?? '' };
  const head = await heads.peek();
  if (head && before(head, at)) return { region: head.region, matter: head.id, seq: 1, problem: 'missing' as const };
  const broken = chainProblem(context, rows);
  if (broken) return broken;
  if (!head || head.id !== at.id || head.region !== at.region) {
    return { region: at.region, matter: at.id, seq: rows.length, problem: 'projection-missing' as const };
  }
  heads.next();
  return headProblem(rows, head) ?? (options.projections ? projectionProblem(context, rows, head) : undefined);
}

/** Roots stored, against the chains as they stood then. The newest day is checked, or all. */
async function rootProblem(context: Context, all: boolean): Promise<{ checked: number; problem?: VerifyProblem }> {
  const stored = await roots(context);
  const days = [...new Set(stored.map((r) => r.day))];
  let checked = 0;
  for (const day of all ? days : days.slice(-1)) {
    const now = new Map((await computeRoots(context, day)).map((r) => [r.region, r]));
    for (const was of stored.filter((r) => r.day === day)) {
      const is = now.get(was.region);
      checked += 1;
      if (is?.root !== was.root) return { checked, problem: { region: was.region, matter: '', seq: 0, problem: 'root-mismatch' } };
    }
  }
  return { checked };
}

/** Numbers of matters and events by region, as counted when they were written, against what is there. */
async function countProblem(context: Context, found: ReadonlyMap<string, { matters: number; events: number }>) {
  const rows = await context.db.query<{ region: string; n: number; events: number }>(
    'select region, sum(n)::bigint as n, sum(events)::bigint as events from stock group by region order by region',
  );
  for (const r of rows) {
    const is = found.get(r.region) ?? { matters: 0, events: 0 };
    if (is.matters !== r.n || is.events !== r.events) return { region: r.region, matter: '', seq: 0, problem: 'count-mismatch' as const };
  }
  return undefined;
}

/** Walks the whole ledger and names the first thing that does not fit. */
export async function verify(context: Context, options: Options = {}): Promise<VerifyAnswer> {
  const heads = new HeadWalk(context);
  const found = new Map<string, { matters: number; events: number }>();
  const sum = { events: 0, matters: 0, roots: 0 };
  for await (const rows of everyMatter(context.db)) {
    const problem = await matterProblem(context, heads, rows, options);
    if (problem) return { ...sum, problem };
    const region = rows[0]?.region ?? '';
    const there = found.get(region) ?? { matters: 0, events: 0 };
    found.set(region, { matters: there.matters + 1, events: there.events + rows.length });
    sum.matters += 1;
    sum.events += rows.length;
    if (sum.matters % 1000 === 0) options.onProgress?.(sum.events);
  }
  const left = await heads.peek();
  if (left) return { ...sum, problem: { region: left.region, matter: left.id, seq: 1, problem: 'missing' } };
  const counted = await countProblem(context, found);
  if (counted) return { ...sum, problem: counted };
  const rooted = await rootProblem(context, options.allRoots === true);
  sum.roots = rooted.checked;
  if (rooted.problem) return { ...sum, problem: rooted.problem };
  const audit = await new AuditTrail(context).verify();
  return audit ? { ...sum, problem: { region: audit.region, matter: audit.actor, seq: audit.seq, problem: 'audit-altered' } } : sum;
}
