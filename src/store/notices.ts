import type { Json, Values } from '#kernel';
import type { Context } from './context.ts';
import type { Param, Queryable } from './db.ts';
import { lettersOn } from './notices-letters.ts';
import type {
  Arrival,
  Inbox,
  MessageDraft,
  MessageQuestion,
  MessageRow,
  NewLetter,
  Notices,
  ReminderRow,
  Seat,
  WishRow,
} from './notices-types.ts';
import { parseKey } from './project.ts';
import { type RawMatter, rowColumns, rowOf } from './rows.ts';
import type { MatterRow } from './types.ts';

interface RawMessage {
  readonly region: string;
  readonly account: string;
  readonly id: string;
  readonly unit: string;
  readonly kind: string;
  readonly made_on: string;
  readonly made_at: string;
  readonly procedure: string | null;
  readonly matter_region: string | null;
  readonly matter: string | null;
  readonly state: string | null;
  readonly due_on: string | null;
  readonly content: Values;
  readonly read_at: string | null;
  readonly settled_at: string | null;
}

const messageOf = (r: RawMessage): MessageRow => ({
  region: r.region,
  account: r.account,
  id: r.id,
  unit: r.unit,
  kind: r.kind,
  on: r.made_on,
  at: r.made_at,
  procedure: r.procedure,
  matter: r.matter === null ? null : `${r.matter_region}/${r.matter}`,
  state: r.state,
  dueOn: r.due_on,
  content: r.content,
  readAt: r.read_at,
  settledAt: r.settled_at,
});

function lineOf(m: MessageDraft) {
  const at = m.matter === null ? undefined : parseKey(m.matter);
  const { region, account, id, unit, kind, procedure, state, content } = m;
  const made = { made_on: m.on, made_at: m.at, due_on: m.dueOn, read_at: null, settled_at: null, mailed: false };
  return { region, account, id, unit, kind, procedure, state, content, ...made, matter_region: at?.region ?? null, matter: at?.id ?? null };
}

async function dueMatters(context: Context, upTo: string, after: MatterRow | undefined, limit: number): Promise<MatterRow[]> {
  const params: Param[] = [upTo];
  let more = '';
  if (after) {
    params.push(after.nextDueOn ?? upTo, after.region, after.id);
    more = 'and (m.next_due_on, m.region, m.id) > ($2::date, $3, $4::uuid)';
  }
  const sql = `select ${rowColumns(false)} from matter m where m.next_due_on is not null and m.next_due_on <= $1::date ${more}
    and not m.final and not m.voided and m.suspended_on is null order by m.next_due_on, m.region, m.id limit ${limit}`;
  return (await context.db.query<RawMatter>(sql, params)).map(rowOf);
}

interface RawArrival extends RawMatter {
  readonly act: string;
  readonly role: string;
  readonly actor: string;
  readonly actor_unit: string;
  readonly from_state: string | null;
}

const stepSql = 'e.act, e.role, e.actor, e.actor_unit, e.from_state';
const standing = 'not m.final and not m.voided and m.suspended_on is null';

/** The index over acts and months finds the days' events; one that happened months before it was entered is not looked for. */
async function arrivals(context: Context, of: { since: string } | { keys: readonly string[] }): Promise<Arrival[]> {
  const rows = 'since' in of ? await arrivedSince(context, of.since) : await arrivedAt(context.db, of.keys);
  return rows.map((r) => ({
    row: rowOf(r),
    act: r.act,
    role: r.role,
    actor: r.actor,
    actorUnit: r.actor_unit,
    from: r.from_state,
  }));
}

async function arrivedSince(context: Context, since: string): Promise<RawArrival[]> {
  const acts = context.registry.all.flatMap((p) => Object.keys(p.acts));
  const month = since.slice(0, 7);
  const before = month.endsWith('-01') ? `${Number(month.slice(0, 4)) - 1}-12` : month;
  return context.db.query<RawArrival>(
    `select ${rowColumns(false)}, ${stepSql} from event e join matter m on m.region = e.region and m.id = e.matter and m.seq = e.seq
     where e.procedure = any($1::text[]) and e.act = any($2::text[]) and e.month >= $3 and e.recorded_on >= $4::date
     and e.from_state is distinct from e.to_state and ${standing} order by m.region, m.id limit 20000`,
    [context.registry.all.map((p) => p.id), [...new Set(acts)], before, since],
  );
}

async function arrivedAt(db: Queryable, keys: readonly string[]): Promise<RawArrival[]> {
  const ids = keys.flatMap((key) => parseKey(key) ?? []);
  if (ids.length === 0) return [];
  return db.query<RawArrival>(
    `select ${rowColumns(false)}, ${stepSql} from unnest($1::text[], $2::uuid[]) as w(region, id)
     join matter m on m.region = w.region and m.id = w.id join event e on e.region = m.region and e.matter = m.id and e.seq = m.seq
     where ${standing}`,
    [ids.map((i) => i.region), ids.map((i) => i.id)],
  );
}

const freshSql = `insert into reminder (region, matter, stage, made_on)
  select w.region, w.matter, w.stage, $4::date from unnest($1::text[], $2::uuid[], $3::text[]) as w(region, matter, stage)
  on conflict do nothing returning region, matter, stage`;
const messageColumns = `region, account, id, unit, kind, made_on, made_at, procedure, matter_region, matter, state, due_on, content,
  read_at, settled_at, mailed`;
const tellSql = `insert into message (${messageColumns}) select ${messageColumns} from json_populate_recordset(null::message, $1::json)`;
const letterSql = `insert into outbox (region, id, kind, payload, queued_at, next_at)
  select region, id, kind, payload, "at", "nextAt"
  from json_to_recordset($1::json) as l(region text, id uuid, kind text, payload json, "at" text, "nextAt" text)`;

async function remind(context: Context, reminders: readonly ReminderRow[], on: string, tell: Parameters<Notices['remind']>[2]) {
  const of = reminders.flatMap((r) => {
    const at = parseKey(r.key);
    return at ? [{ ...at, stage: r.stage }] : [];
  });
  return context.db.tx(async (tx) => {
    const made = await tx.query<{ region: string; matter: string; stage: string }>(freshSql, [
      of.map((r) => r.region),
      of.map((r) => r.id),
      of.map((r) => r.stage),
      on,
    ]);
    const { messages, letters } = tell(new Set(made.map((r) => `${r.region}/${r.matter} ${r.stage}`)));
    if (messages.length > 0) await tx.query(tellSql, [JSON.stringify(messages.map(lineOf))]);
    if (letters.length > 0) await tx.query(letterSql, [JSON.stringify(letters)]);
    return messages.length;
  });
}

/** What was told of a matter that stands elsewhere by now, or of a day that has moved. */
async function settle(db: Queryable, keys: readonly string[] | 'all', at: string): Promise<number> {
  const moved = `g.settled_at is null and m.region = g.matter_region and m.id = g.matter
    and (m.state is distinct from g.state or m.next_due_on is distinct from g.due_on) returning 1`;
  if (keys === 'all') return (await db.query(`update message g set settled_at = $1 from matter m where ${moved}`, [at])).length;
  const ids = keys.flatMap((key) => parseKey(key) ?? []);
  if (ids.length === 0) return 0;
  const sql = `update message g set settled_at = $3 from unnest($1::text[], $2::uuid[]) as w(region, id), matter m
    where g.matter_region = w.region and g.matter = w.id and ${moved}`;
  return (await db.query(sql, [ids.map((i) => i.region), ids.map((i) => i.id), at])).length;
}

async function messages(db: Queryable, q: MessageQuestion): Promise<MessageRow[]> {
  const params: Param[] = [q.region, q.account, q.unit];
  const parts = ['region = $1', 'account = $2', 'unit = $3'];
  if (q.open) parts.push('read_at is null', 'settled_at is null');
  if (q.kind !== undefined) parts.push(`kind = $${params.push(q.kind)}`);
  if (q.before !== undefined) parts.push(`id < $${params.push(q.before)}::uuid`);
  const sql = `select * from message where ${parts.join(' and ')} order by id desc limit ${q.limit}`;
  return (await db.query<RawMessage>(sql, params)).map(messageOf);
}

async function readMessages(db: Queryable, inbox: Inbox, at: string, ids?: readonly string[]): Promise<number> {
  const params: Param[] = [inbox.region, inbox.account, inbox.unit, at];
  const which = ids === undefined ? '' : `and id = any($${params.push(ids)}::uuid[])`;
  const sql = `update message set read_at = $4 where region = $1 and account = $2 and unit = $3 and read_at is null ${which} returning 1`;
  return (await db.query(sql, params)).length;
}

const wishOf = (r: { account: string; content: Json; changed_at: string }): WishRow => ({
  account: r.account,
  content: r.content,
  changedAt: r.changed_at,
});

function wishesOn(db: Queryable) {
  type Raw = Parameters<typeof wishOf>[0];
  return {
    wish: async (account) => {
      const row = (await db.query<Raw>('select * from message_wish where account = $1', [account]))[0];
      return row && wishOf(row);
    },
    putWish: async (w) => {
      const sql = `insert into message_wish (account, content, changed_at) values ($1, $2::json, $3)
        on conflict (account) do update set content = excluded.content, changed_at = excluded.changed_at`;
      await db.query(sql, [w.account, JSON.stringify(w.content), w.changedAt]);
    },
    wishesWaiting: async () => {
      const sql = 'select w.* from message_wish w where exists (select 1 from message g where g.account = w.account and not g.mailed)';
      return (await db.query<Raw>(sql)).map(wishOf);
    },
  } satisfies Partial<Notices>;
}

/** One letter takes the messages; a second one, asked at the same time, finds none left. */
async function mailMessages(
  context: Context,
  account: string,
  since: string,
  letter: (rows: readonly MessageRow[]) => NewLetter | undefined,
): Promise<boolean> {
  return context.db.tx(async (tx) => {
    const rows = await tx.query<RawMessage>('update message set mailed = true where account = $1 and not mailed returning *', [account]);
    const open = rows.filter((r) => r.made_at >= since && r.read_at === null && r.settled_at === null);
    const written = open.length > 0 ? letter(open.map(messageOf).sort((a, b) => (a.id < b.id ? -1 : 1))) : undefined;
    if (written) await tx.query(letterSql, [JSON.stringify([written])]);
    return written !== undefined;
  });
}

/** Reminders, what people are told, how they want to be told, and what waits to go out. */
export function noticesOn(context: Context): Notices {
  const { db } = context;
  return {
    dueMatters: (upTo, after, limit) => dueMatters(context, upTo, after, limit),
    arrivals: (of) => arrivals(context, of),
    seats: async (on) =>
      db.query<Seat>(
        `select a.id as account, a.name, p.unit, p.duties from post p join account a on a.id = p.account
         where a.active and p.from_on <= $1::date and (p.to_on is null or $1::date < p.to_on) order by p.unit, p.id`,
        [on],
      ),
    remind: (reminders, on, tell) => remind(context, reminders, on, tell),
    settle: (keys, at) => settle(db, keys, at),
    messages: (question) => messages(db, question),
    openMessages: async (account, regions) =>
      db.query<{ unit: string; kind: string; n: number }>(
        `select unit, kind, count(*)::int as n from message where region = any($1::text[]) and account = $2 and read_at is null
         and settled_at is null group by unit, kind order by unit, kind`,
        [regions, account],
      ),
    readMessages: (inbox, at, ids) => readMessages(db, inbox, at, ids),
    mailMessages: (account, since, letter) => mailMessages(context, account, since, letter),
    ...wishesOn(db),
    ...lettersOn(db),
  };
}
