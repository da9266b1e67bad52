/** What is sealed stays sealed: a fault looked into, seen by everybody who has nothing to do with it, through every door. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, hashPassword } from '#api';
import { type City, everybody, openCity, type Person, password } from './support/city.ts';
import { Client } from './support/client.ts';

const today = '2020-01-10';
const kind = 'accountability-case';
const office = '411700-D01';
const bureau = '411700-D05';
/** Words that only some may read. */
const respondent = '孙小川';
const informant = '周大明';
const secrets = [respondent, informant, '19900001234', '19900004321', '征收科科长', '三次催办', '二人谈话', '一月交办'];

let city: City;
let app: App;
let key: string;
const clients = new Map<string, Client>();

const seats = [
  { login: 'wenze', unit: office, duties: ['investigator'] },
  { login: 'pizhun', unit: office, duties: ['leader'] },
  { login: 'renshi', unit: bureau, duties: ['personnel'] },
];

async function seat(): Promise<void> {
  const passwordHash = await hashPassword(password);
  const { store } = city;
  const lines = seats.map(({ login }) => ({ id: `u-${login}`, login, name: `某${login}`, passwordHash, active: true, data: {} }));
  await store.upsertAccounts(lines.map((line) => ({ ...line, kind: 'official' as const })));
  for (const { login } of seats)
    await store.setPassword({ account: `u-${login}`, passwordHash, setAt: new Date().toISOString(), mustChange: null, former: [] });
  const posts = seats.map((s) => ({ id: `post-${s.login}`, account: `u-${s.login}`, unit: s.unit, title: s.login, duties: s.duties }));
  await store.upsertPosts(posts.map((post) => ({ ...post, from: '2000-01-01', to: null })));
}

function client(login: string): Client {
  const found = clients.get(login);
  if (!found) throw new Error(`${login} is not signed in`);
  return found;
}

const leaked = (text: string): string[] => secrets.filter((word) => text.includes(word));

beforeAll(async () => {
  city = await openCity({ today });
  await seat();
  app = await buildServer(city.platform, 'silent');
  for (const login of [...everybody, ...seats.map((s) => s.login)]) clients.set(login, await new Client(app).signIn(login as Person));
  const values = {
    clueSource: 'complaint',
    subject: '督办事项逾期未完成',
    clue: '重点项目督办事项三次催办仍未完成，没有报告。',
    respondentType: 'person',
    respondentUnit: bureau,
    respondent: { kind: 'person', name: respondent, phone: '19900001234' },
    position: '征收科科长',
    faultType: 'task-failure',
    informant: { kind: 'person', name: informant, phone: '19900004321' },
  };
  const opened = await client('wenze').post(`/api/matters/${kind}`, { act: 'register', values });
  expect(opened.status, opened.text).toBe(201);
  key = (opened.json as { key: string }).key;
  const act = (login: string, id: string, given: object) => client(login).post(`/api/matters/${kind}/${key}/acts/${id}`, { values: given });
  const checkers = ['调查一', '调查二'].map((name) => ({ name, related: false }));
  for (const answer of [
    await act('wenze', 'pre-check', { checkers }),
    await act('wenze', 'report-check', { checkResult: '二人谈话后核实' }),
    await act('pizhun', 'open-case', { approvalNo: '督〔2020〕1号' }),
  ])
    expect(answer.status, answer.text).toBe(200);
  const about = { name: '报告.pdf', type: 'application/pdf', by: 'u-wenze', at: today, max: 100 };
  const put = await city.store.putFile(bytes('%PDF-1.4'), about);
  const concluded = await act('wenze', 'conclude', {
    ...{ facts: `${'该事项于一月交办，明确三月底前完成，承办人收到后没有安排，'.repeat(2)}造成项目延期。`, liability: 'direct' },
    ...{ faultType: 'task-failure', proposed: 'admonition', legalBasis: '本市的规定', authorityKind: 'appointing' },
    ...{ decidingUnit: '411700-D30', legalityUnit: '411700-D30', report: { ...about, ...('sha256' in put ? put : {}), size: 8 } },
  });
  expect(concluded.status, concluded.text).toBe(200);
  const letter = await client('wenze').post(`/api/matters/${kind}/${key}/letters/notice-of-rights`, {});
  expect([letter.status, letter.text.includes(respondent)], letter.text).toEqual([200, true]);
}, 180_000);

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

afterAll(async () => {
  await app?.close();
  await city?.close();
});

/** Everybody of the test city; none of them is an investigator, and only the mayor is above the office. */
describe.each(everybody)('%s', (login) => {
  test('finds nothing of it in lists, details, steps, searches, figures, the desk or the trail', async () => {
    const q = secrets.map((word) => encodeURIComponent(word));
    const urls = [
      `/api/matters/${kind}`,
      `/api/matters/${kind}/${key}`,
      `/api/matters/${kind}/${key}/events`,
      `/api/matters/${kind}/${key}/deadlines`,
      `/api/matters/${kind}/${key}/letters`,
      `/api/matters/${kind}/${key}/letters/notice-of-rights`,
      ...[4, 5].map((seq) => `/api/matters/${kind}/${key}/letters/notice-of-rights/issued/${seq}`),
      `/api/lists/${kind}`,
      `/api/figures/${kind}.clues/records?year=2020`,
      '/api/desk',
      '/api/notices',
      '/api/audit',
      '/api/drafts',
      ...q.flatMap((word) => [`/api/matters/${kind}?q=${word}`, `/api/search?q=${word}`, `/api/lookup/${kind}?q=${word}`]),
    ];
    for (const url of urls) {
      const answer = await client(login).get(url);
      // A word that was asked for may be said back; it must not be said of anything.
      const text = answer.text.replaceAll(decodeURIComponent(url.split('q=')[1] ?? '\u0000'), '');
      expect(answer.status, url).toBeLessThan(500);
      expect(leaked(text), `${login} ${url}`).toEqual([]);
      if (url.includes('?q=') && answer.status === 200) expect(answer.text, url).not.toContain(key);
    }
  });

  test('gets no sealed column, whether asked for in a list, in a filter or in an export', async () => {
    for (const field of ['respondent', 'informant', 'clue', 'position', 'checkResult', 'decisionNo']) {
      // Whoever has the role in an office of the own may ask for the column; the value is judged matter by matter.
      const listed = await client(login).get(`/api/matters/${kind}?cols=${field}`);
      expect([200, 400, 403], field).toContain(listed.status);
      expect(leaked(listed.text), field).toEqual([]);
      const filtered = await client(login).get(`/api/matters/${kind}?f.${field}=${encodeURIComponent(respondent)}`);
      expect(filtered.status, field).toBeGreaterThanOrEqual(400);
      expect(leaked(filtered.text), field).toEqual([]);
    }
    const made = await client(login).send({ method: 'POST', url: '/api/exports', body: { procedure: kind, search: {}, columns: 'all' } });
    if (made.status !== 202) return;
    const { id } = made.json as { id: string };
    for (let state = 'waiting'; state === 'waiting' || state === 'running'; ) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      state = ((await client(login).get(`/api/jobs/${id}`)).json as { state: string }).state;
    }
    expect(leaked((await client(login).get(`/api/jobs/${id}/file`)).text)).toEqual([]);
  });
});

test('an issued letter opens for whoever may read all of it, and shows no number to others', async () => {
  const seen = async (login: string) => (await client(login).get(`/api/matters/${kind}/${key}/letters`)).json as { issued: object[] };
  expect((await seen('wenze')).issued).toMatchObject([{ letter: 'notice-of-rights', open: true }]);
  expect((await seen('office')).issued).toMatchObject([{ letter: 'notice-of-rights', open: false, number: null }]);
});

test('who investigates reads all of it, who approves all but the informant, who will carry it out nothing yet', async () => {
  const seen = async (login: string) => (await client(login).get(`/api/matters/${kind}/${key}`)).text;
  expect(leaked(await seen('wenze'))).toEqual(secrets);
  expect(leaked(await seen('pizhun'))).toEqual(secrets.filter((word) => word !== informant && word !== '19900004321'));
  expect(leaked(await seen('renshi'))).toEqual([]);
});

test('a sealed column in a list is for its roles, and reading it is on record', async () => {
  const reads = async () => (await city.store.audits({ actor: 'u-wenze', limit: 1000 })).filter((a) => a.what === 'read').length;
  const before = await reads();
  const answer = await client('wenze').get(`/api/matters/${kind}?cols=clue`);
  expect([answer.status, answer.text.includes('三次催办')]).toEqual([200, true]);
  expect(await reads()).toBe(before + 1);
});

test('not even who investigates finds it by what is sealed', async () => {
  for (const word of [respondent, '征收科科长', '三次催办']) {
    const answer = await client('wenze').get(`/api/matters/${kind}?q=${encodeURIComponent(word)}`);
    expect((answer.json as { rows: unknown[] }).rows, word).toEqual([]);
  }
});

test('the trail names things, never values', async () => {
  expect(leaked(JSON.stringify(await city.store.audits({ limit: 10_000 })))).toEqual([]);
});

test('the public knows of nothing', async () => {
  for (const url of [`/api/public/matters/${kind}/${key}`, `/api/public/lookup/${kind}?q=${encodeURIComponent('督办')}`]) {
    const answer = await new Client(app).get(url);
    expect([leaked(answer.text), answer.text.includes(key)], url).toEqual([[], false]);
  }
});

test('a name is erased for good and the chain still holds', async () => {
  await city.store.erase(key, 'informant');
  expect((await city.store.verify()).problem).toBeUndefined();
  const after = (await client('wenze').get(`/api/matters/${kind}/${key}`)).text;
  expect([after.includes(informant), after.includes(respondent)]).toEqual([false, true]);
});
