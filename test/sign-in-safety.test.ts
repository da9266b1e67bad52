/** Sign-in: wrong passwords and locks, how passwords are chosen and changed, the city's rules, and the trail of it all. */
import * as argon from '@node-rs/argon2';
import { describe, expect, test, vi } from 'vitest';
import { buildServer, type SignInRulesDto } from '#api';
import { Browser } from './support/browser.ts';
import { password } from './support/city.ts';
import { atTheDoor, enrol, later, minute, outcome } from './support/door.ts';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon>();
  return { ...real, verify: vi.fn(real.verify) };
});

const door = atTheDoor();

describe('wrong passwords', () => {
  test('an unknown account costs the same work and gets the same words as a known one', async () => {
    const { login } = await door().newcomer();
    const asked = async (account: string) => {
      const called: string[] = [];
      const store = new Proxy(door().city.store, {
        get: (target, name) => {
          const held: unknown = Reflect.get(target, name);
          if (typeof held !== 'function') return held;
          called.push(String(name));
          return held.bind(target);
        },
      });
      const watched = await buildServer({ ...door().city.platform, store }, 'silent');
      vi.mocked(argon.verify).mockClear();
      const answers: unknown[] = [];
      for (let i = 0; i < 6; i += 1) {
        const answer = await new Browser(watched).signIn(account, `not-this-${i}`);
        answers.push([answer.status, answer.text.replace(login, '')]);
      }
      await watched.close();
      return { answers, called, verified: vi.mocked(argon.verify).mock.calls.length };
    };
    const known = await asked(login);
    expect(await asked('nobody-of-that-name')).toEqual(known);
    expect(known.verified).toBe(5);
    expect(known.answers.map((a) => (a as [number])[0])).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('an account that has no password takes none, the empty one included, and says so as to any other', async () => {
    const { login, id } = await door().newcomer();
    await door().city.store.setPassword({ account: id, passwordHash: '', setAt: new Date().toISOString(), mustChange: null, former: [] });
    expect(outcome(await door().fresh().signIn(login, 'anything'))).toEqual([401, ['sign-in'], undefined]);
  });

  test('a lock outlives the process, ends by itself, and a good sign-in clears what was counted', async () => {
    const { login } = await door().newcomer();
    for (let i = 0; i < 5; i += 1) await door().fresh().signIn(login, 'wrong');
    const restarted = await buildServer(door().city.platform, 'silent');
    expect(outcome(await new Browser(restarted).signIn(login))).toEqual([429, ['locked'], undefined]);
    await restarted.close();
    later(16 * minute);
    expect((await door().fresh().signIn(login)).status).toBe(200);
    for (let i = 0; i < 4; i += 1) expect((await door().fresh().signIn(login, 'wrong')).status).toBe(401);
    expect((await door().fresh().signIn(login)).status).toBe(200);
    expect((await door().fresh().signIn(login, 'wrong')).status).toBe(401);
  });

  test('a burst of guesses at once gets no more tries than guesses one after the other', async () => {
    const { login } = await door().newcomer();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => door().fresh().signIn(login, `guess ${i}`)));
    expect(answers.filter((a) => a.status === 401)).toHaveLength(5);
    expect(answers.filter((a) => a.status === 429)).toHaveLength(15);
  });

  test('an address that guesses at many accounts is shut out as a whole, even with a right password', async () => {
    const security = await door().inside('security');
    await security.send('PUT', '/api/sign-in/rules', { values: { addressFailures: 20 } });
    later(60 * minute);
    const statuses: number[] = [];
    for (let i = 0; i < 21; i += 1) statuses.push((await door().fresh().signIn(`guessed-${i}`, 'x')).status);
    expect([statuses.slice(0, 20).every((s) => s === 401), statuses[20]]).toEqual([true, 429]);
    expect(outcome(await door().fresh().signIn('clerk'))).toEqual([429, ['locked'], undefined]);
    later(16 * minute);
    await (await door().inside('security')).send('PUT', '/api/sign-in/rules', { values: { addressFailures: 100 } });
  });

  test('the system administrator sees who is locked and lets them in again; nobody else may', async () => {
    const { login, id } = await door().newcomer();
    for (let i = 0; i < 6; i += 1) await door().fresh().signIn(login, 'wrong');
    const url = `/api/sign-in/accounts/${login}/unlock`;
    for (const person of ['clerk', 'mayor', 'security', 'auditor'] as const) {
      expect(outcome(await (await door().inside(person)).post(url)), person).toEqual([403, ['not-competent'], undefined]);
    }
    const system = await door().inside('system');
    const locked = (await system.get('/api/sign-in/locked')).json as { account: string; until: string }[];
    expect(locked.map((l) => l.account)).toContain(login);
    expect((await system.post(url)).status).toBe(204);
    expect((await door().fresh().signIn(login)).status).toBe(200);
    expect(await door().trail()).toEqual(expect.arrayContaining([`u-system account-unlocked ${id}`, `${id} sign-in-locked`]));
  });
});

describe('passwords', () => {
  test('who came with a password must choose one at the first sign-in, and gets in with it', async () => {
    const { login, id } = await door().newcomer(false);
    const browser = door().fresh();
    const first = await browser.signIn(login);
    expect([first.status, first.json]).toMatchObject([202, { next: 'change', why: 'first', account: login }]);
    expect(await browser.isIn()).toBe(false);
    expect(outcome(await browser.post('/api/session/password', { password }))).toEqual([422, ['password-used'], undefined]);
    const weak = await browser.post('/api/session/password', { password: login });
    expect(outcome(weak)).toEqual([422, ['password-short', 'password-plain', 'password-name'], undefined]);
    expect((await browser.post('/api/session/password', { password: 'Chosen-By-Me-77' })).status).toBe(200);
    expect(await browser.isIn()).toBe(true);
    expect(outcome(await browser.post('/api/session/password', { password: 'Another-One-88' }))).toEqual([401, ['step-gone'], undefined]);
    expect((await door().fresh().signIn(login, 'Chosen-By-Me-77')).status).toBe(200);
    expect(await door().trail()).toContain(`${id} password-changed first`);
  });

  test('the step belongs to the browser that gave the password, and runs out', async () => {
    const { login } = await door().newcomer(false);
    const browser = door().fresh();
    await browser.signIn(login);
    expect(outcome(await door().fresh().post('/api/session/password', { password: 'Chosen-By-Me-77' }))).toEqual([
      401,
      ['step-gone'],
      undefined,
    ]);
    expect((await browser.get('/api/session/step')).json).toMatchObject({ step: { next: 'change', account: login } });
    later(11 * minute);
    expect((await browser.get('/api/session/step')).json).toEqual({ step: null });
    expect(outcome(await browser.post('/api/session/password', { password: 'Chosen-By-Me-77' }))).toEqual([401, ['step-gone'], undefined]);
  });

  test('one’s own change asks for the present password, signs the other devices out, and lets no old one come back', async () => {
    const { login } = await door().newcomer();
    const [here, there] = [door().fresh(), door().fresh()];
    await here.signIn(login);
    await there.signIn(login);
    const change = (current: string, next: string) => here.send('PUT', '/api/account/password', { current, password: next });
    expect(outcome(await change('wrong', 'Shiqiao-Zhen-1'))).toEqual([422, ['password-wrong'], undefined]);
    expect((await change(password, 'Shiqiao-Zhen-1')).status).toBe(204);
    expect([await here.isIn(), await there.isIn()]).toEqual([true, false]);
    let current = 'Shiqiao-Zhen-1';
    for (const next of ['Shiqiao-Zhen-2', 'Shiqiao-Zhen-3', 'Shiqiao-Zhen-4', 'Shiqiao-Zhen-5']) {
      expect((await change(current, next)).status).toBe(204);
      current = next;
    }
    expect(outcome(await change(current, 'Shiqiao-Zhen-1'))).toEqual([422, ['password-used'], undefined]);
    expect((await change(current, 'Shiqiao-Zhen-6')).status).toBe(204);
    expect((await change('Shiqiao-Zhen-6', 'Shiqiao-Zhen-1')).status).toBe(204);
  });

  test('a password runs out after its time and is changed on the way in', async () => {
    const { login } = await door().newcomer();
    later(91 * 24 * 60 * minute);
    expect((await door().fresh().signIn(login)).json).toMatchObject({ next: 'change', why: 'expired' });
  });

  test('after a reset the old password is void, all devices are out, and the given one must be changed', async () => {
    const { login, id } = await door().newcomer();
    const browser = door().fresh();
    await browser.signIn(login);
    const system = await door().inside('system');
    const issued = (await system.post(`/api/sign-in/accounts/${login}/password`)).json as { password: string };
    expect(await browser.isIn()).toBe(false);
    expect((await door().fresh().signIn(login)).status).toBe(401);
    expect((await door().fresh().signIn(login, issued.password)).json).toMatchObject({ next: 'change', why: 'reset' });
    const said = await door().trail();
    expect(said).toContain(`u-system password-reset ${id}`);
    expect(said.join()).not.toContain(issued.password);
  });

  test.each(['system', 'security', 'auditor'] as const)('nobody resets the password of %s from the desk', async (person) => {
    const system = await door().inside('system');
    expect(outcome(await system.post(`/api/sign-in/accounts/${person}/password`))).toEqual([403, ['three-apart'], undefined]);
    expect((await door().fresh().signIn(person)).status).toBe(200);
  });
});

describe('the rules of sign-in', () => {
  test('are the security administrator’s, within bounds, and hold at once', async () => {
    for (const person of ['clerk', 'mayor', 'system', 'auditor'] as const) {
      const browser = await door().inside(person);
      expect((await browser.get('/api/sign-in/rules')).status).toBe(403);
      expect((await browser.send('PUT', '/api/sign-in/rules', { values: { idleMinutes: 10 } })).status).toBe(403);
    }
    const security = await door().inside('security');
    const put = (values: Record<string, number>) => security.send('PUT', '/api/sign-in/rules', { values });
    expect(outcome(await put({ idleMinutes: 4 }))).toEqual([422, ['rule-range'], undefined]);
    expect(outcome(await put({ idleMinutes: 10.5 }))).toEqual([422, ['rule-range'], undefined]);
    expect(outcome(await put({ nothing: 1 }))).toEqual([422, ['rule-unknown'], undefined]);
    const clerk = await door().inside('clerk');
    const answer = (await put({ idleMinutes: 10 })).json as SignInRulesDto;
    expect(answer.rules.find((r) => r.id === 'idleMinutes')).toMatchObject({ value: 10, preset: 30 });
    expect(answer.warning).toMatch(/ZS_SECRET/);
    later(11 * minute);
    expect(await clerk.isIn()).toBe(false);
    await (await door().inside('security')).send('PUT', '/api/sign-in/rules', { values: { idleMinutes: 30 } });
    expect(await door().trail()).toContain('u-security sign-in-rules idleMinutes');
  });
});

describe('the trail', () => {
  test('names the address of every sign-in and refusal, and holds no password, code or secret', async () => {
    const { login, id } = await door().newcomer();
    const browser = door().fresh();
    await browser.signIn(login, 'a-wrong-password');
    await browser.signIn(login);
    const { secret, recovery } = await enrol(browser);
    const lines = await door().city.store.audits({ limit: 10_000 });
    const mine = lines.filter((l) => l.actor === id);
    expect(mine.map((l) => l.what).sort()).toEqual(['second-factor-added', 'sign-in', 'sign-in-refused']);
    expect(mine.every((l) => l.detail.address === '127.0.0.1')).toBe(true);
    const text = JSON.stringify(lines);
    for (const one of [password, 'a-wrong-password', secret, recovery[0]]) expect(text).not.toContain(one);
    expect((await door().city.store.verify()).problem).toBeUndefined();
  });
});
