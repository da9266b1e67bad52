/** Lights of tasks as figures: the same as on the page, citable by any reader of figures, open down to the tasks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildServer, type ListDto } from '#api';
import type { Actor, Figure } from '#kernel';
import type { TaskLightsDto, TasksDto } from '../src/api/contract/tasks.ts';
import { doorOf } from '../src/app/door.ts';
import { type City, openCity } from './support/city.ts';
import { Client } from './support/client.ts';

const today = '2019-10-20';
let city: City;
let app: App;
let mayor: Client;

const actor = (unit: string, duties: readonly string[], offices: readonly string[] = []): Actor => ({
  ...{ id: `${unit}-${duties.join()}`, name: unit, kind: 'official', unit, duties, offices, territory: '411700/' },
  unitPath: unit === '411700' ? '411700/' : `411700/${unit}/`,
});
const planner = actor('411700-D09', ['clerk'], ['oversight']);

async function done(act: string, values: object, on: string, by: Actor, key?: string): Promise<string> {
  const at = { procedure: 'supervision-task', act, values: { ...values }, on, actor: by, recordedAt: `${on}T09:00:00+08:00` };
  const answer = await city.store.act({ ...at, ...(key !== undefined && { key }) });
  if (!answer.ok) throw new Error(answer.refusals.map((r) => r.text).join());
  return answer.key;
}

/** A task of a unit, handed down in January and under way, or accepted a day before it is due. */
async function task(unit: string, dueOn: string, accepted?: true): Promise<void> {
  const shape = {
    ...{ title: `任务（${unit}，${dueOn}）`, source: 'annual-point', bases: [{ instrument: '工作要点' }], issuer: '411700-D09' },
    ...{ leadUnit: unit, weight: 10, startOn: '2019-01-02', dueOn, cycle: 'quarter', approvalRecord: '市政府工作要点' },
    criteria: [{ text: '建立台账', measure: 'number', target: 1 }],
  };
  const key = await done('plan', shape, '2019-01-08', planner);
  await done('submit-plan', {}, '2019-01-08', planner, key);
  await done('approve', {}, '2019-01-09', actor('411700', ['leader']), key);
  await done('sign-off', {}, '2019-01-10', actor(unit, ['head']), key);
  await done('start-without-split', {}, '2019-01-10', actor(unit, ['clerk']), key);
  if (!accepted) return;
  const file = { ...(await city.store.putFile(bytes(), { name: '台账.txt', type: 'text/plain', by: 'x', at: today, max: 100 })) };
  const proofs = [{ criterion: 1, value: 1, target: 1, file, signedOn: '2019-06-01' }];
  await done('submit-completion', { completionNote: '已全部建立台账', proofs }, '2019-06-03', actor(unit, ['head']), key);
  await done('check-completion', { checkNote: '属实' }, '2019-06-04', planner, key);
  await done('accept', {}, '2019-06-05', { ...actor('411700-D09', ['head'], ['oversight']), id: 'second' }, key);
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('台账');
}

beforeAll(async () => {
  city = await openCity({ today });
  app = await buildServer(city.platform, 'silent');
  mayor = await new Client(app).signIn('mayor');
  await task('411722', '2019-11-29', true);
  await task('411722', '2019-09-30');
  await task('411722', '2019-12-20');
  await task('411723', '2019-08-30');
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const figure = async (id: string, query: string) =>
  (await mayor.get(`/api/figures/supervision-task.${id}?${query}`)).json as { figure: Figure };
const value = async (id: string, query: string) => (await figure(id, query)).figure.value;
const quarter = 'from=2019-07-01&to=2019-09-30';

test('占比写明分子、分母和口径；时限当日不算超过，次日亮红灯', async () => {
  const { figure: red } = await figure('red-share', quarter);
  expect([red.value, red.numerator, red.denominator, red.unit]).toEqual([25, 1, 4, '%']);
  expect(red.definition).toContain('签收期内没有亮灯的不计');
  expect(await value('red-share', 'from=2019-07-01&to=2019-10-01')).toBe(50);
  expect(await value('lit', 'from=2018-10-01&to=2018-12-31')).toBe(0);
});

test('各单位的占比与任务页上的灯一致，没有到来的日子按今天算', async () => {
  for (const unit of ['411700', '411722', '411723', '411723101']) {
    const page = (await mayor.get(`/api/tasks?year=2019&unit=${unit}`)).json as TasksDto;
    const year = `from=2019-01-01&to=2019-12-31&unit=${unit}`;
    const lit = await Promise.all(['red', 'yellow', 'green'].map((light) => value(`${light}-lit`, year)));
    expect([unit, ...lit]).toEqual([unit, page.counts.red, page.counts.yellow, page.counts.green]);
    const all = page.counts.red + page.counts.yellow + page.counts.green;
    expect(await value('green-share', year)).toBe(all === 0 ? null : Math.round((page.counts.green / all) * 10_000) / 100);
  }
});

test('领导一屏按下一级单位列出亮灯，红灯多的在前；只看得到自己领导的单位', async () => {
  const lights = (await mayor.get('/api/tasks/lights')).json as TaskLightsDto;
  expect([lights.year, lights.on, lights.total]).toEqual([2019, today, { red: 2, yellow: 0, green: 2, grey: 0 }]);
  expect(lights.units.map((one) => [one.unit.code, one.red, one.green])).toEqual([
    ['411722', 1, 2],
    ['411723', 1, 0],
  ]);
  const county = await new Client(app).signIn('county');
  expect(((await county.get('/api/tasks/lights')).json as TaskLightsDto).total).toEqual({ red: 1, yellow: 0, green: 2, grey: 0 });
  expect((await county.get('/api/tasks/lights?unit=411723')).status).toBe(403);
  expect((await mayor.get('/api/tasks/lights?unit=no')).status).toBe(400);
  const none = await mayor.get('/api/tasks/lights?unit=411723101');
  expect([none.status, none.json]).toEqual([200, null]);
});

test('考核按单位取数，与逐个查询相同', async () => {
  const ids = ['supervision-task.red-share', 'supervision-task.standing', 'supervision-task.lit'];
  const sheet = await city.platform.figures.sheet(ids, { from: '2019-01-01', to: '2019-12-31' }, ['411722', '411723']);
  expect(sheet.cell('supervision-task.red-share', '411722')).toEqual({ value: 33.33, numerator: 1, denominator: 3, scale: 100 });
  expect(['411722', '411723'].map((unit) => ids.slice(1).map((id) => sheet.cell(id, unit)?.value))).toEqual([
    [3, 3],
    [1, 1],
  ]);
});

test('全部数字中另列；指标体系和督查考评可以引用', async () => {
  const listed = (await mayor.get('/api/figures?kind=worked&year=2019')).json as readonly Figure[];
  expect(listed.map((f) => [f.id.split('.')[1], f.value])).toEqual([
    ...[
      ['lit', 4],
      ['green-lit', 2],
      ['yellow-lit', 0],
      ['red-lit', 2],
    ],
    ...[
      ['green-share', 50],
      ['yellow-share', 0],
      ['red-share', 50],
    ],
  ]);
  expect(city.platform.figures.unitOf('supervision-task.red-share')).toBe('%');
  expect(city.platform.figures.unitOf('supervision-task.blue-share')).toBeUndefined();
});

test('数字打开就是任务，件数与数值相同；命令行同样可查', async () => {
  const list = (await mayor.get(`/api/figures/supervision-task.red-lit/records?from=2019-01-01&to=2019-12-31&limit=1`)).json as ListDto;
  expect([list.total, list.rows.length]).toEqual([2, 1]);
  const rest = (await mayor.get(`/api/figures/supervision-task.red-lit/records?from=2019-01-01&to=2019-12-31&cursor=${list.next}`))
    .json as ListDto;
  expect([...list.rows, ...rest.rows].map((row) => row.title).sort()).toEqual(['任务（411722，2019-09-30）', '任务（411723，2019-08-30）']);
  const door = doorOf(city.platform as Parameters<typeof doorOf>[0], '.');
  const traced = await door.trace('supervision-task.red-lit', { year: 2019, unit: '411723', limit: 10 });
  expect('records' in traced && [traced.figure.value, traced.records.length]).toEqual([1, 1]);
});
