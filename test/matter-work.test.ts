/** Working on a matter by the API: drafts, phrases, uploads that break off, acts tried and acts on many. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { Procedure } from '#kernel';
import { sweepUploads } from '../src/api/routes/uploads.ts';
import { type City, openCity, type Person } from './support/city.ts';
import { type Answer, Client, flawOfProblem, problemIn } from './support/client.ts';
import { sample, sampleValues } from './support/sample.ts';

let city: City;
let app: App;
let base: string;
let clerk: Client;
let head: Client;
let county: Client;
let foreign: Client;
const cases = '/api/matters/sample-case';

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure], maxFileBytes: 300_000 });
  app = await buildServer(city.platform, 'silent');
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  const signIn = (person: Person) => new Client(app).signIn(person);
  clerk = await signIn('clerk');
  head = await signIn('head');
  county = await signIn('county');
  foreign = await signIn('foreign');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const codes = (answer: Answer): string[] => problemIn(answer).refusals.map((r) => r.code);
const send = (who: Client, method: 'PUT' | 'DELETE' | 'POST', url: string, body?: unknown) =>
  who.send({ method, url, ...(body !== undefined && { body }) });

async function opened(subject: string, more: Record<string, unknown> = {}): Promise<MatterDto> {
  const answer = await clerk.post(cases, { values: { ...sampleValues(subject), ...more } });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as MatterDto;
}

describe('drafts', () => {
  const content = { values: { subject: '写了一半', applicant: { kind: 'person', name: '钱某' } }, on: '2020-01-09', names: {} };
  const url = '/api/drafts/sample-case/submit';

  test('a form half filled in is there again for who filled it in, and for nobody else', async () => {
    expect((await clerk.get(url)).json).toEqual({ draft: null });
    expect((await send(clerk, 'PUT', url, { content })).status).toBe(200);
    expect((await clerk.get(url)).json).toMatchObject({ draft: { act: 'submit', matter: null, content, seq: null } });
    expect((await head.get(url)).json).toEqual({ draft: null });
    expect((await clerk.get('/api/drafts')).json).toMatchObject([{ act: 'submit', title: '样例事项：提交' }]);
  });

  test('a draft belongs to its matter: another matter has its own', async () => {
    const [one, other] = [await opened('甲'), await opened('乙')];
    const at = (m: MatterDto) => `/api/drafts/sample-case/note?matter=${m.key}`;
    await send(clerk, 'PUT', at(one), { content: { ...content, values: { remark: '写在甲上' } }, seq: one.seq });
    expect((await clerk.get(at(one))).json).toMatchObject({ draft: { seq: 1, matter: one.key } });
    expect((await clerk.get(at(other))).json).toEqual({ draft: null });
  });

  test('what is discarded is gone, and old drafts are swept', async () => {
    expect((await send(clerk, 'DELETE', url)).status).toBe(204);
    expect((await clerk.get(url)).json).toEqual({ draft: null });
    await send(clerk, 'PUT', url, { content });
    expect(await city.store.sweepDrafts('2020-01-10')).toBe(0);
    expect(await city.store.sweepDrafts('2020-01-11')).toBeGreaterThan(0);
    expect((await clerk.get('/api/drafts')).json).toEqual([]);
  });

  test.each([
    ['a form nobody declared', '/api/drafts/sample-case/no-act', { content }, 404],
    ['no content', url, { content: 7 }, 400],
    ['a date that is none', url, { content: { ...content, on: '2020-02-31' } }, 400],
    ['a book', url, { content: { ...content, values: { subject: '长'.repeat(300_001) } } }, 400],
  ])('%s is refused in words', async (_what, at, body, status) => {
    const answer = await send(clerk, 'PUT', at, body);
    expect([answer.status, flawOfProblem(answer)]).toEqual([status, undefined]);
  });
});

describe('habits', () => {
  const url = '/api/habits/sample-case/submit';

  test('the unit chosen last time stands in the next form, by name; nothing personal is remembered', async () => {
    expect((await clerk.get(url)).json).toEqual({ values: {}, names: {} });
    await send(clerk, 'PUT', url, { values: { helper: '411722102', subject: '不该记住', applicant: { name: '钱某' } } });
    expect((await clerk.get(url)).json).toEqual({ values: { helper: '411722102' }, names: { '411722102': '黄埠镇' } });
    expect((await head.get(url)).json).toEqual({ values: {}, names: {} });
  });

  test('the only committee of the unit need not be looked for', async () => {
    const url = '/api/habits/mediation-case/apply';
    expect((await foreign.get(url)).json).toEqual({ values: {}, names: {} });
    const values = { name: '杨埠镇人民调解委员会', kind: 'township', memberCount: 5, hasWoman: true };
    const dates = { establishedOn: '2019-05-01', electedOn: '2019-05-01', termEndsOn: '2022-05-01' };
    const made = await foreign.post('/api/matters/mediation-committee', { values: { ...values, ...dates } });
    expect(made.status, made.text).toBe(201);
    const { key, title } = made.json as MatterDto;
    const begun = (await foreign.get(url)).json as { values: { committee: string }; names: Record<string, string> };
    expect([begun.values.committee, begun.names[key]]).toEqual([key, expect.stringContaining(title)]);
    expect((await clerk.get(url)).json).toEqual({ values: {}, names: {} });
  });
});

describe('phrases', () => {
  const words = async (who: Client) =>
    ((await who.get('/api/phrases')).json as { phrases: { words: string; mine: boolean; id: string }[] }).phrases;

  test('own phrases come first, those of the unit and of all follow', async () => {
    expect((await send(clerk, 'POST', '/api/phrases', { words: '已电话核实。', scope: 'person' })).status).toBe(201);
    expect((await send(head, 'POST', '/api/phrases', { words: '请所里跟进。', scope: 'unit' })).status).toBe(201);
    expect((await words(clerk)).map((p) => p.words).slice(0, 3)).toEqual(['已电话核实。', '请所里跟进。', '同意。']);
    expect((await words(foreign)).map((p) => p.words)).not.toContain('请所里跟进。');
  });

  test('nobody writes for a unit without leading it, or changes what is another’s', async () => {
    const refused = await send(clerk, 'POST', '/api/phrases', { words: '越权', scope: 'unit' });
    expect([refused.status, flawOfProblem(refused)]).toEqual([403, undefined]);
    const [own] = await words(clerk);
    const taken = await send(foreign, 'PUT', `/api/phrases/${own?.id}`, { words: '改了' });
    expect([taken.status, flawOfProblem(taken)]).toEqual([404, undefined]);
    expect((await send(clerk, 'PUT', `/api/phrases/${own?.id}`, { words: '已上门核实。' })).status).toBe(200);
    expect((await send(clerk, 'DELETE', `/api/phrases/${own?.id}`)).status).toBe(204);
    expect((await words(clerk)).map((p) => p.words)).not.toContain('已上门核实。');
  });
});

describe('an act that is tried', () => {
  test('is judged as if it were done, and nothing is written', async () => {
    const before = await city.store.events();
    const bad = await clerk.send({ method: 'POST', url: `${cases}?try=1`, body: { values: { subject: '试' } } });
    expect([bad.status, (bad.json as { refusals: { field: string }[] }).refusals.map((r) => r.field)]).toEqual([
      200,
      ['kind', 'applicant'],
    ]);
    const good = await clerk.send({ method: 'POST', url: `${cases}?try=1`, body: { values: sampleValues('试') } });
    expect(good.json).toEqual({ refusals: [] });
    expect(await city.store.events()).toBe(before);
  });
});

describe('uploads', { timeout: 60_000 }, () => {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(200_000, 'x')]);
  const named = (name: string) =>
    `filename ${Buffer.from(name).toString('base64')},filetype ${Buffer.from('application/pdf').toString('base64')}`;
  const tus = { 'tus-resumable': '1.0.0' };
  const call = (
    who: Client,
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: RequestInit['body'],
    signal?: AbortSignal,
  ) =>
    fetch(`${base}${path}`, {
      method,
      headers: { ...who.headers, ...tus, ...headers },
      ...(body && { body, duplex: 'half' }),
      ...(signal && { signal }),
    } as RequestInit);
  const open = async (who: Client, size = bytes.length, name = '协议书.pdf'): Promise<string> => {
    const answer = await call(who, 'POST', '/api/uploads', { 'upload-length': String(size), 'upload-metadata': named(name) });
    expect(answer.status, await answer.text()).toBe(201);
    return answer.headers.get('location') ?? '';
  };
  const octets = { 'content-type': 'application/offset+octet-stream' };
  const offsetOf = async (who: Client, at: string) => Number((await call(who, 'HEAD', at)).headers.get('upload-offset'));

  /** Sends half and then nothing more, as when a lift swallows the telephone. */
  async function breakOff(at: string): Promise<void> {
    const stop = new AbortController();
    const half = new ReadableStream<Uint8Array>({
      start: (out) => out.enqueue(bytes.subarray(0, 90_000)),
    });
    const sending = call(clerk, 'PATCH', at, { ...octets, 'upload-offset': '0' }, half, stop.signal).catch(() => undefined);
    await expect.poll(() => existsSync(fileAt(at)) && readdirSync(city.store.uploadsDir()).length > 0, { timeout: 5000 }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 200));
    stop.abort();
    await sending;
  }
  const fileAt = (at: string): string => join(city.store.uploadsDir(), at.split('/').at(-1) ?? '');

  test('an upload that broke off goes on where it stopped, and ends as a file like any other', async () => {
    const at = await open(clerk);
    await breakOff(at);
    const far = await offsetOf(clerk, at);
    expect(far).toBeGreaterThan(0);
    expect(far).toBeLessThan(bytes.length);
    const early = await send(clerk, 'POST', `${at}/file`);
    expect([early.status, codes(early)]).toEqual([409, ['upload-unfinished']]);
    const rest = await call(clerk, 'PATCH', at, { ...octets, 'upload-offset': String(far) }, new Blob([bytes.subarray(far)]));
    expect([rest.status, rest.headers.get('upload-offset')]).toEqual([204, String(bytes.length)]);
    const kept = await send(clerk, 'POST', `${at}/file`);
    expect(kept.json).toMatchObject({ name: '协议书.pdf', size: bytes.length, type: 'application/pdf' });
    const { sha256 } = kept.json as { sha256: string };
    expect(Buffer.from((await city.store.readFile(sha256)) ?? [])).toEqual(bytes);
    // The answer may have been lost on the way: asked again, it is the same.
    expect((await send(clerk, 'POST', `${at}/file`)).json).toEqual(kept.json);
    expect(existsSync(fileAt(at))).toBe(false);
  });

  test('nobody gets at the upload of another, or uploads without the session’s token', async () => {
    const at = await open(clerk);
    expect((await call(foreign, 'HEAD', at)).status).toBe(404);
    expect((await call(foreign, 'PATCH', at, { ...octets, 'upload-offset': '0' }, new Blob([bytes]))).status).toBe(404);
    const forged = await fetch(`${base}/api/uploads`, {
      method: 'POST',
      headers: { cookie: clerk.headers.cookie ?? '', ...tus, 'upload-length': '5' },
    });
    expect(forged.status).toBe(403);
    expect((await fetch(`${base}${at}`, { method: 'PATCH', headers: { ...tus, ...octets, 'upload-offset': '0' }, body: 'x' })).status).toBe(
      401,
    );
    expect((await call(clerk, 'DELETE', at)).status).toBe(204);
  });

  test('the name of an upload is ours: a sender who names it reaches no other place', async () => {
    const answer = await call(clerk, 'POST', '/api/uploads', { 'upload-length': '5', 'x-upload-name': '../../escape' });
    expect(answer.headers.get('location')).toMatch(/^\/api\/uploads\/[0-9a-f]{16}-[0-9a-f-]{36}$/);
  });

  test.each([
    ['too large', { 'upload-length': '300001' }, 413],
    ['of no size', { 'upload-length': '0' }, 422],
    ['of unknown size', { 'upload-defer-length': '1' }, 400],
  ])('a file %s is refused in words before a byte is sent', async (_what, headers, status) => {
    const answer = await call(clerk, 'POST', '/api/uploads', headers as unknown as Record<string, string>);
    const problem = (await answer.json()) as { refusals: { text: string }[] };
    expect([answer.status, /\p{Script=Han}/u.test(problem.refusals[0]?.text ?? '')]).toEqual([status, true]);
  });

  test.each([
    ['a broken offset', { 'upload-offset': 'x' }],
    ['an offset beyond the end', { 'upload-offset': '999999' }],
    ['no offset', {}],
  ])('%s is answered and nothing is lost', async (_what, headers) => {
    const at = await open(clerk);
    const answer = await call(clerk, 'PATCH', at, { ...octets, ...(headers as Record<string, string>) }, new Blob(['x']));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(await offsetOf(clerk, at)).toBe(0);
    await call(clerk, 'DELETE', at);
  });

  test('a program is not taken, whatever it is called', async () => {
    const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(200)]);
    const at = await open(clerk, elf.length, '协议书.pdf');
    await call(clerk, 'PATCH', at, { ...octets, 'upload-offset': '0' }, new Blob([elf]));
    const answer = await send(clerk, 'POST', `${at}/file`);
    expect([answer.status, codes(answer)]).toEqual([422, ['file-type']]);
    expect(existsSync(fileAt(at))).toBe(false);
  });

  test('uploads that nobody goes on with are swept, the others stay', async () => {
    const [old, fresh] = [await open(clerk), await open(clerk)];
    const day = 86_400;
    const then = Date.now() / 1000 - 2 * day;
    for (const path of [fileAt(old), `${fileAt(old)}.json`]) utimesSync(path, then, then);
    expect(await sweepUploads(city.store.uploadsDir(), Date.now() - day * 1000)).toBeGreaterThanOrEqual(2);
    expect([existsSync(fileAt(old)), existsSync(fileAt(fresh))]).toEqual([false, true]);
  });
});

describe('evidence', { timeout: 60_000 }, () => {
  const put = async (name: string, content: Buffer, type = 'application/octet-stream') => {
    const kept = await city.store.putFile(
      (async function* () {
        yield content;
      })(),
      { name, type, by: 'u-clerk', at: city.platform.now(), max: 1e6 },
    );
    if ('code' in kept) throw new Error(kept.text);
    return { sha256: kept.sha256, name, size: content.length, type };
  };
  const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

  test('is looked at in place when a browser can show it, and is otherwise handed out as a file', async () => {
    const pdf = await put('协议.pdf', Buffer.from('%PDF-1.4 a'), 'application/pdf');
    const page = await put('网页.html', Buffer.from('<script>alert(1)</script>'), 'text/html');
    const m = await opened('有材料', { paper: pdf });
    const shown = await clerk.get(`/api/files/${pdf.sha256}?matter=${m.key}&inline=1`);
    expect([shown.status, String(shown.headers['content-disposition']).split(';')[0]]).toEqual([200, 'inline']);
    expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
    const again = await clerk.send({
      url: `/api/files/${pdf.sha256}?matter=${m.key}&inline=1`,
      headers: { 'if-none-match': String(shown.headers.etag) },
    });
    expect(again.status).toBe(304);
    const other = await opened('网页', { paper: page });
    const sent = await clerk.get(`/api/files/${page.sha256}?matter=${other.key}&inline=1`);
    expect(String(sent.headers['content-disposition'])).toMatch(/^attachment/);
  });

  test('goes out through a matter that the viewer may see, and before that to its sender alone', async () => {
    const pdf = await put('私.pdf', Buffer.from('%PDF-1.4 b'), 'application/pdf');
    expect((await clerk.get(`/api/files/${pdf.sha256}`)).status).toBe(200);
    expect((await head.get(`/api/files/${pdf.sha256}`)).status).toBe(404);
    const m = await opened('别人看不到', { paper: pdf });
    expect((await foreign.get(`/api/files/${pdf.sha256}?matter=${m.key}`)).status).toBe(404);
  });

  test('a .docx is read as a page without script, link or anything from outside', async () => {
    const made = new Document({ sections: [{ children: [new Paragraph('调解笔录'), new Paragraph('<script>alert(1)</script>')] }] });
    const docx = await put('笔录.docx', await Packer.toBuffer(made), docxType);
    const m = await opened('有笔录', { paper: docx });
    const page = await clerk.get(`/api/files/${docx.sha256}/reading?matter=${m.key}`);
    expect(page.status, page.text).toBe(200);
    expect(page.text).toContain('调解笔录');
    expect(page.text).not.toContain('<script');
    expect(page.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    const broken = await put('坏.docx', Buffer.from('PK no zip at all'), docxType);
    const other = await opened('坏笔录', { paper: broken });
    const refused = await clerk.get(`/api/files/${broken.sha256}/reading?matter=${other.key}`);
    expect([refused.status, flawOfProblem(refused)]).toEqual([422, undefined]);
  });
});

describe('an act on many matters', { timeout: 60_000 }, () => {
  const batch = (who: Client, keys: readonly string[], more: Record<string, unknown> = {}, key: string = randomUUID()) =>
    who.post('/api/batch', { procedure: 'sample-case', act: 'note', values: { remark: '已核实' }, keys, ...more }, key);
  interface Items {
    readonly done: number;
    readonly refused: number;
    readonly items: readonly {
      key: string;
      ok: boolean;
      state: string | null;
      title: string;
      refusals: { text: string; remedy: string }[];
    }[];
  }

  test('each is judged by itself: what may be done is done, the rest says why in words', async () => {
    const [one, two, gone] = [await opened('一'), await opened('二'), await opened('三')];
    await clerk.post(`${cases}/${gone.key}/acts/withdraw`, { values: {} });
    const answer = (await batch(clerk, [one.key, gone.key, two.key])).json as Items;
    expect([answer.done, answer.refused]).toEqual([2, 1]);
    expect(answer.items.map((i) => [i.key, i.ok, i.state])).toEqual([
      [one.key, true, '办理中'],
      [gone.key, false, null],
      [two.key, true, '办理中'],
    ]);
    expect(answer.items[1]?.refusals[0]?.text).toMatch(/已撤回/);
  });

  test('a repeated request does nothing twice', async () => {
    const m = await opened('重复');
    const key = randomUUID();
    await batch(clerk, [m.key], {}, key);
    const before = await city.store.events();
    expect(((await batch(clerk, [m.key], {}, key)).json as Items).done).toBe(1);
    expect(await city.store.events()).toBe(before);
  });

  test('a matter out of sight is answered as if it were not there', async () => {
    const m = await opened('看不到');
    const answer = (await batch(foreign, [m.key, `411722/${randomUUID()}`])).json as Items;
    expect(answer.items.map((i) => [i.ok, i.title, i.refusals[0]?.text])).toEqual([
      [false, '', answer.items[1]?.refusals[0]?.text],
      [false, '', answer.items[0]?.refusals[0]?.text],
    ]);
  });

  test('says beforehand which acts there are for how many of them', async () => {
    const [one, two] = [await opened('可办一'), await opened('可办二')];
    await clerk.post(`${cases}/${two.key}/acts/withdraw`, { values: {} });
    const ask = async (who: Client) =>
      (await send(who, 'POST', '/api/batch/acts', { procedure: 'sample-case', keys: [one.key, two.key] })).json;
    expect(await ask(clerk)).toEqual([
      { act: 'note', n: 1 },
      { act: 'withdraw', n: 1 },
    ]);
    expect(await ask(county)).toEqual([{ act: 'note', n: 1 }]);
    expect(await ask(foreign)).toEqual([]);
  });

  test('more than 200 at once, none at all, and keys that are none are refused', async () => {
    const many = Array.from({ length: 201 }, () => `411722/${randomUUID()}`);
    for (const keys of [many, [], ['x']]) {
      const answer = await batch(clerk, keys);
      expect([answer.status, flawOfProblem(answer)]).toEqual([400, undefined]);
    }
    const bare = await send(clerk, 'POST', '/api/batch', { procedure: 'sample-case', act: 'note', keys: [many[0]], values: {} });
    expect([bare.status, flawOfProblem(bare)]).toEqual([400, undefined]);
  });
});
