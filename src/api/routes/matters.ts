import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { addDays, addWorkingDays, describe, isApart, isCivilDate, type Procedure, refusal } from '#kernel';
import type { FieldFilter, ListQuestion } from '#store';
import type { ListDto } from '../contract.ts';
import { labelOf, loadSeen, matterDto, opensOf, presentRows, stepsOf, worldOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { actDtos, liveClocks } from '../present.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters, scopeOf } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';

const word = z.string().max(200);
const listQuery = z.looseObject({
  state: word.optional(),
  unit: word.optional(),
  q: word.optional(),
  from: word.optional(),
  to: word.optional(),
  due: z.enum(['overdue', 'soon']).optional(),
  open: z.enum(['1']).optional(),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const procedureParams = z.object({ procedure: word });
const matterParams = procedureParams.extend({ region: z.string().regex(/^\d{6}$/), id: z.uuid() });
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

const dateOr = (text: string | undefined, name: string): string | undefined => {
  if (text === undefined || text === '' || isCivilDate(text)) return text || undefined;
  throw malformed(`${name}不是存在的日期`, '请按 2019-06-30 的格式填写', name);
};

function fieldFilter(procedure: Procedure, key: string, value: unknown): FieldFilter {
  const id = key.slice(2);
  const field = Object.hasOwn(procedure.fields, id) ? procedure.fields[id] : undefined;
  if (!field || isApart(field)) throw malformed(`不能按“${id.slice(0, 40)}”筛选`, '请从页面上的筛选项中选择', key);
  if (typeof value !== 'string' || value.length > 200) throw malformed(`“${field.title}”的筛选值不可用`, '请重新选择', key);
  return { field: id, op: 'is', value: field.kind === 'flag' ? value === 'true' : value };
}

const fieldFilters = (procedure: Procedure, query: Record<string, unknown>): FieldFilter[] =>
  Object.entries(query)
    .filter(([key, value]) => key.startsWith('f.') && value !== '')
    .map(([key, value]) => fieldFilter(procedure, key, value));

/** Overdue: due before today. Soon: from today up to and including the last amber day. */
function dueWithin(platform: Platform, due: 'overdue' | 'soon' | undefined): Pick<ListQuestion, 'dueFrom' | 'dueBefore' | 'open'> {
  const today = platform.today();
  if (due === undefined) return {};
  if (due === 'overdue') return { dueBefore: today, open: true };
  return { dueFrom: today, dueBefore: addDays(addWorkingDays(platform.law().calendar, today, platform.soonDays), 1), open: true };
}

function question(platform: Platform, procedure: Procedure, who: Signed, query: z.infer<typeof listQuery>): ListQuestion {
  const unit = query.unit ? platform.units.get(query.unit) : undefined;
  if (query.unit && !unit) throw malformed('单位名册中没有这个单位', '请从名册中选择单位', 'unit');
  const [from, to] = [dateOr(query.from, 'from'), dateOr(query.to, 'to')];
  return {
    procedure: procedure.id,
    ...scopeOf(procedure, who.actor, unit?.path),
    ...(query.state && { state: query.state.split(',') }),
    ...(query.open && { open: true }),
    ...(from && { from }),
    ...(to && { to }),
    ...dueWithin(platform, query.due),
    ...(query.q?.trim() && { q: query.q.trim() }),
    ...(query.cursor && { cursor: query.cursor }),
    fields: fieldFilters(procedure, query),
    limit: query.limit,
  };
}

/** The key under which a repeated request is recognised; required, so that a lost answer can be asked for again. */
function idempotencyKey(request: FastifyRequest): string {
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
  const answer = await platform.store.act({
    procedure: ask.procedure,
    ...(ask.key !== undefined && { key: ask.key }),
    act: ask.act,
    values: body.values,
    on: body.on || platform.today(),
    actor: who.actor,
    recordedAt: platform.now(),
    idempotencyKey: idempotencyKey(request),
    ...(body.seq !== undefined && { expectedSeq: body.seq }),
  });
  if (!answer.ok) throw new Refused(answer.conflict ? 409 : 422, ...answer.refusals);
  return matterDto(platform, await loadSeen(platform, answer.key, who.actor), who.actor);
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
        const answer = await platform.store.list(question(platform, procedure, who, request.query));
        if (request.query.q) await audit(platform, who.id, 'search', procedure.id);
        return { ...answer, rows: presentRows(platform, answer.rows, who.actor) };
      },
    );
    app.post('/matters/:procedure', { schema: { summary: '新办事项', params: procedureParams, body: actBody } }, async (request, reply) => {
      const who = await signed(platform, request);
      const declared = procedureNamed(platform, request.params.procedure);
      const act = request.body.act ?? opensOf(platform, declared, who.actor)[0]?.act;
      if (act === undefined) throw new Refused(422, refusal('not-competent', '您的岗位不能新办这类事项', { remedy: '请由有权岗位办理' }));
      return reply.code(201).send(await perform(platform, request, who, { procedure: declared.id, act, body: request.body }));
    });
    app.get('/matters/:procedure/:region/:id', { schema: { summary: '一个事项', params: matterParams } }, async (request) => {
      const who = await signed(platform, request);
      const { procedure, region, id } = request.params;
      const seen = await loadSeen(platform, `${region}/${id}`, who.actor, procedure);
      if (Object.values(seen.procedure.fields).some((f) => f.personal)) await audit(platform, who.id, 'read', `${region}/${id}`);
      return matterDto(platform, seen, who.actor);
    });
    const partOf = async (request: FastifyRequest, { procedure, region, id }: z.infer<typeof matterParams>) =>
      loadSeen(platform, `${region}/${id}`, (await signed(platform, request)).actor, procedure);
    app.get('/matters/:procedure/:region/:id/events', { schema: { summary: '经过', params: matterParams } }, async (request) =>
      stepsOf(platform, await partOf(request, request.params)),
    );
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
        const { procedure, region, id, act } = request.params;
        const key = `${region}/${id}`;
        // The projection tells whether the matter may be known; the store folds it anyway to judge the act.
        const [row] = presentRows(platform, await platform.store.rows([key]), who.actor);
        if (row?.procedure !== procedure) throw notFound();
        return perform(platform, request, who, { procedure, key, act, body: request.body });
      },
    );
  };

function catalogueRoutes(platform: Platform, plain: unknown): void {
  const app = (plain as Parameters<FastifyPluginAsync>[0]).withTypeProvider<ZodTypeProvider>();
  app.get('/procedures', { schema: { summary: '事项类型' } }, async (request) => {
    const who = await signed(platform, request);
    if (!handlesMatters(who.actor)) return [];
    return platform.registry.all.map((p) => ({ id: p.id, title: p.title, group: p.group, opens: opensOf(platform, p, who.actor) }));
  });
  app.get('/procedures/:procedure', { schema: { summary: '一类事项的规定', params: procedureParams } }, async (request) => {
    await signed(platform, request);
    return describe(procedureNamed(platform, request.params.procedure));
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
    return presentRows(platform, answer.rows, who.actor).map((r) => ({ key: r.key, label: labelOf(r), state: r.state.title }));
  });
}
