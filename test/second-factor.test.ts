/** The second factor, and the sessions and devices of a person. */
import { describe, expect, test, vi } from 'vitest';
import { type AccountSafetyDto, buildServer, type RecoveryCodesDto } from '#api';
import { Browser } from './support/browser.ts';
import { password } from './support/city.ts';
import { atTheDoor, codeOf, enrol, later, minute, outcome } from './support/door.ts';

const door = atTheDoor();
const safetyOf = async (browser: Browser) => (await browser.get('/api/account')).json as AccountSafetyDto;

describe('the second factor', () => {
  test('guards nothing before it is confirmed, and then every sign-in', async () => {
    const { login } = await door().newcomer();
    const browser = door().fresh();
    await browser.signIn(login);
    expect(outcome(await browser.post('/api/account/second-factor', { password: 'wrong' }))).toEqual([422, ['password-wrong'], undefined]);
    await browser.post('/api/account/second-factor', { password });
    expect((await door().fresh().signIn(login)).status).toBe(200);
    const { secret } = await enrol(browser);
    expect(outcome(await browser.post('/api/account/second-factor', { password }))).toEqual([409, ['second-factor-on'], undefined]);
    later(minute);
    const second = door().fresh();
    const first = await second.signIn(login);
    expect([first.status, first.json]).toMatchObject([202, { next: 'code', account: login }]);
    expect(await second.isIn()).toBe(false);
    expect(outcome(await second.post('/api/session/password', { password: 'Around-It-77' }))).toEqual([401, ['step-gone'], undefined]);
    expect(outcome(await second.post('/api/session/code', { code: '000000' }))).toEqual([422, ['code-wrong'], undefined]);
    expect((await second.post('/api/session/code', { code: codeOf(secret) })).status).toBe(200);
    expect(await second.isIn()).toBe(true);
  });

  test('a code is taken once, the one of the enrolment included', async () => {
    const { login } = await door().newcomer();
    const browser = door().fresh();
    await browser.signIn(login);
    const { secret } = await enrol(browser);
    const give = async (code: string) => {
      const next = door().fresh();
      await next.signIn(login);
      return (await next.post('/api/session/code', { code })).status;
    };
    expect(await give(codeOf(secret))).toBe(422);
    later(minute);
    const code = codeOf(secret);
    expect(await give(code)).toBe(200);
    expect(await give(code)).toBe(422);
  });

  test('a recovery code opens once, in place of the phone', async () => {
    const { login, id } = await door().newcomer();
    const browser = door().fresh();
    await browser.signIn(login);
    const { recovery } = await enrol(browser);
    expect(recovery).toHaveLength(10);
    for (const status of [200, 422]) {
      const next = door().fresh();
      await next.signIn(login);
      expect((await next.post('/api/session/code', { code: recovery[3] })).status).toBe(status);
    }
    expect((await safetyOf(browser)).secondFactor?.recoveryLeft).toBe(9);
    const renewed = (await browser.post('/api/account/second-factor/recovery', { password })).json as RecoveryCodesDto;
    expect(renewed.codes).not.toContain(recovery[0]);
    expect(await door().trail()).toContain(`${id} recovery-used`);
  });

  test('wrong codes lock as wrong passwords do, also for the right code', async () => {
    const { login } = await door().newcomer();
    const browser = door().fresh();
    await browser.signIn(login);
    const { secret } = await enrol(browser);
    later(minute);
    for (let i = 0; i < 5; i += 1) {
      const next = door().fresh();
      await next.signIn(login);
      expect((await next.post('/api/session/code', { code: `00000${i}` })).status).toBe(422);
    }
    const next = door().fresh();
    await next.signIn(login);
    expect(outcome(await next.post('/api/session/code', { code: codeOf(secret) }))).toEqual([429, ['locked'], undefined]);
  });

  test('is taken off by the person with the password, or by the security administrator, and by nobody else', async () => {
    const { login, id } = await door().newcomer();
    const browser = door().fresh();
    await browser.signIn(login);
    await enrol(browser);
    const url = `/api/sign-in/accounts/${login}/second-factor`;
    for (const person of ['clerk', 'mayor', 'system', 'auditor'] as const) {
      expect(outcome(await (await door().inside(person)).send('DELETE', url)), person).toEqual([403, ['not-competent'], undefined]);
    }
    expect(outcome(await browser.post('/api/account/second-factor/remove', { password: 'wrong' }))).toEqual([
      422,
      ['password-wrong'],
      undefined,
    ]);
    expect((await browser.post('/api/account/second-factor/remove', { password })).status).toBe(204);
    expect((await door().fresh().signIn(login)).status).toBe(200);
    await enrol(browser);
    expect((await (await door().inside('security')).send('DELETE', url)).status).toBe(204);
    expect([await browser.isIn(), (await door().fresh().signIn(login)).status]).toEqual([false, 200]);
    expect(await door().trail()).toEqual(
      expect.arrayContaining([`${id} second-factor-added`, `${id} second-factor-removed ${id}`, `u-security second-factor-removed ${id}`]),
    );
  });
});

describe('sessions and devices', () => {
  test('a session ends when nothing is done for its time, and for good', async () => {
    const browser = await door().inside('clerk');
    later(29 * minute);
    expect(await browser.isIn()).toBe(true);
    later(29 * minute);
    expect(await browser.isIn()).toBe(true);
    later(31 * minute);
    expect(await browser.isIn()).toBe(false);
    vi.setSystemTime(Date.now() - 20 * minute);
    expect(await browser.isIn()).toBe(false);
  });

  test('what a page asks by itself does not keep a session alive with nobody there', async () => {
    const browser = await door().inside('clerk');
    for (let i = 0; i < 6; i += 1) {
      expect((await browser.get('/api/notices/count')).status).toBe(200);
      later(5 * minute);
    }
    later(minute);
    expect((await browser.get('/api/notices/count')).status).toBe(401);
  });

  test('however busy, a session ends after its longest time', async () => {
    const browser = await door().inside('clerk');
    for (let i = 0; i < 35; i += 1) {
      later(20 * minute);
      expect(await browser.isIn()).toBe(true);
    }
    later(25 * minute);
    expect(await browser.isIn()).toBe(false);
  });

  test('a session outlives a restart of the server', async () => {
    const { login } = await door().newcomer();
    const browser = door().fresh();
    await browser.signIn(login);
    const restarted = await buildServer(door().city.platform, 'silent');
    const after = new Browser(restarted);
    for (const [name, value] of browser.cookies) after.cookies.set(name, value);
    expect(await after.isIn()).toBe(true);
    await restarted.close();
  });

  test('each device is listed in words, this one marked, and can be signed out, alone or all others', async () => {
    const { login } = await door().newcomer();
    const agents = [
      'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1',
      'Mozilla/5.0 (X11; Linux x86_64) Firefox/115.0 UOS',
    ];
    const [desk, phone, other] = agents.map((agent) => door().fresh(agent)) as [Browser, Browser, Browser];
    for (const one of [desk, phone, other]) await one.signIn(login);
    const { devices } = await safetyOf(desk);
    expect(devices.map((d) => [d.browser, d.system, d.here]).sort()).toEqual(
      [
        ['Chrome 浏览器', 'Windows 电脑', true],
        ['Safari 浏览器', '苹果手机', false],
        ['火狐浏览器', '统信电脑', false],
      ].sort(),
    );
    const idOf = (system: string) => devices.find((d) => d.system === system)?.id ?? '';
    expect(outcome(await desk.send('DELETE', `/api/account/devices/${idOf('Windows 电脑')}`))).toEqual([422, ['device-here'], undefined]);
    expect(outcome(await (await door().inside('clerk')).send('DELETE', `/api/account/devices/${idOf('苹果手机')}`))).toEqual([
      404,
      ['not-found'],
      undefined,
    ]);
    expect((await desk.send('DELETE', `/api/account/devices/${idOf('苹果手机')}`)).status).toBe(204);
    expect([await desk.isIn(), await phone.isIn(), await other.isIn()]).toEqual([true, false, true]);
    expect((await desk.send('DELETE', '/api/account/devices')).status).toBe(204);
    expect([await desk.isIn(), await other.isIn()]).toEqual([true, false]);
  });

  test('the keys and tokens of sessions are in no answer', async () => {
    const browser = await door().inside('clerk');
    const text = (await browser.get('/api/account')).text;
    const session = (await door().city.store.sessionsOf('clerk'))[0];
    for (const secret of [browser.cookies.get('zs_session'), session?.id]) expect(text).not.toContain(secret);
  });
});
