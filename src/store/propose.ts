import { type Actor, type Decision, decide, Fault, type Matter, type Procedure, type Refusal, refusal } from '#kernel';
import { type Context, editionOf } from './context.ts';
import type { Queryable } from './db.ts';
import { newId } from './id.ts';
import { fold, type Loaded } from './load.ts';
import { sealWith } from './plain.ts';
import { parseKey } from './project.ts';
import { readsOn } from './reads.ts';
import type { Numbers } from './serials.ts';
import type { ActAnswer, ActRequest, Around, LinkedRow } from './types.ts';
import { type Preloaded, preload } from './world.ts';
import { type Proposal, type Remembered, type Written, written } from './write.ts';

/** Carries refusals out of a transaction, so that nothing of it stays. */
export class Refused extends Error {
  readonly answer: Extract<ActAnswer, { ok: false }>;
  constructor(answer: Extract<ActAnswer, { ok: false }>) {
    super('refused');
    this.answer = answer;
  }
}

const refuse = (...refusals: Refusal[]): Refused => new Refused({ ok: false, refusals });

const noMatter = () => refusal('no-matter', '没有这个事项', { remedy: '请从列表中重新打开' });

/**
 * The matter as it stands. Inside a transaction its row is locked first: what is read after the lock is the truth.
 * Without one, the number of the next event decides: of two writers who read the same, the second does not fit.
 */
async function standing(context: Context, request: ActRequest, key: string, tx: Queryable | undefined): Promise<Loaded> {
  const at = tx && parseKey(key);
  if (tx && at) await tx.query('select 1 from matter where region = $1 and id = $2 for update', [at.region, at.id], 'kept');
  const loaded = fold(await (tx ? readsOn(tx) : context.reads).events(key), context.registry);
  if (loaded?.matter.procedure !== request.procedure) throw refuse(noMatter());
  if (request.expectedSeq !== undefined && request.expectedSeq !== loaded.matter.seq)
    throw await fasterThanYou(context, tx ?? context.db, loaded);
  return loaded;
}

async function fasterThanYou(context: Context, on: Queryable, { matter }: Loaded): Promise<Refused> {
  const last = matter.history.at(-1);
  const procedure = editionOf(context.registry, matter.procedure, matter.edition);
  const rows = await on.query<{ name: string }>('select name from account where id = $1', [last?.actor ?? '']);
  const who = rows[0]?.name ?? (last?.role === 'clock' ? '平台' : '他人');
  const done = procedure.acts[last?.act ?? '']?.title ?? '';
  const when = last?.recordedAt.slice(0, 16).replace('T', ' ') ?? '';
  const told = refusal('someone-was-faster', `${who}已于${when}办理「${done}」`, { remedy: '请查看最新情况后再办' });
  return new Refused({ ok: false, conflict: true, refusals: [told] });
}

/** What is remembered of a request, so that the same one is not done twice. */
export function digestOf(context: Context, { procedure, key, act, values, on }: ActRequest): string {
  return sealWith(context.hash, { procedure, key, act, values, on });
}

const remembered = (context: Context, request: ActRequest): Remembered | undefined =>
  request.idempotencyKey === undefined
    ? undefined
    : {
        actor: request.actor.id,
        key: request.idempotencyKey,
        request: digestOf(context, request),
        recordedOn: request.recordedAt.slice(0, 10),
      };

/** The decision, to be made as often as wanted, and the matters it may look at. */
interface Judgement {
  readonly rows: Preloaded['rows'];
  run(serial: (series: string) => number): Decision;
}

/** Loads whatever the decision may look at. */
async function judgement(
  context: Context,
  request: ActRequest,
  at: { readonly procedure: Procedure; readonly matter: Matter | undefined; readonly tx: Queryable | undefined },
): Promise<Judgement> {
  const { procedure, matter, tx } = at;
  const from = { reads: tx ? readsOn(tx) : context.reads, on: tx ?? context.db };
  const { act, values, recordedAt, actor } = request;
  const { rows, ...world } = await preload(context, from, { procedure, matter, values, day: request.on });
  const newMatter = request.newId ?? newId();
  const run = (serial: (series: string) => number) =>
    decide({
      ...{ procedure, matter, newId: newMatter, act, values, on: request.on, recordedAt, actor },
      ...{ world: { ...world, serial }, law: context.law() },
    });
  return { rows, run };
}

/**
 * What stands around a matter just opened: nobody refers to it yet, and what it refers to was read to judge it. Nothing
 * where that is not all: a matter that stood before, or one that somebody opened for another person.
 */
function aroundOpened({ stored, lines }: Written, { id, name, actsFor }: Actor, rows: Preloaded['rows']): Around | undefined {
  if (stored.matter.seq !== 1 || actsFor !== undefined) return undefined;
  const inOrder = lines.link.toSorted(([, , a, , x], [, , b, , y]) => (`${a} ${x}` < `${b} ${y}` ? -1 : 1));
  const linked = inOrder.flatMap(([, , field, region, target, procedure]): LinkedRow[] => {
    const row = rows.get(`${region}/${target}`);
    return row ? [{ way: 'from', procedure: String(procedure), field: String(field), row }] : [];
  });
  return linked.length === lines.link.length ? { linked, names: new Map([[id, name]]) } : undefined;
}

/**
 * Judges an act on what stands; throws what speaks against it. A first pass finds out which numbers are needed, since a
 * number is only taken when all else is in order; the act is finished once they are known.
 */
export async function propose(context: Context, request: ActRequest, tx?: Queryable): Promise<Proposal> {
  const before = request.key === undefined ? undefined : await standing(context, request, request.key, tx);
  const procedure = before
    ? editionOf(context.registry, before.matter.procedure, before.matter.edition)
    : context.registry.at(request.procedure, request.on);
  if (!procedure) throw refuse(refusal('procedure-unknown', '没有这类事项', { remedy: '请从页面上列出的事项中选择' }));
  const { rows, run } = await judgement(context, request, { procedure, matter: before?.matter, tx });
  const series = new Set<string>();
  const first = run((name) => {
    series.add(name);
    return 0;
  });
  if (!first.ok) throw new Refused(first);
  const finish = (numbers: Numbers) => {
    const decided = series.size === 0 ? first : run(numbers.next);
    if (!decided.ok) throw new Fault('decision-changed', `${procedure.id}.${request.act} was refused once its number was known`);
    return written(context, procedure, before, decided, remembered(context, request));
  };
  return { procedure, series: [...series], finish, around: (done) => aroundOpened(done, request.actor, rows) };
}

/** What would stand against an act: the same decision, nothing written, no number taken. Empty: it may be done. */
export async function tryAct(context: Context, request: ActRequest): Promise<readonly Refusal[]> {
  try {
    await propose(context, request);
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.answer.refusals;
    throw error;
  }
}
