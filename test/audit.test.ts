/** 操作痕迹: who may read it, that nothing is left out between pages, that it leaves safely, and that what should leave a trace does. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { Procedure } from '#kernel';
import { auditWords } from '../src/api/audit-words.ts';
import type { AuditChainDto, AuditDto, AuditLineDto } from '../src/api/contract/audit.ts';
import { type City, everybody, openCity } from './support/city.ts';
import { Client, flawOfProblem } from './support/client.ts';
import { sample, sampleValues } from './support/sample.ts';
import { files, isTest, text } from './support/source.ts';

let city: City;
let app: App;
let auditor: Client;

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure] });
  app = await buildServer(city.platform, 'silent');
  auditor = await new Client(app).signIn('auditor');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const line = (subject: string, more: Partial<{ actor: string; at: string; what: string }> = {}) =>
  city.store.audit({
    region: '411700',
    actor: 'u-clerk',
    at: '2019-03-01T09:00:00.000+08:00',
    what: 'read',
    subject,
    detail: {},
    ...more,
  });
const page = async (query: string): Promise<AuditDto> => (await auditor.get(`/api/audit?${query}`)).json as AuditDto;
const subjects = async (query: string): Promise<string[]> => (await page(query)).rows.map((r) => r.subject);

describe('the trail', { timeout: 60_000 }, () => {
  test('is read by the audit administrator alone, not by those who run the platform', async () => {
    for (const person of everybody.filter((p) => p !== 'auditor')) {
      const client = await new Client(app).signIn(person);
      for (const url of ['/api/audit', '/api/audit/export.csv', '/api/audit/chain']) {
        const answer = await client.get(url);
        expect([answer.status, flawOfProblem(answer)], `${person} ${url}`).toEqual([403, undefined]);
      }
    }
  });

  test('every line once over all pages, newest first, however many bear the same time', async () => {
    for (let i = 0; i < 25; i += 1) await line(`page-${i}`, { actor: i % 2 ? 'u-clerk' : 'u-head' });
    const seen: AuditLineDto[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { rows, next }: AuditDto = await page(`subject=page-&limit=4&cursor=${encodeURIComponent(cursor)}`);
      seen.push(...rows);
      cursor = next;
    }
    expect(new Set(seen.map((l) => l.subject)).size).toBe(25);
    expect(seen).toHaveLength(25);
    const order = seen.map((l) => `${l.at} ${l.account} ${String(l.seq).padStart(6, '0')}`);
    expect(order).toEqual([...order].sort().reverse());
  });

  test('by person, unit, kind, subject and days, both included', async () => {
    await line('sift-a', { at: '2019-05-01T00:00:00.000+08:00' });
    await line('sift-b', { at: '2019-05-31T23:59:59.999+08:00', what: 'export' });
    await line('sift-c', { at: '2019-06-01T00:00:00.000+08:00', actor: 'u-foreign' });
    expect(await subjects('subject=sift-')).toEqual(['sift-c', 'sift-b', 'sift-a']);
    expect(await subjects('subject=sift-&from=2019-05-01&to=2019-05-31')).toEqual(['sift-b', 'sift-a']);
    expect(await subjects('subject=sift-&what=export')).toEqual(['sift-b']);
    expect(await subjects('subject=sift-&person=foreign')).toEqual(['sift-c']);
    expect(await subjects('subject=sift-&unit=411722')).toEqual(['sift-b', 'sift-a']);
    expect(await subjects('subject=%25')).toEqual([]);
  });

  test.each(['from=2019-02-30', 'unit=nowhere', 'limit=0'])('a filter that cannot be is refused in words: %s', async (query) => {
    const answer = await auditor.get(`/api/audit?${query}`);
    expect([answer.status, flawOfProblem(answer)]).toEqual([400, undefined]);
  });

  test('as a table it holds no formula, and taking it leaves a trace itself', async () => {
    for (const subject of ['=1+1', '+cmd', '-2+3', '@x', '\tx', '普通,"引号"'])
      await line(subject, { at: '2018-01-01T00:00:00.000+08:00' });
    const answer = await auditor.get('/api/audit/export.csv?from=2018-01-01&to=2018-01-01');
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(String(answer.headers['content-disposition'])).toContain('attachment');
    const [head = '', ...rows] = answer.text.replace(/\r\n$/, '').split('\r\n');
    expect(head.startsWith('\uFEFF时间,姓名')).toBe(true);
    expect(rows).toHaveLength(6);
    for (const cell of rows.flatMap((row) => row.split(','))) expect(cell).not.toMatch(/^"?[=+\-@\t]/);
    expect(rows.some((row) => row.includes("'=1+1"))).toBe(true);
    expect((await city.store.audits({ actor: 'u-auditor', limit: 50 })).map((a) => a.what)).toContain('audit-export');
  });

  test('its chains are checked up to now', async () => {
    const before = (await auditor.get('/api/audit/chain')).json as AuditChainDto;
    expect(before).toMatchObject({ whole: true, broken: null });
    await line('one more');
    const after = (await auditor.send({ method: 'POST', url: '/api/audit/chain' })).json as AuditChainDto;
    expect(after.whole).toBe(true);
    expect(after.lines).toBeGreaterThan(before.lines);
  });
});

describe('what leaves a trace', { timeout: 60_000 }, () => {
  let clerk: Client;
  let head: Client;
  let justice: Client;
  let held: MatterDto;
  let withPersons: string;

  beforeAll(async () => {
    [clerk, head, justice] = await Promise.all([
      new Client(app).signIn('clerk'),
      new Client(app).signIn('head'),
      new Client(app).signIn('justice'),
    ]);
    held = (await clerk.post('/api/matters/sample-case', { values: sampleValues('留痕') })).json as MatterDto;
    const values = {
      kind: 'administrative',
      disputeType: 'neighbour',
      summary: '院墙滴水纠纷',
      parties: [
        { party: { kind: 'person', name: '甲某某' }, side: 'applicant' },
        { party: { kind: 'person', name: '乙某某' }, side: 'respondent' },
      ],
    };
    const answer = await clerk.post('/api/matters/mediation-case', { act: 'apply', values });
    expect(answer.status, answer.text).toBe(201);
    withPersons = (answer.json as MatterDto).key;
  }, 60_000);

  const routes: readonly { what: string; path: string; ask: () => Promise<{ status: number; text: string }> }[] = [
    { what: 'read', path: '/api/matters/{procedure}/{region}/{id}', ask: () => clerk.get(`/api/matters/mediation-case/${withPersons}`) },
    {
      what: 'read',
      path: '/api/matters/{procedure}/{region}/{id}/events',
      ask: () => clerk.get(`/api/matters/mediation-case/${withPersons}/events`),
    },
    { what: 'search', path: '/api/matters/{procedure}', ask: () => clerk.get(`/api/matters/sample-case?q=${encodeURIComponent('留痕')}`) },
    { what: 'search', path: '/api/lookup/{procedure}', ask: () => clerk.get(`/api/lookup/sample-case?q=${encodeURIComponent('留痕')}`) },
    {
      what: 'records',
      path: '/api/figures/{id}/records',
      ask: () => clerk.get('/api/figures/sample-case.submitted/records?year=2020'),
    },
    { what: 'report', path: '/api/reports/annual.docx', ask: () => justice.get('/api/reports/annual.docx?year=2019') },
    {
      what: 'report-template',
      path: '/api/reports/annual/template',
      ask: () => justice.send({ method: 'PUT', url: '/api/reports/annual/template', body: { text: '一、总体情况\n' } }),
    },
    {
      what: 'post-switched',
      path: '/api/session/post',
      ask: () => clerk.send({ method: 'POST', url: '/api/session/post', body: { post: 'post-clerk' } }),
    },
    { what: 'audit-read', path: '/api/audit', ask: () => auditor.get('/api/audit') },
    { what: 'audit-export', path: '/api/audit/export.csv', ask: () => auditor.get('/api/audit/export.csv?from=2000-01-01&to=2000-01-01') },
  ];

  test.each(routes)('$path: $what', async ({ what, ask }) => {
    const count = async () => (await city.store.audits({ limit: 10_000 })).filter((a) => a.what === what).length;
    const before = await count();
    const answer = await ask();
    expect(answer.status, answer.text.slice(0, 300)).toBe(200);
    expect(await count()).toBe(before + 1);
  });

  test('/api/files/{sha256}: download', async () => {
    const form = Buffer.from(
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n材料\r\n--b--\r\n',
    );
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'idempotency-key': randomUUID() };
    const put = await clerk.send({ method: 'POST', url: '/api/files', raw: form, headers });
    const file = put.json as { sha256: string };
    const values = { ...sampleValues('附件'), paper: put.json };
    const { key } = (await clerk.post('/api/matters/sample-case', { values })).json as MatterDto;
    expect((await head.get(`/api/files/${file.sha256}?matter=${encodeURIComponent(key)}`)).status).toBe(200);
    expect((await head.get(`/api/files/${file.sha256}?matter=${encodeURIComponent(held.key)}`)).status).toBe(404);
    const downloads = (await city.store.audits({ actor: 'u-head', limit: 100 })).filter((a) => a.what === 'download');
    expect(downloads.map((a) => a.subject)).toEqual([`${key} ${file.sha256.slice(0, 12)}`]);
  });

  test('no route by which something leaves is forgotten', async () => {
    const { paths } = (await clerk.get('/api/openapi.json')).json as { paths: Record<string, Record<string, unknown>> };
    const leaving = Object.keys(paths).filter(
      (path) => paths[path]?.get && /\.(docx|csv|xlsx|pdf)$|\/(records|events|file|reading)$|^\/api\/files\//.test(path),
    );
    // Traced as well, and asked for in the tests of their own topics.
    const letter = '/api/matters/{procedure}/{region}/{id}/letters/{letter}';
    const elsewhere = [
      ...['/api/files/{sha256}', '/api/files/{sha256}/reading', '/api/jobs/{id}/file'],
      ...[`${letter}/file`, `${letter}/issued/{seq}/file`, '/api/bulletins/{system}/{quarter}/file'],
      ...['/api/library/campaigns/{region}/{id}/catalogues.docx', '/api/library/books/{region}/{id}/book.docx'],
      '/api/showcase/dossiers/{region}/{id}',
      ...['/api/truth/records', '/api/burden.xlsx', '/api/assessments/schemes/{id}/file.xlsx'],
    ];
    const known = new Set([...routes.map((r) => r.path), ...elsewhere]);
    expect(leaving.filter((path) => !known.has(path))).toEqual([]);
    expect(leaving.length).toBeGreaterThanOrEqual(5);
  });

  test('whatever is written into the trail has a word for the audit administrator', () => {
    const written = /(?:\baudit\(\s*platform,[^,]+,|\bnote\(\s*\w+,(?:\s*[^',()]+,)?|\bwhat:)\s*'([a-z]+(?:-[a-z]+)*)'/g;
    const sources = files('src/{api,app}/**/*.ts').filter((path) => !isTest(path));
    const found = new Set(sources.flatMap((path) => [...text(path).matchAll(written)].map((m) => m[1] ?? '')));
    expect(found.size).toBeGreaterThan(20);
    expect([...found].filter((what) => !Object.hasOwn(auditWords, what))).toEqual([]);
  });
});
