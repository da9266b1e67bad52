import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type ActDecl, listOf, type Matter, type Procedure, rolesOf, startsFrom } from '#kernel';
import type { MatterRow } from '#store';
import type { BatchActsDto, BatchDto, BatchItem } from '../contract/work.ts';
import type { RowDto } from '../contract.ts';
import { presentRows, procedureOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, refusalDto } from '../problem.ts';
import { type Signed, signed } from '../session.ts';

const word = z.string().max(60);
const most = 200;
const keys = z.array(z.string().regex(/^\d{6}\/[0-9a-f-]{36}$/)).min(1);
const actsBody = z.object({ procedure: word, keys });
const batchBody = actsBody.extend({ act: word, values: z.record(word, z.unknown()), on: z.string().max(10).optional() });

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\w-]{8,80}$/.test(key)) return key;
  throw malformed('缺少防重复标识', '请从页面提交；接口调用请带 Idempotency-Key');
}

/** The keys asked for, each once; at most 200. */
function wanted(given: readonly string[]): readonly string[] {
  const once = [...new Set(given)];
  if (once.length > most) throw malformed(`一次最多办理${most}件，现选了${once.length}件`, '请分几次办理', 'keys');
  return once;
}

interface Chosen {
  readonly rows: readonly MatterRow[];
  /** As the person may see them, by key. */
  readonly seen: ReadonlyMap<string, RowDto>;
}

async function chosen(platform: Platform, who: Signed, procedure: string, of: readonly string[]): Promise<Chosen> {
  const rows = (await platform.store.rows(of)).filter((r) => r.procedure === procedure);
  return { rows, seen: new Map(presentRows(platform, rows, who.actor).map((r) => [r.key, r])) };
}

/** As much of a matter as its row tells: where it stands and whose it is. Its history is read when it is judged. */
const standing = (row: MatterRow): Matter =>
  ({ ...row, suspendedOn: row.suspendedOn ?? undefined, closedOn: row.closedOn ?? undefined, history: [] }) as unknown as Matter;

function mayDo(procedure: Procedure, act: ActDecl, row: MatterRow, who: Signed): boolean {
  const roles = rolesOf(procedure, who.actor, row);
  return startsFrom(procedure, act, standing(row)) && listOf(act.by).some((r) => roles.includes(r));
}

function actsFor(platform: Platform, who: Signed, { rows, seen }: Chosen): BatchActsDto {
  const counts = new Map<string, number>();
  for (const row of rows.filter((r) => seen.has(r.key))) {
    const procedure = procedureOf(platform, row);
    for (const [id, act] of Object.entries(procedure.acts)) {
      if (mayDo(procedure, act, row, who)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return [...counts].map(([act, n]) => ({ act, n }));
}

const unknown: BatchItem['refusals'] = notFound().refusals.map(refusalDto);

/** Judges and writes one of many; its key keeps a repeated request from doing it twice. */
async function one(platform: Platform, who: Signed, key: string, seen: RowDto | undefined, ask: Ask): Promise<BatchItem> {
  if (!seen) return { key, title: '', ok: false, state: null, refusals: unknown };
  const answer = await platform.store.act({
    procedure: ask.procedure,
    key,
    act: ask.act,
    values: ask.values,
    on: ask.on || platform.today(),
    actor: who.actor,
    recordedAt: platform.now(),
    idempotencyKey: `${ask.idempotency}.${key}`,
  });
  if (!answer.ok) return { key, title: seen.title, ok: false, state: null, refusals: answer.refusals.map(refusalDto) };
  const procedure = procedureOf(platform, answer.matter);
  return { key, title: seen.title, ok: true, state: procedure.states[answer.matter.state]?.title ?? answer.matter.state, refusals: [] };
}

type Ask = z.infer<typeof batchBody> & { readonly idempotency: string };

/** Several at a time: enough to keep the database busy, few enough to leave it to others too. */
const abreast = 4;

async function all(platform: Platform, who: Signed, ask: Ask): Promise<readonly BatchItem[]> {
  const of = wanted(ask.keys);
  const { seen } = await chosen(platform, who, ask.procedure, of);
  const items: BatchItem[] = [];
  for (let i = 0; i < of.length; i += abreast) {
    items.push(...(await Promise.all(of.slice(i, i + abreast).map((key) => one(platform, who, key, seen.get(key), ask)))));
  }
  return items;
}

/** One act on many matters: each judged by itself, each answered in words. */
export const batchRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const declared = (id: string): void => {
      if (!platform.registry.latest(id)) throw notFound();
    };
    app.post('/batch/acts', { schema: { summary: '所选事项可以怎样办理', body: actsBody } }, async (request): Promise<BatchActsDto> => {
      const who = await signed(platform, request);
      declared(request.body.procedure);
      return actsFor(platform, who, await chosen(platform, who, request.body.procedure, wanted(request.body.keys)));
    });
    app.post('/batch', { schema: { summary: '批量办理', body: batchBody } }, async (request): Promise<BatchDto> => {
      const who = await signed(platform, request);
      declared(request.body.procedure);
      const items = await all(platform, who, { ...request.body, idempotency: idempotencyKey(request) });
      const done = items.filter((i) => i.ok).length;
      return { done, refused: items.length - done, items };
    });
  };
