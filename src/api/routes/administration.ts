import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { keeperOf } from '../power/guard.ts';
import { changeHolding, holdingsDto, previewHolding } from '../power/holding.ts';
import { openPerson, peopleDto, setInUse } from '../power/people.ts';
import { previewRole, roleDetail, roleNames, rolesDto, saveRole } from '../power/roles.ts';
import { delegateSeat, endSeat, grantSeat, openSeat, previewGrant, transferSeat } from '../power/seats.ts';
import { changeUnit, previewUnit, registerDto } from '../power/units.ts';

const word = z.string().max(200);
const id = z.object({ id: z.string().min(1).max(80) });
const day = z.string().max(10);
const digest = z.string().max(64).optional();
const role = z.object({
  id: word.nullable(),
  title: word,
  grants: z.array(z.string().max(300)).max(20_000),
  version: z.number().int().min(0),
  digest,
});
const ask = z.object({
  q: word.optional(),
  unit: word.optional(),
  role: word.optional(),
  state: z.enum(['active', 'closed']).optional(),
  waiting: z.enum(['1']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
const seat = z.object({ unit: word, title: word, roles: z.array(word).max(40), from: day, to: day.optional() });
const person = z.object({ login: word, name: word, seat: seat.optional() });
const grant = z.object({ roles: z.array(word).max(40), digest });
const unit = z.discriminatedUnion('change', [
  z.object({ change: z.literal('open'), name: word, kind: word, parent: word, code: word.optional(), on: day, digest }),
  z.object({ change: z.literal('rename'), code: word, name: word, on: day, digest }),
  z.object({ change: z.literal('close'), code: word, on: day, successor: word.optional(), digest }),
]);

const holding = z.object({ office: word, from: word.optional(), to: word, on: day, digest });

const [system, security] = ['system-administrator', 'security-administrator'] as const;
type Routes = (platform: Platform) => FastifyPluginAsync;

/** 安全保密管理员: roles, and who holds which. */
const securityRoutes: Routes = (platform) => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.get('/roles', { schema: { summary: '角色与权限' } }, async (request) => {
    await keeperOf(platform, request, security);
    return rolesDto(platform);
  });
  app.get('/roles/:id', { schema: { summary: '一个角色', params: id } }, async (request) => {
    await keeperOf(platform, request, security);
    return roleDetail(platform, request.params.id);
  });
  app.post('/roles/preview', { schema: { summary: '角色改动的影响', body: role } }, async (request) => {
    await keeperOf(platform, request, security);
    return previewRole(platform, request.body);
  });
  app.post('/roles', { schema: { summary: '保存角色', body: role } }, async (request) =>
    saveRole(await keeperOf(platform, request, security), request.body),
  );
  app.post('/posts/:id/roles/preview', { schema: { summary: '授权的影响', params: id, body: grant } }, async (request) => {
    await keeperOf(platform, request, security);
    return previewGrant(platform, request.params.id, request.body);
  });
  app.post('/posts/:id/roles', { schema: { summary: '岗位授权', params: id, body: grant } }, async (request, reply) => {
    await grantSeat(await keeperOf(platform, request, security), request.params.id, request.body);
    return reply.code(204).send();
  });
};

/** 安全保密管理员: which unit holds which office; what is given is power, so it is not the system administrator's. */
const holdingRoutes: Routes = (platform) => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.get('/offices', { schema: { summary: '职责由哪个单位承担' } }, async (request) => {
    await keeperOf(platform, request, security);
    return holdingsDto(platform);
  });
  app.post('/offices/preview', { schema: { summary: '职责移交的影响', body: holding } }, async (request) => {
    await keeperOf(platform, request, security);
    return previewHolding(platform, request.body);
  });
  app.post('/offices', { schema: { summary: '移交职责', body: holding } }, async (request, reply) => {
    await changeHolding(await keeperOf(platform, request, security), request.body);
    return reply.code(204).send();
  });
};

/** 系统管理员: accounts and posts. */
const peopleRoutes: Routes = (platform) => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.get('/role-names', { schema: { summary: '角色名称' } }, async (request) => {
    await keeperOf(platform, request, system, security);
    return roleNames(platform);
  });
  app.get('/people', { schema: { summary: '人员与岗位', querystring: ask } }, async (request) => {
    await keeperOf(platform, request, system, security);
    return peopleDto(platform, { ...request.query, waiting: request.query.waiting === '1' });
  });
  app.post('/people', { schema: { summary: '新设账号', body: person } }, async (request, reply) =>
    reply.code(201).send(await openPerson(await keeperOf(platform, request, system), request.body)),
  );
  for (const [path, active] of [
    ['close', false],
    ['reopen', true],
  ] as const) {
    app.post(`/people/:id/${path}`, { schema: { summary: active ? '恢复账号' : '停用账号', params: id } }, async (request, reply) => {
      await setInUse(await keeperOf(platform, request, system), request.params.id, active);
      return reply.code(204).send();
    });
  }
  app.post('/people/:id/posts', { schema: { summary: '新设岗位', params: id, body: seat } }, async (request, reply) => {
    await openSeat(await keeperOf(platform, request, system), request.params.id, request.body);
    return reply.code(204).send();
  });
  app.post('/posts/:id/end', { schema: { summary: '结束岗位', params: id, body: z.object({ on: day }) } }, async (request, reply) => {
    await endSeat(await keeperOf(platform, request, system), request.params.id, request.body);
    return reply.code(204).send();
  });
  app.post('/posts/:id/transfer', { schema: { summary: '调任', params: id, body: seat } }, async (request, reply) => {
    await transferSeat(await keeperOf(platform, request, system), request.params.id, request.body);
    return reply.code(204).send();
  });
  const delegate = z.object({ account: word, from: day, to: day });
  app.post('/posts/:id/delegate', { schema: { summary: '委托代行', params: id, body: delegate } }, async (request, reply) => {
    await delegateSeat(await keeperOf(platform, request, system), request.params.id, request.body);
    return reply.code(204).send();
  });
};

/** 系统管理员: the dated register of units. */
const registerRoutes: Routes = (platform) => async (plain) => {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  app.get('/units', { schema: { summary: '单位名册（含已撤并）' } }, async (request) => {
    await keeperOf(platform, request, system);
    return registerDto(platform);
  });
  app.post('/units/preview', { schema: { summary: '单位变更的影响', body: unit } }, async (request) => {
    await keeperOf(platform, request, system);
    return previewUnit(platform, request.body);
  });
  app.post('/units', { schema: { summary: '单位变更', body: unit } }, async (request, reply) => {
    await changeUnit(await keeperOf(platform, request, system), request.body);
    return reply.code(204).send();
  });
};

/** Everything the system and the security administrator do; the audit administrator only reads, elsewhere. */
export const administrationRoutes: Routes = (platform) => async (app) => {
  for (const routes of [securityRoutes, holdingRoutes, peopleRoutes, registerRoutes])
    await app.register(routes(platform), { prefix: '/administration' });
};
