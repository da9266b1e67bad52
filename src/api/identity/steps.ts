import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal, type Values } from '#kernel';
import type { SignInStepRow } from '#store';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { digest } from '../session.ts';

type Kind = SignInStepRow['kind'];

/** A step lasts as long as it takes to find a phone. */
const stepMinutes = 10;

/** The way back from another site does not carry a strict cookie, hence `lax` there; it proves nothing by itself. */
const cookies: Readonly<Record<'own' | 'sso', { readonly name: string; readonly path: string; readonly sameSite: 'strict' | 'lax' }>> = {
  own: { name: 'zs_step', path: '/api/session', sameSite: 'strict' },
  sso: { name: 'zs_sso', path: '/api/session/oidc', sameSite: 'lax' },
};
const cookieOf = (kind: Kind) => cookies[kind === 'sso' ? 'sso' : 'own'];

/** Notes what must come next; the browser gets a token out of reach of scripts, the store its digest. */
export async function openStep(
  platform: Platform,
  reply: FastifyReply,
  step: { readonly kind: Kind; readonly account: string | null; readonly data: Values },
): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  await platform.store.putStep({ ...step, id: digest(token), expiresAt: new Date(Date.now() + stepMinutes * 60_000).toISOString() });
  const { name, path, sameSite } = cookieOf(step.kind);
  reply.setCookie(name, token, { httpOnly: true, sameSite, secure: platform.secureCookie, path, maxAge: stepMinutes * 60 });
}

const idIn = (request: FastifyRequest, kind: Kind): string | undefined => {
  const token = request.cookies[cookieOf(kind).name];
  return token === undefined ? undefined : digest(token);
};

const gone = (): Refused => new Refused(401, refusal('step-gone', '这一步已经过期', { remedy: '请重新输入账号和密码' }));

/** The step under way of any of the kinds, if one is. */
export async function stepUnderWay(platform: Platform, request: FastifyRequest): Promise<SignInStepRow | undefined> {
  const id = idIn(request, 'code');
  return id === undefined ? undefined : platform.store.step(id, new Date().toISOString());
}

/** The same, which must be of this kind and of a person; refuses with 401. */
export async function heldStep(platform: Platform, request: FastifyRequest, kind: Kind): Promise<SignInStepRow & { account: string }> {
  const step = await stepUnderWay(platform, request);
  if (step?.kind !== kind || step.account === null) throw gone();
  return { ...step, account: step.account };
}

/** Takes the step away; undefined when it is gone. */
export async function closeStep(platform: Platform, request: FastifyRequest, reply: FastifyReply, kind: Kind) {
  const id = idIn(request, kind);
  if (id === undefined) return undefined;
  const { name, path } = cookieOf(kind);
  reply.clearCookie(name, { path });
  return platform.store.takeStep(id, new Date().toISOString());
}

/** Takes it away for going on; refuses with 401 when another request was faster. */
export async function takeStep(platform: Platform, request: FastifyRequest, reply: FastifyReply, kind: Kind): Promise<SignInStepRow> {
  const step = await closeStep(platform, request, reply, kind);
  if (!step) throw gone();
  return step;
}
