/** The platform at its door: people of one's own for each test, browsers, and the time in hand. */
import { hash } from '@node-rs/argon2';
import { generateSync } from 'otplib';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { type App, buildServer, type Platform, type RecoveryCodesDto, type SecondFactorOffer } from '#api';
import { Browser } from './browser.ts';
import { type City, openCity, type Person, password } from './city.ts';
import { type Answer, flawOfProblem, problemIn } from './client.ts';

const start = new Date('2026-03-02T01:00:00Z');
export const minute = 60_000;
export const later = (ms: number) => vi.setSystemTime(Date.now() + ms);

const codes = (answer: Answer): string[] => problemIn(answer).refusals.map((r) => r.code);
/** Status, codes of the refusals, and what is wrong with the answer as a problem. */
export const outcome = (answer: Answer) => [answer.status, codes(answer), flawOfProblem(answer)];

/** The code a phone shows now. */
export const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) });

/** Turns the second factor on; answers the secret and the recovery codes. */
export async function enrol(browser: Browser): Promise<{ readonly secret: string; readonly recovery: readonly string[] }> {
  const offer = (await browser.post('/api/account/second-factor', { password })).json as SecondFactorOffer;
  const secret = offer.secret.replaceAll(' ', '');
  const confirmed = await browser.post('/api/account/second-factor/confirm', { code: codeOf(secret) });
  expect(confirmed.status, confirmed.text).toBe(200);
  return { secret, recovery: (confirmed.json as RecoveryCodesDto).codes };
}

export interface Door {
  readonly city: City;
  readonly app: App;
  fresh(agent?: string): Browser;
  inside(person: Person): Promise<Browser>;
  /** `actor what subject` of every line. */
  trail(): Promise<readonly string[]>;
  /** Somebody of one's own per test, so that no test depends on another. `chosen` false: came with the password. */
  newcomer(chosen?: boolean): Promise<{ readonly login: string; readonly id: string }>;
}

/** Opens the door before the tests of a file and shuts it after them; the time begins anew with each test. */
export function atTheDoor(more: () => Partial<Platform> = () => ({})): () => Door {
  let door: Door | undefined;
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const city = await openCity({ today: '2020-01-10' });
    door = doorOf(city, await buildServer({ ...city.platform, ...more() }, 'silent'));
  }, 180_000);
  afterEach(() => {
    vi.setSystemTime(start);
  });
  afterAll(async () => {
    vi.useRealTimers();
    await door?.app.close();
    await door?.city.close();
  });
  return () => {
    if (!door) throw new Error('the door is not open');
    return door;
  };
}

function doorOf(city: City, app: App): Door {
  let made = 0;
  const fresh = (agent?: string) => new Browser(app, agent);
  return {
    city,
    app,
    fresh,
    inside: async (person) => {
      const browser = fresh();
      const answer = await browser.signIn(person);
      if (answer.status !== 200) throw new Error(`${person}: ${answer.text}`);
      return browser;
    },
    trail: async () => (await city.store.audits({ limit: 10_000 })).map((a) => `${a.actor} ${a.what} ${a.subject}`.trim()),
    newcomer: async (chosen = true) => {
      made += 1;
      const login = `someone${made}`;
      const id = `u-${login}`;
      const passwordHash = await hash(password);
      await city.store.upsertAccounts([{ id, login, name: `某人${made}`, passwordHash, kind: 'official', active: true, data: {} }]);
      const post = {
        id: `post-${login}`,
        account: id,
        unit: '411722001',
        title: '填报员',
        duties: ['clerk'],
        from: '2000-01-01',
        to: null,
      };
      await city.store.upsertPosts([post]);
      const known = { account: id, passwordHash, setAt: start.toISOString(), mustChange: null, former: [] };
      if (chosen) await city.store.setPassword(known);
      return { login, id };
    },
  };
}
