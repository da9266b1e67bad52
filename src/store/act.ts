import {
  type Actor,
  canonical,
  type Decision,
  decide,
  Fault,
  genesis,
  isList,
  type Matter,
  matterKey,
  type Procedure,
  type Refusal,
  refusal,
  seal,
} from '#kernel';
import { apartOf, type Context, editionOf, sealTools } from './context.ts';
import { constraintOf, type Queryable, sqlState, type Tx } from './db.ts';
import { newId } from './id.ts';
import { eventRows, fold, type Loaded } from './load.ts';
import { Counters, eventLine, keptLines, parseKey, project } from './project.ts';
import { Statement } from './statement.ts';
import type { ActAnswer, ActRequest } from './types.ts';
import { preload } from './world.ts';

/** Carries refusals out of a transaction, so that nothing of it stays. */
class Refused extends Error {
  readonly answer: Extract<ActAnswer, { ok: false }>;
  constructor(answer: Extract<ActAnswer, { ok: false }>) {
    super('refused');
    this.answer = answer;
  }
}

const refuse = (...refusals: Refusal[]): Refused => new Refused({ ok: false, refusals });

type Accepted = Extract<ActAnswer, { ok: true }>;

const noMatter = () => refusal('no-matter', '没有这个事项', { remedy: '请从列表中重新打开' });

/** Locks the matter's row, then reads its events: what is read after the lock is the truth. */
async function locked(context: Context, tx: Queryable, request: ActRequest, key: string): Promise<Loaded> {
  const at = parseKey(key);
  const rows = at
    ? await tx.query<{ procedure: string }>('select procedure from matter where region = $1 and id = $2 for update', [at.region, at.id])
    : [];
  const loaded = at && rows[0]?.procedure === request.procedure ? fold(await eventRows(tx, at.region, at.id), context.registry) : undefined;
  if (!loaded) throw refuse(noMatter());
  if (request.expectedSeq !== undefined && request.expectedSeq !== loaded.matter.seq) throw await fasterThanYou(context, tx, loaded);
  return loaded;
}

async function fasterThanYou(context: Context, tx: Queryable, { matter }: Loaded): Promise<Refused> {
  const last = matter.history.at(-1);
  const procedure = editionOf(context.registry, matter.procedure, matter.edition);
  const rows = await tx.query<{ name: string }>('select name from account where id = $1', [last?.actor ?? '']);
  const who = rows[0]?.name ?? (last?.role === 'clock' ? '平台' : '他人');
  const done = procedure.acts[last?.act ?? '']?.title ?? '';
  const when = last?.recordedAt.slice(0, 16).replace('T', ' ') ?? '';
  const told = refusal('someone-was-faster', `${who}已于${when}办理「${done}」`, { remedy: '请查看最新情况后再办' });
  return new Refused({ ok: false, conflict: true, refusals: [told] });
}

/** Next numbers of the series asked for; each row stays locked until the act is written. */
async function allocate(tx: Queryable, asked: readonly string[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>();
  for (const series of [...asked].sort()) {
    const rows = await tx.query<{ n: number }>(
      'insert into serial (series, n) values ($1, 1) on conflict (series) do update set n = serial.n + 1 returning n',
      [series],
      'kept',
    );
    numbers.set(series, rows[0]?.n ?? 0);
  }
  return numbers;
}

/** Decides; a first pass finds out which numbers are needed, since a number is only taken when all else is in order. */
async function judge(context: Context, tx: Queryable, request: ActRequest, procedure: Procedure, before: Matter | undefined) {
  const world = await preload(context, tx, { procedure, matter: before, values: request.values, day: request.on });
  const id = request.newId ?? newId();
  const { act, values, on, recordedAt, actor } = request;
  const asked: string[] = [];
  const run = (serial: (series: string) => number): Decision =>
    decide({ procedure, matter: before, newId: id, act, values, on, recordedAt, actor, world: { ...world, serial }, law: context.law() });
  const first = run((series) => {
    asked.push(series);
    return 0;
  });
  if (!first.ok || asked.length === 0) return first;
  const numbers = await allocate(tx, asked);
  return run((series) => numbers.get(series) ?? 0);
}

function write(
  context: Context,
  request: ActRequest,
  procedure: Procedure,
  before: Loaded | undefined,
  decided: Extract<Decision, { ok: true }>,
) {
  const { draft, matter } = decided;
  const previous = before?.events.at(-1)?.seal ?? genesis;
  const { event, kept } = seal(draft, previous, apartOf(procedure), sealTools(context));
  const counters = new Counters();
  counters.add(procedure, before?.matter, matter, draft, before?.events);
  const shape = project(procedure, matter, event.seal, context.law());
  const s = new Statement();
  if (request.idempotencyKey !== undefined) remember(s, context, request, event);
  if (before) {
    const gone = shape.links.map((l) => `${l[2]} ${l[3]}/${l[4]}`);
    const [region, id] = [s.param(matter.region), s.param(matter.id)];
    s.add(
      `delete from link where region = ${region} and matter = ${id} and not (field || ' ' || target_region || '/' || target::text = any(${s.param(gone)}::text[]))`,
    );
  }
  s.insert('event', [eventLine(event)]).insert('kept', keptLines(event, kept));
  s.upsert('deadline', shape.deadlines).upsert('link', shape.links);
  s.count('stock', counters.stockLines()).count('flow', counters.flowLines());
  if (before) s.upsert('matter', [shape.matter]);
  else s.insert('matter', [shape.matter]);
  return { s, event };
}

function remember(s: Statement, context: Context, request: ActRequest, event: { region: string; matter: string; seq: number }): void {
  const row = [request.actor.id, request.idempotencyKey ?? '', digestOf(context, request), event.region, event.matter, event.seq];
  const params = [...row, request.recordedAt.slice(0, 10)].map((v) => s.param(v));
  s.add(`insert into idempotency (actor, key, request, region, matter, seq, recorded_on) values (${params.join(',')})`);
}

function digestOf(context: Context, { procedure, key, act, values, on }: ActRequest): string {
  return context.hash(canonical(JSON.parse(JSON.stringify({ procedure, key, act, values, on }))));
}

async function perform(context: Context, tx: Queryable, request: ActRequest, depth = 0): Promise<Accepted> {
  const before = request.key === undefined ? undefined : await locked(context, tx, request, request.key);
  const procedure = before
    ? editionOf(context.registry, before.matter.procedure, before.matter.edition)
    : context.registry.at(request.procedure, request.on);
  if (!procedure) throw refuse(refusal('procedure-unknown', '没有这类事项', { remedy: '请从页面上列出的事项中选择' }));
  const decided = await judge(context, tx, request, procedure, before?.matter);
  if (!decided.ok) throw new Refused(decided);
  const { s, event } = write(context, request, procedure, before, decided);
  await s.run(tx);
  await consequences(context, tx, request, procedure, decided.matter, depth);
  return { ok: true, key: matterKey(decided.matter), matter: decided.matter, event };
}

type Brought = NonNullable<Procedure['acts'][string]['brings']>[number];

/** The matters on which an act brings about another, if what it asks for holds. */
function targetsOf(c: Brought, matter: Matter): readonly string[] {
  const held = matter.values[c.on];
  const holds = c.when === undefined || c.when.in.includes(String(matter.values[c.when.field]));
  if (held === undefined || !holds) return [];
  return (isList(held) ? held : [held]).map(String);
}

const carried = (c: Brought, matter: Matter) =>
  Object.fromEntries(
    Object.entries(c.carry ?? {}).map(([there, here]) => [there, here === '@id' ? matterKey(matter) : matter.values[here]]),
  );

/** The acts of the clock that an act brings about on the matters it refers to: all together or not at all. */
async function consequences(context: Context, tx: Queryable, request: ActRequest, procedure: Procedure, matter: Matter, depth: number) {
  if (depth > 5) throw new Fault('consequence-depth', `${procedure.id}.${request.act} brings about acts without end`);
  const { on, recordedAt } = request;
  for (const c of procedure.acts[request.act]?.brings ?? []) {
    const target = procedure.fields[c.on]?.spec.procedure ?? '';
    const common = { procedure: target, act: c.act, values: carried(c, matter), on, recordedAt, actor: clockActor(matter) };
    for (const key of targetsOf(c, matter)) await perform(context, tx, { ...common, key }, depth + 1);
  }
}

/** The machine, acting for the unit that owns the matter. */
export const clockActor = (of: { readonly unit: string; readonly unitPath: string }): Actor => ({
  id: 'clock',
  name: '平台',
  kind: 'clock',
  unit: of.unit,
  unitPath: of.unitPath,
  duties: [],
  offices: [],
  territory: of.unitPath,
});

/** The first answer to the same key; a key used for something else is refused. */
async function answered(context: Context, request: ActRequest): Promise<ActAnswer | undefined> {
  if (request.idempotencyKey === undefined) return undefined;
  const rows = await context.db.query<{ request: string; region: string; matter: string; seq: number }>(
    'select request, region, matter, seq from idempotency where actor = $1 and key = $2',
    [request.actor.id, request.idempotencyKey],
  );
  const found = rows[0];
  if (!found) return undefined;
  if (found.request !== digestOf(context, request)) {
    const told = refusal('idempotency-reused', '同一提交编号已用于另一次办理', { remedy: '请刷新页面后重新提交' });
    return { ok: false, refusals: [told] };
  }
  const loaded = fold(await eventRows(context.db, found.region, found.matter, found.seq), context.registry);
  const event = loaded?.events.at(-1);
  if (!loaded || !event) throw new Fault('idempotency-lost', `no event ${found.region}/${found.matter}#${found.seq}`);
  return { ok: true, key: matterKey(loaded.matter), matter: loaded.matter, event, repeated: true };
}

/** Who holds the number that two matters may not share. */
async function numberTaken(context: Context, error: unknown): Promise<ActAnswer> {
  const detail = error !== null && typeof error === 'object' && 'detail' in error ? String(error.detail) : '';
  const [region, procedure, ...number] = (detail.match(/=\((.*)\) /)?.[1] ?? '').split(', ');
  const rows = await context.db.query<{ title: string }>(
    'select title from matter where region = $1 and procedure = $2 and number = $3 and not voided',
    [region ?? '', procedure ?? '', number.join(', ')],
  );
  const declared = context.registry.latest(procedure ?? '');
  const told = refusal('number-taken', `编号 ${number.join(', ')} 已由《${rows[0]?.title ?? '另一事项'}》使用`, {
    remedy: '请核对编号',
    field: declared?.shows.number,
  });
  return { ok: false, refusals: [told] };
}

const again = new Set(['40001', '40P01']);

/** What an error of the database means for the person: somebody else was there, not a fault. */
async function explained(context: Context, request: ActRequest, error: unknown): Promise<ActAnswer | 'again'> {
  const state = sqlState(error) ?? '';
  if (again.has(state)) return 'again';
  const constraint = state === '23505' ? constraintOf(error) : undefined;
  if (constraint === 'idempotency_pkey') return (await answered(context, request)) ?? 'again';
  if (constraint === 'matter_number') return numberTaken(context, error);
  throw error;
}

async function once(context: Context, request: ActRequest): Promise<ActAnswer | 'again'> {
  try {
    return await context.db.tx((tx: Tx) => perform(context, tx, request));
  } catch (error) {
    if (error instanceof Refused) return (await answered(context, request)) ?? error.answer;
    return explained(context, request, error);
  }
}

/** Judges and writes one act: event, projection and counters in one transaction, or refusals and nothing. */
export async function act(context: Context, request: ActRequest): Promise<ActAnswer> {
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await once(context, request);
    if (answer !== 'again') return answer;
  }
  return { ok: false, refusals: [refusal('busy', '同时办理的人太多', { remedy: '请稍后再试' })] };
}
