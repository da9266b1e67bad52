import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusal } from '#kernel';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { audit, signed } from '../session.ts';
import { ask, asOffice, recordsOf, truthDto } from '../truth/office.ts';
import { mediationDto, ownQuestions } from '../truth/own.ts';
import { periodOf } from '../truth/period.ts';
import { idempotencyKey } from './matters.ts';

const period = z.string().max(10).optional();
const query = z.object({ period });
const recordQuery = query.extend({ mark: z.string().min(1).max(120) });
const runBody = z.object({ period });
const askBody = runBody.extend({ marks: z.array(z.string().min(1).max(120)).min(1).max(200) });

/** Runs at the same time would only wait for each other. */
const running = new WeakSet<Platform>();

/** The truth of data: looking through records, asking units, their answers, and the anomalies of mediation. */
export const truthRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.get('/truth', { schema: { summary: '数据核对', querystring: query } }, async (request) => {
      const who = await signed(platform, request);
      return truthDto(platform, who, periodOf(platform, request.query.period));
    });
    app.get('/truth/own', { schema: { summary: '本单位的数据核对询问' } }, async (request) =>
      ownQuestions(platform, await signed(platform, request)),
    );
    app.get('/truth/records', { schema: { summary: '核对所见的记录', querystring: recordQuery } }, async (request) => {
      const who = await signed(platform, request);
      const found = await recordsOf(platform, who, periodOf(platform, request.query.period), request.query.mark);
      await audit(platform, who.id, 'records', `truth ${request.query.mark}`);
      return found;
    });
    app.get('/truth/mediation', { schema: { summary: '调解数据异常', querystring: query } }, async (request) => {
      const who = await signed(platform, request);
      return mediationDto(platform, who, periodOf(platform, request.query.period));
    });
    app.post('/truth/runs', { schema: { summary: '核对一个期间的记录', body: runBody } }, async (request) => {
      const who = await signed(platform, request);
      const door = asOffice(platform, who);
      const asked = periodOf(platform, request.body.period);
      if (!(await truthDto(platform, who, asked)).mayRun)
        throw new Refused(403, refusal('not-competent', '您的岗位不能进行数据核对', { remedy: '请由法治督导机构经办人员办理' }));
      if (running.has(platform)) throw new Refused(409, refusal('running', '正在核对，请稍候', { remedy: '完成后刷新查看' }));
      running.add(platform);
      try {
        await door.run(asked.id, asked.span, who.id);
      } finally {
        running.delete(platform);
      }
      await audit(platform, who.id, 'truth-run', asked.id);
      return truthDto(platform, who, asked);
    });
    app.post('/truth/questions', { schema: { summary: '向单位提出数据核对询问', body: askBody } }, async (request) => {
      const who = await signed(platform, request);
      const key = idempotencyKey(request);
      return ask(platform, who, periodOf(platform, request.body.period), request.body.marks, key);
    });
  };
