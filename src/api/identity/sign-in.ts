import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '#kernel';
import type { AccountRow } from '#store';
import type { NextStepDto, SignInDto } from '../contract/account.ts';
import type { SessionDto } from '../contract.ts';
import type { Platform } from '../platform.ts';
import { Refused } from '../problem.ts';
import { digest, postDtos, sessionCookie, sessionDto, signedOf } from '../session.ts';
import { choosePassword, type Why, whyChange } from './credentials.ts';
import { deviceOf } from './device.ts';
import { admit, forgive, type Guard } from './guard.ts';
import { passwordSentences } from './password.ts';
import { rulesOf, type SignInRules } from './rules.ts';
import { recoveryDigest, stepOf, unseal } from './second-factor.ts';
import { closeStep, heldStep, openStep, stepUnderWay, takeStep } from './steps.ts';

/** A visitor at the door: request and reply go together through every step. */
export interface Visit {
  readonly platform: Platform;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The trail of sign-ins names the address they came from: without it a stolen password cannot be traced. */
export async function note({ platform, request }: Visit, actor: string, what: string, subject = ''): Promise<void> {
  const detail = { address: request.ip };
  await platform.store.audit({ region: platform.cityRegion, actor, at: platform.now(), what, subject, detail });
}

let decoy: Promise<string> | undefined;

/** Whether the password is the account's; the same work where there is no account or it has no password. */
export async function isPassword(held: AccountRow | undefined, password: string): Promise<boolean> {
  decoy ??= hash(randomBytes(12).toString('hex'));
  const right = await verify(held?.passwordHash || (await decoy), password).catch(() => false);
  return right && Boolean(held?.passwordHash);
}

const wrong = (): Refused =>
  new Refused(401, refusal('sign-in', '账号或者密码不正确', { remedy: '请核对后再试；忘记密码请联系本单位管理员', field: 'password' }));

async function admitAll(visit: Visit, rules: SignInRules, guards: readonly Guard[], actor: string): Promise<void> {
  try {
    for (const guard of guards) await admit(visit.platform, rules, guard);
  } catch (error) {
    if (error instanceof Refused) await note(visit, actor, 'sign-in-locked');
    throw error;
  }
}

/** Account and password. The same sentence, the same counting and the same work whether the account exists or not. */
export async function signIn(visit: Visit, input: { readonly account: string; readonly password: string }): Promise<SignInDto> {
  const { platform, request } = visit;
  const login = input.account.trim();
  const [held, rules] = [await platform.store.account(login), await rulesOf(platform)];
  const guards: Guard[] = [
    { kind: 'address', name: request.ip, account: null },
    { kind: 'account', name: login, account: held?.id ?? null },
  ];
  await admitAll(visit, rules, guards, held?.id ?? '');
  const right = await isPassword(held, input.password);
  if (!right || !held?.active) {
    await note(visit, held?.id ?? '', 'sign-in-refused');
    throw wrong();
  }
  for (const guard of guards) await forgive(platform, guard);
  return afterFirst(visit, held, { sso: false });
}

interface Came {
  /** By the city's single sign-on: our password is not asked, so its age does not matter. */
  readonly sso: boolean;
}

/** After the password, or the word of the single sign-on: the second factor where there is one. */
export async function afterFirst(visit: Visit, held: AccountRow, came: Came): Promise<SignInDto> {
  const factor = await visit.platform.store.secondFactor(held.id);
  if (!factor?.confirmedAt) return afterSecond(visit, held, came);
  await openStep(visit.platform, visit.reply, { kind: 'code', account: held.id, data: { sso: came.sso } });
  return nextDto(visit.platform, held, 'code', null);
}

async function afterSecond(visit: Visit, held: AccountRow, came: Came): Promise<SignInDto> {
  const why = came.sso ? undefined : await whyChange(visit.platform, held.id);
  if (!why) return openSession(visit, held);
  await openStep(visit.platform, visit.reply, { kind: 'change', account: held.id, data: { why } });
  return nextDto(visit.platform, held, 'change', why);
}

async function nextDto(platform: Platform, held: AccountRow, next: NextStepDto['next'], why: Why | null): Promise<NextStepDto> {
  return { next, account: held.login, why, rules: passwordSentences(await rulesOf(platform)) };
}

/** The step under way in this browser, so that a page opened anew goes on where one was. */
export async function pendingStep({ platform, request }: Visit): Promise<NextStepDto | null> {
  const step = await stepUnderWay(platform, request);
  const held = step?.account ? await platform.store.accountById(step.account) : undefined;
  if (!step || !held?.active || step.kind === 'sso') return null;
  return nextDto(platform, held, step.kind, (step.data.why as Why | undefined) ?? null);
}

async function accountOf(platform: Platform, id: string): Promise<AccountRow> {
  const held = await platform.store.accountById(id);
  if (!held?.active) throw wrong();
  return held;
}

/** Whether a code is right: six digits of the present minute, each taken once, or an unused recovery code. */
export async function takesCode(platform: Platform, account: string, code: string): Promise<'code' | 'recovery' | undefined> {
  const factor = await platform.store.secondFactor(account);
  if (!factor?.confirmedAt) return undefined;
  const given = code.replace(/\s/g, '');
  const step = stepOf(unseal(factor.secret, account, platform.identity?.secret), given);
  if (step !== undefined) return (await platform.store.spendStep(account, step)) ? 'code' : undefined;
  const left = await platform.store.spendRecovery(account, recoveryDigest(account, given));
  return left === undefined ? undefined : 'recovery';
}

/** The second step: a code of the phone, or a recovery code. */
export async function giveCode(visit: Visit, code: string): Promise<SignInDto> {
  const { platform, request, reply } = visit;
  const { account, data } = await heldStep(platform, request, 'code');
  const held = await accountOf(platform, account);
  const guard: Guard = { kind: 'code', name: account, account };
  await admitAll(visit, await rulesOf(platform), [guard], account);
  const taken = await takesCode(platform, account, code);
  if (!taken) {
    await note(visit, account, 'second-factor-refused');
    const remedy = '请输入手机上现在显示的六位数字；用过的要等下一个，也可以用恢复码';
    throw new Refused(422, refusal('code-wrong', '动态口令不正确或者已经用过', { remedy, field: 'code' }));
  }
  await forgive(platform, guard);
  await takeStep(platform, request, reply, 'code');
  if (taken === 'recovery') await note(visit, account, 'recovery-used');
  return afterSecond(visit, held, { sso: data.sso === true });
}

/** The forced change: a new password, and with it into the platform. All other sessions end. */
export async function giveNewPassword(visit: Visit, password: string): Promise<SessionDto> {
  const { platform, request, reply } = visit;
  const { account, data } = await heldStep(platform, request, 'change');
  const held = await accountOf(platform, account);
  const refused = await choosePassword(platform, held, password);
  if (refused.length > 0) throw new Refused(422, ...refused);
  await takeStep(platform, request, reply, 'change');
  await platform.store.deleteSessionsOf(held.login);
  await note(visit, account, 'password-changed', String(data.why ?? ''));
  return openSession(visit, held);
}

/** A session with a token that only the browser holds; one that the browser still had ends. */
async function openSession(visit: Visit, held: AccountRow): Promise<SessionDto> {
  const { platform, request, reply } = visit;
  const posts = postDtos(platform, await platform.store.posts(held.id, platform.today()));
  const [post] = posts;
  if (!post) throw new Refused(403, refusal('no-post', '该账号没有在任岗位', { remedy: '请联系系统管理员分配岗位' }));
  const before = request.cookies[sessionCookie];
  if (before !== undefined) await platform.store.deleteSession(digest(before));
  const token = randomBytes(32).toString('base64url');
  const session = { id: digest(token), csrf: digest(`csrf ${token}`).slice(0, 32) };
  const now = Date.now();
  const [createdAt, end] = [new Date(now).toISOString(), now + (await rulesOf(platform)).absoluteHours * 3_600_000];
  const data = { ...deviceOf(request.headers['user-agent']) };
  const expiresAt = new Date(end).toISOString();
  await platform.store.createSession({ ...session, account: held.login, post: post.id, createdAt, seenAt: createdAt, expiresAt, data });
  await closeStep(platform, request, reply, 'code');
  await note(visit, held.id, 'sign-in', post.id);
  reply.setCookie(sessionCookie, token, { httpOnly: true, sameSite: 'strict', secure: platform.secureCookie, path: '/' });
  return sessionDto(platform, signedOf(platform, session, held, post, posts));
}
