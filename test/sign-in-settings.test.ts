/** What an installation sets about sign-in from outside: the environment, and a password from the command line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { afterAll, describe, expect, test } from 'vitest';
import { calendar, registry } from '#kernel';
import { openStore } from '#store';
import { readIdentity } from '../src/app/identity.ts';
import { zs } from './support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'zs-sign-in-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const oidc = {
  ZS_OIDC_ISSUER: 'https://id.city.example',
  ZS_OIDC_CLIENT_ID: 'zs',
  ZS_OIDC_CLIENT_SECRET: 's',
  ZS_OIDC_REDIRECT: 'https://zs.city.example/api/session/oidc/return',
};

describe('the environment', () => {
  test('nothing set: no single sign-on, no key, no proxy is trusted', () => {
    expect(readIdentity({})).toEqual({ secret: undefined, oidc: undefined, proxies: undefined });
  });

  test('a whole single sign-on is read, with the usual claim where none is named', () => {
    expect(readIdentity(oidc).oidc).toMatchObject({ issuer: oidc.ZS_OIDC_ISSUER, claim: 'preferred_username', title: '统一身份认证' });
    expect(readIdentity({ ...oidc, ZS_OIDC_CLAIM: 'employee', ZS_OIDC_TITLE: '市一网' }).oidc).toMatchObject({
      claim: 'employee',
      title: '市一网',
    });
  });

  test.each([
    [{ ZS_SECRET: 'short' }, /ZS_SECRET/],
    [{ ZS_OIDC_ISSUER: oidc.ZS_OIDC_ISSUER }, /ZS_OIDC_CLIENT_ID、ZS_OIDC_CLIENT_SECRET、ZS_OIDC_REDIRECT/],
    [{ ...oidc, ZS_OIDC_ISSUER: 'http://id.city.example' }, /ZS_OIDC_ISSUER/],
    [{ ...oidc, ZS_OIDC_ISSUER: 'no address' }, /ZS_OIDC_ISSUER/],
    [{ ...oidc, ZS_OIDC_REDIRECT: 'https://zs.city.example/elsewhere' }, /ZS_OIDC_REDIRECT/],
  ])('%j is refused in a sentence', (env, sentence) => {
    expect(() => readIdentity(env)).toThrow(sentence);
  });

  test('the platform does not start with half a single sign-on', { timeout: 60_000 }, async () => {
    const ran = await zs(['verify'], { DATA_DIR: join(folder, 'half'), ZS_OIDC_ISSUER: oidc.ZS_OIDC_ISSUER });
    expect([ran.code, ran.err.trim().split('\n').length]).toEqual([1, 1]);
    expect(ran.err).toMatch(/统一身份认证缺少设置/);
  });
});

describe('zs password', { timeout: 120_000 }, () => {
  test('gives an account a password that must be changed, and signs its devices out', async () => {
    const dataDir = join(folder, 'data');
    const law = { calendar: calendar([]), policies: [] };
    const open = () => openStore({ dataDir, registry: registry([]), law: () => law });
    const before = await open();
    const account = { id: 'u1', login: 'wang', name: '王五', passwordHash: '', kind: 'official' as const, active: true, data: {} };
    await before.upsertAccounts([account]);
    const at = new Date().toISOString();
    await before.createSession({ id: 's', account: 'wang', post: null, csrf: 'c', createdAt: at, seenAt: at, expiresAt: '9', data: {} });
    await before.close();

    const ran = await zs(['password', 'wang'], { DATA_DIR: dataDir });
    const issued = /临时密码：(\S+)/.exec(ran.out)?.[1] ?? '';
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect((await zs(['password', 'nobody'], { DATA_DIR: dataDir })).code).toBe(1);
    expect((await zs(['password'], { DATA_DIR: dataDir })).code).toBe(2);

    const after = await open();
    expect(await verify((await after.account('wang'))?.passwordHash ?? '', issued)).toBe(true);
    expect((await after.credential('u1'))?.mustChange).toBe('reset');
    expect(await after.session('s')).toBeUndefined();
    expect((await after.audits({})).map((a) => [a.what, a.subject])).toEqual([['password-reset', 'u1']]);
    await after.close();
  });
});
