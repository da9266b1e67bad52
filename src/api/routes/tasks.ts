import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isCivilDate } from '#kernel';
import type { TaskResults } from '../contract/tasks.ts';
import type { Platform } from '../platform.ts';
import { malformed } from '../problem.ts';
import { audit, signed } from '../session.ts';
import { breakDown, copyPlan, fromMeetings, prove } from '../tasks/doing.ts';
import { yearInHand } from '../tasks/door.ts';
import { instructionsDto, startOf } from '../tasks/instructed.ts';
import { taskLights } from '../tasks/lights.ts';
import { firstPersonDto, taskDto, tasksDto, tasksLit } from '../tasks/reading.ts';
import { unitInReach } from './figures.ts';
import { idempotencyKey } from './matters.ts';
import { keyOf, place, typed, workerOf } from './place.ts';

const numbered = z.object({ no: z.string().max(40) });
const key = z.string().max(60);
const year = z.coerce.number().int().min(2000).max(2100).optional();
const day = z.string().max(10).optional();
const query = z.object({ year, on: day, under: key.optional(), unit: z.string().max(40).optional() });
const litQuery = query.extend({ light: z.enum(['red', 'yellow', 'green', 'grey']) });
const part = z.object({
  title: z.string().trim().min(4).max(60),
  unit: z.string().max(40),
  weight: z.number().min(0.01).max(100),
  dueOn: z.string().max(10),
  covers: z.string().trim().max(60),
  isKey: z.boolean(),
});
const splitBody = z.object({ parts: z.array(part).min(1).max(60).optional() });
const copyBody = z.object({ from: z.number().int().min(2000).max(2100), to: z.number().int().min(2000).max(2100) });
const meetingsBody = z.object({ items: z.array(key).min(1).max(50) });

/** The tasks of the year: tree and lights, one task, break-down in one go, proof by figures, drafts from elsewhere. */
export const taskRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    if (!platform.tasks) return;
    readingRoutes(platform, plain);
    doingRoutes(platform, plain);
  };

const worker = workerOf('任务');

async function askOf(platform: Platform, { year: asked, on = platform.today(), under, unit }: z.infer<typeof query>) {
  if (!isCivilDate(on)) throw malformed('日期不是存在的日期', '请按 2019-06-30 的格式填写', 'on');
  if (unit !== undefined && platform.units.get(unit) === undefined) throw malformed('没有这个单位', '请从单位名册中选择', 'unit');
  return { year: asked ?? (await yearInHand(platform)), on: on > platform.today() ? platform.today() : on, under, unit };
}

function readingRoutes(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  app.get('/tasks', { schema: { summary: '督导任务', querystring: query } }, async (request) => {
    const who = await worker(platform, request);
    return tasksDto(platform, who, await askOf(platform, request.query));
  });
  app.get('/tasks/lit', { schema: { summary: '某种灯的任务', querystring: litQuery } }, async (request) => {
    const who = await worker(platform, request);
    return tasksLit(platform, who, { ...(await askOf(platform, request.query)), light: request.query.light });
  });
  app.get('/tasks/first-person', { schema: { summary: '第一责任人履职', querystring: z.object({ year }) } }, async (request) => {
    const who = await worker(platform, request);
    return firstPersonDto(platform, who, request.query.year ?? (await yearInHand(platform)));
  });
  app.get('/tasks/lights', { schema: { summary: '各单位任务亮灯', querystring: query.pick({ unit: true }) } }, async (request) =>
    taskLights(platform, unitInReach(platform, await worker(platform, request), request.query.unit)),
  );
  app.get('/tasks/instructions', { schema: { summary: '领导批示' } }, async (request) =>
    instructionsDto(platform, await worker(platform, request)),
  );
  app.get('/tasks/instructions/:no', { schema: { summary: '由批示拟制任务', params: numbered } }, async (request) =>
    startOf(platform, await worker(platform, request), request.params.no),
  );
  app.get('/tasks/:region/:id', { schema: { summary: '一项任务', params: place, querystring: z.object({ on: day }) } }, async (request) => {
    const who = await worker(platform, request);
    return taskDto(platform, who, keyOf(request.params), (await askOf(platform, request.query)).on);
  });
}

function doingRoutes(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  const doing = async (request: FastifyRequest) => {
    const who = await worker(platform, request);
    return { platform, who, on: platform.today(), idempotency: idempotencyKey(request) };
  };
  const noted = async (request: FastifyRequest, subject: string, work: Promise<TaskResults>): Promise<TaskResults> => {
    const results = await work;
    await audit(platform, (await signed(platform, request)).id, 'tasks', subject);
    return results;
  };
  app.post('/tasks/:region/:id/break-down', { schema: { summary: '分解并下达', params: place, body: splitBody } }, async (request) => {
    const at = keyOf(request.params);
    return noted(request, `break-down ${at}`, breakDown(await doing(request), at, request.body.parts));
  });
  app.post('/tasks/:region/:id/prove', { schema: { summary: '以平台数据核验', params: place } }, async (request) => {
    const at = keyOf(request.params);
    return noted(request, `prove ${at}`, prove(await doing(request), at));
  });
  app.post('/tasks/copy', { schema: { summary: '沿用上年任务', body: copyBody } }, async (request) => {
    const { from, to } = request.body;
    if (from >= to) throw malformed('年度不正确', '沿用的年度应早于新年度', 'from');
    return noted(request, `copy ${from} ${to}`, copyPlan(await doing(request), from, to));
  });
  app.post('/tasks/from-meetings', { schema: { summary: '会议决定转为任务', body: meetingsBody } }, async (request) =>
    noted(request, 'from-meetings', fromMeetings(await doing(request), request.body.items)),
  );
}
