import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refusal } from '#kernel';
import { templateKinds } from '#reports';
import { mayEditForCity } from '../city-office.ts';
import type { RoomDto, RoomListDto, RoomTemplateDto } from '../contract/room.ts';
import { presentRows } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { checkReport } from '../room/check.ts';
import { compareYears } from '../room/compare.ts';
import { requestContributions } from '../room/contributions.ts';
import { roomFile } from '../room/files.ts';
import { freezeFigures } from '../room/freeze.ts';
import { reportAt } from '../room/matter.ts';
import { openable, openReport } from '../room/open.ts';
import { lineOf, roomDto, templateDto } from '../room/present.ts';
import { publishReport } from '../room/publish.ts';
import { draftTasks } from '../room/tasks.ts';
import { handlesMatters, scopeOf } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';
import { idempotencyKey } from './matters.ts';
import { type App, keyOf, place, typed } from './place.ts';

const words = (max: number) => z.string().trim().max(max);
const year = z.coerce.number().int().min(2000).max(2199);
const openBody = z.object({ template: words(60), unit: words(40), year, demonstrationArea: z.boolean().optional() });
const requestBody = z.object({ outline: words(2000), units: z.array(words(40)).max(400).optional() });
const freezeBody = z.object({ refreezeReason: words(500).min(4).optional(), lateReason: words(500).min(1).optional() });
const checkBody = z.object({ explanations: z.record(z.string().max(300), words(600)) });
const publishBody = z.object({ indexNo: words(40).optional(), url: words(300).optional(), lateReason: words(500).optional() });
const correctBody = z.object({ correctionNotice: words(2000).min(4) });
const templateId = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{2,59}$/) });
const templateBody = z.object({ title: words(60).min(2), text: z.string().min(1).max(200_000) });

async function listDto(platform: Platform, who: Signed): Promise<RoomListDto> {
  const procedure = platform.registry.latest(platform.room.kinds.report);
  if (!procedure || !handlesMatters(who.actor)) return { reports: [], templates: [], mayOpen: [], mayEditTemplates: false };
  const { rows } = await platform.store.list({ procedure: procedure.id, ...scopeOf(procedure, who.actor), limit: 100, count: 'none' });
  const seen = new Set(presentRows(platform, rows, who.actor).map((r) => r.key));
  const reports = rows.filter((r) => seen.has(r.key) && !r.voided).map((r) => lineOf(platform, procedure, r));
  return {
    reports: reports.toSorted((a, b) => b.year - a.year || a.reporter.code.localeCompare(b.reporter.code)),
    templates: (await platform.room.templates()).map((t) => templateDto(t, templateKinds)),
    mayOpen: await openable(platform, who),
    mayEditTemplates: mayEditForCity(platform, who),
  };
}

const room = async (platform: Platform, who: Signed, key: string): Promise<RoomDto> =>
  roomDto(platform, who, await reportAt(platform, who, key), templateKinds);

/** The report room: reports in hand, each with its stages, and the steps whose values the platform computes. */
export const roomRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = typed(plain);
    app.get('/reports/room', { schema: { summary: '报告室' } }, async (request) => listDto(platform, await signed(platform, request)));
    app.post('/reports/room', { schema: { summary: '启动年度报告', body: openBody } }, async (request, reply) => {
      const who = await signed(platform, request);
      const { demonstrationArea, ...ask } = request.body;
      const key = await openReport(platform, who, { ...ask, ...(demonstrationArea !== undefined && { demonstrationArea }) });
      return reply.code(201).send(await room(platform, who, key));
    });
    app.get('/reports/room/:region/:id', { schema: { summary: '一份年度报告', params: place } }, async (request) =>
      room(platform, await signed(platform, request), keyOf(request.params)),
    );
    stepRoutes(platform, app);
    readRoutes(platform, app);
    templateRoutes(platform, app);
  };

function stepRoutes(platform: Platform, app: App): void {
  const url = '/reports/room/:region/:id';
  const step = async (request: FastifyRequest, what: string, run: (who: Signed, key: string) => Promise<unknown>): Promise<RoomDto> => {
    const who = await signed(platform, request);
    const key = keyOf(request.params as z.infer<typeof place>);
    await run(who, key);
    await audit(platform, who.id, what, key);
    return room(platform, who, key);
  };
  app.post(`${url}/request`, { schema: { summary: '部署供稿', params: place, body: requestBody } }, (request) =>
    step(request, 'report-request', (who, key) => {
      const { outline, units } = request.body;
      return requestContributions(platform, who, key, { outline, ...(units && { units }), idempotency: idempotencyKey(request) });
    }),
  );
  app.post(`${url}/freeze`, { schema: { summary: '封存数据', params: place, body: freezeBody } }, (request) =>
    step(request, 'report-freeze', (who, key) => {
      const { refreezeReason, lateReason } = request.body;
      return freezeFigures(platform, who, key, { ...(refreezeReason && { refreezeReason }), ...(lateReason && { lateReason }) });
    }),
  );
  app.post(`${url}/check`, { schema: { summary: '一致性核对', params: place, body: checkBody } }, (request) =>
    step(request, 'report-check', (who, key) => checkReport(platform, who, key, request.body.explanations)),
  );
  const calledAs = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;
  app.post(`${url}/publish`, { schema: { summary: '公开', params: place, body: publishBody } }, (request) =>
    step(request, 'report-publish', (who, key) => {
      const said = Object.fromEntries(Object.entries(request.body).filter(([, value]) => value));
      return publishReport(platform, who, key, said, calledAs(request));
    }),
  );
  app.post(`${url}/correct`, { schema: { summary: '更正', params: place, body: correctBody } }, (request) =>
    step(request, 'report-correct', (who, key) => publishReport(platform, who, key, request.body, calledAs(request))),
  );
  app.post(`${url}/tasks`, { schema: { summary: '下一年度安排转为任务草稿', params: place } }, (request) =>
    step(request, 'report-tasks', (who, key) => draftTasks(platform, who, key, idempotencyKey(request))),
  );
}

const fileQuery = z.object({ edition: z.enum(['internal', 'public']).default('internal') });

function readRoutes(platform: Platform, app: App): void {
  const url = '/reports/room/:region/:id';
  app.get(`${url}/compare`, { schema: { summary: '两年比较', params: place, querystring: z.object({ with: year }) } }, async (request) => {
    const who = await signed(platform, request);
    return compareYears(platform, await reportAt(platform, who, keyOf(request.params)), request.query.with);
  });
  const fileParams = place.extend({ kind: z.enum(['docx', 'md', 'json', 'csv']) });
  app.get(`${url}/files/:kind`, { schema: { summary: '报告文件', params: fileParams, querystring: fileQuery } }, async (request, reply) => {
    const who = await signed(platform, request);
    const file = await roomFile(platform, await reportAt(platform, who, keyOf(request.params)), request.params.kind, request.query.edition);
    await audit(platform, who.id, 'report', keyOf(request.params));
    return reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .type(file.type)
      .send(Buffer.from(file.bytes));
  });
}

function templateRoutes(platform: Platform, app: App): void {
  app.get('/reports/templates/:id', { schema: { summary: '报告底稿', params: templateId } }, async (request): Promise<RoomTemplateDto> => {
    const who = await signed(platform, request);
    const found = handlesMatters(who.actor) ? await platform.room.template(request.params.id) : undefined;
    if (!found) throw notFound();
    return { ...templateDto(found, templateKinds), text: found.text, editable: mayEditForCity(platform, who) };
  });
  app.put(
    '/reports/templates/:id',
    { schema: { summary: '修改或者增加报告底稿', params: templateId, body: templateBody } },
    async (request) => {
      const who = await signed(platform, request);
      if (!mayEditForCity(platform, who))
        throw new Refused(403, refusal('not-competent', '您的岗位不能修改报告底稿', { remedy: '应由市司法行政部门负责人修改' }));
      const known = (await platform.room.templates()).length;
      if (known >= 60) throw malformed('报告底稿已有60份', '请先整理不再使用的底稿');
      const problems = await platform.room.saveTemplate(request.params.id, request.body, { actor: who.id, at: platform.now() });
      await audit(platform, who.id, 'report-template', request.params.id);
      return { problems };
    },
  );
}
