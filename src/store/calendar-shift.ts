import type { CivilDate, HolidayNotice, Json, Law, Policy, Procedure, Registry } from '#kernel';
import { type Context, editionOf } from './context.ts';
import { type Queryable, sqlState, type Tx } from './db.ts';
import { type EventRow, eventColumns, fold } from './load.ts';
import { plain } from './plain.ts';
import { columns, type Line, project } from './project.ts';

/** A change of what due dates rest on: a holiday notice, or a value that the city sets for a norm. */
export interface LawShift {
  readonly notice?: HolidayNotice;
  readonly policy?: Policy;
  /** The law as it is with the change. */
  readonly proposed: Law;
}

/** A running limit that ends on another day under the proposed law, or whose day is no longer (or now) a provisional one. */
export interface Moved {
  readonly key: string;
  readonly procedure: string;
  readonly unitPath: string;
  readonly deadline: string;
  readonly start: CivilDate;
  readonly before: CivilDate;
  readonly after: CivilDate;
  readonly provisional: boolean;
}

export interface Shifts {
  /** Which running limits would move; nothing is written. */
  movedBy(shift: LawShift): Promise<readonly Moved[]>;
  /**
   * Puts the change in force: the notice or value, every due date that moves and the record of what moved, all or nothing.
   * Afterwards the caller lets the new law be felt, and calls `settleLaw`.
   */
  adoptLaw(shift: LawShift, by: { readonly actor: string; readonly at: string; readonly title: string }): Promise<Adopted>;
  /** Recomputes what acts decided under the former law may have written while the change was being made. */
  settleLaw(shift: LawShift): Promise<number>;
}

export interface Adopted {
  /** Under which the record is kept among the editions of kind `law-change`. */
  readonly id: string;
  readonly version: number;
  readonly moved: readonly Moved[];
}

interface Candidate {
  readonly region: string;
  readonly matter: string;
  readonly deadline: string;
  readonly start_on: CivilDate;
  readonly due_on: CivilDate;
  readonly provisional: boolean;
  readonly unit_path: string;
  readonly procedure: string;
}

const running = `select d.region, d.matter, d.deadline, d.procedure, d.start_on, d.due_on, d.provisional, m.unit_path
  from deadline d join matter m on m.region = d.region and m.id = d.matter where d.state = 'running' and d.due_on is not null`;
const inOrder = 'order by d.region, d.matter, d.deadline';

/**
 * The running limits that the change can touch at all. A due date follows from the days after day zero up to itself and no
 * other: if none of them is in the notice, it stays.
 */
async function candidates(context: Context, on: Queryable, { notice, policy }: LawShift): Promise<Candidate[]> {
  const found: Candidate[] = [];
  if (notice) {
    const touched = 'exists (select 1 from unnest($1::date[]) as c(day) where c.day > d.start_on and c.day <= d.due_on)';
    const opened = 'd.provisional and d.due_on >= $2::date and d.start_on <= $3::date';
    const params = [notice.days.map((d) => d.date), `${notice.year}-01-01`, `${notice.year}-12-31`];
    found.push(...(await on.query<Candidate>(`${running} and (${touched} or (${opened})) ${inOrder}`, params)));
  }
  if (policy) {
    const uses = usesOf(context.registry, policy.norm);
    const touched = 'd.start_on >= $1::date and (d.procedure, d.deadline) in (select * from unnest($2::text[], $3::text[]))';
    const params = [policy.from, uses.map((u) => u.procedure), uses.map((u) => u.deadline)];
    if (uses.length > 0) found.push(...(await on.query<Candidate>(`${running} and ${touched} ${inOrder}`, params)));
  }
  return found;
}

function normsOf(decl: Procedure['deadlines'][string]): string[] {
  const { within } = decl;
  const own = within === undefined ? [] : 'by' in within ? [...Object.values(within.of), within.otherwise] : [within];
  return [...own, ...(decl.extends ? [decl.extends.within] : [])].map((n) => n.id);
}

/** The limits that take their length from a norm, in any edition of any procedure. */
function usesOf(registry: Registry, norm: string): { procedure: string; deadline: string }[] {
  const uses = new Map<string, { procedure: string; deadline: string }>();
  for (const latest of registry.all) {
    for (let version = latest.version; version > 0; version -= 1) {
      for (const [deadline, decl] of Object.entries(registry.edition(latest.id, version)?.deadlines ?? {})) {
        if (normsOf(decl).includes(norm)) uses.set(`${latest.id} ${deadline}`, { procedure: latest.id, deadline });
      }
    }
  }
  return [...uses.values()];
}

/** Matters folded in one go: enough for few round trips, few enough to be held in memory. */
const part = 500;

interface Recomputed {
  readonly moved: readonly Moved[];
  readonly matter: Line;
  readonly deadlines: readonly Line[];
}

const at = { matter: columns.matter.indexOf('next_due_on'), deadline: columns.deadline.indexOf('due_on') } as const;
const [dueCell, provisionalCell] = [at.deadline, columns.deadline.indexOf('provisional')];

function recompute(context: Context, rows: readonly EventRow[], limits: readonly Candidate[], law: Law): Recomputed | undefined {
  const loaded = fold(rows, context.registry);
  if (!loaded) return undefined;
  const { matter } = loaded;
  const shape = project(editionOf(context.registry, matter.procedure, matter.edition), matter, '', law);
  const lines = new Map(shape.deadlines.map((line) => [String(line[2]), line]));
  const moved = limits.flatMap((c): Moved[] => {
    const line = lines.get(c.deadline);
    const [after, provisional] = [line?.[dueCell], line?.[provisionalCell] === true];
    if (!line || typeof after !== 'string' || (after === c.due_on && provisional === c.provisional)) return [];
    const common = { key: `${c.region}/${c.matter}`, procedure: c.procedure, unitPath: c.unit_path, deadline: c.deadline };
    return [{ ...common, start: c.start_on, before: c.due_on, after, provisional }];
  });
  if (moved.length === 0) return undefined;
  const ids = new Set(moved.map((m) => m.deadline));
  return { moved, matter: shape.matter, deadlines: shape.deadlines.filter((line) => ids.has(String(line[2]))) };
}

const matterSql = `select ${eventColumns} from unnest($1::text[], $2::uuid[]) as w(region, matter)
  join event e on e.region = w.region and e.matter = w.matter order by e.region, e.matter, e.seq`;

/** The same limits by matter, a part at a time. */
function* byMatter(found: readonly Candidate[]): Generator<Map<string, Candidate[]>> {
  const all = Map.groupBy(found, (c) => `${c.region}/${c.matter}`);
  const keys = [...all.keys()];
  for (let i = 0; i < keys.length; i += part) yield new Map(keys.slice(i, i + part).map((key) => [key, all.get(key) ?? []]));
}

async function recomputeAll(context: Context, on: Queryable, limits: ReadonlyMap<string, Candidate[]>, law: Law): Promise<Recomputed[]> {
  const places = [...limits.values()].flatMap((c) => c[0] ?? []);
  const rows = await on.query<EventRow>(matterSql, [places.map((p) => p.region), places.map((p) => p.matter)]);
  const byKey = Map.groupBy(rows, (r) => `${r.region}/${r.matter}`);
  return [...limits].flatMap(([key, held]) => recompute(context, byKey.get(key) ?? [], held, law) ?? []);
}

async function moved(context: Context, shift: LawShift): Promise<Moved[]> {
  const found: Moved[] = [];
  for (const limits of byMatter(await candidates(context, context.db, shift))) {
    for (const one of await recomputeAll(context, context.db, limits, shift.proposed)) found.push(...one.moved);
  }
  return found;
}

const texts = (lines: readonly Line[], cell: number): string[] => lines.map((line) => String(line[cell] ?? ''));
/** Empty texts stand for nothing: no list of parameters here holds a null. */
const orNull = (name: string, type: string): string => `nullif(w.${name}, '')::${type}`;

async function write(tx: Queryable, done: readonly Recomputed[]): Promise<void> {
  const matters = done.map((d) => d.matter);
  const deadlines = done.flatMap((d) => d.deadlines);
  const due = at.matter;
  await tx.query(
    `update matter m set next_due_on = ${orNull('due', 'date')}, next_due = ${orNull('id', 'text')}, sort_key = w.sort_key
     from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[]) as w(region, matter, due, id, sort_key)
     where m.region = w.region and m.id = w.matter`,
    [texts(matters, 0), texts(matters, 1), texts(matters, due), texts(matters, due + 1), texts(matters, due + 2)],
  );
  await tx.query(
    `update deadline d set due_on = w.due::date, provisional = w.provisional::boolean
     from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[]) as w(region, matter, deadline, due, provisional)
     where d.region = w.region and d.matter = w.matter and d.deadline = w.deadline`,
    [texts(deadlines, 0), texts(deadlines, 1), texts(deadlines, 2), texts(deadlines, dueCell), texts(deadlines, provisionalCell)],
  );
}

/**
 * Writes the new due dates. Each matter is locked before its events are read, so that an act under way either stands in
 * what is read or waits; what it then writes by the former law, `settleLaw` puts right.
 */
async function rewrite(context: Context, tx: Queryable, shift: LawShift): Promise<Moved[]> {
  const written: Moved[] = [];
  for (const limits of byMatter(await candidates(context, tx, shift))) {
    const ahead = await recomputeAll(context, tx, limits, shift.proposed);
    const keys = ahead.flatMap((one) => one.moved[0]?.key ?? []);
    if (keys.length === 0) continue;
    await tx.query(
      `select 1 from unnest($1::text[], $2::uuid[]) as w(region, id) join matter m on m.region = w.region and m.id = w.id
       order by m.region, m.id for update of m`,
      [keys.map((key) => key.slice(0, 6)), keys.map((key) => key.slice(7))],
    );
    const held = new Map(keys.map((key) => [key, limits.get(key) ?? []]));
    const done = await recomputeAll(context, tx, held, shift.proposed);
    if (done.length > 0) await write(tx, done);
    written.push(...done.flatMap((d) => d.moved));
  }
  return written;
}

/** Only what still differs in a day or a mark; several at once make a deadlock of the database possible, which passes. */
async function patiently<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await context.db.tx(work);
    } catch (error) {
      if (!['40001', '40P01'].includes(sqlState(error) ?? '') || tries >= 4) throw error;
    }
  }
}

async function putChange(tx: Queryable, { notice, policy }: LawShift, by: { actor: string; at: string }): Promise<void> {
  if (notice) {
    const sql = 'insert into notice (id, content) values ($1, $2) on conflict (id) do update set content = excluded.content';
    await tx.query(sql, [notice.id, JSON.stringify(notice)]);
  }
  if (policy) {
    await tx.query(
      `insert into policy (norm, from_on, seq, value, set_by, set_at)
       select $1, $2::date, coalesce(max(seq), 0) + 1, $3::json, $4, $5 from policy where norm = $1 and from_on = $2::date`,
      [policy.norm, policy.from, JSON.stringify(policy.value), by.actor, by.at],
    );
  }
}

/** What moved, without a title or a name: whoever reads it later sees of each matter what that person may see. */
const record = (shift: LawShift, all: readonly Moved[]): Json =>
  plain({ notice: shift.notice ?? null, policy: shift.policy ?? null, moved: all });

async function adopt(context: Context, shift: LawShift, by: { actor: string; at: string; title: string }): Promise<Adopted> {
  const id = shift.notice?.id ?? `${shift.policy?.norm} ${shift.policy?.from}`;
  const answer = await patiently(context, async (tx) => {
    await putChange(tx, shift, by);
    const all = await rewrite(context, tx, shift);
    const rows = await tx.query<{ version: number }>(
      `insert into edition (kind, id, version, title, content, made_by, made_at, frozen)
       select 'law-change', $1, coalesce(max(version), 0) + 1, $2, $3::json, $4, $5, true from edition where kind = 'law-change' and id = $1
       returning version`,
      [id, by.title, JSON.stringify(record(shift, all)), by.actor, by.at],
    );
    return { id, version: rows[0]?.version ?? 0, moved: all };
  });
  await context.pulse.everything();
  return answer;
}

export const shiftsOn = (context: Context): Shifts => ({
  movedBy: (shift) => moved(context, shift),
  adoptLaw: (shift, by) => adopt(context, shift, by),
  settleLaw: async (shift) => {
    const late = await patiently(context, (tx) => rewrite(context, tx, shift));
    if (late.length > 0) await context.pulse.everything();
    return late.length;
  },
});
