import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isCivilDate } from '#kernel';
import type { LightListDto, OverviewDto, TrendDto } from '../contract/overview.ts';
import { instruct, proposeTalk, settleTalk, talksUnder } from '../instructions.ts';
import { lightDays, overviewOf, redRows, trendsOf } from '../overview.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound } from '../problem.ts';
import { reachOf } from '../scope.ts';
import { signed } from '../session.ts';
import { unitInReach } from './figures.ts';

const unitQuery = z.object({ unit: z.string().max(40).optional() });
const listQuery = unitQuery.extend({
  procedure: z.string().max(80).optional(),
  light: z.enum(['overdue', 'soon', 'in-time']).default('overdue'),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const wordsBody = z.object({ matter: z.string().max(60), words: z.string().max(2000) });
const note = z.string().max(2000);
const endBody = z.discriminatedUnion('state', [
  z.object({ state: z.literal('arranged'), heldOn: z.string().max(10), place: z.string().max(200), note: note.default('') }),
  z.object({ state: z.literal('dropped'), note }),
]);

/** The leader's screen: how everything stands, and the matters behind each number of it. */
export const overviewRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/overview', { schema: { summary: '领导一屏：灯、红单', querystring: unitQuery } }, async (request): Promise<OverviewDto> => {
      const who = await signed(platform, request);
      return overviewOf(platform, unitInReach(platform, who, request.query.unit), reachOf(who.actor), who);
    });
    app.get(
      '/overview/trends',
      { schema: { summary: '主要数字近八个季度', querystring: unitQuery } },
      async (request): Promise<TrendDto[]> => {
        const who = await signed(platform, request);
        return trendsOf(platform, unitInReach(platform, who, request.query.unit));
      },
    );
    app.get(
      '/overview/matters',
      { schema: { summary: '某盏灯后面的事项', querystring: listQuery } },
      async (request): Promise<LightListDto> => {
        const who = await signed(platform, request);
        const { unit, procedure, light, cursor, limit } = request.query;
        if (procedure !== undefined && !platform.registry.latest(procedure)) throw notFound();
        const unitPath = unitInReach(platform, who, unit).path;
        const question = { unitPath, light, limit, ...(procedure && { procedure }), ...(cursor && { cursor }) };
        const { rows, next, total, totalCapped } = await platform.store.lit(question, lightDays(platform));
        return { rows: await redRows(platform, rows, who), next, total, totalCapped };
      },
    );
    app.post('/overview/instructions', { schema: { summary: '批示', body: wordsBody } }, async (request, reply) => {
      await instruct(platform, await signed(platform, request), request.body);
      return reply.code(204).send();
    });
    app.get('/overview/talks', { schema: { summary: '约谈建议和安排', querystring: unitQuery } }, async (request) => {
      const who = await signed(platform, request);
      return talksUnder(platform, who, unitInReach(platform, who, request.query.unit).path);
    });
    app.post('/overview/talks', { schema: { summary: '提出约谈', body: wordsBody } }, async (request, reply) =>
      reply.code(201).send(await proposeTalk(platform, await signed(platform, request), request.body)),
    );
    app.post(
      '/overview/talks/:id',
      { schema: { summary: '安排约谈，或者不约谈', params: z.object({ id: z.uuid() }), body: endBody } },
      async (request, reply) => {
        const { body } = request;
        if (body.state === 'arranged' && !isCivilDate(body.heldOn)) throw malformed('约谈日期不是存在的日期', '请选择日期', 'heldOn');
        await settleTalk(platform, await signed(platform, request), request.params.id, body);
        return reply.code(204).send();
      },
    );
  };
