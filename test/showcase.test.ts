/** Examples over HTTP: indicators and the register within one's reach, the dossier of an application for those who may see it. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type FileDto, type MatterDto } from '#api';
import type { ShowcaseDto } from '../src/api/contract/showcase.ts';
import { unzip } from '../src/reports/docx/zip.ts';
import { type City, openCity, type Person } from './support/city.ts';
import { Client } from './support/client.ts';

let city: City;
let app: App;
const clients = new Map<Person, Client>();
const as = async (person: Person): Promise<Client> => {
  const held = clients.get(person) ?? (await new Client(app).signIn(person));
  clients.set(person, held);
  return held;
};

const justice = '411700-D09';
const today = '2019-06-28';

async function opened(person: Person, procedure: string, act: string, values: Readonly<Record<string, unknown>>): Promise<MatterDto> {
  const answer = await (await as(person)).post(`/api/matters/${procedure}`, { act, values });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as MatterDto;
}

async function done(person: Person, { procedure, key }: MatterDto, act: string, values: Readonly<Record<string, unknown>> = {}) {
  const answer = await (await as(person)).post(`/api/matters/${procedure}/${key}/acts/${act}`, { values });
  expect(answer.status, answer.text).toBe(200);
}

async function sent(person: Person, name: string, text: string): Promise<FileDto> {
  const bound = 'part';
  const head = `--${bound}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`;
  const raw = Buffer.concat([Buffer.from(head), Buffer.from(text), Buffer.from(`\r\n--${bound}--\r\n`)]);
  const headers = { 'content-type': `multipart/form-data; boundary=${bound}` };
  const answer = await (await as(person)).send({ method: 'POST', url: '/api/files', raw, headers });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as FileDto;
}

/** By another head of the bureau: whoever drafted may not. */
async function approved({ procedure, key }: MatterDto): Promise<void> {
  const chief = {
    id: 'u-chief',
    name: '科长',
    kind: 'official',
    unit: justice,
    unitPath: `411700/${justice}/`,
    duties: ['chief'],
  } as const;
  const actor = { ...chief, offices: [], territory: '411700/' };
  const recordedAt = `${today}T10:00:00+08:00`;
  const answer = await city.store.act({ procedure, key, act: 'approve', values: {}, on: today, actor, recordedAt });
  expect(answer.ok).toBe(true);
}

const shown = async (person: Person, query = ''): Promise<ShowcaseDto> => {
  const answer = await (await as(person)).get(`/api/showcase${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.json as ShowcaseDto;
};

let programme: MatterDto;
let application: MatterDto;
let file: FileDto;

beforeAll(async () => {
  city = await openCity({ today });
  app = await buildServer(city.platform, 'silent');
  file = await sent('department', '台账.txt', '执法案卷评查台账');
  const dates = { applyFrom: '2019-06-01', applyTo: '2019-07-31' };
  const call = { title: '示范市创建', organiser: justice, kind: 'national-city', tier: 'national', criteriaEdition: 'national-2019' };
  const more = { scoring: 'verdict', recommendQuota: 3, quota: 2, charges: false, ...dates };
  programme = await opened('justice', 'demonstration-programme', 'draft', { ...call, ...more });
  const item = {
    edition: 'national-2019',
    code: '4-01',
    first: 'enforcement',
    title: '（自拟）案卷评查',
    wording: 'own',
    programme: programme.key,
  };
  const [led, other] = [
    await opened('justice', 'indicator-assignment', 'import', item),
    await opened('justice', 'indicator-assignment', 'import', { ...item, code: '4-02', title: '（自拟）持证上岗' }),
  ];
  await done('justice', led, 'map', { lead: '411700-D05', evidenceDue: '2019-07-31' });
  await done('justice', other, 'map', { lead: justice, evidenceDue: '2019-07-31' });
  await done('department', led, 'collect');
  await done('department', led, 'self-judge', { verdict: 'met', evidence: [{ title: '评查台账', file }] });
  await done('justice', led, 'verify');
  await done('justice', programme, 'submit', { plan: file });
  await approved(programme);
  await done('justice', programme, 'publish', { planNo: '驻法政〔2019〕2号' });
  const named = { organiser: justice, kind: 'law-unit', tier: 'city', namingDocNo: '驻法政〔2018〕3号', namedOn: '2018-12-20' };
  const titles = [
    ['市教育局依法行政示范单位', '411700-D05'],
    ['蔡都街道依法行政示范单位', '411722001'],
  ];
  for (const [title, applicant] of titles) {
    const held = await opened('justice', 'demonstration-application', 'register', { ...named, title, applicant, validUntil: '2021-12-20' });
    if (applicant === '411700-D05') application = held;
  }
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

describe('创建情况', () => {
  test('全市看得到指标的达标、牵头单位和短板', async () => {
    const { indicators, titles } = await shown('mayor', '?year=2019');
    expect(indicators).toMatchObject({ total: 2, assigned: 2, attained: 1 });
    expect(indicators?.months.at(-1)).toEqual({ month: '2019-06', n: 1, of: 2 });
    expect(indicators?.shortfalls.map((s) => s.code)).toEqual(['4-02']);
    expect(indicators?.leads.map(({ name, n, of }) => [name, n, of])).toEqual([
      ['市司法局', 0, 1],
      ['市教育局', 1, 1],
    ]);
    expect(titles.rows.map((row) => row.unit).sort()).toEqual(['市教育局', '蔡都街道']);
    expect([titles.here, titles.tiles.find((t) => t.code === '411722')?.n]).toEqual([1, 1]);
  });

  test('牵头单位看得到自己牵头的指标，别的看不到', async () => {
    const { indicators, titles } = await shown('department', '?year=2019');
    expect(indicators).toMatchObject({ total: 1, attained: 1, shortfalls: [] });
    expect(indicators?.months.at(-1)).toEqual({ month: '2019-06', n: 1, of: 1 });
    expect(titles.rows.map((row) => row.unit)).toEqual(['市教育局']);
  });

  test('县区看得到本县区的示范单位；范围外的单位看不到', async () => {
    const { indicators, titles } = await shown('county');
    expect(indicators).toBeNull();
    expect(titles.rows.map((row) => row.unit)).toEqual(['蔡都街道']);
    expect((await (await as('county')).get('/api/showcase?unit=411723')).status).toBe(403);
    expect((await (await as('county')).get('/api/showcase?year=19')).status).toBe(400);
    expect((await (await as('system')).get('/api/showcase')).status).toBe(403);
  });

  test('国家指标没有见到的部分不编造分值', async () => {
    const { editions } = await shown('mayor');
    expect(editions.map(({ first, known }) => [first, known])).toEqual([
      [8, 0],
      [9, 3],
      [10, 0],
    ]);
    const weights = city.platform.showcase?.editions.flatMap((one) => one.indicators.flatMap((i) => Object.values(i.weights))) ?? [];
    expect(weights.every((weight) => weight === null)).toBe(true);
  });
});

describe('申报材料卷宗', () => {
  const path = () => `/api/showcase/dossiers/${application.key}`;

  test('看得到事项的可以导出；看不到的如同没有', async () => {
    expect((await (await as('department')).get(path())).status).toBe(200);
    for (const person of ['foreign', 'system'] as const) expect((await (await as(person)).get(path())).status, person).toBe(404);
    expect((await (await as('justice')).get(`/api/showcase/dossiers/${programme.key}`)).status).toBe(404);
    const traced = await city.store.audits({ actor: 'u-department', limit: 20 });
    expect(traced.map((a) => a.subject)).toContain(`dossier ${application.key}`);
  });

  test('指标的佐证逐件编号，索引的摘要值与文件一致', async () => {
    const on = { title: '市教育局申报全国示范', programme: programme.key, organiser: justice, kind: 'national-city', tier: 'national' };
    const values = {
      ...on,
      applicant: '411700-D05',
      recommender: justice,
      summary: '对照示范指标逐项落实，按月调度，补齐短板，佐证分类归档。',
    };
    const { key } = await opened('department', 'demonstration-application', 'apply', values);
    const { headers } = await as('justice');
    const answer = await app.inject({ method: 'GET', url: `/api/showcase/dossiers/${key}`, headers });
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('市教育局申报全国示范申报材料.zip'));
    const [book, index, proof] = await unzip(answer.rawPayload);
    expect([book?.name, index?.name, proof?.name]).toEqual(['目录.docx', '索引.csv', '佐证/001_台账.txt']);
    expect(
      createHash('sha256')
        .update(proof?.data ?? '')
        .digest('hex'),
    ).toBe(file.sha256);
    expect(index?.data.toString('utf8')).toContain(file.sha256);
    const { headers: own } = await as('department');
    const narrower = await unzip((await app.inject({ method: 'GET', url: `/api/showcase/dossiers/${key}`, headers: own })).rawPayload);
    expect(narrower.map((part) => part.name)).toEqual(['目录.docx', '索引.csv', '佐证/001_台账.txt']);
  });
});
