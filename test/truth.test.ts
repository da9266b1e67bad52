/** The truth of data and the burden of reporting over HTTP: who sees what, who is asked, who answers first, what it costs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { Procedure } from '#kernel';
import type { BurdenDto } from '../src/api/contract/burden.ts';
import type { TruthAskedDto, TruthDto, TruthMediationDto, TruthOwnDto, TruthRecordsDto } from '../src/api/contract/truth.ts';
import { type City, openCity, type Person, units } from './support/city.ts';
import { Client, problemIn } from './support/client.ts';
import { sample, sampleValues } from './support/sample.ts';

let city: City;
let app: App;
const clients = new Map<Person, Client>();
const as = async (person: Person): Promise<Client> => {
  const held = clients.get(person) ?? (await new Client(app).signIn(person));
  clients.set(person, held);
  return held;
};
async function got<T>(person: Person, url: string, status = 200): Promise<T> {
  const answer = await (await as(person)).get(`/api${url}`);
  expect(answer.status, answer.text).toBe(status);
  return answer.json as T;
}
const post = async (person: Person, url: string, body: unknown) => (await as(person)).post(`/api${url}`, body as Record<string, unknown>);

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure] });
  await city.store.upsertUnits(units.map((u) => (u.code === '411700-D09' ? { ...u, offices: ['justice', 'oversight'] } : u)));
  app = await buildServer(city.platform, 'silent');
  // Entered in one second: the clock of the test stands still.
  for (let n = 1; n <= 5; n += 1) {
    const made = await post('clerk', '/matters/sample-case', { on: '2019-12-20', values: sampleValues(`道路积水${n}`) });
    expect(made.status, made.text).toBe(201);
  }
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

describe('数据核对', () => {
  let data: TruthDto;
  const period = '2019Q4';

  test('全部情况只由法治督导机构查看和核对；单位看不到别人的', async () => {
    for (const person of ['clerk', 'county', 'mayor', 'system'] as const) {
      expect((await (await as(person)).get('/api/truth')).status, person).toBe(403);
      expect((await post(person, '/truth/runs', { period })).status, person).toBe(403);
      expect((await (await as(person)).get(`/api/truth/records?period=${period}&mark=x`)).status, person).toBe(403);
    }
  });

  test('期间写错、还没有结束的，说明怎样改', async () => {
    expect(problemIn(await (await as('justice')).get('/api/truth?period=2019')).title ?? '').toBe('');
    const wrong = await (await as('justice')).get('/api/truth?period=2019Q7');
    expect([wrong.status, problemIn(wrong).detail]).toEqual([400, '期间不正确。请按 2019Q4 或者 2019 的格式填写']);
    expect((await (await as('justice')).get('/api/truth?period=2020Q1')).status).toBe(400);
  });

  test('核对所见逐处列明单位、口径、界限和记录', async () => {
    expect((await got<TruthDto>('justice', `/truth?period=${period}`)).run).toBeNull();
    const answer = await post('justice', '/truth/runs', { period });
    expect(answer.status, answer.text).toBe(200);
    data = answer.json as TruthDto;
    expect(data.checks).toHaveLength(11);
    expect(data.checks.every((c) => c.basis.mark === 'default')).toBe(true);
    const second = data.findings.find((f) => f.check === 'same-second');
    expect(second).toMatchObject({ unit: { code: '411722001' }, records: 5, observed: '5件', threshold: '5件', question: null });
    const { rows, hidden } = await got<TruthRecordsDto>(
      'justice',
      `/truth/records?period=${period}&mark=${encodeURIComponent(second?.mark ?? '')}`,
    );
    expect([rows.length, hidden]).toEqual([5, 0]);
    expect((await (await as('justice')).get(`/api/truth/records?period=${period}&mark=none`)).status).toBe(404);
  });

  test('同一情况只询问一次', async () => {
    const marks = data.findings.filter((f) => f.check === 'same-second').map((f) => f.mark);
    const ask = async () => (await post('justice', '/truth/questions', { period, marks: [...marks, 'none'] })).json as TruthAskedDto;
    expect(await ask()).toEqual({ asked: 1, refused: [{ mark: 'none', why: '最近一次核对中没有这一项' }] });
    expect((await ask()).refused).toContainEqual({ mark: marks[0], why: '已经询问过' });
    const again = await got<TruthDto>('justice', `/truth?period=${period}`);
    expect(again.findings.find((f) => f.mark === marks[0])?.question).toMatchObject({ state: '待单位答复', final: false });
    expect((await post('county', '/truth/questions', { period, marks })).status).toBe(403);
  });

  test('单位先看先答；别的单位看不到', async () => {
    const own = await got<TruthOwnDto>('clerk', '/truth/own');
    expect(own.open).toHaveLength(1);
    const [question] = own.open;
    expect(question?.acts.map((a) => a.id)).toEqual(['explain', 'correct', 'dispute']);
    expect(question?.records).toHaveLength(5);
    expect(question?.found).toContain('同一账号登记');
    expect((await got<TruthOwnDto>('foreign', '/truth/own')).open).toEqual([]);
    expect((await got<TruthOwnDto>('system', '/truth/own')).open).toEqual([]);

    const at = `/matters/data-question/${question?.row.key}`;
    expect((await (await as('foreign')).get(`/api${at}`)).status).toBe(404);
    const settle = await post('justice', `${at}/acts/settle-explained`, { values: { reviewNote: '与登记簿相符。' } });
    expect(settle.status).toBe(422);
    const answered = await post('clerk', `${at}/acts/explain`, { values: { answer: '由登记簿整理成表后导入。' } });
    expect(answered.status, answered.text).toBe(200);
    expect((answered.json as MatterDto).state.title).toBe('已答复，待复核');
    // Who asked does not review.
    const self = await post('justice', `${at}/acts/settle-explained`, { values: { reviewNote: '与登记簿相符。' } });
    expect(problemIn(self).refusals.map((r) => r.code)).toEqual(['self-review']);
  });

  test('调解数据各看各的范围，没有记录也打得开', async () => {
    for (const person of ['clerk', 'county', 'justice', 'system'] as const)
      expect(await got<TruthMediationDto>(person, `/truth/mediation?period=${period}`)).toMatchObject({ odd: [], samples: [] });
  });
});

describe('填报负担', () => {
  const asked = '/burden?period=2019Q4';

  test('由实际办理的记录算出，各看各的范围', async () => {
    const whole = await got<BurdenDto>('justice', asked);
    expect(whole).toMatchObject({ unit: { code: '411700' }, acts: 5, maySet: true });
    expect(whole.levels).toMatchObject([{ level: 'township', units: 1, acts: 5 }]);
    expect(whole.fields.length).toBeGreaterThan(2);
    expect(whole.minutes).toBeGreaterThan(0);
    const own = await got<BurdenDto>('clerk', asked);
    expect([own.unit.code, own.acts, own.maySet]).toEqual(['411722001', 5, false]);
    expect((await got<BurdenDto>('foreign', asked)).acts).toBe(0);
    expect((await (await as('foreign')).get(`/api${asked}&unit=411722001`)).status).toBe(403);
    expect((await (await as('system')).get(`/api${asked}`)).status).toBe(403);
  });

  test('用时由本市测算设定，改后重算；只有法治督导机构可以改', async () => {
    const { seconds, minutes } = await got<BurdenDto>('justice', asked);
    const kinds = Object.fromEntries(seconds.kinds.map((k) => [k.kind, k.seconds]));
    const body = { kinds, prefilled: seconds.prefilled, act: seconds.act + 60 };
    const put = async (person: Person, of: unknown) => (await as(person)).send({ method: 'PUT', url: '/api/burden/seconds', body: of });
    expect((await put('clerk', body)).status).toBe(403);
    expect((await put('justice', { ...body, act: -1 })).status).toBe(400);
    expect((await put('justice', body)).status).toBe(200);
    expect((await got<BurdenDto>('justice', asked)).minutes).toBeCloseTo(minutes + 5, 1);
  });

  test('导出为表格', async () => {
    const answer = await app.inject({ url: '/api/burden.xlsx?period=2019Q4', headers: (await as('justice')).headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  });
});
