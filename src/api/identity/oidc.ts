import type { FastifyReply } from 'fastify';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { AccountRow } from '#store';
import type { OidcConfig } from './config.ts';
import { afterFirst, note, type Visit } from './sign-in.ts';
import { closeStep, openStep } from './steps.ts';

/** Plain http only where nobody stands between: on this machine. */
const isLocal = (issuer: URL): boolean => issuer.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);

const known = new WeakMap<OidcConfig, Promise<Configuration>>();

/** The provider's description, read once; anew after a failure. */
function providerOf(config: OidcConfig): Promise<Configuration> {
  const held = known.get(config);
  if (held) return held;
  const issuer = new URL(config.issuer);
  const execute = isLocal(issuer) ? [allowInsecureRequests] : [];
  const read = discovery(issuer, config.clientId, config.clientSecret, undefined, { execute, timeout: 10 });
  known.set(config, read);
  read.catch(() => known.delete(config));
  return read;
}

/** A path of our own and nothing else: never an address elsewhere. */
export function ownPath(given: string | undefined): string {
  const base = 'http://own.invalid';
  if (!given?.startsWith('/') || /[\\\s]/.test(given)) return '/';
  const at = URL.canParse(given, base) ? new URL(given, base) : undefined;
  return at?.origin === base && !at.pathname.startsWith('/sign-in') ? at.pathname + at.search : '/';
}

/** Why nobody was signed in; the sign-in page has the sentence for each. */
type Failure = 'unreachable' | 'refused' | 'no-account' | 'no-post';
const failed = (reply: FastifyReply, why: Failure) => reply.redirect(`/sign-in?sso=${why}`);

/** Sends the visitor to the provider, with a state, a nonce and a code challenge that only our store can match. */
export async function startSso(visit: Visit, config: OidcConfig, to: string | undefined): Promise<FastifyReply> {
  const provider = await providerOf(config).catch(() => undefined);
  if (!provider) return failed(visit.reply, 'unreachable');
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  await openStep(visit.platform, visit.reply, { kind: 'sso', account: null, data: { state, nonce, verifier, to: ownPath(to) } });
  const url = buildAuthorizationUrl(provider, {
    redirect_uri: config.redirect,
    scope: 'openid profile',
    response_type: 'code',
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return visit.reply.redirect(url.href);
}

interface Expected {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The account's name by the provider's word; undefined when the answer is not to our question, or names nobody. */
async function nameIn(config: OidcConfig, answer: URL, expected: Expected): Promise<string | undefined> {
  const provider = await providerOf(config);
  const tokens = await authorizationCodeGrant(provider, answer, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  const told = claims?.[config.claim];
  if (told !== undefined || !claims || !provider.serverMetadata().userinfo_endpoint) return textOf(told);
  return textOf((await fetchUserInfo(provider, tokens.access_token, claims.sub))[config.claim]);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The account that stands under the name. None is ever made: who may work here is decided here. */
async function matched({ platform }: Visit, name: string): Promise<AccountRow | undefined> {
  const held = await platform.store.account(name);
  return held?.active && held.kind === 'official' ? held : undefined;
}

/** Takes the visitor back from the provider: into the platform, to the second step, or to the sign-in page with the reason. */
export async function finishSso(visit: Visit, config: OidcConfig): Promise<FastifyReply> {
  const { platform, request, reply } = visit;
  const step = await closeStep(platform, request, reply, 'sso');
  if (!step) return failed(reply, 'refused');
  const { state, nonce, verifier, to } = step.data as unknown as Expected & { readonly to: string };
  const answer = new URL(config.redirect);
  answer.search = new URL(request.url, answer).search;
  const name = await nameIn(config, answer, { state, nonce, verifier }).catch(() => undefined);
  const held = name === undefined ? undefined : await matched(visit, name);
  if (!held) {
    await note(visit, '', 'sso-refused');
    return failed(reply, name === undefined ? 'refused' : 'no-account');
  }
  const today = platform.today();
  if ((await platform.store.posts(held.id, today)).length === 0) return failed(reply, 'no-post');
  const next = await afterFirst(visit, held, { sso: true });
  return reply.redirect('next' in next ? `/sign-in?to=${encodeURIComponent(to)}` : to);
}
