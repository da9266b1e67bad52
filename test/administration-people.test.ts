/** 人员、岗位、单位: what becomes of people, posts and units, and of the matters they leave. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App, MatterDto } from '#api';
import type { HoldingsDto, NewPersonDto, PeopleDto, RegisterDto, UnitEffectDto } from '../src/api/contract/administration.ts';
import { type City, type Person, password } from './support/city.ts';
import { type Answer, ask, Client, flawOfProblem } from './support/client.ts';
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

describe('people and posts', { timeout: 60_000 }, () => {
  const seat = { unit: '411722102', title: '综合岗', roles: ['clerk'], from: '2020-01-10' };
  const find = async (q: string) => (await get<PeopleDto>('system', `/people?q=${encodeURIComponent(q)}`)).rows;

  test('a new account has a password seen once, and no power before the security administrator grants it', async () => {
    const answer = await post('system', '/people', { login: 'xinren', name: '新人甲', seat });
    expect(answer.status, answer.text).toBe(201);
    const { person, password: first } = answer.json as NewPersonDto;
    expect(codes(await post('system', '/people', { login: 'xinren', name: '同名者' }))).toEqual(['login-taken']);
    const credential = await city.store.credential(person.id);
    expect(credential?.mustChange).toBe('first');
    expect(first.length).toBeGreaterThan(8);
    const [held] = person.seats;
    expect(held).toMatchObject({ roles: [], asked: ['clerk'], state: 'held' });
    const waiting = (await get<PeopleDto>('security', '/people?waiting=1')).rows.flatMap((r) => r.seats.map((s) => s.id));
    expect(waiting).toContain(held?.id);
    const { effect, answer: granted } = await seen('security', `/posts/${held?.id}/roles`, { roles: held?.asked });
    expect(effect.people).toBe(1);
    expect(granted.status).toBe(204);
    expect((await find('新人甲'))[0]?.seats[0]).toMatchObject({ roles: ['clerk'], asked: null });
  });

  test('a transfer ends the old post on the day the new one begins; what was done stays with the old unit', async () => {
    const m = await as('foreign').post('/api/matters/sample-case', { act: 'submit', values: sampleValues('调任前') });
    expect(m.status).toBe(201);
    const moved = { unit: '411723', title: '县审核岗', roles: ['reviewer'], from: '2020-02-01' };
    expect((await post('system', '/posts/post-foreign/transfer', moved)).status).toBe(204);
    const [person] = await find('foreign');
    expect(person?.seats.map((s) => [s.id === 'post-foreign', s.from, s.to, s.state])).toEqual([
      [true, '2000-01-01', '2020-02-01', 'held'],
      [false, '2020-02-01', null, 'coming'],
    ]);
    const kept = await city.store.matter((m.json as MatterDto).key);
    expect(kept?.events[0]).toMatchObject({ actor: 'u-foreign', actorUnit: '411723101', unit: '411723101' });
  });

  test('who stands in acts in both names, only for the time given, and never past four eyes', async () => {
    expect((await post('system', '/posts/post-head/delegate', { account: 'u-clerk', from: '2020-01-10', to: '2020-02-10' })).status).toBe(
      204,
    );
    const [clerk] = await find('某clerk');
    const standIn = clerk?.seats.find((s) => s.standsFor !== null);
    expect(standIn).toMatchObject({ title: 'head（代某head）', standsFor: '某head', asked: ['head', 'leader'] });
    expect(codes(await post('security', `/posts/${standIn?.id}/roles/preview`, { roles: ['reviewer'] }))).toEqual(['beyond-principal']);
    expect((await seen('security', `/posts/${standIn?.id}/roles`, { roles: ['head', 'leader'] })).answer.status).toBe(204);
    const own = (await as('department').get('/api/session')).status;
    expect(own).toBe(200);
    const m = (await as('clerk').post('/api/matters/sample-case', { act: 'submit', values: sampleValues('代行') })).json as MatterDto;
    const both = await new Client(app).signIn('clerk');
    expect((await both.send({ method: 'POST', url: '/api/session/post', body: { post: standIn?.id } })).status).toBe(200);
    const url = `/api/matters/sample-case/${m.key}`;
    const self = await both.post(`${url}/acts/decide`, { values: { verdict: '自批' } });
    expect(codes(self)).toEqual(['self-review']);
    const plain = await city.store.act({
      ...{
        procedure: 'sample-case',
        act: 'submit',
        values: sampleValues('他人提交'),
        on: '2020-01-10',
        recordedAt: '2020-01-10T10:00:00.000+08:00',
      },
      actor: {
        ...{ id: 'u-other', name: '', kind: 'official', unit: '411722001', unitPath: '411700/411722/411722001/', duties: ['clerk'] },
        offices: [],
        territory: '',
      },
    });
    if (!plain.ok) throw new Error('not opened');
    const decided = await both.post(`/api/matters/sample-case/${plain.key}/acts/decide`, { values: { verdict: '同意' } });
    expect(decided.status, decided.text).toBe(200);
    expect((decided.json as MatterDto).steps.at(-1)?.actor).toMatchObject({ name: '某clerk（代某head）' });
    expect((await city.store.matter(plain.key))?.events.at(-1)).toMatchObject({ actor: 'u-clerk', actorFor: 'u-head' });
    expect((await city.store.verify()).problem).toBeUndefined();
    expect(await city.store.posts('u-clerk', '2020-02-10')).toHaveLength(1);
  });

  test('an account out of use is shut out at once and comes back as it was', async () => {
    const client = await new Client(app).signIn('county');
    expect((await post('system', '/people/u-county/close')).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
    const shut = await ask(app, { method: 'POST', url: '/api/session', body: { account: 'county', password } });
    expect(shut.status).toBe(401);
    expect((await post('system', '/people/u-county/reopen')).status).toBe(204);
    keeping.clients.set('county', await new Client(app).signIn('county'));
  });

  test('no answer of the administration holds a password or anything personal but names', async () => {
    await city.store.upsertAccounts([
      {
        id: 'u-private',
        login: 'private',
        name: '隐私',
        passwordHash: 'hash-of-it',
        kind: 'official',
        active: true,
        data: { idCard: '411799199001010015' },
      },
    ]);
    for (const person of ['system', 'security'] as const) {
      const { text } = await as(person).get(`${base}/people?q=private`);
      expect(text).toContain('隐私');
      expect(text).not.toMatch(/hash-of-it|411799199001010015|password/i);
    }
  });
});

describe('the register of units', { timeout: 60_000 }, () => {
  const line = async (code: string) => (await get<RegisterDto>('system', '/units')).find((u) => u.code === code);

  test('a unit is opened with a code of its own, renamed, and keeps its former name', async () => {
    const open = { change: 'open', name: '市数据局', kind: 'department', parent: '411700', on: '2020-01-10' };
    expect((await seen('system', '/units', open)).answer.status).toBe(204);
    expect(await line('411700-D31')).toMatchObject({ name: '市数据局', state: 'standing', parentName: '驻马店市' });
    expect(codes(await post('system', '/units/preview', open))).toEqual(['name-taken']);
    const rename = { change: 'rename', code: '411700-D31', name: '市数据管理局', on: '2020-01-10' };
    expect((await seen('system', '/units', rename)).answer.status).toBe(204);
    const later = { change: 'rename', code: '411700-D05', name: '市教育体育局', on: '2020-01-05' };
    expect((await seen('system', '/units', later)).answer.status).toBe(204);
    expect(await line('411700-D05')).toMatchObject({ name: '市教育体育局', formerly: [{ name: '市教育局', to: '2020-01-05' }] });
    expect(city.store.unit('411700-D05', '2020-01-04')?.name).toBe('市教育局');
  });

  test.each([
    [{ change: 'close', code: '411700', on: '2020-03-01' }, 'unit-root'],
    [{ change: 'close', code: '411722', on: '2020-03-01' }, 'unit-parent'],
    [{ change: 'close', code: '411723101', on: '2020-03-01' }, 'matters-open'],
    [{ change: 'close', code: '411723101', on: '2020-03-01', successor: '411723101' }, 'own-heir'],
    [{ change: 'open', name: '某镇', kind: 'township', parent: '411700', on: '2020-01-10', code: '411700001' }, 'kind-place'],
    [{ change: 'open', name: '某镇', kind: 'township', parent: '411722', on: '2020-01-10' }, 'code-shape'],
    [{ change: 'open', name: '某镇', kind: 'township', parent: '411722', on: '2020-01-10', code: '411722001' }, 'code-taken'],
    [{ change: 'rename', code: '411722', name: '上蔡县', on: '2020-01-10' }, 'name-same'],
  ])('%o is refused: %s', async (body, code) => {
    const answer = await post('system', '/units/preview', body);
    expect([answer.status, codes(answer), flawOfProblem(answer)]).toEqual([422, [code], undefined]);
  });

  test('a merger hands over matters and people; figures can be read as then and as now', async () => {
    const m = (await as('foreign').post('/api/matters/sample-case', { act: 'submit', values: sampleValues('并入') })).json as MatterDto;
    const figure = async (unit: string, units = '') =>
      ((await as('mayor').get(`/api/figures/sample-case.submitted?year=2020&unit=${unit}${units}`)).json as { figure: { value: number } })
        .figure.value;
    const [from, into] = ['411723101', '411722102'];
    const [oldThen, newThen] = [await figure(from), await figure(into)];
    expect(oldThen).toBeGreaterThan(0);
    const { effect, answer } = await seen('system', '/units', { change: 'close', code: from, on: '2020-01-10', successor: into });
    expect(answer.status, answer.text).toBe(204);
    expect((effect as unknown as UnitEffectDto).posts.map((p) => p.post)).toEqual(['post-foreign']);
    expect(await line(from)).toMatchObject({ state: 'ended', successor: { code: into } });
    expect([await figure(from), await figure(into)]).toEqual([oldThen, newThen]);
    expect([await figure(into, '&units=now'), await figure('411723', '&units=now')]).toEqual([oldThen + newThen, 0]);
    const records = await as('mayor').get(`/api/figures/sample-case.submitted/records?year=2020&unit=${into}&units=now`);
    expect((records.json as { total: number }).total).toBe(oldThen + newThen);
    const [person] = (await get<PeopleDto>('system', '/people?q=foreign')).rows;
    expect(person?.seats.filter((s) => s.state === 'held').map((s) => [s.unit.code, s.roles, s.asked])).toEqual([
      [into, [], ['clerk', 'mediator', 'head']],
    ]);
    const taken = await new Client(app).signIn('foreign');
    expect((await taken.get(`/api/matters/sample-case/${m.key}`)).status).toBe(404);
    const [held] = person?.seats.filter((s) => s.state === 'held') ?? [];
    expect((await seen('security', `/posts/${held?.id}/roles`, { roles: ['clerk'] })).answer.status).toBe(204);
    const page = await taken.get(`/api/matters/sample-case/${m.key}`);
    expect(page.status).toBe(200);
    expect((page.json as MatterDto).unit.name).toBe('杨埠镇');
    const list = (await taken.get('/api/matters/sample-case')).json as { rows: { key: string }[] };
    expect(list.rows.map((r) => r.key)).toContain(m.key);
    const done = await taken.post(`/api/matters/sample-case/${m.key}/acts/withdraw`, { values: {} });
    expect(done.status, done.text).toBe(200);
    expect((await as('county').get(`/api/matters/sample-case/${m.key}`)).status).toBe(200);
  });
});

describe('offices', { timeout: 60_000 }, () => {
  const heldBy = async (office: string): Promise<string[]> => {
    const { governments } = await get<HoldingsDto>('security', '/offices');
    return governments.flatMap((g) => g.held.filter((h) => h.office === office).flatMap((h) => h.by.map((u) => u.code)));
  };

  test('an office goes to another department of the same government; its people gain and lose what it gives', async () => {
    const [from = ''] = await heldBy('justice');
    const to = city.platform.store.units('', '2020-01-10').find((u) => u.kind === 'department' && u.code !== from)?.code ?? '';
    const move = { office: 'justice', from, to, on: '2020-01-10' };

    const unseen = await post('security', '/offices', move);
    expect([unseen.status, codes(unseen)]).toEqual([422, ['preview-stale']]);

    const { effect, answer } = await seen('security', '/offices', move);
    expect(answer.status, answer.text).toBe(204);
    const words = (ids: readonly string[]) => ids.map((id) => effect.names[id] ?? '').join();
    expect(effect.groups.some((g) => words(g.loses).includes('《合法性审查》'))).toBe(true);
    expect(await heldBy('justice')).toContain(to);
    expect(await heldBy('justice')).not.toContain(from);
  });

  test('what cannot be is refused with a way out', async () => {
    const [holder = ''] = await heldBy('justice');
    const refusedFor = async (body: object) => codes(await post('security', '/offices/preview', { on: '2020-01-10', ...body }));
    expect(await refusedFor({ office: 'justice', to: holder })).toEqual(['office-held']);
    expect(await refusedFor({ office: 'none', to: holder })).toEqual(['office-unknown']);
    expect(await refusedFor({ office: 'finance', from: holder, to: '411700' })).toEqual(['office-not-held']);
  });
});
