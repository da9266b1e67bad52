import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Console } from '#cli';

interface Running {
  readonly pid: number;
  readonly port: number;
  readonly token: string;
}

const fileOf = (dataDir: string): string => join(dataDir, 'server.json');

/** Leaves word for commands of other processes: only the same user of the machine can read it. */
export async function announce(dataDir: string, running: Running): Promise<void> {
  await writeFile(fileOf(dataDir), JSON.stringify(running), { mode: 0o600 });
  await chmod(fileOf(dataDir), 0o600);
}

export const withdraw = (dataDir: string): Promise<void> => rm(fileOf(dataDir), { force: true });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function running(dataDir: string): Promise<Running | undefined> {
  try {
    const held = JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as Running;
    return isAlive(held.pid) ? held : undefined;
  } catch {
    return undefined;
  }
}

/** Sends a command to the running server; undefined when none runs or answers. */
export async function forward(dataDir: string, argv: readonly string[], console: Console): Promise<number | undefined> {
  const server = await running(dataDir);
  if (!server) return undefined;
  const headers = { 'content-type': 'application/json', 'x-command-token': server.token };
  const body = JSON.stringify({ argv, folder: process.cwd() });
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/command`, { method: 'POST', headers, body }).catch(() => undefined);
  if (!answer) return undefined;
  if (!answer.ok) {
    console.note('平台正在运行，但没有完成这个命令。请查看平台的运行记录。');
    return 1;
  }
  const { code, lines, notes } = (await answer.json()) as { code: number; lines: readonly string[]; notes: readonly string[] };
  for (const note of notes) console.note(note);
  for (const line of lines) console.out(line);
  return code;
}
