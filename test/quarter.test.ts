/** A round of quarterly review through the platform: figures, scores and places are made by it, and nobody sees another's before publication. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import type { Actor } from '#kernel';
import type { QuarterBoardDto, QuarterResults, QuarterUnitDto } from '../src/api/contract/quarter.ts';
import { type City, openCity, units } from './support/city.ts';
import { Client } from './support/client.ts';

let city: City;
let app: App;
let office: Client;
let department: Client;
let foreign: Client;
let round = '';

const paper = { sha256: '', name: '证据.pdf', size: 3, type: 'application/pdf' };
const territoryOf = (path: string) => (path.includes('-D') ? '411700/' : path);
function actor(code: string, duty: string, id = duty): Actor {
  const unit = units.find((u) => u.code === code);
  if (!unit) throw new Error(code);
  const { path: unitPath, offices } = unit;
  return {
    id: `${code}-${id}`,
    name: id,
    kind: 'official',
    unit: code,
    unitPath,
    duties: [duty],
    offices,
    territory: territoryOf(unitPath),
  };
}
const clock = (code: string): Actor => ({ ...actor(code, ''), id: 'clock', kind: 'clock', duties: [] });
const inspector = (n = 1) => actor('411700-D01', 'inspector', `inspector${n}`);

/** Days before the review are entered as they came. */
let day = '2020-02-18';
async function act(procedure: string, key: string | undefined, name: string, by: Actor, values: object = {}): Promise<string> {
  const request = { procedure, act: name, values: { ...values }, on: day, actor: by, recordedAt: `${day}T09:00:00+08:00` };
  const answer = await city.store.act({ ...request, ...(key !== undefined && { key }) });
  if (!answer.ok) throw new Error(`${procedure}.${name}: ${answer.refusals.map((r) => `${r.code} ${r.text}`).join('; ')}`);
  return answer.key;
}

const common = { direction: 'higherBetter', target: 100, floor: 0, ownerTitle: '主要负责人' };
const system = { ...common, code: 'FZ-1', name: '督办单按期回复率', category: 'common', field: 'law', weight: 40, scoring: 'linear' };
const manual = { ...common, code: 'ZN-1', name: '重点工作', category: 'function', field: 'other', weight: 60, scoring: 'manual' };
const indicators = [
  { ...system, dataSource: 'systemMetric', metricRef: 'supervision-order.reply-rate' },
  { ...manual, dataSource: 'selfReport' },
];

const pledged = (unit: string) => pledgedIn('411700-D01', unit);

async function pledgedIn(office: string, unit: string): Promise<void> {
  const id = 'responsibility-pledge';
  const government = office === '411722' ? '411722' : '411700';
  const inspecting = () => actor(office, 'inspector');
  day = '2020-02-18';
  const key = await act(id, undefined, 'draft', inspecting(), { title: '2020年度目标责任书', year: 2020, unit, indicators });
  await act(id, key, 'circulate', inspecting(), { signBy: '2020-03-20' });
  await act(id, key, 'agree', actor(unit, 'clerk'));
  await act(id, key, 'finalize', actor(office, 'inspection-chief'));
  await act(id, key, 'sign-unit', actor(unit, 'head'), { signMode: 'electronic' });
  await act(id, key, 'sign-gov', actor(government, 'head'));
}

/** One order in the quarter, answered in time or late. */
async function ordered(unit: string, answeredOn: string): Promise<void> {
  const id = 'supervision-order';
  day = '2020-03-02';
  const facts = {
    title: '年度任务进度滞后',
    category: 'progress',
    unit,
    orderLevel: 'second',
    facts: '任务进度滞后，两次提醒没有进展。',
    demand: '说明原因',
  };
  const key = await act(id, undefined, 'draft', inspector(), facts);
  await act(id, key, 'submit', inspector());
  await act(id, key, 'approve', actor('411700', 'leader'), { approvalKind: 'chief', approvalNote: '市长批示' });
  await act(id, key, 'issue', inspector());
  await act(id, key, 'sign', actor(unit, 'head'));
  day = answeredOn;
  const reply = { replyText: '已查明原因，列出计划。', replyEvidence: [paper] };
  await act(id, key, 'reply', actor(unit, 'head'), { ...reply, ...(answeredOn > '2020-03-05' && { lateReason: '人员变动' }) });
}

beforeAll(async () => {
  city = await openCity({ today: '2020-04-09' });
  const put = await city.store.putFile(bytes(), { name: paper.name, type: paper.type, by: 'u-clerk', at: '2020-02-18', max: 100 });
  if ('sha256' in put) paper.sha256 = put.sha256;
  const duties = ['inspector', 'inspection-chief'];
  await city.store.upsertPosts([
    { id: 'post-office', account: 'u-office', unit: '411700-D01', title: 'office', duties, from: '2000-01-01', to: null },
  ]);
  for (const unit of ['411700-D05', '411722', '411723']) await pledged(unit);
  await ordered('411722', '2020-03-04');
  await ordered('411723', '2020-03-20');
  day = '2020-03-25';
  const plan = {
    title: '2020年第一季度考评',
    year: 2020,
    quarter: '1',
    quarterEnd: '2020-03-31',
    openOn: '2020-04-01',
    reportBy: '2020-04-10',
  };
  round = await act('quarterly-review', undefined, 'schedule', inspector(), {
    ...plan,
    ...{ lockOn: '2020-04-12', onsiteShare: 20, method: '分组排名，平台取数的以台账为准。' },
  });
  day = '2020-04-01';
  await act('quarterly-review', round, 'open-round', clock('411700-D01'));
  app = await buildServer(city.platform, 'silent');
  [office, department, foreign] = (await Promise.all(
    (['office', 'department', 'foreign'] as const).map((person) => new Client(app).signIn(person)),
  )) as [Client, Client, Client];
}, 60_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

async function* bytes(): AsyncIterable<Uint8Array> {
  yield Buffer.from('one');
}

const work = async (who: Client, name: string) => who.post(`/api/quarter/${round}/work`, { work: name });
const board = async (who: Client) => (await who.get(`/api/quarter/${round}`)).json as QuarterBoardDto;
const linesOf = ({ groups }: QuarterBoardDto) => groups.flatMap((group) => group.lines);
const keyOf = async (unit: string): Promise<string> => linesOf(await board(office)).find((line) => line.unit === unit)?.key ?? '';

describe('季度考评', () => {
  test('列入有生效责任书的单位，一个一份，只由考评机构办理', async () => {
    expect((await work(department, 'open')).status).toBe(403);
    expect((await board(office)).missing).toBe(3);
    expect((await work(office, 'open')).json).toMatchObject({ done: 3, refused: [] } satisfies QuarterResults);
    expect((await work(office, 'open')).json).toMatchObject({ done: 0 });
  });

  test('平台取数就是该单位该季度的数；没有记录的没有值', async () => {
    expect((await work(office, 'take')).json).toMatchObject({ done: 3 });
    const values = async (unit: string) => {
      const unitQuarter = (await office.get(`/api/quarter/unit/${await keyOf(unit)}`)).json as QuarterUnitDto;
      return unitQuarter.asked.find((one) => one.code === 'FZ-1')?.value;
    };
    expect([await values('411722'), await values('411723'), await values('411700-D05')]).toEqual(['100', '0', '本季没有记录']);
  });

  test('得分由平台汇总，没有记录的指标权重分给其他指标', async () => {
    day = '2020-04-09';
    for (const unit of ['411700-D05', '411722', '411723']) {
      const key = await keyOf(unit);
      const reported = [{ code: 'ZN-1', value: 90, caliber: '当季', evidence: paper }];
      await act('unit-quarter', key, 'submit-self', actor(unit, 'clerk'), { reported });
      const points = (n: number) => [{ code: 'ZN-1', points: n, reason: '按材料' }];
      await act('unit-quarter', key, 'score-first', inspector(1), { scoresFirst: points(54) });
      await act('unit-quarter', key, 'score-second', inspector(2), { scoresSecond: points(51) });
    }
    expect((await work(office, 'settle')).json).toMatchObject({ done: 3, refused: [] });
    const total = new Map(linesOf(await board(office)).map((line) => [line.unit, line.total]));
    expect(Object.fromEntries(total)).toEqual({ '411722': 92.5, '411723': 52.5, '411700-D05': 87.5 });
  });

  test('没有全部确认的不排名；名次在组内', async () => {
    expect((await work(office, 'rank')).json).toMatchObject({ done: 0 });
    for (const unit of ['411700-D05', '411722', '411723']) {
      const key = await keyOf(unit);
      await act('unit-quarter', key, 'notify', inspector(3));
      await act('unit-quarter', key, 'accept-score', actor(unit, 'head'));
    }
    expect((await work(office, 'rank')).json).toMatchObject({ done: 3 });
    const ranks = new Map(linesOf(await board(office)).map((line) => [line.unit, [line.group, line.rank, line.groupSize]]));
    expect(ranks.get('411722')).toEqual(['county', 1, 2]);
    expect(ranks.get('411723')).toEqual(['county', 2, 2]);
    expect(ranks.get('411700-D05')).toEqual(['general', 1, 1]);
  });

  test('通报前只看到本单位的，通报后看到各单位的总分和名次，看不到别人的扣分', async () => {
    expect(linesOf(await board(department)).map((line) => line.unit)).toEqual(['411700-D05']);
    expect(linesOf(await board(foreign))).toEqual([]);
    const unitQuarters = await Promise.all(['411700-D05', '411722', '411723'].map(keyOf));
    await act('quarterly-review', round, 'lock-round', inspector()).catch(() => undefined);
    day = '2020-04-20';
    await act('quarterly-review', round, 'lock-round', inspector());
    await act('quarterly-review', round, 'announce-scores', inspector());
    await act('quarterly-review', round, 'submit-results', actor('411700-D01', 'inspection-chief'), { unitQuarters, bulletin: paper });
    await act('quarterly-review', round, 'publish', actor('411700', 'head'));
    const seen = linesOf(await board(department));
    expect(seen.map((line) => line.rank)).toEqual([1, 2, 1]);
    expect(seen.filter((line) => line.key !== null).map((line) => line.unit)).toEqual(['411700-D05']);
    expect((await department.get(`/api/quarter/unit/${unitQuarters[1]}`)).status).toBe(404);
    const own = (await department.get(`/api/quarter/unit/${unitQuarters[0]}`)).json as QuarterUnitDto;
    expect(own.items.map((item) => [item.code, item.lost])).toEqual([
      ['ZN-1', 12.5],
      ['FZ-1', 0],
    ]);
  });

  test('现场核查的名单由平台按公布的种子抽取，任何人可以重做', async () => {
    day = '2020-03-25';
    const plan = { title: '2020年第一季度试行考评', year: 2020, quarter: '1', quarterEnd: '2020-03-31', openOn: '2020-04-01' };
    const windows = { reportBy: '2020-04-03', lockOn: '2020-04-06', onsiteShare: 40, method: '分组排名，平台取数的以台账为准。' };
    const trial = await act('quarterly-review', undefined, 'schedule', inspector(), { ...plan, ...windows });
    day = '2020-04-01';
    await act('quarterly-review', trial, 'open-round', clock('411700-D01'));
    const perform = async (name: string) => (await office.post(`/api/quarter/${trial}/work`, { work: name })).json as QuarterResults;
    const told = async () => (await office.get(`/api/quarter/${trial}`)).json as QuarterBoardDto;
    expect((await perform('open')).done).toBe(3);
    day = '2020-04-07';
    await act('quarterly-review', trial, 'lock-round', clock('411700-D01'));
    expect((await perform('draw')).refused[0]?.why).toContain('抽样种子尚未公布');
    await act('quarterly-review', trial, 'fix-seed', inspector(), { seed: '2020-1-31415926', seedSource: '当场摇号产生' });
    expect(await perform('draw')).toMatchObject({ done: 2, refused: [] });
    expect((await perform('draw')).refused[0]?.why).toContain('不得重抽');
    const { sample } = await told();
    const byHand = ['411700-D05', '411722', '411723']
      .map((code) => [createHash('sha256').update(`2020-1-31415926|${code}`).digest('hex'), code] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    expect(sample?.drawn.map((one) => one.unit)).toEqual(byHand.slice(0, 2).map(([, code]) => code));
    expect(sample).toMatchObject({ population: 3, repeated: true, seed: '2020-1-31415926' });
    expect(((await department.get(`/api/quarter/${trial}`)).json as QuarterBoardDto).sample).toBeNull();
  });

  test('县区自行考评乡镇街道，由本县主要负责人批准，不由市里批准', async () => {
    const county = (duty: string, n = 1) => actor('411722', duty, `${duty}${n}`);
    await pledgedIn('411722', '411722001');
    day = '2020-03-25';
    const plan = { title: '2020年第一季度考评', year: 2020, quarter: '1', quarterEnd: '2020-03-31', openOn: '2020-04-01' };
    const windows = { reportBy: '2020-04-03', lockOn: '2020-04-06', onsiteShare: 20, method: '分组排名，平台取数的以台账为准。' };
    const own = await act('quarterly-review', undefined, 'schedule', county('inspector'), { ...plan, ...windows });
    const told = async (who: Client) => (await who.get(`/api/quarter/${own}`)).json as QuarterBoardDto;
    const perform = (who: Client, name: string) => who.post(`/api/quarter/${own}/work`, { work: name });
    const inspectors = [{ id: 'post-county', account: 'u-county', unit: '411722', title: 'county', duties: ['inspector'] }];
    await city.store.upsertPosts(inspectors.map((post) => ({ ...post, from: '2000-01-01', to: null })));
    const reviewer = await new Client(app).signIn('county');
    expect(await told(reviewer)).toMatchObject({ mayManage: true, missing: 1, round: { title: '上蔡县2020年第一季度考评' } });
    expect((await told(office)).mayManage).toBe(false);
    expect((await foreign.get(`/api/quarter/${own}`)).status).toBe(404);
    expect((await perform(office, 'open')).status).toBe(403);
    expect((await perform(reviewer, 'open')).json).toMatchObject({ done: 1, refused: [] });
    const [line] = linesOf(await told(reviewer));
    expect(line).toMatchObject({ unit: '411722001', group: 'township' });
    const key = line?.key ?? '';
    await perform(reviewer, 'take');
    day = '2020-04-09';
    await act('unit-quarter', key, 'submit-self', actor('411722001', 'clerk'), {
      reported: [{ code: 'ZN-1', value: 90, caliber: '当季', evidence: paper }],
    });
    const points = (n: number) => [{ code: 'ZN-1', points: n, reason: '按材料' }];
    await act('unit-quarter', key, 'score-first', county('inspector', 1), { scoresFirst: points(54) });
    await act('unit-quarter', key, 'score-second', county('inspector', 2), { scoresSecond: points(51) });
    expect((await perform(reviewer, 'settle')).json).toMatchObject({ done: 1 });
    await act('unit-quarter', key, 'notify', county('inspector', 3));
    await act('unit-quarter', key, 'accept-score', actor('411722001', 'head'));
    expect((await perform(reviewer, 'rank')).json).toMatchObject({ done: 1 });
    await act('quarterly-review', own, 'open-round', clock('411722'));
    await act('quarterly-review', own, 'lock-round', county('inspector'));
    await act('quarterly-review', own, 'announce-scores', county('inspector'));
    const results = { unitQuarters: [key], bulletin: paper };
    await expect(act('quarterly-review', own, 'submit-results', county('inspection-chief'), results)).rejects.toThrow('other-government');
    await act('quarterly-review', own, 'submit-county', county('inspection-chief'), results);
    await expect(act('quarterly-review', own, 'publish', actor('411700', 'head'))).rejects.toThrow();
    await expect(act('quarterly-review', own, 'publish-county', actor('411700', 'head'))).rejects.toThrow();
    await act('quarterly-review', own, 'publish-county', actor('411722', 'head'));
    expect((await told(reviewer)).round?.stateTitle).toBe('已通报');
  });

  test('不存在的轮次答没有找到', async () => {
    expect((await office.get('/api/quarter/411700/00000000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});
