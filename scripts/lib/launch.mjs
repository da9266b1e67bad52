/**
 * What every entry needs before the project's own code can run: dependencies and the pinned Node.
 * Plain JavaScript, because a fresh machine may hold an older Node that cannot read TypeScript.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const windows = process.platform === 'win32';
const modules = join(root, 'node_modules');
const stamp = join(modules, '.zs-lock');
const lockFile = join(root, 'package-lock.json');
const lockDir = join(root, '.cache', 'install.lock');
const oldestUsable = 24;

/** A sentence for the person at the keyboard; shown without a stack trace. */
class Stop extends Error {}

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

/** Someone may have run `npm ci` by hand: what npm wrote down is then as good as our stamp. */
function treeMatchesLock() {
  const tree = read(join(modules, '.package-lock.json'));
  if (tree === undefined) return false;
  const installed = JSON.parse(tree).packages;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const differs = Object.keys(installed).some((path) => installed[path].version !== wanted[path]?.version);
  const lacks = Object.keys(wanted).some((path) => path !== '' && !wanted[path].optional && !wanted[path].peer && !installed[path]);
  return !differs && !lacks;
}

function installed() {
  const hash = lockHash();
  if (read(stamp) === hash) return true;
  if (!treeMatchesLock()) return false;
  writeFileSync(stamp, hash);
  return true;
}

function holderAlive() {
  const pid = Number(read(join(lockDir, 'pid')));
  // The holder writes its id just after making the folder: give it a moment before calling it dead.
  if (!pid) return Date.now() - (statSync(lockDir, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 5000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function takeLock() {
  try {
    mkdirSync(dirname(lockDir), { recursive: true });
    mkdirSync(lockDir);
  } catch (error) {
    if (error.code !== 'EEXIST') throw new Stop(`无法在 ${root} 中写入文件，请检查目录权限。`);
    return false;
  }
  writeFileSync(join(lockDir, 'pid'), String(process.pid));
  return true;
}

async function withInstallLock(work) {
  while (!takeLock()) {
    if (!holderAlive()) rmSync(lockDir, { recursive: true, force: true });
    await new Promise((wake) => setTimeout(wake, 300));
  }
  const release = () => rmSync(lockDir, { recursive: true, force: true });
  process.once('exit', release);
  try {
    work();
  } finally {
    release();
    process.off('exit', release);
  }
}

/** npm talks to stderr: standard output belongs to the command (`zs figures --json` is read by programs). */
function install() {
  if (installed()) return;
  process.stderr.write('正在安装依赖（约需半分钟）……\n');
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error'];
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: windows });
  if (done.error) throw new Stop('找不到 npm,请先安装 Node.js 20 或更高版本（自带 npm）。');
  if (done.status !== 0) throw new Stop('依赖安装失败：请检查网络与磁盘空间，或在项目目录运行 npm ci 查看原因，然后重试。');
  writeFileSync(stamp, lockHash());
}

async function ensureInstalled() {
  if (!installed()) await withInstallLock(install);
}

const majorOf = (version) => Number(/^v?(\d+)\./.exec(version ?? '')?.[1]);

/** The Node that answers with the pinned major; else the running one, if young enough. */
function pinnedNode() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const file = join(modules, name, 'bin', windows ? 'node.exe' : 'node');
  const major = majorOf(optionalDependencies[name] ?? Object.values(optionalDependencies)[0]);
  if (existsSync(file)) {
    const answer = spawnSync(file, ['--version'], { encoding: 'utf8' });
    if (majorOf(answer.stdout) === major) return file;
  }
  if (majorOf(process.version) >= oldestUsable) return process.execPath;
  throw new Stop(`本机（${process.platform}-${process.arch}）没有可用的 Node ${major}，请安装 Node ${major} 后重试。`);
}

/** `--bin biome` → the JavaScript file behind a dependency's command. */
function binFile(name) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
    const manifest = JSON.parse(read(join(modules, dependency, 'package.json')) ?? '{}');
    const bin = typeof manifest.bin === 'string' ? { [dependency.split('/').at(-1)]: manifest.bin } : manifest.bin;
    if (bin?.[name]) return join(modules, dependency, bin[name]);
  }
  throw new Stop(`依赖中没有名为 ${name} 的命令。`);
}

/**
 * Runs the child in our place. In a terminal Ctrl-C reaches the whole process group, so the child has it already;
 * a signal sent to us alone is passed on, once.
 */
function standIn(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  const passed = new Set();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY;
      if (!fromTerminal && !passed.has(signal)) child.kill(signal);
      passed.add(signal);
    });
  }
  child.on('error', (error) => fail(new Stop(`无法启动 ${node}:${error.message}`)));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

function fail(error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

/**
 * Installs if needed, then runs a script of the project (path relative to its root) under the pinned Node, in the caller's folder.
 * @param {string[]} args script and its arguments, or `--bin NAME` and its arguments
 */
export async function launch(args) {
  try {
    await ensureInstalled();
    const node = pinnedNode();
    const [script, rest] = args[0] === '--bin' ? [binFile(args[1]), args.slice(2)] : [resolve(root, args[0]), args.slice(1)];
    // Under the pinned Node already: become the script, so that no second process stands between it and its signals.
    if (process.execPath === node && process.execve && !windows) process.execve(node, [node, script, ...rest], process.env);
    standIn(node, [script, ...rest]);
  } catch (error) {
    fail(error);
  }
}
