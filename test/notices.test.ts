/** Reminders from the days to the person: who is told, once, what of it may be read, and what moves it out of the way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, lookAt, lookThrough, type MatterDto, type Platform } from '#api';
import type { Procedure } from '#kernel';
import type { NoticeCountDto, NoticeDto, NoticesDto, ReminderRuleDto, UrgedDto } from '../src/api/contract/notices.ts';
import { openTitle } from '../src/api/notices/letters.ts';
import { Acted } from '../src/app/notices/acted.ts';
import { readChannels } from '../src/app/notices/channels.ts';
import { keepNotices } from '../src/app/notices/keep.ts';
import { type City, openCity, type Person, units } from './support/city.ts';
import { Client, flawOfProblem } from './support/client.ts';
import { sample, sampleValues } from './support/sample.ts';

const subject = '道路积水无人处理';
let city: City;
let platform: Platform;
let app: App;
let today = '2020-01-02';
const people: Partial<Record<Person, Client>> = {};

async function as(person: Person): Promise<Client> {
  people[person] ??= await new Client(app).signIn(person);
  return people[person];
}
const inbox = async (person: Person, query = ''): Promise<readonly NoticeDto[]> =>
  ((await (await as(person)).get(`/api/notices${query}`)).json as NoticesDto).rows;
const told = async (person: Person): Promise<string[]> => (await inbox(person, '?open=1')).map((n) => n.kind);
const look = (on: string): Promise<number> => {
  today = on;
  return lookThrough(platform);
};

beforeAll(async () => {
  city = await openCity({ more: [sample as unknown as Procedure] });
  const overseeing = units.map((u) => (u.code === '411700-D09' ? { ...u, offices: ['justice', 'oversight'] } : u));
  await city.store.upsertUnits(overseeing);
  platform = { ...city.platform, soonDays: () => 2, today: () => today, now: () => `${today}T10:00:00.000+08:00` };
  app = await buildServer(platform, 'silent');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

async function submit(title = subject): Promise<MatterDto> {
  const answer = await (await as('clerk')).post('/api/matters/sample-case', { values: sampleValues(title) });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as MatterDto;
}

describe('a deadline over the weeks', { timeout: 60_000 }, () => {
  let held: MatterDto;

  test('nobody is told while there is time', async () => {
    held = await submit();
    expect(held.nextDueOn).toBe('2020-01-16');
    await look('2020-01-13');
    for (const person of ['clerk', 'head', 'county', 'foreign', 'justice'] as const) expect(await told(person), person).toEqual([]);
  });

  test('amber: whoever may do what it waits for, and nobody else', async () => {
    expect(await look('2020-01-14')).toBe(1);
    expect(await told('head')).toEqual(['soon']);
    const [notice] = await inbox('head');
    expect(notice?.said).toBe('办理期限 2020-01-16 到期，还有2个工作日');
    expect(notice?.rows.map((r) => [r.key, r.title])).toEqual([[held.key, subject]]);
    for (const person of ['clerk', 'county', 'foreign', 'mayor'] as const) expect(await told(person), person).toEqual([]);
  });

  test('the same is never made twice, not after a restart and not on the next day', async () => {
    expect(await look('2020-01-14')).toBe(0);
    await city.store.setSetting('reminders-done', 'forgotten');
    expect(await look('2020-01-14')).toBe(0);
    expect(await look('2020-01-15')).toBe(0);
  });

  test('red, then the head, then the reviewer above; over the festival nobody', async () => {
    expect(await look('2020-01-17')).toBe(1);
    expect(await told('head')).toEqual(['overdue', 'soon']);
    expect(await look('2020-01-25')).toBe(0);
    await look('2020-01-20');
    expect(await told('head')).toContain('escalated');
    await look('2020-02-03');
    expect(await told('county')).toEqual(['escalated']);
    expect(await told('foreign')).toEqual([]);
  });

  test('no title and no value of the matter is kept in a message', async () => {
    const rows = await city.store.messages({ region: '411722', account: 'u-head', unit: '411722001', limit: 100 });
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${subject}|赵钱孙`));
  });

  test('what is told moves out of the way when the matter moves on, and whoever is next is told', async () => {
    const act = await (await as('head')).post(`/api/matters/sample-case/${held.key}/acts/decide`, { values: { verdict: '可以' } });
    expect(act.status, act.text).toBe(200);
    await lookAt(platform, [held.key]);
    expect(await told('head')).toEqual([]);
    expect((await inbox('head')).every((n) => n.settled)).toBe(true);
    expect(await told('clerk')).toEqual(['assigned']);
    expect((await inbox('clerk'))[0]?.said).toBe('蔡都街道「决定」，等待办理');
  });
});

describe('a message is its person’s alone', { timeout: 60_000 }, () => {
  test('nobody reads or marks what another was told', async () => {
    const [notice] = await inbox('clerk', '?open=1');
    const foreign = await (await as('foreign')).send({ method: 'POST', url: '/api/notices/read', body: { ids: [notice?.id] } });
    expect(foreign.status).toBe(200);
    expect(await told('clerk')).toEqual(['assigned']);
    const own = await (await as('clerk')).send({ method: 'POST', url: '/api/notices/read', body: { ids: [notice?.id] } });
    expect((own.json as NoticeCountDto).open).toBe(0);
    expect(await told('clerk')).toEqual([]);
  });

  test('an administrator, who touches no matter, is told nothing', async () => {
    for (const person of ['system', 'security', 'auditor'] as const) expect(await inbox(person), person).toEqual([]);
  });
});

describe('urging', { timeout: 60_000 }, () => {
  const urge = async (person: Person, matters: readonly string[], words = '') => {
    const answer = await (await as(person)).send({ method: 'POST', url: '/api/notices/urge', body: { matters, words } });
    return (answer.json as UrgedDto).results.map((r) => r.refused ?? r.told);
  };

  test('the county urges who handles it, once a day; nobody urges own or foreign matters', async () => {
    const { key } = await submit('催办的事项');
    expect(await urge('county', [key], '请今天办结')).toEqual([1]);
    expect((await inbox('head', '?kind=urged'))[0]?.said).toBe('上蔡县催办：请今天办结');
    expect(await urge('county', [key])).toEqual(['本单位今天已经催过蔡都街道']);
    expect(await urge('clerk', [key])).toEqual(['没有您可以催办的单位，或者已经办结']);
    expect(await urge('foreign', [key])).toEqual(['没有这个事项、页面或者文件，或者不在您的查看范围内']);
    expect((await city.store.audits({ actor: 'u-county', limit: 20 })).map((a) => [a.what, a.subject])).toContainEqual(['urge', key]);
  });
});

describe('many at once', { timeout: 60_000 }, () => {
  test('more than five of a kind become one message that leads to the list', async () => {
    today = '2020-02-10';
    for (let i = 0; i < 6; i += 1) await submit(`同类事项${i}`);
    await look('2020-02-24');
    const soon = await inbox('head', '?open=1&kind=soon');
    expect(soon.map((n) => [n.said, n.n, n.rows.length, n.list?.procedure])).toEqual([['样例事项6件临近到期', 6, 3, 'sample-case']]);
  });
});

describe('the city’s rule', { timeout: 60_000 }, () => {
  const rule = { againEvery: 3, steps: [{ after: 0, to: 'handler' }], robots: { from: 9, to: 18 } };
  const put = async (person: Person, body: unknown) => (await as(person)).send({ method: 'PUT', url: '/api/notices/rule', body });

  test('only the office that oversees all sets it', async () => {
    for (const person of ['clerk', 'county', 'mayor', 'system'] as const) {
      const answer = await put(person, rule);
      expect([answer.status, flawOfProblem(answer)], person).toEqual([403, undefined]);
    }
    const set = await put('justice', { ...rule, steps: [{ after: 9, to: 'office' }, ...rule.steps] });
    expect((set.json as ReminderRuleDto).steps.map((s) => s.after)).toEqual([0, 9]);
  });

  test.each([
    { ...rule, againEvery: 0 },
    { ...rule, againEvery: 1.5 },
    { ...rule, steps: [] },
    { ...rule, steps: [{ after: -1, to: 'handler' }] },
    { ...rule, steps: [{ after: 1, to: 'constructor' }] },
    { ...rule, steps: [...rule.steps, ...rule.steps] },
    { ...rule, robots: { from: 9, to: 9 } },
  ])('a rule that cannot be is refused in words: %j', async (wrong) => {
    const answer = await put('justice', wrong);
    expect([answer.status, flawOfProblem(answer)]).toEqual([400, undefined]);
  });
});

describe('how a person wishes to be told', { timeout: 60_000 }, () => {
  const wish = { mail: 'daily', address: 'clerk@example.cn', hour: 9, quiet: { from: 20, to: 8 }, kinds: ['overdue'] };
  const put = async (change: Record<string, unknown>) =>
    (await as('clerk')).send({ method: 'PUT', url: '/api/notices/wish', body: { ...wish, ...change } });

  test('is kept, for that person alone', async () => {
    expect((await put({})).json).toMatchObject(wish);
    expect((await (await as('clerk')).get('/api/notices/wish')).json).toMatchObject(wish);
    expect((await (await as('head')).get('/api/notices/wish')).json).toMatchObject({ mail: 'none', address: '' });
  });

  test.each(['', 'clerk', 'a@b', 'a b@example.cn', 'a@example.cn\r\nBcc: b@example.cn', '"a"@example.cn'])(
    '«%s» is no address',
    async (address) => {
      const answer = await put({ address });
      expect([answer.status, flawOfProblem(answer)]).toEqual([400, undefined]);
    },
  );
});

describe('the house', { timeout: 60_000 }, () => {
  test('lets whoever is next hear of an act by itself, and keeps silent when it is shut', async () => {
    const acted = new Acted();
    const said: string[] = [];
    const house = keepNotices({ ...platform, acted }, readChannels({}), 'http://zs', (line) => said.push(line));
    const { key } = await submit('随即告知');
    await (await as('head')).post(`/api/matters/sample-case/${key}/acts/decide`, { values: { verdict: '可以' } });
    const before = (await told('clerk')).length;
    acted.done(key);
    await expect.poll(async () => (await told('clerk')).length, { timeout: 20_000 }).toBe(before + 1);
    house.stop();
    acted.done(key);
    expect(said).toEqual([]);
  });
});

describe('what leaves the platform', () => {
  const values = { subject, applicant: { kind: 'person', name: '赵钱孙' }, verdict: '内部意见', contact: '13800000000' };
  const titled = (title: string) => ({ ...sample, shows: { ...sample.shows, title } }) as unknown as Procedure;
  const row = { state: 'handling', values } as unknown as Parameters<typeof openTitle>[1];

  test('the title, where every official in scope may read it', () => {
    expect(openTitle(sample as unknown as Procedure, row)).toBe(subject);
  });

  test.each(['verdict', 'contact'])('never a title that is sealed or for parties: %s', (field) => {
    expect(openTitle(titled(field), row)).toBe('样例事项');
  });
});
