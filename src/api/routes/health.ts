import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry as Meters } from 'prom-client';
import type { Platform } from '../platform.ts';

const meters = new Meters();
const requests = new Counter({
  name: 'zs_http_requests_total',
  help: 'Requests by route and status',
  labelNames: ['route', 'status'],
  registers: [meters],
});
const seconds = new Histogram({
  name: 'zs_http_request_seconds',
  help: 'Time to answer, by route',
  labelNames: ['route'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [meters],
});
let collecting = false;

/** Counts requests by route pattern: no address, no search, no person. */
export function meter(app: FastifyInstance): void {
  if (!collecting) collectDefaultMetrics({ register: meters });
  collecting = true;
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    requests.inc({ route, status: String(reply.statusCode) });
    seconds.observe({ route }, reply.elapsedTime / 1000);
  });
}

/** GET /healthz: the process lives. GET /readyz: the database answers. GET /metrics: Prometheus text. */
export const healthRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', () => ({ ok: true }));
    app.get('/readyz', async (_request, reply) => {
      const health = await platform.store.health().catch(() => undefined);
      return reply.code(health?.ok ? 200 : 503).send({ ok: health?.ok === true, database: health?.kind, migration: health?.migration });
    });
    app.get('/metrics', async (_request, reply) => reply.type(meters.contentType).send(await meters.metrics()));
  };
