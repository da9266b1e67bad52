import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a step found: counts, and what to show the reader if something failed. */
export type Outcome = { passed: number; failed: number; skipped: number; output: string; note?: string };

export type Step = { name: string; title: string; run(): Promise<Outcome> };

export type Ended = { code: number; stdout: string; stderr: string };

const running = new Set<ChildProcess>();

/** Ends what this run started, and nothing else. */
export function endAll(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal);
}

/** Runs one JavaScript tool under this Node and keeps what it says; ends it when it takes longer than it may. */
export function runNode(args: string[], minutes: number, env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const late = setTimeout(() => {
      stderr += `\n超过 ${minutes} 分钟未结束，已停止。\n`;
      child.kill('SIGKILL');
    }, minutes * 60_000);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(late);
      running.delete(child);
      resolve({ code: code ?? 1, stdout, stderr });
    });
  });
}

/** A step that counts as one: it passes when every command does. */
export async function allPass(commands: string[][]): Promise<Outcome> {
  let output = '';
  for (const command of commands) {
    const { code, stdout, stderr } = await runNode(command, 5);
    if (code !== 0) output += `${stdout}${stderr}`.trimEnd().concat('\n') || `${command.join(' ')}：退出码 ${code}\n`;
  }
  return output === '' ? { passed: 1, failed: 0, skipped: 0, output } : { passed: 0, failed: 1, skipped: 0, output };
}

export const skipped = (note: string, count = 1): Outcome => ({ passed: 0, failed: 0, skipped: count, output: '', note });
