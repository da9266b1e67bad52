import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rulesOf } from './identity/rules.ts';
import type { Platform } from './platform.ts';
import { audit, postDtos, type Signed, signedOf, signOut } from './session.ts';

/**
 * A screen that nobody sits at. Whoever puts the wall up leaves it a pass and is signed out: it opens the stream and
 * nothing else, until the longest time of a sign-in is over or the platform starts anew. So the wall does not end with
 * the idle time-out, and nobody walks up to a machine on which a leader is signed in.
 */
const passCookie = 'zs_wall';
const path = '/api/stream';

const seal = (platform: Platform, text: string): string =>
  createHmac('sha256', platform.commandToken).update(`wall ${text}`).digest('base64url');

/** Leaves a pass on this machine and ends the session. */
export async function leavePass(platform: Platform, who: Signed, reply: FastifyReply): Promise<void> {
  const seconds = (await rulesOf(platform)).absoluteHours * 3600;
  const text = Buffer.from(JSON.stringify([who.id, who.post.id, Date.now() + seconds * 1000])).toString('base64url');
  const cookie = { httpOnly: true, sameSite: 'strict', secure: platform.secureCookie, path, maxAge: seconds } as const;
  await audit(platform, who.id, 'wall-pass', who.post.unit.code);
  await signOut(platform, who, reply);
  reply.setCookie(passCookie, `${text}.${seal(platform, text)}`, cookie);
}

function read(platform: Platform, cookie: string): readonly [id: string, post: string, until: number] | undefined {
  const [text = '', mark = ''] = cookie.split('.');
  const [given, right] = [Buffer.from(mark), Buffer.from(seal(platform, text))];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
}

/** Who left the pass, as long as it holds and the post is still theirs. */
export async function passHolder(platform: Platform, request: FastifyRequest): Promise<Signed | undefined> {
  const cookie = request.cookies[passCookie];
  const pass = cookie === undefined ? undefined : read(platform, cookie);
  if (!pass || pass[2] < Date.now()) return undefined;
  const [account, posts] = await Promise.all([
    platform.store.accountById(pass[0]),
    platform.store.posts(pass[0], platform.today()).then((rows) => postDtos(platform, rows)),
  ]);
  const post = posts.find((p) => p.id === pass[1]);
  return account?.active && post ? signedOf(platform, { id: '', csrf: '' }, account, post, posts) : undefined;
}
