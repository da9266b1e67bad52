import { timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { notFound } from '../problem.ts';

const body = z.object({ argv: z.array(z.string().max(4000)).max(40), folder: z.string().max(4000) });

/** Equal tokens, in constant time. */
function isToken(given: unknown, expected: string): boolean {
  if (typeof given !== 'string' || expected === '') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The embedded database lives in one process: a command started in another one is run here. Only who can read the
 * token file in the data folder (the same user of the machine) may call; to anybody else the route does not exist.
 */
export const commandRoutes =
  (platform: Platform): FastifyPluginAsync =>
  async (plain) => {
    plain
      .withTypeProvider<ZodTypeProvider>()
      .post('/command', { schema: { hide: true, body }, config: { open: true } }, async (request) => {
        const run = platform.runCommand;
        if (!run || !isToken(request.headers['x-command-token'], platform.commandToken)) throw notFound();
        return run(request.body.argv, request.body.folder);
      });
  };
