/** Processes that a run starts: every one of them is ended by its own id when the run ends, however it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../scripts/lib/port.ts';
import { root } from '../scripts/lib/steps.ts';

const running = new Set<ChildProcess>();

/** The last resort when the run itself is ended. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

function launch(args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): { child: ChildProcess; said: () => string } {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
  }
  return { child, said: () => text };
}

export interface Served {
  readonly port: number;
  /** Milliseconds until it took requests. */
  readonly ms: number;
  stop(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1 and waits until it says `ready`. */
export async function serve(args: readonly string[], env: NodeJS.ProcessEnv, ready: string, seconds: number): Promise<Served> {
  const port = await freePort();
  const began = performance.now();
  const { child, said } = launch(args, { ...env, PORT: String(port), HOST: '127.0.0.1' }, root);
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => fail(`${seconds} 秒内没有启动`), seconds * 1000);
    const fail = (why: string): void => {
      clearTimeout(late);
      child.kill('SIGKILL');
      reject(new Error(`${args.join(' ')}:${why}\n${said().slice(-2000)}`));
    };
    const look = (): void => {
      if (!said().includes(ready)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.once('exit', (code) => fail(`已结束（${code}）`));
  });
  return { port, ms: performance.now() - began, stop: () => end(child) };
}

/** Asks once, then insists. */
function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

export interface Finished {
  readonly code: number;
  readonly ms: number;
  readonly said: string;
}

/** Runs a command to its end; ends it when it takes longer than `seconds`. */
export function command(args: readonly string[], env: NodeJS.ProcessEnv, seconds: number, cwd: string = root): Promise<Finished> {
  const began = performance.now();
  const { child, said } = launch(args, env, cwd);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(late);
      resolve({ code: code ?? 1, ms: performance.now() - began, said: said() });
    });
  });
}
