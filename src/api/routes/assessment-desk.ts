import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { boardOf } from '../assessment-desk/board.ts';
import { isRatedFile, ratingQueue, ratingSheet } from '../assessment-desk/rating.ts';
import { refreshComputed, selfOf } from '../assessment-desk/self.ts';
import { draftCycle, openAll, publishResults, publishScheme, submitResults, takeStep } from '../assessment-desk/steps.ts';
import { closeSurvey, issueCodes, surveyForm, takeAnswer } from '../assessment-desk/survey.ts';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';
import { audit } from '../session.ts';
import { send } from './files.ts';
import { keyOf, place, typed, workerOf } from './place.ts';

const stepParams = place.extend({ step: z.enum(['assign', 'third', 'merge', 'draw', 'survey', 'score', 'rescore', 'notify']) });
const cycleParams = place.extend({ step: z.enum(['publish-scheme', 'open-all', 'submit-results', 'publish-results']) });
const words = z.string().trim().min(4).max(2000);
const said = z.string().trim().max(500);
const cycleBody = z.object({
  ...{ satisfaction: words.optional(), problems: words.optional() },
  ...{ noticeNo: said.optional(), lateReason: said.optional() },
});
const draftBody = z.object({ scheme: z.string().max(60), method: z.string().trim().max(5000) });
const fileParams = place.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const codesBody = z.object({
  issued: z.number().int().min(1).max(1000),
  origin: z.string().regex(/^https?:\/\/[\w.:[\]-]{1,200}$/),
});
const codeBody = z.object({ code: z.string().min(6).max(40) });
const answerBody = codeBody.extend({ answers: z.record(z.string().max(40), z.number().int().min(0).max(100)) });
/** A person answers once; a whole office or family may share one address. */
const answering = { rateLimit: { max: 60, timeWindow: '10 minutes', groupId: 'public-survey' }, open: true as const };

const worker = workerOf();

function ratingRoutes(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  const at = '/assessment-desk/sheets/:region/:id';
  app.get('/assessment-desk/queue', { schema: { summary: '待评的材料' } }, async (request) =>
    ratingQueue(platform, await worker(platform, request)),
  );
  app.get(at, { schema: { summary: '评分表和举证材料', params: place } }, async (request) =>
    ratingSheet(platform, await worker(platform, request), keyOf(request.params)),
  );
  app.get(`${at}/files/:sha256`, { schema: { summary: '举证材料', params: fileParams } }, async (request, reply) => {
    const who = await worker(platform, request);
    const { sha256 } = request.params;
    const allowed = await isRatedFile(platform, who, keyOf(request.params), sha256);
    const [file, path] = [await platform.store.file(sha256), platform.store.filePath(sha256)];
    if (!allowed || !file || path === undefined) throw notFound();
    await audit(platform, who.id, 'rated-file', `${keyOf(request.params)} ${sha256}`);
    return send(reply, request, { ...file, path }, false);
  });
}

function unitRoutes(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  app.get('/assessment-desk/self', { schema: { summary: '本单位考核' } }, async (request) => ({
    assessment: await selfOf(platform, await worker(platform, request)),
  }));
  app.post('/assessment-desk/self/:region/:id/refresh', { schema: { summary: '重新取数', params: place } }, async (request) => {
    await refreshComputed(platform, await worker(platform, request), keyOf(request.params));
    return { done: true };
  });
}

function officeRoutes(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  app.get('/assessment-desk/board', { schema: { summary: '考核进度' } }, async (request) =>
    boardOf(platform, await worker(platform, request)),
  );
  app.post('/assessment-desk/units/:region/:id/:step', { schema: { summary: '办理一步', params: stepParams } }, async (request) => {
    await takeStep(platform, await worker(platform, request), keyOf(request.params), request.params.step);
    return { done: true };
  });
  const cycle = '/assessment-desk/cycles/:region/:id/:step';
  app.post(cycle, { schema: { summary: '办理年度一步', params: cycleParams, body: cycleBody } }, async (request) => {
    const who = await worker(platform, request);
    const key = keyOf(request.params);
    const { satisfaction = '', problems = '', noticeNo = '', lateReason = '' } = request.body;
    switch (request.params.step) {
      case 'publish-scheme':
        await publishScheme(platform, who, key, { noticeNo, lateReason });
        break;
      case 'open-all':
        return { opened: await openAll(platform, who, key) };
      case 'submit-results':
        await submitResults(platform, who, key);
        break;
      default:
        await publishResults(platform, who, key, { satisfaction, problems });
    }
    return { done: true };
  });
  app.post('/assessment-desk/cycles', { schema: { summary: '起草考核方案', body: draftBody } }, async (request, reply) => {
    const key = await draftCycle(platform, await worker(platform, request), request.body);
    return reply.code(201).send({ key });
  });
  const survey = '/assessment-desk/surveys/:region/:id';
  app.post(`${survey}/codes`, { schema: { summary: '发放答卷码', params: place, body: codesBody } }, async (request) => {
    const who = await worker(platform, request);
    const made = await issueCodes(platform, who, keyOf(request.params), request.body);
    await audit(platform, who.id, 'survey-codes', `${keyOf(request.params)} ${request.body.issued}`);
    return made;
  });
  app.post(`${survey}/close`, { schema: { summary: '结束并统计', params: place } }, async (request) => {
    return closeSurvey(platform, await worker(platform, request), keyOf(request.params));
  });
}

function publicSurvey(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  const at = '/public/survey/:region/:id';
  app.post(at, { config: answering, schema: { summary: '满意度答卷', tags: ['公众'], params: place, body: codeBody } }, async (request) =>
    surveyForm(platform, keyOf(request.params), request.body.code),
  );
  app.post(
    `${at}/answer`,
    { config: answering, schema: { summary: '交满意度答卷', tags: ['公众'], params: place, body: answerBody } },
    async (request, reply) => {
      await takeAnswer(platform, keyOf(request.params), request.body.code, request.body.answers);
      return reply.code(201).send({ received: true });
    },
  );
}

/** The work on an assessment: raters, units, the office, and the public who are asked. */
export const assessmentDeskRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    if (!platform.assessmentKind) return;
    ratingRoutes(platform, plain);
    unitRoutes(platform, plain);
    officeRoutes(platform, plain);
    publicSurvey(platform, plain);
  };
