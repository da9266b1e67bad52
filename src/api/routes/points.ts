import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PointRule } from '#reports';
import type { Platform } from '../platform.ts';
import { decidePoints, pointsDto, savePointRules } from '../points-reading.ts';
import { audit, signed } from '../session.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
const some = z.array(id).max(20);
const rule = z.object({
  ...{ id, title: z.string().trim().min(2).max(40), enabled: z.boolean(), procedure: id, acts: some },
  reads: z.enum(['done', 'late', 'in-time', 'red-light']),
  ...{ clock: id.optional(), passed: id.optional(), spoiledBy: some.optional(), after: some.optional(), event: id.optional() },
  least: z.number().int().min(1).max(3).optional(),
});
const ruling = z.object({ rules: z.array(rule).min(1).max(60) });
const asking = z.object({ quarter: z.string().max(10).optional() });
const deciding = z.object({
  quarter: z.string().max(10),
  marks: z.array(z.string().min(3).max(120)).min(1).max(200),
  accept: z.boolean(),
  reason: z.string().trim().max(1000).default(''),
});

/** What the records suggest to count, the decisions on it, and the city's rules. */
export const pointRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    if (!platform.points) return;
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/points', { schema: { summary: '积分建议', querystring: asking } }, async (request) =>
      pointsDto(platform, await signed(platform, request), request.query.quarter),
    );
    app.post('/points/decisions', { schema: { summary: '对积分建议计分或者不予计分', body: deciding } }, async (request) => {
      const who = await signed(platform, request);
      const { quarter, marks, accept } = request.body;
      const decided = await decidePoints(platform, who, request.body);
      await audit(platform, who.id, 'points', `${quarter} ${accept ? '计分' : '不予计分'} ${marks.length}`);
      return decided;
    });
    app.put('/points/rules', { schema: { summary: '设定计分规则', body: ruling } }, async (request) => {
      const who = await signed(platform, request);
      const saved = await savePointRules(platform, who, request.body.rules as readonly PointRule[]);
      await audit(platform, who.id, 'point-rules', String(saved.version));
      return saved;
    });
  };
