/**
 * Who may do and see what, over a small city whose posts hold roles that the city has narrowed and composed: every role ×
 * procedure × act × scope × publicity, by page, act, list, search, export, records behind figures and report.
 */
import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import { isApart, type Matter, matterKey, type Procedure, startsFrom } from '#kernel';
import { isAdministrator } from '#store';
import { type City, everybody, openCity, type Person, people } from './support/city.ts';
import { ask, Client, problemIn } from './support/client.ts';
import { type Detail, wrongDetail } from './support/detail.ts';
import { cityGrants, inScope, mayDo, mayKnow, Whereabouts } from './support/oracle.ts';
import { Chance } from './support/random.ts';
import { sample } from './support/sample.ts';
import type { Tokens } from './support/values.ts';
import type { Walker } from './support/walk.ts';
import { declared, last, walked } from './support/world.ts';

let city: City;
let app: App;
let walker: Walker;
let tokens: Tokens;
let whereabouts: Whereabouts;
const clients = new Map<Person, Client>();

/** Officials whose posts get a role of the city: some of what their duties give, and some that they do not. */
const recast: readonly Person[] = ['clerk', 'head', 'county', 'department', 'justice', 'foreign'];

async function recastPosts(): Promise<void> {
  const words = [...city.store.vocabulary().keys()];
  for (const [i, person] of recast.entries()) {
    const chance = new Chance(70 + i);
    const own = city.store.granted(people[person].duties);
    const grants = words.filter((g) => chance.maybe(own.has(g) ? 0.55 : 0.08));
    await city.store.saveRole({ id: `role-${person}`, title: person, grants, by: 'u-security', at: last }, 0);
    await city.store.changePosts([`u-${person}`], (posts) => posts.map((p) => ({ ...p, duties: [`role-${person}`] })));
    cityGrants.set(person, new Set(grants));
  }
}

beforeAll(async () => {
  city = await openCity({ today: last, more: [sample as unknown as Procedure], onServer: true });
  const files: string[] = [];
  for (const content of ['one', 'two']) {
    const about = { name: `${content}.pdf`, type: 'application/pdf', by: 'u-clerk', at: last, max: 100 };
    const put = await city.store.putFile(bytes(content), about);
    if ('sha256' in put) files.push(put.sha256);
  }
  ({ walker, tokens } = whole(files));
  const writer = await city.store.bulk();
  for (const life of walker.lives.values()) for (const entry of life) await writer.add(entry);
  await writer.close();
  await recastPosts();
  whereabouts = new Whereabouts(declared, tokens, walker.matters, walker.lives.values());
  app = await buildServer(city.platform, 'silent');
  for (const person of everybody) clients.set(person, await new Client(app).signIn(person));
}, 180_000);

afterAll(async () => {
  cityGrants.clear();
  await app?.close();
  await city?.close();
});

/** A small world, walked on until every procedure has a matter, with what the missing ones lean on. */
function whole(files: readonly string[]): ReturnType<typeof walked> {
  const world = walked(9, 4, files);
  for (let round = 0; round < 120; round += 1) {
    const there = new Set([...world.walker.matters.values()].map((m) => m.procedure));
    const missing = declared.all.filter((p) => !there.has(p.id));
    if (missing.length === 0) return world;
    const leantOn = new Set(missing.flatMap((p) => Object.values(p.fields).flatMap((f) => f.spec.procedure ?? [])));
    for (const p of declared.all) if (leantOn.has(p.id) || missing.includes(p)) world.walker.walk(p, `2019-0${1 + (round % 9)}-10`);
  }
  throw new Error('some procedure is never walked');
}

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

function client(person: Person): Client {
  const found = clients.get(person);
  if (!found) throw new Error(`${person} is not signed in`);
  return found;
}
const mattersOf = (p: Procedure): Matter[] => [...walker.matters.values()].filter((m) => m.procedure === p.id);
const pathOf = (m: Matter): string => `/api/matters/${m.procedure}/${matterKey(m)}`;
const editionOf = (m: Matter): Procedure => declared.edition(m.procedure, m.edition) ?? (sample as unknown as Procedure);

/** Of each procedure the matters that differ in unit and state, so that every scope and every act that may start is among them. */
function varied(p: Procedure, most: number): Matter[] {
  const kinds = new Map(mattersOf(p).map((m) => [`${m.unit} ${m.state}`, m]));
  return [...kinds.values()].slice(0, most);
}

test('the world is worth walking: scopes, publicities and acts of every procedure are in it', () => {
  const all = [...walker.matters.values()];
  expect(new Set(all.map((m) => m.procedure)).size).toBe(declared.all.length);
  expect(new Set(all.map((m) => m.unit)).size).toBeGreaterThan(5);
  for (const person of recast) {
    const own = city.store.granted(people[person].duties);
    const grants = [...(cityGrants.get(person) ?? [])];
    expect(grants.some((g) => !own.has(g)) && [...own].some((g) => !grants.includes(g)), person).toBe(true);
  }
});

test('no declaration gives anything to one of the three administrators', () => {
  const given = declared.all.flatMap((p) => Object.values(p.roles).flatMap((r) => r.duties.filter(isAdministrator)));
  expect(given).toEqual([]);
});

describe.each(everybody)('%s', { timeout: 60_000 }, (person) => {
  test('opens exactly the matters and sees exactly the values that are for the post', async () => {
    for (const m of declared.all.flatMap((p) => varied(p, 5))) await checkPage(person, m);
  });

  test('is judged on every act as the grants and the place say', async () => {
    for (const p of declared.all) for (const m of varied(p, 2)) await checkActs(person, m);
  });

  test('may open what the grants give, and is told so beforehand', async () => {
    const procedures = (await client(person).get('/api/procedures')).json as readonly { id: string; opens: { act: string }[] }[];
    for (const [p, act] of declared.all.flatMap((latest) => opening(declared.at(latest.id, last) ?? latest))) {
      const offered = procedures.find((one) => one.id === p.id)?.opens.map((o) => o.act) ?? [];
      const answer = await client(person).post(`/api/matters/${p.id}`, { act, values: { '@none': 1 } });
      const [first] = problemIn(answer).refusals;
      expect(answer.status, `${p.id} ${act}`).toBe(422);
      // Where the place is known only from the values, more may be offered than is allowed in the end; never less.
      if (!['not-competent', 'owner-unknown'].includes(first?.code ?? '')) expect(offered, `${p.id} ${act}`).toContain(act);
    }
  });

  test('lists and search hold the matters in scope, no other, and count them', async () => {
    for (const p of declared.all) {
      const { rows, total } = (await client(person).get(`/api/matters/${p.id}?limit=100`)).json as Page;
      const wanted = mattersOf(p).filter((m) => inScope(editionOf(m), person, m));
      expect(rows.map((r) => r.key).sort(), p.id).toEqual(wanted.map(matterKey).sort());
      expect(total, p.id).toBe(wanted.length);
    }
  });

  test('finds by search what is in scope and shows nothing of the rest', async () => {
    for (const { m, token } of searched()) {
      const answer = await client(person).get(`/api/search?q=${token}`);
      const keys = new Set(answer.text.match(/\d{6}\/[0-9a-f-]{36}/g) ?? []);
      expect(keys.has(matterKey(m)), `${matterKey(m)} by ${token}`).toBe(inScope(editionOf(m), person, m));
      expect(whereabouts.leaks(answer.text.replaceAll(token, ''), person), token).toEqual([]);
    }
  });

  test('gets nothing that is not for the post by any other way the API offers', async () => {
    for (const url of await readable()) {
      const answer = await client(person).get(url);
      expect(answer.status, url).toBeLessThan(500);
      expect(whereabouts.leaks(answer.text, person), url).toEqual([]);
    }
  });
});

/** The acts that open a matter and are not the public's alone. */
function opening(p: Procedure): (readonly [Procedure, string])[] {
  const official = (by: string | readonly string[]) => [by].flat().some((r) => p.roles[r] && p.roles[r].relation !== 'anyone');
  return Object.entries(p.acts).flatMap(([id, act]) => (act.from === undefined && official(act.by) ? [[p, id] as const] : []));
}

async function checkPage(person: Person, m: Matter): Promise<void> {
  const answer = await client(person).get(pathOf(m));
  expect(answer.status, pathOf(m)).toBe(mayKnow(editionOf(m), person, m) ? 200 : 404);
  expect(whereabouts.leaks(answer.text, person), pathOf(m)).toEqual([]);
  if (answer.status !== 200) return;
  const life = walker.lives.get(matterKey(m)) ?? [];
  expect(wrongDetail({ procedure: editionOf(m), m, person, life }, answer.json as Detail), pathOf(m)).toEqual([]);
  checkOffers(person, m, answer.json as Offers);
}

interface Page {
  readonly rows: readonly { readonly key: string }[];
  readonly total: number;
}
interface Offers {
  readonly acts: readonly { readonly id: string; readonly mine: boolean; readonly closed: { readonly code: string } | null }[];
}

/** What the page offers: an act is closed for want of competence exactly where neither grant nor place gives it. */
function checkOffers(person: Person, m: Matter, { acts }: Offers): void {
  for (const { id, closed, mine } of acts) {
    expect(closed?.code !== 'not-competent', `${person} ${pathOf(m)} ${id}`).toBe(mayDo(editionOf(m), person, m, id));
    expect(mine).toBe(closed === null);
  }
}

/** Tries every act that may start, with a value no act takes: competent or not, nothing is ever written. */
async function checkActs(person: Person, m: Matter): Promise<void> {
  const p = editionOf(m);
  for (const [id, act] of Object.entries(p.acts)) {
    if (!startsFrom(p, act, m)) continue;
    const answer = await client(person).post(`${pathOf(m)}/acts/${id}`, { values: { '@none': 1 } });
    const wanted = !mayKnow(p, person, m) ? 'not-found' : mayDo(p, person, m, id) ? 'field-not-asked' : 'not-competent';
    const codes = problemIn(answer).refusals.map((r) => r.code);
    expect(codes.includes(wanted), `${person} ${pathOf(m)} ${id}: ${codes.join()} for ${wanted}`).toBe(true);
  }
}

/** A word of one matter of each kind that stands in the search text. */
function searched(): { m: Matter; token: string }[] {
  return declared.all.flatMap((p) => {
    const found = mattersOf(p).flatMap((m) => {
      const field = Object.entries(p.fields).find(([f, d]) => d.kind === 'text' && !isApart(d) && whereabouts.tokensOf(m, f).length > 0);
      const [token] = field ? whereabouts.tokensOf(m, field[0]) : [];
      return token === undefined ? [] : [{ m, token }];
    });
    return found.slice(0, 1);
  });
}

let addresses: readonly string[] | undefined;

/** Every address that answers a GET, as far as it asks for nothing but a kind of matter or a figure. */
async function readable(): Promise<readonly string[]> {
  if (addresses) return addresses;
  const { paths } = (await ask(app, { url: '/api/openapi.json' })).json as { paths: Record<string, Record<string, unknown>> };
  const skipped = /\.docx|oidc|\/stream|template|\{(region|act|sha256|version)\}/;
  addresses = Object.entries(paths).flatMap(([path, methods]) => {
    if (!('get' in methods) || skipped.test(path)) return [];
    const filled = path.startsWith('/api/figures/{id}')
      ? declared.all.flatMap((p) =>
          Object.keys(p.metrics)
            .slice(0, 1)
            .map((metric) => path.replace('{id}', `${p.id}.${metric}`)),
        )
      : path.includes('{procedure}')
        ? declared.all.map((p) => path.replace('{procedure}', p.id))
        : [path.replace(/\{\w+\}/g, 'none')];
    return filled.map((url) => `${url}?year=2019&limit=50`);
  });
  expect(addresses.length).toBeGreaterThan(60);
  return addresses;
}

describe('files and reports', { timeout: 60_000 }, () => {
  const kinds = declared.all.slice(-2);

  test.each(['clerk', 'county', 'department', 'mayor'] as const)(
    'an export holds for %s the rows of the list and no more',
    async (person) => {
      for (const p of kinds) {
        const asked = await client(person).post('/api/exports', { procedure: p.id, columns: 'all' });
        expect(asked.status, asked.text).toBe(202);
        const texts = await exported(person, (asked.json as { id: string }).id);
        expect(whereabouts.leaks(texts.join(' '), person), p.id).toEqual([]);
        const rows = mattersOf(p).filter((m) => inScope(editionOf(m), person, m));
        expect(await jobRows(person, (asked.json as { id: string }).id), p.id).toBe(rows.length);
      }
    },
  );

  test.each(['clerk', 'foreign', 'system', 'security', 'auditor'] as const)('%s gets no report of another’s units', async (person) => {
    const answer = await client(person).get('/api/reports/annual?year=2019');
    expect(tokens.in(answer.text)).toEqual([]);
    const theirs = await client(person).get(`/api/figures?year=2019&unit=${person === 'foreign' ? '411722001' : '411723101'}`);
    expect(theirs.status).toBe(403);
  });
});

async function jobOf(person: Person, id: string): Promise<{ state: string; done: number }> {
  for (;;) {
    const job = (await client(person).get(`/api/jobs/${id}`)).json as { state: string; done: number };
    if (job.state !== 'waiting' && job.state !== 'running') return job;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const jobRows = async (person: Person, id: string): Promise<number> => (await jobOf(person, id)).done;

async function exported(person: Person, id: string): Promise<string[]> {
  const ended = await jobOf(person, id);
  expect(ended, JSON.stringify((await city.store.job(id))?.result)).toMatchObject({ state: 'done' });
  const answer = await app.inject({ url: `/api/jobs/${id}/file`, headers: client(person).headers });
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  const book = new Workbook();
  await book.xlsx.load(new Uint8Array(answer.rawPayload));
  const texts: string[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => texts.push(...(row.values as unknown[]).map(String)));
  return texts;
}

describe('two at the same time', { timeout: 60_000 }, () => {
  test('never see each other’s rows, whatever is asked in between', async () => {
    const pairs = [
      ['clerk', 'foreign'],
      ['county', 'system'],
      ['department', 'head'],
    ] as const;
    for (const pair of pairs) {
      const asks = declared.all.flatMap((p) => pair.map((person) => [person, `/api/matters/${p.id}?limit=100`] as const));
      const answers = await Promise.all(
        asks.flatMap(([person, url]) => [1, 2].map(async () => [person, await client(person).get(url)] as const)),
      );
      for (const [person, answer] of answers) {
        expect(whereabouts.leaks(answer.text, person)).toEqual([]);
        const keys = (answer.json as Page).rows.map((r) => r.key);
        const wrong = keys.filter((key) => {
          const m = walker.matters.get(key);
          return !m || !inScope(editionOf(m), person, m);
        });
        expect(wrong, person).toEqual([]);
      }
    }
  });

  test('the walk has written nothing: the ledger is as it was and verifies', async () => {
    expect(await city.store.events()).toBe([...walker.lives.values()].reduce((n, life) => n + life.length, 0));
    expect((await city.store.verify()).problem).toBeUndefined();
  });
});
