import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { addDays, refusal } from '#kernel';
import type { FileDto } from '../contract.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { type Signed, signed } from '../session.ts';
import { fileLarge, keepFile, nameOf } from './files.ts';

const hour = 3_600_000;
/** An upload that nobody has gone on with for so long is given up. */
const keptHours = 24;
/** Most uploads that one person may have under way. */
const mostAtOnce = 20;

const prefixOf = (who: Signed): string => createHash('sha256').update(who.id).digest('hex').slice(0, 16);
/** The name of an upload says whose it is; nobody else gets at it. */
const uploadId = z.string().regex(/^[0-9a-f]{16}-[0-9a-f-]{36}$/);

const isOwn = (who: Signed, id: string): boolean => uploadId.safeParse(id).success && id.startsWith(`${prefixOf(who)}-`);

/** Removes uploads that nobody has gone on with since; says how many files went. */
export async function sweepUploads(folder: string, before: number): Promise<number> {
  if (!existsSync(folder)) return 0;
  let gone = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || found.mtimeMs >= before) continue;
    await rm(path, { force: true });
    gone += 1;
  }
  return gone;
}

interface Yard {
  readonly folder: string;
  readonly tus: Server;
}

function yardOf(platform: Platform): Yard {
  const folder = platform.store.uploadsDir();
  const tus = new Server({
    path: '/api/uploads',
    datastore: new FileStore({ directory: folder }),
    maxSize: platform.maxFileBytes,
    relativeLocation: true,
    allowedOrigins: [],
    // Set before the request is handed over, from the person who is signed in.
    namingFunction: (request) => names.get(request.runtime?.node?.req ?? {}) ?? '',
    getFileIdFromRequest: (_request, last) => (uploadId.safeParse(last).success ? last : undefined),
  });
  return { folder, tus };
}

/** The name that a request to open an upload was given by us; nothing that a sender writes can set it. */
const names = new WeakMap<object, string>();

/** What a new upload may be, told in words before the protocol's own short answers. */
async function assertAllowed(platform: Platform, yard: Yard, who: Signed, request: FastifyRequest): Promise<void> {
  const said = request.headers['upload-length'];
  const length = Number(said);
  if (typeof said !== 'string' || !Number.isSafeInteger(length) || length < 0) throw malformed('没有写明文件大小', '请从页面上传');
  if (length > platform.maxFileBytes) throw fileLarge(platform);
  if (length === 0) throw new Refused(422, refusal('file-empty', '文件是空的', { remedy: '请选择有内容的文件' }));
  const own = (await readdir(yard.folder)).filter((name) => name.startsWith(prefixOf(who)) && name.endsWith('.json'));
  if (own.length >= mostAtOnce) {
    throw new Refused(429, refusal('uploads-many', `您有${own.length}个文件还没有传完`, { remedy: '请先传完或者移除，再传新的' }));
  }
}

/** Hands a request over to the protocol's own server, with the headers that every answer of ours carries. */
async function handOver(yard: Yard, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
  await yard.tus.handle(request.raw, reply.raw);
}

/** Name and type that the sender gave, from the protocol's metadata. */
interface Said {
  readonly size: number;
  readonly offset: number;
  readonly name: string;
  readonly type: string;
}

async function saidOf(yard: Yard, id: string): Promise<Said> {
  const upload = await yard.tus.datastore.getUpload(id).catch(() => undefined);
  if (!upload) throw notFound();
  return {
    size: upload.size ?? -1,
    offset: upload.offset,
    name: nameOf(upload.metadata?.filename ?? ''),
    type: (upload.metadata?.filetype ?? '').slice(0, 100),
  };
}

/** The first bytes tell the type; they are all that is read into memory. */
async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Opened only when it is read: a file that is refused is never touched again. */
async function* contentOf(path: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(path);
}

const donePath = (yard: Yard, id: string): string => join(yard.folder, `${id}.done`);

/** Takes a whole upload into the files of the platform. A repeated call gets the first answer: a lost one does no harm. */
async function finish(platform: Platform, yard: Yard, who: Signed, id: string): Promise<FileDto> {
  if (existsSync(donePath(yard, id))) return JSON.parse(await readFile(donePath(yard, id), 'utf8')) as FileDto;
  const said = await saidOf(yard, id);
  if (said.offset !== said.size) throw new Refused(409, refusal('upload-unfinished', '文件还没有传完', { remedy: '请接着上传' }));
  const path = join(yard.folder, id);
  const clear = async () => {
    await yard.tus.datastore.remove(id).catch(() => undefined);
  };
  try {
    const kept = await keepFile(platform, who, { head: await headOf(path), content: contentOf(path), ...said });
    await writeFile(donePath(yard, id), JSON.stringify(kept));
    await clear();
    return kept;
  } catch (error) {
    // What is refused is not kept; what failed may be tried again.
    if (error instanceof Refused) await clear();
    throw error;
  }
}

/**
 * Uploads that go on after a broken line (the tus protocol): POST opens one, HEAD asks how far it came, PATCH goes on,
 * DELETE gives it up, POST …/file takes the whole one into the platform. Only for who opened it.
 */
export const uploadRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    const yard = yardOf(platform);
    await mkdir(yard.folder, { recursive: true });
    // The bytes go past the framework, straight to the disk.
    app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
    sweepEveryHour(plain, platform, yard.folder);
    const params = z.object({ id: z.string().max(80) });
    const own = async (request: FastifyRequest<{ Params: z.infer<typeof params> }>): Promise<Signed> => {
      const who = await signed(platform, request);
      if (!isOwn(who, request.params.id)) throw notFound();
      return who;
    };
    // The three below speak the protocol of tus, which describes itself; ours is only the last.
    app.post('/uploads', { schema: { hide: true } }, async (request, reply) => {
      const who = await signed(platform, request);
      await assertAllowed(platform, yard, who, request);
      names.set(request.raw, `${prefixOf(who)}-${randomUUID()}`);
      await handOver(yard, request, reply);
    });
    app.route({
      method: ['HEAD', 'PATCH', 'DELETE'],
      url: '/uploads/:id',
      schema: { hide: true, params },
      handler: async (request, reply) => {
        await own(request);
        await handOver(yard, request, reply);
      },
    });
    app.post('/uploads/:id/file', { schema: { summary: '上传完毕', params } }, async (request, reply) =>
      reply.code(201).send(await finish(platform, yard, await own(request), request.params.id)),
    );
  };

/** Days after which a draft that was not gone on with is dropped; the city may set another number (`draft-days`). */
const draftDays = 60;

/** Gives up what nobody went on with: uploads after a day, drafts after two months. */
function sweepEveryHour(app: Parameters<FastifyPluginAsync>[0], platform: Platform, folder: string): void {
  const sweep = async () => {
    await sweepUploads(folder, Date.now() - keptHours * hour);
    const days = Number((await platform.store.setting('draft-days')) ?? draftDays);
    await platform.store.sweepDrafts(addDays(platform.today(), -days));
  };
  const timer = setInterval(() => void sweep().catch((error: unknown) => app.log.error({ err: error }, 'sweep')), hour);
  timer.unref();
  app.addHook('onClose', async () => clearInterval(timer));
}
