import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { cleanText, isList, type Json, refusal, view } from '#kernel';
import type { FileRow } from '#store';
import type { FileDto } from '../contract.ts';
import { docxType, readDocx } from '../docx.ts';
import { loadSeen } from '../matters.ts';
import type { Platform } from '../platform.ts';
import { malformed, notFound, Refused } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';

const plainText = /^text\/(plain|csv|html)$/;
const refusedTypes = new Set(['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/x-sh']);

/** The type that the bytes show; what they do not show is text only when the sender says so. */
export async function sniff(head: Uint8Array, said: string): Promise<string> {
  const seen = await fileTypeFromBuffer(head);
  if (seen) return seen.mime;
  return plainText.test(said) ? 'text/plain' : 'application/octet-stream';
}

/** Whether a value holds a file of this digest, at any depth: in a list, in a row of a table. */
export const holds = (value: Json | undefined, sha: string): boolean => {
  if (isList(value)) return value.some((one) => holds(one, sha));
  if (value === null || typeof value !== 'object') return false;
  const held = value as Readonly<Record<string, Json | undefined>>;
  return held.sha256 === sha || Object.values(held).some((one) => typeof one === 'object' && holds(one, sha));
};

const statusOf = (error: unknown): number | undefined => (error as { statusCode?: number } | undefined)?.statusCode;
const isTooLarge = (error: unknown): boolean => statusOf(error) === 413;

/** A form that breaks off in the middle is the sender's line failing, not ours. */
function cutOff(error: unknown): never {
  if (statusOf(error) !== undefined) throw error;
  throw malformed('文件没有收全', '请重新上传');
}

/** The last part of a path, without control signs and signs that turn the reading direction (x\u202efdp.exe). */
export function nameOf(given: string): string {
  const last = basename(given.replaceAll('\\', '/')).replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  return [...(cleanText(last) ?? '')].slice(0, 200).join('') || '未命名';
}

export function fileLarge({ maxFileBytes }: Pick<Platform, 'maxFileBytes'>): Refused {
  const most = Math.max(1, Math.floor(maxFileBytes / 1024 / 1024));
  return new Refused(413, refusal('file-large', `文件超过${most}兆`, { remedy: '请压缩或者拆分后再上传' }));
}

interface Arrived {
  /** The first bytes, which tell the type. */
  readonly head: Uint8Array;
  readonly content: AsyncIterable<Uint8Array>;
  readonly size: number;
  readonly name: string;
  /** The type that the sender gave. */
  readonly type: string;
}

/** Takes what has arrived whole into the files of the platform, by what its bytes show and not by its name. */
export async function keepFile(platform: Platform, who: Pick<Signed, 'id'>, arrived: Arrived): Promise<FileDto> {
  const type = await sniff(arrived.head, arrived.type);
  if (refusedTypes.has(type)) throw new Refused(422, refusal('file-type', '不接受可执行文件', { remedy: '请上传文档、表格或者图片' }));
  const { name, size } = arrived;
  const kept = await platform.store.putFile(arrived.content, { name, type, by: who.id, at: platform.now(), max: platform.maxFileBytes });
  if ('code' in kept) throw new Refused(422, kept);
  return { sha256: kept.sha256, name, size, type };
}

/** Reads the one file of a form, within the limits. */
export async function receivePart(request: FastifyRequest, maxFileBytes: number) {
  const part = await request.file({ limits: { fileSize: maxFileBytes } }).catch(cutOff);
  if (!part) throw new Refused(400, refusal('file-missing', '没有收到文件', { remedy: '请选择文件后再上传' }));
  const bytes = await part.toBuffer().catch((error: unknown) => (isTooLarge(error) ? undefined : cutOff(error)));
  if (!bytes || part.file.truncated) throw fileLarge({ maxFileBytes });
  if (bytes.length === 0) throw new Refused(422, refusal('file-empty', '文件是空的', { remedy: '请选择有内容的文件' }));
  return { bytes, filename: part.filename, mimetype: part.mimetype };
}

async function upload(platform: Platform, who: Signed, request: FastifyRequest): Promise<FileDto> {
  const { bytes, filename, mimetype } = await receivePart(request, platform.maxFileBytes);
  return keepFile(platform, who, { head: bytes, content: once(bytes), size: bytes.length, name: nameOf(filename), type: mimetype });
}

/**
 * A file goes out only through a matter in which the viewer may see it. Before it stands in one, it is its sender's alone.
 */
async function allowed(platform: Platform, who: Signed, sha256: string, matter: string | undefined): Promise<FileRow & { path: string }> {
  const [file, path] = [await platform.store.file(sha256), platform.store.filePath(sha256)];
  if (!file || path === undefined) throw notFound();
  if (matter === undefined) {
    if (file.by !== who.id) throw notFound();
    return { ...file, path };
  }
  const { stored, procedure, viewer } = await loadSeen(platform, matter, who.actor);
  const shown = view(procedure, stored.matter, viewer);
  if (!Object.values(shown?.values ?? {}).some((v) => holds(v, sha256))) throw notFound();
  await audit(platform, who.id, 'download', `${matter} ${sha256.slice(0, 12)}`);
  return { ...file, path };
}

/** Types that a browser shows without running anything of theirs. */
const shownInline = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'text/plain']);

/** No script, no load from anywhere, framed by our own pages only. */
const filePolicy = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

export async function send(reply: FastifyReply, request: FastifyRequest, file: FileRow & { path: string }, inline: boolean) {
  // The name of a file is its content: who may still see it need not load it again. Whether they may is asked each time.
  const tag = `"${file.sha256}"`;
  reply.header('cache-control', 'private, no-cache').header('etag', tag).header('content-security-policy', filePolicy);
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const how = inline && shownInline.has(file.type) ? 'inline' : 'attachment';
  reply.header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  const type = file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type;
  return reply.header('content-length', file.size).type(type).send(createReadStream(file.path));
}

const params = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const query = z.object({ matter: z.string().max(60).optional(), inline: z.enum(['1']).optional() });

/** Upload into the content-addressed store; download and preview only through a matter whose file the viewer may see. */
export const fileRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<ZodTypeProvider>();
    app.post('/files', { schema: { summary: '上传证据材料' } }, async (request, reply) =>
      reply.code(201).send(await upload(platform, await signed(platform, request), request)),
    );
    const url = '/files/:sha256';
    app.get(url, { schema: { summary: '下载或者查看材料', params, querystring: query } }, async (request, reply) => {
      const who = await signed(platform, request);
      const file = await allowed(platform, who, request.params.sha256, request.query.matter);
      return send(reply, request, file, request.query.inline === '1');
    });
    app.get(`${url}/reading`, { schema: { summary: '阅读 Word 材料', params, querystring: query } }, async (request, reply) => {
      const who = await signed(platform, request);
      const file = await allowed(platform, who, request.params.sha256, request.query.matter);
      if (file.type !== docxType) throw new Refused(422, refusal('no-reading', '这种材料不能在线阅读', { remedy: '请下载后打开' }));
      const page = await readDocx(file.path);
      return reply
        .header('content-security-policy', "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'")
        .type('text/html; charset=utf-8')
        .send(page);
    });
  };

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
