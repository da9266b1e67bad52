/** The desk: whose turn a matter is, what counts as in hand, follows and urges, as each post sees them over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type DeskDto, type ListDto } from '#api';
import { instrument, isOpen, listOf, norm, type Procedure, procedure, registry, text, unit, workingDays } from '#kernel';
import type { DeskTab, UrgesDto, WatchDto, WorklistDto } from '../src/api/contract/desk.ts';
import { turnsOf } from '../src/api/worklist/turns.ts';
import { procedures } from '../src/app/procedures.ts';
import { type City, openCity, type Person } from './support/city.ts';
import { Client, problemIn } from './support/client.ts';

const rule = instrument({ id: 'parcel-rule', title: '示例规则', from: '2010-01-01', mark: 'default' });
const days = (id: string, n: number) => norm(id, '期限', { values: [{ from: '2010-01-01', value: workingDays(n), basis: rule('第1条') }] });
const act = { basis: rule('第2条') };
const soonest = days('parcel-check', 5);

/** Sent to the justice office, checked by a unit it names, agreed and visited afterwards. */
const parcel = procedure({
  id: 'parcel',
  version: 1,
  title: '送件',
  group: '样例',
  basis: rule('第1条'),
  roles: {
    sender: { title: '送件单位', relation: 'own', duties: ['clerk', 'head'] },
    intake: { title: '收件', relation: 'office', office: 'justice', duties: ['reviewer'] },
    chief: { title: '审签', relation: 'office', office: 'justice', duties: ['chief'] },
    helper: { title: '协办', relation: 'named', field: 'helper', duties: ['clerk'] },
    above: { title: '上级', relation: 'above', duties: ['leader'] },
  },
  fields: { name: text('名称', { publicity: 'staff' }), helper: unit('协办单位', { publicity: 'staff' }) },
  shows: { title: 'name', list: ['name'] },
  states: {
    sent: { title: '已送' },
    returned: { title: '已退回' },
    checking: { title: '协办中' },
    checked: { title: '已协办' },
    agreed: { title: '已同意', settled: true },
    filed: { title: '已归档', final: true },
  },
  publicIn: [],
  acts: {
    send: { ...act, title: '送件', by: 'sender', to: 'sent', needs: ['name'], asks: ['helper'] },
    'give-back': { ...act, title: '退回', by: 'intake', from: 'sent', to: 'returned', returns: true },
    'send-again': { ...act, title: '重新送件', by: 'sender', from: 'returned', to: 'sent' },
    check: { ...act, title: '交协办', by: 'intake', from: 'sent', to: 'checking' },
    answer: { ...act, title: '协办回复', by: 'helper', from: 'checking', to: 'checked' },
    agree: { ...act, title: '同意', by: 'chief', from: 'checked', to: 'agreed', notBy: ['check'] },
    ask: { ...act, title: '过问', by: 'above', from: 'sent', awaited: [] },
    recall: { ...act, title: '撤回', by: 'sender', from: ['sent', 'returned'], to: 'filed', awaited: [] },
    visit: { ...act, title: '回访', by: 'sender', from: 'agreed', to: 'agreed' },
    file: { ...act, title: '归档', by: 'sender', from: 'agreed', to: 'filed' },
  },
  deadlines: {
    check: { title: '审查期限', basis: rule('第3条'), kind: 'at-most', starts: 'send', within: soonest, stops: ['agree', 'give-back'] },
    visit: { title: '回访期限', basis: rule('第3条'), kind: 'at-most', starts: 'agree', within: soonest, stops: 'visit' },
  },
  serials: {},
  metrics: {},
}) as unknown as Procedure;

let city: City;
let app: App;
const clients = new Map<Person, Client>();
const as = (person: Person): Client => {
  const client = clients.get(person);
  if (!client) throw new Error(`${person} is not signed in`);
  return client;
};

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [parcel] });
  app = await buildServer(city.platform, 'silent');
  for (const person of ['clerk', 'head', 'foreign', 'county', 'department', 'justice', 'mayor', 'system'] as const) {
    clients.set(person, await new Client(app).signIn(person));
  }
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

async function send(person: Person, name: string, more: object = {}, on = '2020-01-09'): Promise<string> {
  const answer = await as(person).post('/api/matters/parcel', { act: 'send', on, values: { name, ...more } });
  expect(answer.status, answer.text).toBe(201);
  return (answer.json as { key: string }).key;
}
async function perform(person: Person, key: string, name: string, on = '2020-01-10'): Promise<void> {
  const answer = await as(person).post(`/api/matters/parcel/${key}/acts/${name}`, { on, values: {} });
  expect(answer.status, answer.text).toBe(200);
}
const list = async (person: Person, tab: DeskTab) => (await as(person).get(`/api/desk/worklist?tab=${tab}`)).json as WorklistDto;
const titles = async (person: Person, tab: DeskTab) => (await list(person, tab)).rows.map((r) => r.title);
const row = async (person: Person, tab: DeskTab, key: string) => (await list(person, tab)).rows.find((r) => r.key === key);

describe('whose turn it is', () => {
  test('a matter goes from desk to desk, and whoever handed it on waits for the other', async () => {
    const key = await send('department', '一', { helper: '411722001' });
    expect(await row('department', 'todo', key)).toBeUndefined();
    expect(await row('department', 'waiting', key)).toMatchObject({ others: [{ name: '市司法局', acts: ['退回', '交协办'] }], urge: [] });
    expect(await row('justice', 'todo', key)).toMatchObject({
      // What ends the limit first, then what leads on.
      mine: [
        { id: 'give-back', title: '退回' },
        { id: 'check', title: '交协办' },
      ],
      last: { act: '送件', unit: { name: '市教育局' }, on: '2020-01-09', me: false },
      limit: '审查期限',
    });
    await perform('justice', key, 'check');
    expect(await row('justice', 'todo', key)).toBeUndefined();
    expect(await row('clerk', 'todo', key)).toMatchObject({ mine: [{ id: 'answer' }] });
    expect(await row('justice', 'waiting', key)).toMatchObject({ others: [{ name: '蔡都街道', acts: ['协办回复'] }] });
    expect(await titles('justice', 'handled')).toContain('一');
  });

  test('of several units that hold the office, only the nearest is waited for', async () => {
    const key = await send('clerk', '县里的');
    expect((await row('county', 'todo', key))?.mine.map((a) => a.id)).toEqual(['give-back', 'check']);
    expect(await row('justice', 'todo', key)).toBeUndefined();
  });

  test('what nobody waits for is in no list, and neither is another unit’s matter', async () => {
    const key = await send('clerk', '可以过问');
    for (const person of ['mayor', 'foreign', 'head', 'department', 'system'] as const) {
      expect(await row(person, 'todo', key), person).toBeUndefined();
    }
    expect((await list('system', 'todo')).counts).toBeNull();
  });

  test('what came back says so to the one it came back to, and to nobody else', async () => {
    const key = await send('department', '退回的');
    await perform('justice', key, 'give-back');
    expect(await row('department', 'back', key)).toMatchObject({ back: true, mine: [{ id: 'send-again' }], last: { act: '退回' } });
    expect(await row('department', 'todo', key)).toMatchObject({ back: true });
    expect(await row('justice', 'back', key)).toBeUndefined();
    expect((await list('department', 'todo')).counts).toMatchObject({ back: 1 });
    await perform('department', key, 'send-again');
    expect(await titles('department', 'back')).not.toContain('退回的');
    expect(await row('justice', 'todo', key)).toBeDefined();
  });

  test('who may not judge what they did themselves does not find it among what they have to do', async () => {
    const key = await send('department', '四眼', { helper: '411700-D05' });
    await perform('justice', key, 'check');
    await perform('department', key, 'answer');
    const found = await row('justice', 'todo', key);
    expect(found?.last.me).toBe(false);
    expect(found?.mine.map((a) => a.id)).toEqual(['agree']);
  });

  test('pages of a list follow each other through the cursor', async () => {
    for (let i = 0; i < 5; i += 1) await send('foreign', `远${i}`);
    const first = (await as('foreign').get('/api/desk/worklist?tab=waiting&limit=3')).json as WorklistDto;
    const second = (await as('foreign').get(`/api/desk/worklist?tab=waiting&limit=3&cursor=${first.next}`)).json as WorklistDto;
    const keys = [...first.rows, ...second.rows].map((r) => r.key);
    expect([first.rows.length, second.rows.length, new Set(keys).size, second.next]).toEqual([3, 2, 5, null]);
    expect((await as('foreign').get('/api/desk/worklist?tab=elsewhere')).status).toBe(400);
  });
});

describe('in hand, settled and at an end', () => {
  test('a settled matter leaves the lists, and comes back when the limit that runs for it comes near', async () => {
    const key = await send('department', '办结的', { helper: '411700-D05' }, '2019-12-02');
    await perform('justice', key, 'check', '2019-12-02');
    await perform('department', key, 'answer', '2019-12-02');
    const chief = city.platform.units.get('411700-D09');
    const actor = { id: 'u-other-chief', name: '某', kind: 'official' as const, unit: '411700-D09', duties: ['chief'] };
    const answer = await city.store.act({
      ...{ procedure: 'parcel', key, act: 'agree', values: {}, on: '2019-12-27', recordedAt: '2019-12-27T09:00:00+08:00' },
      actor: { ...actor, unitPath: chief?.path ?? '', offices: chief?.offices ?? [], territory: chief?.territory ?? '' },
    });
    expect(answer.ok).toBe(true);
    const due = await row('department', 'todo', key);
    expect(due).toMatchObject({ mine: [{ id: 'visit' }], limit: '回访期限', light: { colour: 'red' } });
    await perform('department', key, 'visit');
    expect(await row('department', 'todo', key)).toBeUndefined();
    expect(await row('department', 'handled', key)).toMatchObject({ light: { colour: 'green', word: '已办结' }, closedOn: null });
  });

  test('the desk’s counts, the lists and the lights say the same, for every post and every kind of matter', async () => {
    const late = await send('clerk', '早该办的', {}, '2019-11-01');
    for (const person of ['clerk', 'county', 'department', 'mayor'] as const) {
      const client = as(person);
      const desk = (await client.get('/api/desk')).json as DeskDto;
      const listed = async (id: string, query: string) => (await client.get(`/api/matters/${id}?limit=100&${query}`)).json as ListDto;
      expect(desk.systems.length, person).toBeGreaterThan(0);
      for (const system of desk.systems) {
        const declared = city.platform.registry.latest(system.procedure)?.states ?? {};
        const states = system.states.filter((s) => isOpen(declared[s.id]));
        expect(system.open, person).toBe(states.reduce((n, s) => n + s.n, 0));
        const open = await listed(system.procedure, `open=1&unit=${desk.unit.code}`);
        expect([open.total, open.rows.length], person).toEqual([system.open, system.open]);
        const overdue = await listed(system.procedure, `due=overdue&unit=${desk.unit.code}`);
        expect([overdue.total, overdue.rows.every((r) => r.light.colour === 'red')], person).toEqual([system.overdue, true]);
      }
    }
    expect((await list('county', 'todo')).counts?.overdue).toBeGreaterThan(0);
    expect(await row('county', 'todo', late)).toMatchObject({ light: { colour: 'red' } });
  });

  test('every state in hand waits for somebody, or for the clock', () => {
    for (const p of registry(procedures).all) {
      const waits = new Set(turnsOf(p).flatMap((t) => t.states));
      const timed = Object.values(p.acts).flatMap((a) => (listOf<string>(a.by).includes('clock') ? listOf<string>(a.from) : []));
      for (const [id, state] of Object.entries(p.states)) {
        if (isOpen(state)) expect(waits.has(id) || timed.includes(id), `${p.id} ${id}`).toBe(true);
      }
    }
  });

  test('an act names as awaited only states it starts from', () => {
    for (const p of procedures) {
      for (const [id, a] of Object.entries(p.acts)) {
        const from = a.from === 'open' ? Object.keys(p.states) : listOf<string>(a.from);
        expect(
          (a.awaited ?? []).filter((s) => !from.includes(s)),
          `${p.id} ${id}`,
        ).toEqual([]);
      }
    }
  });
});

describe('following and urging', () => {
  const watch = async (person: Person, key: string) => (await as(person).get(`/api/desk/watch/${key}`)).json as WatchDto;

  test('whoever may see a matter may follow it; what they may not see they cannot find', async () => {
    const key = await send('clerk', '关注');
    expect((await as('county').send({ method: 'PUT', url: `/api/desk/watch/${key}` })).json).toMatchObject({ following: true });
    expect(await row('county', 'followed', key)).toMatchObject({ moved: false, followed: true });
    await perform('county', key, 'give-back');
    expect(await row('county', 'followed', key)).toMatchObject({ moved: true });
    await watch('county', key);
    expect(await row('county', 'followed', key)).toMatchObject({ moved: false });
    expect((await as('foreign').send({ method: 'PUT', url: `/api/desk/watch/${key}` })).status).toBe(404);
    expect((await as('foreign').get(`/api/desk/watch/${key}`)).status).toBe(404);
    expect((await as('county').send({ method: 'DELETE', url: `/api/desk/watch/${key}` })).status).toBe(204);
    expect(await row('county', 'followed', key)).toBeUndefined();
  });

  test('a unit above urges whose turn it is; the urged see it, and their next step answers it', async () => {
    const key = await send('clerk', '催一催', {}, '2020-01-08');
    await perform('county', key, 'give-back');
    const urge = (person: Person, unitCode: string, words = '请补齐后重新送件。') =>
      as(person).post('/api/desk/urges', { matter: key, unit: unitCode, words });
    expect(problemIn(await urge('county', '411722001', ' ')).refusals[0]?.field).toBe('words');
    expect((await urge('county', '411722102')).status).toBe(422);
    expect((await urge('clerk', '411722001')).status).toBe(403);
    expect((await urge('foreign', '411722001')).status).toBe(404);
    expect((await urge('county', '411722001')).status).toBe(201);
    expect(problemIn(await urge('county', '411722001')).refusals[0]?.code).toBe('already-urged');
    expect(await row('clerk', 'todo', key)).toMatchObject({ urged: { unit: '上蔡县', words: '请补齐后重新送件。' } });
    expect((await list('clerk', 'todo')).counts?.urged).toBe(1);
    const urges = async (person: Person) => (await as(person).get('/api/desk/urges')).json as UrgesDto;
    expect((await urges('clerk')).at.map((u) => [u.row.title, u.by, u.answer])).toEqual([['催一催', '某county', null]]);
    await perform('clerk', key, 'send-again');
    expect((await urges('county')).by.find((u) => u.row.key === key)?.answer).toEqual({ act: '重新送件', on: '2020-01-10' });
    expect((await list('clerk', 'todo')).counts?.urged).toBe(0);
    expect((await watch('county', key)).urges).toHaveLength(1);
  });
});
