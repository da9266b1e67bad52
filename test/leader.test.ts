/** The leader's screen and the wall: lights against the lists behind them, who may look and speak, and news as it happens. */
import cookies from '@fastify/cookie';
import fastify from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { Procedure } from '#kernel';
import type { UrgesDto } from '../src/api/contract/desk.ts';
import type { LightListDto, OverviewDto, TalkDto, TrendDto, WallAct, WallDto } from '../src/api/contract/overview.ts';
import { streamRoutes } from '../src/api/routes/stream.ts';
import { type City, openCity } from './support/city.ts';
import { type Answer, Client, flawOfProblem } from './support/client.ts';
import { sample, sampleValues } from './support/sample.ts';

let city: City;
let app: App;
let address: string;
let clerk: Client;
let foreign: Client;
let mayor: Client;
let head: Client;
const late: string[] = [];

async function opened(who: Client, subject: string, on: string): Promise<MatterDto> {
  const answer = await who.post('/api/matters/sample-case', { values: sampleValues(subject), on });
  expect(answer.status, answer.text).toBe(201);
  return answer.json as MatterDto;
}

beforeAll(async () => {
  city = await openCity({ today: '2020-01-10', more: [sample as unknown as Procedure] });
  await city.store.setSetting('tile-map', { tiles: { '411722': { x: 2, y: 1, label: '上蔡' }, '411723': { x: 40, y: 1 } } });
  app = await buildServer(city.platform, 'silent');
  address = await app.listen({ port: 0, host: '127.0.0.1' });
  [clerk, foreign, mayor, head] = await Promise.all([
    new Client(app).signIn('clerk'),
    new Client(app).signIn('foreign'),
    new Client(app).signIn('mayor'),
    new Client(app).signIn('head'),
  ]);
  for (const on of ['2019-11-04', '2019-12-02', '2019-12-03']) late.push((await opened(clerk, `过期的事 ${on}`, on)).key);
  await opened(clerk, '临近的事', '2019-12-31');
  await opened(foreign, '在期的事', '2020-01-09');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const overview = async (who: Client, query = ''): Promise<OverviewDto> => (await who.get(`/api/overview${query}`)).json as OverviewDto;
const behind = async (who: Client, query: string): Promise<LightListDto> =>
  (await who.get(`/api/overview/matters${query}`)).json as LightListDto;

describe('lights', () => {
  test('each number is the length of the list behind it', async () => {
    const { total, territories, systems } = await overview(mayor);
    expect(total).toEqual({ overdue: 3, soon: 1, inTime: 1 });
    for (const [light, n] of [
      ['overdue', total.overdue],
      ['soon', total.soon],
      ['in-time', total.inTime],
    ] as const) {
      expect([light, (await behind(mayor, `?light=${light}`)).total]).toEqual([light, n]);
    }
    for (const { unit, overdue } of territories) expect((await behind(mayor, `?light=overdue&unit=${unit.code}`)).total).toBe(overdue);
    for (const { procedure, soon } of systems) expect((await behind(mayor, `?light=soon&procedure=${procedure}`)).total).toBe(soon);
  });

  test('units are red for what is overdue, green for what is in time, and stand where the city has put them', async () => {
    const { territories, map } = await overview(mayor);
    expect(territories.map((t) => [t.label, t.colour, t.place])).toEqual([
      ['上蔡', 'red', { x: 2, y: 1 }],
      ['平舆县', 'green', null],
    ]);
    expect(map).toEqual({ columns: 2, rows: 1 });
  });

  test('the red list begins with what is overdue longest, and names whose turn it is', async () => {
    const { red } = await overview(mayor);
    expect(red.map((r) => r.key)).toEqual(late);
    expect(red[0]).toMatchObject({ limit: '办理期限', who: ['负责人'], call: { code: '411722001' }, head: { name: '某head' } });
    expect(red[0]?.daysLate).toBeGreaterThan(red[1]?.daysLate ?? 0);
  });

  test('pages of a light follow one another without a gap', async () => {
    const first = await behind(mayor, '?light=overdue&limit=2');
    const second = await behind(mayor, `?light=overdue&limit=2&cursor=${first.next}`);
    expect([...first.rows, ...second.rows].map((r) => r.key)).toEqual(late);
    expect(second.next).toBeNull();
  });

  test('a unit sees its own, is refused the others, and an administrator sees none', async () => {
    expect((await overview(head)).total.overdue).toBe(3);
    const refused = await head.get('/api/overview?unit=411723');
    expect([refused.status, flawOfProblem(refused)]).toEqual([403, undefined]);
    expect((await overview(foreign)).total.overdue).toBe(0);
    const system = await new Client(app).signIn('system');
    for (const path of ['/overview', '/overview/trends', '/overview/matters', '/overview/talks', '/stream']) {
      expect([path, (await system.get(`/api${path}`)).status]).toEqual([path, 403]);
    }
  });

  test('head figures go over eight quarters, and what was before the first record is unknown', async () => {
    await city.store.setSetting('head-figures', ['sample-case.submitted', 'no-such.figure']);
    const trends = (await mayor.get('/api/overview/trends')).json as TrendDto[];
    expect(trends.map((t) => [t.figure.id, t.points.map((p) => p.value)])).toEqual([
      ['sample-case.submitted', [null, null, null, null, null, null, null, 4]],
    ]);
  });
});

describe('what a leader says', () => {
  const urges = async (who: Client) => (await who.get('/api/desk/urges')).json as UrgesDto;
  const say = (who: Client, path: string, body: unknown): Promise<Answer> =>
    who.send({ method: 'POST', url: `/api/overview/${path}`, body });

  test('an instruction stands before the unit and on the matter, and the next act of the unit answers it', async () => {
    const [matter = ''] = late;
    expect((await say(mayor, 'instructions', { matter, words: '请三日内办结。' })).status).toBe(204);
    const [told] = (await urges(clerk)).at;
    expect(told).toMatchObject({ kind: 'instruction', words: '请三日内办结。', from: { code: '411700' }, answer: null });
    await clerk.post(`/api/matters/sample-case/${matter}/acts/note`, { values: { remark: '正在办' } });
    expect((await urges(clerk)).at[0]?.answer).toMatchObject({ act: '记录办理情况' });
  });

  test('only a head or a leader speaks, only to those below, and not in an empty sentence', async () => {
    const [matter = ''] = late;
    const bodies: [Client, number, string][] = [
      [clerk, 403, '请办理。'],
      [foreign, 404, '请办理。'],
      [mayor, 400, ' 。 '.trim()],
      [mayor, 400, '一'.repeat(501)],
    ];
    for (const [who, status, words] of bodies) {
      for (const path of ['instructions', 'talks']) {
        const answer = await say(who, path, { matter, words });
        expect([path, answer.status, flawOfProblem(answer)]).toEqual([path, status, undefined]);
      }
    }
  });

  test('a talk is only proposed until somebody gives it a day and a place; then the unit hears of it', async () => {
    const matter = late[1] ?? '';
    const proposed = (await say(mayor, 'talks', { matter, words: '说明逾期原因。' })).json as TalkDto;
    expect(proposed).toMatchObject({ state: 'proposed', mine: true, unit: { code: '411722001' } });
    const talks = async (who: Client) => ((await who.get('/api/overview/talks')).json as TalkDto[]).map((t) => t.state);
    expect([await talks(mayor), await talks(head)]).toEqual([['proposed'], []]);
    const end = { state: 'arranged', heldOn: '2020-01-13', place: '市政府二楼会议室' };
    expect((await say(head, `talks/${proposed.id}`, end)).status).toBe(403);
    expect((await say(mayor, `talks/${proposed.id}`, { ...end, heldOn: '2020-01-09' })).status).toBe(400);
    expect((await say(mayor, `talks/${proposed.id}`, end)).status).toBe(204);
    expect((await say(mayor, `talks/${proposed.id}`, end)).status).toBe(409);
    expect(await talks(head)).toEqual(['arranged']);
    const told = (await urges(clerk)).at.find((u) => u.kind === 'talk');
    expect(told?.words).toBe('2020-01-13，市政府二楼会议室。说明逾期原因。');
  });
});

/** Reads server-sent events over a real connection. */
class Ear {
  readonly #abort = new AbortController();
  readonly #reader: ReadableStreamDefaultReader<string>;
  readonly headers: Headers;
  #text = '';

  private constructor(answer: Response, abort: AbortController) {
    if (!answer.body) throw new Error('no body');
    this.#abort = abort;
    this.headers = answer.headers;
    this.#reader = answer.body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader();
  }

  static async at(headers: Readonly<Record<string, string>>): Promise<Ear> {
    const abort = new AbortController();
    const answer = await fetch(`${address}/api/stream`, { headers, signal: abort.signal });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    return new Ear(answer, abort);
  }

  /** The next event of this name; undefined when the line ends before. */
  async next<T>(name: string): Promise<T | undefined> {
    for (;;) {
      const at = this.#text.indexOf('\n\n');
      if (at >= 0) {
        const event = this.#text.slice(0, at);
        this.#text = this.#text.slice(at + 2);
        if (event.includes(`event: ${name}\n`)) return JSON.parse(event.slice(event.indexOf('data: ') + 6)) as T;
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += value;
    }
  }

  close(): void {
    this.#abort.abort();
  }
}

describe('the wall', () => {
  test('an act done by the API is told at once, without anything of a person, and the numbers follow', async () => {
    const ear = await Ear.at(mayor.headers);
    expect(ear.headers.get('content-type')).toContain('text/event-stream');
    expect(ear.headers.get('cache-control')).toBe('no-store');
    const first = await ear.next<WallDto>('snapshot');
    await opened(foreign, '赵钱孙的秘密', '2020-01-10');
    const act = await ear.next<WallAct>('act');
    expect(act).toMatchObject({ act: '提交', unit: '杨埠镇', procedure: '样例事项', title: null });
    const after = await ear.next<WallDto>('snapshot');
    expect(after?.total.inTime).toBe((first?.total.inTime ?? 0) + 1);
    expect(after?.acts[0]).toEqual(act);
    expect(JSON.stringify([first, act, after])).not.toMatch(/赵钱孙|13800000000/);
    ear.close();
  });

  test('whoever watches one unit hears nothing of another', async () => {
    const ear = await Ear.at(head.headers);
    await ear.next<WallDto>('snapshot');
    await opened(foreign, '别处的事', '2020-01-10');
    const own = await opened(clerk, '本处的事', '2020-01-10');
    expect((await ear.next<WallAct>('act'))?.id).toBe(`${own.key}#1`);
    ear.close();
  });

  test('a stranger is refused, and one person opens no more than six', async () => {
    await expect(Ear.at({})).rejects.toThrow(/^401/);
    const ears = await Promise.all(Array.from({ length: 6 }, () => Ear.at(foreign.headers)));
    await expect(Ear.at(foreign.headers)).rejects.toThrow(/^429.*大屏太多/);
    for (const ear of ears) ear.close();
  });

  test('a screen left to itself goes on by its pass, which opens nothing else', async () => {
    const department = await new Client(app).signIn('department');
    const left = await department.send({ method: 'POST', url: '/api/stream/pass' });
    expect(left.status).toBe(204);
    const pass =
      [left.headers['set-cookie']]
        .flat()
        .map(String)
        .find((c) => c.startsWith('zs_wall=')) ?? '';
    expect(pass).toMatch(/HttpOnly.*SameSite=Strict/);
    expect(pass).toContain('Path=/api/stream');
    const cookie = pass.split(';')[0] ?? '';
    const ear = await Ear.at({ cookie });
    expect(await ear.next<WallDto>('snapshot')).toMatchObject({ doors: false, unit: { code: '411700-D05' } });
    ear.close();
    expect((await department.get('/api/session')).status).toBe(401);
    const forged = `${cookie.slice(0, -3)}abc`;
    await expect(Ear.at({ cookie: forged })).rejects.toThrow(/^401/);
    const overview = await app.inject({ url: '/api/overview', headers: { cookie } });
    expect(overview.statusCode).toBe(401);
  });
});

test('the stream ends with the session and says so', { timeout: 60_000 }, async () => {
  const county = await new Client(app).signIn('county');
  const own = fastify();
  own.setValidatorCompiler(validatorCompiler);
  await own.register(cookies);
  await own.register(streamRoutes(city.platform, 20), { prefix: '/api' });
  const kept = address;
  address = await own.listen({ port: 0, host: '127.0.0.1' });
  const ear = await Ear.at(county.headers);
  address = kept;
  await ear.next('beat');
  await county.send({ method: 'DELETE', url: '/api/session' });
  expect(await ear.next('end')).toEqual({ reason: 'session' });
  expect(await ear.next('beat')).toBeUndefined();
  await own.close();
});
