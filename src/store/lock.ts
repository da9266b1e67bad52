import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SetupRefusal } from './setup-refusal.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function readPid(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').trim());
  } catch {
    return Number.NaN;
  }
}

const unwritable = (dir: string, cause: unknown) =>
  new SetupRefusal(`数据目录 ${dir} 不能写入`, '请检查目录权限和磁盘空间，或用 DATA_DIR 指定其他目录', { cause });

function tryTake(path: string, dir: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, `${process.pid}\n`);
    closeSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw unwritable(dir, error);
  }
}

const mine = new Set<string>();

/** Takes the data folder for this process alone; a lock left behind by a dead process is taken over. */
export function lockFolder(dir: string): () => void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw unwritable(dir, error);
  }
  const path = join(dir, 'lock');
  for (let tries = 0; !tryTake(path, dir); tries += 1) {
    const pid = readPid(path);
    const stale = pid === process.pid ? !mine.has(path) : !isAlive(pid);
    if (!stale || tries > 3)
      throw new SetupRefusal(`数据目录 ${dir} 正由另一个进程（${pid}）使用`, '请先停止该进程，或对运行中的平台使用 zs 命令');
    rmSync(path, { force: true });
  }
  mine.add(path);
  return () => {
    mine.delete(path);
    rmSync(path, { force: true });
  };
}
