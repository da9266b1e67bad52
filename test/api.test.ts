/** The HTTP contract: sign-in, tokens, repeated and concurrent acts, pages of a list, the published description, headers. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { Procedure } from '#kernel';
import { type City, openCity, type Person, password } from './support/city.ts';
import { type Answer, ask, Client, flawOfProblem, problemIn } from './support/client.ts';
import { sample, sampleValues } from './support/sample.ts';

let city: City;
let app: App;
let clerk: Client;
let head: Client;
const cases = '/api/matters/sample-case';

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure] });
  app = await buildServer(city.platform, 'silent');
  clerk = await new Client(app).signIn('clerk');
  head = await new Client(app).signIn('head');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const matterIn = (answer: Answer): MatterDto => answer.json as MatterDto;
const codes = (answer: Answer): string[] => problemIn(answer).refusals.map((r) => r.code);
const signIn = (account: string, secret: string) => ask(app, { method: 'POST', url: '/api/session', body: { account, password: secret } });

async function opened(subject: string): Promise<MatterDto> {
  const answer = await clerk.post(cases, { values: sampleValues(subject) });
  expect(answer.status, answer.text).toBe(201);
  return matterIn(answer);
}

describe('signing in', { timeout: 60_000 }, () => {
  test('a wrong password and an unknown account get the same words and the same status', async () => {
    const [wrong, unknown] = [await signIn('mayor', 'not-this'), await signIn('nobody-of-that-name', 'not-this')];
    expect([wrong.status, flawOfProblem(wrong)]).toEqual([401, undefined]);
    expect(unknown.text).toBe(wrong.text);
  });

  test('five wrong passwords lock the account, even for the right one, and say for how long', async () => {
    for (let i = 0; i < 5; i += 1) expect((await signIn('auditor', `wrong ${i}`)).status).toBe(401);
    const locked = await signIn('auditor', password);
    expect([locked.status, codes(locked), flawOfProblem(locked)]).toEqual([429, ['locked'], undefined]);
    expect(problemIn(locked).detail).toMatch(/\d+分钟/);
  });

  test('an account of many wrong names is locked as an existing one is, so that nothing tells which exist', async () => {
    for (let i = 0; i < 5; i += 1) await signIn('no-such-person', `wrong ${i}`);
    expect((await signIn('no-such-person', 'x')).status).toBe(429);
  });

  test('an account out of use cannot sign in, and its open session ends', async () => {
    const held = await city.store.account('system');
    if (!held) throw new Error('no account');
    const client = await new Client(app).signIn('system');
    await city.store.upsertAccounts([{ ...held, active: false }]);
    expect((await client.get('/api/session')).status).toBe(401);
    expect((await signIn('system', password)).status).toBe(401);
    await city.store.upsertAccounts([held]);
  });

  test('the cookie is out of reach of scripts and of other sites, and the token is stored nowhere in clear', async () => {
    const answer = await signIn('county', password);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const token = /zs_session=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(token.length).toBeGreaterThan(40);
    expect(await city.store.session(token)).toBeUndefined();
    expect(answer.text).not.toContain(token);
  });

  test('signing out ends the session for good', async () => {
    const client = await new Client(app).signIn('county');
    expect((await client.send({ method: 'DELETE', url: '/api/session' })).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  test('nobody takes a post that is not the own', async () => {
    const answer = await clerk.send({ method: 'POST', url: '/api/session/post', body: { post: 'post-mayor' } });
    expect([answer.status, flawOfProblem(answer)]).toEqual([403, undefined]);
    expect(((await clerk.get('/api/session')).json as { post: { id: string } }).post.id).toBe('post-clerk');
  });

  test('every sign-in, good or refused, leaves its trace', async () => {
    const trail = (await city.store.audits({ limit: 1000 })).map((a) => a.what);
    expect(trail).toEqual(expect.arrayContaining(['sign-in', 'sign-in-refused', 'sign-out']));
  });
});

describe('changing requests', { timeout: 60_000 }, () => {
  const without = (client: Client): Record<string, string> => ({
    cookie: client.headers.cookie ?? '',
    'idempotency-key': 'key-without-token',
  });

  test('a request without the session’s token changes nothing', async () => {
    const before = await city.store.events();
    for (const token of [undefined, '', 'f'.repeat(32)]) {
      const headers = { ...without(clerk), ...(token !== undefined && { 'x-csrf-token': token }) };
      const answer = await ask(app, { method: 'POST', url: cases, body: { values: sampleValues('伪造') }, headers });
      expect([answer.status, codes(answer), flawOfProblem(answer)]).toEqual([403, ['csrf'], undefined]);
    }
    expect(await city.store.events()).toBe(before);
  });

  test('an act without a key against repetition is refused', async () => {
    const answer = await clerk.send({ method: 'POST', url: cases, body: { values: sampleValues('无键') } });
    expect([answer.status, flawOfProblem(answer)]).toEqual([400, undefined]);
  });

  test('the same request twice is one event and the same answer', async () => {
    const before = await city.store.events();
    const body = { values: sampleValues('重复提交') };
    const [first, second] = [await clerk.post(cases, body, 'same-key-twice'), await clerk.post(cases, body, 'same-key-twice')];
    expect(matterIn(second).key).toBe(matterIn(first).key);
    expect(await city.store.events()).toBe(before + 1);
  });

  test('the same request twice at once is one event', async () => {
    const before = await city.store.events();
    const body = { values: sampleValues('同时重复') };
    const answers = await Promise.all([1, 2, 3].map(() => clerk.post(cases, body, 'same-key-at-once')));
    expect(new Set(answers.map((a) => matterIn(a).key)).size, answers.map((a) => a.text.slice(0, 200)).join('\n')).toBe(1);
    expect(await city.store.events()).toBe(before + 1);
  });

  test('a key used for something else is refused', async () => {
    await clerk.post(cases, { values: sampleValues('甲') }, 'one-key-two-uses');
    const answer = await clerk.post(cases, { values: sampleValues('乙') }, 'one-key-two-uses');
    expect([answer.status, codes(answer), flawOfProblem(answer)]).toEqual([422, ['idempotency-reused'], undefined]);
  });

  test('of two who act on the same state one wins and the other is told', async () => {
    const m = await opened('争先');
    const url = `${cases}/${m.key}/acts`;
    const body = { values: {}, seq: m.seq };
    const decision = { values: { verdict: '同意' }, seq: m.seq };
    const answers = await Promise.all([clerk.post(`${url}/withdraw`, body), head.post(`${url}/decide`, decision)]);
    expect(answers.filter((a) => a.status === 200).length).toBe(1);
    const lost = answers.find((a) => a.status !== 200);
    expect([409, 422]).toContain(lost?.status);
    expect(lost && flawOfProblem(lost)).toBeUndefined();
    expect(matterIn(await clerk.get(`${cases}/${m.key}`)).seq).toBe(2);
  });

  test('an act from an old page is told that somebody was faster', async () => {
    const m = await opened('旧页面');
    await clerk.post(`${cases}/${m.key}/acts/note`, { values: { remark: '先' }, seq: m.seq });
    const answer = await clerk.post(`${cases}/${m.key}/acts/note`, { values: { remark: '后' }, seq: m.seq });
    expect([answer.status, flawOfProblem(answer)]).toEqual([409, undefined]);
  });

  test('several faults come back together, each at its field and with a way out', async () => {
    const answer = await clerk.post(cases, { values: { kind: 'gas', until: '2019-02-29', amount: -1 } });
    expect(answer.status).toBe(422);
    expect(
      problemIn(answer)
        .refusals.map((r) => r.field)
        .sort(),
    ).toEqual(['amount', 'applicant', 'kind', 'subject', 'until']);
    expect(flawOfProblem(answer)).toBeUndefined();
  });
});

describe('pages of a list', { timeout: 60_000 }, () => {
  const keysOf = async (client: Client, query: string): Promise<{ pages: string[][]; total: number }> => {
    const pages: string[][] = [];
    for (let cursor = ''; ; ) {
      const answer = await client.get(`${cases}?${query}&limit=7${cursor && `&cursor=${cursor}`}`);
      expect(answer.status, answer.text).toBe(200);
      const page = answer.json as { rows: { key: string }[]; next: string | null; total: number };
      pages.push(page.rows.map((r) => r.key));
      if (page.next === null) return { pages, total: page.total };
      cursor = page.next;
    }
  };

  beforeEach(async () => {
    const { total } = await keysOf(clerk, 'state=handling');
    for (let i = total; i < 30; i += 1) await opened(`翻页${i}`);
  });

  test.each(['state=handling', 'kind=', 'open=1', 'q=翻页', 'f.kind=water', 'from=2020-01-01&to=2020-12-31'])(
    'all pages of “%s” are disjoint and complete',
    async (query) => {
      const { pages, total } = await keysOf(clerk, query);
      const keys = pages.flat();
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBe(total);
      expect(pages.slice(0, -1).every((p) => p.length === 7)).toBe(true);
      expect(keys.length).toBeGreaterThan(10);
    },
  );

  test('rows that come in between are neither lost nor shown twice', async () => {
    const first = (await clerk.get(`${cases}?limit=7`)).json as { rows: { key: string }[]; next: string };
    const before = (await keysOf(clerk, 'x=')).pages.flat();
    await opened('插入');
    const rest: string[] = [];
    for (let cursor: string | null = first.next; cursor !== null; ) {
      const page: { rows: { key: string }[]; next: string | null } = (await clerk.get(`${cases}?limit=7&cursor=${cursor}`)).json as never;
      rest.push(...page.rows.map((r) => r.key));
      cursor = page.next;
    }
    const seen = [...first.rows.map((r) => r.key), ...rest];
    expect(before.filter((k) => !seen.includes(k))).toEqual([]);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('the published description', () => {
  interface OpenApi {
    readonly openapi: string;
    readonly info: { readonly title: string; readonly version: string };
    readonly paths: Readonly<
      Record<
        string,
        Readonly<
          Record<
            string,
            { readonly responses: Readonly<Record<string, unknown>>; readonly parameters?: readonly { name: string; in: string }[] }
          >
        >
      >
    >;
  }
  const contract: readonly (readonly [method: string, path: string])[] = [
    ['get', '/api/matters/{procedure}'],
    ['post', '/api/matters/{procedure}'],
    ['get', '/api/matters/{procedure}/{region}/{id}'],
    ['post', '/api/matters/{procedure}/{region}/{id}/acts/{act}'],
    ['get', '/api/matters/{procedure}/{region}/{id}/events'],
    ['get', '/api/matters/{procedure}/{region}/{id}/deadlines'],
    ['get', '/api/figures'],
    ['get', '/api/figures/{id}/records'],
    ['get', '/api/session'],
    ['post', '/api/session'],
    ['delete', '/api/session'],
  ];

  test('is OpenAPI 3.1 and lists every route of the contract', async () => {
    const document = (await ask(app, { url: '/api/openapi.json' })).json as OpenApi;
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info.title).not.toBe('');
    const missing = contract.filter(([method, path]) => document.paths[path]?.[method] === undefined);
    expect(missing).toEqual([]);
  });

  test('every operation has answers, and every parameter of a path is declared once', async () => {
    const document = (await ask(app, { url: '/api/openapi.json' })).json as OpenApi;
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([m, o]) => ({ path, m, o })),
    );
    const flaws = operations.flatMap(({ path, m, o }) => {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
      const declared = (o.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name);
      const answered = Object.keys(o.responses ?? {}).length > 0;
      return answered && named.sort().join() === declared.sort().join() ? [] : [`${m} ${path}: ${declared.join()}`];
    });
    expect(flaws).toEqual([]);
    expect(operations.length).toBeGreaterThan(20);
  });

  test('every reference in it leads somewhere', async () => {
    const { text, json } = await ask(app, { url: '/api/openapi.json' });
    const refs = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((m) => m[1] ?? '');
    const at = (path: string) => path.split('/').reduce<unknown>((o, key) => (o as Record<string, unknown> | undefined)?.[key], json);
    expect(refs.filter((ref) => at(ref) === undefined)).toEqual([]);
  });
});

describe('the house', () => {
  test('the process lives, the database answers, and the meters count by route pattern only', async () => {
    expect((await ask(app, { url: '/healthz' })).json).toEqual({ ok: true });
    expect((await ask(app, { url: '/readyz' })).json).toMatchObject({ ok: true, database: 'pglite' });
    await clerk.get(`${cases}?q=赵钱孙`);
    const meters = await ask(app, { url: '/metrics' });
    expect(meters.text).toMatch(/zs_http_requests_total\{route="\/api\/matters\/:procedure",status="200"\} \d+/);
    expect(meters.text).not.toMatch(/赵钱孙|411722|zs_session|%E8/);
  });

  test('every answer carries the headers that keep a browser safe', async () => {
    for (const url of ['/', '/api/session', '/api/openapi.json', '/healthz', '/api/no-such-route']) {
      const { headers } = await ask(app, { url });
      expect(headers['x-content-type-options'], url).toBe('nosniff');
      expect(headers['referrer-policy'], url).toBe('no-referrer');
      const policy = String(headers['content-security-policy']);
      for (const part of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ]) {
        expect(policy, url).toContain(part);
      }
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  test('what a person gets is kept in no cache', async () => {
    for (const url of ['/api/session', cases, '/api/figures?year=2019']) {
      expect(String((await clerk.get(url)).headers['cache-control']), url).toMatch(/no-store/);
    }
  });

  test('an unknown route is told in Chinese, as every error is', async () => {
    for (const [method, url] of [
      ['GET', '/api/none'],
      ['POST', '/api/none'],
      ['DELETE', cases],
      ['PATCH', '/api/session'],
      ['GET', '/nothing.js'],
    ] as const) {
      const answer = await ask(app, { method, url });
      expect([answer.status, flawOfProblem(answer)], `${method} ${url}`).toEqual([404, undefined]);
    }
  });

  test('the door of the command line is shut to whoever has no token', async () => {
    for (const token of [undefined, '', 'token-of-the-tesT', 'x'.repeat(200)]) {
      const headers: Record<string, string> = token === undefined ? {} : { 'x-command-token': token };
      const answer = await ask(app, { method: 'POST', url: '/api/command', body: { argv: ['verify'], folder: '.' }, headers });
      expect([answer.status, flawOfProblem(answer)]).toEqual([404, undefined]);
    }
  });
});

describe('local values of the law', () => {
  const put = (client: Client, body: unknown) => client.send({ method: 'PUT', url: '/api/law/policies', body });
  const policy = { norm: 'yellow-reminder', from: '2020-01-01', value: { n: 3, unit: 'working' } };

  test.each(['clerk', 'county', 'mayor'] as const)('%s sets none', async (person: Person) => {
    const answer = await put(await new Client(app).signIn(person), policy);
    expect([answer.status, flawOfProblem(answer)]).toEqual([403, undefined]);
  });

  test('a value that is looser than the law, of the wrong kind, or of no norm is refused', async () => {
    const justice = await new Client(app).signIn('justice');
    const { norms } = (await justice.get('/api/law')).json as { norms: { id: string; adjustable: string }[] };
    const fixed = norms.find((n) => n.adjustable === 'no') ?? norms.find((n) => n.adjustable === 'tighten');
    for (const body of [
      { ...policy, norm: 'no-such-norm' },
      { ...policy, from: '2019-02-29' },
      { ...policy, norm: fixed?.id, value: { n: 9999, unit: 'year' } },
      { ...policy, norm: fixed?.id, value: '很快' },
    ]) {
      const answer = await put(justice, body);
      expect(flawOfProblem(answer), JSON.stringify(body)).toBeUndefined();
    }
  });
});
