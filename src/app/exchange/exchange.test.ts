import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import type { Procedure } from '#kernel';
import { type City, openCity } from '../../../test/support/city.ts';
import { type Answer, Client, problemIn } from '../../../test/support/client.ts';
import { sample, sampleValues } from '../../../test/support/sample.ts';
import type { JobDto, SavedViewDto } from '../../api/contract/exchange.ts';

const kind = 'sample-case';
const list = `/api/matters/${kind}`;
let city: City;
let app: App;
let clerk: Client;
let head: Client;
let county: Client;

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure] });
  app = await buildServer(city.platform);
  [clerk, head, county] = await Promise.all([
    new Client(app).signIn('clerk'),
    new Client(app).signIn('head'),
    new Client(app).signIn('county'),
  ]);
  for (const [subject, amount] of [
    ['=1+1', 100],
    ['供水一', 250.5],
    ['道路二', 3],
  ] as const) {
    const values = { ...sampleValues(subject), amount, ...(subject === '道路二' && { kind: 'road' }) };
    expect((await clerk.post(list, { values })).status).toBe(201);
  }
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const jobIn = (answer: Answer): JobDto => answer.json as JobDto;

/** Waits until a job has come to its end. */
async function ended(who: Client, job: JobDto): Promise<JobDto> {
  let now = job;
  while (now.state === 'waiting' || now.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 40));
    now = jobIn(await who.get(`/api/jobs/${job.id}`));
  }
  return now;
}

async function bytesOf(who: Client, url: string): Promise<Uint8Array> {
  const answer = await app.inject({ url, headers: who.headers });
  expect(answer.statusCode).toBe(200);
  return new Uint8Array(answer.rawPayload);
}

async function bookOf(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  return book;
}

const textsOf = (book: Workbook, sheet = 0): string[][] => {
  const rows: string[][] = [];
  book.worksheets[sheet]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((v) => String(v ?? ''))));
  return rows;
};

function form(name: string, bytes: Uint8Array): { raw: Buffer; headers: Record<string, string> } {
  const top = `--cut\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(top), bytes, Buffer.from('\r\n--cut--\r\n')]);
  return { raw, headers: { 'content-type': 'multipart/form-data; boundary=cut' } };
}

const send = async (who: Client, name: string, bytes: Uint8Array): Promise<JobDto> => {
  const answer = await who.send({ method: 'POST', url: `/api/imports/${kind}?act=submit`, ...form(name, bytes) });
  expect(answer.status, answer.text).toBe(202);
  return ended(who, jobIn(answer));
};

test('a cursor, a month and a column that are none are refused in words', async () => {
  for (const query of [
    'cursor=abc',
    'cursor=W10',
    'at=opened:2019-13',
    'cols=nothing',
    'f.amount.from=viel',
    'f.applicant=x',
    'f.verdict=x',
  ]) {
    const answer = await clerk.get(`${list}?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
    expect(problemIn(answer).refusals[0]?.remedy).toMatch(/\p{Script=Han}/u);
  }
});

test('a list is narrowed by kind of field, several options at once, and added up', async () => {
  const subjects = async (query: string) =>
    ((await clerk.get(`${list}?${query}`)).json as { rows: { values: { subject: string } }[] }).rows.map((r) => r.values.subject).sort();
  expect(await subjects('f.kind=water,road')).toHaveLength(3);
  expect(await subjects('f.amount.from=50&f.amount.to=260')).toEqual(['=1+1', '供水一']);
  expect(await subjects('f.subject=道路')).toEqual(['道路二']);
  const sums = await clerk.get(`/api/lists/${kind}/sums?fields=amount&f.kind=water`);
  expect(sums.json).toEqual({ amount: { sum: 350.5, rows: 2 } });
});

test('units to choose from end where the reach ends, and a sealed field is a column only for those it is open to', async () => {
  const setup = async (who: Client) => (await who.get(`/api/lists/${kind}`)).json as { units: { code: string }[]; columns: string[] };
  expect((await setup(clerk)).units.map((u) => u.code)).toEqual(['411722001']);
  expect((await setup(county)).units.map((u) => u.code).sort()).toEqual(['411722', '411722001', '411722102']);
  expect((await setup(clerk)).columns).not.toContain('verdict');
  expect((await setup(head)).columns).toContain('verdict');
});

test('a view of the unit is kept by its clerk, used by its head, and unseen elsewhere', async () => {
  const views = async (who: Client) => ((await who.get(`/api/lists/${kind}`)).json as { views: SavedViewDto[] }).views;
  const body = { name: '供水', owner: 'unit', isDefault: true, search: { 'f.kind': 'water', cursor: 'x' } };
  const made = await clerk.send({ method: 'POST', url: `/api/lists/${kind}/views`, body });
  expect(made.status).toBe(201);
  expect((await views(head)).map((v) => [v.name, v.search])).toEqual([['供水', { 'f.kind': 'water' }]]);
  expect(await views(county)).toEqual([]);
  const { id } = made.json as SavedViewDto;
  const renamed = { method: 'PUT', url: `/api/lists/${kind}/views/${id}`, body: { name: '用水' } } as const;
  expect((await county.send(renamed)).status).toBe(404);
  expect((await head.send(renamed)).status).toBe(200);
  expect((await clerk.send({ method: 'DELETE', url: `/api/lists/${kind}/views/${id}` })).status).toBe(204);
  expect(await views(head)).toEqual([]);
});

test('an export holds what its owner may see, no formula, and goes to nobody else', async () => {
  const asked = await clerk.send({ method: 'POST', url: '/api/exports', body: { procedure: kind, search: {}, columns: 'all' } });
  expect(asked.status).toBe(202);
  const job = await ended(clerk, jobIn(asked));
  expect(job).toMatchObject({ state: 'done', done: 3, total: 3, file: true });
  const rows = textsOf(await bookOf(await bytesOf(clerk, `/api/jobs/${job.id}/file`)));
  expect(rows[0]).not.toContain('内部意见');
  expect(
    rows
      .slice(1)
      .map((r) => r[0])
      .sort(),
  ).toEqual(["'=1+1", '供水一', '道路二']);
  for (const who of [head, county]) expect((await who.get(`/api/jobs/${job.id}/file`)).status).toBe(404);
  const trail = await city.store.audits({ actor: 'u-clerk', limit: 20 });
  expect(trail.map((a) => a.what)).toEqual(expect.arrayContaining(['export', 'download']));
});

test('a file is not handed out any more when its owner has been moved, or when it has expired', async () => {
  const asked = await head.send({ method: 'POST', url: '/api/exports', body: { procedure: kind } });
  const job = await ended(head, jobIn(asked));
  const post = { id: 'post-head', account: 'u-head', unit: '411722001', title: 'head', from: '2000-01-01', to: null };
  await city.store.upsertPosts([{ ...post, unit: '411722102', duties: ['head', 'leader'] }]);
  expect((await head.get(`/api/jobs/${job.id}/file`)).status).toBe(403);
  await city.store.upsertPosts([{ ...post, duties: ['head', 'leader'] }]);
  expect((await head.get(`/api/jobs/${job.id}/file`)).status).toBe(200);
  await city.store.changeJob(job.id, ['done'], { expiresAt: '2000-01-01T00:00:00.000Z' });
  await city.platform.exchange.tidy();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect((await head.get(`/api/jobs/${job.id}/file`)).status).toBe(404);
});

test('the template is filled, tried, given back with its problems, mended, and written as a whole', async () => {
  const book = await bookOf(await bytesOf(clerk, `/api/imports/${kind}/template?act=submit`));
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  expect(textsOf(book)[0]).toEqual(['问题', '发生日期', '事由', '类别', '申请人', '联系方式', '协办单位', '金额', '承诺日期', '证人']);
  const good = ['', '2020-01-08', '因管网检修停水', '供水', '赵钱孙', '', '', 12];
  sheet.getRow(3).values = good;
  sheet.getRow(4).values = ['', '2020-01-32', '第二件', '供电', '赵钱孙'];
  const total = async () => ((await clerk.get(list)).json as { total: number }).total;
  const before = await total();
  const tried = await send(clerk, '填报.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
  expect(tried).toMatchObject({ state: 'checked', accepted: 1, refused: 1, file: true });
  expect(tried.problems).toEqual([{ line: 4, text: expect.stringMatching(/「发生日期」.*「类别」没有这个选项/) }]);
  expect(await total()).toBe(before);
  expect((await clerk.post(`/api/jobs/${tried.id}/confirm`, {})).status).toBe(422);

  const back = await bookOf(await bytesOf(clerk, `/api/jobs/${tried.id}/file`));
  const marked = back.worksheets[0]?.getRow(4);
  expect(String(marked?.getCell(1).value)).toMatch(/供水、道路/);
  expect(marked?.getCell(4).fill).toMatchObject({ type: 'pattern' });
  if (marked) marked.values = [marked.getCell(1).value, ...good.slice(1, 2), '第二件', ...good.slice(3)];
  const mended = await send(clerk, '填报.xlsx', new Uint8Array(await back.xlsx.writeBuffer()));
  expect(mended).toMatchObject({ state: 'checked', accepted: 2, refused: 0 });
  expect(await total()).toBe(before);
  const done = await ended(clerk, jobIn(await clerk.post(`/api/jobs/${mended.id}/confirm`, {})));
  expect(done).toMatchObject({ state: 'done', accepted: 2 });
  expect(await total()).toBe(before + 2);
  const { rows } = (await clerk.get(`${list}?f.subject=第二件`)).json as { rows: { key: string }[] };
  const steps = (await clerk.get(`/api/matters/${kind}/${rows[0]?.key}`)).json as { steps: { actor: { name: string } }[] };
  expect(steps.steps[0]?.actor.name).toBe('某clerk');
});

test('a table for another unit is refused row by row, and a table that is none in a sentence', async () => {
  const rows = (unit: string) => new TextEncoder().encode(`\uFEFF填报单位,事由,类别,申请人\r\n${unit},停水,供水,赵钱孙\r\n`);
  const foreign = await send(clerk, '别人.csv', rows('黄埠镇'));
  expect(foreign.problems[0]?.text).toMatch(/应为本单位/);
  expect((await send(clerk, '自己.csv', rows('蔡都街道'))).refused).toBe(0);
  expect((await send(clerk, '不是.xlsx', new TextEncoder().encode('hello'))).note).toMatch(/另存为/);
  const answer = await clerk.send({ method: 'POST', url: `/api/imports/${kind}?act=decide`, ...form('a.csv', rows('')) });
  expect(answer.status).toBe(403);
});

test('an import that was cut off is told by its landmark, and an export that was cut off is asked for again', async () => {
  const job = (id: string, more: object) => ({
    ...{
      id,
      account: 'u-clerk',
      post: 'post-clerk',
      procedure: kind,
      title: '甲',
      state: 'running' as const,
      done: 0,
      total: 0,
      result: {},
    },
    ...{ beatAt: '2000-01-01T00:00:00.000Z', madeAt: '2000-01-01T00:00:00.000Z', endedAt: null, expiresAt: null },
    ...(more as { kind: 'export' | 'import'; ask: never }),
  });
  const { rows } = (await clerk.get(list)).json as { rows: { key: string }[] };
  const landmark = rows[0]?.key ?? '';
  const [written, out] = ['01000000-0000-7000-8000-000000000001', '01000000-0000-7000-8000-000000000002'];
  await city.store.addJob(
    job(written, { kind: 'import', ask: { procedure: kind, act: 'submit', name: 'a.csv', phase: 'write', landmark } }),
  );
  await city.store.addJob(job(out, { kind: 'export', ask: { procedure: kind, search: {}, columns: 'shown' } }));
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const cut = jobIn(await clerk.get(`/api/jobs/${written}`));
  expect(cut.state).toBe('interrupted');
  expect(jobIn(await clerk.post(`/api/jobs/${written}/again`, {})).state).toBe('done');
  const again = jobIn(await clerk.post(`/api/jobs/${out}/again`, {}));
  expect((await ended(clerk, again)).state).toBe('done');
  expect((await clerk.get(`/api/jobs/${out}`)).status).toBe(404);
});
