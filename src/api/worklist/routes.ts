import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { WatchDto } from '../contract/desk.ts';
import type { Platform } from '../platform.ts';
import { keyOf, place, typed } from '../routes/place.ts';
import { signed } from '../session.ts';
import { worklist } from './lists.ts';
import { seenRow, urgesDto, urgeUnit, watchDto } from './urges.ts';

const listQuery = z.object({
  tab: z.enum(['todo', 'back', 'waiting', 'handled', 'followed']).default('todo'),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const urgeBody = z.object({ matter: z.string().max(60), unit: z.string().max(40), words: z.string().max(2000) });

/** A person's own lists, follows and urges; all under /desk. */
export const worklistRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = typed(plain);
    app.get('/desk/worklist', { schema: { summary: '待办、退回、等别人、已办、关注', querystring: listQuery } }, async (request) => {
      const who = await signed(platform, request);
      const { tab, limit, cursor } = request.query;
      return worklist(platform, who, tab, { limit, ...(cursor && { cursor }) });
    });
    app.get('/desk/urges', { schema: { summary: '催办' } }, async (request) => urgesDto(platform, await signed(platform, request)));
    app.post('/desk/urges', { schema: { summary: '催办一个单位', body: urgeBody } }, async (request, reply) => {
      const who = await signed(platform, request);
      return reply.code(201).send(await urgeUnit(platform, who, request.body));
    });
    app.get('/desk/watch/:region/:id', { schema: { summary: '是否关注', params: place } }, async (request): Promise<WatchDto> => {
      const who = await signed(platform, request);
      return watchDto(platform, who, keyOf(request.params));
    });
    app.put('/desk/watch/:region/:id', { schema: { summary: '关注', params: place } }, async (request): Promise<WatchDto> => {
      const who = await signed(platform, request);
      const { row } = await seenRow(platform, who, keyOf(request.params));
      await platform.store.follow(who.id, row.key, { seq: row.seq, since: platform.now() });
      return watchDto(platform, who, row.key);
    });
    app.delete('/desk/watch/:region/:id', { schema: { summary: '不再关注', params: place } }, async (request, reply) => {
      const who = await signed(platform, request);
      await platform.store.follow(who.id, keyOf(request.params), undefined);
      return reply.code(204).send();
    });
  };
