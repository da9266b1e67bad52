/** Where tasks come from: a leader's instruction becomes a draft, a yearly plan comes in as a table. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto } from '#api';
import type { Actor } from '#kernel';
import type { WatchDto } from '../src/api/contract/desk.ts';
import type { InstructionDto, InstructionStart, TaskDto } from '../src/api/contract/tasks.ts';
import { type City, openCity, units } from './support/city.ts';
import { Client } from './support/client.ts';

const today = '2019-07-12';
let city: City;
let app: App;
let office: Client;
let mayor: Client;
let head: Client;
let matter: string;

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

beforeAll(async () => {
  city = await openCity({ today });
  await city.store.upsertUnits(units.map((u) => (u.code === '411700-D09' ? { ...u, offices: ['justice', 'oversight'] } : u)));
  app = await buildServer(city.platform, 'silent');
  [office, mayor, head] = await Promise.all([
    new Client(app).signIn('justice'),
    new Client(app).signIn('mayor'),
    new Client(app).signIn('head'),
  ]);
  matter = await done(
    'plan',
    {
      ...{ title: '基层法治工作', source: 'annual-point', bases: [{ instrument: '工作要点' }], issuer: '411700-D09', leadUnit: '411722' },
      ...{ weight: 100, startOn: '2019-01-02', dueOn: '2019-11-29', cycle: 'quarter', approvalRecord: '市政府工作要点' },
      criteria: [{ text: '全部建立台账', measure: 'evidence' }],
    },
    '2019-01-08',
    planner,
  );
  await done('submit-plan', {}, '2019-01-08', planner, matter);
  await done('approve', {}, '2019-01-09', actor('411700', ['leader']), matter);
}, 180_000);

afterAll(async () => {
  await app?.close();
  await city?.close();
});

describe('批示转为任务', () => {
  const words = '请上蔡县7月底前建立台账并报告。';
  let start: InstructionStart;

  test('办公室看到市领导的批示；别的岗位看不到这份清单', async () => {
    const sent = await mayor.post('/api/overview/instructions', { matter, words });
    expect([sent.status, sent.text]).toEqual([204, '']);
    const [one, ...more] = (await office.get('/api/tasks/instructions')).json as readonly InstructionDto[];
    expect(more).toEqual([]);
    expect([one?.words, one?.from.code, one?.to.code, one?.matter.key, one?.tasks]).toEqual([words, '411700', '411722', matter, []]);
    expect((await mayor.get('/api/tasks/instructions')).status).toBe(403);
    start = (await office.get(`/api/tasks/instructions/${one?.no}`)).json as InstructionStart;
  });

  test('表单已填好来源、批示、依据、责任单位；批示原文不进将来公开的栏目', () => {
    const { bases, criteria, title, ...rest } = start.start;
    expect(rest).toMatchObject({
      ...{ source: 'leader-instruction', instructionText: words, issuer: '411700-D09', leadUnit: '411722', startOn: today },
      approvalRecord: 'mayor批示（2019年7月12日）',
    });
    expect(JSON.stringify([bases, criteria, title])).not.toContain(words);
    expect(title).toBe('落实“基层法治工作”的批示');
  });

  test('补上时限即成草稿，草稿与批示互相可见；别县的人两边都看不见', async () => {
    const made = await office.post('/api/matters/supervision-task', {
      act: 'plan',
      on: today,
      values: { ...start.start, dueOn: '2019-07-31' },
    });
    expect(made.status, made.text).toBe(201);
    const { key } = made.json as MatterDto;
    const watch = (await office.get(`/api/desk/watch/${matter}`)).json as WatchDto;
    expect([watch.mayPlan, watch.made]).toMatchObject([true, [{ no: start.instruction.no, key, drafting: true }]]);
    const task = (await office.get(`/api/tasks/${key}`)).json as TaskDto;
    expect([task.instruction?.words, task.instruction?.matter.key]).toEqual([words, matter]);
    // The street's head knows neither the county's task nor what was said about it.
    expect((await head.get(`/api/tasks/${key}`)).status).toBe(404);
    expect((await head.get(`/api/tasks/instructions/${start.instruction.no}`)).status).toBe(403);
  });

  test('没有这件批示的，得到一句话', async () => {
    for (const no of ['PS-20190712-000000000000', 'PS-20191399-000000000000', 'x', '%27'])
      expect([no, (await office.get(`/api/tasks/instructions/${no}`)).status]).toEqual([no, 404]);
  });
});
