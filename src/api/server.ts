import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fixed from '@fastify/static';
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { guardChanges, safeHeaders } from './identity/headers.ts';
import { makeLog } from './log.ts';
import type { Platform } from './platform.ts';
import { explainError, problemOf, Refused } from './problem.ts';
import { accountRoutes } from './routes/account.ts';
import { administrationRoutes } from './routes/administration.ts';
import { assessmentDeskRoutes } from './routes/assessment-desk.ts';
import { assessmentSchemeRoutes } from './routes/assessment-schemes.ts';
import { assessmentRoutes } from './routes/assessments.ts';
import { auditRoutes } from './routes/audit.ts';
import { batchRoutes } from './routes/batch.ts';
import { bulletinRoutes } from './routes/bulletins.ts';
import { burdenRoutes } from './routes/burden.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { commandRoutes } from './routes/command.ts';
import { deskRoutes } from './routes/desk.ts';
import { draftRoutes } from './routes/drafts.ts';
import { exchangeRoutes } from './routes/exchange.ts';
import { figureRoutes } from './routes/figures.ts';
import { fileRoutes } from './routes/files.ts';
import { healthRoutes, meter } from './routes/health.ts';
import { helpRoutes } from './routes/help.ts';
import { lawRoutes } from './routes/law.ts';
import { letterRoutes } from './routes/letters.ts';
import { libraryRoutes } from './routes/library.ts';
import { matterRoutes } from './routes/matters.ts';
import { noticeRoutes } from './routes/notices.ts';
import { overviewRoutes } from './routes/overview.ts';
import { phraseRoutes } from './routes/phrases.ts';
import { pointRoutes } from './routes/points.ts';
import { publicRoutes } from './routes/public.ts';
import { quarterRoutes } from './routes/quarter.ts';
import { reportRoutes } from './routes/reports.ts';
import { roomRoutes } from './routes/room.ts';
import { searchRoutes } from './routes/search.ts';
import { sessionRoutes } from './routes/session.ts';
import { showcaseRoutes } from './routes/showcase.ts';
import { streamRoutes } from './routes/stream.ts';
import { taskRoutes } from './routes/tasks.ts';
import { textRoutes } from './routes/texts.ts';
import { truthRoutes } from './routes/truth.ts';
import { unitRoutes } from './routes/units.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { viewRoutes } from './routes/views.ts';

export type App = FastifyInstance;

/** Everything under /api. */
const allRoutes = [
  sessionRoutes,
  accountRoutes,
  unitRoutes,
  deskRoutes,
  matterRoutes,
  figureRoutes,
  overviewRoutes,
  streamRoutes,
  reportRoutes,
  roomRoutes,
  textRoutes,
  quarterRoutes,
  pointRoutes,
  taskRoutes,
  letterRoutes,
  bulletinRoutes,
  assessmentRoutes,
  assessmentSchemeRoutes,
  assessmentDeskRoutes,
  fileRoutes,
  uploadRoutes,
  draftRoutes,
  phraseRoutes,
  batchRoutes,
  lawRoutes,
  libraryRoutes,
  showcaseRoutes,
  truthRoutes,
  burdenRoutes,
  administrationRoutes,
  noticeRoutes,
  auditRoutes,
  searchRoutes,
  calendarRoutes,
  viewRoutes,
  exchangeRoutes,
  helpRoutes,
  commandRoutes,
  publicRoutes,
];

/** Puts the HTTP server together: plug-ins, the one error handler, the derived routes, the pages. Does not listen. */
export async function buildServer(platform: Platform, logLevel = 'warn', logTo?: { write(line: string): void }): Promise<App> {
  const app = fastify({
    loggerInstance: makeLog(logLevel, logTo) as FastifyBaseLogger,
    genReqId: () => randomUUID(),
    bodyLimit: 2 * 1024 * 1024,
    trustProxy: platform.identity?.proxies ?? false,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
    frameworkErrors: answerError,
    clientErrorHandler: answerNoHttp,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  await plugIn(app, platform);
  meter(app);
  await app.register(
    async (api) => {
      // What a person may see is for that person alone: no cache on the way keeps it.
      api.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store');
      });
      guardChanges(api as unknown as App, platform);
      for (const routes of allRoutes) await api.register(routes(platform));
      api.get('/openapi.json', { schema: { hide: true } }, () => app.swagger());
    },
    { prefix: '/api' },
  );
  await app.register(healthRoutes(platform));
  await pages(app, platform);
  return app as unknown as App;
}

/** The one answer to every error, the framework's own included: problem+json in words; a bug is logged. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, refusals, bug } = explainError(error);
  if (bug) request.log.error({ err: error }, 'fault');
  void reply.code(status).type('application/problem+json').send(problemOf(status, refusals));
}

/** Bytes that are no HTTP: answered by hand, since there is neither a request nor a reply. */
function answerNoHttp(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const body = JSON.stringify(problemOf(status, explainError({ statusCode: status }).refusals));
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json; charset=utf-8`;
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}

async function plugIn(app: FastifyInstance, platform: Platform): Promise<void> {
  await safeHeaders(app, platform);
  await app.register(cookie);
  await app.register(compress, { threshold: 2048 });
  await app.register(rateLimit, { global: false });
  await app.register(multipart, { limits: { fileSize: platform.maxFileBytes, files: 1, fields: 5, headerPairs: 50 } });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '准绳 接口', version: '0.1.0', description: '法治政府建设督导考评平台的接口。错误一律为 application/problem+json。' },
    },
    transform: jsonSchemaTransform,
  });
}

/** The built pages; every path that is no file and no API answers with the frame, which routes by itself. */
async function pages(app: FastifyInstance, { webDir }: Platform): Promise<void> {
  const built = webDir !== undefined && existsSync(join(webDir, 'index.html'));
  if (built) {
    await app.register(fixed, { root: webDir, wildcard: true, immutable: true, maxAge: '365d', setHeaders: noCacheForFrame });
  }
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w{1,5}(\?|$)/.test(request.url);
    const frame = /^\/p(\/|\?|$)/.test(request.url) ? 'p/index.html' : 'index.html';
    if (page && built) return reply.header('cache-control', 'no-cache').sendFile(frame);
    const { status, refusals } = explainError(
      new Refused(404, { code: 'not-found', text: '没有这个页面或者接口', remedy: '请从首页进入' }),
    );
    return reply.code(status).type('application/problem+json').send(problemOf(status, refusals));
  });
}

function noCacheForFrame(reply: FastifyReply, path: string): void {
  if (path.endsWith('.html')) reply.header('cache-control', 'no-cache');
}
