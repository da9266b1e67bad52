/** 三员: every route of the administration as each of the three and as officials; roles, and who gains or loses by them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App, MatterDto } from '#api';
import { administrators } from '#store';
import type { EffectDto, RoleDetailDto, RolesDto } from '../src/api/contract/administration.ts';
import { type City, everybody, type Person, people } from './support/city.ts';
import { type Answer, ask, type Client, flawOfProblem } from './support/client.ts';
import { base, codes, Keeping } from './support/keeping.ts';
import { sampleValues } from './support/sample.ts';

let keeping: Keeping;
let city: City;
let app: App;

beforeAll(async () => {
  keeping = await Keeping.open();
  ({ city, app } = keeping);
}, 180_000);
afterAll(() => keeping?.close());

const as = (person: Person): Client => keeping.as(person);
const get = <T>(person: Person, path: string): Promise<T> => keeping.get(person, path);
const post = (person: Person, path: string, body?: unknown): Promise<Answer> => keeping.post(person, path, body);
const seen = (person: Person, path: string, body: Readonly<Record<string, unknown>>) => keeping.seen(person, path, body);

/** Whose each route is; the test of the list keeps it whole. */
const routes: Readonly<Record<string, readonly Person[]>> = {
  'get /roles': ['security'],
  'get /roles/{id}': ['security'],
  'post /roles/preview': ['security'],
  'post /roles': ['security'],
  'post /posts/{id}/roles/preview': ['security'],
  'post /posts/{id}/roles': ['security'],
  'get /offices': ['security'],
  'post /offices/preview': ['security'],
  'post /offices': ['security'],
  'get /role-names': ['system', 'security'],
  'get /people': ['system', 'security'],
  'post /people': ['system'],
  'post /people/{id}/close': ['system'],
  'post /people/{id}/reopen': ['system'],
  'post /people/{id}/posts': ['system'],
  'post /posts/{id}/end': ['system'],
  'post /posts/{id}/transfer': ['system'],
  'post /posts/{id}/delegate': ['system'],
  'get /units': ['system'],
  'post /units/preview': ['system'],
  'post /units': ['system'],
};
/** Bodies that pass the form and fail on what they say, so that nothing changes whoever sends them. */
const nobody = { unit: 'none', title: '无', roles: [], from: '2020-02-30' };
const bodies: Readonly<Record<string, unknown>> = {
  'post /roles/preview': { id: 'no-role', title: 'x', grants: [], version: 0 },
  'post /roles': { id: 'no-role', title: 'x', grants: [], version: 0 },
  'post /posts/{id}/roles/preview': { roles: ['clerk'] },
  'post /posts/{id}/roles': { roles: ['clerk'] },
  'post /offices/preview': { office: 'none', to: 'none', on: '2020-02-30' },
  'post /offices': { office: 'none', to: 'none', on: '2020-02-30' },
  'post /people': { login: '!', name: '' },
  'post /people/{id}/posts': nobody,
  'post /posts/{id}/end': { on: '2020-02-30' },
  'post /posts/{id}/transfer': nobody,
  'post /posts/{id}/delegate': { account: 'none', from: '2020-02-30', to: '2020-02-30' },
  'post /units/preview': { change: 'rename', code: 'none', name: '无', on: '2020-02-30' },
  'post /units': { change: 'rename', code: 'none', name: '无', on: '2020-02-30' },
};

function requestOf(route: string): { method: 'GET' | 'POST'; url: string; body?: unknown } {
  const [method, path = ''] = route.split(' ');
  const url = `${base}${path.replace('{id}', 'no-such-thing')}`;
  return method === 'get' ? { method: 'GET', url } : { method: 'POST', url, body: bodies[route] ?? {} };
}

describe('every route of the administration', { timeout: 60_000 }, () => {
  test('is listed here with whose it is', async () => {
    const { paths } = (await ask(app, { url: '/api/openapi.json' })).json as { paths: Record<string, Record<string, unknown>> };
    const all = Object.entries(paths).flatMap(([path, methods]) =>
      path.startsWith(base) ? Object.keys(methods).map((m) => `${m} ${path.slice(base.length)}`) : [],
    );
    expect(all.sort()).toEqual(Object.keys(routes).sort());
  });

  test.each(Object.entries(routes))('%s is for %s and refused to everybody else, in words', async (route, may) => {
    const ask = requestOf(route);
    for (const person of everybody) {
      const answer = await as(person).send(ask);
      const label = `${person} ${route}: ${answer.text.slice(0, 200)}`;
      if (may.includes(person)) expect(answer.status, label).not.toBe(403);
      else expect([answer.status, codes(answer), flawOfProblem(answer)], label).toEqual([403, ['not-competent'], undefined]);
      if (answer.status >= 400) expect(flawOfProblem(answer), label).toBeUndefined();
    }
  });

  test.each(Object.keys(routes))('%s answers nobody who is not signed in', async (route) => {
    expect((await ask(app, requestOf(route))).status).toBe(401);
  });

  test('an attempt on what is another’s leaves a trace', async () => {
    await post('clerk', '/people', bodies['post /people']);
    expect((await city.store.audits({ actor: 'u-clerk', limit: 20 })).map((a) => a.what)).toContain('administration-refused');
  });
});

describe('the three administrators', { timeout: 60_000 }, () => {
  test.each(['system', 'security', 'auditor'] as const)('%s sees no matter, no figure of one and opens none', async (person) => {
    expect((await as(person).get('/api/procedures')).json).toEqual([]);
    expect(((await as(person).get('/api/matters/sample-case')).json as { total: number }).total).toBe(0);
    expect((await as(person).get('/api/figures?year=2019')).status).toBe(403);
    const opened = await as(person).post('/api/matters/sample-case', { act: 'submit', values: sampleValues('三员') });
    expect([opened.status, codes(opened)]).toEqual([422, ['not-competent']]);
  });

  const holds = (person: Person, role: string) => (people[person].duties as readonly string[]).includes(role);
  const pairs = everybody.flatMap((person) => administrators.filter((role) => !holds(person, role)).map((role) => [person, role] as const));
  test.each(pairs)('%s cannot be made %s beside the own post', async (person, role) => {
    const held = await city.store.posts(`u-${person}`, '2020-01-10');
    const granted = await post('security', `/posts/post-${person}/roles/preview`, { roles: [...(held[0]?.duties ?? []), role] });
    const answer = await post('security', `/posts/post-${person}/roles`, {
      roles: [...(held[0]?.duties ?? []), role],
      digest: (granted.json as EffectDto).digest,
    });
    const asked = await post('system', `/people/u-${person}/posts`, {
      unit: '411700',
      title: `管理岗${role.slice(0, 2)}${person}`,
      roles: [role],
      from: '2020-02-01',
    });
    expect([answer.status, codes(answer)]).toEqual([422, ['administrators-apart']]);
    expect([asked.status, codes(asked)]).toEqual([422, ['administrators-apart']]);
    expect(await city.store.posts(`u-${person}`, '2020-02-02')).toEqual(held);
  });

  test('an administrator cannot stand in for an official, nor an official for an administrator', async () => {
    for (const [of, by] of [
      ['clerk', 'system'],
      ['auditor', 'clerk'],
      ['auditor', 'security'],
    ] as const) {
      const answer = await post('system', `/posts/post-${of}/delegate`, { account: `u-${by}`, from: '2020-01-10', to: '2020-02-01' });
      expect([answer.status, codes(answer)]).toEqual([422, ['administrators-apart']]);
    }
  });

  test('the last of each can neither be ended nor stripped nor shut out', async () => {
    const stripped = await seen('security', '/posts/post-auditor/roles', { roles: [] });
    const answers = [
      await post('system', '/posts/post-auditor/end', { on: '2020-01-20' }),
      await post('system', '/people/u-security/close'),
      await post('system', '/posts/post-security/transfer', { unit: '411700', title: '调离', roles: ['clerk'], from: '2020-01-20' }),
      stripped.answer,
    ];
    expect(answers.map((a) => [a.status, codes(a)[0]])).toEqual(answers.map(() => [422, 'last-administrator']));
    expect(codes(await post('system', '/people/u-system/close'))).toEqual(['own-account']);
  });

  test('no role of the three can be composed, narrowed or put together with grants', async () => {
    for (const id of administrators) {
      const answer = await post('security', '/roles/preview', { id, title: '', grants: [], version: 0 });
      expect(codes(answer)).toEqual(['administrators-fixed']);
    }
    const { procedures } = await get<RolesDto>('security', '/roles');
    const grants = procedures.flatMap((p) => p.roles.flatMap((r) => r.grants.map((g) => g.id)));
    expect(grants.length).toBeGreaterThan(100);
    expect(grants.filter((g) => /administrator/.test(g))).toEqual([]);
    const none = await post('security', '/roles/preview', { id: null, title: '本市角色', grants: ['x/y/z'], version: 0 });
    expect(codes(none)).toEqual(['grant-unknown']);
  });
});

describe('roles', { timeout: 60_000 }, () => {
  const submit = (person: Person, subject: string) =>
    as(person).post('/api/matters/sample-case', { act: 'submit', values: sampleValues(subject) });

  test('a duty can be narrowed after seeing who loses what; the acts shut at once and open again', async () => {
    const before = await get<RoleDetailDto>('security', '/roles/clerk');
    expect(before).toMatchObject({ kind: 'built-in', version: 0, ceiling: before.grants });
    const withheld = 'sample-case/clerk/submit';
    const body = { id: 'clerk', title: '', grants: before.grants.filter((g) => g !== withheld), version: 0 };
    const opened = (await submit('clerk', '此前')).json as MatterDto;
    expect(codes(await post('security', '/roles', body))).toEqual(['preview-stale']);
    expect((await post('security', '/roles', { ...body, digest: 'f'.repeat(32) })).status).toBe(409);
    const { effect, answer } = await seen('security', '/roles', body);
    expect(answer.status, answer.text).toBe(200);
    const [group] = effect.groups;
    expect(effect.groups.map((g) => [g.gains, g.loses])).toEqual([[[], [withheld]]]);
    expect(group?.people.map((p) => p.post)).toContain('post-clerk');
    expect(effect.names[withheld]).toBe('《样例事项》经办人：提交');
    expect(codes(await submit('clerk', '此后'))).toEqual(['not-competent']);
    const opens = (await as('clerk').get('/api/procedures')).json as { id: string; opens: unknown[] }[];
    expect(opens.find((p) => p.id === 'sample-case')?.opens).toEqual([]);
    const acts = ((await as('clerk').get(`/api/matters/sample-case/${opened.key}`)).json as MatterDto).acts;
    expect(acts.find((a) => a.id === 'withdraw')?.mine).toBe(true);
    const again = await seen('security', '/roles', { ...body, grants: before.grants, version: 1 });
    expect(again.effect.groups.map((g) => [g.gains, g.loses])).toEqual([[[withheld], []]]);
    expect((await submit('clerk', '恢复')).status).toBe(201);
    const { versions } = await get<RoleDetailDto>('security', '/roles/clerk');
    expect(versions.map((v) => [v.version, v.by, v.granted])).toEqual([
      [2, '某security', before.grants.length],
      [1, '某security', before.grants.length - 1],
    ]);
    const trail = await city.store.audits({ actor: 'u-security', limit: 5 });
    expect(trail[0]).toMatchObject({ what: 'role-saved', subject: 'clerk@2', detail: { gains: [withheld], loses: [] } });
  });

  test('an act withheld alone leaves the page, its refusal names who may', async () => {
    const before = await get<RoleDetailDto>('security', '/roles/head');
    const body = {
      id: 'head',
      title: '',
      grants: before.grants.filter((g) => !g.endsWith('sample-case/head/decide')),
      version: before.version,
    };
    const { answer } = await seen('security', '/roles', body);
    expect(answer.status, answer.text).toBe(200);
    const m = (await submit('clerk', '待决定')).json as MatterDto;
    const url = `/api/matters/sample-case/${m.key}`;
    const page = (await as('head').get(url)).json as MatterDto;
    expect(page.acts.find((a) => a.id === 'decide')).toMatchObject({ mine: false, closed: { code: 'not-competent' } });
    expect(codes(await as('head').post(`${url}/acts/decide`, { values: { verdict: '同意' } }))).toEqual(['not-competent']);
    await seen('security', '/roles', { ...body, grants: before.grants, version: before.version + 1 });
    expect((await as('head').post(`${url}/acts/decide`, { values: { verdict: '同意' } })).status).toBe(200);
  });

  test('a built-in role cannot be widened, one of the city is composed within the declared relations', async () => {
    const clerk = await get<RoleDetailDto>('security', '/roles/clerk');
    const wider = { id: 'clerk', title: '', grants: [...clerk.grants, 'sample-case/head/decide'], version: clerk.version };
    expect(codes(await post('security', '/roles/preview', wider))).toEqual(['beyond-duty']);
    const made = await seen('security', '/roles', { id: null, title: '收件岗', grants: ['sample-case/clerk/submit'], version: 0 });
    expect(made.effect.groups).toEqual([]);
    const { id } = made.answer.json as RoleDetailDto;
    expect(codes(await post('security', '/roles/preview', { id: null, title: '收件岗', grants: [], version: 0 }))).toEqual(['title-taken']);
    const given = await seen('security', '/posts/post-department/roles', { roles: [id] });
    expect(given.effect.groups[0]?.gains).toEqual([]);
    expect(given.effect.groups[0]?.loses.length).toBeGreaterThan(10);
    expect(given.answer.status, given.answer.text).toBe(204);
    expect((await submit('department', '收件')).status).toBe(201);
    const other = await as('department').post('/api/matters/mediation-case', { values: {} });
    expect(codes(other)).toEqual(['not-competent']);
    const { roles } = await get<RolesDto>('security', '/roles');
    expect(roles.find((r) => r.id === id)).toMatchObject({ kind: 'own', granted: 1, holders: 1, version: 1 });
    await seen('security', '/posts/post-department/roles', { roles: ['clerk', 'head'] });
  });

  test('two who change the same role at once: one wins, the other is told', async () => {
    const { version, grants } = await get<RoleDetailDto>('security', '/roles/leader');
    const body = { id: 'leader', title: '', grants: grants.slice(1), version };
    const { digest } = (await post('security', '/roles/preview', body)).json as EffectDto;
    const answers = await Promise.all([1, 2].map(() => post('security', '/roles', { ...body, digest })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    await seen('security', '/roles', { ...body, grants, version: version + 1 });
  });
});
