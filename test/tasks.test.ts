/** Tasks over the API: broken down in one go, seen by whom they concern, lights that tell why. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer } from '#api';
import type { Actor } from '#kernel';
import type { WorklistDto } from '../src/api/contract/desk.ts';
import type { TaskDto, TaskLine, TaskResults, TasksDto } from '../src/api/contract/tasks.ts';
import { reusedUnsaid } from '../src/app/evidence-reuse.ts';
import { type City, openCity } from './support/city.ts';
import { Client, flawOfProblem } from './support/client.ts';

const today = '2019-07-12';
let city: City;
let app: App;
let top: string;
let county: Client;
let mayor: Client;
let foreign: Client;

const actor = (unit: string, duties: readonly string[], offices: readonly string[] = []): Actor => ({
  ...{ id: `${unit}-${duties.join()}`, name: unit, kind: 'official', unit, duties, offices, territory: '411700/' },
  unitPath: unit === '411700' ? '411700/' : `411700/${unit}/`,
});
const planner = actor('411700-D09', ['clerk'], ['oversight']);

async function done(procedure: string, act: string, values: object, on: string, by: Actor, key?: string): Promise<string> {
  const request = {
    procedure,
    act,
    values: { ...values },
    on,
    actor: by,
    recordedAt: `${on}T09:00:00+08:00`,
    ...(key !== undefined && { key }),
  };
  const answer = await city.store.act(request);
  if (!answer.ok) throw new Error(answer.refusals.map((r) => r.text).join());
  return answer.key;
}

beforeAll(async () => {
  city = await openCity({ today });
  app = await buildServer(city.platform, 'silent');
  [county, mayor, foreign] = await Promise.all([
    new Client(app).signIn('county'),
    new Client(app).signIn('mayor'),
    new Client(app).signIn('foreign'),
  ]);
  const task = {
    ...{ title: '基层法治工作', source: 'annual-point', bases: [{ instrument: '工作要点' }], issuer: '411700-D09', leadUnit: '411722' },
    ...{ weight: 100, startOn: '2019-01-02', dueOn: '2019-11-29', cycle: 'quarter', approvalRecord: '市政府工作要点' },
    criteria: [{ text: '全部建立台账', measure: 'evidence' }],
  };
  top = await done('supervision-task', 'plan', task, '2019-01-08', planner);
  await done('supervision-task', 'submit-plan', {}, '2019-01-08', planner, top);
  await done('supervision-task', 'approve', {}, '2019-01-09', actor('411700', ['leader']), top);
  await done('supervision-task', 'sign-off', {}, '2019-01-10', actor('411722', ['head']), top);
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

const part = (unit: string, weight: number) => ({
  title: `建立台账（${unit}）`,
  unit,
  weight,
  dueOn: '2019-10-31',
  covers: '1',
  isKey: false,
});
const tasks = async (who: Client, query = ''): Promise<TasksDto> => (await who.get(`/api/tasks?year=2019${query}`)).json as TasksDto;

describe('分解并下达', () => {
  test('权重合计不足的，说明原因，一项也不下达', async () => {
    const answer = await county.post(`/api/tasks/${top}/break-down`, { parts: [part('411722001', 60)] });
    expect([answer.status, flawOfProblem(answer)]).toEqual([422, undefined]);
    expect(answer.text).toContain('子任务权重合计为60，应为100');
  });
  test('一次分解、逐项下达，每项有结果；再次下达不重复', async () => {
    const parts = [part('411722001', 60), part('411722102', 40)];
    const answer = await county.post(`/api/tasks/${top}/break-down`, { parts });
    expect(answer.status, answer.text).toBe(200);
    expect((answer.json as TaskResults).rows.map((r) => r.refusals)).toEqual([[], []]);
    expect(((await county.post(`/api/tasks/${top}/break-down`, {})).json as TaskResults).rows).toEqual([]);
    expect((await tasks(county, `&under=${top}`)).lines.map((l) => [l.number.slice(-3), l.unit, l.light])).toEqual([
      ['-01', '411722001', 'grey'],
      ['-02', '411722102', 'grey'],
    ]);
  });
});

describe('谁能看见', () => {
  test('市领导看全市，外县看不见，也不能代为分解', async () => {
    expect((await tasks(mayor)).lines.map((l) => l.key)).toEqual([top]);
    expect((await tasks(foreign)).lines).toEqual([]);
    expect((await foreign.get(`/api/tasks/${top}`)).status).toBe(404);
    expect((await foreign.post(`/api/tasks/${top}/break-down`, {})).status).toBe(404);
  });
  test('乡镇从自己的任务看起', async () => {
    const clerk = await new Client(app).signIn('clerk');
    expect((await tasks(clerk)).lines.map((l) => l.unit)).toEqual(['411722001']);
  });
  test('三员看不见任务', async () => {
    const auditor = await new Client(app).signIn('auditor');
    expect((await auditor.get('/api/tasks')).status).toBe(403);
  });
});

describe('布置填报与亮灯', () => {
  test('期末由平台布置填报，只布置一次；逾期未报的亮黄灯并说明原因', async () => {
    const [leaf] = (await tasks(county, `&under=${top}`)).lines as [TaskLine];
    const head = { ...actor('411722001', ['head']), unitPath: '411700/411722/411722001/' };
    await done('supervision-task', 'sign-off', {}, today, head, leaf.key);
    await done('supervision-task', 'start-without-split', {}, today, { ...head, duties: ['clerk'] }, leaf.key);
    const door = city.platform.tasks;
    expect(await door?.call('2019-10-01', '2019-10-01T00:05:00+08:00')).toBe(1);
    expect(await door?.call('2019-10-02', '2019-10-02T00:05:00+08:00')).toBe(0);
    const board = (await door?.board(2019, '2019-10-14')) ?? [];
    const line = board.find((l) => l.key === leaf.key);
    expect([line?.light, line?.why]).toEqual(['yellow', '2019-Q3的进度应于2019年10月10日前填报，至今没有填报']);
    expect(board.find((l) => l.key === top)?.rule).toBe('parts-yellow');
  });
  test('布置的填报在责任单位填报员的待办中，写明期限和要办的事；上级单位的待办中没有', async () => {
    const todo = async (who: Client) => ((await who.get('/api/desk/worklist?tab=todo')).json as WorklistDto).rows;
    const clerk = await new Client(app).signIn('clerk');
    const own = (await todo(clerk)).filter((row) => row.procedure === 'progress-report');
    expect(own.map((row) => [row.nextDueOn, row.limit, row.mine.map((act) => act.title)])).toEqual([['2019-10-10', '填报', ['填报']]]);
    expect((await todo(county)).filter((row) => row.procedure === 'progress-report')).toEqual([]);
  });
  test('任务页有计划曲线、完成标准和亮灯记录', async () => {
    const one = (await mayor.get(`/api/tasks/${top}`)).json as TaskDto;
    expect(one.curve.at(-1)).toEqual({ on: '2019-11-29', planned: 100, actual: null });
    expect(one.criteria.map((c) => c.text)).toEqual(['全部建立台账']);
    expect(one.changes.at(-1)?.rule).toBe('unsigned');
  });
});

test('沿用上年任务：同名的不重复拟制', async () => {
  const justice = await new Client(app).signIn('justice');
  const answer = (await justice.post('/api/tasks/copy', { from: 2019, to: 2020 })).json as TaskResults;
  expect(answer.rows.map((r) => r.key === null)).toEqual([true]);
  expect(answer.rows[0]?.refusals[0]).toContain('您的岗位无权「拟制任务」');
});

test('不合规的提问得到一句话', async () => {
  for (const query of ['year=19', 'on=2019-13-01', 'unit=no', 'light=blue', 'under=x'])
    expect([query, (await mayor.get(`/api/tasks${query.startsWith('light') ? '/lit' : ''}?${query}`)).status]).toEqual([
      query,
      query === 'under=x' ? 404 : 400,
    ]);
});

async function* bytes(): AsyncIterable<Uint8Array> {
  yield Buffer.from('one');
}

describe('同一证据用于几个任务', () => {
  const reportOf = async (unit: string) =>
    (await city.store.list({ procedure: 'progress-report', unitPath: `411700/411722/${unit}/`, limit: 5, count: 'none' })).rows[0];
  test('用于别的任务的，须说明复用理由，并指明用在哪里', async () => {
    const at = { name: '台账.pdf', type: 'application/pdf', by: 'u-clerk', at: today, max: 100 };
    const put = await city.store.putFile(bytes(), at);
    const file = { sha256: 'sha256' in put ? put.sha256 : '', name: '台账.pdf', size: 3, type: 'application/pdf' };
    const evidence = [{ criterion: 1, kind: 'ledger', file, signedOn: '2019-09-20' }];
    const leaf = (await tasks(county, `&under=${top}`)).lines[1] as TaskLine;
    const seat = (duty: string) => ({ ...actor(leaf.unit, [duty]), unitPath: `411700/411722/${leaf.unit}/` });
    await done('supervision-task', 'sign-off', {}, today, seat('head'), leaf.key);
    await done('supervision-task', 'start-without-split', {}, today, seat('clerk'), leaf.key);
    await city.platform.tasks?.call('2019-10-01', '2019-10-01T00:05:00+08:00');
    const said = { pct: 50, narrative: '已建立台账，正在逐项核对完善，按计划推进。', nextStep: '继续核对' };
    const [first, second] = [await reportOf('411722001'), await reportOf('411722102')];
    const values = { ...said, evidence };
    await done(
      'progress-report',
      'fill',
      values,
      '2019-10-08',
      { ...seat('clerk'), unit: '411722001', unitPath: '411700/411722/411722001/' },
      first?.key,
    );
    const asked = { procedure: 'progress-report', act: 'fill', key: second?.key ?? '', on: '2019-10-08', actor: seat('clerk') };
    const recordedAt = '2019-10-08T09:00:00+08:00';
    const refused = await reusedUnsaid(city.store, { ...asked, recordedAt, values });
    expect(refused?.refusals[0]?.text).toBe(`「台账.pdf」：该证据已用于任务${first?.number?.split('/')[0]}`);
    const reasoned = evidence.map((row) => ({ ...row, reuse: '两地联合建立的台账' }));
    expect(await reusedUnsaid(city.store, { ...asked, recordedAt, values: { ...said, evidence: reasoned } })).toBeUndefined();
    expect(await reusedUnsaid(city.store, { ...asked, key: first?.key ?? '', recordedAt, values })).toBeUndefined();
  });
});
