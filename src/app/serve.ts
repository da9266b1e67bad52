import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { buildServer } from '#api';
import { commands, Usage } from '#cli';
import { SetupRefusal } from '#store';
import type { Config } from './config.ts';
import { demoAccounts, demoPassword } from './demonstration.ts';
import { doorOf } from './door.ts';
import { spokenFailure } from './failure.ts';
import { assertNotInUse, setupHints } from './first-setup.ts';
import { announce, withdraw } from './forward.ts';
import { keepHouse } from './housekeeping.ts';
import { type Opened, openPlatform, projectRoot } from './platform.ts';
import { isSeeded, seedYear } from './seed.ts';
import type { Terminal } from './terminal.ts';

/** Starts the platform: pages, database, the demonstration year once, the server. Ends with Ctrl-C. */
export async function serve(config: Config, terminal: Terminal): Promise<number> {
  await assertPortFree(config);
  const web = config.buildPages ? buildPages() : noBuild;
  const platform = await openPlatform(config, (line) => terminal.note(line)).catch((error: unknown) => {
    web.stop();
    throw error;
  });
  try {
    await seedOnce(platform, terminal);
    const built = await web.failure;
    if (built !== undefined) terminal.note(`页面未能生成：${built}`);
    return await listen(platform, terminal);
  } finally {
    await platform.store.close();
  }
}

/** Asks before anything is set up, so that the answer comes at once. */
function assertPortFree({ port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portRefusal(error, port, host)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portRefusal(error: NodeJS.ErrnoException, port: number, host: string): SetupRefusal {
  if (error.code === 'EADDRINUSE')
    return new SetupRefusal(`端口 ${port} 已被占用`, `请先停止占用它的程序，或者换一个端口：PORT=${port + 1} npm start`);
  if (error.code === 'EACCES') return new SetupRefusal(`没有权限使用端口 ${port}`, '请用 1024 以上的端口，如 PORT=8210');
  return new SetupRefusal(`不能在 ${host}:${port} 上提供服务`, '请检查 HOST 和 PORT');
}

interface Build {
  /** The text of the failure, if it fails. */
  readonly failure: Promise<string | undefined>;
  stop(): void;
}
const noBuild: Build = { failure: Promise.resolve(undefined), stop: () => undefined };

/** Builds the pages beside the seeding, in a process of its own. */
function buildPages(): Build {
  const child = spawn(process.execPath, [join(projectRoot, 'scripts/build-web.ts')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const failure = new Promise<string | undefined>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) => resolve(code === 0 ? undefined : said.slice(-2000)));
  });
  return { failure, stop: () => child.kill() };
}

async function seedOnce(platform: Opened, terminal: Terminal): Promise<void> {
  if (!platform.config.demonstration) return;
  await assertNotInUse(platform);
  if (await isSeeded(platform)) return;
  terminal.note('第一次启动：载入 2019 演示年度（记录均为模拟）。');
  const made = await seedYear(platform, { year: 2019, scale: 1 }, (done, total) => terminal.progress('载入演示年度', done, total));
  terminal.note(`已载入 ${made.matters.toLocaleString('zh-CN')} 个事项、${made.events.toLocaleString('zh-CN')} 条记录。`);
}

async function listen(platform: Opened, terminal: Terminal): Promise<number> {
  const { config } = platform;
  platform.runCommand = (argv, folder) => runHere(platform, argv, folder);
  const app = await buildServer(platform, config.logLevel);
  try {
    await app.listen({ port: config.port, host: config.host });
  } catch (error) {
    throw portRefusal(error as NodeJS.ErrnoException, config.port, config.host);
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  if (platform.embedded) await announce(config.dataDir, { pid: process.pid, port, token: platform.commandToken });
  const stopKeeping = keepHouse(platform, addressOf(config, port), (line) => app.log.error(line));
  await greet(platform, port, terminal);
  await untilAsked();
  stopKeeping();
  if (platform.embedded) await withdraw(config.dataDir);
  await app.close();
  return 0;
}

function addressOf({ host }: Config, port: number): string {
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`;
}

async function greet(platform: Opened, port: number, terminal: Terminal): Promise<void> {
  terminal.out(`准绳已启动：${addressOf(platform.config, port)}`);
  if (platform.embedded) terminal.out('使用内置数据库（试用库）；正式使用请以 DATABASE_URL 接入 PostgreSQL。');
  for (const line of await setupHints(platform)) terminal.out(line);
  if (!platform.demonstration) return;
  terminal.out(`演示账号（密码均为 ${demoPassword}，记录均为模拟，平台日期为 ${platform.today()}）:`);
  for (const a of demoAccounts) terminal.out(`  ${a.account.padEnd(10)} ${a.name}  ${a.post}  ${a.why}`);
  terminal.out('按 Ctrl-C 结束。');
}

/** Resolves on the first SIGINT or SIGTERM. */
function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** A command sent by another process, run on the database that this one holds. */
async function runHere(
  platform: Opened,
  argv: readonly string[],
  folder: string,
): Promise<{ code: number; lines: string[]; notes: string[] }> {
  const lines: string[] = [];
  const notes: string[] = [];
  const console = { out: (line: string) => lines.push(line), note: (line: string) => notes.push(line), progress: () => undefined };
  const [name = '', ...rest] = argv;
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const code = await command?.run(rest, doorOf(platform, folder), console);
    return { code: code ?? 2, lines, notes };
  } catch (error) {
    const said = error instanceof Usage ? error.message : spokenFailure(error);
    if (said === undefined) throw error;
    return { code: error instanceof Usage ? 2 : 1, lines, notes: [...notes, said] };
  }
}
