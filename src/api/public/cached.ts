import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * An answer that is the same for everybody: whoever stands between may keep it for a while, and asks by its tag whether it
 * has changed.
 */
export function cached(request: FastifyRequest, reply: FastifyReply, body: unknown, seconds = 60): FastifyReply {
  const text = JSON.stringify(body);
  const tag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  reply.header('cache-control', `public, max-age=${seconds}`).header('etag', tag);
  const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.includes(tag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(text);
}
