import type { FastifyRequest } from 'fastify';
import { refusal } from '#kernel';
import type { PublicUploadDto } from '../contract/public.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { keepFile, nameOf, receivePart, sniff } from '../routes/files.ts';
import { passerId } from './citizen.ts';
import { ticketFor } from './receipts.ts';

const megabyte = 1024 * 1024;
/** Largest file that somebody without an account may send. */
const mostBytes = 20 * megabyte;
/** All that strangers together may send to this process in a day: a full disk would stop the officials too. */
const mostADay = 4096 * megabyte;

const accepted = new Set([
  ...['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic', 'text/plain'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  // .doc and .xls of old offices.
  'application/x-cfb',
]);

const received = { day: '', bytes: 0 };

function count(bytes: number): void {
  const day = new Date().toISOString().slice(0, 10);
  if (received.day !== day) Object.assign(received, { day, bytes: 0 });
  received.bytes += bytes;
  if (received.bytes <= mostADay) return;
  throw new Refused(503, refusal('files-full', '今天收到的材料已达上限', { remedy: '请先提交申请，材料明天再补交或者邮寄、当面提交' }));
}

/** Takes one file of a form into the platform: of a kind that an office opens, and not too large. */
export async function takeFile(platform: Platform, request: FastifyRequest): Promise<PublicUploadDto> {
  const most = Math.min(mostBytes, platform.maxFileBytes);
  const { bytes, filename, mimetype } = await receivePart(request, most);
  const name = nameOf(filename);
  if (!accepted.has(await sniff(bytes, mimetype))) {
    throw new Refused(422, refusal('file-kind', '不接受这种文件', { remedy: '请上传图片、PDF、Word、Excel 或者文本文件' }));
  }
  count(bytes.length);
  const kept = await keepFile(
    platform,
    { id: passerId },
    {
      ...{ head: bytes, content: once(bytes), size: bytes.length },
      ...{ name, type: mimetype },
    },
  );
  return { ...kept, ticket: await ticketFor(platform, kept.sha256) };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
