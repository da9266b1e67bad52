import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { describe, type Procedure, refusal } from '#kernel';
import type { ListDto } from '../contract.ts';
import { listAnswer, listQuery } from '../list-question.ts';
import { justActed, labelOf, loadSeen, matterDto, opensOf, presentRows, stepsOf, worldOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { actDtos, liveClocks } from '../present.ts';
import { malformed, notFound, Refused, refusalDto } from '../problem.ts';
import { handlesMatters, scopeOf } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';
import { keyOf, place } from './place.ts';

const word = z.string().max(200);
const procedureParams = z.object({ procedure: word });
const matterParams = place.extend(procedureParams.shape);
const actBody = z.object({
  act: word.optional(),
  on: word.optional(),
  values: z.record(z.string().max(60), z.unknown()),
  seq: z.number().int().optional(),
});

function procedureNamed(platform: Platform, id: string): Procedure {
  const procedure = platform.registry.latest(id);
  if (!procedure) throw notFound();
  return procedure;
}

/** The key under which a repeated request is recognised; required, so that a lost answer can be asked for again. */
export function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\w-]{8,80}$/.test(key)) return key;
  throw malformed('缺少防重复标识', '请从页面提交；接口调用请带 Idempotency-Key');
}

async function perform(
  platform: Platform,
  request: FastifyRequest,
  who: Signed,
  ask: { procedure: string; key?: string; act: string; body: z.infer<typeof actBody> },
) {
  const { body } = ask;
  const proposed = {
    procedure: ask.procedure,
    ...(ask.key !== undefined && { key: ask.key }),
    act: ask.act,
    values: body.values,
    on: body.on || platform.today(),
    actor: who.actor,
    recordedAt: platform.now(),
  };
  // `?try=1`: the same decision, nothing written.
  if ((request.query as { try?: string }).try === '1') return { refusals: (await platform.store.tryAct(proposed)).map(refusalDto) };
  const answer = await platform.store.act({
    ...proposed,
    idempotencyKey: idempotencyKey(request),
    ...(body.seq !== undefined && { expectedSeq: body.seq }),
  });
  if (!answer.ok) throw new Refused(answer.conflict ? 409 : 422, ...answer.refusals);
  return matterDto(platform, await justActed(platform, answer.stored, who.actor), who.actor);
}

/** The derived routes: what kinds there are, lists, one matter, opening and acting. */
export const matterRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    catalogueRoutes(platform, app);
    app.get(
      '/matters/:procedure',
      { schema: { summary: '事项列表', params: procedureParams, querystring: listQuery } },
      async (request): Promise<ListDto> => {
        const who = await signed(platform, request);
        const procedure = procedureNamed(platform, request.params.procedure);
        return listAnswer(platform, procedure, who, request.query);
      },
    );
    app.post('/matters/:procedure', { schema: { summary: '新办事项', params: procedureParams, body: actBody } }, async (request, reply) => {
      const who = await signed(platform, request);
      const declared = procedureNamed(platform, request.params.procedure);
      const act = request.body.act ?? opensOf(platform, declared, who.actor)[0]?.act;
      if (act === undefined) throw new Refused(422, refusal('not-competent', '您的岗位不能新办这类事项', { remedy: '请由有权岗位办理' }));
      const answer = await perform(platform, request, who, { procedure: declared.id, act, body: request.body });
      return reply.code('refusals' in answer ? 200 : 201).send(answer);
    });
    app.get('/matters/:procedure/:region/:id', { schema: { summary: '一个事项', params: matterParams } }, async (request) => {
      const who = await signed(platform, request);
      const key = keyOf(request.params);
      const seen = await loadSeen(platform, key, who.actor, request.params.procedure);
      const [dto] = await Promise.all([
        matterDto(platform, seen, who.actor),
        isPersonal(seen.procedure) ? audit(platform, who.id, 'read', key) : undefined,
      ]);
      return dto;
    });
    const partOf = async (request: FastifyRequest, at: z.infer<typeof matterParams>) =>
      loadSeen(platform, keyOf(at), (await signed(platform, request)).actor, at.procedure);
    app.get('/matters/:procedure/:region/:id/events', { schema: { summary: '经过', params: matterParams } }, async (request) => {
      const seen = await partOf(request, request.params);
      if (isPersonal(seen.procedure)) await audit(platform, (await signed(platform, request)).id, 'read', seen.stored.key);
      return stepsOf(platform, seen);
    });
    app.get('/matters/:procedure/:region/:id/deadlines', { schema: { summary: '时限', params: matterParams } }, async (request) => {
      const { procedure, stored } = await partOf(request, request.params);
      return liveClocks(platform, procedure, stored.matter);
    });
    const actParams = matterParams.extend({ act: word });
    app.post(
      '/matters/:procedure/:region/:id/acts/:act',
      { schema: { summary: '办理', params: actParams, body: actBody } },
      async (request) => {
        const who = await signed(platform, request);
        const { procedure, act } = request.params;
        const key = keyOf(request.params);
        // The projection tells whether the matter may be known; the store folds it anyway to judge the act.
        const [row] = presentRows(platform, await platform.store.rows([key]), who.actor);
        if (row?.procedure !== procedure) throw notFound();
        return perform(platform, request, who, { procedure, key, act, body: request.body });
      },
    );
  };

/** Whether reading such a matter is reading about persons. */
const isPersonal = (procedure: Procedure): boolean => Object.values(procedure.fields).some((f) => f.personal);

function catalogueRoutes(platform: Platform, plain: unknown): void {
  const app = (plain as Parameters<FastifyPluginAsync>[0]).withTypeProvider<ZodTypeProvider>();
  app.get('/procedures', { schema: { summary: '事项类型' } }, async (request) => {
    const who = await signed(platform, request);
    if (!handlesMatters(who.actor)) return [];
    return platform.registry.all.map((p) => ({ id: p.id, title: p.title, group: p.group, opens: opensOf(platform, p, who.actor) }));
  });
  const editionQuery = z.object({ edition: z.coerce.number().int().min(1).max(999).optional() });
  const described = { schema: { summary: '一类事项的规定', params: procedureParams, querystring: editionQuery } };
  app.get('/procedures/:procedure', described, async (request) => {
    await signed(platform, request);
    const { edition } = request.query;
    const named = procedureNamed(platform, request.params.procedure);
    const asked = edition === undefined ? named : platform.registry.edition(named.id, edition);
    if (!asked) throw notFound();
    return describe(asked);
  });
  app.get('/procedures/:procedure/opens', { schema: { summary: '可以新办的动作', params: procedureParams } }, async (request) => {
    const who = await signed(platform, request);
    return actDtos(platform, procedureNamed(platform, request.params.procedure), undefined, who.actor, worldOf(platform));
  });
  const lookupQuery = z.object({ q: word.optional() });
  app.get('/lookup/:procedure', { schema: { summary: '查找事项', params: procedureParams, querystring: lookupQuery } }, async (request) => {
    const who = await signed(platform, request);
    const procedure = procedureNamed(platform, request.params.procedure);
    const q = request.query.q?.trim();
    const answer = await platform.store.list({
      procedure: procedure.id,
      ...scopeOf(procedure, who.actor),
      ...(q && { q }),
      limit: 20,
    });
    if (q) await audit(platform, who.id, 'search', procedure.id);
    return presentRows(platform, answer.rows, who.actor).map((r) => ({ key: r.key, label: labelOf(r), state: r.state.title }));
  });
}
