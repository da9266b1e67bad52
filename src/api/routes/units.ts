import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { signed, unitDto } from '../session.ts';

const query = z.object({ under: z.string().max(40).optional(), q: z.string().max(40).optional(), kind: z.string().max(20).optional() });

/** The register of units, for pickers. */
export const unitRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    plain.withTypeProvider<ZodTypeProvider>().get('/units', { schema: { summary: '单位名册', querystring: query } }, async (request) => {
      await signed(platform, request);
      const { under, q, kind } = request.query;
      const root = under ? platform.units.get(under)?.path : undefined;
      return (root === undefined ? platform.units.all() : platform.units.under(root))
        .filter((u) => (!q || u.name.includes(q)) && (!kind || u.kind === kind))
        .slice(0, 300)
        .map(unitDto);
    });
  };
