import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { sessionDto, signed, signIn, signOut, switchPost } from '../session.ts';

const credentials = z.object({ account: z.string().min(1).max(80), password: z.string().min(1).max(200) });

/** Sign-in, the person at work, switching posts. */
export const sessionRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const limited = { rateLimit: { max: 60, timeWindow: '1 minute' } };
    app.post('/session', { schema: { summary: '登录', body: credentials }, config: limited }, (request, reply) =>
      signIn(platform, request.body, reply),
    );
    app.get('/session', { schema: { summary: '当前登录人和岗位' } }, async (request) =>
      sessionDto(platform, await signed(platform, request)),
    );
    app.delete('/session', { schema: { summary: '退出' } }, async (request, reply) => {
      await signOut(platform, await signed(platform, request), reply);
      return reply.code(204).send();
    });
    app.post('/session/post', { schema: { summary: '切换岗位', body: z.object({ post: z.string().max(80) }) } }, async (request) =>
      switchPost(platform, await signed(platform, request), request.body.post),
    );
    app.get('/session/demonstration', { schema: { summary: '演示账号' } }, () =>
      platform.demonstration ? { accounts: platform.demoAccounts, password: platform.demoPassword } : { accounts: [], password: '' },
    );
  };
