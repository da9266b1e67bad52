import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { thePublic, type Values, view } from '#kernel';
import type { PublicHomeDto } from '../contract/public.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import { cached } from '../public/cached.ts';
import { takeFile } from '../public/files.ts';
import { followDto, valuesOfHolder } from '../public/follow.ts';
import { publicMatter, publicMatterDto } from '../public/matter.ts';
import { portalOf } from '../public/portal.ts';
import { codeFrom, matterOfReceipt } from '../public/receipts.ts';
import { formOf, openedToday, opensForAnyone, servicesOf, unitsDto } from '../public/services.ts';
import { listOn, lookUp, shelfNamed } from '../public/shelves.ts';
import { actAsHolder, maySay, open, say } from '../public/submit.ts';
import { verified } from '../public/verify.ts';
import { holds, send } from './files.ts';
import { idempotencyKey } from './matters.ts';
import { type App, keyOf, place, typed } from './place.ts';

const word = z.string().max(200);
const tags = ['公众'];
/** Requests that one address may send: to read, to hand in, to look up, to send files. */
const reading = { rateLimit: { max: 600, timeWindow: '1 minute', groupId: 'public-reading' } };
const handingIn = { rateLimit: { max: 30, timeWindow: '1 hour', groupId: 'public-handing-in' }, open: true as const };
const lookingUp = { rateLimit: { max: 40, timeWindow: '10 minutes', groupId: 'public-looking-up' }, open: true as const };
const sendingFiles = { rateLimit: { max: 60, timeWindow: '1 hour', groupId: 'public-files' }, open: true as const };

const matterParams = place.extend({ procedure: word });
const fileParams = matterParams.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const formParams = z.object({ procedure: word, act: word });
const values = z.record(z.string().max(60), z.unknown());
const actBody = z.object({ act: word, values, unit: word.optional() });
const receipt = z.object({ code: z.string().max(40), secret: z.string().max(40) });

/** A file among values that may be seen. */
async function sendFile(platform: Platform, request: FastifyRequest, reply: FastifyReply, seen: Values, sha256: string) {
  const [file, path] = [await platform.store.file(sha256), platform.store.filePath(sha256)];
  if (!file || path === undefined || !Object.values(seen).some((v) => holds(v, sha256))) throw notFound();
  return send(reply, request, { ...file, path }, false);
}

async function homeDto(platform: Platform): Promise<PublicHomeDto> {
  const door = portalOf(platform);
  const shelves = await Promise.all(
    door.shelves.map(async (shelf) => {
      const first = shelf.marks[0]?.id;
      const { shelf: dto, rows, total } = await listOn(platform, shelf, { mark: first, limit: 4, fields: {} });
      return { ...dto, rows, total };
    }),
  );
  return {
    ...{ city: platform.units.get(platform.cityCode)?.name ?? '', today: platform.today(), demonstration: platform.demonstration },
    ...{ shelves, services: servicesOf(platform), papers: (await door.papers.issued()).slice(0, 4) },
  };
}

function readRoutes(platform: Platform, app: App): void {
  const about = (summary: string) => ({ summary, tags });
  app.get('/home', { config: reading, schema: about('首页') }, async (request, reply) => cached(request, reply, await homeDto(platform)));
  const listQuery = z.object({ q: word.optional(), mark: word.optional(), page: z.coerce.number().int().min(1).max(100).optional() });
  app.get(
    '/shelves/:shelf',
    { config: reading, schema: { ...about('已公开的一类事项'), params: z.object({ shelf: word }), querystring: listQuery.catchall(word) } },
    async (request, reply) => {
      const { q, mark, page, ...fields } = request.query;
      const shelf = shelfNamed(platform, request.params.shelf);
      return cached(request, reply, await listOn(platform, shelf, { q, mark, page, fields: fields as Record<string, string> }));
    },
  );
  app.get(
    '/matters/:procedure/:region/:id',
    { config: reading, schema: { ...about('一个已公开的事项'), params: matterParams } },
    async (request, reply) => {
      const found = await publicMatter(platform, keyOf(request.params), request.params.procedure);
      return cached(request, reply, await publicMatterDto(platform, found), 300);
    },
  );
  app.get(
    '/matters/:procedure/:region/:id/files/:sha256',
    { config: reading, schema: { ...about('已公开的材料'), params: fileParams } },
    async (request, reply) => {
      const { stored, procedure } = await publicMatter(platform, keyOf(request.params), request.params.procedure);
      return sendFile(platform, request, reply, view(procedure, stored.matter, thePublic)?.values ?? {}, request.params.sha256);
    },
  );
  const lookupQuery = z.object({ q: word });
  app.get(
    '/lookup/:procedure',
    { config: reading, schema: { ...about('查找已公开的事项'), params: z.object({ procedure: word }), querystring: lookupQuery } },
    async (request, reply) => cached(request, reply, await lookUp(platform, request.params.procedure, request.query.q)),
  );
  app.get('/units', { config: reading, schema: about('可以选择的机关') }, async (request, reply) =>
    cached(request, reply, unitsDto(platform), 3600),
  );
}

function paperRoutes(platform: Platform, app: App): void {
  const params = z.object({ id: word });
  app.get('/papers', { config: reading, schema: { summary: '已发布的通报和报告', tags } }, async (request, reply) =>
    cached(request, reply, await portalOf(platform).papers.issued()),
  );
  app.get('/papers/:id', { config: reading, schema: { summary: '一份通报或者报告', tags, params } }, async (request, reply) => {
    const paper = await portalOf(platform).papers.read(request.params.id);
    if (!paper) throw notFound();
    return cached(request, reply, paper, 300);
  });
  app.get('/papers/:id/docx', { config: reading, schema: { summary: '通报或者报告的文件', tags, params } }, async (request, reply) => {
    const { papers } = portalOf(platform);
    const [paper, bytes] = [await papers.read(request.params.id), await papers.docx(request.params.id)];
    if (!paper || !bytes) throw notFound();
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${paper.title}.docx`)}`)
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .send(Buffer.from(bytes));
  });
}

function verifyRoutes(platform: Platform, app: App): void {
  const querystring = z.object({ code: z.string().max(40) });
  app.get('/verify', { config: reading, schema: { summary: '核验已公开的报告', tags, querystring } }, async (request, reply) =>
    cached(request, reply, await verified(platform, request.query.code)),
  );
}

function formRoutes(platform: Platform, app: App): void {
  app.get('/services', { config: reading, schema: { summary: '可以申请的事项', tags } }, async (request, reply) =>
    cached(request, reply, servicesOf(platform)),
  );
  app.get(
    '/services/:procedure/:act',
    { config: reading, schema: { summary: '申请表', tags, params: formParams } },
    async (request, reply) => {
      const procedure = openedToday(platform, request.params.procedure);
      if (!opensForAnyone(procedure, request.params.act)) throw notFound();
      return cached(request, reply, formOf(platform, procedure, request.params.act), 300);
    },
  );
  const sayParams = matterParams.extend({ act: word });
  const url = '/matters/:procedure/:region/:id/says/:act';
  app.get(url, { config: reading, schema: { summary: '意见表', tags, params: sayParams } }, async (request, reply) => {
    const found = await publicMatter(platform, keyOf(request.params), request.params.procedure);
    if (!maySay(platform, found, request.params.act)) throw notFound();
    return cached(request, reply, formOf(platform, found.procedure, request.params.act));
  });
  const sayBody = z.object({ values });
  app.post(url, { config: handingIn, schema: { summary: '提出意见', tags, params: sayParams, body: sayBody } }, async (request, reply) => {
    const { procedure, act } = request.params;
    const ask = { act, values: request.body.values, idempotencyKey: idempotencyKey(request) };
    await say(platform, keyOf(request.params), procedure, ask);
    return reply.code(201).send({ received: true });
  });
}

function ownRoutes(platform: Platform, app: App): void {
  app.post('/files', { config: sendingFiles, schema: { summary: '上传材料', tags } }, async (request, reply) =>
    reply.code(201).send(await takeFile(platform, request)),
  );
  const params = z.object({ procedure: word });
  app.post(
    '/matters/:procedure',
    { config: handingIn, schema: { summary: '提交申请', tags, params, body: actBody } },
    async (request, reply) =>
      reply.code(201).send(await open(platform, request.params.procedure, { ...request.body, idempotencyKey: idempotencyKey(request) })),
  );
  app.post('/follow', { config: lookingUp, schema: { summary: '查办件', tags, body: receipt } }, async (request) =>
    followDto(platform, await matterOfReceipt(platform, request.body), codeFrom(request.body.code) ?? ''),
  );
  const fileBody = receipt.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
  app.post('/follow/file', { config: lookingUp, schema: { summary: '下载办件材料', tags, body: fileBody } }, async (request, reply) => {
    const seen = await valuesOfHolder(platform, await matterOfReceipt(platform, request.body));
    return sendFile(platform, request, reply, seen, request.body.sha256);
  });
  const ownActBody = receipt.extend({ act: word, values, seq: z.number().int().optional() });
  app.post('/follow/acts', { config: lookingUp, schema: { summary: '办理自己的办件', tags, body: ownActBody } }, async (request) => {
    const { act, seq } = request.body;
    const key = await matterOfReceipt(platform, request.body);
    await actAsHolder(platform, key, { act, seq, values: request.body.values, idempotencyKey: idempotencyKey(request) });
    return followDto(platform, key, codeFrom(request.body.code) ?? '');
  });
}

/** For anybody, without sign-in: what is published, what may be asked for, and one's own matter by its receipt. */
export const publicRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (root) => {
    await root.register(
      async (plain) => {
        const app = typed(plain);
        readRoutes(platform, app);
        paperRoutes(platform, app);
        verifyRoutes(platform, app);
        formRoutes(platform, app);
        ownRoutes(platform, app);
        app.get('/openapi.json', { schema: { hide: true } }, (request, reply) => {
          const whole = root.swagger();
          const paths = Object.entries(whole.paths ?? {}).filter(([path]) => path.startsWith('/api/public/'));
          return cached(request, reply, { ...whole, paths: Object.fromEntries(paths) }, 3600);
        });
      },
      { prefix: '/public' },
    );
  };
