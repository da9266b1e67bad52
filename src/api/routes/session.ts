import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { SignInDto, SignInWaysDto } from '../contract/account.ts';
import { finishSso, startSso } from '../identity/oidc.ts';
import { giveCode, giveNewPassword, pendingStep, signIn, type Visit } from '../identity/sign-in.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import { sessionDto, signed, signOut, switchPost } from '../session.ts';

const credentials = z.object({ account: z.string().min(1).max(80), password: z.string().min(1).max(200) });
const code = z.object({ code: z.string().min(1).max(40) });
const password = z.object({ password: z.string().min(1).max(200) });
const query = z.object({ to: z.string().max(2000).optional() });

/** A session is made, or something comes before it. */
const answer = (reply: FastifyReply, came: SignInDto) => reply.code('next' in came ? 202 : 200).send(came);

/** The way in: password, second step, forced change, single sign-on. Open to whoever is not signed in. */
const wayIn =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const open = { rateLimit: { max: 600, timeWindow: '1 minute' }, open: true as const };
    const visit = (request: FastifyRequest, reply: FastifyReply): Visit => ({ platform, request, reply });
    app.post('/session', { schema: { summary: '登录', body: credentials }, config: open }, async (request, reply) =>
      answer(reply, await signIn(visit(request, reply), request.body)),
    );
    app.post('/session/code', { schema: { summary: '登录第二步：动态口令', body: code }, config: open }, async (request, reply) =>
      answer(reply, await giveCode(visit(request, reply), request.body.code)),
    );
    app.post('/session/password', { schema: { summary: '登录时更换密码', body: password }, config: open }, async (request, reply) =>
      answer(reply, await giveNewPassword(visit(request, reply), request.body.password)),
    );
    app.get('/session/step', { schema: { summary: '登录进行到哪一步' } }, async (request, reply) => ({
      step: await pendingStep(visit(request, reply)),
    }));
    const oidc = platform.identity?.oidc;
    app.get('/session/ways', { schema: { summary: '登录方式' } }, (): SignInWaysDto => ({ sso: oidc ? { title: oidc.title } : null }));
    app.get('/session/oidc', { schema: { summary: '统一认证登录', querystring: query }, config: open }, async (request, reply) => {
      if (!oidc) throw notFound();
      return startSso(visit(request, reply), oidc, request.query.to);
    });
    app.get('/session/oidc/return', { schema: { hide: true }, config: open }, async (request, reply) => {
      if (!oidc) throw notFound();
      return finishSso(visit(request, reply), oidc);
    });
  };

/** Sign-in, the person at work, switching posts. */
export const sessionRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    await app.register(wayIn(platform));
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
