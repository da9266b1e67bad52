/**
 * `npm run bench -- [--quick] [--scale 10 | --scale 1] [--only list,desk,statistics,detail,create,figures,assessments,reports,pages,crowd,jobs] [--profile DIR]`:
 * what the platform costs beside a bare server, printed as Markdown.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../scripts/lib/postgres.ts';
import { assessmentCost } from './assessments.ts';
import { makeBareTables } from './bare-tables.ts';
import { killAll, serve } from './children.ts';
import { crowd, crowdOf } from './crowd.ts';
import { type Duel, duel, type Pace } from './duel.ts';
import { type FigureCost, figureCost } from './figures.ts';
import { firstScripts, importTable, platformMain, readyWord, seed, start, type Took, verify, workFolder } from './jobs.ts';
import { line, pageTimes } from './pages.ts';
import { signInPeople, type Where } from './people.ts';
import { type Cells, duelTable, methodLines, roleTable, seconds, table, verdict, whole } from './print.ts';
import { reportCost } from './reports.ts';
import { workloads } from './workloads.ts';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, scale: { type: 'string' }, only: { type: 'string' }, profile: { type: 'string' } },
});
const only = new Set(options.only?.split(','));
const wanted = (part: string): boolean => only.size === 0 || only.has(part);
const questions = ['list', 'desk', 'statistics', 'detail', 'create'].filter(wanted);

const pace: Pace = options.quick
  ? { warmUpMs: 300, ms: 1200, rounds: 2, connections: [8, 32] }
  : { warmUpMs: 400, ms: 5000, rounds: 4, connections: [8, 32] };

/** People at work in the morning's load. */
const crowdSize = 300;

const say = (line: string): void => console.log(line);
const note = (line: string): void => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);

/** A database of its own, with so many city-years in it. */
interface City {
  readonly scale: number;
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  readonly seeded: Took;
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function makeCity(server: PostgresServer, scale: number, folder: string): Promise<City> {
  const name = `city${scale}`;
  await onServer(server.url(), (client) => client.query(`create database ${name}`));
  const url = server.url('postgres', name);
  const env = { DATABASE_URL: url, DATA_DIR: join(folder, name), ZS_DEMO: '1', LOG_LEVEL: 'error' };
  note(`载入 ${scale} 个城市年度……`);
  const seeded = await seed(env, scale);
  note(`${whole(seeded.n)} 条记录，${seconds(seeded.ms)}`);
  await makeBareTables(url);
  return { scale, url, env, seeded };
}

/** All workloads on one city; what went wrong is told beside the table. */
async function compare(city: City): Promise<Duel[]> {
  const profile = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const platform = await serve([...profile, platformMain, 'start'], city.env, readyWord, 120);
  const bare = await serve([fileURLToPath(import.meta.resolve('./bare-server.ts'))], { DATABASE_URL: city.url }, 'ready', 20);
  const duels: Duel[] = [];
  const problems: string[] = [];
  try {
    const all = await workloads(await signInPeople({ url: city.url }), city.url);
    for (const same of Map.groupBy(
      all.filter((w) => questions.includes(w.id)),
      (w) => w.id,
    ).values()) {
      const outcome = await duel(same, { platform: platform.port, bare: bare.port }, pace);
      duels.push(...outcome.duels);
      problems.push(...outcome.problems);
      for (const { workload, ...d } of outcome.duels)
        note(`${workload.id} ${workload.role} ${d.connections}: ${whole(d.bare.rate)} → ${whole(d.platform.rate)} 次/秒`);
    }
  } finally {
    await Promise.all([platform.stop(), bare.stop()]);
  }
  say(`\n### ${city.scale} 个城市年度（${whole(city.seeded.n)} 条记录）\n\n${duelTable(duels)}\n`);
  say(`各身份之间：\n\n${roleTable(duels)}`);
  for (const problem of problems) say(`\n- **问题** ${problem}`);
  return duels;
}

function figureRow(scale: number, cost: FigureCost, first: FigureCost): Cells {
  const growth = cost.ms / first.ms;
  const met = scale === 1 ? cost.ms < 200 : growth <= 1.5;
  const target = scale === 1 ? '< 0.2 s' : `≤ 1.5×(${growth.toFixed(2)}×)`;
  const same = cost.differing.length === 0 ? `${cost.compared} 项全部相等` : `**${cost.compared} 项中 ${cost.differing.length} 项不等**`;
  return [`${scale} 个城市年度`, cost.figures, seconds(cost.ms), target, verdict(met), same, seconds(cost.recountMs)];
}

async function assessments(cities: readonly City[]): Promise<void> {
  const rows: Cells[] = [];
  for (const { scale, env } of cities) {
    note(`${scale} 个城市年度的考核……`);
    const cost = await assessmentCost({ ...process.env, ...env });
    rows.push([`${scale} 个城市年度`, cost.units, cost.figures, seconds(cost.ms), '< 2 s', verdict(cost.ms < 2000)]);
  }
  say(`\n### 考核（全部单位的全部指标）\n\n${table(['数据量', '单位', '单位×数字', '计分', '目标', '结论'], rows)}`);
}

async function reports(cities: readonly City[]): Promise<void> {
  const rows: Cells[] = [];
  for (const { scale, env } of cities) {
    note(`${scale} 个城市年度的年度报告……`);
    const cost = await reportCost({ ...process.env, ...env });
    const met = Math.max(cost.ms, cost.countyMs) < 3000;
    rows.push([`${scale} 个城市年度`, cost.figures, whole(cost.bytes), seconds(cost.ms), seconds(cost.countyMs), '< 3 s', verdict(met)]);
  }
  say(`\n### 年度报告（公文 .docx，数字现算）\n\n${table(['数据量', '所引数据', '字节', '市报告', '县报告', '目标', '结论'], rows)}`);
}

async function figures(cities: readonly City[]): Promise<void> {
  const rows: Cells[] = [];
  const differing: string[] = [];
  let first: FigureCost | undefined;
  for (const { scale, env } of cities) {
    note(`${scale} 个城市年度的数字……`);
    const cost = await figureCost({ ...process.env, ...env }, scale === 1 && !options.quick);
    first ??= cost;
    rows.push(figureRow(scale, cost, first));
    differing.push(...cost.differing);
  }
  const head = ['数据量', '数字个数', '全年全部数字', '目标', '结论', '与逐条重算', '重算用时'];
  say(`\n### 全年数字（2019 年，全市）\n\n${table(head, rows)}`);
  if (differing.length > 0)
    say(
      `\n${differing
        .slice(0, 20)
        .map((line) => `- ${line}`)
        .join('\n')}`,
    );
}

/** How long a page takes to stand, on a slowed line. */
async function pages(city: City): Promise<void> {
  note('各页……');
  const platform = await serve([platformMain, 'start'], city.env, readyWord, 900);
  try {
    const rows = await pageTimes(platform.port, await signInPeople({ url: city.url }, 1));
    const head = ['身份', '页面', '第一次打开', '再次打开', '再次打开 < 1 s'];
    const how = `下行 ${whole(line.downloadThroughput / 1000)} kB/秒，每次应答另加 ${line.latency} ms`;
    const cells = rows.map((r) => [r.role, r.page, seconds(r.first), seconds(r.again), verdict(r.again < 1000)]);
    say(`\n### 各页从打开到内容齐备（Chromium，4G 线路：${how}；1 个城市年度）\n\n${table(head, cells)}`);
  } finally {
    await platform.stop();
  }
}

/** A working morning of many people on one platform; a row for each kind of click. */
async function morning(title: string, env: NodeJS.ProcessEnv, where: Where): Promise<void> {
  note(`${title}：${crowdSize} 人……`);
  // Signed in before the start: the embedded database belongs to the platform then.
  const people = await crowdOf(where, crowdSize);
  const platform = await serve([platformMain, 'start'], env, readyWord, 900);
  try {
    const answer = await crowd(platform.port, people, options.quick ? 30 : 120);
    const rows = answer.rows.map((r) => [
      r.name,
      whole(r.n),
      r.p50.toFixed(0),
      r.p99.toFixed(0),
      r.max.toFixed(0),
      r.failed,
      verdict(r.failed === 0 && r.p99 < 500),
    ]);
    const head = ['点开', '次数', 'p50 ms', 'p99 ms', '最长 ms', '失败', 'p99 < 500 ms 且无失败'];
    say(`\n### ${title}：${answer.people} 人同时在线，${answer.seconds} 秒，每次点开之间停 1.5 至 4.5 秒\n\n${table(head, rows)}`);
    for (const failure of answer.failures) say(`- ${failure}`);
  } finally {
    await platform.stop();
  }
}

/** The same morning on both databases; the embedded one is filled for it. */
async function mornings(city: City, folder: string): Promise<void> {
  await morning('PostgreSQL', city.env, { url: city.url });
  if (options.quick) return;
  const data = join(folder, 'morning');
  const env = { DATA_DIR: data, ZS_DEMO: '1', DATABASE_URL: '', LOG_LEVEL: 'error' };
  note('载入内置数据库……');
  await seed(env, 1);
  await morning('内置数据库', env, { folder: data });
}

const perSecond = ({ n, ms }: Took, of: string): string => `${whole((n / ms) * 1000)} ${of}/秒`;

function scriptRows(): Cells[] {
  return firstScripts().map(({ page, files, bytes }) => [
    `首屏脚本（gzip）:${page}`,
    `${(bytes / 1000).toFixed(0)} kB,${files} 个文件`,
    '',
    '≤ 300 kB',
    verdict(bytes <= 300_000),
  ]);
}

/** One row of the table; a job that fails says so in its row and does not take the others with it. */
async function job(title: string, work: () => Promise<Cells>): Promise<Cells> {
  note(`${title}……`);
  try {
    return [title, ...(await work())];
  } catch (error) {
    note((error as Error).message);
    return [title, '未完成', '', '', `**${(error as Error).message.split('\n')[0]}**`];
  }
}

const plain = (ms: number): Cells => [seconds(ms), '', '', ''];

async function importRow(city: City, rows: number): Promise<Cells> {
  const took = await importTable(city.env, city.url, rows);
  return [seconds(took.ms), perSecond(took, '行'), '≥ 5,000 行/秒', verdict((took.n / took.ms) * 1000 >= 5000)];
}

async function verifyRow(city: City): Promise<Cells> {
  const took = await verify(city.env);
  return [seconds(took.ms), perSecond(took, '条'), '', ''];
}

/** Jobs that take a while, each as its command, with start-up included. */
async function jobs(city: City, folder: string): Promise<void> {
  const embedded = { DATA_DIR: join(folder, 'embedded'), ZS_DEMO: '1', DATABASE_URL: '', LOG_LEVEL: 'error' };
  const lines = 20_000;
  const rows: Cells[] = [
    ['载入演示年度(zs seed,PostgreSQL)', seconds(city.seeded.ms), perSecond(city.seeded, '条'), '', ''],
    await job('第二次启动(PostgreSQL)', async () => plain(await start(city.env))),
    await job('核验台账(zs verify,PostgreSQL)', () => verifyRow(city)),
    await job(`导入 ${whole(lines)} 行(zs import,PostgreSQL)`, () => importRow(city, lines)),
  ];
  // A whole city-year once more, in the embedded database: too long for a smoke.
  if (!options.quick) {
    rows.push(await job('第一次启动(内置数据库,含载入演示年度)', async () => plain(await start(embedded))));
    rows.push(await job('第二次启动(内置数据库)', async () => plain(await start(embedded))));
  }
  say(`\n### 其他\n\n${table(['工作', '用时', '速度', '目标', '结论'], [...rows, ...scriptRows()])}`);
}

async function run(server: PostgresServer, folder: string): Promise<void> {
  const version = await onServer(
    server.url(),
    async (client) => (await client.query("select current_setting('server_version') as v")).rows[0],
  );
  say(
    `## 性能\n\n${methodLines(String(version?.v))
      .map((line) => `- ${line}`)
      .join('\n')}`,
  );
  const cities = [await makeCity(server, 1, folder)];
  const scale = Number(options.scale ?? 10);
  if (!options.quick && scale > 1) cities.push(await makeCity(server, scale, folder));
  // Figures first: the workloads that open cases would make the databases differ from what was seeded.
  if (wanted('figures')) await figures(cities);
  if (wanted('assessments')) await assessments(cities);
  if (wanted('reports')) await reports(cities);
  if (questions.length > 0) for (const city of cities) await compare(city);
  const [first] = cities;
  if (first) await ofOneCity(first, folder);
}

/** What is measured on one city-year alone. */
async function ofOneCity(city: City, folder: string): Promise<void> {
  if (wanted('pages')) await pages(city);
  if (wanted('crowd')) await mornings(city, folder);
  if (wanted('jobs')) await jobs(city, folder);
}

const folder = workFolder();
const server = await startPostgres();
const stop = (): never => {
  killAll();
  folder.remove();
  process.exit(130);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
try {
  await run(server, folder.path);
} finally {
  killAll();
  await server.stop();
  folder.remove();
}
