import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { refusal } from '#kernel';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { changes, signed } from '../session.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** A changing route for whoever is not signed in: the way in itself. */
    readonly open?: true;
    /** A page asks by itself, with nobody there: it does not count as using the session. */
    readonly quiet?: true;
  }
}

const policy: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'self'"],
  'base-uri': ["'self'"],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'object-src': ["'none'"],
  'script-src': ["'self'"],
  'script-src-attr': ["'none'"],
  'style-src': ["'self'"],
};

/** Nothing inline, neither script nor style: what the pages look like comes from their own files. */
const pagePolicy = Object.entries(policy)
  .map(([name, sources]) => [name, ...sources].join(' '))
  .join('; ');
/** What is handed out for keeping runs nothing, should a browser open it after all. */
const downloadPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Headers that keep a browser safe, on every answer. */
export async function safeHeaders(app: FastifyInstance, platform: Platform): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: false, hsts: platform.secureCookie, crossOriginEmbedderPolicy: false });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', pagePolicy);
    reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()');
  });
  app.addHook('onSend', async (_request, reply) => {
    const disposition = reply.getHeader('content-disposition');
    if (typeof disposition === 'string' && disposition.startsWith('attachment')) reply.header('content-security-policy', downloadPolicy);
  });
}

/**
 * Nothing is changed by whoever is not signed in, or whose request does not carry the session's token: asked before the
 * request is read, for every changing route that is not expressly open. To those nobody may be sent from another site.
 */
export function guardChanges(app: FastifyInstance, platform: Platform): void {
  app.addHook('onRequest', async (request) => {
    if (!changes(request)) return;
    if (request.headers['sec-fetch-site'] === 'cross-site') {
      throw new Refused(403, refusal('cross-site', '请求来自其他网站，没有接受', { remedy: '请在本平台的页面上操作' }));
    }
    if (request.routeOptions.config.open !== true) await signed(platform, request);
  });
}
