import type { FastifyRequest } from 'fastify';
import { type Json, refusal, type Values } from '#kernel';
import type { Administrator } from '#store';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { audit, type Signed, signed } from '../session.ts';
import { dutyTitle } from './words.ts';

/** An administrator at work. */
export interface Keeper {
  readonly platform: Platform;
  readonly who: Signed;
}

/** Whoever is signed in, in a post that is one of these administrators' and nothing else; an attempt of others is noted. */
export async function keeperOf(platform: Platform, request: FastifyRequest, ...may: readonly Administrator[]): Promise<Keeper> {
  const who = await signed(platform, request);
  const [duty, ...more] = who.actor.duties;
  if (duty !== undefined && more.length === 0 && (may as readonly string[]).includes(duty)) return { platform, who };
  await audit(platform, who.id, 'administration-refused', request.routeOptions.url ?? '');
  throw new Refused(403, refusal('not-competent', '您的岗位不能办理这一项', { remedy: `应由${may.map(dutyTitle).join('或者')}办理` }));
}

/** Notes a change of power with what was given and taken: ids, never values. */
export async function note({ platform, who }: Keeper, what: string, subject: string, detail: Values = {}): Promise<void> {
  await platform.store.audit({ region: platform.cityRegion, actor: who.id, at: platform.now(), what, subject, detail });
}

/** Lists in the detail of an audit line stay readable. */
export const some = (ids: readonly string[]): Json => (ids.length > 200 ? [...ids.slice(0, 200), `…${ids.length}`] : [...ids]);

/** Refuses a change whose preview is no longer what would happen. */
export function assertSeen(seen: string | undefined, digest: string): void {
  if (seen === digest) return;
  const [text, remedy] =
    seen === undefined ? ['尚未核对影响范围', '请先查看谁增加、谁减少，再确认'] : ['核对之后情况又有变化', '请重新查看影响范围后再确认'];
  throw new Refused(seen === undefined ? 422 : 409, refusal('preview-stale', text, { remedy }));
}
