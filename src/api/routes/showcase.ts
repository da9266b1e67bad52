import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { addDays } from '#kernel';
import type { ShowcasePlace } from '../contract/showcase.ts';
import type { Platform } from '../platform.ts';
import { audit, signed } from '../session.ts';
import { dossierZip } from '../showcase/dossier.ts';
import { showcase, showcaseOf } from '../showcase/showcase.ts';
import { standingFacts } from '../showcase/standing.ts';
import { unitInReach } from './figures.ts';
import { keyOf, place, typed, workerOf } from './place.ts';

const worker = workerOf();
const ask = z.object({ unit: z.string().max(40).optional(), year: z.coerce.number().int().min(2016).max(2100).optional() });

/** The year at hand; in its first weeks still the year before. */
const yearShown = (platform: Platform): number => Number(addDays(platform.today(), -31).slice(0, 4));

/** Examples: indicators broken down and their attainment, the register of named units, the dossier of an application. */
export const showcaseRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    if (!platform.showcase) return;
    const app = typed(plain);
    app.get('/showcase', { schema: { summary: '示范创建', querystring: ask } }, async (request) => {
      const who = await signed(platform, request);
      const { unit, year } = request.query;
      return showcase(platform, who, unitInReach(platform, who, unit), year ?? yearShown(platform));
    });
    app.get('/showcase/place', { schema: { summary: '示范创建的位置' } }, async (request): Promise<ShowcasePlace> => {
      await signed(platform, request);
      return { application: showcaseOf(platform).application.procedure };
    });
    app.get('/showcase/records/:region/:id', { schema: { summary: '申报单位的有关记录', params: place } }, async (request) => {
      return standingFacts(platform, await worker(platform, request), keyOf(request.params));
    });
    app.get('/showcase/dossiers/:region/:id', { schema: { summary: '申报材料卷宗', params: place } }, async (request, reply) => {
      const who = await worker(platform, request);
      const key = keyOf(request.params);
      const { name, bytes } = await dossierZip(platform, who, key);
      await audit(platform, who.id, 'report', `dossier ${key}`);
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}申报材料.zip`)}`)
        .type('application/zip')
        .send(Buffer.from(bytes));
    });
  };
