import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, refusal } from '#kernel';
import type { AccountRow, PostRow, SignedIn } from '#store';
import type { PostDto, SessionDto, UnitDto } from './contract.ts';
import { rulesOf } from './identity/rules.ts';
import type { Platform, RegisteredUnit } from './platform.ts';
import { standing } from './power/standing.ts';
import { Refused, signInFirst } from './problem.ts';

export const sessionCookie = 'zs_session';

/** A person at work: account, the post in use, and how the kernel sees them. */
export interface Signed {
  /** Digest of the token: the session's key in the store. */
  readonly session: string;
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly post: PostDto;
  readonly posts: readonly PostDto[];
  readonly actor: Actor;
  readonly csrf: string;
}

/** What the store keeps of a token that only the browser holds. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One line of the audit trail. `subject` names things, never values. */
export async function audit(platform: Platform, actor: string, what: string, subject: string): Promise<void> {
  await platform.store.audit({ region: platform.cityRegion, actor, at: platform.now(), what, subject, detail: {} });
}

export const unitDto = (u: RegisteredUnit): UnitDto => ({ code: u.code, name: u.name, kind: u.kind, path: u.path, parent: u.parent });

/** argon2id with the library's defaults (19 MiB, 2 passes): OWASP's minimum. */
export const hashPassword = (password: string): Promise<string> => hash(password);

export function postDtos(platform: Platform, posts: readonly PostRow[]): PostDto[] {
  return posts.flatMap((p) => {
    const unit = platform.units.get(p.unit);
    const standsFor = p.forAccount === undefined ? {} : { standsFor: p.forAccount };
    return unit ? [{ id: p.id, title: p.title, unit: unitDto(unit), duties: p.duties, ...standsFor }] : [];
  });
}

function actorOf(platform: Platform, account: { id: string; name: string }, post: PostDto): Actor {
  const unit = platform.units.get(post.unit.code);
  return {
    id: account.id,
    name: account.name,
    kind: 'official',
    unit: post.unit.code,
    unitPath: post.unit.path,
    duties: post.duties,
    offices: unit?.offices ?? [],
    territory: unit?.territory ?? post.unit.path,
    ...standing(platform, post.duties, post.standsFor),
  };
}

/** Who a session makes of a person in a post. */
export const signedOf = (
  platform: Platform,
  session: { readonly id: string; readonly csrf: string },
  held: Pick<AccountRow, 'id' | 'login' | 'name'>,
  post: PostDto,
  posts: readonly PostDto[],
): Signed => ({
  session: session.id,
  id: held.id,
  account: held.login,
  name: held.name,
  post,
  posts,
  actor: actorOf(platform, held, post),
  csrf: session.csrf,
});

/** Session times are real time even in a demonstration whose civil date stands still. */
async function isOver(platform: Platform, { session, account }: SignedIn): Promise<boolean> {
  const rules = await rulesOf(platform);
  const now = Date.now();
  const idle = now - Date.parse(session.seenAt) > rules.idleMinutes * 60_000;
  const end = Math.min(Date.parse(session.expiresAt), Date.parse(session.createdAt) + rules.absoluteHours * 3_600_000);
  return idle || now > end || !account.active;
}

const asked = new WeakMap<FastifyRequest, Promise<Signed>>();

/** Who is signed in with this request; refuses with 401. Changing requests must carry the session's token. Asked once a request. */
export function signed(platform: Platform, request: FastifyRequest): Promise<Signed> {
  const known = asked.get(request);
  if (known) return known;
  const answer = ask(platform, request);
  asked.set(request, answer);
  return answer;
}

async function ask(platform: Platform, request: FastifyRequest): Promise<Signed> {
  const token = request.cookies[sessionCookie];
  if (!token) throw signInFirst();
  const found = await platform.store.signedIn(digest(token), platform.today());
  if (!found) throw signInFirst();
  const { session, account: held } = found;
  if (await isOver(platform, found)) {
    // Gone for good: a longer time-out set later must not bring it back.
    await platform.store.deleteSession(session.id);
    throw signInFirst();
  }
  const now = Date.now();
  const used = request.routeOptions.config?.quiet !== true;
  if (used && now - Date.parse(session.seenAt) > 60_000)
    await platform.store.touchSession(session.id, { seenAt: new Date(now).toISOString() });
  if (changes(request) && request.headers['x-csrf-token'] !== session.csrf) {
    throw new Refused(403, refusal('csrf', '页面已过期，没有提交', { remedy: '请刷新页面后再提交' }));
  }
  const posts = postDtos(platform, found.posts);
  const post = posts.find((p) => p.id === session.post) ?? posts[0];
  if (!post) throw signInFirst();
  return signedOf(platform, session, held, post, posts);
}

/** Whether a session still stands, in the same post; asking does not count as using it. */
export async function stillStands(platform: Platform, who: Signed): Promise<boolean> {
  const found = await platform.store.signedIn(who.session, platform.today());
  if (!found || (await isOver(platform, found))) return false;
  const posts = postDtos(platform, found.posts);
  return (posts.find((p) => p.id === found.session.post) ?? posts[0])?.id === who.post.id;
}

/** Whether a request may change something. */
export const changes = (request: FastifyRequest): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

export async function signOut(platform: Platform, who: Signed, reply: FastifyReply): Promise<void> {
  await platform.store.deleteSession(who.session);
  await audit(platform, who.id, 'sign-out', '');
  reply.clearCookie(sessionCookie, { path: '/' });
}

export async function switchPost(platform: Platform, who: Signed, post: string): Promise<SessionDto> {
  const next = who.posts.find((p) => p.id === post);
  if (!next) throw new Refused(403, refusal('post', '您没有担任这个岗位', { remedy: '请从您的岗位中选择' }));
  await platform.store.touchSession(who.session, { post: next.id });
  await audit(platform, who.id, 'post-switched', next.id);
  return sessionDto(platform, { ...who, post: next });
}

export const sessionDto = (platform: Platform, who: Signed): SessionDto => ({
  account: who.account,
  name: who.name,
  post: who.post,
  posts: who.posts,
  csrf: who.csrf,
  demonstration: platform.demonstration,
  embedded: platform.embedded,
  today: platform.today(),
});
