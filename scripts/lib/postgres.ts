/**
 * A private PostgreSQL server: own data directory, own port on 127.0.0.1, gone when stopped.
 * A server or cluster that the operating system runs is neither used nor touched.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aptInstall, isRoot } from './apt.ts';
import { freePort } from './port.ts';

export type PostgresServer = {
  /** Connection string; by default the superuser `postgres` on the database of the same name. No password is asked. */
  url(role?: string, database?: string): string;
  stop(): Promise<void>;
};

export type PostgresOptions = {
  /** false: faster, and nothing promised after a power cut. Default true. */
  fsync?: boolean;
};

type Owner = { uid: number; gid: number };

const oldest = 15;
const debian = '/usr/lib/postgresql';

const versionOf = (bin: string): number => {
  const answer = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)/.exec(answer.stdout ?? '')?.[1] ?? 0);
};

function binaries(): string | undefined {
  const packaged = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  return [...packaged, ...(told ? [told] : [])]
    .filter((bin) => existsSync(join(bin, 'initdb')))
    .map((bin) => ({ bin, version: versionOf(bin) }))
    .filter(({ version }) => version >= oldest)
    .sort((a, b) => b.version - a.version)[0]?.bin;
}

/** PostgreSQL refuses to run as root: the system's `postgres` user does it then. */
function owner(): Owner | undefined {
  if (!isRoot()) return undefined;
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout || Number.NaN);
  const found = { uid: id('-u'), gid: id('-g') };
  return Number.isNaN(found.uid) ? undefined : found;
}

/** Line 8 of postmaster.pid is the server's own word on whether it takes connections. */
const isReady = (data: string): boolean => {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready';
};

async function awaitReady(server: ChildProcess, data: string): Promise<boolean> {
  for (let waited = 0; waited < 30_000 && server.exitCode === null; waited += 50) {
    if (isReady(data)) return true;
    await sleep(50);
  }
  return false;
}

function makeCluster(bin: string, base: string, as: Owner | undefined): string {
  const data = join(base, 'data');
  const args = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), args, { encoding: 'utf8', cwd: base, ...as });
  if (made.status !== 0) throw new Error(`无法建立临时的 PostgreSQL 数据目录：${made.stderr}`);
  return data;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT'); // PostgreSQL's "fast" shutdown: ends sessions, then stops in order
  const late = setTimeout(() => server.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(late);
}

async function launchServer(bin: string, base: string, data: string, as: Owner | undefined, fsync: boolean) {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const port = await freePort();
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${base}`, 'max_connections=200'];
    if (!fsync) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
    const log = openSync(join(base, 'log'), 'a');
    const server = spawn(join(bin, 'postgres'), args, { cwd: base, stdio: ['ignore', log, log], ...as });
    closeSync(log);
    if (await awaitReady(server, data)) return { server, port };
    await stopServer(server); // someone may have taken the port between asking and using it
  }
  throw new Error(`临时的 PostgreSQL 未能启动：${readFileSync(join(base, 'log'), 'utf8').slice(-500)}`);
}

/** Whether a server can be started here; installs Debian's `postgresql` where that is allowed. */
export function postgresAvailable(): boolean {
  if (!binaries()) aptInstall(['postgresql']);
  return binaries() !== undefined && (!isRoot() || owner() !== undefined);
}

/** Starts the private server. Throws with a sentence for the person at the keyboard when that is impossible. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const bin = postgresAvailable() ? binaries() : undefined;
  if (!bin) throw new Error(`需要 PostgreSQL ${oldest} 或更高版本：请安装后重试（Debian:以 root 运行 apt-get install postgresql）。`);
  const as = owner();
  const base = mkdtempSync(join(tmpdir(), 'zs-pg-'));
  if (as) chownSync(base, as.uid, as.gid);
  const clean = () => rmSync(base, { recursive: true, force: true });
  try {
    const data = makeCluster(bin, base, as);
    const { server, port } = await launchServer(bin, base, data, as, options.fsync ?? true);
    const onExit = () => {
      server.kill('SIGQUIT');
      clean();
    };
    process.once('exit', onExit);
    return {
      url: (role = 'postgres', database = 'postgres') => `postgres://${encodeURIComponent(role)}@127.0.0.1:${port}/${database}`,
      stop: async () => {
        process.off('exit', onExit);
        await stopServer(server);
        clean();
      },
    };
  } catch (error) {
    clean();
    throw error;
  }
}
