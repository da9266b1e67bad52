import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusal } from '#kernel';
import type { StreamEnd } from '../contract/overview.ts';
import { Hub, type Watcher } from '../hub.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { type Signed, signed, stillStands } from '../session.ts';
import { leavePass, passHolder } from '../wall-pass.ts';
import { unitInReach } from './figures.ts';

const query = z.object({ unit: z.string().max(40).optional() });
/** A beat tells both sides that the other is there; at each the session is asked for again. */
const beatMs = 15_000;
/** The browser comes back after this long when the line breaks. */
const retryMs = 2000;
/** A watcher that does not read is let go; it comes back and is told everything. */
const mostWaiting = 1024 * 1024;

const full = (): Refused =>
  new Refused(429, refusal('too-many-walls', '同时打开的大屏太多', { remedy: '请先关闭不用的大屏，再打开这一块' }));

interface Viewer {
  readonly who: Signed;
  /** By a pass: the screen shows, and leads nowhere. */
  readonly byPass: boolean;
}

/** Whoever is signed in, else whoever left a pass on this screen. */
async function viewerOf(platform: Platform, request: FastifyRequest): Promise<Viewer> {
  try {
    return { who: await signed(platform, request), byPass: false };
  } catch (error) {
    const who = error instanceof Refused ? await passHolder(platform, request) : undefined;
    if (!who) throw error;
    return { who, byPass: true };
  }
}

/** What happens, as it happens: server-sent events `snapshot`, `act`, `beat` and `end`. */
export const streamRoutes =
  (platform: Platform, beat: number = beatMs): FastifyPluginAsync =>
  async (plain) => {
    const hub = new Hub(platform);
    const open = new Set<(reason: StreamEnd['reason']) => void>();
    plain.addHook('preClose', async () => {
      for (const end of open) end('closing');
      hub.close();
    });
    const app = plain.withTypeProvider<ZodTypeProvider>();
    // Not among the described calls: whoever tries them one after another would wait for ever.
    app.get('/stream', { schema: { hide: true, querystring: query } }, async (request, reply) => {
      const viewer = await viewerOf(platform, request);
      const { who, byPass } = viewer;
      const unit = unitInReach(platform, who, request.query.unit).code;
      if (!hub.hasRoom(who.id)) throw full();
      const line = new Line(reply);
      const watcher: Watcher = { account: who.id, unit, byPass, tell: (event, data) => line.send(event, data) };
      const leave = hub.join(watcher);
      const end = (reason: StreamEnd['reason']): void => line.end({ reason });
      const beats = setInterval(() => void stillSigned(platform, request, viewer, line), beat);
      open.add(end);
      reply.raw.on('close', () => {
        clearInterval(beats);
        leave();
        open.delete(end);
      });
      return reply;
    });
    app.post('/stream/pass', { schema: { summary: '大屏值守：留下只看大屏的凭证，退出登录' } }, async (request, reply) => {
      const who = await signed(platform, request);
      unitInReach(platform, who, undefined);
      await leavePass(platform, who, reply);
      return reply.code(204).send();
    });
  };

/** The stream ends with the session, and says so. A database away for a moment does not end it. */
async function stillSigned(platform: Platform, request: FastifyRequest, { who, byPass }: Viewer, line: Line): Promise<void> {
  const stands = async () => (byPass ? (await passHolder(platform, request)) !== undefined : stillStands(platform, who));
  if (await stands().catch(() => true)) line.beat();
  else line.end({ reason: 'session' });
}

/** An open answer of server-sent events. */
class Line {
  readonly #reply: FastifyReply;
  #id = 0;

  constructor(reply: FastifyReply) {
    this.#reply = reply;
    reply.hijack();
    const headers = {
      ...reply.getHeaders(),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A proxy on the way must pass each event on at once.
      'x-accel-buffering': 'no',
    };
    reply.raw.writeHead(200, headers as Record<string, string>);
    reply.raw.write(`retry: ${retryMs}\n\n`);
  }

  send(event: string, data: unknown): void {
    const { raw } = this.#reply;
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.writableLength > mostWaiting) return void raw.destroy();
    this.#id += 1;
    raw.write(`id: ${this.#id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  beat(): void {
    if (!this.#reply.raw.writableEnded) this.#reply.raw.write('event: beat\ndata: {}\n\n');
  }

  end(why: StreamEnd): void {
    this.send('end', why);
    this.#reply.raw.end();
  }
}
