/** Nothing that can be sent makes the server fail: every answer is an answer, every refusal a sentence with a way out. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { Procedure } from '#kernel';
import { type City, openCity, password } from './support/city.ts';
import { type Answer, ask, Client, flawOfProblem } from './support/client.ts';
import { bodies, form, long, nasty, wrongValues } from './support/nasty.ts';
import { sample, sampleValues } from './support/sample.ts';

const canary = '金丝雀王小明';
const cases = '/api/matters/sample-case';
let city: City;
let app: App;
let clerk: Client;
let held: MatterDto;
const log: string[] = [];

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure], maxFileBytes: 64 * 1024 });
  app = await buildServer(city.platform, 'trace', { write: (line) => log.push(line) });
  clerk = await new Client(app).signIn('clerk');
  held = (await clerk.post(cases, { values: { ...sampleValues('存在的事项'), applicant: { kind: 'person', name: canary } } }))
    .json as MatterDto;
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

/** Fails unless the answer is a success or an error a person can read. */
function readable(answer: Answer, sent: string): void {
  if (answer.status >= 200 && answer.status < 300) return;
  expect(flawOfProblem(answer), `${sent} → ${answer.status}`).toBeUndefined();
}

interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query: readonly string[];
  readonly body: boolean;
}

interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
}

async function operations(): Promise<Operation[]> {
  const { paths } = (await ask(app, { url: '/api/openapi.json' })).json as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, d]): Operation => ({
        method: method.toUpperCase() as Operation['method'],
        path,
        query: (d.parameters ?? []).filter((p) => p.in === 'query').map((p) => p.name),
        body: d.requestBody !== undefined,
      }),
    ),
  );
}

/** Values that lead to something that exists. */
const good = (): Readonly<Record<string, string>> => {
  const [region = '', id = ''] = held.key.split('/');
  return { procedure: 'sample-case', region, id, act: 'note', sha256: 'a'.repeat(64) };
};

const fill = (path: string, values: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(values[name] ?? (path.includes('figures') ? 'sample-case.submitted' : 'x')),
  );

/** Sign-in is limited by the minute and tested by itself; signing out, as a wall does too, would end the test's own session. */
const skipped = (o: Operation): boolean => (o.path === '/api/session' && o.method !== 'GET') || o.path === '/api/stream/pass';

/** Names of a question that nobody asks for. */
const unasked = (o: Operation): readonly string[] => {
  if (o.path === '/api/matters/{procedure}') return ['__proto__', 'unheard-of', 'f.kind', 'f.__proto__', 'f.'];
  return o.path.includes('report') ? [] : ['__proto__'];
};

const send = (o: Operation, url: string, body?: unknown): Promise<Answer> =>
  clerk.send({ method: o.method, url, headers: { 'idempotency-key': crypto.randomUUID() }, ...(o.body && { body: body ?? {} }) });

describe('addresses', () => {
  test('any text in any place of any path is answered', { timeout: 120_000 }, async () => {
    for (const o of await operations()) {
      for (const name of [...o.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')) {
        for (const text of nasty) {
          const url = fill(o.path, { ...good(), [name]: text });
          readable(await send(o, url), `${o.method} ${url.slice(0, 200)}`);
        }
      }
    }
  });

  test('any text in any question is answered, once or several times over', { timeout: 120_000 }, async () => {
    // A third of the texts for each name, another third for the next: every text meets every route.
    const pairs = (await operations())
      .filter((o) => !skipped(o))
      .flatMap((o) => [...o.query, ...unasked(o)].map((name) => ({ o, name })))
      .flatMap(({ o, name }, turn) => nasty.filter((_text, i) => i % 3 === turn % 3).map((text) => ({ o, name, texts: [text] })));
    const twice = (await operations()).flatMap((o) => o.query.map((name) => ({ o, name, texts: ['a', 'b'] })));
    for (const { o, name, texts } of [...pairs, ...twice]) {
      const query = texts.map((text) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`).join('&');
      const url = `${fill(o.path, good())}?${query}`;
      readable(await send(o, url), `${o.method} ${url.slice(0, 200)}`);
    }
  });

  test.each([
    '/api/%',
    '/api/matters/%ff',
    '/api/matters/%E0%A4%A',
    '/%c0%ae%c0%ae/',
    '/api/files/%00',
    '//',
    '/api//matters',
    '/api/matters/sample-case/%2e%2e',
    `/api/${long}`,
  ])('the address %# that is none is answered', async (url) => {
    const answer = await clerk.get(url);
    expect(flawOfProblem(answer), `${url.slice(0, 60)} → ${answer.status} ${answer.text.slice(0, 100)}`).toBeUndefined();
  });

  test('a filter on what is kept apart is refused, so that nobody finds a person by guessing', async () => {
    for (const field of ['applicant', 'verdict', 'witnesses', 'no-such-field', '__proto__', 'constructor']) {
      const answer = await clerk.get(`${cases}?f.${field}=${encodeURIComponent(canary)}`);
      expect([answer.status, flawOfProblem(answer)], field).toEqual([400, undefined]);
    }
  });

  test('a list cut off at a cursor of nonsense is refused or starts anew, never a fault', async () => {
    const cursors = [
      'x',
      '',
      '....',
      Buffer.from('[]').toString('base64url'),
      Buffer.from('["a","b","c"]').toString('base64url'),
      Buffer.from('{"__proto__":1}').toString('base64url'),
      Buffer.from('["2020-01-01~1","411722","\u0000"]').toString('base64url'),
    ];
    for (const cursor of cursors) {
      readable(await clerk.get(`${cases}?cursor=${cursor}`), cursor);
      readable(await clerk.get(`/api/figures/sample-case.submitted/records?year=2020&cursor=${cursor}`), cursor);
    }
  });
});

describe('bodies', () => {
  test('any body on any route is answered', { timeout: 120_000 }, async () => {
    for (const o of (await operations()).filter((one) => one.method !== 'GET' && !skipped(one))) {
      for (const raw of bodies) {
        const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
        const answer = await clerk.send({ method: o.method, url: fill(o.path, good()), raw, headers });
        readable(answer, `${o.method} ${o.path} ${raw.slice(0, 60)}`);
      }
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  test('a body of a foreign type, or of more than the limit, is refused', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'nonsense',
      'application/json; charset=latin1',
    ]) {
      const answer = await clerk.send({ method: 'POST', url: cases, raw: '<a/>', headers: { 'content-type': type } });
      expect(flawOfProblem(answer), type).toBeUndefined();
    }
    const answer = await clerk.post(cases, { values: { subject: 'x'.repeat(3 * 1024 * 1024) } });
    expect([answer.status, flawOfProblem(answer)]).toEqual([413, undefined]);
  });

  test('wrong types in any field of any opening act are refused in words', { timeout: 120_000 }, async () => {
    for (const p of city.platform.registry.all) {
      const [act, declared] = Object.entries(p.acts).find(([, a]) => a.from === undefined) ?? [];
      const fields = [...(declared?.needs ?? []), ...(declared?.asks ?? [])];
      for (const value of wrongValues) {
        const values = Object.fromEntries(fields.map((f) => [f, value]));
        readable(await clerk.post(`/api/matters/${p.id}`, { act, values }), `${p.id} ${JSON.stringify(value).slice(0, 60)}`);
      }
      for (const values of [{ ['__proto__x']: 1 }, JSON.parse('{"__proto__": {"subject": "x"}}'), { [long.slice(0, 59)]: 'x' }]) {
        readable(await clerk.post(`/api/matters/${p.id}`, { act, values }), `${p.id} odd keys`);
      }
    }
  });

  test('a day to come, a day that never was, and a foreign county are refused', async () => {
    for (const on of ['2020-01-11', '2019-02-29', '1800-01-01', 'yesterday']) {
      const answer = await clerk.post(cases, { values: sampleValues('日期'), on });
      expect([answer.status, flawOfProblem(answer)], on).toEqual([422, undefined]);
    }
    for (const unit of ['411723101', '411723', '411700', '990000', '__proto__', '\u0000']) {
      const answer = await clerk.get(`${cases}?unit=${encodeURIComponent(unit)}`);
      readable(answer, unit);
      const rows = (answer.json as { rows?: { key: string }[] }).rows ?? [];
      expect(rows.filter((r) => !r.key.startsWith('411722'))).toEqual([]);
    }
  });
});

describe('cookies and headers', () => {
  test.each([
    'zs_session=',
    'zs_session=x',
    'zs_session=%ff',
    'zs_session=a; zs_session=b',
    '=;=;',
    `zs_session=${long}`,
    'zs_session="',
    '\u00e9=1',
    'zs_session=__proto__',
  ])('the broken cookie %# is no session', async (cookie) => {
    const answer = await ask(app, { url: '/api/session', headers: { cookie } });
    expect([answer.status, flawOfProblem(answer)]).toEqual([401, undefined]);
  });

  test.each(['x', '', ' ', long, 'ключ', "a'b--cccc", '../../../../'])('the key %# that is none is refused', async (key) => {
    const answer = await clerk.send({
      method: 'POST',
      url: cases,
      body: { values: {} },
      headers: { 'idempotency-key': encodeURIComponent(key) === key ? key : 'a b' },
    });
    expect([answer.status, flawOfProblem(answer)]).toEqual([400, undefined]);
  });

  test('a request that is no HTTP is answered and leaves the server alive', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const address = app.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    for (const bytes of [
      '\u0000\u0001\u0002\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `GET /${'y'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
      'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n\r\n',
    ]) {
      const said = await new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        socket.on('data', (chunk) => {
          text += chunk.toString();
        });
        socket.on('close', () => resolve(text));
        socket.on('error', () => resolve(text));
      });
      expect(said).not.toMatch(/^HTTP\/1\.1 5\d\d/);
    }
    expect((await ask(app, { url: '/healthz' })).status).toBe(200);
  });
});

describe('files', () => {
  const upload = (what: { raw: Buffer; headers: Record<string, string> }) => clerk.send({ method: 'POST', url: '/api/files', ...what });
  const pdf = Buffer.from('%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n', 'latin1');

  test('an empty file, one over the limit, a program and no file at all are refused', async () => {
    const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(200)]);
    const cases: readonly (readonly [Answer, number])[] = [
      [await upload(form('空.pdf', '')), 422],
      [await upload(form('大.pdf', Buffer.concat([pdf, Buffer.alloc(65 * 1024)]))), 413],
      [await upload(form('程序.pdf', elf)), 422],
      [await upload({ raw: Buffer.from('--edge-of-the-form--\r\n'), headers: form('x', 'y').headers }), 400],
      [await upload({ raw: Buffer.from('no form'), headers: { 'content-type': 'multipart/form-data' } }), 406],
      [await upload({ raw: Buffer.from('{}'), headers: { 'content-type': 'application/json' } }), 406],
    ];
    for (const [answer, status] of cases) {
      expect(flawOfProblem(answer), answer.text).toBeUndefined();
      expect([status, 400, 406, 415].includes(answer.status) || answer.status === status, `${answer.status} instead of ${status}`).toBe(
        true,
      );
    }
  });

  test.each([
    '../../../etc/cron.d/x',
    'C:\\windows\\system32\\x.pdf',
    '..',
    '/',
    '\u0000.pdf',
    '.htaccess',
    `${'长'.repeat(300)}.pdf`,
    'a"b\'c<d>.pdf',
    '%2e%2e%2fx.pdf',
    '\u202efdp.exe',
  ])('a path in the name of a file (%#) leads nowhere', async (name) => {
    const answer = await upload(form(name, pdf));
    readable(answer, name);
    if (answer.status !== 201) return;
    const kept = answer.json as { name: string; sha256: string };
    expect(kept.name).not.toMatch(/[/\\\u0000]/);
    expect(kept.name.length).toBeLessThanOrEqual(200);
    expect(kept.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('what a file is told by its bytes, not by what the sender says', async () => {
    const answer = await upload(form('网页.html', '<script>alert(1)</script>', 'text/html'));
    expect((answer.json as { type?: string }).type).not.toBe('text/html');
    const picture = await upload(form('图.png', pdf, 'image/png'));
    expect((picture.json as { type: string }).type).toBe('application/pdf');
  });

  test('a form cut off in the middle is answered', async () => {
    const { raw, headers } = form('断.pdf', pdf);
    for (const at of [10, 60, raw.length - 20]) readable(await upload({ raw: raw.subarray(0, at), headers }), `cut at ${at}`);
  });
});

describe('the log', () => {
  test('holds no name, no password, no search, no token and no body', async () => {
    await clerk.get(`${cases}?q=${encodeURIComponent(canary)}`);
    await clerk.get(`${cases}/${held.key}`);
    await clerk.post(`${cases}/${held.key}/acts/note`, { values: { remark: canary, amount: 'x' } });
    await ask(app, { method: 'POST', url: '/api/session', body: { account: canary, password: `${password}-${canary}` } });
    await clerk.send({ method: 'POST', url: '/api/files', ...form(`${canary}.pdf`, canary) });
    const text = log.filter((line) => !line.includes('Server listening')).join('');
    expect(log.length).toBeGreaterThan(100);
    for (const secret of [
      canary,
      encodeURIComponent(canary),
      password,
      clerk.headers.cookie?.split('=')[1] ?? '-',
      clerk.headers['x-csrf-token'] ?? '-',
      '127.0.0.1',
    ]) {
      expect(text.includes(secret), secret).toBe(false);
    }
  });

  test('a fault of the program is told without its message, which may quote a value', async () => {
    const broken = { ...city.platform, store: { ...city.store, list: () => Promise.reject(new Error(`value ${canary} violates`)) } };
    const lines: string[] = [];
    const other = await buildServer(broken as typeof city.platform, 'info', { write: (line) => lines.push(line) });
    const client = await new Client(other).signIn('clerk');
    const answer = await client.get(cases);
    await other.close();
    expect(answer.status).toBe(500);
    expect(answer.type).toMatch(/^application\/problem\+json/);
    expect(answer.text + lines.join('')).not.toContain(canary);
    expect(lines.some((line) => line.includes('"fault"'))).toBe(true);
  });
});
