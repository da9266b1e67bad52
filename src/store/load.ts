import { type Event, evolve, Fault, type Json, type Kept, type Matter, type Registry, type Values } from '#kernel';
import type { Queryable } from './db.ts';

/** A row of `event` as both drivers give it, with what is kept apart of it. */
export interface EventRow {
  readonly region: string;
  readonly matter: string;
  readonly seq: number;
  readonly procedure: string;
  readonly edition: number;
  readonly act: string;
  readonly occurred_on: string;
  readonly recorded_at: string;
  readonly actor: string;
  readonly actor_for: string | null;
  readonly actor_unit: string;
  readonly role: string;
  readonly unit: string;
  readonly unit_path: string;
  readonly from_state: string | null;
  readonly to_state: string;
  readonly values: Values;
  readonly clocks: Event['clocks'];
  readonly digests: Event['digests'];
  readonly seal: string;
  readonly kept: readonly { readonly field: string; readonly salt: string; readonly value: string }[] | null;
}

/** Columns of an event with what is kept apart of it, over `event e`. */
export const eventColumns = `e.region, e.matter, e.seq, e.procedure, e.edition, e.act, e.occurred_on, e.recorded_at, e.actor, e.actor_for, e.actor_unit,
  e.role, e.unit, e.unit_path, e.from_state, e.to_state, e."values", e.clocks, e.digests, e.seal,
  case when e.digests::text = '{}' then null else (select json_agg(json_build_object('field', k.field, 'salt', k.salt, 'value', k.value))
    from kept k where k.region = e.region and k.matter = e.matter and k.seq = e.seq) end as kept`;

export const eventOf = (r: EventRow): Event => ({
  matter: r.matter,
  region: r.region,
  seq: r.seq,
  procedure: r.procedure,
  edition: r.edition,
  act: r.act,
  occurredOn: r.occurred_on,
  recordedAt: r.recorded_at,
  actor: r.actor,
  ...(r.actor_for !== null && { actorFor: r.actor_for }),
  actorUnit: r.actor_unit,
  role: r.role,
  unit: r.unit,
  unitPath: r.unit_path,
  from: r.from_state,
  to: r.to_state,
  values: r.values,
  clocks: r.clocks,
  digests: r.digests,
  seal: r.seal,
});

/** Kept values of one event by field, with their salts. */
export const keptOf = (r: EventRow): Readonly<Record<string, Kept>> =>
  Object.fromEntries((r.kept ?? []).map((k) => [k.field, { salt: k.salt, value: JSON.parse(k.value) as Json }]));

const openedOf = (r: EventRow): Values => Object.fromEntries((r.kept ?? []).map((k) => [k.field, JSON.parse(k.value) as Json]));

export interface Loaded {
  readonly matter: Matter;
  readonly events: readonly Event[];
  /** Values kept apart, by event, where they still exist. */
  readonly opened: ReadonlyMap<number, Values>;
}

/** Folds the rows of one matter, in order, putting kept values back. */
export function fold(rows: readonly EventRow[], registry: Registry): Loaded | undefined {
  const first = rows[0];
  if (!first) return undefined;
  const procedure = registry.edition(first.procedure, first.edition);
  if (!procedure) throw new Fault('procedure-unknown', `the ledger holds ${first.procedure}@${first.edition}, which is not declared`);
  const events = rows.map(eventOf);
  const opened = new Map(rows.map((r) => [r.seq, openedOf(r)]));
  const matter = evolve(procedure, events, (seq) => opened.get(seq) ?? {});
  return matter && { matter, events, opened };
}

export async function eventRows(on: Queryable, region: string, id: string, upTo?: number): Promise<EventRow[]> {
  const until = upTo === undefined ? '' : 'and e.seq <= $3';
  const sql = `select ${eventColumns} from event e where e.region = $1 and e.matter = $2 ${until} order by e.seq`;
  return on.query<EventRow>(sql, upTo === undefined ? [region, id] : [region, id, upTo], 'kept');
}

/** All events in order of region, matter, seq: whole matters at a time, a few thousand events per step. */
export async function* everyMatter(on: Queryable, size = 4000): AsyncGenerator<EventRow[]> {
  let [region, matter, seq] = ['', '00000000-0000-0000-0000-000000000000', 0];
  let rest: EventRow[] = [];
  for (;;) {
    const sql = `select ${eventColumns} from event e where (e.region, e.matter, e.seq) > ($1, $2, $3)
      order by e.region, e.matter, e.seq limit ${size}`;
    const rows = await on.query<EventRow>(sql, [region, matter, seq]);
    for (const row of rows) {
      const open = rest[0];
      if (open && (open.matter !== row.matter || open.region !== row.region)) {
        yield rest;
        rest = [];
      }
      rest.push(row);
    }
    const last = rows.at(-1);
    if (!last || rows.length < size) break;
    [region, matter, seq] = [last.region, last.matter, last.seq];
  }
  if (rest.length > 0) yield rest;
}
