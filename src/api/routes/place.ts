import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { refusal } from '#kernel';
import type { Platform } from '../platform.ts';
import { notFound, Refused } from '../problem.ts';
import { handlesMatters } from '../scope.ts';
import { type Signed, signed } from '../session.ts';

/** Where a matter stands in an address: its region first, since every table of matters is kept by region. */
export const place = z.object({ region: z.string().regex(/^\d{6}$/), id: z.uuid() });

/** The key of the matter at a place. */
export const keyOf = ({ region, id }: z.infer<typeof place>): string => `${region}/${id}`;

/** The server with requests typed by their declared shapes. */
export const typed = (plain: unknown) => (plain as Parameters<FastifyPluginAsync>[0]).withTypeProvider<ZodTypeProvider>();
export type App = ReturnType<typeof typed>;

/** Who is signed in, in a post that handles matters; anyone else finds nothing, or is told what the post does not handle. */
export const workerOf =
  (what?: string) =>
  async (platform: Platform, request: FastifyRequest): Promise<Signed> => {
    const who = await signed(platform, request);
    if (handlesMatters(who.actor)) return who;
    if (what === undefined) throw notFound();
    throw new Refused(403, refusal('not-competent', `您的岗位不办理${what}`, { remedy: '请由办理事项的岗位查看' }));
  };
