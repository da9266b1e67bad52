/** Every declaration against every surface derived from it: routes, lists, details, search, exports, figures, publicity. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import { describe as described, isApart, type Matter, matterKey, measure, type Procedure, startsFrom } from '#kernel';
import { exportRows } from '../src/app/exchange/export.ts';
import type { Opened } from '../src/app/platform.ts';
import { type City, everybody, openCity, type Person } from './support/city.ts';
import { ask, Client, flawOfProblem, problemIn } from './support/client.ts';
import { type Detail, wrongDetail } from './support/detail.ts';
import { inScope, mayKnow, maySee, rolesOf, Whereabouts } from './support/oracle.ts';
import { sample } from './support/sample.ts';
import type { Tokens } from './support/values.ts';
import type { Walker } from './support/walk.ts';
import { declared, last, richWorld } from './support/world.ts';

let city: City;
let app: App;
let walker: Walker;
let tokens: Tokens;
let whereabouts: Whereabouts;
const clients = new Map<Person, Client>();

beforeAll(async () => {
  city = await openCity({ today: last, more: [sample as unknown as Procedure], onServer: true });
  const files: string[] = [];
  for (const content of ['one', 'two']) {
    const put = await city.store.putFile(bytes(content), {
      name: `${content}.pdf`,
      type: 'application/pdf',
      by: 'u-clerk',
      at: last,
      max: 100,
    });
    if ('sha256' in put) files.push(put.sha256);
  }
  ({ walker, tokens } = richWorld(files));
  const writer = await city.store.bulk();
  for (const life of walker.lives.values()) for (const entry of life) await writer.add(entry);
  await writer.close();
  whereabouts = new Whereabouts(declared, tokens, walker.matters, walker.lives.values());
  app = await buildServer(city.platform, 'silent');
  for (const person of everybody) clients.set(person, await new Client(app).signIn(person));
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

function client(person: Person): Client {
  const found = clients.get(person);
  if (!found) throw new Error(`${person} is not signed in`);
  return found;
}

const mattersOf = (procedure: Procedure): Matter[] => [...walker.matters.values()].filter((m) => m.procedure === procedure.id);
/** Every matter with its declaration; of each procedure at most so many. */
const everything = (most = Number.POSITIVE_INFINITY): (readonly [Procedure, Matter])[] =>
  declared.all.flatMap((p) =>
    mattersOf(p)
      .slice(0, most)
      .map((m) => [p, m] as const),
  );
const pathOf = (m: Matter): string => `/api/matters/${m.procedure}/${matterKey(m)}`;

interface Row {
  readonly key: string;
  readonly title: string;
  readonly values: Record<string, unknown>;
}
interface Page {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total: number;
}

/** All pages of a list; fails at once when one leaks or is refused. */
async function everyRow(person: Person, url: string): Promise<{ rows: Row[]; total: number }> {
  const rows: Row[] = [];
  for (let cursor = ''; ; ) {
    const answer = await client(person).get(`${url}${url.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${cursor}`}`);
    expect(answer.status, `${person} ${url} ${answer.text.slice(0, 300)}`).toBe(200);
    expect(whereabouts.leaks(answer.text, person), `${person} ${url}`).toEqual([]);
    const page = answer.json as Page;
    rows.push(...page.rows);
    if (page.next === null) return { rows, total: page.total };
    cursor = page.next;
  }
}

describe('figures', { timeout: 120_000 }, () => {
  test.each(declared.all)('every metric of $id is the same in memory, by counters and recounted from the ledger', async (procedure) => {
    const lives = mattersOf(procedure).map((m) => (walker.lives.get(matterKey(m)) ?? []).map((e) => e.draft));
    const questions = [
      { from: '2019-01-01', to: '2019-12-31', unitPath: '411700/' },
      { from: '2019-04-01', to: '2019-06-30', unitPath: '411700/411722/' },
    ];
    for (const [id, decl] of Object.entries(procedure.metrics)) {
      if (decl.kind === 'share') continue;
      for (const question of questions) {
        const reference = measure(procedure, id, lives, question);
        const label = `${procedure.id}.${id} ${question.unitPath}`;
        expect(await city.store.tally(procedure.id, id, question), `${label} by counters`).toEqual(reference);
        expect(await city.store.recount(procedure.id, id, question), `${label} recounted`).toEqual(reference);
      }
    }
  });

  test.each(declared.all)('the records behind every figure of $id are as many as the figure says', async ({ id: procedure, metrics }) => {
    for (const [id, decl] of Object.entries(metrics)) {
      if (decl.kind !== 'count' && decl.kind !== 'stock') continue;
      const url = `/api/figures/${procedure}.${id}`;
      const answer = await client('mayor').get(`${url}?year=2019`);
      expect(answer.status, answer.text).toBe(200);
      const { figure } = answer.json as { figure: { value: number } };
      const { rows, total } = await everyRow('mayor', `${url}/records?year=2019`);
      expect([rows.length, total], `${procedure}.${id}`).toEqual([figure.value, figure.value]);
    }
  });

  test.each(['clerk', 'county', 'foreign', 'department'] as const)(
    '%s sees the figures of the own subtree and of nobody else',
    async (person) => {
      for (const procedure of declared.all) {
        const [metric] = Object.entries(procedure.metrics).find(([, m]) => m.kind === 'count') ?? [];
        if (metric) await everyRow(person, `/api/figures/${procedure.id}.${metric}/records?year=2019`);
      }
      const other = person === 'foreign' ? '411722001' : '411723101';
      const answer = await client(person).get(`/api/figures?year=2019&unit=${other}`);
      expect([answer.status, flawOfProblem(answer)]).toEqual([403, undefined]);
    },
  );

  test('a sample is drawn within reach, the same for the same seed, and never without one', async () => {
    const procedure = declared.all.find((p) => Object.values(p.metrics).some((m) => m.kind === 'count'));
    const [metric = ''] = Object.entries(procedure?.metrics ?? {}).find(([, m]) => m.kind === 'count') ?? [];
    const url = `/api/figures/${procedure?.id}.${metric}/sample?year=2019`;
    const by = '&seed=seed-2019-0001&size=5';
    const [first, again] = [await client('mayor').get(url + by), await client('mayor').get(url + by)];
    expect(first.status, first.text).toBe(200);
    const { keys, rows, population } = first.json as { keys: string[]; rows: { key: string }[]; population: number };
    expect(keys).toHaveLength(Math.min(5, population));
    expect(rows.map((row) => row.key)).toEqual(keys);
    expect(again.json).toEqual(first.json);
    expect((await client('clerk').get(`${url}${by}&unit=411723101`)).status).toBe(403);
    for (const wrong of ['', '&seed=x&size=5', '&seed=seed-2019-0001&size=0', '&seed=seed-2019-0001&size=1001']) {
      const answer = await client('mayor').get(url + wrong);
      expect([answer.status, flawOfProblem(answer)]).toEqual([400, undefined]);
    }
  });
});

describe('routes', { timeout: 120_000 }, () => {
  test.each(declared.all)('the route of $id answers with what is declared', async (procedure) => {
    const answer = await client('clerk').get(`/api/procedures/${procedure.id}`);
    expect(answer.json).toEqual(JSON.parse(JSON.stringify(described(procedure))));
  });

  test('nobody gets anything without signing in', async () => {
    const m = [...walker.matters.values()][0];
    const urls = [
      'session',
      'procedures',
      'desk',
      'units',
      'figures',
      'law',
      'reports/annual',
      'reports/annual.docx',
      'calendar/due?from=2024-02-08&working=5',
    ];
    for (const p of declared.all) urls.push(`matters/${p.id}`, `procedures/${p.id}`, `lookup/${p.id}`);
    if (m) urls.push(...['', '/events', '/deadlines'].map((part) => `${pathOf(m).slice(5)}${part}`));
    for (const url of urls) {
      const answer = await ask(app, { url: `/api/${url}` });
      expect([answer.status, flawOfProblem(answer)], url).toEqual([401, undefined]);
    }
  });
});

describe.each(everybody)('what %s gets', { timeout: 120_000 }, (person) => {
  test('lists hold exactly the matters in scope, each with what may be seen of it', async () => {
    for (const procedure of declared.all) {
      const { rows, total } = await everyRow(person, `/api/matters/${procedure.id}`);
      const wanted = mattersOf(procedure).filter((m) => inScope(procedure, person, m));
      expect(rows.map((r) => r.key).sort(), procedure.id).toEqual(wanted.map(matterKey).sort());
      expect(total, `total of ${procedure.id}`).toBe(wanted.length);
      for (const row of rows) {
        const m = walker.matters.get(row.key);
        const unseen = Object.keys(row.values).filter(
          (f) => m && !maySee(procedure.fields[f], procedure, person, m) && !procedure.fields[f]?.mask,
        );
        expect(unseen, row.key).toEqual([]);
      }
    }
  });

  test('a matter opens where it may be known, and shows in list, detail and steps the same values', async () => {
    for (const [procedure, m] of everything()) await checkDetail(procedure, m, person);
  });
});

async function checkDetail(procedure: Procedure, m: Matter, person: Person): Promise<void> {
  const answer = await client(person).get(pathOf(m));
  const known = mayKnow(procedure, person, m);
  expect([answer.status, known ? undefined : flawOfProblem(answer)], pathOf(m)).toEqual([known ? 200 : 404, undefined]);
  expect(whereabouts.leaks(answer.text, person), pathOf(m)).toEqual([]);
  if (!known) return;
  const life = walker.lives.get(matterKey(m)) ?? [];
  const wrong = wrongDetail({ procedure, m, person, life }, answer.json as Detail);
  expect(wrong, pathOf(m)).toEqual([]);
}

describe('parts of a matter', { timeout: 120_000 }, () => {
  const viewers = ['clerk', 'foreign', 'justice', 'system'] as const;
  test.each(viewers)('steps and deadlines for %s keep to the same rule', async (person) => {
    const urls = everything(4).flatMap(([p, m]) => ['events', 'deadlines'].map((part) => [p, m, `${pathOf(m)}/${part}`] as const));
    for (const [procedure, m, url] of urls) {
      const answer = await client(person).get(url);
      expect(answer.status, url).toBe(mayKnow(procedure, person, m) ? 200 : 404);
      expect(whereabouts.leaks(answer.text, person), url).toEqual([]);
    }
  });

  /** Files held by matters, and the fields of the matter that hold the same content. */
  const held = () =>
    everything(12).flatMap(([procedure, m]) => {
      const fields = Object.entries(procedure.fields).filter(([id, f]) => f.kind === 'file' && m.values[id] !== undefined);
      const digests = new Set(fields.flatMap(([id]) => JSON.stringify(m.values[id]).match(/[0-9a-f]{64}/g) ?? []));
      const holding = (sha: string) => fields.filter(([id]) => JSON.stringify(m.values[id]).includes(sha)).map(([, f]) => f);
      return [...digests].map((sha) => ({ procedure, m, sha, fields: holding(sha) }));
    });

  const takers = ['clerk', 'head', 'foreign', 'county', 'auditor'] as const;
  test.each(takers)('a file goes out to %s only through a matter that shows it', async (person) => {
    const files = held();
    expect(files.length).toBeGreaterThan(20);
    for (const { procedure, m, sha, fields } of files) {
      const answer = await client(person).get(`/api/files/${sha}?matter=${matterKey(m)}`);
      const open = fields.some((f) => maySee(f, procedure, person, m));
      expect(answer.status, pathOf(m)).toBe(open ? 200 : 404);
    }
  });
});

describe('search', { timeout: 120_000 }, () => {
  const viewers = ['clerk', 'foreign', 'county', 'justice', 'auditor'] as const;

  /** A matter of the procedure and a field of it whose text stands in search and carries a token. */
  function searchable(procedure: Procedure): { m: Matter; token: string }[] {
    return mattersOf(procedure).flatMap((m) => {
      const field = Object.keys(procedure.fields).find((f) => {
        const d = procedure.fields[f];
        return d && ['text', 'long-text'].includes(d.kind) && !isApart(d) && whereabouts.tokensOf(m, f).length > 0;
      });
      const [token] = field === undefined ? [] : whereabouts.tokensOf(m, field);
      return token === undefined ? [] : [{ m, token }];
    });
  }

  test.each(declared.all)('what stands in $id is found by whom it may concern', async (procedure) => {
    for (const { m, token } of searchable(procedure).slice(0, 3)) {
      for (const person of viewers) {
        const { rows } = await everyRow(person, `/api/matters/${procedure.id}?q=${token}`);
        expect(
          rows.some((r) => r.key === matterKey(m)),
          `${person} ${token}`,
        ).toBe(inScope(procedure, person, m));
      }
    }
  });

  test('what is sealed or personal is found by nobody', async () => {
    const hidden = declared.all.flatMap((p) =>
      Object.entries(p.fields)
        .filter(([, f]) => isApart(f) && !f.spec.columns)
        .flatMap(([id]) =>
          mattersOf(p)
            .flatMap((m) => whereabouts.tokensOf(m, id))
            .slice(0, 1)
            .map((token) => ({ p, id, token })),
        ),
    );
    expect(hidden.length).toBeGreaterThan(2);
    for (const { p, id, token } of hidden) {
      for (const person of ['head', 'justice', 'mayor'] as const) {
        expect((await everyRow(person, `/api/matters/${p.id}?q=${token}`)).rows, `${p.id}.${id}`).toEqual([]);
      }
    }
  });
});

describe('exports', { timeout: 120_000 }, () => {
  test.each(declared.all)(
    'the export of $id holds a row for every matter of the subtree and nothing kept for a role',
    async (procedure) => {
      const file = join(mkdtempSync(join(city.folder, 'out-')), 'rows.csv');
      const answer = await exportRows(city.platform as Opened, procedure.id, file, '411722');
      const under = mattersOf(procedure).filter((m) => m.unitPath.startsWith('411700/411722/'));
      expect(answer).toEqual({ rows: under.length });
      const text = readFileSync(file, 'utf8');
      const sealed = under.flatMap((m) =>
        Object.entries(procedure.fields)
          .filter(([, f]) => f.publicity === 'sealed')
          .flatMap(([f]) => whereabouts.tokensOf(m, f)),
      );
      expect(sealed.filter((token) => text.toLowerCase().includes(token))).toEqual([]);
      const elsewhere = mattersOf(procedure)
        .filter((m) => !under.includes(m))
        .map((m) => matterKey(m))
        // A row may name one elsewhere that it refers to itself.
        .filter((key) => !under.some((m) => JSON.stringify(m.values).includes(key)));
      expect(elsewhere.filter((key) => text.includes(key))).toEqual([]);
    },
  );
});

describe('acts over the API', () => {
  /** Acts that the matter's state would allow and that the person has no role for. */
  const beyond = (person: Person) =>
    everything(6).flatMap(([procedure, m]) => {
      const roles = rolesOf(procedure, person, m);
      return Object.entries(procedure.acts)
        .filter(([, act]) => startsFrom(procedure, act, m) && ![act.by].flat().some((r) => roles.includes(r)))
        .map(([id]) => ({ procedure, m, id }));
    });

  test.each(['foreign', 'security', 'county'] as const)('%s may do only what the declaration gives', async (person) => {
    const acts = beyond(person);
    expect(acts.length).toBeGreaterThan(20);
    for (const { procedure, m, id } of acts.slice(0, 150)) {
      const answer = await client(person).post(`${pathOf(m)}/acts/${id}`, { values: {} });
      const known = mayKnow(procedure, person, m);
      const code = known ? 'not-competent' : 'not-found';
      expect([answer.status, problemIn(answer).refusals[0]?.code], `${pathOf(m)} ${id}`).toEqual([known ? 422 : 404, code]);
    }
  });

  test('the ledger still verifies, and reading personal data has left its trace', async () => {
    expect((await city.store.verify()).problem).toBeUndefined();
    const reads = (await city.store.audits({ actor: 'u-clerk', limit: 10_000 })).filter((a) => a.what === 'read');
    expect(reads.length).toBeGreaterThan(0);
    expect(tokens.in(JSON.stringify(await city.store.audits({ limit: 10_000 })))).toEqual([]);
  });
});
