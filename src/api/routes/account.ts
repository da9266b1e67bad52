import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  accountSafety,
  changePassword,
  confirmSecondFactor,
  dropSecondFactor,
  endDevice,
  endOtherDevices,
  type Own,
  offerSecondFactor,
  renewRecovery,
} from '../identity/account.ts';
import { changeRules, lockedAccounts, removeFactorOf, resetPassword, signInRules, unlockAccount } from '../identity/keeping.ts';
import type { Platform } from '../platform.ts';
import { signed } from '../session.ts';

const secret = z.string().min(1).max(200);
const withPassword = z.object({ password: secret });
const change = z.object({ current: secret, password: secret });
const withCode = z.object({ code: z.string().min(1).max(40) });
const device = z.object({ id: z.string().regex(/^[0-9a-f]{24}$/) });
const named = z.object({ account: z.string().min(1).max(80) });
const values = z.object({ values: z.record(z.string().max(40), z.number()) });

type Routes = (platform: Platform) => FastifyPluginAsync;
type OwnOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Own>;

const ownOn =
  (platform: Platform): OwnOf =>
  async (request, reply) => ({ platform, request, reply, who: await signed(platform, request) });

/** 账户与安全: password, second factor, devices of the person signed in. */
const ownRoutes: Routes = (platform) => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const own = ownOn(platform);
  app.get('/account', { schema: { summary: '本人账户与安全' } }, async (request, reply) => accountSafety(await own(request, reply)));
  app.put('/account/password', { schema: { summary: '更换密码', body: change } }, async (request, reply) => {
    await changePassword(await own(request, reply), request.body);
    return reply.code(204).send();
  });
  app.post('/account/second-factor', { schema: { summary: '开始启用动态口令', body: withPassword } }, async (request, reply) =>
    offerSecondFactor(await own(request, reply), request.body.password),
  );
  app.post('/account/second-factor/confirm', { schema: { summary: '确认动态口令', body: withCode } }, async (request, reply) =>
    confirmSecondFactor(await own(request, reply), request.body.code),
  );
  app.post('/account/second-factor/recovery', { schema: { summary: '换发恢复码', body: withPassword } }, async (request, reply) =>
    renewRecovery(await own(request, reply), request.body.password),
  );
  app.post('/account/second-factor/remove', { schema: { summary: '停用动态口令', body: withPassword } }, async (request, reply) => {
    await dropSecondFactor(await own(request, reply), request.body.password);
    return reply.code(204).send();
  });
  app.delete('/account/devices/:id', { schema: { summary: '退出一台设备', params: device } }, async (request, reply) => {
    await endDevice(await own(request, reply), request.params.id);
    return reply.code(204).send();
  });
  app.delete('/account/devices', { schema: { summary: '退出其他设备' } }, async (request, reply) => {
    await endOtherDevices(await own(request, reply));
    return reply.code(204).send();
  });
};

/** What administrators do about the sign-in of others; each refuses whoever it is not for. */
const keepingRoutes: Routes = (platform) => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const own = ownOn(platform);
  app.get('/sign-in/rules', { schema: { summary: '登录规则' } }, async (request, reply) => signInRules(await own(request, reply)));
  app.put('/sign-in/rules', { schema: { summary: '设定登录规则', body: values } }, async (request, reply) =>
    changeRules(await own(request, reply), request.body.values),
  );
  app.get('/sign-in/locked', { schema: { summary: '已锁定的账号' } }, async (request, reply) => lockedAccounts(await own(request, reply)));
  app.post('/sign-in/accounts/:account/unlock', { schema: { summary: '解锁账号', params: named } }, async (request, reply) => {
    await unlockAccount(await own(request, reply), request.params.account);
    return reply.code(204).send();
  });
  app.post('/sign-in/accounts/:account/password', { schema: { summary: '重置密码', params: named } }, async (request, reply) =>
    resetPassword(await own(request, reply), request.params.account),
  );
  app.delete(
    '/sign-in/accounts/:account/second-factor',
    { schema: { summary: '停用他人动态口令', params: named } },
    async (request, reply) => {
      await removeFactorOf(await own(request, reply), request.params.account);
      return reply.code(204).send();
    },
  );
};

export const accountRoutes: Routes = (platform) => async (app) => {
  await app.register(ownRoutes(platform));
  await app.register(keepingRoutes(platform));
};
