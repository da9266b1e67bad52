import { type Actor, Fault, isList, type Matter, matterKey, type Procedure, refusal } from '#kernel';
import type { Context } from './context.ts';
import { constraintOf, type Queryable, sqlState, type Tx } from './db.ts';
import { eventRows, fold } from './load.ts';
import { digestOf, propose, Refused } from './propose.ts';
import { takeNumbers } from './serials.ts';
import type { ActAnswer, ActRequest } from './types.ts';
import { changesOf, type Written, write } from './write.ts';

type Accepted = Extract<ActAnswer, { ok: true }>;

const accepted = ({ stored }: Written): Accepted => {
  const event = stored.events.at(-1);
  if (!event) throw new Fault('event-lost', `${stored.key} was written without an event`);
  return { ok: true, key: stored.key, matter: stored.matter, event, stored };
};

/** One act and what it brings about, in one transaction. The acts written are added to `done`. */
async function perform(context: Context, tx: Queryable, request: ActRequest, done: Written[], depth = 0): Promise<Accepted> {
  const proposal = await propose(context, request, tx);
  const act = proposal.finish(await takeNumbers(tx, proposal.series));
  await write(tx, [act]);
  done.push(act);
  await consequences(context, tx, { request, procedure: proposal.procedure, matter: act.stored.matter, done, depth });
  return accepted(act);
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

interface Bringing {
  readonly request: ActRequest;
  readonly procedure: Procedure;
  readonly matter: Matter;
  readonly done: Written[];
  readonly depth: number;
}

/** The acts of the clock that an act brings about on the matters it refers to: all together or not at all. */
async function consequences(context: Context, tx: Queryable, of: Bringing) {
  const { request, procedure, matter, done, depth } = of;
  if (depth > 5) throw new Fault('consequence-depth', `${procedure.id}.${request.act} brings about acts without end`);
  const { on, recordedAt } = request;
  for (const c of procedure.acts[request.act]?.brings ?? []) {
    const target = procedure.fields[c.on]?.spec.procedure ?? '';
    const common = { procedure: target, act: c.act, values: carried(c, matter), on, recordedAt, actor: clockActor(matter) };
    for (const key of targetsOf(c, matter)) await perform(context, tx, { ...common, key }, done, depth + 1);
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
  const key = matterKey(loaded.matter);
  return { ok: true, key, matter: loaded.matter, event, stored: { key, ...loaded }, repeated: true };
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
  if (constraint === 'event_pkey') return 'again';
  if (constraint === 'idempotency_pkey') return (await answered(context, request)) ?? 'again';
  if (constraint === 'matter_number') return numberTaken(context, error);
  throw error;
}

const bringsNothing = (procedure: Procedure, act: string): boolean => (procedure.acts[act]?.brings ?? []).length === 0;

/** An act that brings about none on other matters is written together with those of other people. */
async function alone(context: Context, request: ActRequest): Promise<Accepted | undefined> {
  const declared = context.registry.latest(request.procedure);
  if (declared && !bringsNothing(declared, request.act)) return undefined;
  const proposal = await propose(context, request);
  if (!bringsNothing(proposal.procedure, request.act)) return undefined;
  const done = await context.writer.submit(proposal);
  const answer = accepted(done);
  const around = proposal.around(done);
  return around ? { ...answer, stored: { ...answer.stored, around } } : answer;
}

async function inTransaction(context: Context, request: ActRequest): Promise<Accepted> {
  const done: Written[] = [];
  const answer = await context.db.tx((tx: Tx) => perform(context, tx, request, done));
  context.pulse.changed(changesOf(done));
  return answer;
}

async function once(context: Context, request: ActRequest): Promise<ActAnswer | 'again'> {
  try {
    return (await alone(context, request)) ?? (await inTransaction(context, request));
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
