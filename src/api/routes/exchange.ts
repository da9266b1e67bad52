import { createReadStream } from 'node:fs';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Refusal, refusal, same } from '#kernel';
import type { JobRow } from '#store';
import type { JobDto } from '../contract/exchange.ts';
import type { Asker, JobResult } from '../exchange.ts';
import { columnsIn, listQuery, questionOf, searchShape } from '../list-question.ts';
import { opensOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { handlesMatters } from '../scope.ts';
import { audit, type Signed, signed } from '../session.ts';

const exportBody = z.object({
  procedure: z.string().max(200),
  search: searchShape.default({}),
  columns: z.enum(['shown', 'all']).default('shown'),
});
const jobParams = z.object({ id: z.uuid() });
const procedureParams = z.object({ procedure: z.string().max(200) });
const actQuery = z.object({ act: z.string().max(60).optional() });
/** A table larger than this is asked for in parts; the command line takes more. */
const maxTableBytes = 20 * 1024 * 1024;
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const jobsShown = 20;

function askerOf({ id, name, post, actor }: Signed): Asker {
  const { unitPath, territory, duties, offices } = actor;
  const reach = [post.id, unitPath, territory, [...duties].sort().join(','), [...offices].sort().join(',')];
  return { id, name, post: post.id, actor, reach };
}

const isRefusal = (answer: JobRow | Refusal): answer is Refusal => 'code' in answer;

function jobOr(answer: JobRow | Refusal): JobRow {
  if (isRefusal(answer)) throw new Refused(422, answer);
  return answer;
}

function jobDto(platform: Platform, job: JobRow): JobDto {
  const result = job.result as JobResult;
  const { id, kind, procedure, title, state, done, total, madeAt, endedAt, expiresAt } = job;
  return {
    ...{ id, kind, procedure, title, state, done, total, madeAt, endedAt, expiresAt },
    file: platform.exchange.fileOf(job) !== undefined,
    note: result.note ?? '',
    accepted: result.accepted ?? 0,
    refused: result.refused ?? 0,
    problems: result.problems ?? [],
  };
}

/** A person's own job; anybody else's is not there. */
async function ownJob(platform: Platform, who: Signed, id: string): Promise<JobRow> {
  await platform.exchange.tidy();
  const job = await platform.store.job(id);
  if (job?.account !== who.id) throw notFound();
  return job;
}

function assertWorks(who: Signed): void {
  if (!handlesMatters(who.actor)) throw new Refused(403, refusal('not-competent', '您的岗位不办理事项', { remedy: '请由业务岗位办理' }));
}

/** A file is handed out in the post and with the reach in which it was asked for: who was moved since then asks anew. */
async function takeFile(platform: Platform, who: Signed, job: JobRow) {
  const path = platform.exchange.fileOf(job);
  if (path === undefined) throw new Refused(410, refusal('file-gone', '文件已过期或者还没有做好', { remedy: '请重新导出' }));
  if (job.post !== who.post.id)
    throw new Refused(403, refusal('post', '这个文件是以您的另一个岗位导出的', { remedy: '请切换岗位后下载，或者重新导出' }));
  const asked = (job.ask as { readonly reach?: never }).reach;
  if (!same(asked, askerOf(who).reach)) throw new Refused(403, refusal('reach', '您的职责范围已有变动', { remedy: '请重新导出' }));
  await audit(platform, who.id, 'download', `${job.kind} ${job.procedure} ${job.id}`);
  return path;
}

/** The table of a form, whole and within the limit. */
async function tableOf(request: FastifyRequest): Promise<{ name: string; bytes: Uint8Array }> {
  const part = await request.file({ limits: { fileSize: maxTableBytes } }).catch((error: { statusCode?: number }) => {
    if (error.statusCode !== undefined) throw error;
    throw malformed('文件没有收全', '请重新上传');
  });
  if (!part) throw malformed('没有收到文件', '请选择文件后再上传', 'file');
  const bytes = await part.toBuffer().catch((error: { statusCode?: number }) => {
    if (error.statusCode !== 413) throw malformed('文件没有收全', '请重新上传');
    throw new Refused(413, refusal('file-large', `表格超过${maxTableBytes / 1024 / 1024}兆`, { remedy: '请拆分成几个文件后分别导入' }));
  });
  const name = part.filename.replaceAll('\\', '/').split('/').at(-1) ?? '';
  if (!/\.(xlsx|csv)$/i.test(name))
    throw new Refused(422, refusal('file-type', '只能导入 .xlsx 或者 .csv 表格', { remedy: '请用表格软件另存后再上传' }));
  return { name: name.slice(-80), bytes };
}

/** The opening act a table is for: one that this person may do. */
function actFor(platform: Platform, who: Signed, id: string, named: string | undefined): { procedure: string; act: string } {
  assertWorks(who);
  const procedure = platform.registry.latest(id);
  if (!procedure) throw notFound();
  const opens = opensOf(platform, procedure, who.actor);
  const act = named === undefined ? opens[0]?.act : opens.find((o) => o.act === named)?.act;
  if (act === undefined) throw new Refused(403, refusal('not-competent', '您的岗位不能新办这类事项', { remedy: '请由有权岗位办理' }));
  return { procedure: procedure.id, act };
}

/** Tables out and in, as jobs behind the page. */
export const exchangeRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const { exchange, store } = platform;
    app.addHook('onClose', () => exchange.stop());
    app.post('/exports', { schema: { summary: '导出列表', body: exportBody } }, async (request, reply) => {
      const who = await signed(platform, request);
      assertWorks(who);
      const procedure = platform.registry.latest(request.body.procedure);
      if (!procedure) throw notFound();
      // Refused at once rather than in the background.
      const asked = listQuery.safeParse(request.body.search);
      if (!asked.success) throw malformed('导出的条件无法识别', '请在列表上重新设置条件', 'search');
      questionOf(platform, procedure, who.actor, asked.data);
      columnsIn(procedure, who.actor, request.body.search.cols);
      return reply.code(202).send(jobDto(platform, jobOr(await exchange.askExport(askerOf(who), request.body))));
    });
    app.get(
      '/imports/:procedure/template',
      { schema: { summary: '导入模板', params: procedureParams, querystring: actQuery } },
      async (request, reply) => {
        const who = await signed(platform, request);
        const { procedure, act } = actFor(platform, who, request.params.procedure, request.query.act);
        const title = platform.registry.latest(procedure)?.title ?? procedure;
        const name = encodeURIComponent(`${title}导入模板.xlsx`);
        reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`).type(xlsxType);
        return reply.send(Buffer.from(await exchange.template(askerOf(who), procedure, act)));
      },
    );
    app.post(
      '/imports/:procedure',
      { schema: { summary: '导入表格', params: procedureParams, querystring: actQuery } },
      async (request, reply) => {
        const who = await signed(platform, request);
        const to = actFor(platform, who, request.params.procedure, request.query.act);
        return reply
          .code(202)
          .send(jobDto(platform, jobOr(await exchange.askImport(askerOf(who), { ...to, ...(await tableOf(request)) }))));
      },
    );
    app.get('/jobs', { schema: { summary: '我的导入导出' } }, async (request) => {
      const who = await signed(platform, request);
      await exchange.tidy();
      return (await store.jobsOf(who.id, jobsShown)).map((job) => jobDto(platform, job));
    });
    jobRoutes(platform, app as unknown as FastifyInstance);
  };

type FastifyInstance = Parameters<FastifyPluginAsync>[0];

function jobRoutes(platform: Platform, plain: FastifyInstance): void {
  const app = plain.withTypeProvider<ZodTypeProvider>();
  const { exchange, store } = platform;
  const held = async (request: FastifyRequest, id: string) => {
    const who = await signed(platform, request);
    return { who, job: await ownJob(platform, who, id) };
  };
  const fresh = async (job: JobRow) => jobDto(platform, (await store.job(job.id)) ?? job);
  app.get('/jobs/:id', { schema: { summary: '一项导入导出', params: jobParams } }, async (request) =>
    jobDto(platform, (await held(request, request.params.id)).job),
  );
  app.post('/jobs/:id/cancel', { schema: { summary: '取消导入导出', params: jobParams } }, async (request) => {
    const { job } = await held(request, request.params.id);
    await exchange.cancel(job);
    return fresh(job);
  });
  app.post('/jobs/:id/again', { schema: { summary: '重新导出', params: jobParams } }, async (request, reply) => {
    const { who, job } = await held(request, request.params.id);
    assertWorks(who);
    return reply.code(202).send(jobDto(platform, jobOr(await exchange.again(askerOf(who), job))));
  });
  app.post('/jobs/:id/confirm', { schema: { summary: '确认导入', params: jobParams } }, async (request, reply) => {
    const { who, job } = await held(request, request.params.id);
    assertWorks(who);
    return reply.code(202).send(jobDto(platform, jobOr(await exchange.confirm(askerOf(who), job))));
  });
  app.delete('/jobs/:id', { schema: { summary: '删除导入导出记录', params: jobParams } }, async (request, reply) => {
    await exchange.remove((await held(request, request.params.id)).job);
    return reply.code(204).send();
  });
  app.get('/jobs/:id/file', { schema: { summary: '下载导出的文件', params: jobParams } }, async (request, reply) => {
    const { who, job } = await held(request, request.params.id);
    const path = await takeFile(platform, who, job);
    const name = encodeURIComponent(`${job.title}.xlsx`);
    reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`).type(xlsxType);
    return reply.send(createReadStream(path));
  });
}
