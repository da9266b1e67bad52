/** Single sign-on against a real provider: the code flow with PKCE, state and nonce; accounts are matched and never made. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OidcConfig } from '#api';
import type { Browser } from './support/browser.ts';
import { atTheDoor, codeOf, enrol, later, minute } from './support/door.ts';
import { client, type RunningProvider, startProvider, visitProvider } from './support/provider.ts';

let provider: RunningProvider;
let oidc: OidcConfig;
beforeAll(async () => {
  provider = await startProvider();
  const { id: clientId, secret: clientSecret, redirect } = client;
  oidc = { issuer: provider.issuer, clientId, clientSecret, redirect, claim: 'preferred_username', title: '市统一身份认证' };
});
afterAll(() => provider?.close());
const door = atTheDoor(() => ({ identity: { oidc } }));

const begin = async (browser: Browser, to = '') => String((await browser.get(`/api/session/oidc${to && `?to=${to}`}`)).headers.location);
const back = (browser: Browser, address: URL) => browser.get(address.pathname + address.search);

/** There and back as one person; where the browser is sent in the end. */
async function cameBack(browser: Browser, person: string, to = ''): Promise<unknown> {
  provider.person = person;
  return (await back(browser, await visitProvider(await begin(browser, to)))).headers.location;
}

describe('with a provider', { timeout: 60_000 }, () => {
  test('the sign-in page is told its name, and a stranger is sent there with a code challenge, a state and a nonce', async () => {
    const browser = door().fresh();
    expect((await browser.get('/api/session/ways')).json).toEqual({ sso: { title: '市统一身份认证' } });
    const url = new URL(await begin(browser));
    expect(url.origin).toBe(provider.issuer);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: client.redirect,
      client_id: client.id,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length, name).toBeGreaterThan(40);
    expect(url.href).not.toContain(client.secret);
  });

  test('who is known there and here is signed in and goes on to where they were going', async () => {
    const browser = door().fresh();
    expect(await cameBack(browser, 'clerk', encodeURIComponent('/m/mediation-case?state=archived'))).toBe(
      '/m/mediation-case?state=archived',
    );
    expect((await browser.get('/api/session')).json).toMatchObject({ account: 'clerk' });
    expect(await door().trail()).toContain('u-clerk sign-in post-clerk');
  });

  test('nobody is let in who has no account here, and none is made', async () => {
    const before = await door().city.store.accounts('411700/');
    const browser = door().fresh();
    expect(await cameBack(browser, 'stranger')).toBe('/sign-in?sso=no-account');
    expect(await browser.isIn()).toBe(false);
    expect(await door().city.store.accounts('411700/')).toEqual(before);
    expect(await door().trail()).toContain('sso-refused');
  });

  test('an account out of use is not let in', async () => {
    const { login, id } = await door().newcomer();
    const held = await door().city.store.accountById(id);
    if (!held) throw new Error('no account');
    await door().city.store.upsertAccounts([{ ...held, active: false }]);
    expect(await cameBack(door().fresh(), login)).toBe('/sign-in?sso=no-account');
  });

  test('the second factor is still asked for', async () => {
    const { login } = await door().newcomer();
    const own = door().fresh();
    await own.signIn(login);
    const { secret } = await enrol(own);
    later(minute);
    const browser = door().fresh();
    expect(await cameBack(browser, login, '/figures')).toBe('/sign-in?to=%2Ffigures');
    expect(await browser.isIn()).toBe(false);
    expect((await browser.get('/api/session/step')).json).toMatchObject({ step: { next: 'code', account: login } });
    expect((await browser.post('/api/session/code', { code: codeOf(secret) })).status).toBe(200);
    expect(await browser.isIn()).toBe(true);
  });

  test('an answer is taken once, by the browser that asked, and only with its state', async () => {
    provider.person = 'clerk';
    const [asked, other] = [door().fresh(), door().fresh()];
    const answer = await visitProvider(await begin(asked));
    expect((await back(other, answer)).headers.location).toBe('/sign-in?sso=refused');
    await begin(other);
    expect((await back(other, answer)).headers.location).toBe('/sign-in?sso=refused');
    expect((await back(asked, answer)).headers.location).toBe('/');
    expect((await back(asked, answer)).headers.location).toBe('/sign-in?sso=refused');
    const forged = door().fresh();
    const changed = await visitProvider(await begin(forged));
    changed.searchParams.set('state', 'another-state');
    expect((await back(forged, changed)).headers.location).toBe('/sign-in?sso=refused');
    expect([await other.isIn(), await forged.isIn()]).toEqual([false, false]);
  });

  test('who turns back at the provider is told so, not shown an error', async () => {
    const browser = door().fresh();
    const state = new URL(await begin(browser)).searchParams.get('state');
    const answer = await browser.get(`/api/session/oidc/return?error=access_denied&state=${state}`);
    expect([answer.status, answer.headers.location]).toEqual([302, '/sign-in?sso=refused']);
  });

  test.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '/sign-in', ''])('“%s” leads nowhere but home', async (to) => {
    expect(await cameBack(door().fresh(), 'clerk', encodeURIComponent(to))).toBe('/');
  });
});

describe('without one', () => {
  const plain = atTheDoor();

  test('no button is offered and the way is shut', async () => {
    const browser = plain().fresh();
    expect((await browser.get('/api/session/ways')).json).toEqual({ sso: null });
    expect((await browser.get('/api/session/oidc')).status).toBe(404);
    expect((await browser.get('/api/session/oidc/return?code=x')).status).toBe(404);
  });
});

describe('with one that does not answer', () => {
  const away = atTheDoor(() => ({ identity: { oidc: { ...oidc, issuer: 'http://127.0.0.1:9' } } }));

  test('the visitor is told, and may use the password', async () => {
    const answer = await away().fresh().get('/api/session/oidc');
    expect([answer.status, answer.headers.location]).toEqual([302, '/sign-in?sso=unreachable']);
    expect((await away().fresh().signIn('clerk')).status).toBe(200);
  });
});
