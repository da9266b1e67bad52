import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isCivilDate } from '#kernel';
import type { LawChangeDto, LibraryDto } from '../contract/library.ts';
import { docxType } from '../docx.ts';
import { bookOf } from '../library/book.ts';
import { campaignOf, cataloguesOf, listDocuments } from '../library/campaign.ts';
import { checks } from '../library/checks.ts';
import { expiring } from '../library/expiring.ts';
import { filingOf } from '../library/filing.ts';
import { historyOn } from '../library/history.ts';
import { enterLawChange, lawChanges, mayEnterLaw } from '../library/law-changes.ts';
import { opinionsOf, opinionTable } from '../library/opinions.ts';
import { radar } from '../library/radar.ts';
import { textOfFile } from '../library/reading.ts';
import { recognised } from '../library/recognise.ts';
import { libraryOf } from '../library/shelf.ts';
import { opensOf } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';
import { reportYear, unitInReach } from './figures.ts';
import { keyOf, place, typed, workerOf } from './place.ts';

const day = z.string().max(10);
const unit = z.string().max(40).optional();
const recogniseBody = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const listBody = z.object({ keys: z.array(z.string().max(60)).min(1).max(200), on: day.optional() });
const title = z.string().trim().min(2).max(120);
const number = z.string().trim().max(60).optional();
const changeBody = z.object({
  title,
  number,
  kind: z.enum(['amended', 'repealed']),
  on: day,
  by: z.string().trim().max(200).optional(),
  note: z.string().trim().max(500).optional(),
});

function dayOr(given: string | undefined, otherwise: string, field: string): string {
  if (given === undefined || given === '') return otherwise;
  if (!isCivilDate(given)) throw malformed('日期不是存在的日期', '请按 2019-06-30 的格式填写', field);
  return given;
}

const worker = workerOf();

function libraryDto(platform: Platform, who: Signed): LibraryDto {
  const kind = libraryOf(platform);
  const document = platform.registry.latest(kind.document);
  const imports = document && opensOf(platform, document, who.actor).some((o) => o.act === kind.importAct);
  return {
    document: kind.document,
    filing: kind.filing.procedure,
    opinion: kind.opinion.procedure,
    campaign: kind.campaign.procedure,
    item: kind.campaign.item,
    book: kind.book,
    importAct: imports ? kind.importAct : null,
    mayEnterLaw: mayEnterLaw(who),
  };
}

const sendDocx = (reply: FastifyReply, name: string, bytes: Uint8Array) =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`)
    .type(docxType)
    .send(Buffer.from(bytes));

function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && /^[\w-]{8,80}$/.test(key)) return key;
  throw malformed('缺少防重复标识', '请从页面提交；接口调用请带 Idempotency-Key');
}

/** A file that this person has just sent, and nobody else's. */
async function ownFile(platform: Platform, who: Signed, sha256: string) {
  const [file, path] = [await platform.store.file(sha256), platform.store.filePath(sha256)];
  if (!file || path === undefined || file.by !== who.id) throw notFound();
  return { sha256, name: file.name, size: file.size, type: file.type, path };
}

/** The library of normative documents: reading files, what a text repeats and names, its line, its end, its filing. */
export const libraryRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    if (!platform.library) return;
    documentRoutes(platform, plain);
    campaignRoutes(platform, plain);
    radarRoutes(platform, plain);
  };

function documentRoutes(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  app.get('/library', { schema: { summary: '文件库' } }, async (request) => libraryDto(platform, await signed(platform, request)));
  app.post('/library/recognise', { schema: { summary: '识别文件要素', body: recogniseBody } }, async (request) => {
    const who = await worker(platform, request);
    const { path, ...file } = await ownFile(platform, who, request.body.sha256);
    return recognised(platform, await textOfFile({ ...file, path }), file);
  });
  app.get('/library/checks/:region/:id', { schema: { summary: '文本核查', params: place } }, async (request) =>
    checks(platform, keyOf(request.params), (await worker(platform, request)).actor),
  );
  app.get(
    '/library/history/:region/:id',
    { schema: { summary: '现行文本', params: place, querystring: z.object({ on: day.optional() }) } },
    async (request) => {
      const who = await worker(platform, request);
      return historyOn(platform, keyOf(request.params), who.actor, dayOr(request.query.on, platform.today(), 'on'));
    },
  );
  app.get('/library/expiring', { schema: { summary: '有效期将满的文件', querystring: z.object({ unit }) } }, async (request) => {
    const who = await worker(platform, request);
    return expiring(platform, who, unitInReach(platform, who, request.query.unit));
  });
  const filingQuery = z.object({ unit, from: day.optional(), to: day.optional() });
  app.get('/library/filing', { schema: { summary: '备案情况', querystring: filingQuery } }, async (request) => {
    const who = await worker(platform, request);
    const year = reportYear(platform);
    const [from, to] = [dayOr(request.query.from, `${year}-01-01`, 'from'), dayOr(request.query.to, `${year}-12-31`, 'to')];
    if (from > to) throw malformed('期间不正确', '起日应不晚于止日', 'from');
    return filingOf(platform, who, { from, to, unit: unitInReach(platform, who, request.query.unit) });
  });
}

function campaignRoutes(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  const at = '/library/campaigns/:region/:id';
  app.get(at, { schema: { summary: '清理全貌', params: place } }, async (request) =>
    campaignOf(platform, await worker(platform, request), keyOf(request.params)),
  );
  app.post(`${at}/list`, { schema: { summary: '按范围列入清理清单', params: place, body: listBody } }, async (request) => {
    const who = await worker(platform, request);
    const { keys, on } = request.body;
    const ask = { keys, on: dayOr(on, platform.today(), 'on'), idempotency: idempotencyKey(request) };
    return listDocuments(platform, who, keyOf(request.params), ask);
  });
  app.get(`${at}/catalogues.docx`, { schema: { summary: '清理结果目录', params: place } }, async (request, reply) => {
    const who = await worker(platform, request);
    const { bytes, title: name } = await cataloguesOf(platform, who, keyOf(request.params));
    await audit(platform, who.id, 'report', `catalogues ${keyOf(request.params)}`);
    return sendDocx(reply, `${name}结果目录`, bytes);
  });
  app.get('/library/books/:region/:id/book.docx', { schema: { summary: '汇编文件', params: place } }, async (request, reply) => {
    const who = await worker(platform, request);
    const { bytes, title: name } = await bookOf(platform, who, keyOf(request.params));
    await audit(platform, who.id, 'report', `book ${keyOf(request.params)}`);
    return sendDocx(reply, name, bytes);
  });
  const opinions = '/library/opinions/:region/:id';
  app.get(opinions, { schema: { summary: '收到的意见', params: place } }, async (request) =>
    opinionsOf(platform, await worker(platform, request), keyOf(request.params)),
  );
  app.post(`${opinions}/table`, { schema: { summary: '生成采纳情况表', params: place } }, async (request) =>
    opinionTable(platform, await worker(platform, request), keyOf(request.params)),
  );
}

function radarRoutes(platform: Platform, plain: unknown): void {
  const app = typed(plain);
  app.get('/law/changes', { schema: { summary: '法律变动' } }, async (request) => {
    await worker(platform, request);
    return lawChanges(platform);
  });
  app.post('/law/changes', { schema: { summary: '登记法律变动', body: changeBody } }, async (request): Promise<LawChangeDto[]> => {
    const who = await worker(platform, request);
    const changes = await enterLawChange(platform, who, request.body);
    await audit(platform, who.id, 'law-change', request.body.title);
    return changes;
  });
  app.get('/law/radar', { schema: { summary: '法律变动影响', querystring: z.object({ title, number }) } }, async (request) => {
    await worker(platform, request);
    return radar(platform, { title: request.query.title.replace(/[《》]/g, ''), number: request.query.number || undefined });
  });
}
