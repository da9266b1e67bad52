/** Where tasks come from: a leader's instruction becomes a draft, a yearly plan comes in as a table. */

import { Workbook } from '@cj-tech-master/excelts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, buildServer, type MatterDto, type RowDto } from '#api';
import type { Actor } from '#kernel';
import type { WatchDto } from '../src/api/contract/desk.ts';
import type { JobDto } from '../src/api/contract/exchange.ts';
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
    expect(title).toBe('落实“督导任务”的批示');
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

describe('年度计划从表格导入', () => {
  const headers = [
    '任务名称',
    '任务来源',
    '批示编号',
    '任务依据',
    '交办单位',
    '责任单位',
    '协办单位',
    '权重',
    '开始日期',
    '完成时限',
    '填报周期',
    '完成标准',
  ];
  const line = (title: string, unit: string, dueOn: string, weight: number | string = 40) => [
    ...[title, '上级部署', '', '法治政府建设工作要点|第三部分', '市司法局', unit, '市教育局、411700-D30', weight],
    ...['2019-07-15', dueOn, '按季', '全部建立台账|材料证明；按时报备率达到百分之百|平台数据|normative-document-filing.on-time-rate|100'],
  ];
  const plans = async () => ((await office.get('/api/matters/supervision-task?state=draft&limit=50')).json as { rows: RowDto[] }).rows;

  async function ended(job: JobDto): Promise<JobDto> {
    let now = job;
    while (now.state === 'waiting' || now.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 40));
      now = (await office.get(`/api/jobs/${job.id}`)).json as JobDto;
    }
    return now;
  }

  async function sent(book: Workbook): Promise<JobDto> {
    const top = '--cut\r\nContent-Disposition: form-data; name="file"; filename="plan.xlsx"\r\nContent-Type: application/zip\r\n\r\n';
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    const raw = Buffer.concat([Buffer.from(top), bytes, Buffer.from('\r\n--cut--\r\n')]);
    const url = '/api/imports/supervision-task?act=plan';
    const answer = await office.send({ method: 'POST', url, raw, headers: { 'content-type': 'multipart/form-data; boundary=cut' } });
    expect(answer.status, answer.text).toBe(202);
    return ended(answer.json as JobDto);
  }

  function bookWith(rows: readonly (readonly (string | number)[])[]): Workbook {
    const book = new Workbook();
    const sheet = book.addWorksheet('计划');
    for (const row of [['问题', ...headers], ...rows.map((row) => ['', ...row])]) sheet.addRow(row);
    return book;
  }

  test('模板给出单位和来源的选项，示例行合乎规则，说明写明每栏怎样填', async () => {
    const url = '/api/imports/supervision-task/template?act=plan';
    const answer = await app.inject({ url, headers: office.headers });
    const book = new Workbook();
    await book.xlsx.load(new Uint8Array(answer.rawPayload));
    const [sheet, behind, how] = book.worksheets;
    const row = (n: number) => (sheet?.getRow(n).values as unknown[]).slice(1).map((v) => String(v ?? ''));
    const at = (title: string) => row(2)[row(1).indexOf(title)];
    expect(headers.filter((title) => !row(1).includes(title))).toEqual([]);
    expect([at('交办单位'), at('批示编号'), at('完成标准')]).toEqual(['市司法局', '', '（标准）|材料证明||；（标准）|数量||1']);
    const offered = new Set((behind?.getRow(1).values as unknown[]).concat(behind?.getRow(2).values as unknown[]).map(String));
    expect([...offered]).toEqual(expect.arrayContaining(['上级部署', '市政府办公室']));
    expect(JSON.stringify(how?.getSheetValues())).toContain('衡量方式（材料证明、数量、平台数据）');
  });

  test('有一行不合规则，整张表都不写入，原表退回，逐行写明原因', async () => {
    const before = (await plans()).length;
    const rows = [
      line('县区建立台账', '上蔡县', '2019-11-29'),
      line('时限不对的任务', '平舆县', '2019-07-01'),
      line('单位不对', '无此单位', '2019-11-29', 0),
    ];
    const job = await sent(bookWith(rows));
    expect(job).toMatchObject({ state: 'checked', accepted: 1, refused: 2, file: true });
    expect(job.problems.map((p) => [p.line, p.text])).toEqual([
      [3, expect.stringContaining('完成时限应晚于开始日期')],
      [4, expect.stringMatching(/「责任单位」不在单位名册中.*「权重」/)],
    ]);
    expect((await plans()).length).toBe(before);
    const back = new Workbook();
    await back.xlsx.load(new Uint8Array((await app.inject({ url: `/api/jobs/${job.id}/file`, headers: office.headers })).rawPayload));
    expect(String(back.worksheets[0]?.getRow(3).getCell(1).value)).toContain('完成时限应晚于开始日期');
  });

  test('全部无误并确认后，一次写成草稿：编号相接，协办单位、标准、依据齐全', async () => {
    const before = (await plans()).length;
    const job = await sent(
      bookWith(
        [line('县区建立台账', '上蔡县', '2019-11-29'), line('部门公布清单', '市教育局', '2019-10-31', '60')].map((r, i) =>
          r.map((c) => (i === 1 && c === '市教育局、411700-D30' ? '市市场监督管理局' : c)),
        ),
      ),
    );
    expect(job).toMatchObject({ state: 'checked', accepted: 2, refused: 0 });
    expect((await plans()).length).toBe(before);
    const done = await ended((await office.post(`/api/jobs/${job.id}/confirm`, {})).json as JobDto);
    expect(done).toMatchObject({ state: 'done', accepted: 2 });
    const made = (await plans()).filter((row) => ['县区建立台账', '部门公布清单'].includes(row.title));
    const numbers = made.map((row) => Number(row.number?.slice(-4))).sort((a, b) => a - b);
    expect([made.length, (numbers[1] ?? 0) - (numbers[0] ?? 0)]).toEqual([2, 1]);
    const key = made.find((row) => row.title === '县区建立台账')?.key;
    const { values } = (await office.get(`/api/matters/supervision-task/${key}`)).json as MatterDto;
    expect(values).toMatchObject({
      ...{ issuer: '411700-D09', leadUnit: '411722', weight: 40, dueOn: '2019-11-29', cycle: 'quarter', level: 'first' },
      assistUnits: [{ unit: '411700-D05' }, { unit: '411700-D30' }],
      criteria: [{ measure: 'evidence' }, { measure: 'figure', figure: 'normative-document-filing.on-time-rate', target: 100 }],
      bases: [{ instrument: '法治政府建设工作要点', provision: '第三部分' }],
    });
  });

  test('不拟制任务的岗位不能导入', async () => {
    expect((await mayor.get('/api/imports/supervision-task/template?act=plan')).status).toBe(403);
  });
});
