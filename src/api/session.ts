import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, refusal } from '#kernel';
import type { PostRow } from '#store';
import type { PostDto, SessionDto, UnitDto } from './contract.ts';
import type { Platform, RegisteredUnit } from './platform.ts';
import { Refused, signInFirst } from './problem.ts';

const cookieName = 'zs_session';
const idleMinutes = 30;
const absoluteHours = 12;
const maxFailures = 5;
const lockMinutes = 15;

/** A person at work: account, the post in use, and how the kernel sees them. */
export interface Signed {
  readonly token: string;
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly post: PostDto;
  readonly posts: readonly PostDto[];
  readonly actor: Actor;
  readonly csrf: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const iso = (ms: number): string => new Date(ms).toISOString();
/** Session times are real time even in a demonstration whose civil date stands still. */
const freshTimes = () => {
  const now = Date.now();
  return { createdAt: iso(now), seenAt: iso(now), expiresAt: iso(now + absoluteHours * 3_600_000) };
};

/** One line of the audit trail. `subject` names things, never values. */
export async function audit(platform: Platform, actor: string, what: string, subject: string): Promise<void> {
  await platform.store.audit({ region: platform.cityRegion, actor, at: platform.now(), what, subject, detail: {} });
}

export const unitDto = (u: RegisteredUnit): UnitDto => ({ code: u.code, name: u.name, kind: u.kind, path: u.path, parent: u.parent });

/** argon2id with the library's defaults (19 MiB, 2 passes): OWASP's minimum. */
export const hashPassword = (password: string): Promise<string> => hash(password);

/** Failed sign-ins by account, in memory: a restart forgives, the audit trail does not. */
const failures = new Map<string, { n: number; until: number }>();

function assertNotLocked(account: string): void {
  const held = failures.get(account);
  if (held && held.n >= maxFailures && held.until > Date.now()) {
    const minutes = Math.ceil((held.until - Date.now()) / 60_000);
    throw new Refused(
      429,
      refusal('locked', `该账号连续${maxFailures}次输错密码，已暂停登录`, { remedy: `请${minutes}分钟后再试，或者请系统管理员解锁` }),
    );
  }
}

function countFailure(account: string): void {
  if (failures.size > 10_000) failures.clear();
  const n = (failures.get(account)?.n ?? 0) + 1;
  failures.set(account, { n, until: Date.now() + lockMinutes * 60_000 });
}

let decoy: Promise<string> | undefined;

/** Signs in; the same sentence and the same work whether the account exists or not. */
export async function signIn(platform: Platform, input: { account: string; password: string }, reply: FastifyReply): Promise<SessionDto> {
  const account = input.account.trim();
  assertNotLocked(account);
  const held = await platform.store.account(account);
  decoy ??= hash(randomBytes(12).toString('hex'));
  const good = await verify(held?.passwordHash ?? (await decoy), input.password).catch(() => false);
  if (!held || !good || !held.active) {
    countFailure(account);
    await audit(platform, held?.id ?? '', 'sign-in-refused', '');
    throw new Refused(
      401,
      refusal('sign-in', '账号或者密码不正确', { remedy: '请核对后再试；忘记密码请联系本单位管理员', field: 'password' }),
    );
  }
  failures.delete(account);
  const posts = await postsOf(platform, held.id);
  const [post] = posts;
  if (!post) throw new Refused(403, refusal('no-post', '该账号没有在任岗位', { remedy: '请联系系统管理员分配岗位' }));
  const token = randomBytes(32).toString('base64url');
  const csrf = digest(`csrf ${token}`).slice(0, 32);
  await platform.store.createSession({ id: digest(token), account: held.login, post: post.id, csrf, ...freshTimes(), data: {} });
  await audit(platform, held.id, 'sign-in', post.id);
  reply.setCookie(cookieName, token, { httpOnly: true, sameSite: 'strict', secure: platform.secureCookie, path: '/' });
  return sessionDto(platform, {
    token,
    id: held.id,
    account: held.login,
    name: held.name,
    post,
    posts,
    actor: actorOf(platform, held, post),
    csrf,
  });
}

async function postsOf(platform: Platform, account: string): Promise<PostDto[]> {
  return postDtos(platform, await platform.store.posts(account, platform.today()));
}

function postDtos(platform: Platform, posts: readonly PostRow[]): PostDto[] {
  return posts.flatMap((p) => {
    const unit = platform.units.get(p.unit);
    return unit ? [{ id: p.id, title: p.title, unit: unitDto(unit), duties: p.duties }] : [];
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
  };
}

/** Who is signed in with this request; refuses with 401. Changing requests must carry the session's token. */
export async function signed(platform: Platform, request: FastifyRequest): Promise<Signed> {
  const token = request.cookies[cookieName];
  if (!token) throw signInFirst();
  const found = await platform.store.signedIn(digest(token), platform.today());
  if (!found) throw signInFirst();
  const { session, account: held } = found;
  const now = Date.now();
  if (now - Date.parse(session.seenAt) > idleMinutes * 60_000 || now > Date.parse(session.expiresAt)) throw signInFirst();
  if (!held.active) throw signInFirst();
  if (now - Date.parse(session.seenAt) > 60_000) await platform.store.touchSession(session.id, { seenAt: iso(now) });
  if (!['GET', 'HEAD'].includes(request.method) && request.headers['x-csrf-token'] !== session.csrf) {
    throw new Refused(403, refusal('csrf', '页面已过期，没有提交', { remedy: '请刷新页面后再提交' }));
  }
  const posts = postDtos(platform, found.posts);
  const post = posts.find((p) => p.id === session.post) ?? posts[0];
  if (!post) throw signInFirst();
  return {
    token,
    id: held.id,
    account: held.login,
    name: held.name,
    post,
    posts,
    actor: actorOf(platform, held, post),
    csrf: session.csrf,
  };
}

export async function signOut(platform: Platform, who: Signed, reply: FastifyReply): Promise<void> {
  await platform.store.deleteSession(digest(who.token));
  await audit(platform, who.id, 'sign-out', '');
  reply.clearCookie(cookieName, { path: '/' });
}

export async function switchPost(platform: Platform, who: Signed, post: string): Promise<SessionDto> {
  const next = who.posts.find((p) => p.id === post);
  if (!next) throw new Refused(403, refusal('post', '您没有担任这个岗位', { remedy: '请从您的岗位中选择' }));
  await platform.store.touchSession(digest(who.token), { post: next.id });
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
