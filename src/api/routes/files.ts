import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { cleanText, type FileValue, isList, type Json, refusal, view } from '#kernel';
import type { FileDto } from '../contract.ts';
import { loadSeen } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { type Signed, signed } from '../session.ts';

const plainText = /^text\/(plain|csv|html)$/;
const refusedTypes = new Set(['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/x-sh']);

/** The type that the bytes show; what they do not show is text only when the sender says so. */
async function sniff(head: Uint8Array, said: string): Promise<string> {
  const seen = await fileTypeFromBuffer(head);
  if (seen) return seen.mime;
  return plainText.test(said) ? 'text/plain' : 'application/octet-stream';
}

const isFile = (value: Json | undefined, sha: string): boolean => {
  if (isList(value)) return value.some((v) => isFile(v, sha));
  return value !== null && typeof value === 'object' && (value as unknown as FileValue).sha256 === sha;
};

const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number } | undefined)?.statusCode;
const isTooLarge = (error: unknown): boolean => statusOf(error) === 413;

/** A form that breaks off in the middle is the sender's line failing, not ours. */
function cutOff(error: unknown): never {
  if (statusOf(error) !== undefined) throw error;
  throw malformed('文件没有收全', '请重新上传');
}

/** The last part of a path, without control signs and signs that turn the reading direction (x\u202efdp.exe). */
function nameOf(given: string): string {
  const last = basename(given.replaceAll('\\', '/')).replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  return [...(cleanText(last) ?? '')].slice(0, 200).join('') || '未命名';
}

/** Takes one file of a form, within the limits, by what its bytes show and not by its name. */
async function upload(platform: Platform, who: Signed, request: FastifyRequest): Promise<FileDto> {
  const part = await request.file().catch(cutOff);
  if (!part) throw new Refused(400, refusal('file-missing', '没有收到文件', { remedy: '请选择文件后再上传' }));
  const bytes = await part.toBuffer().catch((error: unknown) => (isTooLarge(error) ? undefined : cutOff(error)));
  if (!bytes || part.file.truncated) {
    const most = Math.max(1, Math.floor(platform.maxFileBytes / 1024 / 1024));
    throw new Refused(413, refusal('file-large', `文件超过${most}兆`, { remedy: '请压缩或者拆分后再上传' }));
  }
  if (bytes.length === 0) throw new Refused(422, refusal('file-empty', '文件是空的', { remedy: '请选择有内容的文件' }));
  const type = await sniff(bytes, part.mimetype);
  if (refusedTypes.has(type)) throw new Refused(422, refusal('file-type', '不接受可执行文件', { remedy: '请上传文档、表格或者图片' }));
  const name = nameOf(part.filename);
  const about = { name, type, by: who.id, at: platform.now(), max: platform.maxFileBytes };
  const kept = await platform.store.putFile(once(bytes), about);
  if ('code' in kept) throw new Refused(422, kept);
  return { sha256: kept.sha256, name, size: bytes.length, type };
}

/** A file goes out only through a matter in which the viewer may see it. */
async function download(platform: Platform, who: Signed, sha256: string, matter: string) {
  const { stored, procedure, viewer } = await loadSeen(platform, matter, who.actor);
  const shown = view(procedure, stored.matter, viewer);
  const held = Object.values(shown?.values ?? {}).some((v) => isFile(v, sha256));
  const [file, path] = [await platform.store.file(sha256), platform.store.filePath(sha256)];
  if (!held || !file || path === undefined) throw notFound();
  return { file, path };
}

const params = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const query = z.object({ matter: z.string().max(60) });

/** Upload into the content-addressed store; download only through a matter whose file the viewer may see. */
export const fileRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.post('/files', { schema: { summary: '上传证据材料' } }, async (request, reply) =>
      reply.code(201).send(await upload(platform, await signed(platform, request), request)),
    );
    app.get('/files/:sha256', { schema: { summary: '下载材料', params, querystring: query } }, async (request, reply) => {
      const { file, path } = await download(platform, await signed(platform, request), request.params.sha256, request.query.matter);
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
      return reply.header('content-disposition', disposition).type(file.type).send(createReadStream(path));
    });
  };

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
