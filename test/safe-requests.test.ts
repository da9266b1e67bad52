/** What a browser is told and what a request must carry: for every route that there is, found by asking the router. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import { type City, openCity } from './support/city.ts';
import { ask, Client, flawOfProblem, problemIn } from './support/client.ts';

type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
interface Route {
  readonly method: Method;
  readonly url: string;
}

/** The way in, and the door of the command line, which has a token of its own. */
const open = [
  'POST /api/session',
  'POST /api/session/code',
  'POST /api/session/password',
  'POST /api/command',
  // What anybody may hand in, without an account.
  ...['files', 'matters/x', 'matters/x/x/x/says/x', 'follow', 'follow/file', 'follow/acts', 'survey/x/x', 'survey/x/x/answer'].map(
    (path) => `POST /api/public/${path}`,
  ),
];

/** Every changing route, read from the router's own drawing of its tree: four signs of indent a level. */
function changingRoutes(drawing: string): Route[] {
  const parents: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const [, indent = '', path = '', methods = ''] = /^(.*)[├└]── (\S*) \(([A-Z, ]+)\)$/.exec(line) ?? [];
    if (path === '') return [];
    parents.length = indent.length / 4;
    const url = [...parents, path].join('');
    parents.push(path);
    const changing = methods.split(', ').filter((m): m is Method => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(m));
    return changing.map((method) => ({ method, url: url.replace(/:\w+/g, 'x') }));
  });
}

let city: City;
let app: App;
let clerk: Client;
let routes: readonly Route[];

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10' });
  const webDir = join(city.folder, 'web');
  mkdirSync(webDir);
  writeFileSync(join(webDir, 'index.html'), '<html></html>');
  writeFileSync(join(webDir, 'app.js'), '1');
  app = await buildServer({ ...city.platform, webDir }, 'silent');
  await app.ready();
  clerk = await new Client(app).signIn('clerk');
  routes = changingRoutes(app.printRoutes({ commonPrefix: false }));
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const guarded = () => routes.filter(({ method, url }) => !open.includes(`${method} ${url}`));

describe('changing requests', { timeout: 60_000 }, () => {
  test('the drawing of the router is read whole', () => {
    const named = routes.map(({ method, url }) => `${method} ${url}`);
    expect(named).toEqual(
      expect.arrayContaining([...open, 'POST /api/matters/x/x/x/acts/x', 'DELETE /api/account/devices/x', 'PUT /api/law/policies']),
    );
    expect(named.length).toBeGreaterThan(25);
  });

  test('none is taken without the session’s token, whatever it says, and before it is read', async () => {
    const cookie = clerk.headers.cookie ?? '';
    for (const { method, url } of guarded()) {
      for (const token of [undefined, 'f'.repeat(32)]) {
        const headers: Record<string, string> = { cookie, ...(token !== undefined && { 'x-csrf-token': token }) };
        const answer = await ask(app, { method, url, body: { anything: 1 }, headers });
        expect([answer.status, problemIn(answer).refusals.map((r) => r.code), flawOfProblem(answer)], `${method} ${url}`).toEqual([
          403,
          ['csrf'],
          undefined,
        ]);
      }
    }
  });

  test('none is taken of somebody who is not signed in', async () => {
    for (const { method, url } of guarded()) {
      const answer = await ask(app, {
        method,
        url,
        body: { anything: 1 },
        headers: { 'x-csrf-token': clerk.headers['x-csrf-token'] ?? '' },
      });
      expect([answer.status, flawOfProblem(answer)], `${method} ${url}`).toEqual([401, undefined]);
    }
  });

  test('none is taken that another site sends, the way in included', async () => {
    for (const { method, url } of routes) {
      const headers = { ...clerk.headers, 'sec-fetch-site': 'cross-site' };
      const answer = await ask(app, { method, url, body: { account: 'clerk', password: 'x' }, headers });
      expect([answer.status, problemIn(answer).refusals[0]?.code], `${method} ${url}`).toEqual([403, 'cross-site']);
    }
  });

  test('nothing is changed by a question: no route that answers GET asks for a token', async () => {
    const answer = await ask(app, { url: '/api/session', headers: { cookie: clerk.headers.cookie ?? '' } });
    expect(answer.status).toBe(200);
  });
});

describe('headers', { timeout: 60_000 }, () => {
  const policyOf = (headers: Readonly<Record<string, unknown>>) => String(headers['content-security-policy']);

  test('no policy lets in anything written into a page, or anything from elsewhere', async () => {
    for (const url of ['/', '/sign-in', '/app.js', '/api/session', '/healthz', '/api/none']) {
      const { headers } = await ask(app, { url });
      expect(policyOf(headers), url).not.toMatch(/unsafe|\*|https?:/);
      expect(policyOf(headers), url).toContain("default-src 'self'");
      expect(headers['x-content-type-options'], url).toBe('nosniff');
    }
  });

  test('what is handed out for keeping is an attachment that runs nothing, under a name without tricks', async () => {
    const answer = await clerk.get('/api/reports/annual.docx?year=2019');
    const disposition = String(answer.headers['content-disposition']);
    expect(disposition).toMatch(/^attachment/);
    expect(policyOf(answer.headers)).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  test('a fault is told in a sentence, without a place in the program', async () => {
    const store = new Proxy(city.store, {
      get: (target, name) => {
        if (name === 'signedIn') return () => Promise.reject(new Error('secret detail at /somewhere/in/the.ts:1:2'));
        const held: unknown = Reflect.get(target, name);
        return typeof held === 'function' ? held.bind(target) : held;
      },
    });
    const faulty = await buildServer({ ...city.platform, store }, 'silent');
    const answer = await ask(faulty, { url: '/api/desk', headers: clerk.headers });
    await faulty.close();
    expect(answer.status).toBe(500);
    expect(answer.text).not.toMatch(/secret detail|\.ts|at \//);
    expect(answer.text).toMatch(/平台出现故障/);
  });
});
